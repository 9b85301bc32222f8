"""Look at one image: what every verb does that names one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from waybill.config.job import JobContext, is_github_registry
from waybill.config.settings import PreflightSettings, Settings
from waybill.core.chain import read_manifest
from waybill.core.diagnosis import diagnose
from waybill.core.evidence import Evidence, Job, Wish
from waybill.core.finding import Finding
from waybill.core.reference import reference_of
from waybill.flows.hands import Hands
from waybill.flows.ladder import MISSING, PULL, Ladder, Sight
from waybill.frozen import dataclass

PUBLIC_REGISTRY = "ghcr.io"
_MOST_BODIES = 16


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """One image: what was seen and what it means."""

    sight: Sight
    findings: tuple[Finding, ...]


def look_at_image(start: Evidence, settings: Settings, hands: Hands, *, ask_for_layers: bool) -> Verdict:
    """Climb the ladder and diagnose."""
    ladder = Ladder(start, hands, settings.probe_timeout, ask_for_layers=ask_for_layers)
    sight = ladder.climb()
    return Verdict(sight=sight, findings=diagnose(sight.evidence))


def start_of(image: str, settings: Settings, job: JobContext, hands: Hands) -> Evidence:
    """What is wished of an image, before anything is asked."""
    evidence = Evidence(
        wish=Wish(image=image, expiry_warning_days=settings.expiry_warning_days),
        now=hands.http.clock.now_iso(),
        job=Job(
            in_actions=job.in_actions,
            repository=job.repository,
            server=job.server,
            event=job.event,
            sha=job.sha,
        ),
        github_registry=_is_github(image, job),
    )
    if not isinstance(settings, PreflightSettings):
        return evidence
    return replace(
        evidence,
        wish=replace(evidence.wish, platforms=settings.platforms, push=settings.push),
        job=replace(evidence.job, limit_seconds=int(settings.job_limit)),
    )


def _is_github(image: str, job: JobContext) -> bool:
    """ghcr.io speaks GitHub's words to jobs of every server; whether its API may be asked is the ladder's affair."""
    reference = reference_of(image)
    if reference is None:
        return False
    return reference.registry == PUBLIC_REGISTRY or is_github_registry(reference.registry, job.server)


def more_bodies(hands: Hands, image: str, digest: str) -> Mapping[str, bytes]:
    """The manifest of another digest of the same repository, and those of its platforms, where they can be had.

    No bytes at all for a digest that the registry says it does not have.
    """
    reference = reference_of(image)
    if reference is None:
        return {}
    registry, credential = hands.registry(reference.registry), hands.credential(reference.registry)
    grant = registry.authorize(reference.repository, PULL, credential)
    bodies: dict[str, bytes] = {}
    wanted = [digest]
    while wanted and len(bodies) < _MOST_BODIES:
        asked = wanted.pop(0)
        fetched = registry.manifest(reference.repository, asked, grant)
        if fetched.answer.status == MISSING:
            bodies[asked] = b""
        facts = read_manifest(fetched.content, "", "") if fetched.answer.ok else None
        if facts is not None:
            bodies[facts.digest] = fetched.content
            wanted += [child.digest for child in facts.children if not child.attestation]
    return bodies
