"""A fresh checkout on a machine that never ran it: no bytecode, nothing in the page cache."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path

SHIPPED = ("bin", "src", "vendor")


def copy_checkout(root: Path, target: Path) -> Path:
    """What a runner unpacks and the launcher reads, without bytecode."""
    for name in SHIPPED:
        shutil.copytree(root / name, target / name, ignore=shutil.ignore_patterns("__pycache__"), symlinks=True)
    return target


def make_cold(paths: Iterable[str]) -> None:
    """Remove the bytecode below a checkout's folders, and drop every file from the page cache.

    Bytecode of the standard library stays on disk: it comes with Python. Pages that another process has mapped stay
    in memory whatever we do, so a cold start is colder on a machine where nothing else runs.
    """
    for path in map(Path, paths):
        if path.is_dir() and (path / "vendor").is_dir():
            for folder in list(path.rglob("__pycache__")):
                shutil.rmtree(folder)
        for file in _files(path):
            _forget(file)


def _files(path: Path) -> Iterator[Path]:
    if path.is_file():
        yield path.resolve()
        return
    for folder, folders, names in os.walk(path):
        folders[:] = [name for name in folders if name not in {"dist-packages", "site-packages", "test"}]
        yield from (Path(folder) / name for name in names)


def _forget(path: Path) -> None:
    try:
        number = os.open(path, os.O_RDONLY)
    except OSError:
        return  # a link to nowhere, or not ours to read
    try:
        os.fsync(number)  # only what is on the disk already can be dropped
        os.posix_fadvise(number, 0, 0, os.POSIX_FADV_DONTNEED)
    finally:
        os.close(number)
