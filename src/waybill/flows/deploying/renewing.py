"""Whether volumes without a name go on to the new containers, once the new image can be looked into on the host."""

from __future__ import annotations

from dataclasses import replace

from waybill.core.deploy.model import Fetched, HostPlan
from waybill.core.deploy.volumes import Handing, handing, holds_files
from waybill.effects.engine.errors import EngineLost, EngineRefused
from waybill.effects.engine.reach import Engine


def renewed(engine: Engine, plan: HostPlan, fetched: Fetched) -> tuple[HostPlan, Fetched]:
    """The plan with the answer; or why it must not be carried out."""
    before = {member for pin in plan.restore for member in pin.members}
    if not plan.anonymous or not fetched.image or before == {fetched.image}:
        return plan, fetched
    paths = list(dict.fromkeys(entry.partition(" ")[2] for entry in plan.anonymous))
    try:
        shipping = {path for path in paths if holds_files(engine.changes().beginning_of(fetched.image, path))}
    except (EngineRefused, EngineLost) as error:
        return plan, _refused(plan, fetched, f"the engine does not let the new image be looked into ({error})")
    found = handing(paths, shipping)
    if found is Handing.MIXED:
        data = ", ".join(path for path in paths if path not in shipping)
        return plan, _refused(plan, fetched, f"at {data} it holds data, which would be lost with it")
    return replace(plan, renew=found is Handing.ANEW), fetched


def _refused(plan: HostPlan, fetched: Fetched, words: str) -> Fetched:
    facts = {"volumes": "; ".join(plan.anonymous[:5]), "words": words}
    return replace(fetched, trouble="deploy.volume-hides", words=words, facts=facts)
