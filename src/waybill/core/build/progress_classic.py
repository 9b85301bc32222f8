"""What the classic builder and ``docker push`` tell. Pure.

The classic builder prints steps and their output on standard output, and its one error on standard error.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from waybill.core.build.progress import Said, Story
from waybill.core.build.progress_book import Book
from waybill.core.build.progress_lines import Lines, clean, size_in

_STEP = re.compile(r"Step ([0-9]{1,4}/[0-9]{1,4}) : (.*)")
_SENDING = "Sending build context to Docker daemon"
_NOISE = re.compile(r" ---> (?:Running in )?[0-9a-f]{12}| --->|Removing intermediate container [0-9a-f]{12}")
_USES_CACHE = " ---> Using cache"
_BUILT = re.compile(r"Successfully built [0-9a-f]{12}")
_BESIDE = re.compile(
    r"DEPRECATED:|WARNING|\s|$|Install |BuildKit |https?:"
)  # notes, and the lines that go on with them
_LAYER = re.compile(r"([0-9a-f]{12}): (Pushed|Layer already exists|Mounted from \S+)")
_WAITING = re.compile(r"[0-9a-f]{12}: (?:Preparing|Waiting|Pushing\b.*|Retrying.*)")


class ClassicReader:
    """Reads steps. Which of them failed is known when the error comes, or at the end."""

    def __init__(self) -> None:
        self._book = Book()
        self._lines = {1: Lines(), 2: Lines()}
        self._step = ""
        self._built = False
        self._error = ""

    def feed(self, data: bytes, stream: int = 2) -> tuple[Said, ...]:
        """What is to be told of these bytes, which may end anywhere."""
        lines = self._lines.setdefault(stream, Lines()).feed(data)
        return tuple(said for line in lines for said in self._line(line, stream))

    def close(self) -> tuple[Said, ...]:
        """What was still held back; called once, at the end."""
        every = ((stream, rest) for stream, lines in self._lines.items() for rest in lines.close())
        said = tuple(one for stream, rest in every for one in self._line(rest, stream))
        if self._error and not self._built:
            said += self._book.finish(self._step, seconds=None, error=self._error) if self._step else ()
        return said

    def story(self) -> Story:
        """What is known so far."""
        return self._book.story()

    def _line(self, raw: str, stream: int) -> Iterator[Said]:
        line = clean(raw)
        if stream == 2:
            yield from self._complaint(line)
        elif step := _STEP.fullmatch(line):
            yield from self._next(step[1], step[2])
        elif line.startswith(_USES_CACHE):
            yield from self._book.finish(self._step, seconds=None, cached=True)
        elif line.startswith(_SENDING):
            self._book.context_sent = size_in(line)
        elif _BUILT.fullmatch(line):
            self._built = True
            yield from self._end()
        elif not _NOISE.fullmatch(line) and line.strip():
            yield from self._book.say(self._step, [line]) if self._step else self._book.outside(line, 1)

    def _complaint(self, line: str) -> tuple[Said, ...]:
        if not _BESIDE.match(line):
            self._error = line
            return self._book.outside(f"ERROR: {line}", 2)
        return self._book.outside(line, 2)

    def _next(self, number: str, text: str) -> Iterator[Said]:
        yield from self._end()
        self._step = f"[{number}] {text}"
        self._book.start(self._step, self._step)

    def _end(self) -> tuple[Said, ...]:
        return self._book.finish(self._step, seconds=None) if self._step else ()


class PushReader:
    """Reads ``docker push``: one line a layer, and the digest at the end."""

    def __init__(self) -> None:
        self._book = Book()
        self._book.pushing = True
        self._lines = {1: Lines(), 2: Lines()}

    def feed(self, data: bytes, stream: int = 2) -> tuple[Said, ...]:
        """What is to be told of these bytes, which may end anywhere."""
        lines = self._lines.setdefault(stream, Lines()).feed(data)
        return tuple(said for line in lines for said in self._line(clean(line), stream))

    def close(self) -> tuple[Said, ...]:
        """What was still held back; called once, at the end."""
        every = ((stream, rest) for stream, lines in self._lines.items() for rest in lines.close())
        return tuple(said for stream, rest in every for said in self._line(clean(rest), stream))

    def story(self) -> Story:
        """What is known so far."""
        return self._book.story()

    def _line(self, line: str, stream: int) -> tuple[Said, ...]:
        layer = _LAYER.fullmatch(line)
        if layer and len(self._book.layers) < 1000:
            self._book.layers[layer[1]] = layer[2] == "Pushed"
        if _WAITING.fullmatch(line):
            return ()
        if stream == 2 and line.strip():
            return self._book.outside(f"ERROR: {line}", 2)
        return self._book.outside(line, stream)
