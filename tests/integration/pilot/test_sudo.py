"""docker through sudo: what cannot be ended from here is not waited for, and nothing is told by the environment."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from lab.application import HEALTHCHECK
from lab.hosts import User
from lab.world import World
from tests.faults.scene import Scene
from tests.integration.pilot.kit import HEALTH, PROJECT, Flight, Ground

OPS = User(name="ops", sudo="NOPASSWD: /usr/bin/docker, /usr/local/bin/docker")
WAITING = """
  front:
    image: ghcr.io/acme/app:x
    environment: {PORT: 8001}
    depends_on: {app: {condition: service_healthy}}
"""


@pytest.fixture(scope="session")
def sudo_world(hosts_world: World) -> Iterator[World]:
    """A host whose login has no right but docker through sudo."""
    hosts_world.add_host("through-sudo", users=(OPS,))
    yield hosts_world
    hosts_world.remove_host("through-sudo")


@pytest.fixture
def ground(sudo_world: World, fresh_hosts: World) -> Iterator[Ground]:
    """Its project."""
    assert sudo_world is fresh_hosts
    scene = Scene(sudo_world, sudo_world.hosts["through-sudo"])
    with scene.afterwards:
        yield Ground(scene, PROJECT, user="ops")


def test_a_deploy_through_sudo(ground: Ground) -> None:
    """It goes the same road, there and back."""
    first = Flight(ground, ground.fetch("1.0"), sudo="yes", health_url=HEALTH)
    assert first.run(environ={"DOCKER_HOST": "tcp://nowhere:1"}) == "delivered", first.story()
    bad = ground.fetch("2.0", environment={"NEED_ENV": "DATABASE"})
    second = Flight(ground, bad, sudo="yes", left=first.transaction, health_url=HEALTH, timeout="6")
    assert second.run() == "restored gate", second.story()
    assert ground.answer() == "1.0"


def test_a_start_that_waits_for_ever_is_given_up(ground: Ground) -> None:
    """compose waits for a health that never comes, and belongs to root: what ran before is restored all the same."""
    ground = Ground(ground.scene, PROJECT + WAITING, user="ops")
    names = ("app", "front")
    first = Flight(ground, ground.fetch("1.0", healthcheck=HEALTHCHECK), services=names, sudo="yes")
    assert first.run() == "delivered", first.story()
    never = ground.fetch("2.0", healthcheck="sleep 600", health_interval=600)
    second = Flight(ground, never, services=names, sudo="yes", left=first.transaction, timeout="6")
    assert second.run() == "restored up", second.story()
    failed = second.pilot().first("failed")
    assert failed is not None
    assert failed.values["cause"] == "timeout"
    assert ground.answer() == "1.0"
