"""Bring the image to one host, and keep what runs there, before anything is touched."""

from __future__ import annotations

from waybill.core.deploy.model import Fetched, HostPlan, Road
from waybill.core.fetch import FetchAsk
from waybill.core.fetch_words import cause_of
from waybill.core.host.engine import EngineFacts
from waybill.core.host.evidence import HostEvidence, PullFacts
from waybill.effects.fetch import fetch, keep_image
from waybill.flows.deploying.host import HostDeploy
from waybill.flows.deploying.renewing import renewed

_LOST = "fetch.lost"
_COMING_BACK = 60.0  # for an engine that is started again: it stops what runs before, and that takes its time
_PAUSE = 2.0
_DEFAULTS = frozenset({"", "/var/run/docker.sock", "/run/docker.sock"})


def bring(one: HostDeploy) -> None:
    """The image is there and kept, or the facts say why not. A host that stays as it is needs none."""
    plan = one.facts.plan
    if plan is None or plan.unchanged or one.orders.hands.at_work.cancelled:
        return
    began = one.orders.hands.http.clock.monotonic()
    plan, fetched = _brought(one, plan)
    if _is_lost(one, fetched):
        plan, fetched = _brought_after_all(one, plan, fetched)
    one.know(plan=plan, fetched=fetched)
    one.spent("fetch", began)
    if not fetched.trouble and fetched.road is not None:
        one.orders.log.info(f"{one.host}: the image is there ({fetched.road.value})")


def _brought_after_all(one: HostDeploy, plan: HostPlan, fetched: Fetched) -> tuple[HostPlan, Fetched]:
    """As nothing was touched, what was lost is waited for: the engine, or what it needs, may be starting again."""
    work, clock = one.orders.hands.at_work, one.orders.hands.http.clock
    until = clock.monotonic() + _COMING_BACK
    while _is_lost(one, fetched) and not work.cancelled and clock.monotonic() < until:
        one.orders.log.warning(f"{one.host}: {fetched.words}; nothing was touched, so once more")
        if not one.await_engine(until - clock.monotonic()):
            break
        plan, fetched = _brought(one, plan)
        if _is_lost(one, fetched):
            clock.sleep(_PAUSE)
    return plan, fetched


def _brought(one: HostDeploy, plan: HostPlan) -> tuple[HostPlan, Fetched]:
    fetched = _kept(one, plan) or _fetched(one)
    return (plan, fetched) if fetched.trouble or one.engine is None else renewed(one.engine, plan, fetched)


def _is_lost(one: HostDeploy, fetched: Fetched) -> bool:
    """Whether it failed with the way to the engine, whatever was asked of it at that moment."""
    if not fetched.trouble or fetched.trouble == _LOST:
        return bool(fetched.trouble)
    return cause_of(fetched.words, with_login=False).code == _LOST or one.is_breaking()


def _kept(one: HostDeploy, plan: HostPlan) -> Fetched | None:
    """Nothing, where what runs is kept under its tag; else what keeps it from being so."""
    if one.engine is None:
        return Fetched(trouble=_LOST, words="the engine is not reached", facts={"host": one.host})
    for pin in plan.restore:
        words = keep_image(one.engine, pin.members[0], pin.reference)
        if words:
            facts = {"host": one.host, "keep": pin.reference, "service": pin.service, "image": pin.members[0]}
            return Fetched(trouble="deploy.previous-not-kept", words=words, facts=facts)
    return None


def _fetched(one: HostDeploy) -> Fetched:
    """By whichever road leads there. A release that never came from a registry is on the host or nowhere."""
    wish, evidence = one.facts.wish, one.evidence
    if not wish.digest:
        return Fetched(road=Road.THERE)
    ask = _ask(one, evidence) if evidence is not None else None
    if ask is None or one.channel is None or one.engine is None:
        return Fetched(trouble="fetch.failed", words="the image's manifests are not at hand", facts={"host": one.host})
    orders = one.orders
    return fetch(
        one.channel,
        one.engine,
        ask,
        registry=orders.hands.registry(ask.reference.registry),
        environ=orders.hands.environ,
        tell=lambda words: orders.log.info(f"{one.host}: {words}"),
        clock=orders.hands.http.clock,
        learn=orders.hands.learn,
    )


def _ask(one: HostDeploy, evidence: HostEvidence) -> FetchAsk | None:
    orders, engine = one.orders, evidence.engine or EngineFacts()
    pull = evidence.pull or PullFacts()
    if evidence.chain is None or orders.reference is None:
        return None
    credential = orders.hands.credential(orders.reference.registry)
    explicit = None if credential.anonymous else credential
    return FetchAsk(
        host=one.host,
        reference=orders.reference,
        chain=evidence.chain,
        bodies={**orders.also, **orders.bodies},
        credential=explicit,
        transport=orders.settings.transport,
        stored=explicit is None and pull.stored == "alive",
        sudo=orders.settings.sudo,
        client=engine.client or engine.outside,
        docker_host=docker_host_of(one),
        store=engine.store,
        rootless=engine.rootless,
        relay="" if pull.relay == "not asked" else pull.relay,
        deadline=orders.settings.fetch_timeout,
    )


def docker_host_of(one: HostDeploy) -> str:
    """The engine's address for docker's client there, where it is not where every client looks by itself."""
    settings, engine = one.orders.settings, one.evidence.engine if one.evidence else None
    if settings.docker_host or settings.sudo or engine is None or engine.socket in _DEFAULTS:
        return settings.docker_host
    return f"unix://{engine.socket}"
