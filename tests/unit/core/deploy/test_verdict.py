"""One outcome of a journal and a proof: every combination, so that none is green without both."""

from __future__ import annotations

from itertools import product

import pytest

from waybill.core.deploy.back import PROVED
from waybill.core.deploy.model import DeployFacts, DeployWish, End, HostPlan, Line, Pilot
from waybill.core.deploy.verdict import is_green, verdict
from waybill.core.finding import Finding, Severity
from waybill.core.outcome import Outcome

WISH = DeployWish(image="ghcr.io/acme/app", digest="sha256:" + "1" * 64)
PROOFS: dict[str, tuple[Finding, ...] | None] = {
    "none": None,
    "green": (),
    "noted": tuple(
        Finding(code="x", severity=severity, subject="h", evidence=(), cause="", fix="")
        for severity in (Severity.NOTE, Severity.WARNING)
    ),
    "open": (Finding(code="x", severity=Severity.UNSETTLED, subject="h", evidence=(), cause="", fix=""),),
    "red": (Finding(code="x", severity=Severity.ERROR, subject="h", evidence=(), cause="", fix=""),),
}
GREEN = {"green", "noted"}
BEGIN = Line(number=1, kind="fact", step="begin")
UP = Line(number=2, kind="intent", step="up")


def pilot(end: End | None, *, touched: bool = True, **more: object) -> Pilot:
    lines = (BEGIN, UP) if touched else (BEGIN,)
    last = (Line(number=9, kind="end", step=end.value),) if end else ()
    return Pilot(lines=(*lines, *last), **more)  # type: ignore[arg-type]


def facts(
    pilot: Pilot | None = None, *, plan: HostPlan | None = None, proof: str = "none", back: str = ""
) -> DeployFacts:
    return DeployFacts(host="h", wish=WISH, plan=plan, pilot=pilot, proof=PROOFS[proof], back=back)


@pytest.mark.parametrize(
    ("end", "proof", "outcome"),
    [
        (End.DELIVERED, "green", Outcome.DELIVERED),
        (End.DELIVERED, "noted", Outcome.DELIVERED),
        (End.DELIVERED, "open", Outcome.UNKNOWN),
        (End.DELIVERED, "none", Outcome.UNKNOWN),
        (End.DELIVERED, "red", Outcome.DEGRADED),
        (End.SETTLED, "green", Outcome.UNKNOWN),
        (End.SETTLED, "noted", Outcome.UNKNOWN),
        (End.SETTLED, "open", Outcome.UNKNOWN),
        (End.SETTLED, "none", Outcome.UNKNOWN),
        (End.SETTLED, "red", Outcome.DEGRADED),
    ],
)
def test_the_new_version_serves(end: End, proof: str, outcome: Outcome) -> None:
    """Delivered needs the end and the proof; what nobody confirmed is never delivered."""
    assert verdict(facts(pilot(end), proof=proof)) is outcome


@pytest.mark.parametrize("proof", PROOFS)
@pytest.mark.parametrize(
    ("back", "outcome"),
    [(PROVED, Outcome.RESTORED), ("app-1 is exited", Outcome.DEGRADED), ("", Outcome.UNKNOWN)],
)
def test_the_old_version_runs_again(back: str, outcome: Outcome, proof: str) -> None:
    """Restored is said only of what was seen from outside; an earlier proof of the new version changes nothing."""
    assert verdict(facts(pilot(End.RESTORED), proof=proof, back=back)) is outcome


@pytest.mark.parametrize("proof", PROOFS)
def test_an_end_that_says_degraded_is_believed(proof: str) -> None:
    """Nobody makes a lesser thing of it."""
    assert verdict(facts(pilot(End.DEGRADED), proof=proof, back=PROVED)) is Outcome.DEGRADED


@pytest.mark.parametrize(("touched", "outcome"), [(False, Outcome.REFUSED), (True, Outcome.DEGRADED)])
def test_refused_is_believed_of_a_journal_without_an_act(touched: bool, outcome: Outcome) -> None:
    """A journal that tells of an act and ends as refused was not written by the rules."""
    assert verdict(facts(pilot(End.REFUSED, touched=touched), proof="green")) is outcome


