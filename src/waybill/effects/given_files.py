"""What the user points at: the configuration file, a list of images, a secret in a file or on standard input."""

from __future__ import annotations

import sys
from os.path import expanduser

_LIST_CAP = 1024 * 1024
_SECRET_CAP = 64 * 1024


def read_bytes(path: str, limit: int) -> bytes:
    """At most ``limit`` bytes of a file."""
    with open(path, "rb") as file:
        return file.read(limit)


def read_text(path: str) -> str:
    """A text file of at most 1 MiB; ``ValueError`` beyond that or when it is no UTF-8."""
    data = read_bytes(path, _LIST_CAP + 1)
    if len(data) > _LIST_CAP:
        raise ValueError("it is larger than 1 MiB")
    return data.decode("utf-8-sig")


def read_secret(source: str) -> str:
    """A secret from ``file:PATH`` or ``-``, unchanged to the last blank."""
    if source == "-":
        data = sys.stdin.buffer.read(_SECRET_CAP + 1)
    else:
        data = read_bytes(expanduser(source.removeprefix("file:")), _SECRET_CAP + 1)  # no shell does behind `file:`
    if len(data) > _SECRET_CAP:
        raise ValueError("it is larger than 64 KiB, so it is no token")
    return data.decode("utf-8")
