"""Worlds for tests. A test folder takes them by importing these names into its ``conftest.py``."""

from __future__ import annotations

import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from lab.hosts.host import LabHost
from lab.world import World

__all__ = ["engine_world", "fresh", "fresh_engine", "fresh_hosts", "host", "hosts_world", "world"]


@pytest.fixture(scope="session")
def world() -> Iterator[World]:
    """One world for all tests, without an engine. Take ``fresh`` unless the state does not matter."""
    with World.start() as started:
        yield started


@pytest.fixture
def fresh(world: World) -> Iterator[World]:
    """The world as at its start: nobody, no image, no fault; and again afterwards."""
    world.reset()
    yield world
    world.reset()


@pytest.fixture(scope="session")
def engine_world() -> Iterator[World]:
    """One world with a real container engine in it, for all tests that need one."""
    if os.geteuid() != 0:
        pytest.skip("a container engine needs root")
    with World.start(engine="classic") as started:
        yield started


@pytest.fixture
def fresh_engine(engine_world: World) -> Iterator[World]:
    """The world with an engine, as at its start; images that were pulled stay in the engine."""
    engine_world.reset()
    yield engine_world
    engine_world.reset()


@pytest.fixture(scope="session")
def hosts_world() -> Iterator[World]:
    """One world with two hosts for all tests that need some, named after the image stores of their engines."""
    if os.geteuid() != 0:
        pytest.skip("hosts need root")
    with World.start() as started, ThreadPoolExecutor() as pool:
        for made in [pool.submit(started.add_host, store, store=store) for store in ("classic", "containerd")]:
            made.result()
        yield started


@pytest.fixture
def fresh_hosts(hosts_world: World) -> Iterator[World]:
    """The world and its two hosts as at their start; images that were pulled stay on the hosts."""
    _reset(hosts_world)
    yield hosts_world
    _reset(hosts_world)


def _reset(world: World) -> None:
    world.reset()
    for host in world.hosts.values():
        host.reset()


@pytest.fixture(params=["classic", "containerd"])
def host(request: pytest.FixtureRequest, fresh_hosts: World) -> LabHost:
    """Each of the two hosts in turn, as at its start: a test that takes it holds for both image stores."""
    return fresh_hosts.hosts[request.param]
