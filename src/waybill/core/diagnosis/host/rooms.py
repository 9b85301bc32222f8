"""Room: bytes and inodes, where the engine keeps its images and where a deploy keeps its state."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from waybill.core.diagnosis.host.view import HostView
from waybill.core.diagnosis.telling import find
from waybill.core.finding import Finding, Severity
from waybill.core.host.engine import Store
from waybill.core.host.machine import MachineFacts, Room
from waybill.core.pasted import pasted
from waybill.frozen import dataclass

UNPACKED = 2.5  # a layer on the disk, with what was fetched of it, beside its compressed size
_MIB = 1024 * 1024
_SMALLEST = 8 * _MIB  # a container that only starts: its own layer, its log, the engine's records
_STATE = 2 * _MIB  # journal, ballast, small files
_NEAR = 5 * 1024 * _MIB
_NEAR_SHARE = 0.05
_FILES_OF_A_LAYER = 10  # that the engine itself makes for each
_FILES_OF_A_START = 20
_FEW_FILES = 10_000

_NAMES = {
    "data": "the engine's data",
    "containerd": "containerd's images",
    "state": "the state of deploys",
    "temporary": "temporary files",
}


@dataclass(frozen=True, kw_only=True)
class _Need:
    """What a place must hold. ``by_root``: whoever writes there is root."""

    bytes: int
    files: int
    by_root: bool = False
    rule: str = ""


def room_findings(view: HostView, machine: MachineFacts) -> Iterator[Finding]:
    """Too little room is an error where something must fail, and a warning where it is near."""
    images = _of_images(view, machine.rooms)
    need = _of_a_pull(view)
    short = [room for room in images if _lacks(room, need)]
    for room in images:
        # Which of several places the engine uses is not certain: only when none has room must a pull fail.
        yield from _judge(view, room, need, certain=len(short) == len(images))
    for room in machine.rooms:
        if room.role in ("state", "temporary") and not _shares(room, images):
            yield from _judge(view, room, _Need(bytes=_STATE, files=_FILES_OF_A_START), certain=room.role == "state")


def _of_images(view: HostView, rooms: Sequence[Room]) -> list[Room]:
    """Where images go. An engine with containerd's store keeps them where containerd does, wherever its own data is."""
    engine = view.evidence.engine
    by_role = {role: [room for room in rooms if room.role == role] for role in ("data", "containerd")}
    if engine is not None and engine.store is Store.CONTAINERD and by_role["containerd"]:
        return by_role["containerd"]
    return by_role["data"]


def _of_a_pull(view: HostView) -> _Need:
    wish, engine = view.evidence.wish, view.evidence.engine
    layers = int((wish.needed_bytes or 0) * UNPACKED)
    files = _FILES_OF_A_START + _FILES_OF_A_LAYER * wish.needed_blobs
    rule = f"The layers that are missing there are {size(wish.needed_bytes)} compressed." if wish.needed_bytes else ""
    by_root = not (engine is not None and engine.rootless)
    return _Need(bytes=layers + _SMALLEST, files=files, by_root=by_root, rule=rule)


def _shares(room: Room, images: Sequence[Room]) -> bool:
    """The same file system, by all its numbers: what is wrong with it is told once."""
    return any(
        (room.total_bytes, room.total_inodes, room.free_bytes)
        == (other.total_bytes, other.total_inodes, other.free_bytes)
        for other in images
    )


def _free(room: Room, need: _Need) -> int | None:
    return room.root_bytes if need.by_root and room.root_bytes is not None else room.free_bytes


def _lacks(room: Room, need: _Need) -> bool:
    free = _free(room, need)
    return (free is not None and free < need.bytes) or _lacks_files(room, need.files)


def _lacks_files(room: Room, files: int) -> bool:
    return bool(room.total_inodes) and room.free_inodes is not None and room.free_inodes < files


def _judge(view: HostView, room: Room, need: _Need, *, certain: bool) -> Iterator[Finding]:
    only_looking = view.evidence.wish.verb == "verify"
    severity = Severity.ERROR if certain and not only_looking else Severity.WARNING
    free = _free(room, need)
    if free is None:
        if room.role in ("data", "containerd") and not only_looking:
            what = f"`{room.path}` has room for the image"
            yield find(view, "check.not-made", what=what, reason="its file system does not tell how much is free")
    elif free < need.bytes:
        yield _full(view, room, need, free, severity)
    elif _is_near(room, free - need.bytes):
        yield _full(view, room, need, free, Severity.WARNING)
    if _lacks_files(room, need.files):
        yield _inodes(view, room, need, severity)
    elif _lacks_files(room, _FEW_FILES) and room.role in ("data", "containerd"):
        yield _inodes(view, room, need, Severity.WARNING)


def _is_near(room: Room, left: int) -> bool:
    return room.role not in ("temporary", "state") and left < min(_NEAR, (room.total_bytes or 0) * _NEAR_SHARE)


def _full(view: HostView, room: Room, need: _Need, free: int, severity: Severity) -> Finding:
    left = (
        f"Then {size(free - need.bytes)} of {size(room.total_bytes or 0)} would be left." if free >= need.bytes else ""
    )
    prepared = {"free": size(free), "need": size(need.bytes), "effect": f"{need.rule} {left}".strip()}
    return find(
        view, "host.disk-full", _seen(room), severity=severity, prepared=_with_sudo(view, prepared), facts=_place(room)
    )


def _inodes(view: HostView, room: Room, need: _Need, severity: Severity) -> Finding:
    prepared = {
        "free": str(room.free_inodes),
        "total": str(room.total_inodes),
        "need": str(need.files),
        "bytes": size(_free(room, need) or 0),
    }
    return find(
        view,
        "host.inodes-full",
        _seen(room),
        severity=severity,
        prepared=_with_sudo(view, prepared),
        facts=_place(room),
    )


def _with_sudo(view: HostView, prepared: dict[str, str]) -> dict[str, str]:
    return {**prepared, "sudo": "sudo " if view.evidence.wish.sudo else ""}


def _place(room: Room) -> dict[str, str]:
    measured = pasted(room.measured or room.path, "PATH")
    return {"path": room.path, "measured": measured, "what": _NAMES.get(room.role, room.role)}


def _seen(room: Room) -> str:
    asked = f" (measured at {room.measured})" if room.measured not in ("", room.path) else ""
    inodes = f", {room.free_inodes} of {room.total_inodes} inodes" if room.total_inodes else ""
    free = "?" if room.free_bytes is None else size(room.free_bytes)
    root = "" if room.root_bytes in (None, room.free_bytes) else f" ({size(room.root_bytes or 0)} for root)"
    return f"{room.path}{asked}: {free}{root} of {size(room.total_bytes or 0)} free{inodes}"


def size(count: int) -> str:
    """Bytes as people read them."""
    amount = float(count)
    for unit in ("bytes", "KiB", "MiB", "GiB"):
        if amount < 1024:
            return f"{amount:.0f} {unit}" if unit == "bytes" or amount >= 100 else f"{amount:.1f} {unit}"
        amount /= 1024
    return f"{amount:.1f} TiB"
