"""One ssh process that holds the connection to one host; every session and stream goes through its socket."""

from __future__ import annotations

import contextlib
import os
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence

from waybill.effects.clock import Clock
from waybill.effects.ssh.listen import Listener
from waybill.effects.ssh.place import Place

_TICK = 0.05
_ENDING = 3.0


class Master:
    """The process, its socket, and what it said."""

    def __init__(self, argv: Sequence[str], socket: str, place: Place, environ: Mapping[str, str]) -> None:
        self.socket = socket
        self._process = subprocess.Popen(
            list(argv),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            env=dict(environ),
            start_new_session=True,
        )
        place.guard(self._process.pid)
        if self._process.stderr is None:
            raise ValueError("what ssh says is what we know of it")
        self._listener = Listener(self._process.stderr)

    @property
    def pid(self) -> int:
        """The process that holds the connection."""
        return self._process.pid

    @property
    def said(self) -> str:
        """Everything that it said so far."""
        return self._listener.text

    @property
    def position(self) -> int:
        """A mark for ``since``."""
        return self._listener.position

    def since(self, position: int) -> str:
        """What it said after a mark."""
        return self._listener.since(position)

    def waited_for(self, since: int, condition: Callable[[str], object], timeout: float) -> str:
        """What it said after a mark, once that fits the condition, or when the time is over."""
        until = time.monotonic() + timeout
        while not condition(said := self.since(since)) and time.monotonic() < until:
            if self._listener.wait(_TICK):
                return self.since(since)
        return said

    def is_up(self, timeout: float, clock: Clock) -> bool:
        """Wait until it has logged in and listens, or has ended, or the time is over."""
        until = clock.monotonic() + timeout
        while clock.monotonic() < until:
            if os.path.exists(self.socket):
                return True
            if self._listener.wait(_TICK) or self._process.poll() is not None:
                self._listener.wait_end(_ENDING)
                return False
        return False

    def is_alive(self) -> bool:
        """Whether the connection is still held."""
        return self._process.poll() is None

    def has_ended_within(self, seconds: float) -> bool:
        """Whether it ends in that time: a broken connection shows a moment after what went through it broke."""
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(seconds)
        return self._process.poll() is not None

    def close(self) -> None:
        """End the connection. Closing twice is fine."""
        until = time.monotonic() + _ENDING
        while self._process.poll() is None and time.monotonic() < until:
            self._process.terminate()
            self.has_ended_within(_TICK)  # ssh can miss a signal that comes just before it waits
        if self._process.poll() is None:
            self._process.kill()
        self._process.wait()
        self._listener.wait_end(_ENDING)
