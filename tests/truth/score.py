"""The score of one row on one host: written by whatever plays it, whether it was as it must be or not.

Written as a JSON line into the folder that ``WAYBILL_TRUTH`` names, and nowhere without it. It imports nothing of the
rows, and nothing of the product.
"""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from datetime import datetime, timezone
from pathlib import Path
from typing import Any

from lab.prober import Probe, summarize
from tests.truth import content

FOLDER = "WAYBILL_TRUTH"
OURS = "waybill"
GREEN = frozenset({"delivered", "unchanged", "proved"})
PARTS = ("verdict", "users", "diagnosis", "leftovers")  # judged one by one; "set-up", "story" and "more" beside them
FALSE_GREEN, FALSE_RED = "false green", "false red"
WORDS = 120  # of a thing that was left behind


class NotGreenError(AssertionError):
    """A run that had to be green was not."""


@dataclass(kw_only=True)
class Score:
    """What was seen. ``expected`` is empty for a story, which judges its calls itself."""

    row: str  # its file and its name
    catalogue: str
    store: str
    expected: str
    by: str = OURS  # whose deploy it was
    content: str = ""
    product: str = ""
    judges: str = ""
    date: str = ""
    seconds: float = 0.0
    seen: list[str] = field(default_factory=list)  # the outcome of each call
    codes: list[str] = field(default_factory=list)  # errors and unsettled checks
    versions: list[str] = field(default_factory=list)  # that users were served, in the order of their first answers
    gap: float | None = None  # the longest time in which they were not served
    left: list[str] | None = None  # what was left behind, in words
    wrong: list[str] = field(default_factory=list)  # the parts that were not as they must be
    lie: str = ""  # "false green" or "false red"
    serves: str = ""  # who serves in the end: "old", "new" or "nobody"
    aside: str = ""  # why it could not be played
    failed_before: int = 0  # how often it was not as it must be, with the same content
    lied_before: str = ""  # the lie that was told then


class Sheet:
    """A score while it is made."""

    def __init__(self, score: Score) -> None:
        self.score = score
        self.troubles: dict[str, str] = {}

    @contextmanager
    def part(self, name: str) -> Iterator[None]:
        """A part that is judged by itself: when it is wrong, the others are looked at nevertheless."""
        try:
            yield
        except AssertionError as error:
            self.troubles.setdefault(name, str(error) or repr(error))

    def watched(self, probes: Sequence[Probe]) -> None:
        """What users saw."""
        seen = summarize(probes)
        self.score.versions, self.score.gap = list(seen.versions), round(seen.longest_gap, 1)

    def found(self, left: Sequence[str]) -> None:
        """What was left behind."""
        self.score.left = sorted({*(self.score.left or ()), *(thing[:WORDS] for thing in left)})


def sheet(set_up: Callable[..., Any], catalogue: str, store: str, expected: str = "", by: str = OURS) -> Sheet:
    """An empty one for a row."""
    score = Score(row=identity(set_up), catalogue=catalogue, store=store, expected=expected, by=by)
    score.content = content.of_row(set_up)
    return Sheet(score)


def identity(set_up: Callable[..., Any]) -> str:
    """The file and the name of a row: no two are alike."""
    file = set_up.__code__.co_filename.rpartition("/")[2].removesuffix(".py")
    return f"{file.removesuffix('_rows').removeprefix('test_')}/{set_up.__name__.removeprefix('test_')}"


@contextmanager
def played(sheet: Sheet) -> Iterator[Sheet]:
    """Within the block the row is played; afterwards it is written down, and raised if it was not as it must be."""
    begun = time.monotonic()
    try:
        yield sheet
    except Exception as error:
        sheet.troubles[_unnamed(sheet.score)] = str(error) or repr(error)
        _end(sheet, begun, refused_green=isinstance(error, NotGreenError))
        raise
    _end(sheet, begun)
    if sheet.troubles:
        raise AssertionError("\n\n".join(f"-- {part}\n{text}" for part, text in sheet.troubles.items()))


def _unnamed(score: Score) -> str:
    """What an error outside of all parts belongs to."""
    return "story" if not score.expected else "more" if score.seen else "set-up"


def _end(sheet: Sheet, begun: float, *, refused_green: bool = False) -> None:
    folder = os.environ.get(FOLDER)
    if not folder:
        return
    score = sheet.score
    score.seconds = round(time.monotonic() - begun, 1)
    score.date = datetime.now(timezone.utc).strftime("%Y-%m-%d")
    score.product, score.judges = content.of_product(), content.of_judges(ours=score.by == OURS)
    score.wrong = sorted(sheet.troubles)
    if score.by == OURS:  # others are judged by who serves in the end
        score.lie = _lie(score, refused_green=refused_green)
    path = Path(folder)
    path.mkdir(parents=True, exist_ok=True)
    with (path / f"{os.getpid()}.jsonl").open("a", encoding="utf-8") as file:
        file.write(json.dumps(asdict(score), sort_keys=True) + "\n")


def _lie(score: Score, *, refused_green: bool) -> str:
    """Which of the two lies it told. In doubt it is the worse one: a story that breaks after a green call."""
    if not score.seen:
        return ""
    green = score.seen[-1] in GREEN
    if not score.expected:
        return "" if not score.wrong else FALSE_RED if refused_green else FALSE_GREEN if green else ""
    if score.expected not in GREEN:
        return FALSE_GREEN if any(one in GREEN for one in score.seen) else ""
    if not all(one in GREEN for one in score.seen):
        return FALSE_RED
    return FALSE_GREEN if "users" in score.wrong else ""
