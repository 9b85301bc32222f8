"""One run of build-push on its way: what it was called with, what was seen, and what only the flow needs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import field, replace
from typing import Any

from waybill.config.job import JobContext
from waybill.config.settings import BuildSettings
from waybill.core.build.evidence import BuildEvidence
from waybill.core.build.wish import BuildWish
from waybill.core.diagnosis.telling import Findings
from waybill.core.reference import Reference
from waybill.effects.registry import Grant, Registry
from waybill.flows.building.early import Early
from waybill.flows.hands import Hands
from waybill.flows.ladder import PULL
from waybill.frozen import dataclass
from waybill.report.log import Log

PUSH = ("pull", "push")


@dataclass(frozen=True, kw_only=True)
class Call:
    """What the flow was called with. ``seconds`` of each phase are added as they pass."""

    settings: BuildSettings
    payload: bytes | None
    job: JobContext
    hands: Hands
    log: Log
    early: Early | None = None
    seconds: dict[str, float] = field(default_factory=dict)

    @contextmanager
    def phase(self, name: str) -> Iterator[None]:
        """Count the seconds of what happens within."""
        clock = self.hands.http.clock
        began = clock.monotonic()
        try:
            yield
        finally:
            self.seconds[name] = round(self.seconds.get(name, 0.0) + clock.monotonic() - began, 3)


@dataclass(frozen=True, kw_only=True)
class Scene:
    """The run so far. ``reference`` is none where the image's name is none; ``bodies`` are manifests by digest."""

    call: Call
    evidence: BuildEvidence
    reference: Reference | None = None
    wish: BuildWish | None = None
    before: Findings = ()
    bodies: Mapping[str, bytes] = field(default_factory=dict)
    metadata: str = ""  # the builder's own JSON
    command: str = ""  # as it may be shown
    local_before: str = ""  # the ID of the image that the engine had under our name, for a build without a push

    def saw(self, **facts: Any) -> Scene:
        """The scene with more evidence."""
        return replace(self, evidence=replace(self.evidence, **facts))

    @property
    def where(self) -> Reference:
        """The name, once it is known to be one."""
        assert self.reference is not None  # noqa: S101  # without it nothing but telling happens
        return self.reference

    @property
    def registry(self) -> Registry:
        """The client of this image's registry."""
        return self.call.hands.registry(self.where.registry)

    def grant(self) -> Grant:
        """The right to read, by way of the right to push where there is one: a package may not exist before."""
        credential = self.call.hands.credential(self.where.registry)
        if self.call.settings.push and not self.evidence.own_builder:
            granted = self.registry.authorize_twice(self.where.repository, PUSH, credential)
            if granted.answer.ok:
                return granted
        return self.registry.authorize_twice(self.where.repository, PULL, credential)
