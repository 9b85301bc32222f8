"""Measures whole processes side by side in a private world and prints the ratios, pair by pair.

The clock is never judged: what a machine does beside this is in every figure, and only ratios of one run hold.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from bench import table
from bench.builds import add_bench
from bench.cold import copy_checkout
from bench.deploys import HEAVY_BYTES, add_yard, asked_by_a_deploy, crossed_in_a_relay
from bench.hosts import add_fleet, exchanges
from bench.rows import launchers_python, repository
from lab import debs
from lab.parts import BASIC_PORT, OPEN_PORT, PLACES
from lab.registries import BASIC_HOST
from lab.world import CHECKOUT, World

MEMORY_AIM = 60
NOT_GIVEN = (
    "docker/login-action was not given (--login-action, --node): its rows are missing, `node -e 0` is the floor."
)


def main(arguments: Sequence[str]) -> int:
    """Start the world, measure in it, tell."""
    options = parse(arguments)
    with World.start() as world:
        furnish(world, options.images)
        fleet = add_fleet(world, options.hosts)
        yard = add_yard(world, fleet, options.runs)
        results = measure(world, options, fleet, yard, add_bench(world, options.only))
        options.told = list(of_one_host(world, fleet, yard)) if fleet else []
    told = "\n".join(full(results, options))
    print(f"\n{told}")
    if options.json:
        machine = list(describe())
        options.json.write_text(json.dumps({"machine": machine, "rows": results}, indent=2) + "\n")
    if options.write:
        write_pages(results, options)
    return 0


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """Read the options."""
    parser = argparse.ArgumentParser(prog="bin/bench", description=__doc__)
    parser.add_argument("--runs", type=int, default=15, help="rounds of a row; rows of many images take a third")
    parser.add_argument("--images", type=int, default=100, help="how many images the last rows look at")
    parser.add_argument("--hosts", type=int, default=50, help="how many hosts the last rows look at; 0: none")
    parser.add_argument(
        "--deploys", type=int, default=50, metavar="HOSTS", help="how many of them the last row deploys to"
    )
    parser.add_argument("--only", default="", metavar="TEXT", help="measure the rows alone whose title has this in it")
    parser.add_argument("--login-action", type=Path, metavar="FILE", help="dist/index.js of docker/login-action")
    parser.add_argument("--node", type=Path, metavar="PROGRAM", default=shutil.which("node"), help="the node to run it")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write every sample")
    parser.add_argument("--write", action="store_true", help="renew docs/figures.md and the table of the README")
    options = parser.parse_args(arguments)
    if options.only and options.write:
        parser.error("--write renews whole tables, and --only measures a part of one")
    if options.login_action and not (options.node and options.login_action.is_file()):
        parser.error("--login-action needs a file that exists, and a node")
    return options


def furnish(world: World, images: int) -> None:
    """The images in the registry on loopback, each with a content of its own."""
    for number in range(images):
        world.state.push_image(f"127.0.0.1:{OPEN_PORT}/{repository(number)}:1.0", content=f"{number}\n")


def measure(
    world: World, options: argparse.Namespace, fleet: Mapping[str, Any], yard: Mapping[str, str], built: str
) -> list[dict[str, Any]]:
    """Run ``bench.inside`` in the world."""
    setting, results = world.directory / "setting.json", world.directory / "results.json"
    setting.write_text(json.dumps({**setting_of(world, options), "fleet": fleet, "yard": yard, "built": built}))
    path = f"{CHECKOUT}:{CHECKOUT / 'src'}"
    environment = world.environment({"PYTHONPATH": path, "PYTHONDONTWRITEBYTECODE": "1"})
    # The dearest step first, once: entering the world is in no figure, because the one who measures is inside already.
    command = world.command([sys.executable, "-m", "bench.inside", setting, results])
    subprocess.run(command, env=environment, cwd=world.home, stdin=subprocess.DEVNULL, check=True)
    return list(json.loads(results.read_text()))


def setting_of(world: World, options: argparse.Namespace) -> Mapping[str, Any]:
    """Where everything is, for ``bench.rows.Setting``."""
    login_action = str(options.login_action.resolve()) if options.login_action else ""
    return {
        "checkout": str(CHECKOUT),
        "fresh": str(copy_checkout(CHECKOUT, world.directory / "fresh")),
        "home": str(world.home),
        "near": f"127.0.0.1:{OPEN_PORT}",
        "far": "",
        "guarded": f"127.0.0.1:{BASIC_PORT}",
        "images": options.images,
        "runs": options.runs,
        "deployed": options.deploys,
        "only": options.only,
        "login_action": login_action,
        "node": str(options.node or ""),
        "docker": debs.find(("docker",), os.environ).found["docker"] if login_action else "",
        "far_registry": {"host": BASIC_HOST, "address": address_of(BASIC_HOST), "certificate": certificate(world)},
    }


def address_of(host: str) -> str:
    """Where the world's name server sends those who ask for the host."""
    return next(place.address for place in PLACES if place.host == host)


