"""Several hosts at once: one outcome, and every host in the table."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from lab.hosts.host import LabHost
from lab.world import World
from tests.faults import oracle
from tests.faults.deploy_cut_rows import by_run
from tests.faults.deploy_fleet_rows import FLEET
from tests.faults.fleet import Fleet, Sailing, hold
from tests.faults.running import Call, Ended, Runner
from tests.faults.scene import Scene
from tests.support.turns import everything


@pytest.fixture
def third(fresh_hosts: World) -> Iterator[LabHost]:
    """One more host."""
    yield fresh_hosts.add_host("third", store="classic")
    fresh_hosts.remove_host("third")


def together(call: Call, scenes: list[Scene]) -> Call:
    """The same call of all these hosts."""
    words = [word for scene in scenes[1:] for word in scene.reach()]
    return call.but(*words)


def in_the_report(ended: Ended) -> str:
    """The report as people read it."""
    return "\n".join(path.read_text() for path in (ended.place / "work").rglob("*.md"))


def test_one_host_of_three_is_old(fresh_hosts: World, third: LabHost, run: Runner) -> None:
    scenes = [Scene(fresh_hosts, host) for host in fresh_hosts.hosts.values()]
    old, new = scenes[0].push("1.0"), scenes[0].push("2.0")
    for scene in scenes:
        scene.deliver(old if scene.host is third else new)
    ended = run(together(scenes[0].verify(new), scenes))

    assert ended.exit == 10, ended.everything
    assert ended.codes("error", "unsettled") == ["identity.different"], ended.everything
    assert ended.answer["proved"] is False
    assert verdicts(ended, scenes) == {"classic": "proved", "containerd": "proved", "third": "refused"}
    table = in_the_report(ended)
    assert [one.host.name for one in scenes if one.host.address not in table] == [], table


def test_one_host_of_three_is_gone(fresh_hosts: World, third: LabHost, run: Runner) -> None:
    scenes = [Scene(fresh_hosts, host) for host in fresh_hosts.hosts.values()]
    pushed = scenes[0].push("1.0")
    for scene in scenes:
        scene.deliver(pushed)
    third.stop_sshd()
    preflight = run(together(scenes[0].preflight(pushed.pinned), scenes))
    verify = run(together(scenes[0].verify(pushed), scenes))

    assert (preflight.exit, verify.exit) == (10, 40), preflight.everything + verify.everything
    assert preflight.codes("error", "unsettled") == ["ssh.refused"], preflight.everything
    assert verify.codes("error", "unsettled") == ["ssh.refused"], verify.everything
    assert (preflight.answer["proved"], verify.answer["proved"]) == (False, False)
    assert verdicts(preflight, scenes) == {"classic": "proved", "containerd": "proved", "third": "refused"}
    assert verdicts(verify, scenes) == {"classic": "proved", "containerd": "proved", "third": "unknown"}
    for ended in (preflight, verify):
        assert third.address in in_the_report(ended)


@pytest.mark.skipif(not everything(), reason="one of those that are held on request")
def test_two_runs_take_the_same_hosts_the_other_way_round(fresh_hosts: World, run: Runner) -> None:
    """Each holds one host before it comes to the other's. No green run leaves hosts that run something else."""
    fleet = Fleet(fresh_hosts, fresh_hosts.hosts.values(), run, "two-runs")
    fleet.by_hand()
    versions = {7: fleet.lead.pushed("2.0"), 8: fleet.lead.pushed("3.0")}
    calls = {number: fleet.deploy(pushed, "--batch", "1").but(**by_run(number)) for number, pushed in versions.items()}
    first, second = (scene.login("deploy") for scene in fleet.scenes)
    calls[8] = calls[8].swapped((first, second), (second, first))
    with ThreadPoolExecutor(2) as pool:
        ends = dict(zip(calls, pool.map(run, calls.values()), strict=True))
    where = "\n".join(ended.everything for ended in ends.values())

    green = {number for number, ended in ends.items() if ended.exit == 0}
    assert green, where
    assert {7: "2.0", 8: "3.0"}[max(green)] in fleet.served(), where
    assert len(set(fleet.served())) == 1, f"{fleet.served()}\n{where}"
    assert all(oracle.all_run(scene.host, versions[max(green)]) for scene in fleet.scenes), where


def verdicts(ended: Ended, scenes: list[Scene]) -> dict[str, str]:
    """What the waybill says of each host, by the lab's name."""
    return {one.host.name: ended.waybill["hosts"][one.login("deploy")]["verdict"] for one in scenes}


@pytest.fixture(scope="module")
def four(hosts_world: World) -> Iterator[list[LabHost]]:
    """Two hosts of each image store."""
    for store in ("classic", "containerd"):
        hosts_world.add_host(f"another-{store}", store=store)
    yield [hosts_world.hosts[name] for name in ("containerd", "classic", "another-containerd", "another-classic")]
    for store in ("classic", "containerd"):
        hosts_world.remove_host(f"another-{store}")


@pytest.mark.parametrize("row", FLEET.rows, ids=lambda row: row.name)
def test_a_deploy_to_four_hosts(row: Sailing, four: list[LabHost], fresh_hosts: World, run: Runner) -> None:
    """One outcome, every host in the table, and each host by itself: what runs, what its users saw, what is left."""
    hold(row, fresh_hosts, four, run)