@pytest.mark.parametrize(
    ("alive", "touched", "lost", "trouble", "outcome"),
    [
        (True, True, False, "", Outcome.UNKNOWN),
        (True, False, False, "", Outcome.UNKNOWN),
        (None, True, False, "", Outcome.UNKNOWN),
        (None, False, False, "", Outcome.UNKNOWN),
        (False, True, False, "", Outcome.DEGRADED),
        (False, False, False, "", Outcome.REFUSED),
        (False, True, True, "", Outcome.UNKNOWN),
        (False, False, True, "", Outcome.UNKNOWN),
        (False, True, False, "damaged", Outcome.DEGRADED),
        (False, False, False, "damaged", Outcome.UNKNOWN),
    ],
)
def test_a_journal_without_an_end(
    alive: bool | None, touched: bool, lost: bool, trouble: str, outcome: Outcome
) -> None:
    """It may still go on where nobody sees it; only a pilot that is proved dead, with a journal that was read, not."""
    unfinished = pilot(None, touched=touched, alive=alive, lost=lost, trouble=trouble)

    assert {verdict(facts(unfinished, proof=proof)) for proof in PROOFS} == {outcome}


def test_what_could_not_be_started_touched_nothing() -> None:
    """There is no journal, and the host says that there will be none."""
    assert verdict(facts(Pilot(started=False, trouble="no room"))) is Outcome.REFUSED


def test_an_answer_to_the_start_that_was_lost_is_unknown() -> None:
    """Whether it was started, nobody knows."""
    assert verdict(facts(Pilot(lost=True))) is Outcome.UNKNOWN


@pytest.mark.parametrize(
    ("proof", "outcome"),
    [
        ("green", Outcome.UNCHANGED),
        ("noted", Outcome.UNCHANGED),
        ("open", Outcome.UNKNOWN),
        ("none", Outcome.UNKNOWN),
        ("red", Outcome.REFUSED),
    ],
)
def test_nothing_had_to_be_changed(proof: str, outcome: Outcome) -> None:
    """What is there already is proved anew, or the step is not green."""
    plan = HostPlan(transaction="t", unchanged=True)

    assert verdict(facts(plan=plan, proof=proof)) is outcome


@pytest.mark.parametrize("plan", [None, HostPlan(transaction="t")])
@pytest.mark.parametrize("proof", PROOFS)
def test_without_a_pilot_nothing_was_touched(plan: HostPlan | None, proof: str) -> None:
    """A host that did not come to its turn is refused, whatever else was seen."""
    assert verdict(facts(plan=plan, proof=proof)) is Outcome.REFUSED


def test_no_combination_is_green_without_a_proof() -> None:
    """Over everything that facts can hold: green implies a green proof, and an end as delivered where it began."""
    pilots = [
        None,
        *(
            pilot(end, touched=touched, alive=alive, lost=lost, trouble=trouble, started=started)
            for end, touched, alive, lost, trouble, started in product(
                (None, *End), (True, False), (True, False, None), (True, False), ("", "x"), (True, False)
            )
        ),
    ]
    plans = [None, *(HostPlan(transaction="t", unchanged=unchanged) for unchanged in (True, False))]
    seen = set()
    for one, plan, proof, back in product(pilots, plans, PROOFS, ("", PROVED, "x")):
        outcome = verdict(facts(one, plan=plan, proof=proof, back=back))
        seen.add(outcome)
        if outcome.is_proof:
            assert proof in GREEN
            assert one.end is End.DELIVERED if one else plan is not None and plan.unchanged

    assert seen == set(Outcome) - {Outcome.PROVED}


@pytest.mark.parametrize("proof", PROOFS)
def test_only_a_look_that_was_made_and_found_nothing_is_green(proof: str) -> None:
    """No look is no proof."""
    assert is_green(PROOFS[proof]) is (proof in GREEN)


def test_an_end_that_nobody_knows_is_none() -> None:
    """A word of another version is not taken for one of ours."""
    assert Pilot(lines=(Line(number=1, kind="end", step="perfect"),)).end is None
