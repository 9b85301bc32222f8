"""A directory that may be hostile, seen through file descriptors: no link is followed, everything is bounded."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress

_FOLDER = os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC
_FILE = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC
_MOST_ENTRIES = 5000


class NoRegularFileError(OSError):
    """A link, a device or a directory stands where a file would be read."""


@contextmanager
def opened_folder(root: int, path: str) -> Iterator[int]:
    """A folder below ``root``, each step of the way a real folder. ``OSError`` where one is not."""
    current = os.dup(root)
    try:
        for step in (step for step in path.split("/") if step not in ("", ".")):
            if step == os.pardir:
                raise NoRegularFileError(22, "it leads up")
            following = os.open(step, _FOLDER, dir_fd=current)
            os.close(current)
            current = following
        yield current
    finally:
        os.close(current)


def read_file(root: int, path: str, limit: int) -> bytes:
    """At most ``limit`` bytes of a regular file below ``root``."""
    folder, _, name = path.rpartition("/")
    with opened_folder(root, folder) as parent:
        file = os.open(name, _FILE, dir_fd=parent)
    try:
        if not stat.S_ISREG(os.fstat(file).st_mode):
            raise NoRegularFileError(22, "it is no regular file")
        parts: list[bytes] = []
        while (missing := limit - sum(map(len, parts))) > 0 and (part := os.read(file, missing)):
            parts.append(part)
        return b"".join(parts)
    finally:
        os.close(file)


def names_in(root: int, path: str) -> tuple[list[str], list[str]]:
    """Files and folders of a folder, by name, without links and what cannot be printed; empty where there is none."""
    files: list[str] = []
    folders: list[str] = []
    with suppress(OSError), opened_folder(root, path) as folder, os.scandir(folder) as entries:
        for number, entry in enumerate(entries):
            if number >= _MOST_ENTRIES:
                break
            if not entry.name.isprintable() or entry.is_symlink():
                continue
            (folders if entry.is_dir(follow_symlinks=False) else files).append(entry.name)
    return sorted(files), sorted(folders)


def stands(root: int, path: str) -> bool:
    """True when anything is there, a dangling link too, or when that cannot be told."""
    folder, _, name = path.rpartition("/")
    try:
        with opened_folder(root, folder) as parent:
            os.stat(name, dir_fd=parent, follow_symlinks=False)
    except FileNotFoundError:
        return False
    except OSError:
        return True
    return True
