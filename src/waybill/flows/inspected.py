"""The containers that a deploy would replace, read in full: a list does not tell what mounts hide in them."""

from __future__ import annotations

from dataclasses import replace

from waybill.core.deploy.chosen import choose_services
from waybill.core.deploy.model import DeployWish
from waybill.core.deploy.standing import project_of
from waybill.core.host.container import ContainerFacts
from waybill.core.host.evidence import HostEvidence
from waybill.core.host.read_container import read_container, read_sample
from waybill.effects.engine.calls import Engine
from waybill.effects.engine.errors import EngineRefused

_MOST = 50


def with_inspected(engine: Engine, evidence: HostEvidence) -> HostEvidence:
    """The evidence with all that the engine tells of the chosen services' containers."""
    wish = evidence.wish
    chosen = choose_services(evidence, DeployWish(image=wish.repository, services=wish.selection.services))
    meant = [one for one in evidence.containers or () if one.service in chosen.services]
    meant = [one for one in meant if one.project == project_of(evidence) and not one.one_off][:_MOST]
    full = {one.identifier: _inspected(engine, one) for one in meant}
    return replace(evidence, containers=tuple(full.get(one.identifier, one) for one in evidence.containers or ()))


def _inspected(engine: Engine, one: ContainerFacts) -> ContainerFacts:
    """As it was listed, where it is gone by now or nobody may read it."""
    try:
        body = engine.container(one.identifier)
    except EngineRefused:
        return one
    return replace(read_container(body), samples=(read_sample(body, "", 0.0),)) if body is not None else one
