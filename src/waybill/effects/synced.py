"""The repository's files that go along with a deploy: read below one directory and nowhere else."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator

from waybill.frozen import dataclass

MOST_BYTES = 8 * 1024 * 1024
MOST_FILES = 500
_LEFT_OUT = frozenset({".git"})


@dataclass(frozen=True, kw_only=True)
class Synced:
    """One file of the commit, or why it cannot go along."""

    path: str  # from the checkout, and below the project directory on the host
    content: bytes = b""
    mode: str = "0644"
    trouble: str = ""


def read_synced(checkout: str, names: Iterable[str]) -> tuple[Synced, ...]:
    """Every file that the names mean, sorted; a directory means all files in it. What is too much is a trouble."""
    found: dict[str, Synced] = {}
    room = MOST_BYTES
    root = os.path.realpath(checkout)
    for path in _paths(root, names):
        one = _read(root, path, room)
        found.setdefault(one.path, one)
        room -= len(one.content)
        if len(found) > MOST_FILES:
            found[one.path] = Synced(path=one.path, trouble=f"these are more than {MOST_FILES} files")
            break
    return tuple(found[path] for path in sorted(found))


def _paths(root: str, names: Iterable[str]) -> Iterator[str]:
    for name in names:
        plain = os.path.normpath(name)
        whole = os.path.join(root, plain)
        if os.path.islink(whole) or not os.path.isdir(whole):
            yield plain
            continue
        yield from list(_below(root, whole)) or [plain]


def _below(root: str, directory: str) -> Iterator[str]:
    for place, folders, files in os.walk(directory):
        folders[:] = sorted(folder for folder in folders if folder not in _LEFT_OUT)
        linked = [folder for folder in folders if os.path.islink(os.path.join(place, folder))]
        for file in sorted([*files, *linked]):
            yield os.path.relpath(os.path.join(place, file), root)


def _read(root: str, path: str, room: int) -> Synced:
    whole = os.path.join(root, path)
    try:
        if os.path.commonpath([root, os.path.realpath(whole)]) != root:
            return Synced(path=path, trouble="it leads out of the checkout")
        return _read_plain(path, whole, room)
    except OSError as error:
        return Synced(path=path, trouble=error.strerror or "it cannot be read")


def _read_plain(path: str, whole: str, room: int) -> Synced:
    """A link would become a file on the host that follows nothing any more, so it is not taken."""
    found = os.lstat(whole)
    if stat.S_ISLNK(found.st_mode):
        return Synced(path=path, trouble="it is a symbolic link")
    if stat.S_ISDIR(found.st_mode):
        return Synced(path=path, trouble="there is no file in it")
    if not stat.S_ISREG(found.st_mode):
        return Synced(path=path, trouble="it is no plain file")
    if found.st_size > room:
        return Synced(path=path, trouble=f"all files together are larger than {MOST_BYTES} bytes")
    with open(whole, "rb") as file:
        content = file.read(room + 1)
    return Synced(path=path, content=content, mode="0755" if found.st_mode & stat.S_IXUSR else "0644")
