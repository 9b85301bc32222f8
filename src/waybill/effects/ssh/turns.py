"""How many sessions a host lets in at once: learnt from its refusals, and then kept to."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from waybill.effects.clock import Clock

# A session that has just ended may still count there for a moment.
_AGAIN = (0.05, 0.1, 0.2, 0.4, 0.8)


class Turns:
    """Counts open sessions. ``limit`` is unknown until the host refuses one."""

    def __init__(self, clock: Clock) -> None:
        self._changed = threading.Condition()
        self._clock = clock
        self._open = 0
        self._refusals = 0
        self.limit: int | None = None

    @property
    def at_once(self) -> bool | None:
        """False: one at a time, as with MaxSessions 1. ``None``: it never came to that."""
        return None if self.limit is None else self.limit > 1

    def take(self, timeout: float) -> bool:
        """Wait for a turn. False: there was none in time."""
        with self._changed:
            free = self._changed.wait_for(lambda: self.limit is None or self._open < self.limit, timeout)
            self._open += free
            return free

    def give_back(self) -> None:
        """End a turn."""
        with self._changed:
            self._open -= 1
            self._changed.notify_all()

    @contextmanager
    def turn(self, timeout: float) -> Iterator[bool]:
        """A turn for as long as the block runs."""
        free = self.take(timeout)
        try:
            yield free
        finally:
            if free:
                self.give_back()

    def refused(self) -> bool:
        """The host refused a session in our turn, which is over now. True: it is worth another try."""
        with self._changed:
            others = self._open
            if others > 0:
                self.limit = min(others, self.limit or others)
                return True
            self._refusals += 1
            if self._refusals > len(_AGAIN):
                return False
            pause = _AGAIN[self._refusals - 1]
        self._clock.sleep(pause)
        return True

    def accepted(self) -> None:
        """The host let a session in."""
        with self._changed:
            self._refusals = 0
