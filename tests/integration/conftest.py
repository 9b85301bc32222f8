"""The worlds that integration tests share, and which of their variants a run holds."""

from __future__ import annotations

import pytest

from lab.fixtures import engine_world, fresh, fresh_engine, fresh_hosts, host, hosts_world, world
from tests.support.turns import every_other, in_turn

__all__ = ["engine_world", "fresh", "fresh_engine", "fresh_hosts", "host", "hosts_world", "world"]
_LONG = (
    "answers/test_real_hosts.py",
    "build/test_failing.py",
    "compose/test_conflicts.py",
    "compose/test_refusals.py",
    "compose/test_secrets.py",
    "fetch/test_faults.py",
    "fetch/test_leaving.py",
    "lab/test_host_engines.py",
    "lab/test_moments.py",
    "lab/test_world_leaves_nothing.py",
    "machine/test_hostile.py",
    "pilot/test_failing.py",
    "pilot/test_killed.py",
    "pilot/test_refused.py",
    "pilot/test_road.py",
    "preflight/test_situations.py",
    "pull/test_pull.py",
    "watching/test_real_engines.py",
)
_MANY = (
    "build",
    "compose",
    "engine",
    "lab",
    "preflight",
    "programs",
    "ssh",
)  # of one kind
_FOLDERS = ("programs", "pilot", "fetch", "compose", "engine", "lab", "build")  # those that would cost most


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """One variant of each test in turn, a third of the longest files, and of long folders; all of them on request."""
    in_turn(config, items, _FOLDERS)
    every_other(config, items, _LONG, step=3)
    others = {f"{folder}/{item.path.name}" for item in items for folder in _MANY if item.path.parent.name == folder}
    every_other(config, items, sorted(others - set(_LONG)), step=3)
