"""What every stage shares: where the checkout is, and how to run the command as people do."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Protocol

import pytest
from hypothesis import HealthCheck, settings

ROOT = Path(__file__).resolve().parent.parent

# A slow machine is no failure: no deadline. In CI the same examples every time; at home new ones, and failures kept.
settings.register_profile("home", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("ci", settings.get_profile("home"), derandomize=True, database=None)
settings.load_profile("ci" if os.environ.get("CI") else "home")


class RunWaybill(Protocol):
    """Runs ``bin/waybill`` as a process of its own and returns it ended."""

    def __call__(
        self, *arguments: str, environ: Mapping[str, str] | None = None, cwd: Path | None = None, stdin: str = ""
    ) -> subprocess.CompletedProcess[str]:
        """Run with exactly ``environ`` beside ``PATH`` and ``HOME``."""


@pytest.fixture(scope="session")
def checkout() -> Path:
    """The root of the repository."""
    return ROOT


@pytest.fixture
def run_waybill(checkout: Path, tmp_path: Path) -> RunWaybill:
    """``bin/waybill`` in an empty folder with an empty home and nothing of this process's environment but ``PATH``."""
    empty = tmp_path / "empty"
    empty.mkdir()

    def run(
        *arguments: str, environ: Mapping[str, str] | None = None, cwd: Path | None = None, stdin: str = ""
    ) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [str(checkout / "bin" / "waybill"), *arguments],
            cwd=cwd or empty,
            env={"PATH": os.environ["PATH"], "HOME": str(empty), **(environ or {})},
            input=stdin,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
            timeout=120,
        )

    return run
