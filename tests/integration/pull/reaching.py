"""Reaching the lab's hosts as the product does: over SSH with a pinned key, and their engines through that."""

from __future__ import annotations

import contextlib
import os
import shlex
import tempfile
import threading
from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path

from lab.hosts.host import LabHost
from lab.world import World
from waybill.core.ssh.address import parse_address
from waybill.effects.engine.reach import Engine, engine_variables, reach_engine
from waybill.effects.look import look
from waybill.effects.ssh.channel import SshChannel
from waybill.effects.ssh.connect import SshSettings, connect
from waybill.secret import Secret


def environ_of(world: World, folder: Path) -> dict[str, str]:
    """An environment whose `ssh` starts inside the world's network, and which trusts the world's authority."""
    programs = folder / "bin"
    programs.mkdir(exist_ok=True)
    words = shlex.join(["nsenter", "--target", str(world.process_id()), "--net", "--", "/usr/bin/ssh"])
    (programs / "ssh").write_text(f'#!/bin/sh\nexec {words} "$@"\n')
    (programs / "ssh").chmod(0o755)
    return {
        "PATH": f"{programs}:{os.environ['PATH']}",
        "HOME": str(folder),
        "USER": "root",
        "SSL_CERT_FILE": str(world.authority),
    }


@contextlib.contextmanager
def reached(world: World, host: LabHost, environ: Mapping[str, str], user: str = "deploy") -> Iterator[SshChannel]:
    """A channel to a host."""
    with tempfile.TemporaryDirectory(prefix="wb-") as base:
        settings = SshSettings(
            environ=environ,
            key=Secret(world.ssh_key.read_text()),
            known_hosts=host.known_hosts,
            directory=partial(tempfile.mkdtemp, prefix="wb-", dir=base),
        )
        address = parse_address(f"{user}@{host.address}:{host.port}")
        channel, facts = connect(address, settings, threading.BoundedSemaphore(10))
        assert isinstance(channel, SshChannel), facts
        try:
            yield channel
        finally:
            channel.close()


@contextlib.contextmanager
def engine_of(channel: SshChannel, *, sudo: bool = False) -> Iterator[Engine]:
    """The engine of a host, through a channel."""
    looked = look(channel, ["engine"], variables=engine_variables(sudo=sudo, docker_host=""), timeout=30)
    engine, facts = reach_engine(channel, looked, sudo=sudo, docker_host="", timeout=30)
    assert engine is not None, facts
    with engine:
        yield engine
