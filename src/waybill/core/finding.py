"""A finding: one diagnosed fact, what was seen, what it means, and how to repair it."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum

from waybill.core.outcome import Outcome
from waybill.frozen import dataclass


class Severity(Enum):
    """How much a finding matters. ``UNSETTLED`` is a check that could not be made: never green."""

    ERROR = "error"
    UNSETTLED = "unsettled"
    WARNING = "warning"
    NOTE = "note"

    @property
    def rank(self) -> int:
        """Worst first."""
        return list(Severity).index(self)


@dataclass(frozen=True, kw_only=True)
class Finding:
    """One diagnosed fact. ``code`` is stable and stands in the catalogue (core/catalogue.py)."""

    code: str
    severity: Severity
    subject: str
    evidence: tuple[str, ...]
    cause: str
    fix: str


def worst_first(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Sort by severity, keeping the order of diagnosis within one severity."""
    return tuple(sorted(findings, key=lambda finding: finding.severity.rank))


def outcome_of(findings: Iterable[Finding]) -> Outcome:
    """The outcome of a verb that only looks."""
    severities = {finding.severity for finding in findings}
    if Severity.ERROR in severities:
        return Outcome.REFUSED
    return Outcome.UNKNOWN if Severity.UNSETTLED in severities else Outcome.PROVED
