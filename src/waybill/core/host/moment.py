"""Points in time as engines write them: with nanoseconds, with a zone, and the year 1 for "never"."""

from __future__ import annotations

import re
from datetime import datetime, timedelta, timezone

_MOMENT = re.compile(
    r"(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}:\d{2})(?:\.(\d{1,9}))?\s*(Z|[+-]\d{2}:?\d{2}(?:\s+\w+)?)?", re.ASCII
)


def read_moment(text: str) -> datetime | None:
    """The moment in UTC; ``None`` for "never" and for what cannot be read."""
    found = _MOMENT.fullmatch(text.strip())
    if found is None:
        return None
    day, clock, fraction, zone = found.groups()
    try:
        moment = datetime.fromisoformat(f"{day}T{clock}.{(fraction or '0')[:6].ljust(6, '0')}")
        offset = _offset(zone or "Z")
        moment = moment.replace(tzinfo=timezone.utc) - offset
    except (ValueError, OverflowError):
        return None
    return moment if moment.year > 1 else None


def _offset(zone: str) -> timedelta:
    if zone == "Z":
        return timedelta()
    digits = zone.split(maxsplit=1)[0].replace(":", "")
    size = timedelta(hours=int(digits[1:3]), minutes=int(digits[3:5]))
    return -size if digits[0] == "-" else size


def seconds_between(earlier: str, later: str) -> float | None:
    """How long from one to the other; ``None`` when either cannot be read."""
    start, end = read_moment(earlier), read_moment(later)
    return None if start is None or end is None else (end - start).total_seconds()


def shown_moment(text: str) -> str:
    """The moment for people, or an empty text."""
    moment = read_moment(text)
    return moment.strftime("%Y-%m-%d %H:%M:%S UTC") if moment else ""


def from_seconds(seconds: object) -> str:
    """Seconds since 1970 as ISO 8601, or an empty text."""
    if isinstance(seconds, bool) or not isinstance(seconds, (int, float)) or not 0 < seconds < 1e11:
        return ""
    return datetime.fromtimestamp(seconds, timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")
