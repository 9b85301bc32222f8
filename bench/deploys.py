"""Deploying to hosts, beside what a careful person would have written: ``docker compose`` and ``docker pull`` over SSH.

Every round brings a digest that the host has never had, for both in turn, to the same project on the same host.
"""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from bench.hosts import Fleet
from bench.rows import Row, Setting
from bench.sample import Command
from lab.hosts.host import LabHost
from lab.world import CHECKOUT, World
from waybill.core.ssh.script import SHELL

IMAGE = "ghcr.io/acme/ship"
HEAVY = "ghcr.io/acme/heavy"
HEAVY_BYTES = 64 * 1024 * 1024
SETTLE = 1.0
DIRECTORY = "/srv/app"
HEALTH = "http://127.0.0.1:8000/health"
PROJECT = """\
services:
  app:
    image: {image}:${{IMAGE_TAG:?IMAGE_TAG required}}
    ports: ["8000:8000"]
    restart: always
    healthcheck:
      test: ["CMD", "wget", "-q", "-O", "/dev/null", "http://127.0.0.1:8000/health"]
      interval: 500ms
      timeout: 2s
      retries: 20
"""
HEAVY_PROJECT = """\
services:
  heavy:
    image: {image}:${{IMAGE_TAG:?IMAGE_TAG required}}
"""
CAREFUL = """\
set -eu
cd /srv/app
export IMAGE_TAG="$1"
docker compose pull --quiet
docker compose up --detach --wait --wait-timeout 60
curl --fail --silent --show-error --output /dev/null http://127.0.0.1:8000/health
"""
NOT_CAREFUL = 'cd /srv/app && IMAGE_TAG="$1" docker compose up --detach --quiet-pull'
# Takes the next number, so that every process finds a version that nobody has deployed yet.
NEXT = 'number=$(($(cat "$0") + 1)); echo "$number" >"$0"; version=$number.0; '


def add_yard(world: World, fleet: Mapping[str, Any], runs: int) -> dict[str, str]:
    """The versions in the registry, and the projects on every host of the fleet."""
    if not fleet:
        return {}
    for number in range(1, 6 * (runs + 2)):
        world.state.push_app(f"{IMAGE}:{number}.0", f"{number}.0", visibility="public")
    for number in range(1, 3 * (_fewest(runs) + 1) + 2):
        world.state.push_app(f"{HEAVY}:{number}.0", f"heavy {number}", visibility="public", size=HEAVY_BYTES)
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(_furnish, world.hosts.values()))
    found = {"address": fleet["addresses"][0].rpartition("@")[2]}  # of the one that a single deploy goes to
    for name in ("light", "heavy"):
        counter = world.home / f"version-{name}"
        counter.write_text("0\n")
        found[name] = str(counter)
    return found


