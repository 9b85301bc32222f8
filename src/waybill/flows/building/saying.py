"""What a builder says, told live: a group for each step, of which only one is open at a time."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack

from waybill.core.build.progress import Said
from waybill.report.log import Log

_PATIENCE = 1.0  # seconds of silence after which another step has its turn
_MOST_WAITING = 200  # lines of a step that wait for theirs
_LAST = ("done", "cached", "ERROR")  # how the last line of a step begins


class Teller:
    """Groups cannot stand within one another, so the lines of a step that runs beside another wait for their turn."""

    def __init__(self, log: Log, clock: Callable[[], float]) -> None:
        self._log = log
        self._clock = clock
        self._open = ExitStack()
        self._group = ""
        self._spoke = clock()
        self._waiting: dict[str, list[str]] = {}
        self._ended = False  # the step whose group is open

    def __enter__(self) -> Teller:  # noqa: PYI034  # typing.Self needs Python 3.11
        return self

    def __exit__(self, *_: object) -> None:
        while self._waiting:
            self._turn(next(iter(self._waiting)))
        self._open.close()

    def tell(self, said: Said) -> None:
        """Tell a line now, or when its step has its turn."""
        if said.group == self._group:
            self._say(said.text)
            return
        lines = self._waiting.setdefault(said.group, [])
        lines.append(said.text)
        if len(lines) >= _MOST_WAITING:
            self._turn(said.group)
        else:
            self.idle()

    def idle(self) -> None:
        """Whoever waited longest has its turn, where the open step has ended or says nothing."""
        if self._waiting and (not self._group or self._ended or self._clock() - self._spoke > _PATIENCE):
            self._turn(next(iter(self._waiting)))

    def _turn(self, group: str) -> None:
        self._open.close()
        self._group = group
        if group:
            self._open.enter_context(self._log.group(group))
        for line in self._waiting.pop(group, ()):
            self._say(line)

    def _say(self, text: str) -> None:
        self._spoke = self._clock()
        self._ended = text.startswith(_LAST)
        self._log.info(text)
