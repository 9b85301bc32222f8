"""The worlds that integration tests share, and which of their variants a run holds."""

from __future__ import annotations

import pytest

from lab.fixtures import engine_world, fresh, fresh_engine, fresh_hosts, host, hosts_world, world
from tests.support.turns import every_other, in_turn

__all__ = ["engine_world", "fresh", "fresh_engine", "fresh_hosts", "host", "hosts_world", "world"]
_LONG = (
    "preflight/test_situations.py",
    "pilot/test_refused.py",
    "pilot/test_failing.py",
    "compose/test_conflicts.py",
    "build/test_failing.py",
)
_FOLDERS = ("programs", "pilot", "fetch", "compose", "engine", "lab", "build")  # those that would cost most


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """One variant of each test in turn; all of them on request."""
    in_turn(config, items, _FOLDERS)
    every_other(config, items, _LONG)
