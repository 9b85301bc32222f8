"""Hashes of the commit's own files, to be compared with those on a host. Reads below one directory and nowhere else."""

from __future__ import annotations

import os
from collections.abc import Iterable
from hashlib import sha256

from waybill.core.host.read_files import LocalFile

_CAP = 100_000_000  # host/files.sh hashes no larger ones
_CHUNK = 1024 * 1024


def hash_files(checkout: str, pairs: Iterable[str]) -> tuple[LocalFile, ...]:
    """Hash the file of every ``path-in-checkout=/path/on/host``."""
    return tuple(_hashed(checkout, *_halves(pair)) for pair in pairs)


def _halves(pair: str) -> tuple[str, str]:
    source, _, path = pair.partition("=")
    return source.strip(), path.strip()


def _hashed(checkout: str, source: str, path: str) -> LocalFile:
    try:
        digest, plain = _hashes(_inside(checkout, source))
    except OSError as error:
        return LocalFile(source=source, path=path, trouble=error.strerror or "it cannot be read")
    except ValueError as error:
        return LocalFile(source=source, path=path, trouble=str(error))
    return LocalFile(source=source, path=path, sha256=digest, plain=plain)


def _inside(checkout: str, source: str) -> str:
    """The whole path. A link in a commit could lead to anything that this machine can read."""
    root = os.path.realpath(checkout)
    found = os.path.realpath(os.path.join(root, source))
    if os.path.commonpath([root, found]) != root:
        raise ValueError("it leads out of the checkout")
    return found


def _hashes(path: str) -> tuple[str, str]:
    """Of its bytes, and of its bytes without carriage returns."""
    if not os.path.isfile(path):
        raise ValueError("it is no file" if os.path.exists(path) else "it is not there")
    if os.path.getsize(path) >= _CAP:
        raise ValueError("it is larger than 100 MB")
    whole, plain = sha256(), sha256()
    with open(path, "rb") as file:
        while chunk := file.read(_CHUNK):
            whole.update(chunk)
            plain.update(chunk.replace(b"\r", b""))
    return whole.hexdigest(), plain.hexdigest()
