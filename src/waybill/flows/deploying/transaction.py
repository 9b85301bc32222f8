"""The transaction of one host: sent, followed, proved from outside, and confirmed or taken back."""

from __future__ import annotations

from waybill.core.deploy.bundle import bundle_of, mark_of
from waybill.core.deploy.limits import end_limit, settle_limit
from waybill.core.deploy.model import DeployFacts, End, HostPlan, Pilot
from waybill.core.deploy.read_journal import GONE, NOT_TAKEN
from waybill.core.deploy.standing import running_release
from waybill.core.deploy.verdict import is_green
from waybill.core.diagnosis.host import diagnose_host
from waybill.core.finding import Finding, Severity
from waybill.effects.deploy.follower import Follower
from waybill.effects.deploy.pilot import follow
from waybill.flows.deploying.bringing import bring, docker_host_of
from waybill.flows.deploying.host import HostDeploy
from waybill.flows.deploying.picking_up import is_left_open, pick_up
from waybill.flows.deploying.planning import kept_of, replanned
from waybill.flows.deploying.proof import is_red, look_back, prove
from waybill.flows.deploying.readiness import has_image, is_ready, made_ready
from waybill.flows.deploying.sending import send
from waybill.flows.deploying.way import look_with_way, others_at_work
from waybill.flows.fleet import Seen

_MARKING = 60.0
_READING = 60.0
_PROOFS = 3  # looks from outside, when something could not be seen


def carry_out(one: HostDeploy) -> None:
    """Bring one host to the wished release and prove it, or leave it as it was."""
    plan = one.facts.plan
    if plan is None or one.orders.hands.at_work.cancelled:
        return
    _carry(one)
    if _is_changed(one):
        _again(one)
    elif _is_to_be_sent_again(one.facts.pilot) and not one.orders.hands.at_work.cancelled:
        _once_more(one)


def _carry(one: HostDeploy) -> None:
    if one.facts.plan is not None and one.facts.plan.unchanged and not _is_to_be_replaced(one):
        return
    if one.facts.fetched is None:  # what runs turned out not to be well, so nothing was brought yet
        bring(one)
    if has_image(one):
        _Transaction(one).run()


def _is_changed(one: HostDeploy) -> bool:
    """What runs is not any more what the plan was made from."""
    pilot = one.facts.pilot
    return pilot is not None and pilot.end is End.REFUSED and pilot.lines[-1].values.get("reason") == "changed"


def _again(one: HostDeploy) -> None:
    """From the first look, once, where another run of ours has changed it: that is no reason to give up."""
    before, orders = one.facts, one.orders
    waited = before.pilot is not None and before.pilot.first("waiting") is not None
    one.renew()
    found = look_with_way(one)
    if not waited and not _is_of_another_run(one, before):
        one.ordered_anew(orders)
        one.facts = before
        return
    _from_look(one, found)


def _from_look(one: HostDeploy, found: Seen) -> None:
    made_ready(one, diagnose_host(found.evidence))
    if is_ready(one):
        bring(one)
        _carry(one)


def _is_to_be_sent_again(pilot: Pilot | None) -> bool:
    """What ended it says nothing of the new version, and nothing was touched."""
    return pilot is not None and (_never_began(pilot) or _is_killed_in_time(pilot))


def _never_began(pilot: Pilot) -> bool:
    """The connection broke while the pilot was sent, and none began: its bundle was taken back, or is not there."""
    if pilot.lines or pilot.lost:
        return False
    return pilot.trouble == GONE or (pilot.trouble == NOT_TAKEN and not pilot.started)


def _is_killed_in_time(pilot: Pilot) -> bool:
    """It was killed before its first act, and another one has put away what it left."""
    is_put_away = pilot.end is End.REFUSED and pilot.lines[-1].values.get("reason") == "killed"
    return is_put_away and not pilot.touched


def _once_more(one: HostDeploy) -> None:
    """Another transaction, from the first look: whoever has begun meanwhile may be a newer run. Both would take the
    same lock, and a plan holds for what it was made from: were the first to begin after all, it would find that out
    before it touched anything.
    """
    before = one.facts
    one.orders.log.warning(f"{one.host}: the deploy was cut off before it touched anything there; it is sent once more")
    one.renew()
    _from_look(one, look_with_way(one))
    is_proved = before.pilot is not None and (not before.pilot.started or before.pilot.end is not None)
    if one.facts.pilot is None and not is_proved:  # the first may still be on its way
        one.facts = before


def _is_of_another_run(one: HostDeploy, before: DeployFacts) -> bool:
    """It came and went while this one was busy with other hosts: what runs now is a release that it has recorded."""
    now = running_release(one.evidence, one.facts.ledger, before.plan.services) if before.plan else ""
    return before.plan is not None and now not in {"", before.plan.left}


