"""One process, run to its end: what it cost by the kernel's own account."""

from __future__ import annotations

import os
import subprocess
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True, kw_only=True)
class Command:
    """A process to measure. ``cold`` are the files that it must find outside of the page cache.

    ``less`` are milliseconds that it was told to wait, and that are no cost of it. ``told``: its figure is the one that
    it prints last, and not its time.
    """

    name: str
    argv: Sequence[str]
    environment: Mapping[str, str] = field(default_factory=dict)
    cold: Sequence[str] = ()
    less: float = 0.0
    told: bool = False


@dataclass(frozen=True, kw_only=True)
class Sample:
    """Milliseconds, and the largest resident size of the process or of a child of it."""

    wall: float
    cpu: float
    rss_mib: float


class FailedRunError(RuntimeError):
    """A process that fails costs something else than one that works: nothing can be compared."""


def run(command: Command, folder: Path) -> Sample:
    """Run it once. Its children count too."""
    with tempfile.TemporaryFile() as printed:
        began = time.monotonic()
        process = subprocess.Popen(
            command.argv,
            stdin=subprocess.DEVNULL,
            stdout=printed,
            stderr=subprocess.STDOUT,
            env={**os.environ, **command.environment},
            cwd=folder,
        )
        _, status, usage = os.wait4(process.pid, 0)
        wall = 1000 * (time.monotonic() - began) - command.less
        process.returncode = os.waitstatus_to_exitcode(status)
        printed.seek(0)
        words = printed.read().decode(errors="replace")[-2000:]
        if process.returncode:
            raise FailedRunError(f"{command.name} ended with {process.returncode}: {' '.join(command.argv)}\n{words}")
        if command.told:
            wall = float(words.split()[-1])
    return Sample(wall=wall, cpu=1000 * (usage.ru_utime + usage.ru_stime), rss_mib=usage.ru_maxrss / 1024)
