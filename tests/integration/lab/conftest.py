"""What the tests of the lab share."""

from __future__ import annotations

import pytest

from lab.world import World
from tests.integration.lab.asking import Asker


@pytest.fixture
def ask(fresh: World) -> Asker:
    """Raw HTTP inside a fresh world."""
    return Asker(fresh)
