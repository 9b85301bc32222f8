"""Several hosts of each image store, on which rows are held side by side; each test then waits for its own row."""

from __future__ import annotations

import os
import queue
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager

from lab.hosts.host import LabHost
from lab.world import World
from tests.faults import others
from tests.faults.delivering import Delivery, hold
from tests.faults.running import Runner
from tests.truth.score import OURS, Score

EACH = 2  # hosts of a store: while one waits for a settle window, another works
JOBS = "WAYBILL_TRUTH_JOBS"  # how many rows at once, where it is not as many as there are hosts
Task = tuple[Delivery, str, str]  # a row, the image store, and whose deploy it is


class Yard:
    """Rows under way, by row and store."""

    def __init__(self, world: World, run: Runner, hosts: dict[str, queue.Queue[LabHost]]) -> None:
        self._world, self._run, self._hosts = world, run, hosts
        self._under_way: dict[tuple[str, str, str], Future[Score]] = {}

    def begin(self, tasks: Sequence[Task], pool: ThreadPoolExecutor) -> None:
        """Let these be held, in this order."""
        for row, store, by in tasks:
            self._under_way[row.name, store, by] = pool.submit(self._hold, row, store, by)

    def outcome(self, row: Delivery, store: str, by: str) -> Score:
        """Wait for a row, and raise what it raised."""
        return self._under_way[row.name, store, by].result()

    def _hold(self, row: Delivery, store: str, by: str) -> Score:
        if row.machine:
            with self._special(row, store) as host:
                return self._held(row, store, by, host)
        host = self._hosts[store].get()
        try:
            host.reset()
            return self._held(row, store, by, host)
        finally:
            self._hosts[store].put(host)

    def _held(self, row: Delivery, store: str, by: str, host: LabHost) -> Score:
        if by == OURS:
            return hold(row, store, self._world, host, self._run)
        return others.hold(row, by, store, self._world, host)

    @contextmanager
    def _special(self, row: Delivery, store: str) -> Iterator[LabHost]:
        name = f"special-{abs(hash((row.name, store))) % 100000}"
        host = self._world.add_host(name, **{"store": store, **row.machine})
        try:
            yield host
        finally:
            self._world.remove_host(name)


@contextmanager
def yard_of(tasks: Sequence[Task]) -> Iterator[Yard]:
    """A world with its hosts, in which these rows are held."""
    stores = sorted({store for _, store, _ in tasks})
    at_once = int(os.environ.get(JOBS, 2 * EACH))
    with World.start() as world, ThreadPoolExecutor(at_once) as pool:
        world.state.add_account("octo")
        run, hosts = Runner(world), _hosts(world, stores, -(-at_once // max(len(stores), 1)), pool.map)
        yard = Yard(world, run, hosts)
        try:
            yard.begin(_spread(tasks), pool)
            yield yard
        finally:
            pool.shutdown(cancel_futures=True)
            run.clean()


def _hosts(
    world: World, stores: Sequence[str], each: int, at_once: Callable[..., Iterator[LabHost]]
) -> dict[str, queue.Queue[LabHost]]:
    names = [(f"{store}-{number}", store) for store in stores for number in range(each)]
    hosts: dict[str, queue.Queue[LabHost]] = {store: queue.Queue() for store in stores}
    for host in at_once(lambda name: world.add_host(name[0], store=name[1]), names):
        hosts[host.spec.store].put(host)
    return hosts


def _spread(tasks: Sequence[Task]) -> list[Task]:
    """In an order in which no store waits for the other: a task waits in the pool, not for a host."""
    rows = {store: [task for task in tasks if task[1] == store] for store in {one[1] for one in tasks}}
    longest = max(map(len, rows.values()), default=0)
    return [mine[at] for at in range(longest) for mine in rows.values() if at < len(mine)]
