"""A relay's port: opened on loopback only, read back, and gone afterwards."""

from __future__ import annotations

from pathlib import Path

import pytest

from lab.hosts.host import LabHost
from lab.world import World
from tests.integration.pull.reaching import environ_of, reached
from tests.support.sshd import with_sshd
from waybill.effects.host.relay import NOT_ASKED, NOT_LOOPBACK, POSSIBLE, REFUSED, Relay, listeners, try_relay
from waybill.effects.local_channel import LocalChannel


@pytest.fixture
def web(hosts_world: World) -> LabHost:
    """One host is enough: no engine is asked."""
    return hosts_world.hosts["classic"]


def tried(world: World, host: LabHost, folder: Path) -> Relay:
    with reached(world, host, environ_of(world, folder)) as channel:
        return try_relay(channel)


def test_a_port_on_loopback(hosts_world: World, web: LabHost, tmp_path: Path) -> None:
    relay = tried(hosts_world, web, tmp_path)

    assert relay.verdict == POSSIBLE
    assert relay.words.endswith("listens on 127.0.0.1")


def test_the_port_is_gone_afterwards(hosts_world: World, web: LabHost, tmp_path: Path) -> None:
    with reached(hosts_world, web, environ_of(hosts_world, tmp_path)) as channel:
        relay = try_relay(channel)

        assert listeners(channel, int(relay.words.split()[1])) == ()
        assert listeners(channel, web.port) is not None


def test_nothing_is_left_behind(hosts_world: World, web: LabHost, tmp_path: Path) -> None:
    before = web.snapshot()

    assert tried(hosts_world, web, tmp_path).verdict == POSSIBLE

    assert web.snapshot() == before


def test_a_port_that_is_open_to_all(hosts_world: World, web: LabHost, tmp_path: Path) -> None:
    with with_sshd(web, "GatewayPorts yes\n"):
        relay = tried(hosts_world, web, tmp_path)

    assert relay.verdict == NOT_LOOPBACK
    assert "0.0.0.0" in relay.words  # noqa: S104  # read, not bound


@pytest.mark.parametrize("options", ["AllowTcpForwarding no\n", "AllowTcpForwarding local\n", "PermitListen 9999\n"])
def test_a_port_that_is_refused(hosts_world: World, web: LabHost, tmp_path: Path, options: str) -> None:
    with with_sshd(web, options):
        relay = tried(hosts_world, web, tmp_path)

    assert relay.verdict == REFUSED
    assert "forwarding" in relay.words


def test_one_session_at_a_time_is_enough(hosts_world: World, web: LabHost, tmp_path: Path) -> None:
    with with_sshd(web, "MaxSessions 1\n"):
        relay = tried(hosts_world, web, tmp_path)

    assert relay.verdict == POSSIBLE


def test_a_channel_that_cannot(hosts_world: World, web: LabHost, tmp_path: Path) -> None:
    with reached(hosts_world, web, environ_of(hosts_world, tmp_path)) as channel:
        # Until the channel itself can: then this test says so.
        assert try_relay(channel).verdict in {NOT_ASKED, POSSIBLE}


def test_the_runner_itself_needs_no_port() -> None:
    assert try_relay(LocalChannel({"PATH": "/usr/bin:/bin"})).verdict == POSSIBLE
