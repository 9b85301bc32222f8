"""Which files are written, and which are left because something stands there. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from difflib import unified_diff
from enum import Enum

from waybill.frozen import dataclass

_MOST_LINES = 60
_COMPARED = 2000  # lines; what is longer is not compared, which would take its square


class State(Enum):
    """What becomes of a file."""

    NEW = "new"
    SAME = "same"  # it stands there, word for word
    LEFT = "left"  # something else stands there, and stays
    BARRED = "barred"  # what stands there or on the way is a link, a folder, or no text


@dataclass(frozen=True, kw_only=True)
class PlannedFile:
    """One file. ``difference`` leads from what stands there to what would be written."""

    path: str
    text: str
    state: State
    difference: tuple[str, ...] = ()


def planned(path: str, text: str, present: Mapping[str, str | None]) -> PlannedFile:
    """A file, given what stands at its place: nothing, a text, or what is no text (``None``)."""
    if path not in present:
        return PlannedFile(path=path, text=text, state=State.NEW)
    there = present[path]
    if there is None:
        return PlannedFile(path=path, text=text, state=State.BARRED)
    if there.removeprefix("\ufeff").replace("\r\n", "\n") == text:  # an editor's or git's own way to write lines
        return PlannedFile(path=path, text=text, state=State.SAME)
    return PlannedFile(path=path, text=text, state=State.LEFT, difference=_difference(path, there, text))


def _difference(path: str, there: str, text: str) -> tuple[str, ...]:
    old, new = there.splitlines(), text.splitlines()
    if len(old) > _COMPARED:
        return ("what stands there is too long to be compared",)
    lines = list(unified_diff(old, new, f"{path} (stays)", f"{path} (would be)", lineterm="", n=1))
    more = [f"… {len(lines) - _MOST_LINES} more lines"] if len(lines) > _MOST_LINES else []
    return tuple(lines[:_MOST_LINES] + more)


def new_files(files: Iterable[PlannedFile]) -> dict[str, str]:
    """What is to be written."""
    return {file.path: file.text for file in files if file.state is State.NEW}
