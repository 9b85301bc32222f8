"""A world with an engine to build with, and a runner of jobs in it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from lab.world import World
from tests.actions.preflight.runner import Job, Runner
from tests.actions.shipped import ship
from tests.integration.build.kit import Disk, Yard

BASE = "ghcr.io/acme/base:1"
DOCKERFILE = f'FROM {BASE}\nARG GREETING\nCOPY greeting /greeting\nRUN echo "for $GREETING"\n'


@dataclass(frozen=True, kw_only=True)
class Site:
    """A world in which acme has a base image and may push."""

    yard: Yard

    @property
    def disk(self) -> Disk:
        """What the registry holds."""
        return self.yard.disk

    def job(
        self,
        *,
        dockerfile: str = DOCKERFILE,
        files: Mapping[str, str] | None = None,
        secrets: Mapping[str, str] | None = None,
        event: str = "push",
        payload: Mapping[str, Any] | None = None,
        before: tuple[Mapping[str, Any], ...] = (),
        after: tuple[Mapping[str, Any], ...] = (),
        **inputs: str,
    ) -> Job:
        """A job that builds what is checked out. An input that is given as an empty text is left out."""
        given = {
            "image": "ghcr.io/acme/app",
            "registry-token": "${{ secrets.REGISTRY }}",
            "registry-username": "octo",
            "network": "host",
            "build-args": "GREETING=you",
            **{name.replace("_", "-"): value for name, value in inputs.items()},
        }
        return Job(
            verb="build-push",
            with_={name: value for name, value in given.items() if value},
            secrets={"REGISTRY": self.yard.token, **(secrets or {})},
            files={"Dockerfile": dockerfile, "greeting": "hello\n", ".dockerignore": ".git\n", **(files or {})},
            event=event,
            payload=payload or {},
            before=before,
            after=after,
        )


@pytest.fixture(scope="session")
def yard() -> Iterator[Yard]:
    """A world with an engine."""
    if os.geteuid() != 0:
        pytest.skip("a container engine needs root")
    with World.start(engine="classic") as world:
        world.buildx()
        yield Yard(world)


@pytest.fixture
def site(yard: Yard) -> Iterator[Site]:
    """The world as at its start, with the base image."""
    yard.begin()
    yard.world.state.push_app(BASE, "1", repository="acme/base")
    yield Site(yard=yard)
    yard.end()


@pytest.fixture(scope="session")
def shipped_action(checkout: Path, yard: Yard, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What a runner downloads for `uses:`, in a path that breaks careless quoting. Started once: compiled since."""
    place = tmp_path_factory.mktemp("the actions") / "acme $HOME 'quoted' 배포" / "waybill v1"
    ship(checkout, place, cli=None)
    shutil.copytree(checkout / "actions", place / "actions")
    yard.world.run([place / "bin" / "waybill", "build-push", "--help"])
    return place


@pytest.fixture
def runner(site: Site, shipped_action: Path, tmp_path: Path) -> Runner:
    """A runner that knows nothing but the world, and has the plugin that drives BuildKit."""
    made = Runner(site.yard.world, shipped_action, tmp_path)
    plugins = made.home / ".docker" / "cli-plugins"
    plugins.mkdir(parents=True)
    (plugins / "docker-buildx").symlink_to(site.yard.world.home / ".docker" / "cli-plugins" / "docker-buildx")
    return made
