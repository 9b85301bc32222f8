"""Files of a build: those that the user names, and a private place that is gone when the run ends."""

from __future__ import annotations

import contextlib
import os
import shutil
import stat
import tempfile
import time
from collections.abc import Iterator, Mapping
from functools import partial

from waybill.effects.given_files import read_bytes
from waybill.effects.ssh.place import Place, private_bases

_PREFIX = "waybill-build-"
_DAY = 86400.0


def read_file(path: str, limit: int) -> bytes:
    """A file of at most ``limit`` bytes; ``ValueError`` beyond that, ``OSError`` where it cannot be read."""
    data = read_bytes(path, limit + 1)
    if len(data) > limit:
        raise ValueError(f"it is larger than {limit} bytes")
    return data


@contextlib.contextmanager
def private_place(environ: Mapping[str, str]) -> Iterator[Place]:
    """A folder that only we may enter, in memory where there is such a place. It goes with us, however we end."""
    sweep(environ)
    place = Place(partial(_directory, environ), environ)
    try:
        yield place
    finally:
        place.close()


@contextlib.contextmanager
def scratch(environ: Mapping[str, str]) -> Iterator[str]:
    """A folder for what is no secret and is needed for a moment; empty where none can be made."""
    folder = ""
    with contextlib.suppress(OSError):
        folder = _directory(environ)
    try:
        yield folder
    finally:
        if folder:
            shutil.rmtree(folder, ignore_errors=True)


def sweep(environ: Mapping[str, str], older: float = _DAY) -> None:
    """Take away what runs left whose keeper was killed with them."""
    for base in private_bases(environ):
        with contextlib.suppress(OSError):
            for entry in os.scandir(base):
                if entry.name.startswith(_PREFIX) and _is_left(entry, older):
                    shutil.rmtree(entry.path, ignore_errors=True)


def _is_left(entry: os.DirEntry[str], older: float) -> bool:
    try:
        found = entry.stat(follow_symlinks=False)
    except OSError:
        return False
    return stat.S_ISDIR(found.st_mode) and found.st_uid == os.geteuid() and found.st_mtime < time.time() - older


def _directory(environ: Mapping[str, str]) -> str:
    for base in private_bases(environ):
        with contextlib.suppress(OSError):
            return tempfile.mkdtemp(prefix=_PREFIX, dir=base)
    raise OSError("there is no folder for temporary files: set TMPDIR to one that can be written to")
