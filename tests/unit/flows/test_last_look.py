"""When the last answer has come, the containers are looked at once more: who answered need not be who was watched."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from tests.unit.flows.test_watching import NEW, OLD, StoryEngine, app, down, moment, verdict, watch
from waybill.core.settle import Budget, Verdict
from waybill.flows.watching import Watched, with_last_look


def last_look(before: Sequence[dict[str, Any]], after: Sequence[dict[str, Any]]) -> Watched:
    """What is known of a host that was watched, and looked at once more half a minute later."""
    watched = watch(StoryEngine(lambda _: before))
    now = watch(StoryEngine(lambda _: after), budget=Budget())
    return with_last_look(watched, now, 40.0)


def test_a_container_that_is_still_the_same_stays_proved() -> None:
    assert verdict(last_look([app()], [app()])) is Verdict.STEADY


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        ([app(RestartCount=1, State={"StartedAt": moment(30)})], Verdict.CRASHING),
        ([app(**down(1))], Verdict.EXITED),
        ([], Verdict.GONE),
        ([app(Id="id-new", State={"StartedAt": moment(30)})], Verdict.SHORT),
    ],
)
def test_what_happened_while_the_last_answers_came_counts(now: Sequence[dict[str, Any]], expected: Verdict) -> None:
    assert verdict(last_look([app()], now)) is expected


def test_what_came_while_the_last_answers_came_is_judged_by_its_own_image() -> None:
    watched = last_look([app()], [app(), app("old", Image=OLD)])

    assert watched.chosen == ("id-app", "id-old")
    assert [one.image for one in watched.containers] == [NEW, OLD]
