"""A world with an organisation in it, and a runner of jobs."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from lab.fixtures import fresh, world
from lab.world import World
from tests.actions.preflight.runner import Runner
from tests.actions.shipped import ship

__all__ = ["fresh", "world"]


@dataclass(frozen=True, kw_only=True)
class Furnished:
    """What there is in the world: one private image of two platforms, and who may pull it."""

    image: str
    digest: str
    token: str
    job_token: str


@pytest.fixture(scope="session")
def action(checkout: Path, world: World, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What a runner downloads for `uses:`, in a path that breaks careless quoting. Started once: compiled since."""
    place = tmp_path_factory.mktemp("the actions") / "acme $HOME 'quoted' 배포" / "waybill v1"
    ship(checkout, place, cli=None)
    shutil.copytree(checkout / "actions", place / "actions")
    world.run([place / "bin" / "waybill", "preflight", "ghcr.io/acme/app:1"])
    return place


@pytest.fixture
def furnished(fresh: World) -> Furnished:
    """The organisation acme with its private app."""
    state = fresh.state
    state.add_account("octo")
    state.add_account("acme", kind="Organization", owners=("octo",))
    pushed = state.push_app(
        "ghcr.io/acme/app:1.4.0", "1.4.0", repository="acme/app", platforms=("linux/amd64", "linux/arm64")
    )
    token = state.add_token(scopes=("read:packages", "write:packages"))
    job_token = state.add_job_token("acme/app", "read")
    return Furnished(image="ghcr.io/acme/app:1.4.0", digest=pushed.digest, token=token, job_token=job_token)


@pytest.fixture
def runner(fresh: World, action: Path, tmp_path: Path) -> Runner:
    """A runner that knows nothing but the world."""
    return Runner(fresh, action, tmp_path)
