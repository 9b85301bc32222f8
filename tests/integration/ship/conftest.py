"""A world in which somebody builds on an engine and ships to a host."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

from lab.world import World
from tests.integration.ship.kit import Dock


@pytest.fixture(scope="session")
def dock() -> Iterator[Dock]:
    """One engine to build with, and one host that runs nothing yet."""
    if os.geteuid() != 0:
        pytest.skip("a container engine needs root")
    with World.start(engine="containerd") as world:
        world.buildx()
        yield Dock(world, world.add_host("web1", store="classic"))


@pytest.fixture(autouse=True)
def begun(dock: Dock) -> Iterator[None]:
    """Everything as at the start."""
    dock.begin()
    yield
    dock.end()
