"""Situations written down as rows: what is set up, and all that may be said about it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from tests.faults.running import Call
from tests.faults.scene import Scene

SetUp = Callable[[Scene], Call]
Register = Callable[[SetUp], SetUp]
OUTCOMES = {0: "proved", 10: "refused", 40: "unknown"}


@dataclass(frozen=True, kw_only=True)
class Situation:
    """One row."""

    name: str
    row: str  # of the catalogue of faults
    set_up: SetUp
    exit: int
    errors: tuple[str, ...] = ()
    unsettled: tuple[str, ...] = ()
    says: tuple[str, ...] = ()  # in what is told of the first finding
    never: tuple[str, ...] = ()  # in anything that is told
    alone: bool = False  # it moves tags or breaks the registry: one host after the other
    warnings: tuple[str, ...] = ()  # these are told beside what decides
    one: bool = False  # nothing in it depends on the image store: one host is enough
    machine: Mapping[str, Any] = field(default_factory=dict)  # a host of its own, made with these words

    @property
    def outcome(self) -> str:
        """The word for how it must end."""
        return OUTCOMES[self.exit]

    @property
    def stores(self) -> tuple[str, ...]:
        """The image stores on which it is held when everything is; nothing where nothing depends on it."""
        if self.machine:
            return (str(self.machine.get("store", "classic")),)
        return ("",) if self.one else ("containerd", "classic")


class Table:
    """Situations in the order in which they are written down."""

    def __init__(self) -> None:
        self.rows: list[Situation] = []

    def refused(self, row: str, *codes: str, **expected: Any) -> Register:
        """Exactly these errors: exit 10. ``expected`` are further fields of a situation."""
        return self._row(row=row, exit=10, errors=codes, **expected)

    def unknown(self, row: str, *codes: str, **expected: Any) -> Register:
        """Checks that could not be made, and no error: exit 40."""
        return self._row(row=row, exit=40, unsettled=codes, **expected)

    def good(self, row: str, *warnings: str, **expected: Any) -> Register:
        """A healthy situation: exit 0, no error, nothing unsettled; at least these warnings and notes."""
        return self._row(row=row, exit=0, warnings=warnings, **expected)

    def _row(self, **expected: Any) -> Register:
        def register(set_up: SetUp) -> SetUp:
            self.rows.append(Situation(name=set_up.__name__, set_up=set_up, **expected))
            return set_up

        return register
