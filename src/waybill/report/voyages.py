"""From the legs of a voyage to what is told of the whole: one report, and one record of each image and host. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from waybill.core.finding import Severity, told_once
from waybill.core.host_record import HostRecord
from waybill.core.outcome import Outcome, after_delivery
from waybill.core.picture import Kind, Link, Picture, Step, honest
from waybill.core.waybill_document import ImageRecord, Voyage
from waybill.frozen import dataclass
from waybill.report.model import Report, Table

LEGS = ("leg", "verdict", "seconds", "errors", "warnings")
_PREFLIGHT, _BUILD, _DEPLOY, _VERIFY = "preflight", "build-push", "deploy", "verify"
_NO_LEG = "-"


@dataclass(frozen=True, kw_only=True)
class Leg:
    """One leg at its end: what it told, and its own waybill."""

    name: str
    report: Report
    voyage: Voyage


def voyage_report(verb: str, legs: Sequence[Leg], outcome: Outcome, outputs: Mapping[str, str]) -> Report:
    """The whole as one report. ``outputs`` are those of the build where it has not run."""
    reports = {leg.name: leg.report for leg in legs}
    build, last = reports.get(_BUILD), legs[-1].report
    deploy = reports.get(_DEPLOY)
    return Report(
        verb=verb,
        outcome=outcome,
        findings=told_once(finding for leg in legs for finding in leg.report.findings),
        rows=(build or last).rows,
        tables=(_legs_table(legs), *(table for leg in legs if _is_shown(leg, legs) for table in leg.report.tables)),
        blocks=last.blocks if last.verb != _BUILD else (),
        digest=build.digest if build else "",
        image=build.image if build else "",
        previous_digest=deploy.previous_digest if deploy else "",
        picture=_picture(legs),
        ends=last.ends,
        outputs={**outputs, **(build.outputs if build else {})},
        started=legs[0].report.started,
        finished=last.finished,
    )


def _picture(legs: Sequence[Leg]) -> Picture | None:
    """How the image was made, and behind it where it was seen last. What broke last is broken here too."""
    built = next((leg.report.picture for leg in legs if leg.name == _BUILD), None)
    last = legs[-1].report
    if built is None or last.picture is None or legs[-1].name == _BUILD:
        return last.picture
    seen = [step for step in last.picture.after if step.station.kind is Kind.IMAGE]
    steps = [_with_seen(step, seen) for step in built.after]
    if not any(step.worst in (Link.BROKEN, Link.UNSEEN) for step in steps):
        steps = [honest(step, last.outcome, last.findings) for step in steps]
    return replace(built, after=tuple(steps))


def _with_seen(step: Step, seen: Sequence[Step]) -> Step:
    after = tuple(_with_seen(one, seen) for one in step.after)
    if step.station.kind is not Kind.IMAGE:
        return replace(step, after=after)
    broken = next((one for one in seen if one.link is Link.BROKEN), step)
    return replace(
        step,
        link=broken.link,
        word=broken.word,
        after=(*after, *(host for image in seen for host in image.after)),
    )


def _is_shown(leg: Leg, legs: Sequence[Leg]) -> bool:
    """What a preflight saw is of interest only where it was the end; its own report has it."""
    return leg.name != _PREFLIGHT or leg is legs[-1]


def _legs_table(legs: Sequence[Leg]) -> Table:
    return Table(columns=LEGS, rows=tuple(_row(leg) for leg in legs))


def _row(leg: Leg) -> tuple[str, ...]:
    errors = leg.report.count(Severity.ERROR, Severity.UNSETTLED)
    warnings = leg.report.count(Severity.WARNING)
    counts = (str(number or _NO_LEG) for number in (errors, warnings))
    return (leg.name, leg.report.outcome.value, _seconds(leg), *counts)


def _seconds(leg: Leg) -> str:
    """By the clock of the run, in whole seconds."""
    began, ended = (_moment(text) for text in (leg.report.started, leg.report.finished))
    return f"{(ended - began).total_seconds():.0f}" if began and ended else _NO_LEG


def _moment(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text.replace("Z", "+00:00"))
    except ValueError:
        return None


def images_of(legs: Sequence[Leg]) -> Mapping[str, ImageRecord]:
    """What was built and read back; before that, what was looked at."""
    voyages = {leg.name: leg.voyage for leg in legs}
    return voyages.get(_BUILD, legs[-1].voyage).images


def hosts_of(legs: Sequence[Leg]) -> Mapping[str, HostRecord]:
    """Each host as it was seen last, with the transaction that brought it there."""
    voyages = {leg.name: leg.voyage for leg in legs}
    if _DEPLOY not in voyages:
        return legs[-1].voyage.hosts
    deployed = voyages[_DEPLOY].hosts
    judged = voyages[_VERIFY].hosts if _VERIFY in voyages else {}
    return {host: _joined(record, judged.get(host)) for host, record in deployed.items()}


def _joined(deployed: HostRecord, judged: HostRecord | None) -> HostRecord:
    if judged is None:
        return deployed
    verdict = after_delivery(deployed.verdict, judged.verdict)
    exchanges = deployed.exchanges + judged.exchanges
    return replace(judged, verdict=verdict, deploy=deployed.deploy, exchanges=exchanges)


def timings_of(legs: Sequence[Leg]) -> Mapping[str, float]:
    """The seconds of every step, each behind the name of its leg."""
    return {f"{leg.name} {name}": seconds for leg in legs for name, seconds in leg.voyage.timings.items()}
