"""What of a run must not simply be dropped when it is cancelled: steps to finish, hosts to tell, things touched."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from threading import Condition, Thread

CANCEL_SECONDS = 4.0  # the runner kills us 7.5 seconds after its signal


class AtWork:
    """Shared by the threads of a run, and asked by whoever has to end it."""

    def __init__(self) -> None:
        self._count = 0
        self._change = Condition()
        self._to_tell: list[Callable[[], object]] = []
        self._touched: list[str] = []
        self._cancelled = False
        self.afterwards = ""  # what becomes of what was touched, where it is no host

    @property
    def cancelled(self) -> bool:
        """True once the run is to end: nothing new may begin."""
        return self._cancelled

    @property
    def touched(self) -> tuple[str, ...]:
        """What may have been changed by this run, in the order in which it began."""
        return tuple(self._touched)

    def touch(self, what: str) -> None:
        """Say so before it may happen."""
        with self._change:
            if what not in self._touched:
                self._touched.append(what)

    @contextmanager
    def step(self) -> Iterator[None]:
        """A step that leaves a trace unless it comes to its end."""
        self._add(1)
        try:
            yield
        finally:
            self._add(-1)

    @contextmanager
    def on_cancel(self, tell: Callable[[], object]) -> Iterator[None]:
        """Within the block, ``tell`` is called once when the run is cancelled, in a thread of its own.

        It has ``CANCEL_SECONDS``; what it raises is dropped. Where the run was cancelled before, it is called at once.
        """
        entry = partial(_call, tell)  # its own identity: the same may come twice
        with self._change:
            late = self._cancelled
            self._to_tell.append(entry)
        if late:
            entry()
        try:
            yield
        finally:
            with self._change:
                self._to_tell.remove(entry)

    def cancel(self, seconds: float = CANCEL_SECONDS) -> bool:
        """Call what was registered, all at once and only the first time; False when some did not end in time."""
        with self._change:
            if self._cancelled:
                return True
            self._cancelled = True
            waiting = list(self._to_tell)
        left = [len(waiting)]
        for tell in waiting:
            Thread(target=self._tell, args=(tell, left), daemon=True).start()
        with self._change:
            return self._change.wait_for(lambda: left[0] == 0, timeout=seconds)

    def wait_until_done(self, seconds: float) -> bool:
        """Wait for the steps under way; False when some still are."""
        with self._change:
            return self._change.wait_for(lambda: self._count == 0, timeout=seconds)

    def _tell(self, tell: Callable[[], object], left: list[int]) -> None:
        tell()
        with self._change:
            left[0] -= 1
            self._change.notify_all()

    def _add(self, number: int) -> None:
        with self._change:
            self._count += number
            self._change.notify_all()


def _call(tell: Callable[[], object]) -> None:
    """The run ends whatever becomes of this."""
    with suppress(Exception):
        tell()
