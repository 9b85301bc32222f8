"""The process that is the world: the first one in its namespaces. When it ends, everything inside ends with it."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import traceback
from pathlib import Path

from lab import isolation
from lab.control import serve
from lab.controller import Controller
from lab.engine import thaw_cgroups
from lab.parts import PLACES, Parts
from lab.resolver import NOBODY_LISTENS

CONTROL = "control.sock"


def _first_process(worker: int) -> int:
    """Bury the orphans until the worker ends: that is the duty of process 1."""
    while True:
        pid, status = os.wait()
        if pid == worker:
            return os.waitstatus_to_exitcode(status)


def _end_everything() -> None:
    """Kill whatever is left inside, and wait for the last of it."""
    try:
        os.kill(-1, signal.SIGKILL)
        while True:
            os.wait()
    except (ProcessLookupError, ChildProcessError):
        return


def _remove(directory: Path) -> None:
    """Remove the world's directory: whoever started it may have died. Mounts below it are let go of first."""
    mounts = [line.split()[1] for line in Path("/proc/self/mounts").read_text().splitlines()]
    below = [mount for mount in mounts if Path(mount).is_relative_to(directory)]
    if below:
        subprocess.run(["umount", "--lazy", *reversed(below)], check=False, capture_output=True)
    shutil.rmtree(directory, ignore_errors=True)


def _work(directory: Path, *, attached: bool, programs: dict[str, str]) -> None:
    parts = Parts(directory, programs["docker-registry"])
    isolation.private_run()
    isolation.private_etc(directory, parts.authority.certificate)
    isolation.network([*(place.address for place in PLACES), NOBODY_LISTENS])
    parts.start()
    serve(directory / CONTROL, Controller(parts, directory, programs))
    os.write(1, b"ready\n")
    if attached:
        # Whoever started us holds the other end; the kernel closes it when they die.
        os.read(0, 1)
    else:
        signal.pause()


def main(directory: Path) -> int:
    """Run the world until its starter goes away, or for ever when detached."""
    if os.getpid() != 1:
        # At its end it kills every process that it can see.
        raise SystemExit("lab.holder is started by lab.world only, as the first process of namespaces of its own")
    os.chdir("/")
    settings = json.loads((directory / "holder.json").read_text())
    worker = os.fork()
    if worker:
        status = _first_process(worker)
        thaw_cgroups(directory)
        _end_everything()
        if settings["attached"] and status == 0:
            _remove(directory)
        return status
    try:
        _work(directory, attached=settings["attached"], programs=settings["programs"])
    except Exception:  # noqa: BLE001  # told to whoever waits for "ready"
        os.write(1, traceback.format_exc().encode())
        os._exit(1)
    os._exit(0)


if __name__ == "__main__":
    raise SystemExit(main(Path(sys.argv[1])))
