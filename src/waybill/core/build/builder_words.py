"""What docker and buildx say of themselves, read. Tolerant: what cannot be read is not there. Pure."""

from __future__ import annotations

import re
from typing import Any

from waybill.core.build.builder_facts import EngineSummary, numbers
from waybill.core.protocol import load_json, printable
from waybill.frozen import dataclass

_VERSION = re.compile(r"(?:^|\s)v?([0-9]{1,4}\.[0-9]{1,4}(?:\.[0-9]{1,4})?[A-Za-z0-9.+~_-]{0,60})")
_FIELD = re.compile(r"\s*([A-Za-z][A-Za-z ]*):\s*(.*?)\s*")
_MOST_PLATFORMS = 100
_FIRST_BUILDKIT = (18, 9)
# As the kernel names machines, and as images do.
_MACHINES = {"x86_64": "amd64", "aarch64": "arm64", "armv7l": "arm", "armv6l": "arm", "i386": "386", "i686": "386"}


@dataclass(frozen=True, kw_only=True)
class BuildxFacts:
    """What `docker buildx inspect` tells. ``problem``: of a node, in its own words."""

    name: str = ""
    driver: str = ""
    platforms: tuple[str, ...] = ()
    buildkit: str = ""
    problem: str = ""


def read_buildx_inspect(text: str) -> BuildxFacts:
    """What `docker buildx inspect` printed. The builder's own fields come before those of its nodes."""
    found: dict[str, list[str]] = {}
    for line in text[:200_000].splitlines():
        field = _FIELD.fullmatch(line)
        if field and field[2]:
            found.setdefault(field[1].lower(), []).append(printable(field[2], 2000))
    platforms = (name.strip().rstrip("*") for line in found.get("platforms", ()) for name in line.split(","))
    return BuildxFacts(
        name=_first(found, "name"),
        driver=_first(found, "driver"),
        platforms=tuple(dict.fromkeys(name for name in platforms if name))[:_MOST_PLATFORMS],
        buildkit=_first(found, "buildkit version") or _first(found, "buildkit"),
        problem=_first(found, "error"),
    )


def _first(found: dict[str, list[str]], name: str) -> str:
    return found.get(name, [""])[0]


def read_buildx_version(text: str) -> str:
    """The version in what `docker buildx version` printed; empty when it is not there."""
    line = text[:2000].strip().split("\n")[0]
    found = _VERSION.search(line) if "buildx" in line else None
    return found[1] if found else ""


def read_versions(version_json: bytes, info_json: bytes) -> tuple[str, EngineSummary | None]:
    """The client's version, and the engine: `docker version` and `docker info`, each with `--format '{{json .}}'`."""
    version, info = load_json(version_json), load_json(info_json)
    server = _below(version, "Server")
    if not _text(server, "Version"):
        return _text(_below(version, "Client"), "Version"), None
    return _text(_below(version, "Client"), "Version"), _engine(server, info)


def read_info(info_json: bytes) -> tuple[str, EngineSummary | None]:
    """The same from `docker info` alone, as clients from 23 on tell it; no engine where it does not say all of it."""
    info = load_json(info_json)
    client, version = _text(_below(info, "ClientInfo"), "Version"), _text(info, "ServerVersion")
    if not (client and version):
        return client, None
    machine = _text(info, "Architecture")
    server = {"Version": version, "Os": _text(info, "OSType"), "Arch": _MACHINES.get(machine, machine)}
    return client, _engine(server, info)


def _engine(server: Any, info: Any) -> EngineSummary:
    options = _below(info, "SecurityOptions")
    version = _text(server, "Version")
    return EngineSummary(
        version=version,
        api=_text(server, "ApiVersion"),
        os=_text(server, "Os"),
        architecture=_text(server, "Arch"),
        store=_store(info),
        rootless="name=rootless" in options if isinstance(options, list) else False,
        buildkit=numbers(version) >= _FIRST_BUILDKIT,
    )


def _store(info: Any) -> str:
    """By the driver's type. An engine that names a storage driver and no snapshotter has the classic store."""
    if not _text(info, "Driver"):
        return ""
    status = _below(info, "DriverStatus")
    told = str(status) if isinstance(status, list) else ""
    return "containerd" if "io.containerd.snapshotter" in told else "classic"


def _below(value: Any, key: str) -> Any:
    return value.get(key) if isinstance(value, dict) else None


def _text(value: Any, key: str) -> str:
    found = _below(value, key)
    return printable(found, 200) if isinstance(found, str) else ""
