"""What a project shares with others on its host: networks and volumes that it does not make."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from waybill.core.host.engine_api import names_of
from waybill.core.host.evidence import HostEvidence
from waybill.effects.engine.calls import Engine, EngineRefused


def with_shared(engine: Engine, evidence: HostEvidence) -> HostEvidence:
    """Add the engine's networks and volumes, each only where the project needs one that it does not make."""
    kinds = {one.kind for one in (evidence.compose.externals if evidence.compose else ())}
    networks = _names(engine.networks) if "network" in kinds else None
    volumes = _names(engine.volumes) if "volume" in kinds else None
    return replace(evidence, networks=networks, volumes=volumes)


def _names(ask: Callable[[], list[dict[str, object]]]) -> tuple[str, ...] | None:
    """Whoever stands before the engine may let us see containers and not these."""
    try:
        return names_of(ask())
    except EngineRefused:
        return None
