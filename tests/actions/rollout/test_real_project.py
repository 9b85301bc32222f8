"""The compose file of a real project, from a workflow: deployed, redeployed, broken and rolled back."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from lab.publish import Pushed
from tests.actions.preflight.runner import Job, Ran
from tests.actions.rollout.conftest import Site
from tests.actions.rollout.test_outputs import assert_told, run
from tests.faults import oracle
from tests.faults.real_project import FAILS, PASSWORD, laid_out
from tests.faults.running import Runner
from tests.faults.voyage import Voyage
from tests.support.turns import everything

__all__ = ["run"]
CHOSEN = slice(None) if everything() else slice(1, 2)  # of the ten that fail; a laptop deploys others


@pytest.fixture
def project(site: Site) -> Iterator[Voyage]:
    """The project on the host; nothing of it was ever started."""
    scene = Voyage(site.scene.world, site.host, Runner(site.scene.world), "real")
    laid_out(scene)
    yield scene
    site.host.reset()


def test_the_project_goes_through_all_of_it(project: Voyage, site: Site, run: Callable[[Job], Ran]) -> None:
    """Not once is green said of what is not so, and the database is never touched."""

    def deployed(pushed: Pushed) -> Ran:
        return run(site.job("deploy", image=pushed.pinned, services="", timeout="10s", settle="2s"))

    first = project.pushed("1.0")
    assert_told(deployed(first), "delivered", 0)
    before = project.containers()
    assert_told(deployed(first), "unchanged", 0)
    assert project.containers() == before
    for number, (what, wish) in list(enumerate(FAILS.items()))[CHOSEN]:
        ran = deployed(project.pushed(f"2.{number}", **wish))
        assert_told(ran, "restored", 20)
        assert ran.commands("error"), what
        assert project.served() == "1.0", what
        assert oracle.all_run(project.host, first, ["acme-app"]), what
        assert PASSWORD not in ran.raw, what
    newer = project.pushed("3.0")
    assert_told(deployed(newer), "delivered", 0)
    assert (project.until_served("3.0"), oracle.all_run(project.host, newer, ["acme-app"])) == ("3.0", True)
    assert_told(run(site.job("rollback", image=project.image, services="")), "delivered", 0)
    assert (project.until_served("1.0"), oracle.all_run(project.host, first, ["acme-app"])) == ("1.0", True)
    assert project.containers()["app-db-1"] == before["app-db-1"]
