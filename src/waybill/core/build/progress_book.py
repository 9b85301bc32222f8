"""The steps of one build as they are told, whatever the builder speaks: what to tell now, and the story. Pure."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable

from waybill.core.build.progress import Failure, Said, Step, Story

_MOST_STEPS = 5000
_MOST_OUTPUT = 40
_LONG = 2.0  # seconds that make an internal step worth a line
_PLACE = re.compile(r"\[(?:([^\]]*?)\s+)?([0-9]{1,4}/[0-9]{1,4})\]\s")
_PARSE_ERROR = re.compile(r"dockerfile parse error (?:on )?line ([0-9]{1,6})", re.IGNORECASE)
_EXCERPT = re.compile(r"(?:\S.*):([0-9]{1,6})(?:-[0-9]{1,6})?")
_RULE = re.compile(r"-{20}")
_BLOCK = "------"
_ERROR = re.compile(r"(?:ERROR|error): (.*)")
_CANCELLED = ("context canceled", "canceled", "cancelled")


class Record:
    """What is known of one step."""

    def __init__(self, key: str, name: str) -> None:
        self.key = key
        self.name = name
        self.started = self.done = self.cached = self.told = False
        self.seconds: float | None = None
        self.error = ""
        self.output: deque[str] = deque(maxlen=_MOST_OUTPUT)

    @property
    def internal(self) -> bool:
        """True for what the builder does for itself."""
        return self.name.startswith("[internal]")

    def step(self) -> Step:
        """The step as it is told."""
        place = _PLACE.match(self.name)
        return Step(
            key=self.key,
            name=self.name,
            number=place[2] if place else "",
            stage=(place[1] or "") if place else "",
            cached=self.cached,
            seconds=self.seconds,
            error=self.error,
            started=self.started,
            done=self.done,
        )


class Book:
    """Collects steps. Every method that can have something to tell returns it."""

    def __init__(self) -> None:
        self._records: dict[str, Record] = {}
        self._error = ""
        self._line: int | None = None
        self._excerpt: list[str] = []
        self._in_block = self._in_excerpt = False
        self._before = ""
        self.context_sent: int | None = None
        self.pushing = False
        self.layers: dict[str, bool] = {}  # pushed layers; True: it was not there yet
        self.push_seconds = 0.0

    def record(self, key: str, name: str = "") -> Record:
        """The record of a step; a new one where there is none. Of a flood the last one stands for all."""
        known = self._records.get(key)
        if known is None:
            if len(self._records) >= _MOST_STEPS:
                return next(reversed(self._records.values()))
            known = self._records[key] = Record(key, name)
        known.name = known.name or name
        return known

    def start(self, key: str, name: str) -> None:
        """A step begins; that it pushes is noted before anything comes of it."""
        record = self.record(key, name)
        record.started = True
        self.notice(record.name)

    def notice(self, text: str) -> None:
        """A push may have begun by these words of the builder itself."""
        self.pushing = self.pushing or text.startswith(("pushing ", "pushed "))

    def say(self, key: str, lines: Iterable[str], stream: int = 1) -> tuple[Said, ...]:
        """Output of a step."""
        record = self.record(key)
        said = []
        for line in lines:
            record.output.append(line)
            record.told = True
            said.append(Said(group=record.name, text=line, stream=stream))
        return tuple(said)

    def finish(self, key: str, *, seconds: float | None, cached: bool = False, error: str = "") -> tuple[Said, ...]:
        """A step ends. That is told once, however often the builder says it."""
        record = self.record(key)
        if record.done and not (error and not record.error):
            record.seconds = seconds if seconds is not None else record.seconds
            return ()
        record.done, record.cached = True, cached or record.cached
        record.seconds = seconds if seconds is not None else record.seconds
        record.error = error
        if record.internal and not error and (seconds or 0.0) <= _LONG:
            return ()
        return (Said(group=record.name, text=_ending(record), stream=2 if error else 1),)

    def outside(self, line: str, stream: int = 2) -> tuple[Said, ...]:
        """A line that belongs to no step. What only repeats the output of a step is not told again."""
        told = self._tell_excerpt(line) and self._tell_block(line)
        found = _ERROR.match(line)
        if found:
            self._error = found[1]
            parse = _PARSE_ERROR.search(line)
            self._line = self._line or (int(parse[1]) if parse else None)
        self._before = line
        return (Said(group="", text=line, stream=stream),) if told and line.strip() else ()

    def _tell_excerpt(self, line: str) -> bool:
        """The part of the Dockerfile that newer builders show below its name and line; it is told as it comes."""
        named = _EXCERPT.fullmatch(self._before)
        if _RULE.fullmatch(line):
            self._in_excerpt = bool(named) and not self._in_excerpt
            self._line = int(named[1]) if named and self._in_excerpt else self._line
        elif self._in_excerpt and len(self._excerpt) < _MOST_OUTPUT:
            self._excerpt.append(line)
        return True

    def _tell_block(self, line: str) -> bool:
        if line.startswith(("ERROR:", "error:")):
            self._in_block = False
        if line == _BLOCK:
            self._in_block = not self._in_block
            return False
        return not self._in_block

    def story(self) -> Story:
        """What is known so far."""
        return Story(
            steps=tuple(record.step() for record in self._records.values()),
            phases=self._phases(),
            layers_new=sum(self.layers.values()),
            layers_reused=len(self.layers) - sum(self.layers.values()),
            context_sent=self.context_sent,
            failing=self._failing(),
            pushing=self.pushing,
        )

    def _failing(self) -> Failure | None:
        failed = [record for record in self._records.values() if record.error]
        own = [record for record in failed if not record.error.lower().endswith(_CANCELLED)]
        record = next(iter([*own, *failed]), None)
        if record is None and not self._error:
            return None
        return Failure(
            step=record.name if record else "",
            line=self._line,
            error=(record.error if record else "") or self._error,
            output=tuple(record.output) if record else (),
            excerpt=tuple(self._excerpt),
        )

    def _phases(self) -> dict[str, float]:
        phases: dict[str, float] = {}
        for record in self._records.values():
            name = _phase(record.name)
            if name and record.seconds is not None:
                phases[name] = round(phases.get(name, 0.0) + record.seconds, 3)
        if self.push_seconds and "push" not in phases:
            phases["push"] = round(self.push_seconds, 3)
        return phases


def _phase(name: str) -> str:
    if name.startswith("[internal] load build context"):
        return "context"
    if name.startswith(("importing cache", "exporting cache")):
        return "cache"
    if name.startswith("exporting "):
        return "export"
    if name.startswith("pushing "):
        return "push"
    return "build" if _PLACE.match(name) else ""


def _ending(record: Record) -> str:
    if record.error:
        return f"ERROR: {record.error}"
    if record.cached:
        return "cached"
    return "done" if record.seconds is None else f"done in {record.seconds:.1f} s"
