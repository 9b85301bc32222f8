"""What is known of a transaction, from what its host told."""

from __future__ import annotations

import re
from base64 import b64encode
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from waybill.core.deploy.model import End, Pilot
from waybill.core.deploy.read_journal import read_pilot
from waybill.core.wire import Told

PAGE = (Path(__file__).resolve().parents[4] / "docs" / "host-protocol.md").read_text(encoding="utf-8")
(JOURNAL,) = re.findall(r"```text\nwaybill journal 1\n(.*?)```", PAGE, re.DOTALL)
LINES = [line.replace("…", "") for line in JOURNAL.splitlines()]


def told(*records: tuple[str, str], whole: bool = True) -> Told:
    return Told(records=records, whole=whole)


def journal(*lines: str) -> tuple[str, str]:
    return "follow.journal", "\n".join(lines)


def test_the_journal_of_the_page_is_read() -> None:
    """Every line of the example, its values, and how it ended."""
    pilot = read_pilot(told(journal(*LINES), ("follow.pilot", "dead")), Pilot())

    assert [line.number for line in pilot.lines] == list(range(1, len(LINES) + 1))
    assert (pilot.end, pilot.alive, pilot.touched, pilot.trouble) == (End.DELIVERED, False, True, "")
    assert [line.values["image"] for line in pilot.every("gate")] == ["sha256:bbbb"]


def test_new_lines_are_added_to_those_known() -> None:
    """Only what is new is told, and what was known stays."""
    first = read_pilot(told(journal(*LINES[:3]), ("follow.pilot", "alive")), Pilot())
    second = read_pilot(told(journal(*LINES[3:]), ("follow.pilot", "alive")), first)

    assert second == read_pilot(told(journal(*LINES), ("follow.pilot", "alive")), Pilot())


@pytest.mark.parametrize(
    "line",
    [
        "3 fact rendered hash=1",
        "1 fact begin",
        "2 fact begin=1 x",
        "2 act swap",
        "02 fact swap",
        "2 fact swap x",
        "2 fact swap x=\x1b[31m",
        "2 end anything",
        "2  fact swap",
        "2 fact Swap",
        "::error::2 fact swap",
    ],
)
def test_a_line_out_of_order_or_grammar_is_trouble(line: str) -> None:
    """What came before it is kept, what comes behind it is not read."""
    pilot = read_pilot(told(journal(LINES[0], line, LINES[1]), ("follow.pilot", "alive")), Pilot())

    assert [found.step for found in pilot.lines] == ["begin"]
    assert "damaged at line 2" in pilot.trouble
    assert "\x1b" not in pilot.trouble


def test_nothing_may_follow_the_end() -> None:
    """A journal that goes on behind its end is damaged, and its end stands."""
    pilot = read_pilot(told(journal(LINES[0], "2 end delivered", "3 end degraded")), Pilot())

    assert (pilot.end, "damaged" in pilot.trouble) == (End.DELIVERED, True)


def test_an_answer_that_is_not_whole_changes_nothing() -> None:
    """Lost records are asked for again, so nothing is made of the rest."""
    before = read_pilot(told(journal(*LINES[:2])), Pilot())

    assert read_pilot(told(journal(*LINES[2:]), whole=False), before) == before


def test_trouble_of_a_start_means_that_nothing_runs() -> None:
    """A pilot that could not be started is not alive, and nothing was touched."""
    pilot = read_pilot(told(("launch.trouble", "unsafe: /x is\na link")), Pilot())

    assert (pilot.started, pilot.alive, pilot.trouble) == (False, False, "unsafe: /x is a link")


def test_whether_it_lives_is_only_what_was_said() -> None:
    """Neither silence nor a strange word is life or death."""
    said = {word: read_pilot(told(("follow.pilot", word)), Pilot()).alive for word in ("alive", "dead", "unknown", "x")}

    assert said == {"alive": True, "dead": False, "unknown": None, "x": None}
    assert read_pilot(told(), Pilot(alive=True)).alive is None


def test_a_container_that_failed_is_read() -> None:
    """Its head, the engine's state, and the end of its log."""
    values = {
        "service": "app",
        "container": "77ab",
        "name": "app-1",
        "state": '{"Status": "exited", "ExitCode": 3}',
        "restarts": "2",
        "image": "sha256:bb",
        "memory": "1048576",
        "policy": "always",
        "created": "2026-11-26T14:03:12Z",
    }
    head = "\n".join(f"{name} {b64encode(value.encode()).decode()}" for name, value in values.items())
    (failed,) = read_pilot(told(("follow.failed", f"{head}\n\none\n\ntwo\n")), Pilot()).failed

    assert (failed.service, failed.state["ExitCode"], failed.restarts, failed.memory) == ("app", 3, 2, 1048576)
    assert failed.log == ("one", "", "two")


def test_what_is_no_container_is_an_empty_one() -> None:
    """Neither a broken base64 nor a broken state raises."""
    (failed,) = read_pilot(told(("follow.failed", "service !!!\nstate W10=\nrestarts LTE=")), Pilot()).failed

    assert (failed.service, failed.state, failed.restarts, failed.log) == ("", {}, 0, ())


@given(st.lists(st.tuples(st.sampled_from(["follow.journal", "follow.failed", "follow.pilot"]), st.text())))
def test_no_text_raises(records: list[tuple[str, str]]) -> None:
    """Whatever a host tells, something is known afterwards, and asking how it ended is allowed."""
    pilot = read_pilot(told(*records), Pilot())

    assert pilot.end is None or isinstance(pilot.end, End)
