"""From the reduced project that ``host/project.sh`` told to services. Pure.

Lines are ``services<TAB>app<TAB>image<TAB>"..."``. The host sends only fields of a list; here only these are taken, so
that nothing else of a project can become evidence even if a host should send it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from waybill.core.host.compose import Dependency, External, Port, Service
from waybill.core.host.compose_image import fits

MOST_SERVICES = 500
_MOST = 64
_LONGEST = 1000
_NAME = re.compile(r"[A-Za-z0-9._-]{1,128}")
_MESSAGE = re.compile(r"(\$\{[A-Za-z_][A-Za-z0-9_]*:?\?)[^}]*")
# Places of a host that give a container the host itself.
_POWERFUL = ("/var/run/docker.sock", "/run/docker.sock", "/run/containerd", "/var/run/containerd", "/etc", "/root", "/")
_SPACES = {"network_mode": "network", "pid": "processes", "ipc": "shared memory", "userns_mode": "users"}

_TOP = frozenset({"name", "services", "networks", "volumes"})
_JOB = "dev.waybill.job"

Tree = dict[str, Any]


def read_tree(text: str) -> Tree:
    """The reduced lines as nested dictionaries; lists are dictionaries of numbers."""
    tree: Tree = {}
    for line in text.split("\n"):
        *path, value = line.split("\t")
        if path and path[0] in _TOP and len(path) < 8:
            _put(tree, path, _scalar(value))
    return tree


def project_of(tree: Tree) -> str:
    """The project's name."""
    return _text(tree.get("name"))


def required_of(text: str) -> dict[str, bool]:
    """The variables that the project demands, and whether it is not enough that one is set to nothing."""
    found: dict[str, bool] = {}
    for line in text.split("\n"):
        kind, _, rest = line.partition("\t")
        name, _, form = rest.partition("\t")
        if kind == "required" and re.fullmatch(r"[A-Za-z_][A-Za-z0-9_]*", name):
            found[name] = found.get(name, False) or form == "filled"
    return dict(sorted(found.items()))


def read_services(rendered: Tree, raw: Tree, written: Iterable[str], profiles: Iterable[str]) -> tuple[Service, ...]:
    """The services of a project. ``written`` are images as they stand in the files, where ``raw`` is not known."""
    told, known = _object(rendered.get("services")), _object(raw.get("services"))
    lines = tuple(written)
    enabled = frozenset(profiles)
    names = [name for name in dict.fromkeys((*told, *known)) if _NAME.fullmatch(name)][:MOST_SERVICES]
    services = [_service(name, told.get(name), known.get(name), lines) for name in names]
    seen = told or known  # when nothing could be rendered, the written form has to do
    awaited = {each.service for one in services for each in one.depends_on if each.awaits_end}
    return tuple(
        replace(one, active=one.name in seen and _enabled(one, enabled), one_shot=one.one_shot or one.name in awaited)
        for one in services
    )


def read_externals(rendered: Tree) -> tuple[External, ...]:
    """Networks and volumes that the project uses and that are not its own."""
    found = (
        External(kind=kind, key=key, name=_text(_object(body).get("name")) or key)
        for kind in ("network", "volume")
        for key, body in _object(rendered.get(f"{kind}s")).items()
        if _object(body).get("external") is True
    )
    return tuple(found)[:_MOST]


def kept_binds(raw: Tree) -> frozenset[tuple[str, str]]:
    """Service and source of each bind mount that must be there: ``create_host_path: false``."""
    return frozenset(
        (name, _text(mount.get("source")))
        for name, service in _object(raw.get("services")).items()
        for mount in _items(_object(service).get("volumes"))
        if mount.get("type") == "bind" and _object(mount.get("bind")).get("create_host_path") is False
    )


def bind_targets(tree: Tree) -> Mapping[tuple[str, str], str]:
    """Where a bind mount of a service leads to, by service and source."""
    return {
        (name, _text(mount.get("source"))): _text(mount.get("target"))
        for name, service in _object(tree.get("services")).items()
        for mount in _items(_object(service).get("volumes"))
        if mount.get("type") == "bind"
    }


def _enabled(service: Service, profiles: frozenset[str]) -> bool:
    return not service.profiles or "*" in profiles or not profiles.isdisjoint(service.profiles)


