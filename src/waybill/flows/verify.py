"""``verify``: look at the image, look at every host through the settle window, ask the public, diagnose, tell.

The one who deploys does not judge: nothing here reads what a deploy left, and no tag, label or file is believed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial

from waybill.config.job import JobContext
from waybill.config.settings import VerifySettings
from waybill.core.diagnosis.host import diagnose_host
from waybill.core.finding import Finding, Severity, outcome_of, told_once
from waybill.core.host.evidence import HostWish
from waybill.core.outcome import fold_checks
from waybill.core.waybill_document import Document
from waybill.effects.answers.public import ask_public
from waybill.flows.ended import Ended, ended
from waybill.flows.fleet import HostVerdict, Seen, look_at_hosts
from waybill.flows.hands import Hands
from waybill.flows.images import Verdict, look_at_image, more_bodies, start_of
from waybill.flows.once import Latest, Once
from waybill.flows.proving import PARTS, watched, with_chain
from waybill.flows.reach import Road, look_around, look_through, meet_engine, reached, road_of, seen
from waybill.flows.recorded import asked_for, recorded_for
from waybill.flows.window import Answers, More, Watcher
from waybill.flows.wishes import wish_of
from waybill.frozen import dataclass
from waybill.report.hosts import record_of_host, running_table
from waybill.report.images import image_name, record_of
from waybill.report.log import Log
from waybill.report.model import Report
from waybill.report.pictures import image_picture
from waybill.report.pictures_of_hosts import running_step

VERB = "verify"
STATE = ("state",)  # is a deploy under way, or was one cut off? It proves nothing, and is worth a word


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """The image that should run: what was asked for, what was seen of it, and every manifest at hand."""

    verdict: Verdict
    wish: HostWish
    bodies: Mapping[str, bytes]


def verify(settings: VerifySettings, document: Document | None, job: JobContext, hands: Hands, log: Log) -> Ended:
    """Prove what runs on every host, and fold it into one outcome."""
    clock = hands.http.clock
    started, begun = clock.now_iso(), clock.monotonic()
    for notice in settings.notices:
        log.warning(notice)
    wanted = _see_image(settings, document, job, hands, log)
    looked = clock.monotonic()
    hosts = _see_hosts(settings, wanted, hands, log)
    timings = {"image": round(looked - begun, 3), "hosts": round(clock.monotonic() - looked, 3)}
    return _tell(wanted, hosts, job, (started, clock.now_iso()), timings)


# The image


def _see_image(settings: VerifySettings, document: Document | None, job: JobContext, hands: Hands, log: Log) -> Wanted:
    recorded = recorded_for(settings.images, document)
    image = asked_for(settings.images, recorded)
    with log.heartbeat(f"looking at {image}"):
        verdict = look_at_image(start_of(image, settings, job, hands), settings, hands, ask_for_layers=False)
    wish = wish_of(VERB, settings, verdict.sight.evidence)
    bodies = {**(recorded.bodies if recorded else {}), **verdict.sight.bodies}
    known, kept = wish.digest in verdict.sight.bodies, wish.digest in (recorded.bodies if recorded else {})
    findings = tuple(_weighed(finding, recorded=kept, known=known) for finding in verdict.findings)
    return Wanted(verdict=replace(verdict, findings=findings), wish=wish, bodies=bodies)


_CERTAIN = ("name.", "image.", "registry.tag-absent", "registry.digest-absent")


def _weighed(finding: Finding, *, recorded: bool, known: bool) -> Finding:
    """What the registry's refusal means here: not whether a pull would work, but whether the image is known.

    With the manifests of a waybill no registry is needed. With its own manifests at hand, the rest of what it refuses
    is no concern of what runs. Without them it is open what should run, unless the registry says that there is no such
    image.
    """
    if finding.severity not in (Severity.ERROR, Severity.UNSETTLED):
        return finding
    certain = finding.code.startswith(_CERTAIN)
    if recorded or (known and not certain):
        return replace(finding, severity=Severity.WARNING)
    return finding if certain else replace(finding, severity=Severity.UNSETTLED)


# The hosts


def _see_hosts(settings: VerifySettings, wanted: Wanted, hands: Hands, log: Log) -> list[HostVerdict]:
    road = road_of(settings, hands.environ, hands.http.clock)
    # A host that is ready later may be one that the public meets only then: what was asked before says nothing of it.
    public = Latest[Answers](lambda: ask_public(wanted.wish.health, environ=hands.environ, clock=road.clock))
    look = partial(
        _see_host,
        wanted=wanted,
        public=public if wanted.wish.health.public_url else tuple,
        more=Once(partial(more_bodies, hands, wanted.verdict.sight.evidence.wish.image)),
    )
    count = len(settings.hosts)
    with log.heartbeat(f"watching {settings.hosts[0] if count == 1 else f'{count} hosts'}"):
        again = partial(look_through, look, road=road, work=hands.at_work, log=log)
        return look_at_hosts(settings.hosts, again, diagnose_host, settings.max_parallel, log)


def _see_host(host: str, road: Road, *, wanted: Wanted, public: Callable[[], Answers], more: More) -> Seen:
    with reached(host, wanted.wish, road) as (channel, start):
        if channel is None:
            return Seen(evidence=start)
        looked, around = look_around(channel, start, road, (*PARTS, *STATE), {})
        engine, evidence = meet_engine(channel, looked, around, road)
        if engine is None:
            return seen(channel, evidence)
        watcher = Watcher(engine=engine, channel=channel, road=road, public=public, more=more)
        chain = with_chain(evidence, wanted.bodies, wanted.verdict.sight.configs)
        return seen(channel, watched(watcher, chain))


# What is told


def _tell(
    wanted: Wanted, hosts: list[HostVerdict], job: JobContext, times: tuple[str, str], timings: Mapping[str, float]
) -> Ended:
    evidence, image_findings = wanted.verdict.sight.evidence, wanted.verdict.findings
    outcome = fold_checks([outcome_of(image_findings), *(host.outcome for host in hosts)])
    findings = told_once([*image_findings, *(finding for host in hosts for finding in host.findings)])
    digest = wanted.wish.digest
    steps = [running_step(host.evidence, host.findings, host.outcome) for host in hosts]
    report = Report(
        verb=VERB,
        outcome=outcome,
        findings=findings,
        tables=(running_table((host.evidence, host.outcome) for host in hosts),),
        digest=digest,
        image=f"{image_name(evidence)}@{digest}" if digest else "",
        picture=image_picture(
            evidence, image_findings, steps, commit=job.sha, digest=digest if digest in wanted.bodies else ""
        ),
        ends={host.evidence.host: host.outcome for host in hosts},
        started=times[0],
        finished=times[1],
    )
    record = record_of(evidence, wanted.bodies, image_findings)
    records = {host.evidence.host: record_of_host(host.evidence, host.outcome, host.exchanges) for host in hosts}
    return ended(report, job, images={evidence.wish.image: record}, hosts=records, timings=timings)
