"""One classic and one containerd host, and the command that is judged."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from lab.fixtures import fresh_hosts, hosts_world
from lab.world import World
from tests.faults.running import Runner
from tests.support.turns import every_other

__all__ = ["fresh_hosts", "hosts_world"]


@pytest.fixture
def run(fresh_hosts: World) -> Iterator[Runner]:
    """``bin/waybill`` inside the world."""
    runner = Runner(fresh_hosts)
    yield runner
    runner.clean()


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """A third of the rows of verbs that only look, half of what must go well; all of them on request."""
    every_other(config, items, ("faults/test_verify.py", "faults/test_preflight.py"), step=3)
    every_other(config, items, ("faults/test_healthy.py",))
