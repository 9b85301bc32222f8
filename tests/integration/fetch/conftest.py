from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from lab.hosts.host import LabHost
from lab.world import World
from tests.integration.fetch.kit import Scene, forget_images, scene_of


@pytest.fixture
def scene(fresh_hosts: World, host: LabHost, tmp_path: Path) -> Iterator[Scene]:
    """Each of both stores, with no image at all."""
    forget_images(host)
    with scene_of(fresh_hosts, host, tmp_path) as scene:
        yield scene
