"""``preflight``: look at every image, diagnose, tell. Nothing is built, nothing is touched."""

from __future__ import annotations

from collections.abc import Mapping

from waybill import VERSION
from waybill.config.job import JobContext, is_github_registry
from waybill.config.settings import PreflightSettings
from waybill.core.diagnosis import diagnose
from waybill.core.evidence import Evidence, Job, Wish
from waybill.core.finding import Finding, told_once
from waybill.core.outcome import Outcome, fold_checks
from waybill.core.reference import ReferenceProblem, parse_reference
from waybill.core.waybill_document import SourceRecord, Tool, Voyage
from waybill.flows.hands import Hands
from waybill.flows.ladder import Ladder, Sight
from waybill.flows.parallel import in_parallel
from waybill.frozen import dataclass
from waybill.report.images import image_name, proved_digest, record_of, row_of
from waybill.report.log import Log
from waybill.report.model import Report

VERB = "preflight"
PUBLIC_REGISTRY = "ghcr.io"
CANCEL_SECONDS = 3.0
LAYERS_OF = 8  # images of one run up to which every layer is asked for: one request each


@dataclass(frozen=True, kw_only=True)
class Preflight:
    """How it ended, for people and for the waybill."""

    report: Report
    voyage: Voyage


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """One image: what was seen and what it means."""

    sight: Sight
    findings: tuple[Finding, ...]


def preflight(settings: PreflightSettings, job: JobContext, hands: Hands, log: Log) -> Preflight:
    """Climb the ladder for every image, side by side, and fold what was found into one outcome."""
    clock = hands.http.clock
    started, begun = clock.now_iso(), clock.monotonic()
    for notice in settings.notices:
        log.warning(notice)
    verdicts = _look(settings, job, hands, log)
    seconds = clock.monotonic() - begun
    findings = told_once(finding for verdict in verdicts for finding in verdict.findings)
    report = _report(verdicts, findings, started, clock.now_iso())
    voyage = _voyage(verdicts, report, job, {"look": round(seconds, 3)})
    return Preflight(report=report, voyage=voyage)


def _look(settings: PreflightSettings, job: JobContext, hands: Hands, log: Log) -> list[Verdict]:
    count = len(settings.images)
    few = count <= LAYERS_OF

    def look(image: str) -> Verdict:
        ladder = Ladder(_start(image, settings, job, hands), hands, settings.probe_timeout, ask_for_layers=few)
        sight = ladder.climb()
        return Verdict(sight=sight, findings=diagnose(sight.evidence))

    found: dict[int, Verdict] = {}
    if not few:
        log.info(f"more than {LAYERS_OF} images: their layers are not asked for one by one")
    with log.heartbeat("looking at " + (settings.images[0] if count == 1 else f"{count} images")):
        try:
            for index, verdict in in_parallel(look, settings.images, settings.max_parallel):
                found[index] = verdict
                log.debug(f"looked at {settings.images[index]}")
        except BaseException:
            hands.at_work.wait_until_done(CANCEL_SECONDS)  # an upload that was started is cancelled first
            raise
    return [found[index] for index in range(count)]


def _start(image: str, settings: PreflightSettings, job: JobContext, hands: Hands) -> Evidence:
    return Evidence(
        wish=Wish(
            image=image,
            platforms=settings.platforms,
            push=settings.push,
            expiry_warning_days=settings.expiry_warning_days,
        ),
        now=hands.http.clock.now_iso(),
        job=Job(
            in_actions=job.in_actions,
            repository=job.repository,
            server=job.server,
            event=job.event,
            sha=job.sha,
            limit_seconds=int(settings.job_limit),
        ),
        github_registry=_is_github(image, job),
    )


def _is_github(image: str, job: JobContext) -> bool:
    """ghcr.io speaks GitHub's words to jobs of every server; whether its API may be asked is the ladder's affair."""
    try:
        registry = parse_reference(image).registry
        return registry == PUBLIC_REGISTRY or is_github_registry(registry, job.server)
    except ReferenceProblem:
        return False


def _report(verdicts: list[Verdict], findings: tuple[Finding, ...], started: str, finished: str) -> Report:
    rows = tuple(row_of(verdict.sight.evidence, verdict.findings) for verdict in verdicts)
    # `digest` and `image` are outputs only where there is one image: two cannot stand in one field.
    single = verdicts[0].sight.evidence if len(verdicts) == 1 else None
    digest = proved_digest(single) if single else ""
    return Report(
        verb=VERB,
        outcome=fold_checks(row.verdict for row in rows),
        findings=findings,
        rows=rows,
        digest=digest,
        image=f"{image_name(single)}@{digest}" if single and digest else "",
        started=started,
        finished=finished,
    )


def _voyage(verdicts: list[Verdict], report: Report, job: JobContext, timings: Mapping[str, float]) -> Voyage:
    return Voyage(
        verb=VERB,
        outcome=report.outcome,
        proved=report.outcome is Outcome.PROVED,
        tool=Tool(name="waybill", version=VERSION),
        source=source_of(job),
        started=report.started,
        finished=report.finished,
        images={
            verdict.sight.evidence.wish.image: record_of(verdict.sight.evidence, verdict.sight.bodies, verdict.findings)
            for verdict in verdicts
        },
        hosts={},
        findings=report.worst_first,
        timings=timings,
    )


def source_of(job: JobContext) -> SourceRecord:
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