def _service(name: str, rendered: Any, raw: Any, written: tuple[str, ...]) -> Service:
    body, source = _object(rendered), _object(raw)
    known = body or source
    image = _text(body.get("image"))
    mounts = [mount for mount in _items(known.get("volumes")) if mount.get("type") == "bind"]
    return Service(
        name=name,
        image=image,
        raw_image=_MESSAGE.sub(r"\1", _text(source.get("image")) or _as_written(image, written)),
        builds="build" in known,
        pull_policy=_text(known.get("pull_policy")),
        container_name=_text(known.get("container_name")),
        ports=tuple(_ports(body.get("ports"))),
        profiles=tuple(_texts(known.get("profiles"))),
        replicas=_replicas(known),
        env_files=tuple(_env_files(source.get("env_file"))),
        bind_sources=tuple(_text(mount.get("source")) for mount in mounts),
        healthcheck=_healthcheck(known.get("healthcheck")),
        privileged=known.get("privileged") is True,
        powers=tuple(_powers(known, mounts)),
        **_needs(body),
    )


def _needs(body: Tree) -> dict[str, Any]:
    """What the rendered project says of how it runs and what it uses."""
    mounts = [mount for mount in _items(body.get("volumes")) if mount.get("type") == "volume"]
    return {
        "one_shot": _text(_object(body.get("labels")).get(_JOB)) == "true",
        "depends_on": tuple(
            Dependency(service=name, condition=_text(_object(how).get("condition")) or "service_started")
            for name, how in list(_object(body.get("depends_on")).items())[:_MOST]
        ),
        "networks": tuple(_object(body.get("networks")))[:_MOST],
        "volumes": tuple(_text(mount.get("source")) for mount in mounts if mount.get("source")),
        "anonymous_volumes": tuple(_text(mount.get("target")) for mount in mounts if not mount.get("source")),
        "configs": _sources(body.get("configs")),
        "secrets": _sources(body.get("secrets")),
        "restart": _text(body.get("restart"))[:64],
        "platform": _text(body.get("platform"))[:64],
    }


def _sources(value: Any) -> tuple[str, ...]:
    return tuple(_text(item.get("source")) for item in _items(value) if item.get("source"))


def _as_written(image: str, written: tuple[str, ...]) -> str:
    """The one written form that can have become this image; nothing when several can."""
    found = {line for line in written if line == image or ("$" in line and fits(line, image))}
    return found.pop() if len(found) == 1 else ""


def _ports(value: Any) -> Iterator[Port]:
    for item in _items(value):
        published = str(item.get("published") or "")
        if re.fullmatch(r"[0-9]{1,5}(-[0-9]{1,5})?", published):
            yield Port(
                published=published,
                target=str(item.get("target") or "")[:12],
                address=_text(item.get("host_ip"))[:64],
                protocol=_text(item.get("protocol"))[:8] or "tcp",
            )


def _replicas(body: Mapping[str, Any]) -> int:
    for value in (body.get("scale"), _object(body.get("deploy")).get("replicas")):
        if isinstance(value, int) and not isinstance(value, bool):
            return value
    return 1


def _healthcheck(value: Any) -> bool | None:
    if value is None:
        return None
    return value != "none" and _object(value).get("disable") is not True


def _env_files(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value[:_LONGEST]
    for item in list(_object(value).values())[:_MOST]:
        if isinstance(item, str):
            yield item[:_LONGEST]
        elif _object(item).get("required") is not False:
            yield _text(_object(item).get("path"))


def _powers(body: Mapping[str, Any], mounts: list[Tree]) -> Iterator[str]:
    if body.get("privileged") is True:
        yield "privileged"
    yield from (f"the host's {what}" for key, what in _SPACES.items() if body.get(key) == "host")
    yield from (f"the capability {name}" for name in _texts(body.get("cap_add")))
    for source in dict.fromkeys(_text(mount.get("source")).rstrip("/") or "/" for mount in mounts):
        if source in _POWERFUL:
            yield f"the host's {source}"


# Values


def _put(tree: Tree, path: list[str], value: Any) -> None:
    for key in path[:-1]:
        below = tree.get(key)
        if not isinstance(below, dict):
            below = tree[key] = {}
        tree = below
    if not isinstance(tree.get(path[-1]), dict) or value not in ({}, None):
        tree[path[-1]] = value


def _scalar(text: str) -> Any:
    if text == "{}":
        return {}
    try:
        value = json.loads(text)
    except ValueError:
        return None
    return value if isinstance(value, (str, int, bool)) else None


def _object(value: Any) -> Tree:
    return value if isinstance(value, dict) else {}


def _items(value: Any) -> list[Tree]:
    return [item for item in _object(value).values() if isinstance(item, dict)][:_MOST]


def _texts(value: Any) -> list[str]:
    return [item[:128] for item in _object(value).values() if isinstance(item, str)][:_MOST]


def _text(value: Any) -> str:
    return value[:_LONGEST] if isinstance(value, str) else ""
