"""Findings decide the outcome of verbs that only look."""

from __future__ import annotations

import pytest

from waybill.core.finding import Finding, Severity, outcome_of, worst_first
from waybill.core.outcome import Outcome


def finding(severity: Severity, code: str = "group.name") -> Finding:
    """A finding of this severity; the rest does not matter here."""
    return Finding(code=code, severity=severity, subject="s", evidence=("e",), cause="c", fix="f")


@pytest.mark.parametrize(
    ("severities", "expected"),
    [
        ([], Outcome.PROVED),
        ([Severity.NOTE, Severity.WARNING], Outcome.PROVED),
        ([Severity.UNSETTLED], Outcome.UNKNOWN),
        ([Severity.ERROR], Outcome.REFUSED),
        ([Severity.UNSETTLED, Severity.ERROR, Severity.NOTE], Outcome.REFUSED),
    ],
)
def test_severities_decide_the_outcome(severities: list[Severity], expected: Outcome) -> None:
    assert outcome_of(finding(severity) for severity in severities) is expected


def test_worst_first_keeps_the_order_of_diagnosis_within_a_severity() -> None:
    mixed = [
        finding(Severity.NOTE, "a"),
        finding(Severity.ERROR, "b"),
        finding(Severity.WARNING, "c"),
        finding(Severity.ERROR, "d"),
        finding(Severity.UNSETTLED, "e"),
    ]

    assert [item.code for item in worst_first(mixed)] == ["b", "d", "e", "c", "a"]