def _fewest(runs: int) -> int:
    return max(runs // 5, 1)


def _furnish(host: LabHost) -> None:
    host.write(f"{DIRECTORY}/compose.yml", PROJECT.format(image=IMAGE), owner="deploy")
    host.write("/srv/heavy/compose.yml", HEAVY_PROJECT.format(image=HEAVY), owner="deploy")


def deploy_rows(setting: Setting) -> list[Row]:
    """One host in several ways, and all of them."""
    if not setting.yard:
        return []
    fleet, few = Fleet(**setting.fleet), max(setting.runs // 3, 1)
    script = _over_ssh(setting, fleet, "compose script over ssh: pull, up --wait, curl", CAREFUL)
    plain = _over_ssh(setting, fleet, "docker compose up -d", NOT_CAREFUL)
    every = min(setting.deployed, len(fleet.addresses))
    return [
        Row(
            title="deploy of a new digest to one host, to proved (settle window taken off)",
            ours=_deploy(setting, fleet, 1),
            beside=[(script, 1.3)],
            rounds=few,
        ),
        Row(
            title="how long nobody is served while a fixed-port container is replaced",
            ours=_watched(setting, _deploy(setting, fleet, 1)),
            beside=[(_watched(setting, plain), 1.0)],
            rounds=few,
        ),
        Row(
            title=f"bringing {HEAVY_BYTES >> 20} MiB that the host lacks, by relay",
            ours=_brought(setting, fleet, "relay"),
            beside=[(_pulled(setting, fleet), 1.11), (_brought(setting, fleet, "direct"), None)],
            rounds=_fewest(setting.runs),
        ),
        Row(
            title=f"deploy of a new digest to {every} hosts (settle window taken off)",
            ours=_deploy(setting, fleet, every),
            beside=[(replace(_deploy(setting, fleet, 1), name="waybill, one host"), None)],
            rounds=1,  # each of them minutes of work for two cores; the one before it starts what is then replaced
        ),
    ]


def _deploy(setting: Setting, fleet: Fleet, count: int) -> Command:
    words = _waybill(setting, fleet, count, "--project-directory", DIRECTORY, "--health-url", HEALTH)
    return Command(name="waybill", argv=_next(setting.yard["light"], IMAGE, words), less=1000 * SETTLE)


def _next(counter: str, image: str, words: Sequence[str]) -> list[str]:
    """The words with the next version of the image behind them."""
    return ["sh", "-c", NEXT + 'image=$1:$version; shift; exec "$@" "$image"', counter, image, *words]


def _waybill(setting: Setting, fleet: Fleet, count: int, *words: str) -> list[str]:
    hosts = [word for address in fleet.addresses[:count] for word in ("--hosts", address)]
    pins = [word for line in Path(fleet.known).read_text().splitlines() for word in ("--ssh-known-hosts", line)]
    common = ["--settle", f"{SETTLE:g}s", "--ssh-key", f"file:{fleet.key}", "--max-parallel", "50"]
    return [f"{setting.checkout}/bin/waybill", "deploy", *hosts, *pins, *common, *words]


def _ssh(fleet: Fleet) -> list[str]:
    options = ("-F", "none", "-i", fleet.key, "-o", f"UserKnownHostsFile={fleet.known}", "-o", "BatchMode=yes")
    return ["ssh", *options, fleet.addresses[0]]


def _over_ssh(setting: Setting, fleet: Fleet, name: str, script: str) -> Command:
    """The script runs on the host, which gets it on standard input."""
    path = Path(setting.home) / name.partition(":")[0].replace(" ", "-")
    path.write_text(script)
    ours = NEXT + 'file=$1; shift; exec "$@" sh -s -- "$version" <"$file"'
    return Command(name=name, argv=["sh", "-c", ours, setting.yard["light"], str(path), *_ssh(fleet)])


def _watched(setting: Setting, command: Command) -> Command:
    """The same while a user asks every 20 ms: the figure is the longest time without an answer."""
    url = f"http://{setting.yard['address']}:8000/"
    argv = [sys.executable, "-m", "bench.gap", url, *command.argv]
    return Command(name=command.name, argv=argv, told=True)


def _brought(setting: Setting, fleet: Fleet, road: str) -> Command:
    """A deploy whose figure is the time of its fetch alone, as its waybill says."""
    words = _waybill(setting, fleet, 1, "--transport", road, "--project-directory", "/srv/heavy")
    argv = _next(setting.yard["heavy"], HEAVY, [sys.executable, "-m", "bench.fetched", *words])
    return Command(name="waybill" if road == "relay" else f"waybill, {road}", argv=argv, told=True)


def _pulled(setting: Setting, fleet: Fleet) -> Command:
    argv = _next(setting.yard["heavy"], HEAVY, [*_ssh(fleet), "docker", "pull", "--quiet"])
    return Command(name="docker pull over ssh", argv=argv)


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What one deploy asks of a host and of the way there, counted by a program that stands in for ssh."""

    connections: int
    commands: int  # programs that run on the host
    forwards: int  # ports and sockets that are opened, and questions to the application through the connection
    exchanges: int  # all programs and streams, as the waybill counts them: each question to the application is one


def asked_by_a_deploy(world: World, fleet: Mapping[str, Any], yard: Mapping[str, str]) -> Asked:
    """One deploy, with its calls of ssh written down."""
    folder, log = world.home / "counted", world.home / "counted.log"
    folder.mkdir()
    stand_in = folder / "ssh"
    stand_in.write_text(f'#!/bin/sh\nprintf "%s\\n" "$*" >>{log}\nexec {shutil.which("ssh")} "$@"\n')
    stand_in.chmod(0o755)
    host = _one_deploy(
        world, fleet, yard, ["light", IMAGE, "--project-directory", DIRECTORY, "--health-url", HEALTH], folder
    )
    calls = log.read_text().splitlines()
    return Asked(
        connections=sum(" -M " in call for call in calls),
        commands=sum(call.endswith(f" -- host {SHELL}") for call in calls),
        forwards=sum(" -O forward " in call or " -W " in call for call in calls),
        exchanges=int(host["exchanges"]),
    )


def crossed_in_a_relay(world: World, fleet: Mapping[str, Any], yard: Mapping[str, str]) -> int:
    """Bytes of layers that one relay carries, of an image of which a layer is missing."""
    words = ["heavy", HEAVY, "--transport", "relay", "--project-directory", "/srv/heavy"]
    return int(_one_deploy(world, fleet, yard, words)["deploy"]["fetch"]["bytes"])


def _one_deploy(
    world: World, fleet: Mapping[str, Any], yard: Mapping[str, str], words: Sequence[str], before: Path | None = None
) -> Mapping[str, Any]:
    """What the waybill of one deploy to the first host says of it."""
    report = world.home / f"one-deploy-{words[0]}"
    places = {"checkout": str(CHECKOUT), "home": str(world.home), "fresh": "", "near": "", "far": "", "guarded": ""}
    setting = Setting(**places, images=0, runs=0, fleet=fleet, yard=yard)  # type: ignore[arg-type]  # texts alone
    argv = _next(yard[words[0]], words[1], _waybill(setting, Fleet(**fleet), 1, *words[2:]))
    path = {"PATH": f"{before}:{world.environment()['PATH']}"} if before else {}
    done = world.run([*argv, "--report-directory", str(report), "--json"], env=path, cwd=world.home)
    if done.returncode:
        raise RuntimeError(done.stderr)
    (host,) = json.loads((report / "waybill.json").read_text())["predicate"]["hosts"].values()
    return dict(host)
