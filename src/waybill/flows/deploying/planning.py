"""The plan for one host, from what was seen there."""

from __future__ import annotations

from dataclasses import replace

from waybill.core.deploy.diagnose import plan_findings
from waybill.core.deploy.model import HostPlan, Kept
from waybill.core.deploy.plan import plan_host
from waybill.effects.engine.errors import EngineLost, EngineRefused
from waybill.effects.engine.reach import Engine
from waybill.flows.deploying.host import HostDeploy

_MOST_TAGS = 40


def plan_for(one: HostDeploy, *, unwell: bool = False) -> HostPlan | None:
    """Make the plan and keep it. ``unwell``: what runs was seen not to work."""
    if one.evidence is None:
        return None
    facts = one.facts
    plan = plan_host(
        one.evidence, facts.ledger, facts.wish, transaction=one.orders.transaction, kept=kept_of(one), unwell=unwell
    )
    one.know(plan=plan)
    one.know(ready=(*facts.ready, *plan_findings(one.facts, one.evidence)))
    return plan


def kept_of(one: HostDeploy) -> Kept:
    """Where the keep tags lead now, and the synced files on either side."""
    before = one.standing
    tags = [pin.reference for release in one.facts.ledger.releases for pin in release.services]
    images = _leads(one.engine, list(dict.fromkeys(tags))[:_MOST_TAGS]) if one.engine is not None else {}
    return Kept(images=images, before=before, after=one.orders.files)


def _leads(engine: Engine, tags: list[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for tag in tags:
        try:
            image = engine.image(tag)
        except (EngineLost, EngineRefused):
            continue
        found[tag] = str(image.get("Id", "")) if image is not None else ""
    return found


def replanned(one: HostDeploy) -> HostPlan | None:
    """The plan anew, when what runs turned out not to be well: it is replaced after all."""
    found = plan_for(one, unwell=True)
    if found is not None and found.unchanged:
        found = replace(found, unchanged=False)
        one.know(plan=found)
    return found
