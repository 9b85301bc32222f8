"""The look from outside, once a transaction is settled or ended: what `verify` does, and never what the pilot said."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from waybill.core.deploy.back import PROVED, judge_back
from waybill.core.deploy.diagnose_run import by_image_finding
from waybill.core.deploy.model import HostPlan
from waybill.core.deploy.standing import recorded
from waybill.core.diagnosis.host import diagnose_host
from waybill.core.finding import Finding, Severity
from waybill.core.host.engine import EngineFacts
from waybill.core.host.evidence import By, HealthWish, HostEvidence, HostWish, Selection
from waybill.effects.engine.reach import Engine
from waybill.flows.deploying.host import HostDeploy
from waybill.flows.parallel import Aside
from waybill.flows.proving import watched, with_chain
from waybill.flows.reach import seen
from waybill.flows.window import Watcher

_BY_CHAIN = "identity."
_LEAST, _SLACK = 5.0, 30.0
_ENGINE = ("identifier", "root", "road", "socket", "platform", "store", "api", "version")
_BACK_SETTLE = 5.0  # what ran before is known: it is only seen to stay


def prove(one: HostDeploy) -> tuple[Finding, ...]:
    """Prove what runs, as `verify` does. What could not be seen is a finding too."""
    began = one.orders.hands.http.clock.monotonic()
    wish = _wish(one)
    evidence = _watched(one, replace(wish, health=replace(wish.health, timeout=_patience(one, wish.health))))
    findings = _judged(one, evidence)
    one.after = evidence
    one.know(proof=findings)
    one.spent("prove", began)
    return findings


def _patience(one: HostDeploy, health: HealthWish) -> float:
    """How long becoming healthy may take. A pilot waits for our word, and it was at its gate already."""
    if one.facts.pilot is None:
        return health.timeout
    return max(_LEAST, min(health.timeout, one.facts.wish.confirm_timeout - 2 * health.settle - _SLACK))


def _judged(one: HostDeploy, evidence: HostEvidence) -> tuple[Finding, ...]:
    """By the chain; a release that never came from a registry has none, and is judged by the image of its record."""
    findings = diagnose_host(evidence)
    target = recorded(one.facts.ledger, one.facts.wish.target)
    if one.facts.wish.digest or target is None or one.facts.plan is None:
        return findings
    pins = tuple(pin for pin in target.services if pin.service in one.facts.plan.services)
    words = judge_back(evidence, pins)
    others = tuple(finding for finding in findings if not finding.code.startswith(_BY_CHAIN))
    return others if words == PROVED else (*others, by_image_finding(evidence, target, words))


def look_back(one: HostDeploy) -> str:
    """Whether what ran before runs again; looked at once more where the connection broke meanwhile."""
    plan = one.facts.plan
    if plan is None:
        return "there was no plan"
    back = _looked_back(one, plan)
    if back != PROVED and one.is_breaking() and one.reach_again(patiently=True) is not None:
        back = _looked_back(one, plan)
    return back


def _looked_back(one: HostDeploy, plan: HostPlan) -> str:
    """It is asked for an answer only where it gave one before."""
    pilot = one.facts.pilot
    answers = pilot is None or pilot.answered_before
    wish = _wish(one)
    health = replace(wish.health, identity="", public_url="", settle=min(wish.health.settle, _BACK_SETTLE))
    health = health if answers else replace(health, url="")
    evidence = _watched(one, replace(wish, digest="", tag="", version="", commit="", health=health))
    one.after = evidence
    return judge_back(evidence, plan.restore, answers=answers)


def _wish(one: HostDeploy) -> HostWish:
    """What is looked at: the services that stay, in the project as it was rendered."""
    target, plan = one.orders.target, one.facts.plan
    compose = one.evidence.compose if one.evidence else None
    selection = Selection(
        by=By.COMPOSE,
        project=(compose.project if compose else "") or target.selection.project,
        directory=target.selection.directory,
        services=plan.services if plan else target.selection.services,
        repository=target.repository,
    )
    return replace(target, verb="verify", selection=selection)


def _watched(one: HostDeploy, wish: HostWish) -> HostEvidence:
    """The window of `verify`, over a connection that still stands or a new one."""
    start = replace(_start(one), wish=wish)
    engine = one.engine_at_hand
    if engine is not None and one.channel is not None:
        meeting = Aside(partial(one.meet_again, start))
        before = one.evidence.engine if one.evidence else None
        evidence = _window(one, engine, replace(start, engine=before))
        again, around = meeting.result()
        if again is not None:
            again.close()
        if _is_same(evidence.engine, around.engine):
            found = replace(evidence, engine=around.engine, machine=around.machine, port_owners=around.port_owners)
            return seen(one.channel, found).evidence
    one.engine, evidence = one.meet_again(start)
    if one.engine is None or one.channel is None:
        return evidence
    return seen(one.channel, _window(one, one.engine, evidence)).evidence


def _is_same(watched: EngineFacts | None, met: EngineFacts | None) -> bool:
    """Whether what was watched is the engine that was met anew meanwhile, by the same road. Else it is watched anew."""
    if watched is None or met is None or watched.trouble is not None or met.trouble is not None:
        return False
    return all(getattr(watched, name) == getattr(met, name) for name in _ENGINE)


def _window(one: HostDeploy, engine: Engine, evidence: HostEvidence) -> HostEvidence:
    orders = one.orders
    if one.channel is None:
        raise AssertionError("an engine is reached over a channel")
    watcher = Watcher(
        engine=engine,
        channel=one.channel,
        road=orders.look.road,
        public=orders.public if evidence.wish.health.public_url else tuple,
        more=orders.more,
    )
    chained = with_chain(evidence, {**orders.also, **orders.bodies}, orders.configs)
    return watched(watcher, chained)


def _start(one: HostDeploy) -> HostEvidence:
    """The evidence of the way to the host, and nothing of what was seen before."""
    before = one.evidence
    if before is None:
        raise AssertionError("a host is proved after it was looked at")
    return HostEvidence(host=before.host, wish=before.wish, now=one.orders.hands.http.clock.now_iso(), link=before.link)


def is_red(findings: tuple[Finding, ...]) -> bool:
    """Something is wrong, and not only open."""
    return any(finding.severity is Severity.ERROR for finding in findings)
