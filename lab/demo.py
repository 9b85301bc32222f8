"""From a pushed tag to what runs, in a private world: a release that is proved, and everything that would have lied.

A repository, a registry that answers as ghcr.io does, and a server with sshd and Docker. A tag is pushed through the
example workflow; then each failure of the founding story is met by the real commands; then somebody rolls back. Each
scene says what is broken, and checks the verdict, and what the server runs by the word of its own engine.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import time
from collections.abc import Iterable, Sequence
from pathlib import Path

from lab import demo_images, demo_keep
from lab.control import ControlError
from lab.debs import MissingProgramError
from lab.demo_scene import RULE, Scene, Stage, play
from lab.demo_shop import Shop
from lab.demo_story import story
from lab.hosts.model import HostError
from lab.world import CHECKOUT, World, WorldError

REPORTS = CHECKOUT / ".lab" / "demo"
STARTING = "Starting a world of its own: ghcr.io, api.github.com and their neighbours, in a private network …"
SERVER = "Starting a runner's engine and the server web1 in it: users, sshd and a container engine of its own …"
NO_SERVER = """
The scenes with a workflow and a server are left out: a server of the demo has its own users, sshd and container engine,
and only root can start those. `sudo bin/demo` plays them; what follows is the registry's part."""
GONE = "The world is gone; nothing was left behind."
KEPT = """
The world stays up. Its server answers at {url}, seen from inside. To enter it and to end it:

  {enter} waybill verify --environment production --tag v1.4.2
  {enter} curl -s {url}version
  {enter} sh      # in the sample repository
  kill {pid}      # ends the world, and nothing is left"""


def is_root() -> bool:
    """Whether servers can be started."""
    return os.geteuid() == 0


def main(arguments: Sequence[str]) -> int:
    """Start the world, play every scene, end the world. 0 only when every scene ended as it must."""
    options = _options(arguments)
    reports: Path = options.reports.absolute()
    if options.reports == REPORTS:
        shutil.rmtree(reports, ignore_errors=True)
    began = time.monotonic()
    _tell(STARTING)
    with World.start() as world:
        played, shop = _play(world, reports)
        good = bool(played) and all(played)
        _tell(
            f"\n{RULE}\n{sum(played)} of {len(played)} scenes ended as they must, in {time.monotonic() - began:.0f} s."
        )
        _tell(f"Everything that was printed, every report and every waybill: {reports}")
        holder = demo_keep.hold(world) if options.keep else None
        if holder is not None and holder.pid:
            _explain(world, shop, holder.pid)
            os._exit(0 if good else 1)  # the world is the holder's from now on
    if holder is not None:
        holder.bury()
    else:
        _tell(GONE)
    return 0 if good else 1


def _options(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bin/demo", description=__doc__)
    place = f"where everything is kept that was printed or reported (default: {REPORTS.relative_to(CHECKOUT)})"
    parser.add_argument("--reports", type=Path, metavar="DIR", default=REPORTS, help=place)
    parser.add_argument("--keep", action="store_true", help="leave the world up, and say how to enter and end it")
    return parser.parse_args(arguments)


def _play(world: World, reports: Path) -> tuple[list[bool], Shop | None]:
    """Every scene that this user can play, and whether it ended as it must."""
    if not is_root():
        _tell(NO_SERVER)
        scenes: Iterable[Scene] = demo_images.scenes(world, demo_images.furnish(world))
        return _all(Stage(tell=_tell, reports=reports), scenes), None
    _tell(SERVER)
    shop = Shop(world)
    return _all(Stage(tell=_tell, reports=reports, judge=shop.judge.runs), story(shop)), shop


def _all(stage: Stage, scenes: Iterable[Scene]) -> list[bool]:
    """A scene is made only when the one before it has ended."""
    return [play(stage, number, scene) for number, scene in enumerate(scenes, 1)]


def _explain(world: World, shop: Shop | None, pid: int) -> None:
    if shop is None:
        enter = demo_keep.entrance(world, world.home, {})
        _tell(f"\nThe world stays up.\n\n  {enter} curl -si https://ghcr.io/v2/\n  kill {pid}      # ends it")
        return
    enter = demo_keep.entrance(world, shop.repository, shop.environment())
    _tell(KEPT.format(enter=enter, pid=pid, url=f"http://web1.example.com:{shop.port}/"))


def _tell(text: str) -> None:
    print(text, flush=True)


if __name__ == "__main__":
    os.umask(0o022)  # servers have users besides root, who must get at what root makes
    try:
        raise SystemExit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        _tell(f"\nStopped before the end. {GONE}")
        raise SystemExit(130) from None
    except (WorldError, HostError, ControlError, MissingProgramError) as error:
        _tell(f"bin/demo: {error}")
        raise SystemExit(2) from None
