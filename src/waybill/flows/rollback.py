"""``rollback``: what each host can go back to, which of it is meant, and then the road of a deploy."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from waybill.config.job import JobContext
from waybill.config.settings import RollbackSettings
from waybill.core.deploy.candidates import Candidate, candidates, choose
from waybill.core.deploy.diagnose import rollback_findings
from waybill.core.deploy.diagnose_run import differing_findings
from waybill.core.deploy.order import trust_findings
from waybill.core.diagnosis.host import diagnose_host
from waybill.core.finding import Finding, Severity
from waybill.core.host.evidence import HostEvidence
from waybill.flows.deploying.fleet import fleet_of, sail
from waybill.flows.deploying.host import HostDeploy
from waybill.flows.deploying.orders import Call, Orders
from waybill.flows.deploying.planning import kept_of
from waybill.flows.deploying.readiness import blocked
from waybill.flows.deploying.returning import image_for, new_return, returning, scouting
from waybill.flows.deploying.telling import Sailed, tell, tell_candidates
from waybill.flows.deploying.way import wait_for_lock
from waybill.flows.ended import Ended
from waybill.flows.hands import Hands
from waybill.flows.parallel import in_parallel
from waybill.report.log import Log

VERB = "rollback"
_ABOUT_STATE = ("host.state", "host.locked", "host.journal-open", "deploy.ledger")


def rollback(settings: RollbackSettings, job: JobContext, hands: Hands, log: Log) -> Ended:
    """Go back to the last verified release, or to a named one, with the same proof as a deploy."""
    started, begun = hands.http.clock.now_iso(), hands.http.clock.monotonic()
    for notice in settings.notices:
        log.warning(notice)
    call = Call(settings=settings, job=job, hands=hands, log=log)
    orders = scouting(call)
    trusted = trust_findings(job.event_facts)
    with fleet_of(orders) as hosts:
        known = _scouted(orders, hosts)
        if settings.list:
            sailed = Sailed(orders=orders, hosts=tuple(hosts))
        else:
            sailed = _gone_back(call, orders, hosts, known, trusted)
    seconds = hands.http.clock.monotonic() - begun
    if settings.list:
        return tell_candidates(sailed, known, started=started, seconds=seconds)
    return tell(sailed, started=started, seconds=seconds)


def _scouted(orders: Orders, hosts: Sequence[HostDeploy]) -> Mapping[str, tuple[Candidate, ...]]:
    """What each host has kept. A host whose record cannot be had says why."""
    with orders.log.heartbeat(f"looking at what {len(hosts)} host{'s have' if len(hosts) > 1 else ' has'} kept"):
        for _ in in_parallel(lambda one: one.look(), hosts, orders.settings.max_parallel):
            pass
        if not orders.settings.plan and not _only_lists(orders):
            for _ in in_parallel(wait_for_lock, hosts, orders.settings.max_parallel):
                pass
    for one in hosts:
        if one.evidence is not None:
            one.know(ready=_of_the_way(one.evidence))
    return {one.host: _candidates(one) for one in hosts}


def _only_lists(orders: Orders) -> bool:
    return isinstance(orders.settings, RollbackSettings) and orders.settings.list


def _of_the_way(evidence: HostEvidence) -> tuple[Finding, ...]:
    """What keeps a host from being read; the rest is found anew once it is known what is to be gone back to."""
    findings = diagnose_host(evidence)
    without = evidence.engine is None or evidence.engine.trouble is not None or evidence.machine is None
    return tuple(one for one in findings if without or one.code.startswith(_ABOUT_STATE))


def _candidates(one: HostDeploy) -> tuple[Candidate, ...]:
    if one.evidence is None or one.engine is None:
        return ()
    return candidates(one.facts.ledger, one.evidence, kept_of(one))


def _gone_back(
    call: Call,
    orders: Orders,
    hosts: Sequence[HostDeploy],
    known: Mapping[str, tuple[Candidate, ...]],
    trusted: tuple[Finding, ...],
) -> Sailed:
    """Choose on every host, and go if it is the same everywhere."""
    settings = call.settings
    to = settings.to if isinstance(settings, RollbackSettings) else ""
    chosen = {one.host: choose(known[one.host], to) for one in hosts}
    for one in hosts:
        if one.evidence is not None and one.engine is not None:
            one.know(ready=(*one.facts.ready, *rollback_findings(chosen[one.host], one.evidence)))
    found = [candidate for candidate in chosen.values() if isinstance(candidate, Candidate)]
    differing = differing_findings({host: one for host, one in chosen.items() if isinstance(one, Candidate)})
    hindered = (*trusted, *differing)
    if blocked(hindered) or len(found) < len(hosts) or any(blocked(one.facts.ready) for one in hosts):
        return Sailed(orders=orders, hosts=tuple(hosts), findings=hindered)
    image, transaction = image_for(call, found), new_return(call)
    ready = {one.host: one.facts.ready for one in hosts}
    for one, candidate in zip(hosts, found, strict=True):
        one.ordered_anew(returning(call, candidate, image, one, transaction))
    new = hosts[0].orders
    findings = (*hindered, *(image.findings if image else ()))
    sail(new, hosts, hindered=blocked(findings))
    for one in hosts:
        notes = tuple(finding for finding in ready[one.host] if finding.severity is not Severity.UNSETTLED)
        one.know(ready=(*notes, *(each for each in one.facts.ready if each not in notes)))
    return Sailed(orders=new, hosts=tuple(hosts), findings=findings, verdict=image)
