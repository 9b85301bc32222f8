"""One variant of each test in turn: a run holds every test, and over its tests every shell, store and release.

A test that is the same for several shells, image stores or releases of compose costs as often as there are variants,
and hardly ever fails in one alone. ``WAYBILL_EVERY_STORE=1`` holds every test in all of them, and every row of files
that are otherwise held in half.
"""

from __future__ import annotations

import os
import zlib
from collections.abc import Sequence

import pytest

EVERY = "WAYBILL_EVERY_STORE"
VARIANTS = frozenset({"bundle", "shell", "box", "own", "composer", "host", "yard"})  # names of such parameters


def everything() -> bool:
    """Whether all variants of all tests are asked for."""
    return os.environ.get(EVERY) == "1"


def every_other(config: pytest.Config, items: list[pytest.Item], places: Sequence[str], step: int = 2) -> None:
    """Keep every other test (third, with 3) of files that cost most and hold many rows of one kind.

    A place is such a file, or the folder in which all are such.
    """
    if all_wanted(config):
        return
    ends = tuple(f"/{place}" for place in places)
    files = dict.fromkeys(item.path for item in items)
    for file in files:
        if not (file.as_posix().endswith(ends) or file.parent.as_posix().endswith(ends)):
            continue
        mine = [item for item in items if item.path == file]
        leave_out(config, items, [item for index, item in enumerate(mine) if index % step])


def in_turn(config: pytest.Config, items: list[pytest.Item], folders: Sequence[str]) -> None:
    """Keep one variant of each test below the folders. Which one is told by the test's name, so it stays the same."""
    if all_wanted(config):
        return
    groups: dict[str, list[pytest.Item]] = {}
    for item in items:
        if any(f"/{folder}/" in item.path.as_posix() for folder in folders):
            groups.setdefault(_test_of(item), []).append(item)
    leave_out(config, items, [item for name, group in groups.items() for item in _others(name, group)])


def all_wanted(config: pytest.Config) -> bool:
    """Whether nothing is left out of this run: all is asked for, or single tests by their names."""
    return everything() or any("::" in argument for argument in config.args)


def leave_out(config: pytest.Config, items: list[pytest.Item], others: Sequence[pytest.Item]) -> None:
    """Take these tests out of the run, and say so."""
    left_out = {id(item) for item in others}
    if left_out:
        config.hook.pytest_deselected(items=list(others))
        items[:] = [item for item in items if id(item) not in left_out]


def _test_of(item: pytest.Item) -> str:
    """The test and those of its parameters that are no variants."""
    callspec = getattr(item, "callspec", None)
    name = getattr(item, "originalname", item.name)
    if callspec is None or not VARIANTS & set(callspec.params):
        return item.nodeid
    others = {key: index for key, index in callspec.indices.items() if key not in VARIANTS}
    return f"{item.path.as_posix()}::{name}::{sorted(others.items())}"


def _others(name: str, group: list[pytest.Item]) -> list[pytest.Item]:
    kept = zlib.crc32(name.partition("/tests/")[2].encode()) % len(group)
    return [item for index, item in enumerate(group) if index != kept]
