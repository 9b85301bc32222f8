"""``preflight``: look at every image, diagnose, tell. Nothing is built, nothing is touched."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from waybill.config.job import JobContext
from waybill.config.settings import PreflightSettings
from waybill.core.diagnosis.verdict import without_standing
from waybill.core.evidence import Evidence
from waybill.core.finding import told_once
from waybill.core.outcome import fold_checks
from waybill.core.picture import Picture
from waybill.flows.ended import Ended, ended
from waybill.flows.hands import Hands
from waybill.flows.images import Verdict, look_at_image, start_of
from waybill.flows.parallel import in_parallel
from waybill.report.images import image_name, proved_digest, record_of, row_of
from waybill.report.log import Log
from waybill.report.model import Check, Report, Table
from waybill.report.pictures import images_picture

if TYPE_CHECKING:
    from waybill.core.host_record import HostRecord
    from waybill.flows.fleet import HostVerdict

VERB = "preflight"
CANCEL_SECONDS = 3.0
_STAND_IN = "to-be-built"  # for the variables of compose that a deploy fills in
LAYERS_OF = 8  # images of one run up to which every layer is asked for: one request each


def preflight(settings: PreflightSettings, job: JobContext, hands: Hands, log: Log) -> Ended:
    """Climb the ladder for every image, side by side, and fold what was found into one outcome."""
    clock = hands.http.clock
    started, begun = clock.now_iso(), clock.monotonic()
    for notice in settings.notices:
        log.warning(notice)
    verdicts = _look(settings, job, hands, log)
    looked = clock.monotonic()
    hosts = _look_at_hosts(settings, verdicts[0], hands, log)
    timings = {"look": round(looked - begun, 3)}
    if hosts:
        timings["hosts"] = round(clock.monotonic() - looked, 3)
    report = _report(verdicts, hosts, started, clock.now_iso(), to_be_built=settings.to_be_built)
    report = replace(report, picture=_picture(verdicts, hosts, job))
    images = {
        verdict.sight.evidence.wish.image: record_of(verdict.sight.evidence, verdict.sight.bodies, verdict.findings)
        for verdict in verdicts
    }
    return ended(report, job, images=images, hosts=_host_records(hosts), timings=timings)


def _look(settings: PreflightSettings, job: JobContext, hands: Hands, log: Log) -> list[Verdict]:
    count = len(settings.images)
    few = count <= LAYERS_OF

    def look(image: str) -> Verdict:
        verdict = look_at_image(start_of(image, settings, job, hands), settings, hands, ask_for_layers=few)
        return _without_standing(verdict) if settings.to_be_built else verdict

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


def _without_standing(verdict: Verdict) -> Verdict:
    """What stands under the name today says nothing of what will be built: only the way there was looked at."""
    evidence = replace(verdict.sight.evidence, image=None)
    sight = replace(verdict.sight, evidence=evidence, bodies={}, configs=())
    return Verdict(sight=sight, findings=without_standing(verdict.findings))


def _look_at_hosts(settings: PreflightSettings, verdict: Verdict, hands: Hands, log: Log) -> Sequence[HostVerdict]:
    """What looks at hosts is loaded only where there are some: start time is a feature."""
    if not settings.hosts:
        return ()
    from waybill.flows.ready import look_at_all
    from waybill.flows.wishes import wish_of

    wish = wish_of(VERB, settings, verdict.sight.evidence)
    if settings.to_be_built:
        wish = replace(wish, tag=wish.tag or _STAND_IN, absent=True, unborn=_is_unborn(verdict.sight.evidence))
    return look_at_all(settings, wish, verdict.sight, hands, log)


def _is_unborn(evidence: Evidence) -> bool:
    """Whether the registry shows neither an image nor a tag of that name to somebody who may push it."""
    seen = evidence.manifest is not None and evidence.manifest.ok
    return not seen and not (evidence.tags is not None and evidence.tags.answer.ok)


def _tables(hosts: Sequence[HostVerdict]) -> tuple[Table, ...]:
    if not hosts:
        return ()
    from waybill.report.hosts import ready_table

    return (ready_table((host.evidence, host.outcome) for host in hosts),)


def _picture(verdicts: Sequence[Verdict], hosts: Sequence[HostVerdict], job: JobContext) -> Picture:
    images = [(verdict.sight.evidence, verdict.findings) for verdict in verdicts]
    if not hosts:
        return images_picture(images, job.sha)
    from waybill.report.pictures_of_hosts import ready_step

    return images_picture(images, job.sha, [ready_step(host.evidence, host.findings) for host in hosts])


def _host_records(hosts: Sequence[HostVerdict]) -> dict[str, HostRecord]:
    if not hosts:
        return {}
    from waybill.report.hosts import record_of_host

    return {host.evidence.host: record_of_host(host.evidence, host.outcome, host.exchanges) for host in hosts}


def _report(
    verdicts: list[Verdict], hosts: Sequence[HostVerdict], started: str, finished: str, *, to_be_built: bool
) -> Report:
    rows = tuple(row_of(verdict.sight.evidence, verdict.findings) for verdict in verdicts)
    if to_be_built:
        rows = tuple(replace(row, pull=Check.NOT_ASKED) for row in rows)
    # `digest` and `image` are outputs only where there is one image: two cannot stand in one field.
    single = verdicts[0].sight.evidence if len(verdicts) == 1 else None
    digest = proved_digest(single) if single else ""
    return Report(
        verb=VERB,
        outcome=fold_checks([*(row.verdict for row in rows), *(host.outcome for host in hosts)]),
        findings=told_once(
            [
                *(finding for verdict in verdicts for finding in verdict.findings),
                *(finding for host in hosts for finding in host.findings),
            ]
        ),
        rows=rows,
        tables=_tables(hosts),
        ends={host.evidence.host: host.outcome for host in hosts},
        digest=digest,
        image=f"{image_name(single)}@{digest}" if single and digest else "",
        started=started,
        finished=finished,
    )
