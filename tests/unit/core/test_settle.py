"""The settle window: what a row of looks means, and when to stop looking."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from waybill.core.host.container import ContainerFacts, Sample
from waybill.core.settle import FEWEST_SAMPLES, Budget, Verdict, is_over, judge_window

NOON = datetime(2026, 6, 1, 12, tzinfo=timezone.utc)
BUDGET = Budget(settle=10.0, timeout=60.0)


def moment(seconds: float) -> str:
    return (NOON + timedelta(seconds=seconds)).isoformat()


def look(after: float, state: str = "running", **more: Any) -> Sample:
    fields = {"at": moment(after), "started": moment(-3600), "health": "none", **more}
    return Sample(after=after, state=state, **fields)


def looks(*afters: float, **more: Any) -> tuple[Sample, ...]:
    return tuple(look(after, **more) for after in afters)


def container(*samples: Sample, **more: Any) -> ContainerFacts:
    return ContainerFacts(identifier="c", samples=samples, **{"created": moment(-3601), **more})


def verdict(*samples: Sample, budget: Budget = BUDGET, **more: Any) -> Verdict:
    return judge_window(container(*samples, **more), budget).verdict


LATE = {"started": moment(3)}


@pytest.mark.parametrize(
    ("samples", "expected"),
    [
        (looks(0, 5, 10), Verdict.STEADY),
        (looks(0, 5, 10, health="healthy"), Verdict.STEADY),
        (looks(0, 5, 9.9), Verdict.SHORT),
        (looks(0, 10), Verdict.SHORT),
        (looks(0), Verdict.SHORT),
        ((), Verdict.UNREADABLE),
        ((*looks(0, 5), look(10, health="unhealthy")), Verdict.UNHEALTHY),
        ((look(0), look(5, health="unhealthy"), look(10)), Verdict.SHORT),
        ((look(0, health="unhealthy"), *looks(5, 10, 15, health="healthy")), Verdict.STEADY),
        ((*looks(0, 5, 10), look(11, **LATE)), Verdict.SHORT),
        ((*looks(0, 5, 10), look(11, restarts=1, **LATE)), Verdict.CRASHING),
        ((look(0), *looks(4, 9, 14, restarts=1, **LATE)), Verdict.STEADY),
        ((*looks(0, 5, 10), look(11, "restarting", restarts=1)), Verdict.CRASHING),
        ((look(0, "restarting"), look(1), look(2)), Verdict.CRASHING),
        ((*looks(0, 5, 10), look(11, "exited", exit_code=1)), Verdict.EXITED),
        ((*looks(0, 5, 10), look(11, "gone")), Verdict.GONE),
        (looks(0, 5, 10, state="dead"), Verdict.DEAD),
        (looks(0, 5, 10, state="paused"), Verdict.PAUSED),
        (looks(0, 5, 10, state="created"), Verdict.CREATED),
        (looks(0, 5, 10, state=""), Verdict.UNREADABLE),
        (looks(0, 5, 10, health=""), Verdict.UNREADABLE),
        (looks(0, 5, 10, health="starting"), Verdict.NEVER_HEALTHY),
        (looks(0, 5, 10, health="starting", started=moment(-5)), Verdict.STARTING),
        (looks(0, 5, 10, health="starting", started=""), Verdict.STARTING),
        (
            looks(0, 5, 10, health="unhealthy", restarts=2)[:1] + looks(5, health="unhealthy", restarts=3),
            Verdict.CRASHING,
        ),
    ],
)
def test_what_a_row_of_looks_means(samples: tuple[Sample, ...], expected: Verdict) -> None:
    assert verdict(*samples) is expected


def test_without_a_window_one_good_look_is_enough() -> None:
    assert verdict(look(0), budget=Budget()) is Verdict.STEADY
    assert verdict(look(0, health="starting"), budget=Budget()) is Verdict.STARTING


def test_without_a_time_to_start_starting_stays_open() -> None:
    assert verdict(*looks(0, 5, 10, health="starting"), budget=Budget(settle=10.0)) is Verdict.STARTING


@pytest.mark.parametrize(
    ("restarts", "made", "up", "expected"),
    [
        (57, 3600, 20, Verdict.RECURRING),  # once a minute, up for twenty seconds
        (57, 3600, 200, Verdict.STEADY),
        (2, 3600, 20, Verdict.STEADY),  # not often
        (57, 86400 * 3, 20, Verdict.RECURRING),  # it may have run for days, and crash since this morning
        (57, 86400 * 3, 200, Verdict.STEADY),
        (5, 30, 20, Verdict.STEADY),  # it waited for a database
        (5, -5, 20, Verdict.STEADY),  # clocks that cannot be are no evidence
    ],
)
def test_a_container_must_outlive_its_own_crashes(restarts: int, made: float, up: float, expected: Verdict) -> None:
    started = moment(10 - up)
    samples = looks(0, 5, 10, restarts=restarts, started=started)

    assert verdict(*samples, created=moment(10 - up - made)) is expected


def test_only_what_happened_in_the_watch_is_counted() -> None:
    window = judge_window(container(look(0, restarts=7), look(3, restarts=9, **LATE)), BUDGET)

    assert (window.restarts, window.seconds, window.looks) == (2, 0.0, 1)


@pytest.mark.parametrize(
    ("words", "flapped"),
    [
        (("healthy", "unhealthy", "healthy"), True),
        (("starting", "unhealthy", "healthy"), False),
        (("healthy", "healthy"), False),
        (("unhealthy",), False),
    ],
)
def test_health_flaps_when_it_was_good_first(words: tuple[str, ...], flapped: bool) -> None:
    samples = tuple(look(float(i), health=word) for i, word in enumerate(words))

    assert judge_window(container(*samples), BUDGET).flapped is flapped


def test_an_engine_without_a_state_between_two_starts_shows_a_crash_loop_all_the_same() -> None:
    """podman: exited, running, exited."""
    assert verdict(look(0, restarts=3), look(5, "exited", restarts=4, exit_code=1)) is Verdict.CRASHING
    assert verdict(look(0, restarts=3), look(5, "exited", restarts=3, exit_code=1)) is Verdict.EXITED


# When to stop


@pytest.mark.parametrize(
    ("policy", "code", "over"),
    [
        ("no", 1, True),
        ("", 1, True),
        ("on-failure", 0, True),
        ("on-failure", 1, False),
        ("always", 0, False),
        ("unless-stopped", 1, False),
    ],
)
def test_what_the_engine_would_start_again_is_waited_for(policy: str, code: int, over: bool) -> None:
    ended = container(*looks(0, 1, state="exited", exit_code=code), restart_policy=policy)

    assert is_over(ended, BUDGET) is over
    assert is_over(replace(ended, samples=looks(0, 5, 10, state="exited", exit_code=code)), BUDGET)


@pytest.mark.parametrize(
    ("samples", "over"),
    [
        ((), False),
        (looks(0), False),
        (looks(0, 5), False),
        (looks(0, 5, 10), True),
        (looks(0, 10), False),  # two looks are no window
        (looks(0, state="exited"), False),  # a restart by hand passes through this
        (looks(0, 1, state="exited"), True),
        ((look(0), look(1, "gone")), False),
        ((look(0, "exited"), look(1, "gone")), True),
        ((look(0, "gone"),), True),
        (looks(0, 5, health="unhealthy"), False),
        (looks(0, 5, 10, health="unhealthy"), True),  # it had its time to start long ago
        (looks(0, 5, 10, health="unhealthy", started=moment(-5)), False),
        (looks(0, 54, health="unhealthy", started=moment(-5)), False),
        (looks(0, 55, health="unhealthy", started=moment(-5)), True),
        ((*looks(0, 54, health="starting", started=moment(-5)), look(56, started=moment(-5))), False),
        ((*looks(0, 54, health="starting", started=moment(-5)), *looks(55, 60, 65, started=moment(-5))), True),
        (looks(0, 9, state="paused"), False),
        (looks(0, 10, state="paused"), True),
        (looks(0, 5, 10, state="created", started=""), True),
    ],
)
def test_when_enough_was_seen(samples: tuple[Sample, ...], over: bool) -> None:
    assert is_over(container(*samples), BUDGET) is over


def test_a_container_that_was_just_made_gets_its_time_to_start() -> None:
    samples = looks(0, 30, state="created", started="")

    assert not is_over(container(*samples, created=moment(-5)), BUDGET)
    assert is_over(container(*samples, created=moment(-40)), BUDGET)


def test_what_the_engine_could_not_start_is_not_waited_for() -> None:
    assert is_over(container(look(0, "created", started=""), created=moment(-1), error="port is taken"), BUDGET)


def test_an_old_crash_loop_is_not_watched_to_its_end() -> None:
    loop = tuple(look(float(i), restarts=i // 3, started=moment(i - i % 3)) for i in range(11))

    assert is_over(container(*loop), BUDGET)
    assert not is_over(container(*loop, created=moment(-5)), BUDGET), "a new one still has time to start"


def test_crashes_at_the_start_of_an_old_container_leave_it_its_time() -> None:
    """After a reboot it crashes until the database is there, and then it stays."""
    crashes = tuple(look(i / 2, restarts=i, started=moment(i / 2)) for i in range(4))
    stays = looks(2, 6, 10, restarts=3, started=moment(1.5))

    assert not is_over(container(*crashes, *stays), BUDGET)
    assert verdict(*crashes, *stays, *looks(12, restarts=3, started=moment(1.5))) is Verdict.STEADY


# For every row of looks


STATES = (*("running",) * 24, "restarting", "exited", "paused", "created", "dead", "gone", "")
HEALTH = (*("none", "healthy") * 8, "unhealthy", "starting", "")


def row(draw: random.Random) -> tuple[Sample, ...]:
    """A row of looks as a container gives them, mostly good; a seed makes thousands in a second."""
    samples, after, started, restarts = [], 0.0, 0, 0
    for _ in range(draw.randint(1, 12)):
        after += draw.choice((0.0, 0.5, 1.0, 3.0, 10.0, 30.0))
        started += draw.random() < 0.1
        restarts += draw.random() < 0.1
        seen = {"health": draw.choice(HEALTH), "started": moment(-3600 + started), "restarts": restarts}
        samples.append(look(after, draw.choice(STATES), **seen))
    return tuple(samples)


ROWS = st.integers(min_value=0, max_value=2**64).map(lambda seed: row(random.Random(seed)))  # noqa: S311  # no secret
SETTLE = st.sampled_from((0.1, 1.0, 2.5, 10.0, 40.0))


@settings(max_examples=600)
@given(ROWS, SETTLE)
def test_steady_means_an_unbroken_window_of_good_looks(samples: tuple[Sample, ...], settle: float) -> None:
    """No false green: written apart from the product's own way to find the window."""
    window = judge_window(container(*samples), Budget(settle=settle, timeout=60.0))
    if not window.steady:
        return
    last = samples[-1]
    inside = [sample for sample in samples if last.after - sample.after < settle]  # two looks may share a moment
    assert last.after - samples[0].after >= settle
    for sample in inside:
        assert sample.state == "running"
        assert sample.health in {"none", "healthy"}
        assert (sample.started, sample.restarts) == (last.started, last.restarts)
    assert len(samples) >= FEWEST_SAMPLES


@settings(max_examples=300)
@given(ROWS, SETTLE)
def test_every_watch_comes_to_an_end(samples: tuple[Sample, ...], settle: float) -> None:
    budget = Budget(settle=settle, timeout=60.0)
    longest = samples[0].after + budget.timeout + 2 * settle
    last = replace(samples[-1], after=longest, at=moment(longest))

    assert is_over(container(*samples, last), budget)


@settings(max_examples=300)
@given(ROWS)
def test_a_look_that_is_not_good_is_never_steady(samples: tuple[Sample, ...]) -> None:
    last = samples[-1]
    good = last.state == "running" and last.health in {"none", "healthy"}

    assert good or not judge_window(container(*samples), Budget(settle=0.0)).steady


def test_the_rows_of_these_tests_are_both_steady_and_not() -> None:
    found = [judge_window(container(*row(random.Random(seed))), BUDGET).verdict for seed in range(400)]  # noqa: S311

    assert 5 < found.count(Verdict.STEADY) < 395
    assert len(set(found)) > 6
