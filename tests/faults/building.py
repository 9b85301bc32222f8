"""Rows about builds: what is set up, and what is judged of each by the registry's own disk.

The verdict; where every tag leads; the words of the diagnosis; and what is left: builders, private folders, secrets.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Event, Thread
from typing import Any

from tests.faults.delivering import EXITS
from tests.integration.build.kit import Ended, Yard, left_behind
from tests.truth.score import Sheet, played, sheet

SetUp = Callable[[Yard], Ended]
STORES = ("containerd", "classic")


@dataclass(frozen=True, kw_only=True)
class Build:
    """One row: what its last call must end as."""

    name: str
    row: str
    set_up: SetUp
    outcome: str
    errors: tuple[str, ...] = ()
    unsettled: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    says: tuple[str, ...] = ()  # in what is told of the first finding
    stores: tuple[str, ...] = STORES
    room: str = ""  # the engine has a disk of this size, of its own


class Builds:
    """Rows in the order in which they are written down."""

    def __init__(self) -> None:
        self.rows: list[Build] = []

    def ends(self, row: str, outcome: str, *errors: str, store: str = "", **expected: Any) -> Callable[[SetUp], SetUp]:
        """The last call of the function ends so, with exactly these errors."""

        def register(set_up: SetUp) -> SetUp:
            stores = (store,) if store else STORES
            made = Build(
                name=set_up.__name__, row=row, set_up=set_up, outcome=outcome, errors=errors, stores=stores, **expected
            )
            self.rows.append(made)
            return set_up

        return register


def hold(row: Build, store: str, yard: Yard) -> None:
    """Set it up, run it, judge it."""
    with played(sheet(row.set_up, row.row, store, row.outcome)) as score:
        ended = row.set_up(yard)
        score.score.seen, score.score.codes = [ended.outcome], ended.codes("error", "unsettled")
        _judge(row, yard, ended, score)


def _judge(row: Build, yard: Yard, ended: Ended, score: Sheet) -> None:
    where = f"{row.name}\n{ended.told}\n{yard.disk.tags()}"
    with score.part("verdict"):
        assert (ended.exit, ended.outcome) == (EXITS.get(row.outcome, 0), row.outcome), where
        assert ended.answer["proved"] is (ended.exit == 0), where
    with score.part("diagnosis"):
        assert _fits(ended.codes("error"), row.errors), where
        assert _fits(ended.codes("unsettled"), row.unsettled), where
        assert [code for code in row.warnings if code not in ended.codes("warning", "note")] == [], where
        assert [words for words in row.says if words not in str(ended.findings[:1])] == [], where
        assert yard.token not in ended.told, where
    with score.part("users"):  # who pulls what was told is what a registry has for users
        _registry(yard, ended, where)
    left = left_behind(yard.world)
    score.found(left)
    with score.part("leftovers"):
        assert left == [], where


def _registry(yard: Yard, ended: Ended, where: str) -> None:
    """A green run hands on what stands there whole; a tag that it names leads there; a refused one hands on nothing."""
    tags = yard.disk.tags()
    named = [line.rpartition(":")[2] for line in ended.answer["tags"].splitlines() if "ghcr.io" in line]
    assert [tag for tag in named if tags.get(tag) != ended.digest] == [], where
    if ended.digest and "ghcr.io" in ended.answer["image"]:
        assert yard.disk.whole(ended.digest), where
    if ended.outcome in {"refused", "unknown"}:
        assert ended.digest == "", where


def _fits(codes: list[str], expected: tuple[str, ...]) -> bool:
    """Each expected code is there, and no other. ``a|b``: two builders leave different traces."""
    return len(codes) == len(expected) and all(set(entry.split("|")) & set(codes) for entry in expected)


@dataclass
class When:
    """Something that somebody else does at a certain moment of a run."""

    done: Event = field(default_factory=Event)


@contextmanager
def when(true: Callable[[], bool], do: Callable[[], object]) -> Iterator[When]:
    """Within the block, ``do`` is done once, as soon as ``true`` says so."""
    moment, over = When(), Event()

    def watch() -> None:
        while not over.wait(0.02):
            if true():
                do()
                moment.done.set()
                return

    thread = Thread(target=watch, daemon=True)
    thread.start()
    try:
        yield moment
    finally:
        over.set()
        thread.join()
