"""Waiting for a process to be there."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Callable
from pathlib import Path

STARTS_WITHIN = 60.0


def wait_until(answers: Callable[[], bool], process: subprocess.Popen[bytes], log: Path) -> None:
    """Return once the process answers; raise with its log when it ends or takes too long."""
    deadline = time.monotonic() + STARTS_WITHIN
    while not answers():
        if process.poll() is not None or time.monotonic() > deadline:
            raise RuntimeError(f"{process.args!r} does not answer: {log.read_text()[-3000:]}")
        time.sleep(0.02)
