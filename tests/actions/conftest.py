"""A shipped copy and a hostile caller, with spaces and foreign letters in every path."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.actions.shipped import Caller, ship
from tests.support.turns import every_other

# Each value costs a job of its own; what reads them is held to all of them in tests/unit/config.
_LONG = tuple(f"actions/{verb}/test_hostile_values.py" for verb in ("preflight", "verify", "rollout"))
_HALF = (
    *("examples/test_looking.py", "examples/test_several.py", "rollout/test_outputs.py"),
    *("preflight/test_credentials.py", "preflight/test_inputs.py", "preflight/test_outputs.py"),
    *("preflight/test_surroundings.py", "verify/test_keys.py", "verify/test_outputs.py"),
)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """A third of the hostile values, half of some others; all of them on request."""
    every_other(config, items, _LONG, step=3)
    every_other(config, items, [f"actions/{name}" for name in _HALF])


@pytest.fixture(scope="session")
def shipped(checkout: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What an action ships, with a command line that tells how it was started."""
    return ship(checkout, tmp_path_factory.mktemp("the actions") / "acme $HOME 'quoted' 배포" / "waybill v1")


@pytest.fixture
def caller(tmp_path: Path) -> Caller:
    """A hostile workspace, home and environment."""
    caller = Caller(tmp_path / "work space", tmp_path / "the home", tmp_path / "a mark")
    caller.plant()
    return caller


@pytest.fixture
def quiet(tmp_path: Path) -> Path:
    """An empty working directory."""
    folder = tmp_path / "an empty folder"
    folder.mkdir()
    return folder
