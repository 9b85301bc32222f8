"""What is told of a deploy or rollback: one outcome, every finding with its cause first, tables, and the waybill."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import field, replace

from waybill.config.input import DEPLOY
from waybill.core.deploy.candidates import Candidate
from waybill.core.deploy.diagnose import deploy_findings
from waybill.core.finding import Finding, Severity, outcome_of, told_once
from waybill.core.outcome import Outcome, fold_checks, fold_hosts
from waybill.core.picture import Picture
from waybill.core.waybill_document import ImageRecord
from waybill.flows.deploying.fleet import outcome_on
from waybill.flows.deploying.host import HostDeploy
from waybill.flows.deploying.orders import Orders
from waybill.flows.ended import Ended, ended
from waybill.flows.images import Verdict
from waybill.frozen import dataclass
from waybill.report.deploys import (
    Deployed,
    candidates_table,
    deploy_table,
    plan_blocks,
    plan_table,
    previous_digest,
    record_of_deploy,
    spent_table,
)
from waybill.report.images import record_of
from waybill.report.model import Report
from waybill.report.pictures import image_picture, unseen_picture
from waybill.report.pictures_of_changes import deploy_step


@dataclass(frozen=True, kw_only=True)
class Sailed:
    """A run at its end. ``findings`` are those of the image and of the run itself."""

    orders: Orders
    hosts: tuple[HostDeploy, ...]
    findings: tuple[Finding, ...] = ()
    verdict: Verdict | None = None
    more: Mapping[str, float] = field(default_factory=dict)


def tell(sailed: Sailed, *, started: str, seconds: float) -> Ended:
    """The report and the waybill of it."""
    orders = sailed.orders
    planned = orders.settings.plan
    deployed = tuple(_deployed(one, only_looked=planned) for one in sailed.hosts)
    outcome = _outcome(sailed, deployed)
    of_hosts = [tuple(_findings_of(one, planned=planned)) for one in sailed.hosts]
    of_run = tuple(_weighed(finding, green=outcome.is_proof) for finding in sailed.findings)
    findings = told_once([*of_run, *(finding for its in of_hosts for finding in its)])
    plans = [(one.facts.host, one.facts.plan) for one in deployed if one.facts.plan is not None]
    digest = orders.wish.digest
    report = Report(
        verb=orders.wish.verb,
        outcome=outcome,
        findings=findings,
        tables=(plan_table(plans),) if planned else (deploy_table(deployed),),
        blocks=plan_blocks(plans) if planned else (),
        digest=digest,
        image=f"{orders.wish.image}@{digest}" if digest and orders.wish.image else "",
        previous_digest=previous_digest(deployed),
        picture=_picture(sailed, of_run, list(zip(deployed, of_hosts, strict=True))),
        spent=spent_table(deployed),
        ends={one.facts.host: one.outcome for one in deployed},
        started=started,
        finished=orders.hands.http.clock.now_iso(),
    )
    hosts = {one.facts.host: record_of_deploy(one) for one in deployed}
    timings = {**sailed.more, "all": round(seconds, 3)}
    return ended(
        report,
        sailed.orders.call.job,
        images=_images(sailed),
        hosts=hosts,
        timings=timings,
        reason=sailed.orders.settings.reason,
    )


def tell_candidates(sailed: Sailed, known: Mapping[str, Sequence[Candidate]], *, started: str, seconds: float) -> Ended:
    """What each host could go back to: a look, and nothing else."""
    findings = told_once(finding for one in sailed.hosts for finding in one.facts.ready)
    deployed = [_deployed(one, only_looked=True) for one in sailed.hosts]
    outcome = fold_checks(one.outcome for one in deployed)
    report = Report(
        verb=sailed.orders.wish.verb,
        outcome=outcome,
        findings=findings,
        tables=(candidates_table(list(known.items())),),
        ends={one.facts.host: one.outcome for one in deployed},
        started=started,
        finished=sailed.orders.hands.http.clock.now_iso(),
    )
    hosts = {one.facts.host: record_of_deploy(one) for one in deployed}
    return ended(report, sailed.orders.call.job, images={}, hosts=hosts, timings={"all": round(seconds, 3)})


def _deployed(one: HostDeploy, *, only_looked: bool) -> Deployed:
    """A host that was only looked at was not refused anything: its end is what the look found."""
    return Deployed(
        facts=one.facts,
        outcome=outcome_of(one.facts.ready) if only_looked else outcome_on(one),
        before=one.evidence,
        after=one.after,
        seconds=one.seconds,
        exchanges=one.exchanges,
    )


def _outcome(sailed: Sailed, deployed: Iterable[Deployed]) -> Outcome:
    """A plan is a look; anything else is what became of the hosts."""
    if not sailed.orders.settings.plan:
        return fold_hosts(one.outcome for one in deployed)
    return fold_checks([outcome_of(sailed.findings), *(one.outcome for one in deployed)])


def _findings_of(one: HostDeploy, *, planned: bool) -> Iterator[Finding]:
    green = outcome_on(one).is_proof and not planned
    if one.evidence is not None:
        yield from deploy_findings(one.facts, one.evidence, one.after)
    yield from (_weighed(finding, green=green) for finding in one.facts.ready)
    yield from one.facts.proof or ()
    if one.undone is not None and one.undone.evidence is not None:
        yield from deploy_findings(one.undone.facts, one.undone.evidence, one.undone.after)
        yield from one.undone.facts.ready if one.undone.facts.pilot is None else ()  # why it was not begun
        yield from one.undone.facts.proof or ()


def _picture(
    sailed: Sailed, of_run: tuple[Finding, ...], hosts: Sequence[tuple[Deployed, tuple[Finding, ...]]]
) -> Picture:
    """A rollback to what never came from a registry has no image there."""
    wish, planned = sailed.orders.wish, sailed.orders.settings.plan
    steps = [deploy_step(one, its, planned=planned) for one, its in hosts]
    if sailed.verdict is None:
        return unseen_picture(wish.image, wish.digest, of_run, steps)
    # The run of a rollback stands at another commit than what it goes back to.
    commit = wish.run.commit if wish.verb == DEPLOY else ""
    return image_picture(sailed.verdict.sight.evidence, of_run, steps, commit=commit)


def _weighed(finding: Finding, *, green: bool) -> Finding:
    """What could not be checked before was proved afterwards."""
    return replace(finding, severity=Severity.WARNING) if green and finding.severity is Severity.UNSETTLED else finding


def _images(sailed: Sailed) -> Mapping[str, ImageRecord]:
    if sailed.verdict is None:
        return {}
    evidence, orders = sailed.verdict.sight.evidence, sailed.orders
    record = record_of(evidence, {**orders.also, **orders.bodies}, sailed.verdict.findings)
    return {evidence.wish.image: record}
