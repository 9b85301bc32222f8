"""The loop: lanes side by side in one world, half of them on each image store."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor

from lab.world import World
from tests.chaos.lane import Lane, Survived
from tests.chaos.plan import VICTIMS, Kill, dealt, kills
from tests.faults.running import Runner

LANES, EACH = 6, 5  # a lane costs a deploy before its first kill
STORES = ("classic", "containerd")


def survive(
    count: int, seed: int, tell: Callable[[Survived], object], among: Sequence[str] = VICTIMS
) -> list[Survived]:
    """So many kills, in the order in which they ended."""
    ended: list[Survived] = []
    lanes = min(LANES, -(-count // EACH))
    with World.start() as world, ThreadPoolExecutor(LANES) as pool:
        world.state.add_account("octo")
        run = Runner(world)

        def sail(number: int, mine: list[Kill]) -> None:
            host = world.add_host(f"lane{number}", store=STORES[number % 2])
            lane = Lane(world, host, run)
            lane.prepare()
            for kill in mine:
                ended.append(lane.survive(kill))
                tell(ended[-1])

        for done in [pool.submit(sail, *lane) for lane in enumerate(dealt(kills(count, seed, among), lanes))]:
            done.result()
    return ended
