"""Which compose files go to the server, which services run the image, and where they answer. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from posixpath import basename, dirname
from urllib.parse import urlsplit

from waybill.core.reference import reference_of
from waybill.core.starting.choice import Choice, custom, guess, seen, unknown
from waybill.core.starting.compose import resolved
from waybill.core.starting.look import Build, ComposeFile, Look, Port, Service

_PRODUCTION = re.compile(r"(?:^|[./_-])(?:prod|production|server|deploy|live)(?=[./_-])")
_BASES = ("compose.yaml", "compose.yml", "docker-compose.yml", "docker-compose.yaml")  # in compose's own order
_OVERRIDE = re.compile(r"(?:docker-)?compose\.override\.ya?ml")
_VARIABLE = re.compile(r"\$(?:\{[A-Za-z_][A-Za-z0-9_]*(?::?\?[^}]*)?\}|[A-Za-z_][A-Za-z0-9_]*)(?:[:@].*)?")
_FOR_DEVELOPMENT = re.compile(r"dev|development|debug|local|test|tests")
_OWN_ADDRESSES = ("", "0.0.0.0", "127.0.0.1", "::")  # noqa: S104  # as a file says it; nothing listens here
_DEEPEST = 4  # files that include files


def image_name(text: str) -> str:
    """The name in an image of a compose file, without tag, digest and variables; empty where it is no whole name."""
    directory, slash, last = resolved(text).partition("@")[0].rpartition("/")
    name = directory + slash + last.partition(":")[0]
    return name if slash and reference_of(name) else ""


def built_services(file: ComposeFile) -> tuple[Service, ...]:
    """The services that are built from this repository."""
    return tuple(service for service in file.services if service.build)


def project_of(look: Look, paths: Sequence[str]) -> tuple[Service, ...]:
    """The services of a project that is made of these files and of what they include; a later file changes earlier."""
    files = {file.path: file for file in look.compose}
    found: dict[str, Service] = {}
    for service in _services(files, paths, _DEEPEST):
        found[service.name] = _changed(found[service.name], service) if service.name in found else service
    return tuple(found.values())


def files_of(look: Look, paths: Sequence[str], depth: int = _DEEPEST) -> tuple[str, ...]:
    """What these files and those that they include name besides their services: other parts, configs, secrets."""
    named: list[str] = []
    for file in look.compose:
        if file.path in paths:
            named += [*file.files, *(files_of(look, file.files, depth - 1) if depth > 0 else ())]
    return tuple(dict.fromkeys(named))


def _services(files: dict[str, ComposeFile], paths: Iterable[str], depth: int) -> Iterator[Service]:
    for file in (files[path] for path in paths if path in files):
        if depth > 0:
            yield from _services(files, file.included, depth - 1)
        yield from (_begun(files, service, _DEEPEST) for service in file.services)


def _begun(files: dict[str, ComposeFile], service: Service, depth: int) -> Service:
    """A service with what it takes from the one that it extends, profiles too."""
    if service.extends is None or depth == 0:
        return service
    path, name = service.extends
    first = next((one for one in files[path].services if one.name == name), None) if path in files else None
    return _changed(_begun(files, first, depth - 1), service) if first else service


def _changed(first: Service, later: Service) -> Service:
    """What compose makes of a service that stands in two files."""
    return replace(
        later,
        image=later.image or first.image,
        build=_built_by(first.build, later.build),
        ports=(*later.ports, *first.ports),  # the later counts where a `!override` takes the earlier away
        checked=later.checked or first.checked,
        env_files=tuple(dict.fromkeys((*first.env_files, *later.env_files))),
        binds=tuple(dict.fromkeys((*first.binds, *later.binds))),
        waited_for=first.waited_for or later.waited_for,
        platform=later.platform or first.platform,
        idle=first.idle or later.idle,
        whole=first.whole or later.whole,
    )


def _built_by(first: Build | None, later: Build | None) -> Build | None:
    if first is None or later is None:
        return later or first
    moved = later.context != "."
    return replace(
        later,
        context=later.context if moved else first.context,
        dockerfile=later.dockerfile if moved or later.dockerfile else first.dockerfile,
        target=later.target or first.target,
        args=tuple({text.partition("=")[0]: text for text in (*first.args, *later.args)}.values()),
        platforms=later.platforms or first.platforms,
    )


def choose_compose(name: str, look: Look) -> Choice:
    """The files that run on the server: one that is called so, else the one that compose would find."""
    parts = {path for file in look.compose for path in file.files}
    readable = [
        file
        for file in look.compose
        if file.services and file.path not in parts and (not look.brought or file.path in look.brought)
    ]
    called = [file for file in readable if _PRODUCTION.search(file.path.lower())]
    base = next((file for path in _BASES for file in readable if file.path == path), None)
    if len(called) > 1:
        listed = ", ".join(file.path for file in called)
        return unknown(name, f"several are called as if for a server: {listed}; `none` leaves the server's own")
    if called:
        return _beside(name, called[0]) or _with_base(name, called[0], base)
    if base is None:
        top = [file.path for file in readable if not dirname(file.path)]
        where = (
            f"called as compose looks for it ({', '.join(top[:5])} is not)" if top else "at the top of the repository"
        )
        return custom(name, (), f"no compose file is {where}: the one on the server counts")
    if source := _develops(base):
        return custom(name, (), f"{base.path} {source}, as for development: the server's counts")
    if source := _perhaps_develops(base, look):
        reason = f"{base.path} puts {source} of the checkout into a container that is built from it, perhaps for "
        return guess(name, (), f"{reason}development; then the server's counts, else say {base.path}")
    override = next((file.path for file in readable if _OVERRIDE.fullmatch(file.path)), "")
    more = f"; {override} is left out, as one for this machine: say both if it is not" if override else ""
    reason = "it is the one that compose finds; each deploy sends it along, and a rollback too"
    return seen(name, (base.path,), reason + more)


def _beside(name: str, file: ComposeFile) -> Choice | None:
    named = beside(file)
    if not named:
        return None
    reason = f"{file.path} is called as one for a server, and names {named[0]} beside it: on a host compose looks for "
    return guess(name, (), f"{reason}that from the project directory, so it would miss; the server's counts")


def beside(file: ComposeFile) -> tuple[str, ...]:
    """What a file in a folder names beside it, and on a host would be looked for from the project directory.

    Not ``.env``, which is the server's in any case.
    """
    if not dirname(file.path):
        return ()
    named = [path for service in file.services for path in (*service.env_files, *service.binds)]
    return tuple(path for path in (*named, *file.files) if basename(path) != ".env")


def _with_base(name: str, file: ComposeFile, base: ComposeFile | None) -> Choice:
    """A file that only changes another needs that one before it."""
    if base is None or all(service.whole for service in file.services):
        there = {service.name for service in file.services}
        lacking = [service.name for service in base.services if service.name not in there] if base else []
        reason = "it is called as one for a server; each deploy sends it along"
        if lacking and base:
            reason += f". It stands for itself, if {', '.join(lacking[:5])} of {base.path} is not wanted there"
            return guess(name, (file.path,), f"{reason}; else say both files")
        if not _PRODUCTION.search(basename(file.path).lower()):
            return guess(name, (file.path,), f"{reason}. Only its folder is called so")
        return seen(name, (file.path,), reason)
    reason = f"{file.path} is called as one for a server, and changes {base.path}; each deploy sends both along"
    return seen(name, (base.path, file.path), reason)


def _develops(file: ComposeFile) -> str:
    """How the file says that it is for development: a mount would hide what is in the image, a stage is called so."""
    for service in file.services:
        for source in service.binds:
            if service.build and source in (".", service.build.context):
                return f"puts {'the top' if source == '.' else source} of the checkout into a container"
        if "." in service.binds:
            return "puts the top of the checkout into a container"
        if service.build and _FOR_DEVELOPMENT.fullmatch(service.build.target.lower()):
            return f"builds the stage {service.build.target} of {service.name}"
    return ""


def _perhaps_develops(file: ComposeFile, look: Look) -> str:
    """A folder of the context that git follows, mounted into what is built of it."""
    for service in file.services:
        for source in service.binds if service.build else ():
            within = service.build is not None and f"{source}/".startswith(_start_of(service.build.context))
            if within and source in look.folders:
                return source
    return ""


def _start_of(context: str) -> str:
    return "" if context == "." else f"{context}/"


def choose_services(name: str, services: Sequence[Service], image: str) -> Choice:
    """Those whose image it is, and those that are built just as they are; else those that are built here alike."""
    if not services:
        return custom(name, (), f"those whose image is {image or 'of this name'} on the server")
    active = [service for service in services if not service.idle]  # one that is chosen is started, profile or not
    ours = [service for service in active if image and image_name(service.image) == image]
    if ours:
        alike = [one for one in active if one.build and not one.image and one.build in [our.build for our in ours]]
        both = [service for service in active if service in ours or service in alike]
        more = ", or they are built just as that one" if alike else ""
        return seen(name, _names(both), f"their image is {image}{more}")
    built = [service for service in active if service.build]
    if built and len({service.build for service in built}) == 1:
        called = next((found for service in built if (found := image_name(service.image))), "")
        more = f"; the compose file calls that {called}, and a deploy puts {image} in its place" if called else ""
        return seen(name, _names(built), f"they are built from this repository{more}")
    if built:
        return unknown(name, f"several are built here, each in its own way: {', '.join(_names(built))}")
    variable = [service for service in active if _VARIABLE.fullmatch(service.image)]
    if len({service.image for service in variable}) == 1:
        return guess(name, _names(variable), "a variable names their image")
    return unknown(name, f"none of {', '.join(_names(services)[:10])} names the image or is built here")


def _names(services: Sequence[Service]) -> tuple[str, ...]:
    return tuple(service.name for service in services)


def choose_health(name: str, services: Sequence[Service], chosen: Sequence[str]) -> Choice:
    """The address of a health check, through the port that the host publishes."""
    ours = [service for service in services if service.name in chosen and not service.waited_for]
    for service in ours:
        if found := _seen_from_host(service):
            address, port = found
            reason = f"the health check of {service.name} asks that, seen through its port"
            if port.supposed:
                return guess(name, (address,), f"{reason}, if the server leaves that at {port.published}")
            if address.startswith("https:"):
                return guess(name, (address,), f"{reason}, if its certificate is for that address")
            return seen(name, (address,), reason)
    if any(service.checked for service in ours):
        return custom(name, (), "no port of the service is published on the host: Docker's own health check decides")
    return custom(name, (), "nothing tells it: Docker's own health check decides, if there is one")


def _seen_from_host(service: Service) -> tuple[str, Port] | None:
    if not service.checked:
        return None
    address = urlsplit(service.checked)
    inner = str(address.port or (443 if address.scheme == "https" else 80))
    port = next((port for port in service.ports if port.container == inner), None)
    if port is None:
        return None
    rest = (address.path or "/") + (f"?{address.query}" if address.query else "")
    return f"{address.scheme}://{_reached(port)}:{port.published}{rest}", port


def _reached(port: Port) -> str:
    if port.address in _OWN_ADDRESSES:
        return "127.0.0.1"
    return f"[{port.address}]" if ":" in port.address else port.address
