"""From what ``host/files.sh`` told, and the commit's own files, to a comparison. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import datetime, timezone

from waybill.core.host.machine import HostFile
from waybill.core.host.read_lines import first
from waybill.frozen import dataclass

_HASH = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, kw_only=True)
class LocalFile:
    """The commit's file of one pair. ``plain`` is its hash without carriage returns."""

    source: str  # in the commit
    path: str  # on the host
    sha256: str = ""
    plain: str = ""
    trouble: str = ""


def read_files(text: str | None, wanted: Sequence[LocalFile]) -> tuple[HostFile, ...]:
    """One comparison for each pair, in its order. What was not told is no match."""
    told = list(_numbered(text or "", len(wanted)))
    return tuple(_compared(local, seen) for local, seen in zip(wanted, told, strict=True))


def _numbered(text: str, count: int) -> Iterator[dict[str, str]]:
    for number in range(1, count + 1):
        start = f"{number} "
        yield first("\n".join(line[len(start) :] for line in text.split("\n") if line.startswith(start)))


def _compared(local: LocalFile, seen: dict[str, str]) -> HostFile:
    what, there, plain = seen.get("is", ""), seen.get("sha256", ""), seen.get("plain", "")
    there = there if _HASH.fullmatch(there) else ""
    if what == "file" and not there:
        what = "unreadable"
    return HostFile(
        path=local.path,
        source=local.source,
        here=local.sha256,
        source_trouble=local.trouble,
        there=there,
        changed=_moment(seen.get("changed", "")),
        link=seen.get("link", ""),
        trouble="" if what in ("file", "absent") else what or "untold",
        only_line_ends=bool(there) and there != local.sha256 and plain == local.plain and plain != "",
    )


def _moment(text: str) -> str:
    """Seconds since 1970 as ISO 8601."""
    if not re.fullmatch(r"[0-9]{1,11}", text):
        return ""
    return datetime.fromtimestamp(int(text), timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")
