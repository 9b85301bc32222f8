"""What the Engine API's ``/version`` and ``/info`` say, as evidence, and which version of the API to speak. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from waybill.core.host.engine import EngineFacts, Store
from waybill.core.platform import normalise

NEWEST_API = (1, 51)  # the newest whose answers were read for this code
OLDEST_API = (1, 30)  # the oldest with everything that is asked (Docker 17.06)
_CONTAINERD = "io.containerd.snapshotter.v1"
_NO_STATUS = frozenset({"vfs", "fuse-overlayfs"})  # graph drivers that have none; containerd's store always has one
_LONGEST = 300
_MOST = 50
_VERSION = re.compile(r"(\d{1,3})\.(\d{1,4})")
_ARM = re.compile(r"armv([5-8])")

Json = Mapping[str, Any]


def choose_api(server: str, minimum: str) -> str:
    """The version to speak: the server's, or the newest that we read, or the oldest that it takes; ``""``: none."""
    offered, least = parse_api(server), parse_api(minimum) or (1, 0)
    if offered is None or offered < OLDEST_API:
        return ""
    major, minor = max(min(offered, NEWEST_API), least)
    return f"{major}.{minor}"


def parse_api(text: object) -> tuple[int, int] | None:
    """``1.43`` as two numbers."""
    read = _VERSION.fullmatch(text) if isinstance(text, str) else None
    return (int(read[1]), int(read[2])) if read else None


def read_engine(facts: EngineFacts, version: Json, info: Json, api: str) -> EngineFacts:
    """Add what the engine says of itself."""
    store = store_of(version, info)
    return replace(
        facts,
        name=engine_name(version),
        version=text(version, "Version"),
        api=text(version, "ApiVersion"),
        min_api=text(version, "MinAPIVersion"),
        chosen_api=api,
        identifier="" if store is Store.PODMAN else text(info, "ID"),  # podman's is another one each time
        store=store,
        driver=text(info, "Driver"),
        platform=platform_of(version, info),
        root=text(info, "DockerRootDir"),
        rootless=info.get("Rootless") is True or any("rootless" in word for word in texts(info, "SecurityOptions")),
        swarm=text(mapping(info, "Swarm"), "LocalNodeState") == "active",
        clock=text(info, "SystemTime"),
        name_there=text(info, "Name"),
        kernel_there=text(info, "KernelVersion"),
        labels=texts(info, "Labels"),
        warnings=texts(info, "Warnings"),
    )


def engine_name(version: Json) -> str:
    """``Docker Engine`` or ``Podman Engine``."""
    names = [text(part, "Name") for part in _list(version, "Components") if isinstance(part, Mapping)]
    podman = next((name for name in names if name.lower().startswith("podman")), "")
    return podman or ("Docker Engine" if "Engine" in names or not names else names[0])


def store_of(version: Json, info: Json) -> Store:
    """Which image store: it decides what an image's ID is."""
    if engine_name(version).lower().startswith("podman"):
        return Store.PODMAN
    if any(_CONTAINERD in pair for pair in _list(info, "DriverStatus") if isinstance(pair, list)):
        return Store.CONTAINERD
    silent = text(info, "Driver") in _NO_STATUS and info.get("DriverStatus", "") in (None, [])
    return Store.CLASSIC if silent or (text(info, "Driver") and _list(info, "DriverStatus")) else Store.UNKNOWN


def platform_of(version: Json, info: Json) -> str:
    """``linux/arm/v7``; empty when it is not told."""
    system = text(info, "OSType") or text(version, "Os")
    architecture = text(info, "Architecture") or text(version, "Arch")
    if not system or not architecture:
        return ""
    arm = _ARM.match(architecture)
    if arm:  # armv8l is 32 bits on a kernel of 64
        return str(normalise(system, "arm", f"v{min(int(arm[1]), 7)}"))
    return str(normalise(system, architecture))


def names_of(listed: Iterable[object]) -> tuple[str, ...]:
    """By what the networks or volumes of a list can be called: their names, and the IDs of those that have one."""
    records = [one for one in listed if isinstance(one, Mapping)]
    return tuple(name for record in records for name in (text(record, "Name"), text(record, "Id")) if name)


def text(record: Json, name: str) -> str:
    """A text of a record, at most so long; anything else is nothing."""
    value = record.get(name)
    return value[:_LONGEST] if isinstance(value, str) else ""


def texts(record: Json, name: str) -> tuple[str, ...]:
    """The texts of a list."""
    return tuple(item[:_LONGEST] for item in _list(record, name)[:_MOST] if isinstance(item, str))


def mapping(record: Json, name: str) -> Json:
    """A record within a record."""
    value = record.get(name)
    return value if isinstance(value, Mapping) else {}


def _list(record: Json, name: str) -> list[Any]:
    value = record.get(name)
    return value if isinstance(value, list) else []