def _is_to_be_replaced(one: HostDeploy) -> bool:
    """Prove what runs. Where it is not well, it is replaced once."""
    findings = _proved(one)
    if is_green(findings) and others_at_work(one):  # whoever holds the lock may change what was just seen
        others_at_work(one, patience=one.facts.wish.lock_wait)
        findings = _proved(one)
    if is_red(findings):
        one.forget_proof()
        return replanned(one) is not None
    if is_green(findings):
        findings = (*findings, *others_at_work(one))
        one.know(proof=findings)
    if is_green(findings) and one.facts.plan is not None and one.facts.plan.confirms:
        _mark(one, one.facts.plan)
    return False


def _proved(one: HostDeploy) -> tuple[Finding, ...]:
    """Seen from outside: right or wrong, or still open after the last try."""
    findings = prove(one)
    for _ in range(_PROOFS - 1):
        if is_green(findings) or is_red(findings) or one.orders.hands.at_work.cancelled:
            break
        one.reach_again(patiently=True)  # what could not be seen may be the fault of the way
        findings = prove(one)
    return findings


class _Transaction:
    """One bundle on its way."""

    def __init__(self, one: HostDeploy) -> None:
        self._one = one
        self._follower = Follower(
            one.channel,
            one.place,
            reconnect=one.reach_again,
            tell=one.tell,
            away=one.is_away,
            clock=one.orders.hands.http.clock,
        )

    def run(self) -> None:
        """From the launch to the last look."""
        one = self._one
        plan = one.facts.plan
        if plan is None or one.channel is None:
            return
        work = one.orders.hands.at_work
        work.touch(one.host)
        with work.on_cancel(self._abort):
            began = one.orders.hands.http.clock.monotonic()
            pilot = _launched(one, plan)
            one.know(pilot=pilot)
            one.know(pilot=self._follower.until_settled(pilot, seconds=settle_limit(one.facts.wish, plan)))
            one.spent("switch", began)
            self._judged()
            if pick_up(one, self._ended) and one.facts.pilot and one.facts.pilot.end in {End.DELIVERED, End.SETTLED}:
                _proved(one)  # what was proved may have been so before the machine was started again
            one.know(back=self._back())

    def _judged(self) -> None:
        """Once it is settled, what is seen from outside decides: it is confirmed, or taken back."""
        one, pilot = self._one, self._one.facts.pilot
        if pilot is None or pilot.first("settled") is None or pilot.end is not None or pilot.lost:
            return
        findings = _proved(one)
        # What could not be seen is neither confirmed nor taken back: it serves, and the run is not green.
        word = "confirm" if is_green(findings) else "revert" if is_red(findings) else ""
        if not word:
            open_checks = ", ".join(finding.code for finding in findings if finding.severity is Severity.UNSETTLED)
            one.orders.log.warning(f"{one.host}: not confirmed, as it could not be checked: {open_checks}")
        self._follower.channel = one.channel
        began = one.orders.hands.http.clock.monotonic()
        one.know(pilot=self._follower.until_end(pilot, seconds=end_limit(one.facts.wish), word=word))
        one.spent("confirm", began)

    def _ended(self, pilot: Pilot) -> Pilot:
        self._follower.channel = self._one.channel
        return self._follower.until_end(pilot, seconds=_READING)

    def _back(self) -> str:
        """Whether what ran before runs again, where a pilot went back to it; what runs is told in any case."""
        pilot = self._one.facts.pilot
        is_back = pilot is not None and pilot.end in {End.RESTORED, End.DEGRADED}
        return look_back(self._one) if is_back or is_left_open(pilot) else ""

    def _abort(self) -> None:
        """The run is cancelled: nothing new is begun there; what was begun is brought to its end by the pilot."""
        one, pilot = self._one, self._one.facts.pilot
        if one.channel is not None and pilot is not None and pilot.first("settled") is None:
            follow(one.channel, one.place, pilot, seconds=0, word="abort")


def _launched(one: HostDeploy, plan: HostPlan) -> Pilot:
    fetched, evidence, facts = one.facts.fetched, one.evidence, one.facts
    if fetched is None or evidence is None:
        raise AssertionError("a bundle is sent to a host that was looked at and has the image")
    files = bundle_of(
        plan,
        facts.wish,
        fetched,
        evidence,
        facts.ledger,
        bodies={**one.orders.also, **one.orders.bodies},
        bundle=one.bundle,
        kept=kept_of(one),
        docker_host=docker_host_of(one),
    )
    return send(one, files)


def _mark(one: HostDeploy, plan: HostPlan) -> None:
    """A release that nobody had confirmed was proved now: it is written down. That it cannot be is no fault of it."""
    pilot = send(one, mark_of(plan, one.facts.wish, one.bundle))
    follower = Follower(one.channel, one.place, reconnect=one.reach_again, tell=lambda _: None)
    if follower.until_end(pilot, seconds=_MARKING).end is not End.DELIVERED:
        one.orders.log.warning(f"{one.host}: {plan.confirms} was proved, and could not be marked as verified")
