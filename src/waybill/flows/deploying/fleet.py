"""All hosts of a deploy: looked at, planned and given the image before one is touched; then batch after batch."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from waybill.core.deploy.batches import batches
from waybill.core.deploy.diagnose_run import not_begun
from waybill.core.deploy.verdict import verdict
from waybill.core.diagnosis.host import diagnose_host
from waybill.core.outcome import Outcome
from waybill.flows.deploying.bringing import bring
from waybill.flows.deploying.host import HostDeploy
from waybill.flows.deploying.orders import Orders
from waybill.flows.deploying.readiness import has_image, is_ready, made_ready
from waybill.flows.deploying.transaction import carry_out
from waybill.flows.deploying.undoing import undo
from waybill.flows.deploying.way import look_once_more, look_with_way
from waybill.flows.fleet import judge_together
from waybill.flows.parallel import finish, in_parallel

_CANCELLED = 2.0  # seconds for all hosts, when the run is to end


@contextmanager
def fleet_of(orders: Orders) -> Iterator[list[HostDeploy]]:
    """The hosts of a run. Whatever becomes of it, bundles that nobody took are cleared away and connections closed."""
    hosts = [HostDeploy(host, orders) for host in orders.settings.hosts]
    try:
        yield hosts
    finally:
        left = finish(hosts, _leave, None if not orders.hands.at_work.cancelled else _CANCELLED)
        for one in left:  # a host that does not answer does not hold up a run that is to end
            one.close()


def _leave(one: HostDeploy) -> None:
    one.clear_away()
    one.close()


def sail(orders: Orders, hosts: Sequence[HostDeploy], *, hindered: bool) -> None:
    """The whole road. ``hindered``: something else already speaks against it, so that hosts are only looked at."""
    look_at(orders, hosts, making_way=not hindered)
    if hindered or orders.settings.plan:
        return
    if not all(is_ready(one) for one in hosts):
        _left_alone([one for one in hosts if is_ready(one)], "another host is not ready")
        return
    _each(orders, hosts, bring, f"bringing the image to {_named(hosts)}")
    if not all(one.facts.plan is not None and (one.facts.plan.unchanged or has_image(one)) for one in hosts):
        _left_alone(hosts, "another host could not be given the image")
        return
    for numbers in batches(orders.settings.batch, len(hosts)):
        batch = [hosts[number] for number in numbers]
        _each(orders, batch, carry_out, f"deploying to {_named(batch)}")
        if not all(verdict(one.facts).is_proof for one in batch):
            _left_alone(hosts[numbers.stop :], "a host of an earlier batch failed")
            if orders.settings.on_failure == "restore-all":
                _each(orders, [one for one in hosts if _is_new(one)], undo, "taking all hosts back")
            return


def _is_new(one: HostDeploy) -> bool:
    return verdict(one.facts) is Outcome.DELIVERED


def _left_alone(hosts: Sequence[HostDeploy], reason: str) -> None:
    """Say of those that were ready why nothing was done there."""
    for one in hosts:
        if one.evidence is not None and not (one.facts.fetched and one.facts.fetched.trouble):
            one.know(ready=(*one.facts.ready, not_begun(one.evidence, reason)))


def look_at(orders: Orders, hosts: Sequence[HostDeploy], *, making_way: bool = True) -> None:
    """What each host is like, what speaks against a deploy there, and the plan for it."""
    with orders.log.heartbeat(f"looking at {_named(hosts)}"):
        looking = look_with_way if making_way else look_once_more
        found = dict(in_parallel(looking, hosts, orders.settings.max_parallel))
    judged = judge_together([found[number] for number in range(len(hosts))], diagnose_host)
    for one, told in zip(hosts, judged, strict=True):
        one.evidence = told.evidence
        made_ready(one, told.findings)


def outcome_on(one: HostDeploy) -> Outcome:
    """How a host ended. One that had the new version and was taken back runs what it ran before, if that was proved."""
    if one.undone is None:
        return verdict(one.facts)
    back = verdict(one.undone.facts)
    if back.is_proof:
        return Outcome.RESTORED
    return Outcome.UNKNOWN if back is Outcome.UNKNOWN else Outcome.DEGRADED


def _each(orders: Orders, hosts: Sequence[HostDeploy], work: Callable[[HostDeploy], None], words: str) -> None:
    with orders.log.heartbeat(words, more=lambda: _away(hosts)):
        for _ in in_parallel(work, hosts, orders.settings.max_parallel):
            pass


def _away(hosts: Sequence[HostDeploy]) -> str:
    """What is waited for, where contact was lost."""
    away = [one.away for one in hosts if one.away]
    return f": {'; '.join(away[:3])}" if away else ""


def _named(hosts: Sequence[HostDeploy]) -> str:
    return hosts[0].host if len(hosts) == 1 else f"{len(hosts)} hosts"
