"""Of pytest, for ``bin/truth``: leaves out what has a score already, and what was not asked for."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from typing import Any

import pytest

from tests.support.turns import leave_out
from tests.truth.score import OURS, identity

WANTED = "WAYBILL_TRUTH_WANTED"  # a file with what shall be played: lists of row, store and pipeline


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """A test stays when one of its plays is wanted. What is of no row is another stage's."""
    with open(os.environ[WANTED], encoding="utf-8") as file:
        wanted = {tuple(entry) for entry in json.load(file)}
    leave_out(config, items, [item for item in items if not any(one in wanted for one in plays(item, wanted))])


def plays(item: pytest.Item, wanted: set[tuple[str, ...]]) -> Iterator[tuple[str, ...]]:
    """What a test would play; on which stores a row of verbs that look is played is not the test's to say."""
    given: dict[str, Any] = item.callspec.params if hasattr(item, "callspec") else {}
    rows = [given["row"]] if "row" in given else given.get("rows", ())
    names = [identity(row.set_up) for row in rows] or [identity(item.function)] if hasattr(item, "function") else []
    by = given.get("by", OURS)
    if "store" in given:
        yield from ((name, given["store"], by) for name in names)
        return
    scene = given.get("scene")
    yield from (one for one in wanted if one[0] in names and scene in {None, one[1]})
