"""Worlds for tests. A test folder takes them by importing these names into its ``conftest.py``."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

from lab.world import World

__all__ = ["engine_world", "fresh", "fresh_engine", "world"]


@pytest.fixture(scope="session")
def world() -> Iterator[World]:
    """One world for all tests, without an engine. Take ``fresh`` unless the state does not matter."""
    with World.start() as started:
        yield started


@pytest.fixture
def fresh(world: World) -> Iterator[World]:
    """The world as at its start: nobody, no image, no fault; and again afterwards."""
    world.reset()
    yield world
    world.reset()


@pytest.fixture(scope="session")
def engine_world() -> Iterator[World]:
    """One world with a real container engine in it, for all tests that need one."""
    if os.geteuid() != 0:
        pytest.skip("a container engine needs root")
    with World.start(engine="classic") as started:
        yield started


@pytest.fixture
def fresh_engine(engine_world: World) -> Iterator[World]:
    """The world with an engine, as at its start; images that were pulled stay in the engine."""
    engine_world.reset()
    yield engine_world
    engine_world.reset()
