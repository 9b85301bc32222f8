"""Worlds with an engine to build with: one for each image store, and the older client that holds BuildKit itself."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import ExitStack

import pytest

from lab.world import STORES, World
from tests.integration.build.kit import Yard


@pytest.fixture(scope="session")
def yards() -> Iterator[dict[str, Yard]]:
    """The yards that were opened so far; all are closed at the end."""
    if os.geteuid() != 0:
        pytest.skip("a container engine needs root")
    with ExitStack() as stack:
        opened: dict[str, Yard] = _Opening(stack)
        yield opened


class _Opening(dict[str, Yard]):
    """Opens a yard when it is asked for."""

    def __init__(self, stack: ExitStack) -> None:
        super().__init__()
        self._stack = stack

    def __missing__(self, store: str) -> Yard:
        world = self._stack.enter_context(World.start(engine=store))
        world.buildx()
        self[store] = Yard(world)
        return self[store]


@pytest.fixture(params=STORES)
def yard(request: pytest.FixtureRequest, yards: dict[str, Yard]) -> Iterator[Yard]:
    """A yard with an engine of each store in turn, as at its start."""
    made = yards[request.param]
    made.begin()
    yield made
    made.end()


@pytest.fixture
def classic_yard(yards: dict[str, Yard]) -> Iterator[Yard]:
    """The one whose engine has the classic store."""
    made = yards["classic"]
    made.begin()
    yield made
    made.end()


@pytest.fixture
def containerd_yard(yards: dict[str, Yard]) -> Iterator[Yard]:
    """The one whose engine has containerd's store."""
    made = yards["containerd"]
    made.begin()
    yield made
    made.end()
