"""How a run ends that somebody stops: hosts are told once, and it is said what may have been touched."""

from __future__ import annotations

import os
import signal

import pytest

from waybill.cli.console import Console
from waybill.cli.program import _Ending, main
from waybill.errors import Cancelled, Mistake
from waybill.flows.at_work import AtWork


@pytest.fixture
def console() -> Console:
    return Console({}, json=False)


def test_the_first_signal_tells_the_hosts_and_ends_the_run(console: Console, capfd: pytest.CaptureFixture[str]) -> None:
    """The words are out before anything is waited for."""
    console.at_work = AtWork()
    console.at_work.touch("deploy@web1.example.com")
    told: list[int] = []

    with console.at_work.on_cancel(lambda: told.append(1)), pytest.raises(Cancelled):
        _Ending(console).begin(signal.SIGINT, None)

    assert told == [1]
    assert capfd.readouterr().err == "waybill: cancelled; telling the hosts\n"


def test_a_second_signal_at_once_changes_nothing(console: Console) -> None:
    """The runner sends two, and an impatient finger more: what clears away is not torn apart."""
    ending = _Ending(console)
    with pytest.raises(Cancelled):
        ending.begin(signal.SIGINT, None)

    ending.begin(signal.SIGTERM, None)


def test_a_later_signal_ends_what_hangs(console: Console, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody is told again, and nothing is waited for again."""
    console.at_work = AtWork()
    told: list[int] = []
    ending = _Ending(console)
    with console.at_work.on_cancel(lambda: told.append(1)):
        with pytest.raises(Cancelled):
            ending.begin(signal.SIGINT, None)
        monkeypatch.setattr(ending, "_began", -1000.0)
        with pytest.raises(Cancelled):
            ending.begin(signal.SIGTERM, None)
    assert told == [1]


def test_a_run_that_was_not_at_work_ends_without_a_word_of_hosts(
    console: Console, capfd: pytest.CaptureFixture[str]
) -> None:
    """A look has nobody to tell."""
    console.at_work = AtWork()
    with pytest.raises(Cancelled):
        _Ending(console).begin(signal.SIGINT, None)
    assert capfd.readouterr().err == ""
    assert console.touched == "nothing was touched"


def test_the_last_words_name_what_may_have_been_touched(console: Console) -> None:
    """And who says what became of it; hosts are foreign text."""
    console.at_work = AtWork()
    for number in range(25):
        console.at_work.touch(f"web{number}\x1b[31m" if number == 0 else f"web{number}")
    assert console.touched.startswith("it was under way on web0\\x1b[31m, web1, ")
    assert "web19 and 5 more. Each host ends by itself" in console.touched
    assert "`verify` says what runs" in console.touched


def test_mistakes_that_are_found_late_do_not_say_that_nothing_was_done(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """In a voyage of several legs a file may go away after the first of them."""
    console = Console({}, json=False)
    console.tell_mistakes([Mistake("--sync", "is gone", "a file")])
    assert "nothing was done" in capsys.readouterr().err
    console.at_work = AtWork()
    console.at_work.touch("ghcr.io/acme/app:1.4.0")
    console.tell_mistakes([Mistake("--sync", "is gone", "a file")])

    said = capsys.readouterr().err
    assert "it was under way on ghcr.io/acme/app:1.4.0" in said
    assert "nothing was done" not in said


def test_a_signal_of_the_system_ends_the_program_with_its_code(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """Exit code 40: what a run would have proved is not proved."""

    def stopped(*_given: object) -> int:
        os.kill(os.getpid(), signal.SIGTERM)
        return 0

    monkeypatch.setattr("waybill.cli.program._run", stopped)
    before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)}
    try:
        assert main(["preflight"], {}) == 40
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
    assert "cancelled: nothing was touched" in capfd.readouterr().err


def test_why_a_run_ends_is_told_in_harmless_characters(capsys: pytest.CaptureFixture[str]) -> None:
    Console({}, json=False).tell_end("this is a bug\nTraceback:\n  name '\x1b[2J\u202e'\r::error::x")

    told = capsys.readouterr().err
    assert told == "waybill: this is a bug\nTraceback:\n  name '\\x1b[2J\\u202e'\\r::error::x\n"


@pytest.mark.usefixtures("capfd")
def test_a_run_without_a_verdict_says_so_in_the_summary_too(monkeypatch: pytest.MonkeyPatch) -> None:
    written: dict[str, str] = {}
    monkeypatch.setattr("waybill.effects.runner_files.append_outputs", lambda *_: None)
    monkeypatch.setattr("waybill.effects.runner_files.append_summary", written.__setitem__)
    environ = {"GITHUB_ACTIONS": "true", "GITHUB_OUTPUT": "output", "GITHUB_STEP_SUMMARY": "summary"}

    Console(environ, json=False).tell_mistakes([Mistake("waybill.yml:3:1 hosts", "</td>|`x|`", "a list | of hosts")])
    assert written["summary"] == (
        "## ❌ waybill: 1 mistake in what was given; nothing was done\n"
        "\n| where | what is wrong | fix |\n| --- | --- | --- |\n"
        "| waybill.yml:3:1 hosts | &#60;/td&#62;&#124;<code>x&#124;</code> | a list &#124; of hosts |\n"
    )

    Console(environ, json=False).tell_mistakes([Mistake("hosts", "x" * 1000, "y" * 1000)] * 3000)
    assert len(written["summary"]) < 920_000
    assert "more parts did not fit here. The log holds everything." in written["summary"]

    Console(environ, json=False).tell_end("cancelled: it was under way on web1\nmore")
    assert written["summary"] == "## ❌ waybill: cancelled: it was under way on web1\n"
