"""Ctrl-C in the middle of bin/test: what runs may tidy up, and nothing goes on without us."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
HARNESS = """
import signal
from pathlib import Path
from tests.harness.tell import run, run_aside, stop_on_signals
for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
    signal.signal(number, signal.SIG_DFL)
stop_on_signals()
script = "trap 'echo tidied >&2; exit 3' INT; echo up >&2; while :; do sleep 0.1; done"
{call}(["sh", "-c", script], Path("/"))
"""
DEAF = HARNESS.replace("echo tidied >&2; exit 3", "echo deaf >&2")


def started(program: str, call: str) -> subprocess.Popen[str]:
    words = [sys.executable, "-c", program.format(call=call)]
    return subprocess.Popen(words, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP], ids=lambda number: number.name)
def test_what_runs_is_asked_to_end_and_waited_for(number: signal.Signals) -> None:
    with started(HARNESS, "run") as harness:
        assert harness.stderr is not None
        assert harness.stderr.readline() == "up\n"
        harness.send_signal(number)

        said = harness.communicate(timeout=60)[1]

    assert said.startswith("tidied\n")
    assert said.endswith("KeyboardInterrupt\n")


def test_what_runs_hears_us_even_where_we_were_started_deaf_to_the_keyboard() -> None:
    """A script's background job starts with SIGINT ignored, and a program cannot undo what it inherits."""
    deaf = HARNESS.replace("\nstop_on", "\nsignal.signal(signal.SIGINT, signal.SIG_IGN)\nstop_on")
    with started(deaf, "run") as harness:
        assert harness.stderr is not None
        assert harness.stderr.readline() == "up\n"
        harness.send_signal(signal.SIGTERM)

        said = harness.communicate(timeout=60)[1]

    assert said.startswith("tidied\n")
    assert said.endswith("KeyboardInterrupt\n")


def test_a_second_signal_kills_what_does_not_listen() -> None:
    with started(DEAF, "run") as harness:
        assert harness.stderr is not None
        assert harness.stderr.readline() == "up\n"
        harness.send_signal(signal.SIGINT)
        assert harness.stderr.readline() == "deaf\n"
        harness.send_signal(signal.SIGTERM)

        said = harness.communicate(timeout=60)[1]

    assert said.endswith("KeyboardInterrupt\n")
