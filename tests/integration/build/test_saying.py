"""What a builder says is told while it says it, one open group at a time."""

from __future__ import annotations

import io
import threading
import time
from collections.abc import Iterator

import pytest

from waybill.core.build.progress import Said
from waybill.effects.build.running import run_build
from waybill.flows.at_work import AtWork
from waybill.flows.building.saying import Teller
from waybill.report.log import Log
from waybill.report.sink import Sink
from waybill.secret import Redactor


class Told:
    """A teller whose clock stands still until it is moved, and what it wrote in a job."""

    def __init__(self) -> None:
        self.now = 0.0
        self.stream = io.StringIO()
        self.teller = Teller(Log(Sink(self.stream, Redactor(), in_actions=True)), lambda: self.now)

    def say(self, group: str, *texts: str) -> None:
        for text in texts:
            self.teller.tell(Said(group=group, text=text))

    @property
    def lines(self) -> list[str]:
        return self.stream.getvalue().splitlines()


@pytest.fixture
def told() -> Iterator[Told]:
    """A teller that is let go of at the end, as after a run."""
    made = Told()
    with made.teller:
        yield made


def test_a_step_after_another_is_told_at_once(told: Told) -> None:
    told.say("one", "a", "done in 0.1 s")
    told.say("two", "b")

    assert told.lines == ["::group::one", "a", "done in 0.1 s", "::endgroup::", "::group::two", "b"]


def test_a_step_beside_another_waits_for_its_turn_and_loses_nothing(told: Told) -> None:
    told.say("one", "a")
    told.say("two", "b")
    told.say("one", "c")
    assert told.lines == ["::group::one", "a", "c"]

    told.say("one", "done")
    told.teller.idle()
    assert told.lines[3:] == ["done", "::endgroup::", "::group::two", "b"]


def test_one_that_says_nothing_for_a_while_lets_the_other_speak(told: Told) -> None:
    told.say("one", "a")
    told.say("two", "b")
    told.now += 5
    told.teller.idle()

    assert told.lines[2:] == ["::endgroup::", "::group::two", "b"]


def test_what_still_waits_at_the_end_is_told() -> None:
    told = Told()
    with told.teller:
        told.say("one", "a")
        told.say("two", "b")
        told.say("", "outside")

    assert [line for line in told.lines if not line.startswith("::")] == ["a", "b", "outside"]
    assert told.lines.count("::group::one") == told.lines.count("::group::two") == 1
    assert told.lines.count("::endgroup::") == 2


def test_a_title_and_a_line_that_look_like_orders_are_none(told: Told) -> None:
    told.say("::error::x\n::stop-commands::y", "::set-output name=a::b", "##[error]z")

    assert [line for line in told.lines if line.lstrip().startswith("::") and not line.startswith("::group::")] == []
    assert all("##[" not in line for line in told.lines)


def test_silence_is_noticed_while_the_builder_works() -> None:
    beats = threading.Semaphore(0)
    begun = time.monotonic()
    ended = run_build(
        ["sh", "-c", "echo begins; sleep 0.7"],
        {"PATH": "/usr/bin:/bin"},
        timeout=20,
        on_data=lambda *_: None,
        on_idle=beats.release,
        at_work=AtWork(),
    )

    assert ended.code == 0
    assert beats.acquire(timeout=0)
    assert time.monotonic() - begun < 10
