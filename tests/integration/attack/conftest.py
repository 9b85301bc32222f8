"""A scripted registry, and the command that looks at it."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from lab.world import CHECKOUT
from tests.integration.attack.scripted import Registry

Look = Callable[..., "Ended"]


@dataclass(frozen=True, kw_only=True)
class Ended:
    """How a run ended."""

    exit: int
    findings: tuple[dict[str, Any], ...]
    everything: str

    @property
    def codes(self) -> list[str]:
        """The codes of all findings."""
        return [entry["code"] for entry in self.findings]


@pytest.fixture
def registry() -> Iterator[Registry]:
    """A registry of its own for each test."""
    started = Registry()
    yield started
    started.stop()


@pytest.fixture
def look(tmp_path: Path) -> Look:
    """``bin/waybill preflight --json`` as a process."""

    def run(*arguments: str) -> Ended:
        environ = {"PATH": os.environ["PATH"], "HOME": str(tmp_path)}
        command = [str(CHECKOUT / "bin" / "waybill"), "preflight", "--json", *arguments]
        ended = subprocess.run(
            command, env=environ, cwd=tmp_path, capture_output=True, text=True, timeout=60, check=False
        )
        told = json.loads(ended.stdout) if ended.stdout else {}
        findings = tuple(told.get("findings", {}).get("findings", ()))
        return Ended(exit=ended.returncode, findings=findings, everything=f"{ended.stdout}\n{ended.stderr}")

    return run
