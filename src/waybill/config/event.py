"""What started the run. Pure: the caller reads the payload."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from waybill.config.job import JobContext
from waybill.core.event import PAYLOAD_LIMIT, read_event

ReadBytes = Callable[[str, int], bytes]


def with_event(job: JobContext, read_bytes: ReadBytes) -> JobContext:
    """The job with what started it. ``read_bytes(path, limit)`` gives at most ``limit`` bytes or raises ``OSError``."""
    return replace(job, event_facts=read_event(job.event, job.repository, payload_of(job, read_bytes)))


def payload_of(job: JobContext, read_bytes: ReadBytes) -> bytes | None:
    """The event's payload, where there is one that can be read."""
    try:
        return read_bytes(job.event_path, PAYLOAD_LIMIT) if job.event_path else None
    except OSError:
        return None
