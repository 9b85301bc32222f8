"""What a builder says while it works, in one form whatever it speaks: lines to tell now, and the story. Pure.

Everything here is foreign text and is handed on raw: whoever prints it escapes it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import field
from typing import Protocol

from waybill.frozen import dataclass


@dataclass(frozen=True, kw_only=True)
class Step:
    """One step of the build."""

    key: str
    name: str
    number: str = ""  # "2/5"
    stage: str = ""
    cached: bool = False
    seconds: float | None = None
    error: str = ""
    started: bool = False
    done: bool = False


@dataclass(frozen=True, kw_only=True)
class Said:
    """One line to tell now. ``group`` is the title of the step that says it; empty: outside of all."""

    group: str
    text: str
    stream: int = 1


@dataclass(frozen=True, kw_only=True)
class Failure:
    """The step that failed, with its own output alone."""

    step: str
    line: int | None = None  # of the Dockerfile, where the builder says it
    error: str = ""
    output: tuple[str, ...] = ()  # the last 40 lines of that step
    excerpt: tuple[str, ...] = ()  # of the Dockerfile, where the builder shows it


@dataclass(frozen=True, kw_only=True)
class Story:
    """What became of the build, as far as the builder told it. Nothing here proves anything."""

    steps: tuple[Step, ...] = ()
    phases: Mapping[str, float] = field(default_factory=dict)  # seconds: context, cache, build, export, push
    layers_new: int = 0
    layers_reused: int = 0
    context_sent: int | None = None
    failing: Failure | None = None
    pushing: bool = False  # a push may have begun


class Reader(Protocol):
    """Reads one way of speaking. Never raises, whatever comes."""

    def feed(self, data: bytes, stream: int = 2) -> tuple[Said, ...]:
        """What is to be told of these bytes, which may end anywhere."""

    def close(self) -> tuple[Said, ...]:
        """What was still held back; called once, at the end."""

    def story(self) -> Story:
        """What is known so far."""


def reader_for(progress: str) -> Reader:
    """The reader for ``Command.progress``."""
    from waybill.core.build.progress_classic import ClassicReader, PushReader
    from waybill.core.build.progress_plain import PlainReader
    from waybill.core.build.progress_rawjson import RawJsonReader

    readers: Mapping[str, Callable[[], Reader]] = {
        "rawjson": RawJsonReader,
        "plain": PlainReader,
        "classic": ClassicReader,
        "push": PushReader,
    }
    return readers[progress]()


def story_of(reader: Reader) -> Story:
    """What is known so far."""
    return reader.story()
