"""A world of the demo that stays up when the demo has ended: held by one process, and gone with it."""

from __future__ import annotations

import os
import select
import shlex
import shutil
import signal
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from lab import identity
from lab.engine import sweep_cgroups
from lab.world import CHECKOUT, ENDS_WITHIN, World

ENDING = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)
LOOKS_EVERY = 1.0


def entrance(world: World, folder: Path, environment: Mapping[str, str]) -> Path:
    """A program that runs a command in the world, in that folder. It holds the toy secrets: only its owner reads it."""
    path = f"{CHECKOUT / 'bin'}:{world.environment()['PATH']}"
    variables = {**world.environment(environment), "PATH": path}
    lines = ["#!/bin/sh", "unset PYTHONPATH PYTHONDONTWRITEBYTECODE"]
    lines += [f"export {name}={shlex.quote(value)}" for name, value in variables.items()]
    lines += [f"cd {shlex.quote(str(folder))} || exit", f'exec {shlex.join(world.command([]))} "$@"', ""]
    place = world.directory / "in"
    place.touch(mode=0o700)
    place.write_text("\n".join(lines))
    return place


@dataclass(frozen=True)
class Holder:
    """The process that holds a world. ``pid`` is 0 in that process itself."""

    pid: int
    directory: Path
    world: int  # a descriptor of the world's outermost process

    def bury(self) -> None:
        """In the holder, once the world was let go of: wait until it is gone, and take away what is left."""
        waiting = select.poll()
        waiting.register(self.world, select.POLLIN)
        waiting.poll(ENDS_WITHIN * 1000)
        shutil.rmtree(self.directory, ignore_errors=True)
        sweep_cgroups()


def hold(world: World) -> Holder:
    """Part in two: one goes on at once, the other returns only when it is told to end, or the world has ended.

    The world waits for the end of a pipe that from then on only the holder has: whatever ends it ends the world.
    """
    outermost = os.pidfd_open(identity.running(world.directory))
    ready, told = os.pipe()
    pid = os.fork()
    if pid:
        os.close(told)
        os.read(ready, 1)
        return Holder(pid, world.directory, outermost)
    os.setsid()
    signal.pthread_sigmask(signal.SIG_BLOCK, ENDING)
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nowhere, stream)
    os.close(told)
    while identity.running(world.directory) and signal.sigtimedwait(ENDING, LOOKS_EVERY) is None:
        pass
    return Holder(0, world.directory, outermost)
