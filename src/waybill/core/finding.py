"""A finding: one diagnosed fact, what was seen, what it means, and how to repair it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from enum import Enum

from waybill.core.outcome import Outcome
from waybill.frozen import dataclass

_MOST_SUBJECTS = 5


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
    """One diagnosed fact. ``code`` is stable and stands in the catalogue (core/catalogue/)."""

    code: str
    severity: Severity
    subject: str
    evidence: tuple[str, ...]
    cause: str
    fix: str


def worst_first(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Sort by severity, keeping the order of diagnosis within one severity."""
    return tuple(sorted(findings, key=lambda finding: finding.severity.rank))


def told_once(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """One finding where many subjects share a cause and its fix: a dead credential is one fact, not a hundred."""
    groups: dict[tuple[str, Severity, str, str], list[Finding]] = {}
    for finding in findings:
        groups.setdefault((finding.code, finding.severity, finding.cause, finding.fix), []).append(finding)
    return tuple(replace(group[0], subject=_subjects(group)) for group in groups.values())


def _subjects(group: list[Finding]) -> str:
    subjects = list(dict.fromkeys(finding.subject for finding in group))
    more = len(subjects) - _MOST_SUBJECTS
    return ", ".join(subjects[:_MOST_SUBJECTS]) + (f" and {more} more" if more > 0 else "")


def outcome_of(findings: Iterable[Finding]) -> Outcome:
    """The outcome of a verb that only looks."""
    severities = {finding.severity for finding in findings}
    if Severity.ERROR in severities:
        return Outcome.REFUSED
    return Outcome.UNKNOWN if Severity.UNSETTLED in severities else Outcome.PROVED
