"""``verify`` against what goes wrong, on both image stores, judged by what the engine itself says.

One situation is set up on both hosts at once and looked at by two runs side by side.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from lab.hosts.host import LabHost
from lab.world import World
from tests.faults.healthy_rows import HEALTHY
from tests.faults.identity_rows import IDENTITY
from tests.faults.running import Ended, Runner
from tests.faults.runtime_rows import RUNTIME
from tests.faults.scene import Scene
from tests.faults.table import Situation

ROWS = [*IDENTITY.rows, *RUNTIME.rows, *HEALTHY.rows]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.row}-{row.name}")
def test_the_situation_is_told(row: Situation, fresh_hosts: World, run: Runner) -> None:
    hosts = list(fresh_hosts.hosts.values())
    with ThreadPoolExecutor(1 if row.alone else len(hosts)) as pool:
        ended = list(pool.map(lambda host: _looked(row, fresh_hosts, host, run), hosts))

    for host, end in zip(hosts, ended, strict=True):
        _judge(row, host, end)


def _looked(row: Situation, world: World, host: LabHost, run: Runner) -> Ended:
    ended = run(row.set_up(Scene(world, host)))
    if row.alone:
        world.reset()
    return ended


def _judge(row: Situation, host: LabHost, ended: Ended) -> None:
    where = f"{host.name} ({host.spec.store})\n{ended.everything}"
    assert ended.exit == row.exit, where
    assert _fits(ended.codes("error"), row.errors), where
    assert _fits(ended.codes("unsettled"), row.unsettled), where
    told = str(ended.findings[:1] if ended.findings else "")
    assert [words for words in row.says if words not in told] == [], where
    assert [words for words in row.never if words in str(ended.findings)] == [], where
    assert ended.answer["proved"] is (row.exit == 0), where


def _fits(codes: list[str], expected: tuple[str, ...]) -> bool:
    """Each expected code is there, and no other. ``a|b``: the two image stores leave different traces."""
    return len(codes) == len(expected) and all(set(entry.split("|")) & set(codes) for entry in expected)
