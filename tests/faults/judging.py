"""Sets a situation up on every host that it needs, lets a verb look at it, and judges what was said."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

from lab.hosts.host import LabHost
from lab.world import World
from tests.faults.running import Call, Ended, Runner
from tests.faults.scene import Scene
from tests.faults.table import Situation

Also = Callable[[Call], Call]


def hold(row: Situation, world: World, run: Runner, *also: Also) -> None:
    """All hosts side by side. ``also`` makes further calls of the row's own: they are judged as it is."""
    with hosts_of(row, world) as hosts, ThreadPoolExecutor(1 if row.alone else len(hosts)) as pool:
        for host, ends in zip(hosts, pool.map(lambda host: _looked(row, world, host, run, also), hosts), strict=True):
            for end in ends:
                judge(row, host, end)


def hold_together(rows: Sequence[Situation], world: World, run: Runner) -> None:
    """As many rows as there are hosts, each on one of its own, for what does not depend on the image store."""
    hosts = [world.hosts[name] for name in ("containerd", "classic")]
    with ThreadPoolExecutor(len(rows)) as pool:
        ends = list(pool.map(lambda row, host: _looked(row, world, host, run, ()), rows, hosts))
    for row, host, (end,) in zip(rows, hosts, ends, strict=False):
        judge(row, host, end)


@contextmanager
def hosts_of(row: Situation, world: World) -> Iterator[list[LabHost]]:
    """Both standing hosts, one of them, or a host that is made for this row alone."""
    if not row.machine:
        yield [world.hosts[name] for name in ("containerd", "classic")[: 1 if row.one else 2]]
        return
    host = world.add_host("special", **row.machine)
    try:
        yield [host]
    finally:
        world.remove_host("special")


def _looked(row: Situation, world: World, host: LabHost, run: Runner, also: tuple[Also, ...]) -> list[Ended]:
    scene = Scene(world, host)
    with scene.afterwards:
        call = row.set_up(scene)
        ends = [run(call), *(run(change(call)) for change in also)]
    if row.alone:
        world.reset()
    return ends


def judge(row: Situation, host: LabHost, ended: Ended) -> None:
    """Exit code, the exact codes, the words, and that "proved" says the same."""
    where = f"{row.name} on {host.name} ({host.spec.store})\n{ended.everything}"
    assert ended.exit == row.exit, where
    assert fits(ended.codes("error"), row.errors), where
    assert fits(ended.codes("unsettled"), row.unsettled), where
    assert [code for code in row.warnings if code not in ended.codes("warning", "note")] == [], where
    told = str(ended.findings[:1] if ended.findings else "")
    assert [words for words in row.says if words not in told] == [], where
    assert [words for words in row.never if words in str(ended.findings)] == [], where
    assert ended.answer["proved"] is (row.exit == 0), where


def fits(codes: list[str], expected: tuple[str, ...]) -> bool:
    """Each expected code is there, and no other. ``a|b``: the two image stores leave different traces."""
    return len(codes) == len(expected) and all(set(entry.split("|")) & set(codes) for entry in expected)
