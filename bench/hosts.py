"""Looking at hosts, beside what any tool pays to reach them: one SSH connection each. Every host has its own engine."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.rows import Row, Setting
from bench.sample import Command
from lab.world import CHECKOUT, World

IMAGE = "ghcr.io/acme/fleet:1.0"  # hosts have a loopback of their own
_AT_ONCE = 10
_STARTED_AT_ONCE = 4


@dataclass(frozen=True, kw_only=True)
class Fleet:
    """How the hosts are reached: their addresses, the login's key, and the file of their keys."""

    addresses: Sequence[str]
    key: str
    known: str


def add_fleet(world: World, count: int) -> dict[str, Any]:
    """The hosts; nothing where they cannot be."""
    if os.geteuid() != 0 or not count:
        return {}
    world.state.push_image(IMAGE, visibility="public")
    with ThreadPoolExecutor(_STARTED_AT_ONCE) as pool:
        hosts = list(pool.map(lambda number: world.add_host(f"web{number}"), range(count)))
    known = world.directory / "known_hosts"
    known.write_text("".join(host.known_hosts for host in hosts))
    return {"addresses": [f"deploy@{host.address}" for host in hosts], "key": str(world.ssh_key), "known": str(known)}


def host_rows(setting: Setting) -> list[Row]:
    """One host, and all of them."""
    if not setting.fleet:
        return []
    fleet = Fleet(**setting.fleet)
    few = max(setting.runs // 3, 1)
    return [
        Row(
            title="preflight of one host: machine, engine, room, right to pull",
            ours=_ours(setting, fleet, 1),
            beside=[(_ssh(fleet, 1), None)],
            rounds=setting.runs,
        ),
        Row(
            title=f"preflight of {len(fleet.addresses)} hosts",
            ours=_ours(setting, fleet, len(fleet.addresses)),
            beside=[(_ssh(fleet, len(fleet.addresses)), None)],
            rounds=few,
        ),
    ]


def exchanges(world: World, fleet: Mapping[str, Any]) -> int:
    """Sessions and streams that one look takes, as the waybill of a run says."""
    argv = _look(str(CHECKOUT), Fleet(**fleet), 1)
    report = world.home / "exchanges"
    done = world.run([*argv, "--json", "--report-directory", str(report)], cwd=world.home)
    if done.returncode:
        raise RuntimeError(done.stderr)
    (host,) = json.loads((report / "waybill.json").read_text())["predicate"]["hosts"].values()
    return int(host["exchanges"])


def _ours(setting: Setting, fleet: Fleet, count: int) -> Command:
    return Command(name="waybill", argv=_look(setting.checkout, fleet, count))


def _look(checkout: str, fleet: Fleet, count: int) -> list[str]:
    hosts = [word for address in fleet.addresses[:count] for word in ("--hosts", address)]
    pins = [word for line in Path(fleet.known).read_text().splitlines() for word in ("--ssh-known-hosts", line)]
    argv = [f"{checkout}/bin/waybill", "preflight", IMAGE, *hosts, *pins, "--max-parallel", "50"]
    return [*argv, "--ssh-key", f"file:{fleet.key}"]


def _ssh(fleet: Fleet, count: int) -> Command:
    """A connection to each and nothing else, as many at once as sshd takes."""
    options = (
        f"-F none -i {fleet.key} -o UserKnownHostsFile={fleet.known} -o StrictHostKeyChecking=yes -o BatchMode=yes"
    )
    words = " ".join(fleet.addresses[:count])
    argv = ["sh", "-c", f"printf '%s\\n' {words} | exec xargs -P{_AT_ONCE} -I{{}} ssh {options} {{}} true"]
    name = "ssh HOST true" if count == 1 else f"xargs -P{_AT_ONCE} ssh HOST true"
    return Command(name=name, argv=argv)
