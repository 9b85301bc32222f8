"""Staying beside a pull: told how far it is, noticing that nothing moves, and ending it when the time is over."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable, Iterator
from typing import Any, Generic, TypeVar

from waybill.core.fetch import FetchAsk
from waybill.core.fetch_progress import Progress
from waybill.effects.clock import Clock
from waybill.effects.fetch.outcome import FetchError

T = TypeVar("T")
_TELLS = 5.0
_TICK = 0.25
_ENDING = 2.0
_END: Any = object()


class Patience:
    """The time of one fetch, over all its attempts and roads."""

    def __init__(self, ask: FetchAsk, tell: Callable[[str], None], clock: Clock) -> None:
        self.ask = ask
        self.clock = clock
        self.began = clock.monotonic()
        self._tell = tell
        self._told = self.began

    @property
    def left(self) -> float:
        """Seconds that are left."""
        return self.began + self.ask.deadline - self.clock.monotonic()

    @property
    def passed(self) -> float:
        """Seconds that have passed."""
        return self.clock.monotonic() - self.began

    def say(self, words: str) -> None:
        """Tell something now."""
        self._told = self.clock.monotonic()
        self._tell(words)

    def pause(self, seconds: float) -> bool:
        """Wait before another attempt. False: there is no time for it."""
        if seconds >= self.left:
            return False
        until = self.clock.monotonic() + seconds
        while (rest := until - self.clock.monotonic()) > 0:
            self.clock.sleep(min(rest, _TELLS))
            if self.clock.monotonic() - self._told >= _TELLS and rest > _TELLS:
                self.say(f"fetching {self.ask.reference.name}: waiting before the next attempt")
        return True

    def judge(self, progress: Progress, *, stalls: float) -> None:
        """Tell how far it is; raise when it does not go on, or not fast enough."""
        now = self.clock.monotonic()
        if now - self._told >= _TELLS:
            self.say(f"fetching {self.ask.reference.name}: {progress.line()}")
        layer = progress.waits_for
        if self.left <= 0:
            raise FetchError("fetch.timeout", f"not done after {self.ask.deadline:.0f} s", layer=layer)
        if now - progress.moved >= stalls and not progress.unpacks:
            raise FetchError("fetch.stalled", f"nothing came for {stalls:.0f} s", layer=layer)


class Attended(Generic[T]):
    """Something that tells items from a thread of its own, so that whoever waits for them can end it."""

    def __init__(self, items: Callable[[], Iterator[T]], cancel: Callable[[], None]) -> None:
        self._items = items
        self._cancel = cancel
        self._queue: queue.SimpleQueue[Any] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._run, daemon=True)

    def _run(self) -> None:
        try:
            for item in self._items():
                self._queue.put(item)
        except BaseException as error:  # noqa: BLE001  # raised where it is waited for
            self._queue.put(error)
        self._queue.put(_END)

    def each(self, take: Callable[[T], None], check: Callable[[], None]) -> None:
        """Take the items to the last; ``check`` is asked in between, and ends it by raising."""
        self._thread.start()
        try:
            self._take(take, check)
        finally:
            self._cancel()
            self._thread.join(_ENDING)

    def _take(self, take: Callable[[T], None], check: Callable[[], None]) -> None:
        while True:
            check()
            try:
                item = self._queue.get(timeout=_TICK)
            except queue.Empty:
                continue
            if item is _END:
                return
            if isinstance(item, BaseException):
                raise item
            take(item)
