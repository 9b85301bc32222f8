"""The compose file of a real project: deployed, redeployed, broken in ten ways and rolled back, from a laptop.

Every second of the ten in each run; all of them on request.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Any

import pytest

from lab.fixtures import fresh_hosts, hosts_world
from lab.prober import watching
from lab.world import World
from tests.faults import oracle
from tests.faults.leftovers import Leftovers
from tests.faults.real_project import FAILS, PASSWORD, laid_out
from tests.faults.running import Call, Ended, Runner
from tests.faults.voyage import Voyage, green
from tests.support.turns import everything
from tests.truth.score import played, sheet

__all__ = ["fresh_hosts", "hosts_world"]
pytestmark = pytest.mark.skipif(os.geteuid() != 0, reason="hosts need root")
EACH = 1 if everything() else 2  # of the ten that fail; a workflow deploys others of them


@pytest.fixture(params=["classic", "containerd"] if everything() else ["classic"])
def scene(request: pytest.FixtureRequest, fresh_hosts: World) -> Iterator[Voyage]:
    """The project on a server, before its first deploy of ours."""
    run = Runner(fresh_hosts)
    scene = Voyage(fresh_hosts, fresh_hosts.hosts[request.param], run, "app")
    laid_out(scene)
    with scene.afterwards:
        yield scene
    run.clean()


def deploy(scene: Voyage, version: str, **wish: Any) -> Call:
    """A deploy of a version."""
    return scene.deploy(scene.pushed(version, **wish), timeout="10s", settle="2s")


def test_the_project_goes_through_all_of_it(scene: Voyage) -> None:
    """Not once is green said of what is not so, and the database is never touched."""
    with played(sheet(test_the_project_goes_through_all_of_it, "project", scene.host.spec.store)) as score:
        try:
            goes_through(scene)
        finally:
            score.score.seen = [one.outcome for one in scene.run.begun]


def goes_through(scene: Voyage) -> None:
    """The story."""
    left = Leftovers(scene.host, [scene.token])
    call = deploy(scene, "1.0")
    green(scene.run(call))
    database, first = scene.containers()["app-db-1"], scene.containers()["acme-app"]
    assert scene.page("config") == "greeting=hello"
    green(scene.run(call), "unchanged")
    assert scene.containers() == {"app-db-1": database, "acme-app": first}
    scene.old = scene.new
    for number, (what, wish) in list(enumerate(FAILS.items()))[::EACH]:
        told = is_restored(scene, what, scene.run(deploy(scene, f"2.{number}", **wish)))
        assert PASSWORD not in told.everything, what
        assert scene.containers()["app-db-1"] == database, what
    with watching(scene.world, scene.url) as probes:
        green(scene.run(deploy(scene, "3.0")))
    assert {probe.version for probe in probes if probe.good} == {"1.0", "3.0"}
    green(scene.run(scene.rollback()))
    assert scene.until_served("1.0") == "1.0"
    assert scene.containers()["app-db-1"] == database
    assert left.found() == []


def is_restored(scene: Voyage, what: str, ended: Ended) -> Ended:
    """The old version runs, by the engine's word and by its own, and the run says so."""
    where = f"{what}\n{ended.everything}"
    assert (ended.exit, ended.answer["outcome"], ended.answer["proved"]) == (20, "restored", False), where
    assert ended.codes("error"), where
    assert scene.old
    assert scene.served() == "1.0", where
    assert oracle.all_run(scene.host, scene.old, ["acme-app"]), where
    return ended
