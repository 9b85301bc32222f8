"""Hosts with every kind of login, one for each image store, and the way to them by the real ssh."""

from __future__ import annotations

import hashlib
import json
import os
import shlex
import threading
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import pytest

from lab.hosts import User
from lab.hosts.host import LabHost
from lab.world import World
from waybill.core.host.engine import EngineFacts
from waybill.core.ssh.address import parse_address
from waybill.effects.channel import Channel
from waybill.effects.engine.reach import Engine, engine_variables, reach_engine
from waybill.effects.look import Looked, look
from waybill.effects.ssh.connect import SshSettings, connect
from waybill.secret import Secret

GUARDED = 'case $- in *i*) ;; *) return ;; esac\nexport PATH="$HOME/tools:$PATH"\n'
NOISY = "echo Welcome to this machine\necho mind the gap >&2\n"


def context(name: str, host: str) -> Mapping[str, str]:
    """The files of a docker context that is the current one."""
    folder = f".docker/contexts/meta/{hashlib.sha256(name.encode()).hexdigest()}"
    meta = {"Name": name, "Metadata": {}, "Endpoints": {"docker": {"Host": host, "SkipTLSVerify": False}}}
    return {".docker/config.json": json.dumps({"currentContext": name}), f"{folder}/meta.json": json.dumps(meta)}


USERS = (
    User(name="deploy", groups=("docker",)),
    User(name="stranger"),
    User(name="sudoer", sudo="NOPASSWD: ALL"),
    User(name="asked", sudo="ALL", password="open sesame"),
    User(name="seated", sudo="NOPASSWD: ALL"),
    User(name="narrow", sudo="NOPASSWD: /usr/bin/true", password="open sesame"),
    User(
        name="led",
        shell="/bin/bash",
        groups=("docker",),
        files={".bashrc": "export DOCKER_HOST=tcp://me:pw@10.0.0.5:2376\n"},
    ),
    User(
        name="rooted",
        shell="/bin/bash",
        groups=("docker",),
        files={".bashrc": "export DOCKER_HOST=unix:///run/second.sock\n"},
    ),
    User(name="remote", groups=("docker",), files=context("production", "ssh://db1.example.com")),
    User(name="named", groups=("docker",), files=context("here", "unix:///var/run/docker.sock")),
    User(name="second", groups=("docker",), files=context("second", "unix:///run/second.sock")),
    User(name="noisy", shell="/bin/bash", groups=("docker",), files={".bashrc": NOISY}),
    User(name="tooled", shell="/bin/bash", files={".bashrc": GUARDED}),
)
SUDOERS = "Defaults:seated requiretty\n"


@dataclass(frozen=True, kw_only=True)
class Reached:
    """An engine as the product reached it, and the way to its host."""

    engine: Engine | None
    facts: EngineFacts
    channel: Channel
    looked: Looked

    @property
    def open(self) -> Engine:
        """The engine; a failure that says why there is none."""
        assert self.engine is not None, self.facts
        return self.engine


class Reach(Protocol):
    """Reaches a host's engine as one of its users."""

    def __call__(
        self, host: LabHost, user: str = "deploy", *, sudo: bool = False, docker_host: str = "", timeout: float = 60
    ) -> Reached:
        """Connect, look and reach."""


class Log(Protocol):
    """Logs in to a host."""

    def __call__(self, host: LabHost, user: str = "deploy") -> Channel:
        """A channel, closed at the test's end."""


@pytest.fixture(scope="session")
def crowded() -> Iterator[World]:
    """A world of these tests' own, whose hosts have all of the users above."""
    if os.geteuid() != 0:
        pytest.skip("hosts need root")
    with World.start() as world:
        for store in ("classic", "containerd"):
            world.add_host(store, store=store, users=USERS, sudoers=SUDOERS)
        yield world


@pytest.fixture(params=["classic", "containerd"])
def box(request: pytest.FixtureRequest, crowded: World) -> LabHost:
    """Each of the two hosts, as at its start."""
    return _fresh(crowded.hosts[request.param])


@pytest.fixture
def one(crowded: World) -> LabHost:
    """One of them, where the engine has no part in what is tested."""
    return _fresh(crowded.hosts["containerd"])


def _fresh(host: LabHost) -> LabHost:
    host.reset()
    return host


@pytest.fixture
def settings(crowded: World, tmp_path: Path) -> SshSettings:
    """How the product logs in: with the lab's key, through an ssh that starts inside the world's network."""
    program = tmp_path / "bin" / "ssh"
    program.parent.mkdir()
    inside = shlex.join(["nsenter", "--target", str(crowded.process_id()), "--net", "--", "/usr/bin/ssh"])
    program.write_text(f'#!/bin/sh\nexec {inside} "$@"\n')
    program.chmod(0o755)
    environ = {"PATH": f"{program.parent}:{os.environ['PATH']}", "HOME": str(tmp_path)}
    known = "".join(host.known_hosts for host in crowded.hosts.values())
    return SshSettings(environ=environ, key=Secret(crowded.ssh_key.read_text()), known_hosts=known)


@pytest.fixture
def log_in(settings: SshSettings) -> Iterator[Log]:
    """Channels that are closed at the test's end."""
    opened: list[Channel] = []

    def log(host: LabHost, user: str = "deploy") -> Channel:
        address = parse_address(f"{user}@{host.address}:{host.port}")
        channel, facts = connect(address, settings, threading.BoundedSemaphore(4))
        assert channel is not None, facts
        opened.append(channel)
        return channel

    yield log
    for channel in opened:
        channel.close()


@pytest.fixture
def reach(log_in: Log) -> Iterator[Reach]:
    """Engines that are closed at the test's end."""
    engines: list[Engine] = []

    def reached(
        host: LabHost, user: str = "deploy", *, sudo: bool = False, docker_host: str = "", timeout: float = 60
    ) -> Reached:
        found = through(log_in(host, user), sudo=sudo, docker_host=docker_host, timeout=timeout)
        engines.extend(engine for engine in (found.engine,) if engine is not None)
        return found

    yield reached
    for engine in engines:
        engine.close()


def through(channel: Channel, *, sudo: bool = False, docker_host: str = "", timeout: float = 60) -> Reached:
    """Look and reach through a channel."""
    variables = engine_variables(sudo=sudo, docker_host=docker_host)
    looked = look(channel, ["engine"], variables=variables, timeout=60)
    engine, facts = reach_engine(channel, looked, sudo=sudo, docker_host=docker_host, timeout=timeout)
    return Reached(engine=engine, facts=facts, channel=channel, looked=looked)
