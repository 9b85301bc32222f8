"""Where its pilot died before its end, another one brings the transaction to it, as the next run would do."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from waybill.core.deploy.limits import STARTING, settle_limit
from waybill.core.deploy.model import HostPlan, Pilot
from waybill.core.deploy.read_journal import GONE
from waybill.flows.deploying.host import HostDeploy
from waybill.flows.deploying.way import repair

_TRIES = 2  # what ended the first may end the second, or the way to it


def is_left_open(pilot: Pilot | None) -> bool:
    """It had begun, was proved dead, and wrote no end."""
    return pilot is not None and pilot.alive is False and not pilot.lost and pilot.end is None and bool(pilot.lines)


def pick_up(one: HostDeploy, follow: Callable[[Pilot], Pilot]) -> bool:
    """Know how it ended after all; false where there was nothing to pick up. ``follow`` reads its journal once more: it
    has no end where nothing came of this.
    """
    plan, pilot = one.facts.plan, one.facts.pilot
    if plan is None or not is_left_open(pilot):
        return False
    for _ in range(_TRIES):
        if not is_left_open(pilot) or not one.await_engine(STARTING):
            break
        pilot = _picked_up(one, plan, follow)
    return True


def _picked_up(one: HostDeploy, plan: HostPlan, follow: Callable[[Pilot], Pilot]) -> Pilot:
    """Once. What is known of the transaction stays what it is, whatever becomes of the other one."""
    facts, orders, pilot = one.facts, one.orders, one.facts.pilot or Pilot()
    orders.log.warning(f"{one.host}: the program of the deploy was killed; another one ends what it left open")
    began = orders.hands.http.clock.monotonic()
    try:
        one.renew()
        repair(one, settle_limit(facts.wish, plan))
    finally:
        one.ordered_anew(orders)
        one.facts = facts
    known = follow(replace(pilot, alive=None))
    # It was proved dead: what lay where nobody looks any more, or is not heard of, has not come to life by that.
    if known.trouble == GONE or (known.lost and not known.touched):
        known = pilot
    one.know(pilot=known)
    one.spent("repair", began)
    return known
