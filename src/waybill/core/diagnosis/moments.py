"""Points in time as text, compared without a clock of our own. What cannot be read is ``None``, never an error."""

from __future__ import annotations

import math
from datetime import datetime, timedelta, timezone

from waybill.core.evidence import Evidence

CLOCK_TOLERANCE = 300.0
_FARTHEST = 1e9


def read_moment(text: str) -> datetime | None:
    """An ISO 8601 moment; without a zone it is UTC."""
    try:
        moment = datetime.fromisoformat(text.strip().replace("Z", "+00:00"))
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=timezone.utc)


def clock_offset(evidence: Evidence) -> float | None:
    """Our clock minus the registry's in seconds, within reason, or ``None`` when it was not seen."""
    offset = evidence.registry.clock_offset if evidence.registry else None
    if offset is None or math.isnan(offset):
        return None
    return max(-_FARTHEST, min(_FARTHEST, offset))


def true_now(evidence: Evidence) -> datetime | None:
    """The time of the run, by the registry's clock where that was seen."""
    now = read_moment(evidence.now)
    if now is None:
        return None
    try:
        return now - timedelta(seconds=clock_offset(evidence) or 0.0)
    except OverflowError:
        return now


def seconds_until(moment: str, evidence: Evidence) -> float | None:
    """How long until then; negative when it is past; ``None`` when either cannot be read."""
    then, now = read_moment(moment), true_now(evidence)
    return None if then is None or now is None else (then - now).total_seconds()


def duration(seconds: float) -> str:
    """A length of time for people: the largest whole unit."""
    seconds = abs(seconds)
    for name, size in (("day", 86400), ("hour", 3600), ("minute", 60), ("second", 1)):
        count = int(seconds // size)
        if count:
            return f"{count} {name}" + ("s" if count > 1 else "")
    return "less than a second"
