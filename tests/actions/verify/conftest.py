"""A host on which a good deploy was made by hand, and a runner of jobs that look at it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from lab.hosts.host import LabHost
from lab.publish import Pushed
from lab.world import World
from tests.actions.preflight.runner import Job, Runner
from tests.actions.shipped import ship
from tests.faults.scene import DIRECTORY, HEALTH, Scene


@dataclass(frozen=True, kw_only=True)
class Deployed:
    """One host that runs version 1.0, and a newer version that nobody deployed."""

    scene: Scene
    old: Pushed
    new: Pushed

    @property
    def host(self) -> LabHost:
        """The host."""
        return self.scene.host

    def job(
        self,
        verb: str = "verify",
        secrets: Mapping[str, str] | None = None,
        more: Mapping[str, str] | None = None,
        **inputs: str,
    ) -> Job:
        """A job that looks at the project's service. An input that is given as an empty text is left out."""
        times = {"settle": "1s", "timeout": "3s"} if verb == "verify" else {}
        given = {
            "image": self.old.pinned,
            "hosts": self.scene.login("deploy"),
            "ssh-key": "${{ secrets.DEPLOY_KEY }}",
            "ssh-known-hosts": self.host.known_hosts,
            "registry-token": "${{ secrets.REGISTRY }}",
            "project-directory": DIRECTORY,
            "services": "app",
            **times,
            **{name.replace("_", "-"): value for name, value in inputs.items()},
            **(more or {}),
        }
        known = {"DEPLOY_KEY": self.host.key.read_text(), "REGISTRY": self.scene.token}
        with_ = {name: value for name, value in given.items() if value}
        return Job(verb=verb, with_=with_, secrets={**known, **(secrets or {})})


@pytest.fixture(scope="session")
def deployed() -> Iterator[Deployed]:
    """A world with one host. What a test starts there it also removes."""
    if os.geteuid() != 0:
        pytest.skip("hosts need root")
    with World.start() as world:
        scene = Scene(world, world.add_host("web1", store="containerd"))
        old, new = scene.push("1.0"), scene.push("2.0")
        scene.deliver(old)
        yield Deployed(scene=scene, old=old, new=new)


@pytest.fixture(scope="session")
def shipped_action(checkout: Path, deployed: Deployed, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What a runner downloads for `uses:`, in a path that breaks careless quoting. Started once: compiled since."""
    place = tmp_path_factory.mktemp("the actions") / "acme $HOME 'quoted' 배포" / "waybill v1"
    ship(checkout, place, cli=None)
    shutil.copytree(checkout / "actions", place / "actions")
    words = ("--hosts", "local", "--settle", "0s", "--timeout", "1s", "--health-url", HEALTH)
    deployed.scene.world.run([place / "bin" / "waybill", "verify", "ghcr.io/acme/app:1.0", *words])
    return place


@pytest.fixture
def runner(deployed: Deployed, shipped_action: Path, tmp_path: Path) -> Runner:
    """A runner that knows nothing but the world."""
    return Runner(deployed.scene.world, shipped_action, tmp_path)
