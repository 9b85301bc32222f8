"""How a run ended, for people and for the waybill."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from waybill import VERSION
from waybill.config.job import JobContext
from waybill.core.waybill_document import ImageRecord, SourceRecord, Tool, Voyage
from waybill.frozen import dataclass
from waybill.report.model import Report

if TYPE_CHECKING:
    from waybill.core.build_record import BuildRecord
    from waybill.core.host_record import HostRecord


@dataclass(frozen=True, kw_only=True)
class Ended:
    """What a flow comes to."""

    report: Report
    voyage: Voyage


def ended(
    report: Report,
    job: JobContext,
    *,
    images: Mapping[str, ImageRecord],
    hosts: Mapping[str, HostRecord],
    timings: Mapping[str, float],
    reason: str = "",
    build: BuildRecord | None = None,
) -> Ended:
    """The waybill says what the report says, and what was looked at."""
    voyage = Voyage(
        verb=report.verb,
        outcome=report.outcome,
        proved=report.outcome.is_proof,
        tool=Tool(name="waybill", version=VERSION),
        source=_source_of(job),
        started=report.started,
        finished=report.finished,
        images=images,
        hosts=hosts,
        findings=report.worst_first,
        timings=timings,
        previous=report.previous_digest,
        reason=reason,
        build=build,
    )
    return Ended(report=replace(report, timings=timings), voyage=voyage)


def _source_of(job: JobContext) -> SourceRecord:
    """Which commit and which run, as GitHub says."""
    if not job.in_actions:
        return SourceRecord()
    return SourceRecord(
        server=job.server,
        repository=job.repository,
        commit=job.sha,
        ref=job.ref,
        event=job.event,
        workflow=job.workflow,
        run=job.run_id,
        number=str(job.run_number),
        attempt=str(job.run_attempt),
        url=job.run_url,
    )
