"""A stage in a fresh world, and the command that is judged."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from lab.world import World
from tests.integration.preflight.running import Runner
from tests.integration.preflight.stage import Stage


@pytest.fixture
def stage(fresh: World) -> Stage:
    """The organisation acme with a private and a public image."""
    return Stage(fresh)


@pytest.fixture
def preflight(fresh: World) -> Iterator[Runner]:
    """``bin/waybill preflight`` inside the world."""
    runner = Runner(fresh)
    yield runner
    runner.clean()
