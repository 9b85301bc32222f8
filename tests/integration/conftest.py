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
# Folders of many tests of one kind.
_MANY = tuple(f"integration/{name}" for name in ("build", "compose", "engine", "lab", "preflight", "programs", "ssh"))
_FOLDERS = ("programs", "pilot", "fetch", "compose", "engine", "lab", "build")  # those that would cost most


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """One variant of each test in turn, a third of the longest files, and of long folders; all of them on request."""
    in_turn(config, items, _FOLDERS)
    every_other(config, items, (*_LONG, *_MANY), step=3)
