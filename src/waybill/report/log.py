"""Log lines with levels, groups and a heartbeat. No step is silent for long: silence looks like a hang."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import IntEnum
from threading import Event, Thread

from waybill.core.text import escape_command_data, quote_foreign
from waybill.report.sink import Sink

SILENCE = 8.0  # seconds; leaves room below the ten that are promised
TICK = 1.0  # seconds between two states of a line that is written over


class Level(IntEnum):
    """What a line is worth. A log shows its own level and everything above."""

    DEBUG = 10
    INFO = 20
    WARNING = 30


class Log:
    """Lines for people, on standard error, through the sink."""

    def __init__(self, sink: Sink, *, level: Level = Level.INFO, clock: Callable[[], float] = time.monotonic) -> None:
        self._sink = sink
        self._level = level
        self._clock = clock
        self._last = clock()
        self._beating: list[str] = []  # the steps under way; the last is the one within the others

    def debug(self, text: str) -> None:
        """A line for whoever looks for a bug."""
        self._line(Level.DEBUG, f"debug: {text}")

    def info(self, text: str) -> None:
        """A line that says what is being done."""
        self._line(Level.INFO, text)

    def warning(self, text: str) -> None:
        """A line that says what is odd but does not stop the run."""
        self._line(Level.WARNING, f"warning: {text}")

    def silence(self) -> float:
        """Seconds since the last line."""
        return self._clock() - self._last

    @contextmanager
    def group(self, title: str) -> Iterator[None]:
        """Fold the lines of a step in Actions; elsewhere only say its title."""
        if not self._sink.in_actions:
            self.info(title)
            yield
            return
        self._sink.commands([f"::group::{escape_command_data(quote_foreign(title))}"])
        try:
            yield
        finally:
            self._sink.commands(["::endgroup::"])

    @contextmanager
    def heartbeat(self, step: str, *, interval: float = SILENCE, more: Callable[[], str] = str) -> Iterator[None]:
        """While the step runs, say so, and ``more``, whenever nothing was said for ``interval`` seconds.

        On a terminal one line says it, and is written over every second.
        """
        stop = Event()
        started = self._clock()
        beat, pause = (self.tick_until, TICK) if self._sink.is_live else (self.beat_until, interval)
        arguments = (step, started, pause, stop.wait, more)
        thread = Thread(target=beat, args=arguments, name="waybill-heartbeat", daemon=True)
        self._beating.append(step)
        thread.start()
        try:
            yield
        finally:
            stop.set()
            thread.join()
            self._beating.remove(step)
            self._sink.passing("")

    def beat_until(
        self,
        step: str,
        started: float,
        interval: float,
        stopped: Callable[[float], bool],
        more: Callable[[], str] = str,
    ) -> None:
        """The heartbeat itself. ``stopped(seconds)`` waits at most that long and answers whether to end."""
        while not stopped(max(0.05, interval - self.silence())):
            if self.silence() >= interval:
                self.info(f"still {step} ({self._clock() - started:.0f} s){more()}")

    def tick_until(
        self,
        step: str,
        started: float,
        interval: float,
        stopped: Callable[[float], bool],
        more: Callable[[], str] = str,
    ) -> None:
        """The same on a terminal. Of steps within each other the innermost is shown."""
        while not stopped(interval):
            if self._beating[-1:] == [step]:
                self._sink.passing(quote_foreign(f"{step} ({self._clock() - started:.0f} s){more()}", 4000))

    def _line(self, level: Level, text: str) -> None:
        if level >= self._level:
            self._last = self._clock()
            self._sink.write(quote_foreign(text, 4000))
