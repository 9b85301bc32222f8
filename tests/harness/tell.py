"""Lines for the person who runs ``bin/test``, and the programs it runs."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

# The words of a command line.
Words = Sequence[str | Path]

STOPPED = 130  # what a shell says of a program that Ctrl-C has ended

# Every program that runs now. Each leads a group of its own, so that a stop reaches it once and on our word only.
_RUNNING: set[subprocess.Popen[str]] = set()
# Programs that are being started: a stop in that moment would lose them, so it waits until they stand in _RUNNING.
_STARTING: set[object] = set()
_ASKED_TO_STOP: list[bool] = []


def say(text: str) -> None:
    """One line, at once: what a program writes afterwards must come afterwards."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def stop_on_signals() -> None:
    """From now on the first signal asks all programs to end and lets them tidy up; the second kills them."""
    _answer_signals(_stop)


def _answer_signals(handler: Callable[..., None]) -> None:
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        # Ignored by whoever started us (`nohup`, a background job of a script): so it stays for us, but not for what we
        # run, which must hear when we ask it to end. A program inherits what is ignored, and not what is handled.
        signal.signal(number, _pass_over if signal.getsignal(number) in (signal.SIG_IGN, _pass_over) else handler)


def _stop(*_: object) -> None:
    _ASKED_TO_STOP.append(True)
    if not _STARTING:
        _end_all()


def _end_all() -> None:
    _signal_all(signal.SIGINT)
    if (
        threading.current_thread() is threading.main_thread()
    ):  # it alone hears signals; the others end with what they run
        _ASKED_TO_STOP.clear()
        _answer_signals(_kill)
        raise KeyboardInterrupt


def _pass_over(*_: object) -> None:
    """Nothing."""


def _kill(*_: object) -> None:
    _signal_all(signal.SIGKILL)


def _signal_all(number: signal.Signals) -> None:
    for process in tuple(_RUNNING):
        if process.poll() is None:
            os.killpg(process.pid, number)


def run(words: Words, root: Path, extra: Mapping[str, str] | None = None) -> int:
    """Run a program in ``root`` with our streams but no standard input, and return its exit code."""
    return _run(words, root, extra, None)[0]


def run_aside(words: Words, root: Path, extra: Mapping[str, str] | None = None) -> tuple[int, str]:
    """As ``run``, but what it prints is returned."""
    code, printed = _run(words, root, extra, subprocess.PIPE)
    return code, printed.rstrip()


def _run(words: Words, root: Path, extra: Mapping[str, str] | None, output: int | None) -> tuple[int, str]:
    process = _start(words, root, extra, output)
    try:
        if _ASKED_TO_STOP and not _STARTING:
            _end_all()
        printed, _ = process.communicate()
    except KeyboardInterrupt:
        process.communicate()  # it has been asked to end
        raise
    finally:
        _RUNNING.discard(process)
    return process.returncode, printed or ""


def _start(words: Words, root: Path, extra: Mapping[str, str] | None, output: int | None) -> subprocess.Popen[str]:
    mark = object()
    _STARTING.add(mark)
    try:
        process = subprocess.Popen(
            [str(word) for word in words],
            cwd=root,
            env=environment(os.environ) | dict(extra or {}),
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=None if output is None else subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
            start_new_session=True,
        )
        _RUNNING.add(process)
    finally:
        _STARTING.discard(mark)
    return process


def answer(words: Words) -> str | None:
    """What a program prints, or None when it is missing or fails."""
    try:
        done = subprocess.run(
            [str(word) for word in words], stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
        )
    except OSError:
        return None
    return done.stdout.strip() if done.returncode == 0 else None


def environment(environ: Mapping[str, str]) -> dict[str, str]:
    """The caller's environment without what would steer Python or pytest: a run must mean the same everywhere."""
    return {name: value for name, value in environ.items() if not name.startswith(("PYTHON", "PYTEST_", "VIRTUAL_ENV"))}
