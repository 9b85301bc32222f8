"""A machine without an engine: whatever does not concern one is asked here, once and quickly."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from lab.hosts import DEPLOY, User
from lab.hosts.host import LabHost
from lab.world import World

USERS = (
    DEPLOY,
    User(name="ops", sudo="NOPASSWD: ALL"),
    User(name="limited", sudo="NOPASSWD: /usr/bin/docker"),
    User(name="asked", sudo="ALL", password="open sesame"),
)


@pytest.fixture(scope="session")
def plain_machine(hosts_world: World) -> Iterator[LabHost]:
    """The machine itself. Take ``machine``, which is as new."""
    yield hosts_world.add_host(
        "plain", store="", compose="", docker_client=False, users=USERS, without=("docker", "podman")
    )
    hosts_world.remove_host("plain")


@pytest.fixture
def machine(plain_machine: LabHost) -> LabHost:
    """A machine as at its start, with users of several rights. Nobody else has it, so it is cleaned only before."""
    plain_machine.reset()
    return plain_machine
