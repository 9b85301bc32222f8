"""From what ``host/room.sh`` told to rooms. Pure."""

from __future__ import annotations

from itertools import pairwise

from waybill.core.host.machine import Room
from waybill.core.host.read_lines import facts, number

_ROLES = ("data", "containerd", "state", "temporary")


def read_rooms(text: str) -> tuple[Room, ...]:
    """Every room in its order; one that was told twice (two containerds of one root) counts once."""
    rooms: list[Room] = []
    asked = list(facts(text))
    for (role, numbers), (name, measured) in pairwise(asked):
        room = _room(role, numbers, measured) if role in _ROLES and name == "asked" else None
        if room is not None and room not in rooms:
            rooms.append(room)
    return tuple(rooms)


def _room(role: str, told: str, measured: str) -> Room | None:
    words = told.split(" ", 6)
    if len(words) < 7:
        return None
    block, free, root, total, free_files, files = (number(word) for word in words[:6])
    return Room(
        path=words[6],
        role=role,
        measured=measured,
        free_bytes=_times(block, free),
        root_bytes=_times(block, root),
        total_bytes=_times(block, total),
        free_inodes=free_files,
        total_inodes=files,
    )


def _times(block: int | None, count: int | None) -> int | None:
    return block * count if block is not None and count is not None else None
