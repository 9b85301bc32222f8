"""``build-push`` against what goes wrong, and for what must go well, judged by the registry's own disk."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import ExitStack

import pytest

from lab.world import World
from tests.faults.build_rows import BUILDS
from tests.faults.building import Build, hold
from tests.faults.fixed import stores_now
from tests.integration.build.kit import Yard

TASKS = [(row, store) for row in BUILDS.rows for store in stores_now(row)]


@pytest.fixture(scope="module")
def yards() -> Iterator[dict[tuple[str, str], Yard]]:
    """A yard for each store and size of disk, opened when it is asked for."""
    if os.geteuid() != 0:
        pytest.skip("a container engine needs root")
    with ExitStack() as stack:
        yield _Yards(stack)


class _Yards(dict[tuple[str, str], Yard]):
    def __init__(self, stack: ExitStack) -> None:
        super().__init__()
        self._stack = stack

    def __missing__(self, key: tuple[str, str]) -> Yard:
        store, room = key
        world = self._stack.enter_context(World.start(engine=store, room=room))
        world.buildx()
        self[key] = Yard(world)
        return self[key]


@pytest.mark.parametrize(("row", "store"), TASKS, ids=lambda value: getattr(value, "name", value))
def test_it_ends_as_it_must(row: Build, store: str, yards: dict[tuple[str, str], Yard]) -> None:
    """Verdict, tags, diagnosis and leftovers of one situation."""
    yard = yards[store, row.room]
    yard.begin()
    try:
        hold(row, store, yard)
    finally:
        yard.end()
