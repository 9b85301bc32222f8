"""A host with a project that somebody started by hand, and a runner of jobs that deploy to it and go back."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from lab.hosts.host import LabHost
from lab.publish import Pushed
from lab.world import World
from tests.actions.preflight.runner import Job, Runner
from tests.actions.shipped import ship
from tests.faults.scene import DIRECTORY, HEALTH, Scene

TIMES = {
    "deploy": {"settle": "1s", "timeout": "20s", "confirm-timeout": "2m", "lock-wait": "5s"},
    "rollback": {"settle": "1s", "timeout": "20s", "confirm-timeout": "2m", "lock-wait": "5s"},
}


@dataclass(frozen=True, kw_only=True)
class Site:
    """One host that runs version 1.0, started by hand, and a newer version that nobody deployed."""

    scene: Scene
    old: Pushed
    new: Pushed
    more: Mapping[str, str] = field(default_factory=dict)

    @property
    def host(self) -> LabHost:
        """The host."""
        return self.scene.host

    def job(
        self,
        verb: str,
        more: Mapping[str, str] | None = None,
        event: str = "push",
        payload: Mapping[str, Any] | None = None,
        **inputs: str,
    ) -> Job:
        """A job as people write it. An input that is given as an empty text is left out."""
        image = {"image": self.new.pinned} if verb == "deploy" else {"image": self.new.pinned.partition("@")[0]}
        given = {
            **image,
            "hosts": self.scene.login("deploy"),
            "ssh-key": "${{ secrets.DEPLOY_KEY }}",
            "ssh-known-hosts": self.host.known_hosts,
            "registry-token": "${{ secrets.REGISTRY }}",
            "project-directory": DIRECTORY,
            "services": "app",
            "health-url": HEALTH,
            **TIMES[verb],
            **{name.replace("_", "-"): value for name, value in inputs.items()},
            **(more or {}),
        }
        return Job(
            verb=verb,
            with_={name: value for name, value in given.items() if value},
            secrets={"DEPLOY_KEY": self.host.key.read_text(), "REGISTRY": self.scene.token},
            event=event,
            payload=payload or {},
        )


@pytest.fixture(scope="session")
def site() -> Iterator[Site]:
    """A world with one host."""
    if os.geteuid() != 0:
        pytest.skip("hosts need root")
    with World.start() as world:
        scene = Scene(world, world.add_host("web1", store="containerd"))
        yield Site(scene=scene, old=scene.push("1.0"), new=scene.push("2.0"))


@pytest.fixture
def by_hand(site: Site) -> Iterator[Site]:
    """The host anew, with version 1.0 as somebody started it."""
    site.scene.deliver(site.old)
    yield site
    site.host.reset()


@pytest.fixture(scope="session")
def shipped_action(checkout: Path, site: Site, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What a runner downloads for `uses:`, in a path that breaks careless quoting. Started once: compiled since."""
    place = tmp_path_factory.mktemp("the actions") / "acme $HOME 'quoted' 배포" / "waybill v1"
    ship(checkout, place, cli=None)
    shutil.copytree(checkout / "actions", place / "actions")
    site.scene.world.run([place / "bin" / "waybill", "deploy", "--help"])
    return place


@pytest.fixture
def runner(site: Site, shipped_action: Path, tmp_path: Path) -> Runner:
    """A runner that knows nothing but the world."""
    return Runner(site.scene.world, shipped_action, tmp_path)
