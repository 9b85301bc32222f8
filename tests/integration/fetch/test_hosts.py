"""Hosts that do not let everything be done: sudo only, no forwarding, one session, other engines."""

from __future__ import annotations

import base64
import json
from pathlib import Path
from typing import Any

import pytest

from lab.hosts.host import LabHost
from lab.hosts.model import User
from lab.world import World
from tests.integration.fetch.kit import IMAGE, Scene, forget_images, scene_of
from tests.support.sshd import with_sshd
from waybill.core.deploy.model import Road

pytestmark = pytest.mark.lab


@pytest.mark.parametrize("host", ["classic"], indirect=True)
@pytest.mark.parametrize(
    ("options", "road"),
    [
        ("AllowTcpForwarding no\n", Road.LOAD),
        ("PermitListen 9999\n", Road.LOAD),
        ("AllowStreamLocalForwarding no\nMaxSessions 1\n", Road.RELAY),
        ("DisableForwarding yes\nMaxSessions 1\n", Road.LOAD),
    ],
)
def test_what_sshd_allows(fresh_hosts: World, host: LabHost, tmp_path: Path, options: str, road: Road) -> None:
    """A relay where a port may be opened, else an archive; the engine's own road is whatever is left."""
    forget_images(host)
    pushed = fresh_hosts.state.push_app(f"{IMAGE}:1", "1")
    with with_sshd(host, options), scene_of(fresh_hosts, host, tmp_path) as scene:
        fetched = scene.fetch(scene.ask(pushed, transport="relay"))

        assert (fetched.trouble, fetched.words, fetched.road) == ("", "", road)
        assert [name for name in scene.names() if "127.0.0.1" in name] == []


@pytest.mark.parametrize("host", ["containerd"], indirect=True)
def test_a_port_that_would_be_open_to_all(fresh_hosts: World, host: LabHost, tmp_path: Path) -> None:
    """It is closed before anything is asked of it, and the fetch is refused."""
    forget_images(host)
    pushed = fresh_hosts.state.push_app(f"{IMAGE}:1", "1")
    with with_sshd(host, "GatewayPorts yes\n"), scene_of(fresh_hosts, host, tmp_path) as scene:
        before = {name for name in host.snapshot() if name.startswith("port")}
        fetched = scene.fetch(scene.ask(pushed, transport="relay"))

        assert (fetched.trouble, fetched.road) == ("pull.relay-open", None)
        assert {name for name in host.snapshot() if name.startswith("port")} == before
        assert scene.blobs_asked() == []
        assert scene.names() == []


@pytest.mark.parametrize("way", ["direct", "relay"])
def test_docker_by_sudo_alone(hosts_world: World, tmp_path: Path, way: str) -> None:
    """The engine is reached through sudo, and everything goes over that stream."""
    admin = User(name="admin", sudo="NOPASSWD: /usr/local/bin/docker")
    host = hosts_world.add_host("sudo", users=(admin,))
    try:
        pushed = hosts_world.state.push_app(f"{IMAGE}:1", "1")
        with scene_of(hosts_world, host, tmp_path, user="admin", sudo=True) as scene:
            assert scene.facts.road == "sudo dial-stdio"
            fetched = scene.fetch(scene.ask(pushed, transport=way, sudo=True))

            assert (fetched.trouble, fetched.words, fetched.road) == ("", "", Road(way))
    finally:
        hosts_world.remove_host("sudo")
        hosts_world.reset()


@pytest.mark.parametrize(
    ("kind", "transport", "road"),
    [
        ("rootless", "direct", Road.DIRECT),
        ("rootless", "relay", Road.LOAD),
        ("podman", "direct", Road.DIRECT),
        ("podman", "relay", Road.LOAD),
    ],
)
def test_other_engines(hosts_world: World, tmp_path: Path, kind: str, transport: str, road: Road) -> None:
    """A rootless engine and podman: no port of the host's loopback is theirs, so an archive is."""
    more: dict[str, Any] = {"rootless": "deploy", "compose": ""} if kind == "rootless" else {"store": "podman"}
    host = hosts_world.add_host(kind, **more)
    try:
        pushed = hosts_world.state.push_app(f"{IMAGE}:1", "1", provenance=True)
        with scene_of(hosts_world, host, tmp_path) as scene:
            ask = scene.ask(pushed, transport=transport)
            fetched = scene.fetch(ask)

            assert (fetched.trouble, fetched.words, fetched.road) == ("", "", road)
            again = scene.fetch(ask)
            assert (again.road, again.image) == (Road.THERE, fetched.image)
    finally:
        hosts_world.remove_host(kind)
        hosts_world.reset()


def store_login(host: LabHost, token: str, owner: str = "deploy") -> None:
    path = "/root/.docker/config.json" if owner == "root" else f"/home/{owner}/.docker/config.json"
    auth = base64.b64encode(f"octo:{token}".encode()).decode()
    host.write(path, json.dumps({"auths": {"ghcr.io": {"auth": auth}}}), owner=owner, mode=0o600)


def test_the_login_that_is_stored_on_the_host(scene: Scene) -> None:
    """Without a credential of the run the host's own client pulls, with what it finds there."""
    pushed = scene.world.state.push_app(f"{IMAGE}:1", "1", provenance=True)
    store_login(scene.host, scene.world.state.add_token(owner="acme"))
    ask = scene.ask(pushed)

    fetched = scene.fetch(ask.__class__(**{**vars(ask), "credential": None, "stored": True, "transport": "direct"}))

    assert (fetched.trouble, fetched.words) == ("", "")
    assert (fetched.road, fetched.reference) == (Road.DIRECT, pushed.pinned)
    assert fetched.layers == len(set(scene.blobs_asked()) - {ask.chain.config}) > 0
