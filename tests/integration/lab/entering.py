"""Logging in to a host of the lab with the real ssh client, from inside its world."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Callable

from lab.hosts.host import LabHost
from lab.world import World


def ssh(
    world: World, host: LabHost, *words: str, user: str = "deploy", options: tuple[str, ...] = (), known: str = ""
) -> subprocess.CompletedProcess[str]:
    """Run a command over SSH, strict about the host's key. ``known`` replaces the true lines of known_hosts."""
    trusted = world.home / f"known_hosts_{host.name}"
    trusted.write_text(known or host.known_hosts)
    fixed = ("BatchMode=yes", "StrictHostKeyChecking=yes", f"UserKnownHostsFile={trusted}", "IdentitiesOnly=yes")
    switches = [word for option in (*fixed, *options) for word in ("-o", option)]
    command = ["ssh", "-F", "none", "-i", str(host.key), "-p", str(host.port), *switches, f"{user}@{host.address}"]
    return world.run([*command, *words])


def wait_for(condition: Callable[[], bool]) -> None:
    """Return once it holds; fail after long enough for the slowest machine."""
    deadline = time.monotonic() + 60
    while not condition():
        assert time.monotonic() < deadline, "the condition never held"
        time.sleep(0.02)
