"""A host without an engine whose users have every kind of shell, a jump host, and the product's own way to both."""

from __future__ import annotations

import os
import shlex
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from lab.hosts import User
from lab.hosts.host import LabHost
from lab.world import World
from waybill.core.host.link import LinkFacts
from waybill.core.ssh.address import parse_address
from waybill.effects.channel import Channel
from waybill.effects.ssh.channel import SshChannel
from waybill.effects.ssh.connect import SshSettings, connect
from waybill.secret import Secret

# The key exchange that ssh takes by itself costs ten times as much: these tests connect some two hundred times.
QUICK = "KexAlgorithms curve25519-sha256\n"
GREETING = "Welcome to this machine"
USERS = (
    User(name="deploy"),
    User(name="bash", shell="/bin/bash"),
    User(name="ash", shell="/usr/local/bin/ash"),
    User(name="fish", shell="/usr/bin/fish"),
    User(name="rbash", shell="/bin/rbash"),
    User(name="nologin", shell="/usr/sbin/nologin"),
    User(name="false", shell="/bin/false"),
    User(name="forced", authorized='command="echo forced"'),
    User(name="restricted", authorized="restrict"),
    User(name="noisy", shell="/bin/bash", files={".bashrc": f"echo {GREETING}\necho mind the gap >&2\n"}),
    User(name="ending", shell="/bin/bash", files={".bashrc": "exit 3\n"}),
    User(name="eating", shell="/bin/bash", files={".bashrc": "cat >/dev/null\n"}),
    User(name="flooding", shell="/bin/bash", files={".bashrc": "yes abcdefgh\n"}),
    User(name="lacking", shell="/bin/rbash", files={".bashrc": "PATH=/nowhere\n"}),
    User(name="keyless", key=False),
    User(name="cut", shell="/bin/bash", files={".bashrc": "kill -9 $PPID\n"}),
    User(name="cutonce", shell="/bin/bash", files={".bashrc": "ln -s once ~/.once 2>/dev/null && kill -9 $PPID\n"}),
)


@dataclass(frozen=True, kw_only=True)
class Way:
    """Connects as the product does. ``settings`` are those of a run with the lab's key and the host's true key."""

    host: LabHost
    jump: LabHost
    settings: SshSettings
    opened: list[Channel]
    slots: AbstractContextManager[object]

    def address(self, user: str = "deploy", host: LabHost | None = None) -> str:
        """How a person writes it."""
        host = host or self.host
        return f"{user}@{host.address}:{host.port}"

    def __call__(self, where: str = "deploy", **changes: Any) -> tuple[SshChannel | None, LinkFacts]:
        """Connect to the host as a user, or to any address."""
        address = where if "@" in where or ":" in where else self.address(where)
        channel, facts = connect(parse_address(address), replace(self.settings, **changes), self.slots)
        if channel is not None:
            self.opened.append(channel)
            assert isinstance(channel, SshChannel)
        return channel, facts

    def open(self, where: str = "deploy", **changes: Any) -> SshChannel:
        """The same where there must be a channel."""
        channel, facts = self(where, **changes)
        assert channel is not None, facts
        return channel

    def refused(self, where: str = "deploy", **changes: Any) -> LinkFacts:
        """The same where there must be none."""
        channel, facts = self(where, **changes)
        assert channel is None, facts
        return facts


def serve(host: LabHost, options: str) -> None:
    """Start the host's sshd anew, with these options and an empty log."""
    host.stop_sshd()
    host.write("/var/log/sshd.log", "")
    host.start_sshd(QUICK + options)


@pytest.fixture(scope="session")
def ssh_world() -> Iterator[World]:
    """A world of these tests' own."""
    if os.geteuid() != 0:
        pytest.skip("hosts need root")
    with World.start() as world:
        world.add_host("web1", store="", users=USERS, sshd=QUICK)
        world.add_host("bastion", store="", sshd=QUICK)
        _add_ash(world)
        yield world


@pytest.fixture
def web1(ssh_world: World) -> LabHost:
    """The host. A test that changes it takes ``altered`` as well."""
    return ssh_world.hosts["web1"]


@pytest.fixture
def bastion(ssh_world: World) -> LabHost:
    """The jump host. A test that changes it takes ``altered`` as well."""
    return ssh_world.hosts["bastion"]


@pytest.fixture
def altered(ssh_world: World) -> Iterator[None]:
    """Both hosts are as at their start again, afterwards."""
    yield
    for host in ssh_world.hosts.values():
        host.reset()
    _add_ash(ssh_world)


def _add_ash(world: World) -> None:
    world.hosts["web1"].shell("mkdir -p /usr/local/bin && ln -sf /bin/busybox /usr/local/bin/ash")


@pytest.fixture
def programs(ssh_world: World, tmp_path: Path) -> Path:
    """A folder with an `ssh` that starts inside the world's network."""
    folder = tmp_path / "bin"
    folder.mkdir()
    inside(ssh_world, folder / "ssh", "/usr/bin/ssh")
    return folder


def inside(world: World, program: Path, real: str) -> None:
    """Write a program that runs another one in the world's network."""
    words = shlex.join(["nsenter", "--target", str(world.process_id()), "--net", "--", real])
    program.write_text(f'#!/bin/sh\nexec {words} "$@"\n')
    program.chmod(0o755)


@pytest.fixture
def private(tmp_path: Path) -> Path:
    """Where the private folders of connections are made."""
    folder = tmp_path / "run"
    folder.mkdir()
    return folder


@pytest.fixture
def environ(programs: Path, tmp_path: Path) -> Mapping[str, str]:
    """What the product is given of the environment."""
    home = tmp_path / "home"
    home.mkdir()
    return {"PATH": f"{programs}:{os.environ['PATH']}", "HOME": str(home), "USER": "root"}


@pytest.fixture
def way(ssh_world: World, web1: LabHost, bastion: LabHost, environ: Mapping[str, str], private: Path) -> Iterator[Way]:
    """The way to the host. Channels are closed at the test's end, and nothing may be left of them."""
    settings = SshSettings(
        environ=environ,
        key=Secret(ssh_world.ssh_key.read_text()),
        known_hosts=web1.known_hosts + bastion.known_hosts,
        directory=folders(private),
    )
    opened: list[Channel] = []
    yield Way(host=web1, jump=bastion, settings=settings, opened=opened, slots=threading.BoundedSemaphore(10))
    for channel in opened:
        channel.close()
    assert list(private.iterdir()) == []


def folders(base: Path) -> Callable[[], str]:
    """Private folders below ``base``, with names short enough for a socket."""
    import tempfile

    return lambda: tempfile.mkdtemp(prefix="wb-", dir=base)
