"""Where the lab keeps the programs that it runs as root."""

from __future__ import annotations

from pathlib import Path

import pytest

from lab.debs import WITHOUT_HOME, cache_directory
from lab.world import CHECKOUT


def test_the_users_cache_is_preferred(tmp_path: Path) -> None:
    assert cache_directory({"HOME": str(tmp_path)}) == tmp_path / ".cache" / "waybill-lab" / "debs"
    named = {"HOME": "/nowhere", "XDG_CACHE_HOME": str(tmp_path / "named")}
    assert cache_directory(named) == tmp_path / "named" / "waybill-lab" / "debs"


@pytest.mark.parametrize("environ", [{}, {"HOME": ""}, {"HOME": "/proc/nobody"}], ids=["none", "empty", "closed"])
def test_without_a_home_it_is_below_the_checkout_and_nowhere_public(environ: dict[str, str]) -> None:
    assert cache_directory(environ) == WITHOUT_HOME
    assert WITHOUT_HOME.is_relative_to(CHECKOUT)
