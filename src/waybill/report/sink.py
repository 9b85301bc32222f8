"""The one way to a stream: whole records, secrets hidden, and under Actions no line that is an order by accident."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from threading import RLock
from typing import Any, Protocol

from waybill.core.text import display_width, guard_line
from waybill.report.terminal import encodable
from waybill.secret import Redactor, Secret, mask_commands

CLEAR = "\r\x1b[K"  # back to the beginning of the line, which is emptied


class TextStream(Protocol):
    """The part of a text stream that is used."""

    def write(self, text: str, /) -> int:
        """Take the text."""

    def flush(self) -> None:
        """Send what was taken."""


class Sink:
    """Writes records to one stream, each in one piece, from any thread. ``broken``: it takes no more."""

    def __init__(
        self,
        stream: TextStream,
        redactor: Redactor,
        *,
        in_actions: bool = False,
        columns: Callable[[], int] | None = None,
    ) -> None:
        self._stream = stream
        self._redactor = redactor
        self._encoding = str(getattr(stream, "encoding", None) or "utf-8")
        self._lock = RLock()
        self._columns = columns  # of a terminal whose last line may be rewritten; None: it is none
        self._passing = False  # a line stands there that the next record takes the place of
        self.in_actions = in_actions
        self.records = 0
        self.broken = False

    def write(self, text: str) -> None:
        """One record of any number of lines. Under Actions none of them can be a workflow command."""
        text = self._redactor.hide(text)
        if self.in_actions:
            text = "\n".join(guard_line(line) for line in _runner_lines(text))
        self._put(text)

    def write_open(self, text: str) -> None:
        """The beginning of a line that somebody else will end: a question on a terminal."""
        with self._lock:
            self._send(encodable(self._redactor.hide(text), self._encoding))

    def write_object(self, value: Mapping[str, Any]) -> None:
        """One JSON object on a line of its own, in ASCII; nothing in it can be a workflow command either."""
        text = json.dumps(self._redactor.hide_json(value))
        self._put(text.replace("##[", "#\\u0023["))

    @property
    def is_live(self) -> bool:
        """True for a terminal on which a line can be written over."""
        return self._columns is not None and not self.broken

    def passing(self, text: str) -> None:
        """A line that stands until the next one; an empty text takes it away. Only where somebody watches."""
        if self._columns is None or not (text or self._passing):
            return
        line = _fitting(encodable(self._redactor.hide(text), self._encoding), self._columns() - 1)
        with self._lock:
            self._passing = bool(text)
            self._send(CLEAR + line)

    def commands(self, lines: Iterable[str]) -> None:
        """Workflow commands that we built ourselves, one a line; outside Actions nothing."""
        if self.in_actions:
            for line in lines:
                self._put(self._redactor.hide(line).replace("\r", "").replace("\n", ""))

    def mask(self, secrets: Iterable[Secret | str]) -> None:
        """Let the runner hide these values and what is derived from them; outside Actions nothing."""
        if self.in_actions:
            for line in mask_commands(secrets):
                self._put(line)

    def _put(self, text: str) -> None:
        record = encodable(text if text.endswith("\n") else text + "\n", self._encoding)
        with self._lock:
            self.records += 1
            self._send(CLEAR + record if self._passing else record)
            self._passing = False

    def _send(self, text: str) -> None:
        if self.broken:
            return
        try:
            self._stream.write(text)
            self._stream.flush()
        except OSError:  # the reader has left, or the disk is full: no reason to leave a deploy half done
            self.broken = True  # what is still in the buffer fails again at the end of the process, and is told there


def _fitting(text: str, width: int) -> str:
    """A line that wraps could not be taken away again."""
    while display_width(text) > max(width, 1):
        text = text[: -1 - (display_width(text) - width) // 2]
    return text


def _runner_lines(text: str) -> list[str]:
    """Lines as the runner may see them: a lone carriage return ends one too."""
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
