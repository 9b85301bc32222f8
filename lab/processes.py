"""Waiting for a process to be there, and for one to end."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from collections.abc import Callable, Sequence
from pathlib import Path

STARTS_WITHIN = 60.0


def wait_until(answers: Callable[[], bool], process: subprocess.Popen[bytes], log: Path) -> None:
    """Return once the process answers; raise with its log when it ends or takes too long."""
    deadline = time.monotonic() + STARTS_WITHIN
    while not answers():
        if process.poll() is not None or time.monotonic() > deadline:
            raise RuntimeError(f"{process.args!r} does not answer: {log.read_text()[-3000:]}")
        time.sleep(0.02)


def finish(
    process: subprocess.Popen[bytes], argv: Sequence[str | Path], given: str | bytes, timeout: float
) -> subprocess.CompletedProcess[str]:
    """What a command printed, once it was given its input. One that takes too long is killed with its group."""
    with process:
        try:
            out, err = process.communicate(given.encode() if isinstance(given, str) else given, timeout=timeout)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            raise
    told = (out.decode(errors="replace"), err.decode(errors="replace"))
    return subprocess.CompletedProcess(list(map(str, argv)), process.returncode, *told)
