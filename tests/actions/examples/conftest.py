"""One world for all examples: an engine to build with, five servers, and the repository of somebody who copied them."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from lab.world import World
from tests.actions.examples.shop import HOSTS, PINS, Shop, stand_ins
from tests.actions.shipped import ship
from tests.support.turns import all_wanted, leave_out

# What tests of deploys hold in every run: here it costs two voyages.
_LONG = frozenset({"test_a_release_that_is_not_well_is_taken_back"})


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """The longest only where all rows are wanted."""
    if not all_wanted(config):
        leave_out(config, items, [item for item in items if item.name in _LONG])


@pytest.fixture(scope="session")
def opened(checkout: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shop]:
    """The world, the servers and the actions as they are shipped. Started once: compiled since."""
    if os.geteuid() != 0:
        pytest.skip("hosts need root")
    place = tmp_path_factory.mktemp("the actions") / "acme $HOME 'quoted' 배포" / "waybill v1"
    ship(checkout, place, cli=None)
    shutil.copytree(checkout / "actions", place / "actions")
    served = {f"acme/waybill@{PINS['acme/waybill']}": place, **stand_ins(tmp_path_factory.mktemp("docker"))}
    with World.start(engine="containerd") as world:
        world.buildx()
        with ThreadPoolExecutor() as pool:
            list(pool.map(lambda name: world.add_host(name, store="containerd"), HOSTS))
        world.run([place / "bin" / "waybill", "deploy", "--help"])
        yield Shop(world, served, tmp_path_factory.mktemp("runner"))


@pytest.fixture
def shop(opened: Shop) -> Shop:
    """Everything as before the first release."""
    opened.open()
    return opened
