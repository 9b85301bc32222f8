"""Outcomes, exit codes and folding, as a table over every combination."""

from __future__ import annotations

from itertools import combinations_with_replacement, product

import pytest

from waybill.core.outcome import Outcome, fold_checks, fold_hosts

EXITS = {
    "delivered": 0,
    "unchanged": 0,
    "proved": 0,
    "refused": 10,
    "restored": 20,
    "degraded": 30,
    "unknown": 40,
}

# rows: first host, columns: second host. d=delivered u=unchanged r=refused s=restored g=degraded k=unknown
PAIRS = """
    d u r s g k
  d d d g g g k
  u d u g g g k
  r g g r s g k
  s g g s s g k
  g g g g g g k
  k k k k k k k
"""
LETTERS = {
    "d": Outcome.DELIVERED,
    "u": Outcome.UNCHANGED,
    "r": Outcome.REFUSED,
    "s": Outcome.RESTORED,
    "g": Outcome.DEGRADED,
    "k": Outcome.UNKNOWN,
}


def pairs() -> dict[tuple[Outcome, Outcome], Outcome]:
    """The table above as a mapping."""
    header, *rows = [line.split() for line in PAIRS.strip().splitlines()]
    return {
        (LETTERS[row[0]], LETTERS[column]): LETTERS[cell]
        for row in rows
        for column, cell in zip(header, row[1:], strict=True)
    }


def test_every_outcome_has_the_documented_exit_code() -> None:
    assert {outcome.value: outcome.exit_code for outcome in Outcome} == EXITS


def test_only_exit_zero_is_a_proof() -> None:
    assert {outcome.value for outcome in Outcome if outcome.is_proof} == {"delivered", "unchanged", "proved"}


@pytest.mark.parametrize(("both", "expected"), pairs().items(), ids=str)
def test_two_hosts_fold_as_the_table_says(both: tuple[Outcome, Outcome], expected: Outcome) -> None:
    assert fold_hosts(both) is expected
    assert fold_hosts(reversed(both)) is expected


def test_one_host_is_its_own_outcome() -> None:
    assert all(fold_hosts([outcome]) is outcome for outcome in LETTERS.values())


def test_three_hosts_never_turn_green_unless_each_is_green() -> None:
    for three in combinations_with_replacement(LETTERS.values(), 3):
        assert fold_hosts(three).is_proof == all(outcome.is_proof for outcome in three)


def test_folding_no_host_is_refused() -> None:
    with pytest.raises(ValueError, match="nothing selected is never a pass"):
        fold_hosts([])
    with pytest.raises(ValueError, match="nothing selected is never a pass"):
        fold_checks([])


def test_a_look_does_not_fold_with_a_deploy() -> None:
    with pytest.raises(ValueError, match="'proved' belongs to verbs that only look"):
        fold_hosts([Outcome.PROVED])
    with pytest.raises(ValueError, match="a check cannot end in \\['degraded'\\]"):
        fold_checks([Outcome.DEGRADED])


@pytest.mark.parametrize("pair", list(product([Outcome.PROVED, Outcome.REFUSED, Outcome.UNKNOWN], repeat=2)), ids=str)
def test_checks_fold_to_the_most_certain_failure(pair: tuple[Outcome, Outcome]) -> None:
    expected = next(outcome for outcome in (Outcome.REFUSED, Outcome.UNKNOWN, Outcome.PROVED) if outcome in pair)

    assert fold_checks(pair) is expected
