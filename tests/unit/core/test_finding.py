"""Findings decide the outcome of verbs that only look."""

from __future__ import annotations

import pytest

from waybill.core.finding import Finding, Severity, outcome_of, told_once, worst_first
from waybill.core.outcome import Outcome


def finding(severity: Severity, code: str = "group.name", subject: str = "s", cause: str = "c") -> Finding:
    """A finding of this severity; the rest does not matter here."""
    return Finding(code=code, severity=severity, subject=subject, evidence=("e",), cause=cause, fix="f")


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


def test_one_cause_of_many_subjects_is_told_once() -> None:
    many = [finding(Severity.ERROR, subject=f"image{number}") for number in range(8)]

    assert told_once([*many, many[0]]) == (
        finding(Severity.ERROR, subject="image0, image1, image2, image3, image4 and 3 more"),
    )


def test_different_causes_codes_and_severities_stay_apart() -> None:
    apart = [
        finding(Severity.ERROR),
        finding(Severity.WARNING),
        finding(Severity.ERROR, cause="another"),
        finding(Severity.ERROR, code="group.other"),
    ]

    assert told_once(apart) == tuple(apart)
