"""Which run this is among those of its repository, and what started it. Pure: the caller reads the payload."""

from __future__ import annotations

from collections.abc import Callable

from waybill.config.job import JobContext
from waybill.core.deploy.model import RunOrder
from waybill.core.event import PAYLOAD_LIMIT, EventFacts, read_event


def event_of(job: JobContext, read_bytes: Callable[[str, int], bytes]) -> EventFacts:
    """What started the run. ``read_bytes(path, limit)`` gives at most ``limit`` bytes or raises ``OSError``."""
    payload: bytes | None = None
    try:
        payload = read_bytes(job.event_path, PAYLOAD_LIMIT) if job.event_path else None
    except OSError:
        payload = None
    return read_event(job.event, job.repository, payload)


def run_order(job: JobContext, facts: EventFacts) -> RunOrder:
    """This run as a release records it; empty on a laptop.

    After a ``workflow_run`` the commit and branch are those of the run before: GITHUB_SHA and GITHUB_REF are always the
    newest commit of the default branch there, whatever was built.
    """
    if not job.in_actions:
        return RunOrder()
    return RunOrder(
        repository=job.repository,
        workflow=job.workflow,
        ref=facts.branch or job.ref,
        event=job.event,
        run_id=job.run_id,
        number=job.run_number,
        attempt=job.run_attempt,
        commit=facts.commit or job.sha,
        url=job.run_url,
    )
