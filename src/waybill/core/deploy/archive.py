"""The archive in which files go to a host: the same files always make the same bytes. Pure."""

from __future__ import annotations

import io
import tarfile
from base64 import b64encode
from collections.abc import Mapping


def archive(files: Mapping[str, bytes]) -> str:
    """A tar in base64. ``files`` is by path below the place where it is unpacked; nothing for nothing."""
    if not files:
        return ""
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w", format=tarfile.GNU_FORMAT) as tar:
        for path in sorted(files):
            tar.addfile(_entry(path, files[path]), io.BytesIO(files[path]))
    return b64encode(buffer.getvalue()).decode("ascii")


def is_inside(path: str) -> bool:
    """Whether a path names a file below the directory that it is put in, and nothing else."""
    parts = path.split("/")
    return not any(part in ("", ".", "..") for part in parts) and not any(char in path for char in "\0\n\r\\")


def _entry(path: str, content: bytes) -> tarfile.TarInfo:
    if not is_inside(path):
        raise ValueError(f"{path!r} is no path below the directory that it would be put in")
    entry = tarfile.TarInfo(path)
    entry.size = len(content)
    entry.mode = 0o600
    return entry
