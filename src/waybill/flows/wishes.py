"""From settings and an image to what is wished of each host."""

from __future__ import annotations

from waybill.config.settings import RolloutSettings, Settings, TargetSettings, VerifySettings
from waybill.core.evidence import Evidence
from waybill.core.host.evidence import By, HealthWish, HostWish, Selection
from waybill.core.reference import Reference, reference_of
from waybill.flows.ladder import MISSING
from waybill.report.images import platforms_of, proved_digest


def wish_of(verb: str, settings: Settings, evidence: Evidence) -> HostWish:
    """What one host is asked to be. The digest is the one that was proved, else the one that was asked for."""
    reference = reference_of(evidence.wish.image)
    return HostWish(
        verb=verb,
        image=evidence.wish.image,
        repository=reference.name if reference else "",
        tag=reference.tag if reference else "",
        digest=proved_digest(evidence) or (reference.digest if reference else ""),
        version=evidence.image.version if evidence.image else "",
        commit=evidence.image.revision if evidence.image else "",
        platforms=tuple(platforms_of(evidence.image)) if evidence.image else (),
        absent=evidence.manifest is not None and evidence.manifest.status == MISSING,
        selection=_selection(settings, reference),
        health=_health(settings),
        transport=settings.transport if isinstance(settings, TargetSettings) else "auto",
        sudo=settings.sudo,
        state_directory=settings.state_directory if isinstance(settings, TargetSettings) else "",
    )


def _selection(settings: Settings, reference: Reference | None) -> Selection:
    names = settings.containers if isinstance(settings, VerifySettings) else ()
    labels = settings.container_labels if isinstance(settings, VerifySettings) else ()
    by_project = settings.project_name or settings.project_directory or settings.services
    return Selection(
        by=By.NAME if names else By.LABEL if labels else By.COMPOSE if by_project else By.IMAGE,
        project=settings.project_name,
        directory=settings.project_directory,
        services=settings.services,
        names=names,
        labels=labels,
        repository=reference.name if reference else "",
    )


def _health(settings: Settings) -> HealthWish:
    if not isinstance(settings, (VerifySettings, RolloutSettings)):
        return HealthWish()
    return HealthWish(
        url=settings.health_url,
        status=settings.health_status,
        body=settings.health_body,
        identity=settings.identity,
        public_url=settings.public_url,
        settle=settings.settle,
        timeout=settings.timeout,
    )
