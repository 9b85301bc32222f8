"""One outcome of what a host's pilot told and of what was seen from outside. Pure; neither alone is ever green."""

from __future__ import annotations

from waybill.core.deploy.back import PROVED
from waybill.core.deploy.model import DeployFacts, End, Pilot
from waybill.core.finding import Finding, outcome_of
from waybill.core.outcome import Outcome


def verdict(facts: DeployFacts) -> Outcome:
    """How a deploy or rollback ended on one host."""
    if facts.pilot is not None:
        return _by_journal(facts.pilot, facts)
    if facts.plan is not None and facts.plan.unchanged:
        return _without_touch(facts.proof)
    return Outcome.REFUSED  # nothing was sent that could touch anything


def is_green(proof: tuple[Finding, ...] | None) -> bool:
    """True only for a look that was made, and found nothing wrong or open."""
    return proof is not None and outcome_of(proof) is Outcome.PROVED


def _without_touch(proof: tuple[Finding, ...] | None) -> Outcome:
    if proof is None:
        return Outcome.UNKNOWN
    seen = outcome_of(proof)
    return Outcome.UNCHANGED if seen is Outcome.PROVED else seen


def _by_journal(pilot: Pilot, facts: DeployFacts) -> Outcome:
    if pilot.end is None:
        return _unfinished(pilot)
    if pilot.end is End.REFUSED:
        # A journal that says both was not written by the rules.
        return Outcome.DEGRADED if pilot.touched else Outcome.REFUSED
    if pilot.end is End.RESTORED:
        return _restored(facts.back)
    if pilot.end is End.DEGRADED:
        return Outcome.DEGRADED
    return _serving(pilot.end, facts.proof)


def _unfinished(pilot: Pilot) -> Outcome:
    """It may still go on where nobody sees it. Only one that is proved dead, with a journal that was read, did not."""
    if not pilot.started and not pilot.lines:
        return Outcome.REFUSED
    if pilot.alive is not False or pilot.lost or (pilot.trouble and not pilot.touched):
        return Outcome.UNKNOWN
    return Outcome.DEGRADED if pilot.touched else Outcome.REFUSED


def _restored(back: str) -> Outcome:
    if back == PROVED:
        return Outcome.RESTORED
    return Outcome.DEGRADED if back else Outcome.UNKNOWN


def _serving(end: End, proof: tuple[Finding, ...] | None) -> Outcome:
    """The pilot let the new version serve. What was never confirmed is not delivered, though it may be well."""
    if is_green(proof):
        return Outcome.DELIVERED if end is End.DELIVERED else Outcome.UNKNOWN
    if proof is None or outcome_of(proof) is Outcome.UNKNOWN:
        return Outcome.UNKNOWN
    return Outcome.DEGRADED
