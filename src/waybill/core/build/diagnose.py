"""From what was seen of a build to findings. Pure: ``BuildEvidence -> findings``; never raises."""

from __future__ import annotations

from waybill.core.build.evidence import BuildEvidence
from waybill.core.diagnosis.telling import Findings


def before_findings(evidence: BuildEvidence) -> Findings:
    """Everything that can be known before a build minute is spent. A blocking one: nothing is built."""
    raise NotImplementedError


def after_findings(evidence: BuildEvidence) -> Findings:
    """What came of it: the builder, the read-back, every tag."""
    raise NotImplementedError
