"""Volumes without a name, which compose hands on to the next container: may the new image's own files be hidden? Pure.

Where the new image has files at such a place, the old volume would hide them, and the old version's files would run
under the new digest. Where it has none, the volume holds data and is handed on.
"""

from __future__ import annotations

import io
import tarfile
from collections.abc import Collection
from enum import Enum


class Handing(Enum):
    """What is done with such volumes of all chosen services together, as compose cannot tell them apart."""

    ON = "on"
    ANEW = "anew"
    MIXED = "mixed"  # some hold data and others hide files


def handing(every: Collection[str], shipping: Collection[str]) -> Handing:
    """``every`` such place, and those at which the new image has files."""
    if not shipping:
        return Handing.ON
    return Handing.ANEW if set(every) <= set(shipping) else Handing.MIXED


def holds_files(beginning: bytes) -> bool:
    """Whether a directory that came as a tar, of which this is the beginning, holds more than directories."""
    try:
        with tarfile.open(fileobj=io.BytesIO(beginning), mode="r|") as tar:
            return any(not entry.isdir() for entry in tar)
    except (tarfile.TarError, EOFError):
        return False
