"""Which compose files go to the server, which services run the image, and where they answer. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import urlsplit

from waybill.core.reference import reference_of
from waybill.core.starting.choice import Choice, custom, seen, unknown
from waybill.core.starting.look import ComposeFile, Look, Port, Service

_PRODUCTION = re.compile(r"(?:^|[./_-])(?:prod|production|server|deploy|live)(?=[./_-])")
_BASES = ("compose.yaml", "compose.yml", "docker-compose.yaml", "docker-compose.yml")
_OWN_ADDRESSES = ("", "0.0.0.0", "127.0.0.1", "::")  # noqa: S104  # as a file says it; nothing listens here


def image_name(text: str) -> str:
    """The name in an image of a compose file, without tag, digest and variables; empty where it is no whole name."""
    directory, slash, last = text.partition("@")[0].rpartition("/")
    name = directory + slash + re.split(r":|\$\{", last, maxsplit=1)[0]
    return name if slash and reference_of(name) else ""


def built_services(file: ComposeFile) -> tuple[Service, ...]:
    """The services that are built from this repository."""
    return tuple(service for service in file.services if service.build)


def choose_compose(name: str, look: Look) -> Choice:
    """The files that run on the server: one that is called so, else the one that compose would find."""
    readable = [file for file in look.compose if file.services and (not look.brought or file.path in look.brought)]
    called = [file for file in readable if _PRODUCTION.search(file.path.lower())]
    base = next((file for path in _BASES for file in readable if file.path == path), None)
    if len(called) > 1:
        listed = ", ".join(file.path for file in called)
        return unknown(name, f"several are called as if for a server: {listed}; `none` leaves the server's own")
    if called:
        return _with_base(name, called[0], base)
    if base is None:
        return custom(name, (), "no compose file is at the top of the repository: the one on the server counts")
    if source := _develops(base):
        reason = f"{base.path} puts {source} of the checkout into a container, as for development: the server's counts"
        return custom(name, (), reason)
    return seen(name, (base.path,), "it is the one that compose finds; each deploy sends it along, and a rollback too")


def _with_base(name: str, file: ComposeFile, base: ComposeFile | None) -> Choice:
    """A file that only changes another needs that one before it."""
    whole = all(service.image or service.build for service in file.services)
    if whole or base is None:
        return seen(name, (file.path,), "it is called as one for a server; each deploy sends it along")
    reason = f"{file.path} is called as one for a server, and changes {base.path}; each deploy sends both along"
    return seen(name, (base.path, file.path), reason)


def _develops(file: ComposeFile) -> str:
    """The directory of source that the file mounts, if it does: what is in the image would be hidden by it."""
    for service in file.services:
        for source in service.binds:
            if service.build and source in (".", service.build.context):
                return "the top" if source == "." else source
    return ""


def choose_services(name: str, services: Sequence[Service], image: str) -> Choice:
    """Those whose image it is; else those that are built here, if they are built alike."""
    if not services:
        return custom(name, (), f"those whose image is {image or 'of this name'} on the server")
    ours = [service for service in services if image and image_name(service.image) == image]
    if ours:
        return seen(name, _names(ours), f"their image is {image}")
    built = [service for service in services if service.build and not image_name(service.image)]
    if built and len({service.build for service in built}) == 1:
        return seen(name, _names(built), "they are built from this repository")
    if built:
        return unknown(name, f"several are built here, each in its own way: {', '.join(_names(built))}")
    return unknown(name, f"none of {', '.join(_names(services)[:10])} names the image or is built here")


def _names(services: Sequence[Service]) -> tuple[str, ...]:
    return tuple(service.name for service in services)


def choose_health(name: str, services: Sequence[Service], chosen: Sequence[str]) -> Choice:
    """The address of a health check, through the port that the host publishes."""
    ours = [service for service in services if service.name in chosen and not service.waited_for]
    for service in ours:
        if found := _seen_from_host(service):
            return seen(name, (found,), f"the health check of {service.name} asks that, seen through its port")
    if any(service.checked for service in ours):
        return custom(name, (), "no port of the service is published on the host: Docker's own health check decides")
    return custom(name, (), "nothing tells it: Docker's own health check decides, if there is one")


def _seen_from_host(service: Service) -> str:
    if not service.checked:
        return ""
    address = urlsplit(service.checked)
    inner = str(address.port or (443 if address.scheme == "https" else 80))
    port = next((port for port in service.ports if port.container == inner), None)
    if port is None:
        return ""
    rest = (address.path or "/") + (f"?{address.query}" if address.query else "")
    return f"{address.scheme}://{_reached(port)}:{port.published}{rest}"


def _reached(port: Port) -> str:
    if port.address in _OWN_ADDRESSES:
        return "127.0.0.1"
    return f"[{port.address}]" if ":" in port.address else port.address
