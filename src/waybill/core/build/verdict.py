"""One outcome for a build, from what was seen. Nothing that the builder said makes it green. Pure."""

from __future__ import annotations

from waybill.core.build.evidence import BuildEvidence
from waybill.core.diagnosis.telling import Findings
from waybill.core.outcome import Outcome


def outcome_of_build(evidence: BuildEvidence, findings: Findings) -> Outcome:
    """How the run ended. ``findings`` are those of before and after together."""
    raise NotImplementedError


def proved_digest(evidence: BuildEvidence, findings: Findings) -> str:
    """The digest that may be handed on: the first tag leads to it and nothing about it is open; else empty."""
    raise NotImplementedError
