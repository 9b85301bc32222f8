"""Hosts with compose in both versions that are to be had, and without an engine: to render a project none is needed."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from lab.hosts import DEPLOY, User
from lab.hosts.host import LabHost
from lab.world import World

USERS = (
    DEPLOY,
    User(name="ops", sudo="NOPASSWD: /usr/bin/docker, /usr/local/bin/docker"),
    User(name="asked", sudo="ALL"),
)
OLDER, NEWER = "2.26", "2.40"


@pytest.fixture(scope="session")
def composers(hosts_world: World) -> Iterator[dict[str, LabHost]]:
    """Both hosts, by the version of their compose. Take ``composer``, which is as new."""
    names = {OLDER: "composes-older", NEWER: "composes-newer"}
    yield {
        version: hosts_world.add_host(name, store="", compose=version, users=USERS) for version, name in names.items()
    }
    for name in names.values():
        hosts_world.remove_host(name)


@pytest.fixture(params=[OLDER, NEWER])
def composer(request: pytest.FixtureRequest, composers: dict[str, LabHost]) -> LabHost:
    """Each of the two in turn, as at its start: a test that takes it holds for both versions."""
    composers[request.param].reset()
    return composers[request.param]


@pytest.fixture
def newer(composers: dict[str, LabHost]) -> LabHost:
    """The newer one alone, for what does not depend on the version."""
    composers[NEWER].reset()
    return composers[NEWER]


@pytest.fixture(scope="session")
def bare_host(hosts_world: World) -> Iterator[LabHost]:
    """docker without compose. Take ``bare``."""
    yield hosts_world.add_host("bare-docker", store="", compose="", users=USERS)
    hosts_world.remove_host("bare-docker")


@pytest.fixture
def bare(bare_host: LabHost) -> LabHost:
    """docker without compose, as at its start."""
    bare_host.reset()
    return bare_host
