"""Taking a host back that had the new version already, because the fleet goes together: a rollback like any other."""

from __future__ import annotations

from waybill.core.deploy.candidates import candidates
from waybill.core.deploy.diagnose_run import not_begun
from waybill.core.deploy.model import DeployFacts
from waybill.core.deploy.standing import running_release
from waybill.core.diagnosis.host import diagnose_host
from waybill.flows.deploying.bringing import bring
from waybill.flows.deploying.host import HostDeploy
from waybill.flows.deploying.planning import kept_of
from waybill.flows.deploying.readiness import has_image, is_ready, made_ready
from waybill.flows.deploying.returning import new_return, returning, scouting
from waybill.flows.deploying.transaction import carry_out


def undo(one: HostDeploy) -> None:
    """Go back to the very release that this deploy left. Where nothing ran before there is nothing to go back to."""
    plan = one.facts.plan
    before = (plan.left or plan.adopts) if plan else ""
    if not before:
        return
    one.close()
    call = one.orders.call
    back = HostDeploy(one.host, scouting(call))
    one.undone = back
    try:
        _go(back, before, one.facts)
    finally:
        back.clear_away()
        back.close()


def _go(back: HostDeploy, before: str, made: DeployFacts) -> None:
    back.look()
    call = back.orders.call
    if back.evidence is None or back.engine is None:
        return
    if not _still_runs(back, made):
        back.know(ready=(not_begun(back.evidence, "another run has replaced what this one had put there"),))
        return
    every = candidates(back.facts.ledger, back.evidence, kept_of(back))
    found = next((candidate for candidate in every if candidate.release.name == before), None)
    if found is None:
        return
    back.ordered_anew(returning(call, found, None, back, new_return(call)))
    back.look()
    made_ready(back, diagnose_host(back.evidence))
    if is_ready(back):
        bring(back)
        if has_image(back) or (back.facts.plan is not None and back.facts.plan.unchanged):
            carry_out(back)


def _still_runs(back: HostDeploy, made: DeployFacts) -> bool:
    """Whether what this deploy made is what runs: what another run has put there since is not ours to take away."""
    plan = made.plan
    return plan is not None and running_release(back.evidence, back.facts.ledger, plan.services) == plan.transaction
