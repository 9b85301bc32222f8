"""One classic and one containerd host, and the command that is judged."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from lab.fixtures import fresh_hosts, hosts_world
from lab.world import World
from tests.faults.fixed import keep_fixed
from tests.faults.running import Runner

__all__ = ["fresh_hosts", "hosts_world"]


@pytest.fixture
def run(fresh_hosts: World) -> Iterator[Runner]:
    """``bin/waybill`` inside the world."""
    runner = Runner(fresh_hosts)
    yield runner
    runner.clean()


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """The fixed rows alone; all of them on request."""
    keep_fixed(config, items, ("test_verify.py", "test_preflight.py", "test_healthy.py", "test_fleet.py"))
