"""What buildx tells with ``--progress=rawjson``: objects, and text that is none. Pure; never raises.

The objects come pretty-printed over many lines, or one a line; text comes before, between and after them.
"""

from __future__ import annotations

import json
import re
from base64 import b64decode
from binascii import Error as Base64Error
from collections.abc import Iterator
from datetime import datetime, timezone
from typing import Any

from waybill.core.build.progress import Said, Story
from waybill.core.build.progress_book import Book
from waybill.core.build.progress_lines import MOST_UNFINISHED, Lines, clean

_TIME = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2})(\.[0-9]{1,12})?Z")
_MEMBERS = ("vertexes", "statuses", "logs", "warnings")
_LAYER = re.compile(r"pushing layer ([0-9a-f]{12,64}|sha256:[0-9a-f]{12,64})")


class RawJsonReader:
    """Reads objects where they are whole, and everything else as text."""

    def __init__(self) -> None:
        self._book = Book()
        self._lines = {1: Lines(), 2: Lines()}
        self._object: list[str] = []
        self._size = 0
        self._logs: dict[tuple[str, int], Lines] = {}

    def feed(self, data: bytes, stream: int = 2) -> tuple[Said, ...]:
        """What is to be told of these bytes, which may end anywhere."""
        lines = self._lines.setdefault(stream, Lines()).feed(data)
        return tuple(said for line in lines for said in self._line(line, stream))

    def close(self) -> tuple[Said, ...]:
        """What was still held back; called once, at the end."""
        said = [
            one for stream, lines in self._lines.items() for rest in lines.close() for one in self._line(rest, stream)
        ]
        said += self._as_text(2)
        for (vertex, stream), lines in self._logs.items():
            said += self._book.say(vertex, map(clean, lines.close()), stream)
        return tuple(said)

    def story(self) -> Story:
        """What is known so far."""
        return self._book.story()

    def _line(self, line: str, stream: int) -> Iterator[Said]:
        """One line: part of an object, a whole one, or text."""
        if stream == 2 and self._object:
            yield from self._within(line)
        elif stream == 2 and line.startswith("{"):
            yield from self._begin(line)
        else:
            yield from self._book.outside(clean(line), stream)

    def _begin(self, line: str) -> Iterator[Said]:
        value = _parsed(line)
        if value is not None:
            yield from self._event(value)
            return
        self._object, self._size = [line], len(line)

    def _within(self, line: str) -> Iterator[Said]:
        head, rest = (line[:1], line[1:].strip("\r")) if line.startswith("}") else (line, "")
        self._object.append(head)
        self._size += len(head)
        if head == "}":
            value = _parsed("\n".join(self._object))
            if value is None:
                yield from self._as_text(2)
            else:
                self._object = []
                yield from self._event(value)
            if rest:
                yield from self._line(rest, 2)
        elif self._size > MOST_UNFINISHED:
            yield from self._as_text(2)

    def _as_text(self, stream: int) -> list[Said]:
        lines, self._object = self._object, []
        return [said for line in lines for said in self._book.outside(clean(line), stream)]

    def _event(self, value: dict[str, Any]) -> Iterator[Said]:
        for vertex in _objects(value, "vertexes"):
            yield from self._vertex(vertex)
        for status in _objects(value, "statuses"):
            self._status(status)
        for log in _objects(value, "logs"):
            yield from self._log(log)

    def _vertex(self, vertex: dict[str, Any]) -> tuple[Said, ...]:
        key, name = _text(vertex, "digest"), clean(_text(vertex, "name"))
        started, completed = _text(vertex, "started"), _text(vertex, "completed")
        if not key:
            return ()
        self._book.record(key, name)
        if started:
            self._book.start(key, name)
        if not completed:
            return ()
        said = self._rest_of_logs(key)
        error = clean(_text(vertex, "error").replace("\n", " "))
        cached = vertex.get("cached") is True
        return said + self._book.finish(key, seconds=_between(started, completed), cached=cached, error=error)

    def _rest_of_logs(self, key: str) -> tuple[Said, ...]:
        said: tuple[Said, ...] = ()
        for stream in (1, 2):
            lines = self._logs.pop((key, stream), None)
            said += self._book.say(key, map(clean, lines.close()), stream) if lines else ()
        return said

    def _status(self, status: dict[str, Any]) -> None:
        name = _text(status, "id")
        current = status.get("current")
        current = current if isinstance(current, int) and not isinstance(current, bool) else 0
        self._book.notice(name)
        if name.startswith("transferring context"):
            self._book.context_sent = max(self._book.context_sent or 0, current)
        layer = _LAYER.fullmatch(name)
        if layer and (layer[1] in self._book.layers or len(self._book.layers) < 1000):
            self._book.layers[layer[1]] = self._book.layers.get(layer[1], False) or current > 0
        if name.startswith("pushing ") and not layer:
            self._book.push_seconds += _between(_text(status, "started"), _text(status, "completed")) or 0.0

    def _log(self, log: dict[str, Any]) -> tuple[Said, ...]:
        key, stream = _text(log, "vertex"), 2 if log.get("stream") == 2 else 1
        try:
            data = b64decode(_text(log, "data"), validate=True)
        except (Base64Error, ValueError):
            return ()
        self._book.record(key)
        lines = self._logs.setdefault((key, stream), Lines())
        return self._book.say(key, [clean(line) for line in lines.feed(data)], stream)


def _parsed(text: str) -> dict[str, Any] | None:
    """One of buildx's objects; nothing for text, and for objects that are something else."""
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, dict) and any(name in value for name in _MEMBERS) else None


def _objects(value: dict[str, Any], name: str) -> list[dict[str, Any]]:
    found = value.get(name)
    return [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []


def _text(value: dict[str, Any], name: str) -> str:
    found = value.get(name)
    return found if isinstance(found, str) else ""


def _between(started: str, completed: str) -> float | None:
    first, last = _moment(started), _moment(completed)
    return None if first is None or last is None else max(0.0, last - first)


def _moment(text: str) -> float | None:
    """Seconds since the epoch of a time with nanoseconds."""
    found = _TIME.fullmatch(text)
    if found is None:
        return None
    try:
        whole = datetime.strptime(found[1], "%Y-%m-%dT%H:%M:%S").replace(tzinfo=timezone.utc).timestamp()
    except ValueError:
        return None
    return whole + float(found[2] or 0)
