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
from tests.truth.score import Sheet, played, sheet

Also = Callable[[Call], Call]


def hold(row: Situation, world: World, run: Runner, *also: Also) -> None:
    """All hosts side by side. ``also`` makes further calls of the row's own: they are judged as it is."""
    with hosts_of(row, world) as hosts, ThreadPoolExecutor(1 if row.alone else len(hosts)) as pool:
        for done in [pool.submit(_held, row, world, host, run, also) for host in hosts]:
            done.result()


def hold_together(rows: Sequence[Situation], world: World, run: Runner) -> None:
    """As many rows as there are hosts, each on one of its own, for what does not depend on the image store."""
    hosts = [world.hosts[name] for name in ("containerd", "classic")]
    with ThreadPoolExecutor(len(rows)) as pool:
        for done in [pool.submit(_held, row, world, host, run, ()) for row, host in zip(rows, hosts, strict=False)]:
            done.result()


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


def _held(row: Situation, world: World, host: LabHost, run: Runner, also: tuple[Also, ...]) -> None:
    scene = Scene(world, host)
    with played(sheet(row.set_up, row.row, store_of(row, host), row.outcome)) as score:
        with scene.afterwards:
            call = row.set_up(scene)
            ends = [run(call), *(run(change(call)) for change in also)]
        if row.alone:
            world.reset()
        score.score.seen = [ended.outcome for ended in ends]
        score.score.codes = sorted({code for ended in ends for code in ended.codes("error", "unsettled")})
        for ended in ends:
            judge(row, host, ended, score)


def store_of(row: Situation, host: LabHost) -> str:
    """The image store on which it is held; nothing where nothing depends on it."""
    return "" if row.one and not row.machine else host.spec.store


def judge(row: Situation, host: LabHost, ended: Ended, score: Sheet) -> None:
    """Exit code, and that "proved" says the same; the exact codes, and the words."""
    where = f"{row.name} on {host.name} ({host.spec.store})\n{ended.everything}"
    with score.part("verdict"):
        assert ended.exit == row.exit, where
        assert ended.answer["proved"] is (row.exit == 0), where
    with score.part("diagnosis"):
        assert fits(ended.codes("error"), row.errors), where
        assert fits(ended.codes("unsettled"), row.unsettled), where
        assert [code for code in row.warnings if code not in ended.codes("warning", "note")] == [], where
        told = str(ended.findings[:1] if ended.findings else "")
        assert [words for words in row.says if words not in told] == [], where
        assert [words for words in row.never if words in str(ended.findings)] == [], where


def fits(codes: list[str], expected: tuple[str, ...]) -> bool:
    """Each expected code is there, and no other. ``a|b``: the two image stores leave different traces."""
    return len(codes) == len(expected) and all(set(entry.split("|")) & set(codes) for entry in expected)
