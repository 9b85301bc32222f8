"""Where its pilot died in the middle of a transaction, another one brings it to its end, as the next run would do."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from waybill.core.deploy.model import Pilot
from waybill.flows.deploying.host import HostDeploy
from waybill.flows.deploying.way import repair

_STARTING = 180.0  # seconds for an engine whose machine was started again
_PAUSE = 2.0


def is_left_open(pilot: Pilot | None) -> bool:
    """It was proved dead, may have changed something, and wrote no end."""
    return pilot is not None and pilot.alive is False and not pilot.lost and pilot.end is None and pilot.touched


def pick_up(one: HostDeploy, follow: Callable[[Pilot], Pilot]) -> None:
    """Know how it ended after all. ``follow`` reads its journal once more; it has no end where nothing came of this."""
    facts, orders, pilot = one.facts, one.orders, one.facts.pilot
    if pilot is None or not is_left_open(pilot) or not _is_engine_there(one):
        return
    orders.log.warning(f"{one.host}: the program of the deploy was killed; another one ends what it left open")
    began = orders.hands.http.clock.monotonic()
    one.renew()
    repair(one)
    one.ordered_anew(orders)
    one.facts = facts
    one.know(pilot=follow(replace(pilot, alive=None)))
    one.spent("repair", began)


def _is_engine_there(one: HostDeploy) -> bool:
    """Wait for it: a machine that was started again lets in logins before its engine answers."""
    work, clock = one.orders.hands.at_work, one.orders.hands.http.clock
    until = clock.monotonic() + _STARTING
    while not work.cancelled:
        if one.meet_engine_again():
            return True
        if clock.monotonic() >= until:
            return False
        clock.sleep(_PAUSE)
    return False
