"""Hosts with an engine and a compose project, on both image stores."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from lab.hosts.host import LabHost
from lab.world import World
from tests.faults.scene import Scene
from tests.integration.pilot.kit import Ground


@pytest.fixture
def scene(fresh_hosts: World, host: LabHost) -> Iterator[Scene]:
    """The organisation, its image and one host."""
    made = Scene(fresh_hosts, host)
    with made.afterwards:
        yield made


@pytest.fixture
def ground(scene: Scene) -> Ground:
    """A project that waits for its first deploy."""
    return Ground(scene)
