"""Making way before a plan: waiting for whoever is at work on a host, and ending what a dead run left open there."""

from __future__ import annotations

from collections.abc import Sequence

from waybill.core.deploy.bundle import repair_of
from waybill.core.deploy.diagnose_run import others_findings
from waybill.core.deploy.model import Line
from waybill.core.finding import Finding
from waybill.core.host.machine import Holder, Leftover, MachineFacts
from waybill.core.host.read_state import read_state
from waybill.core.text import quote_foreign
from waybill.effects.deploy.follower import Follower
from waybill.effects.deploy.pilot import unstage
from waybill.effects.look import look
from waybill.flows.deploying.host import HostDeploy
from waybill.flows.deploying.sending import send
from waybill.flows.fleet import Seen

_PAUSE = 2.0
_ENOUGH = 5.0  # seconds that a pilot waits for a lock that was waited for already
_REPAIRING = 1800.0  # a repair has the limits of the transaction that it ends, which are not known here


def look_with_way(one: HostDeploy) -> Seen:
    """Look; and again, where the host was not as it will be when it is planned for."""
    found = look_once_more(one)
    if one.orders.settings.plan:
        return found
    if _waited(one):
        one.renew()
        found = look_once_more(one)
    if _repaired(one):
        one.renew()
        found = look_once_more(one)
    return found


def look_once_more(one: HostDeploy) -> Seen:
    """Look; and again over another connection, where this one broke meanwhile."""
    found = one.look()
    if not one.is_cut_off or one.orders.hands.at_work.cancelled:
        return found
    one.orders.log.warning(f"{one.host}: the connection broke during the look; nothing was touched, so once more")
    transaction = one.orders.transaction
    one.start_over()
    found = one.look()
    if one.channel is not None and one.stages and one.bundle:
        unstage(one.channel, one.bundle.replace(one.orders.transaction, transaction))
    return found


def wait_for_lock(one: HostDeploy) -> None:
    """Look again once nobody is at work there any more."""
    if _waited(one):
        look_once_more(one)


def others_at_work(one: HostDeploy, *, patience: float = 0.0) -> tuple[Finding, ...]:
    """Whether anybody may still change what was proved here, to which no lock was taken. ``patience``: wait so long."""
    machine = one.evidence.machine if one.evidence else None
    if one.evidence is None or machine is None:
        return ()
    clock = one.orders.hands.http.clock
    until = clock.monotonic() + patience
    while True:
        now = _state_at(one, machine.state_directory)
        if _lock(now) is None or clock.monotonic() >= until or one.orders.hands.at_work.cancelled:
            return others_findings(one.evidence, now)
        clock.sleep(_PAUSE)


def _waited(one: HostDeploy) -> bool:
    """Whether somebody was at work. What he changes would make a plan of now worthless."""
    lock = _lock(one.evidence.machine if one.evidence else None)
    if lock is None or one.channel is None:
        return False
    orders, clock = one.orders, one.orders.hands.http.clock
    orders.log.info(f"{one.host}: waiting for the lock that {quote_foreign(lock.run or lock.owner, 200)} holds")
    until = clock.monotonic() + orders.wish.lock_wait
    while lock is not None and not orders.hands.at_work.cancelled:
        if clock.monotonic() >= until:
            one.wait_less(_ENOUGH)
            break
        clock.sleep(_PAUSE)
        lock = _lock(_state(one, lock))
    return True


def _state(one: HostDeploy, lock: Leftover) -> MachineFacts | None:
    return _state_at(one, lock.path.rpartition("/")[0])


def _state_at(one: HostDeploy, directory: str) -> MachineFacts | None:
    """What lies there now; nothing where the host did not tell it whole."""
    if one.channel is None:
        return None
    looked = look(
        one.channel, ("state",), variables={"state_directory": directory}, timeout=one.orders.look.road.seconds
    )
    return read_state(MachineFacts(), looked.told) if looked.told.whole else None


def _lock(machine: MachineFacts | None) -> Leftover | None:
    """One whose holder lives."""
    found = machine.leftovers if machine else ()
    return next((left for left in found if left.what == "lock" and left.holder is Holder.ALIVE), None)


def _repaired(one: HostDeploy) -> bool:
    """Whether a transaction was open. What it left is brought to an end by a pilot that does nothing else."""
    machine = one.evidence.machine if one.evidence else None
    if not _is_open(machine.leftovers if machine else ()):
        return False
    if one.channel is None or one.engine is None or not one.bundle:
        return False
    one.orders.log.info(f"{one.host}: ending what an earlier run left open")
    repair(one, _REPAIRING)
    return True


def repair(one: HostDeploy, seconds: float) -> None:
    """A pilot that does nothing else brings to its end what a dead one left open. ``seconds``: its limit."""
    work, clock = one.orders.hands.at_work, one.orders.hands.http.clock
    work.touch(one.host)
    pilot = send(one, repair_of(one.place.transaction, one.place.state, one.bundle, one.facts.wish))

    def tell(line: Line) -> None:
        if line.kind != "end":  # of the repair, not of the deploy
            one.tell(line)

    follower = Follower(one.channel, one.place, reconnect=one.reach_again, tell=tell, away=one.is_away, clock=clock)
    follower.until_end(pilot, seconds=seconds)


def _is_open(left: Sequence[Leftover]) -> bool:
    """A journal that is believed, and nobody who may still be writing it."""
    journal = any(one.what == "journal" and not one.trouble for one in left)
    return journal and all(one.holder is Holder.DEAD for one in left if one.what == "lock")
