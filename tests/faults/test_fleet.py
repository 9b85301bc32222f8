"""Several hosts at once: one outcome, and every host in the table."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from lab.hosts.host import LabHost
from lab.world import World
from tests.faults.running import Call, Ended, Runner
from tests.faults.scene import Scene


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


def verdicts(ended: Ended, scenes: list[Scene]) -> dict[str, str]:
    """What the waybill says of each host, by the lab's name."""
    return {one.host.name: ended.waybill["hosts"][one.login("deploy")]["verdict"] for one in scenes}
