"""The image of the root action, built as its Dockerfile says, in a world with a host to ship to."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from lab import debian
from lab.github.model import Repository
from lab.hosts.host import LabHost
from lab.world import World
from tests.actions.container.runner import Job

NAME = "waybill-action:test"


@dataclass(frozen=True, kw_only=True)
class Built:
    """The image, and the world that has it."""

    world: World
    host: LabHost
    token: str
    base: int  # the compressed size of the base that it was built on


@pytest.fixture(scope="session")
def built(checkout: Path) -> Iterator[Built]:
    """`docker build` of the checkout, on a base that the lab has made."""
    if os.geteuid() != 0:
        pytest.skip("a container engine needs root")
    if not debian.can_be_made():
        pytest.skip("the base image is made of Debian's packages, and this machine's sources lead to another system")
    with World.start(engine="classic") as world:
        world.buildx()
        base = _build(world, checkout)
        world.state.add_account("octo")
        world.state.add_account("acme", kind="Organization", owners=("octo",))
        world.state.put(Repository(owner="acme", name="app"))
        token = world.state.add_token(owner="octo", scopes=("write:packages",))
        yield Built(world=world, host=world.add_host("web1", store="containerd"), token=token, base=base)


def _build(world: World, checkout: Path) -> int:
    packages = debian.installed_by((checkout / "Dockerfile").read_text())
    base = debian.base(packages, os.environ)
    imported = world.docker("import", str(base.tar), "debian:lab")
    assert imported.returncode == 0, imported.stderr
    words = ["docker", "build", "--network=host", "--build-arg=BASE=debian:lab", "--tag", NAME]
    done = world.run([*words, "-f", checkout / "Dockerfile", checkout], timeout=400)
    assert done.returncode == 0, done.stdout + done.stderr
    return base.compressed


@pytest.fixture
def job(built: Built) -> Iterator[Job]:
    """A job in which nothing was checked out yet. The world's authority lies in the workspace."""
    with tempfile.TemporaryDirectory(prefix="waybill-job-") as folder:
        Path(folder).chmod(0o755)  # the runner's user goes in and out
        made = Job(built.world, NAME, Path(folder))
        shutil.copy(built.world.authority, made.workspace / "ca.pem")
        yield made
        built.world.docker("rm", "--force", "action")
