"""Which process a world is: its number alone could be somebody else's by now, with its start time it cannot."""

from __future__ import annotations

import json
import os
import signal
import time
from pathlib import Path

FILE = "world.json"
ENDS_WITHIN = 20.0


def _start_time(pid: int) -> str:
    """When the process started, in ticks since the boot; nothing when there is none."""
    try:
        text = Path(f"/proc/{pid}/stat").read_text()
    except (FileNotFoundError, ProcessLookupError):
        return ""
    # The name in parentheses may hold anything; behind it the fields are plain.
    state, *fields = text.rpartition(")")[2].split()
    return "" if state == "Z" else fields[18]


def write(directory: Path, pid: int) -> None:
    """Note the outermost process of the world in this directory."""
    (directory / FILE).write_text(json.dumps({"pid": pid, "start": _start_time(pid)}))


def running(directory: Path) -> int:
    """The process of the world in this directory, or 0 when it does not run."""
    try:
        noted = json.loads((directory / FILE).read_text())
    except (FileNotFoundError, ValueError):
        return 0
    alive = _start_time(noted["pid"])
    return int(noted["pid"]) if alive and alive == noted["start"] else 0


def _first_inside(pid: int) -> int:
    """The first process of the world's own process namespace: when it has died, all of the world has."""
    try:
        return int(Path(f"/proc/{pid}/task/{pid}/children").read_text().split()[0])
    except (OSError, IndexError):
        return 0


def kill(directory: Path) -> bool:
    """End exactly that process, and return once it is gone; false when it did not run."""
    pid = running(directory)
    if not pid:
        return False
    os.kill(_first_inside(pid) or pid, signal.SIGKILL)
    deadline = time.monotonic() + ENDS_WITHIN
    while running(directory):
        if time.monotonic() > deadline:
            raise RuntimeError(f"process {pid} does not end")
        time.sleep(0.01)
    return True
