"""Ctrl-C in the middle of bin/test: what runs may tidy up, and nothing goes on without us."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
HARNESS = """
import sys
from pathlib import Path
from tests.harness.tell import run, run_aside, stop_on_signals
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


def test_a_second_signal_kills_what_does_not_listen() -> None:
    with started(DEAF, "run") as harness:
        assert harness.stderr is not None
        assert harness.stderr.readline() == "up\n"
        harness.send_signal(signal.SIGINT)
        assert harness.stderr.readline() == "deaf\n"
        harness.send_signal(signal.SIGTERM)

        said = harness.communicate(timeout=60)[1]

    assert said.endswith("KeyboardInterrupt\n")
