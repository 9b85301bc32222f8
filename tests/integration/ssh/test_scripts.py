"""How a script ended is known for certain: its own exit code, a lost link, a limit; and nothing of it stays there."""

from __future__ import annotations

import threading

import pytest

from tests.integration.lab.entering import wait_for
from tests.integration.ssh.conftest import Way
from waybill.effects.channel import Answered
from waybill.effects.look import Looked, look
from waybill.effects.ssh.channel import SshChannel

CUT = "echo before; kill -9 $(ps -o ppid= $(ps -o ppid= $$)); sleep 60"
IS_THERE = 'pgrep -f "$mark" >/dev/null'


def run(channel: SshChannel, text: str, timeout: float = 30, **variables: str) -> Answered:
    return channel.script(text, variables=variables, timeout=timeout)


def how(answered: Answered) -> tuple[int | None, bool, str]:
    return answered.code, answered.lost, answered.problem


def test_the_exit_code_is_the_scripts_own(way: Way) -> None:
    channel = way.open()

    assert [how(run(channel, f"exit {code}")) for code in (0, 1, 3, 255)] == [
        (0, False, ""),
        (1, False, ""),
        (3, False, ""),
        (255, False, ""),
    ]
    assert run(channel, "sh -c 'kill -9 $$'").code == 137


def test_a_lost_link_is_told_from_a_remote_255(way: Way) -> None:
    channel = way.open()

    lost = run(channel, CUT)

    assert how(lost) == (None, True, "")
    assert lost.stdout == b"before\n"


@pytest.mark.usefixtures("altered")
def test_a_link_that_is_cut_from_outside_is_lost(way: Way) -> None:
    channel = way.open()
    answers: list[Answered] = []
    runner = threading.Thread(target=lambda: answers.append(run(channel, "echo $$ >/tmp/began; sleep 60", 50)))
    runner.start()
    wait_for(lambda: way.host.exists("/tmp/began"))
    way.host.cut_ssh()
    runner.join(40)

    assert [how(answered) for answered in answers] == [(None, True, "")]
    assert how(run(channel, "true")) == (None, True, "")


@pytest.mark.usefixtures("altered")
def test_a_host_that_falls_silent_is_noticed_long_before_the_deadline(way: Way) -> None:
    channel = way.open(alive=1)
    way.host.shell("pkill -STOP -f '[s]shd: deploy'")

    answered = run(channel, "true", 60)

    way.host.shell("pkill -CONT -f '[s]shd: deploy'")
    assert how(answered) == (None, True, "")


def test_a_shell_that_is_killed_there_is_no_lost_link(way: Way) -> None:
    channel = way.open()
    complete = 'until [ "$(ps --ppid $$ -o pid= | wc -l)" -ge 2 ]; do sleep 0.1; done'  # with what ends the rest of it

    assert how(run(channel, f"{complete}; kill -9 $$; sleep 60")) == (None, False, "killed")
    assert how(run(channel, "true")) == (0, False, "")


def test_a_text_that_is_no_program_never_begins(way: Way) -> None:
    answered = run(way.open(), "if (")

    assert how(answered) == (None, False, "refused")
    assert b"yntax error" in answered.stderr


def test_what_takes_too_long_is_ended_on_both_sides(way: Way) -> None:
    channel = way.open()

    answered = run(channel, "trap '' TERM; echo $$; sleep 4711", 1.5)

    assert how(answered) == (None, False, "timeout")
    wait_for(lambda: run(channel, IS_THERE, mark="[s]leep 4711").code == 1)


def test_a_flood_is_cut_and_ended_on_both_sides(way: Way) -> None:
    channel = way.open()

    answered = channel.script("yes abcdefgh", variables={}, timeout=60, cap=3_000_000)

    assert how(answered) == (None, False, "too-much-output")
    assert 3_000_000 < len(answered.stdout) < 4_000_000
    wait_for(lambda: run(channel, IS_THERE, mark="[y]es abcdefgh").code == 1)


def test_a_flood_on_standard_error_is_cut_as_well(way: Way) -> None:
    answered = way.open().script("yes abcdefgh >&2", variables={}, timeout=60, cap=100_000)

    assert how(answered) == (None, False, "too-much-output")


@pytest.mark.usefixtures("altered")
def test_what_a_script_started_dies_with_the_link(way: Way) -> None:
    channel = way.open()

    run(channel, f"sleep 4712 & {CUT}")

    again = way.open()
    wait_for(lambda: run(again, IS_THERE, mark="[s]leep 4712").code == 1)


def test_a_command_cannot_eat_the_rest_of_the_script(way: Way) -> None:
    assert run(way.open(), "cat; read -r line; echo still here").stdout == b"still here\n"


def test_a_child_that_keeps_our_output_open_does_not_hold_us(way: Way) -> None:
    channel = way.open()

    answered = run(channel, "sleep 4713 & echo started")

    assert (how(answered), answered.stdout) == ((0, False, ""), b"started\n")
    run(channel, 'pkill -f "$mark"', mark="[s]leep 4713")


def test_output_without_a_line_end_is_kept_as_it_is(way: Way) -> None:
    channel = way.open()

    assert run(channel, "printf 'a\\0b'").stdout == b"a\0b"
    assert run(channel, ":").stdout == b""
    assert run(channel, "printf '\\n\\n'").stdout == b"\n\n"


def test_a_script_that_prints_what_looks_like_our_last_line_fools_nobody(way: Way) -> None:
    fake = "0123456789abcdef0123456789abcdef"

    answered = run(way.open(), f"printf '\\n{fake} exit 0\\n'; exit 7")

    assert answered.code == 7
    assert answered.stdout == f"\n{fake} exit 0\n".encode()


def test_many_at_once_share_one_connection(way: Way) -> None:
    channel = way.open()
    answers: list[Answered] = []
    threads = [
        threading.Thread(target=lambda text=text: answers.append(run(channel, text)))
        for text in [f"sleep 0.2; echo {number}" for number in range(25)]
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert {how(answered) for answered in answers} == {(0, False, "")}
    assert sorted(int(answered.stdout) for answered in answers) == list(range(25))
    assert channel.sessions_at_once is not False
    assert channel.exchanges >= 25


def test_programs_that_look_tell_their_records(way: Way) -> None:
    looked: Looked = look(way.open("fish"), ["clock"], variables={}, timeout=30)

    assert looked.answered.code == 0
    assert looked.told.whole
