"""What BuildKit tells with ``--progress=plain``: ``#5 [2/2] RUN make``, ``#5 0.1 output``, ``#5 DONE 0.2s``. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator

from waybill.core.build.progress import Said, Story
from waybill.core.build.progress_book import Book
from waybill.core.build.progress_lines import Lines, clean, size_in

_NUMBERED = re.compile(r"#([0-9]{1,5}) (.*)")
_DONE = re.compile(r"DONE ([0-9]{1,9}\.[0-9]{1,3})s")
_OUTPUT = re.compile(r"[0-9]{1,9}\.[0-9]{1,3}(?: (.*))?")
_IDENTITY = re.compile(r"sha256:[0-9a-f]{64}")
_STATUS = re.compile(
    r"(?:transferring|exporting|writing|naming|unpacking|pushing|resolve|extracting|sha256:|sending|importing|preparing)\b.*"
)


class PlainReader:
    """Reads numbered lines into steps. What a step prints stands behind its time and is never read as more."""

    def __init__(self) -> None:
        self._book = Book()
        self._lines = {1: Lines(), 2: Lines()}
        self._known: set[str] = set()

    def feed(self, data: bytes, stream: int = 2) -> tuple[Said, ...]:
        """What is to be told of these bytes, which may end anywhere."""
        lines = self._lines.setdefault(stream, Lines()).feed(data)
        return tuple(said for line in lines for said in self._line(line, stream))

    def close(self) -> tuple[Said, ...]:
        """What was still held back; called once, at the end."""
        every = ((stream, rest) for stream, lines in self._lines.items() for rest in lines.close())
        return tuple(said for stream, rest in every for said in self._line(rest, stream))

    def story(self) -> Story:
        """What is known so far."""
        return self._book.story()

    def _line(self, raw: str, stream: int) -> Iterator[Said]:
        line = clean(raw)
        numbered = _NUMBERED.fullmatch(line)
        if numbered is None:
            yield from self._book.outside(line, stream)
            return
        key, text = numbered[1], numbered[2]
        if key in self._known:
            yield from self._of_step(key, text)
        elif not text.startswith("building with"):
            self._known.add(key)
            self._book.start(key, text)

    def _of_step(self, key: str, text: str) -> Iterator[Said]:
        output = _OUTPUT.fullmatch(text)
        if output:
            yield from self._book.say(key, [output[1] or ""])
        elif ended := _DONE.fullmatch(text):
            yield from self._book.finish(key, seconds=float(ended[1]))
        elif text in ("CACHED", "CANCELED"):
            yield from self._book.finish(key, seconds=None, cached=text == "CACHED", error=_cancelled(text))
        elif text.startswith("ERROR"):
            yield from self._book.finish(key, seconds=None, error=text.removeprefix("ERROR").lstrip(": "))
        elif text not in ("...", self._book.record(key).name) and not _IDENTITY.fullmatch(text):
            yield from self._told_by_builder(key, text)

    def _told_by_builder(self, key: str, text: str) -> tuple[Said, ...]:
        """What the builder says of its own work in a step; most of it is of no use to people."""
        self._book.notice(text)
        if text.startswith("transferring context"):
            self._book.context_sent = max(self._book.context_sent or 0, size_in(text) or 0)
        return () if _STATUS.fullmatch(text) else self._book.say(key, [text])


def _cancelled(text: str) -> str:
    return "canceled" if text == "CANCELED" else ""
