from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from lab.hosts.host import LabHost
from lab.world import World
from tests.integration.pull.reaching import environ_of, reached
from waybill.effects.ssh.channel import SshChannel


@pytest.fixture
def environ(fresh_hosts: World, tmp_path: Path) -> dict[str, str]:
    return environ_of(fresh_hosts, tmp_path)


@pytest.fixture
def host(request: pytest.FixtureRequest, fresh_hosts: World) -> LabHost:
    """One host; both where the engine's own words matter."""
    return fresh_hosts.hosts[getattr(request, "param", "containerd")]


@pytest.fixture
def channel(fresh_hosts: World, host: LabHost, environ: dict[str, str]) -> Iterator[SshChannel]:
    """The way to the host."""
    with reached(fresh_hosts, host, environ) as channel:
        yield channel