def certificate(world: World) -> str:
    """A certificate of the world's authority for the far registry: the edge writes it when it is first asked."""
    asked = world.run(["curl", "--silent", "--show-error", "--output", "/dev/null", f"https://{BASIC_HOST}/v2/"])
    if asked.returncode:
        raise RuntimeError(asked.stderr)
    return str(world.authority.parent / f"{BASIC_HOST}-good.pem")


def full(results: Sequence[Mapping[str, Any]], options: argparse.Namespace) -> Iterator[str]:
    """The whole table, with what it was measured on."""
    yield from table.lines(results)
    yield ""
    yield from options.told
    yield f"Our largest process held {table.peak(results):.0f} MiB (aim: {MEMORY_AIM}, and 1 for each host more)."
    yield " ".join(describe())
    if not options.login_action:
        yield NOT_GIVEN


def of_one_host(world: World, fleet: Mapping[str, Any], yard: Mapping[str, str]) -> Iterator[str]:
    """What is counted and not timed."""
    asked = asked_by_a_deploy(world, fleet, yard)
    yield f"A look at one host takes {exchanges(world, fleet)} exchanges over one SSH connection (aim: 8)."
    yield f"A deploy to one runs {asked.commands} programs there (aim: 8) over {asked.connections} SSH connection. With"
    yield f"the streams to its engine and each question to its application these are {asked.exchanges} exchanges."
    crossed = crossed_in_a_relay(world, fleet, yard) / (1 << 20)
    yield f"A relay of an image that lacks one layer of {HEAVY_BYTES >> 20} MiB carried {crossed:.1f} MiB."


def describe() -> Iterator[str]:
    """The machine in words that name nobody."""
    system = platform.freedesktop_os_release()
    yield f"{os.cpu_count()} cores, {system.get('PRETTY_NAME', platform.system())}, {platform.machine()}."
    for words in ([launchers_python(), "--version"], ["node", "--version"], ["skopeo", "--version"]):
        if shutil.which(words[0]):
            said = subprocess.run(words, capture_output=True, text=True, check=True).stdout.strip()
            yield f"node {said}." if words[0] == "node" else f"{said}."


def write_pages(results: Sequence[Mapping[str, Any]], options: argparse.Namespace) -> None:
    """Renew the pages that show figures."""
    page = CHECKOUT / "docs" / "figures.md"
    page.write_text(table.between_marks(page.read_text(), "table", "\n".join(full(results, options))))
    readme = CHECKOUT / "README.md"
    readme.write_text(table.between_marks(readme.read_text(), "figures", "\n".join(short(results))))


def short(results: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    """What the README shows."""
    yield "Whole processes measured in turn on one machine; each figure is ours divided by theirs, less is better."
    yield ""
    yield from table.short_lines(results)
    yield ""
    yield f"The largest of our processes held {table.peak(results):.0f} MiB. `bin/bench` measures all of this again on"
    yield "your machine; [docs/figures.md](docs/figures.md) says how, and holds the whole table."


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
