"""Runs ``bin/waybill preflight`` inside a world and reads what it left. Shares no code with what it judges."""

from __future__ import annotations

import base64
import json
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from lab.world import CHECKOUT, World
from tests.support.ended import Answered

WAYBILL = CHECKOUT / "bin" / "waybill"
Docker = Mapping[str, Any] | str


@dataclass(frozen=True, kw_only=True)
class Look:
    """One call of ``preflight``: its words, its environment, and what lies in the home and working directory."""

    arguments: Sequence[str]
    environ: Mapping[str, str] = field(default_factory=dict)
    docker: Docker | None = None  # ~/.docker/config.json
    files: Mapping[str, str] = field(default_factory=dict)  # in the working directory
    helpers: Mapping[str, str] = field(default_factory=dict)  # programs on the PATH: name to shell script


class Ended(Answered):
    """How a run ended."""

    @property
    def home(self) -> Path:
        """The HOME of the run."""
        return self.place / "home"

    @property
    def work(self) -> Path:
        """The directory in which it ran."""
        return self.place / "work"

    def codes(self, *severities: str) -> list[str]:
        """The codes of these severities, sorted; a code that is told twice stands there twice."""
        return sorted(entry["code"] for entry in self.findings if entry["severity"] in severities)

    @property
    def waybill(self) -> dict[str, Any]:
        """The waybill document."""
        return dict(json.loads((self.work / self.answer["waybill"]).read_text()))


def basic(user: str, password: str) -> str:
    """What stands in ``auth``."""
    return base64.b64encode(f"{user}:{password}".encode()).decode()


def stored_login(token: str, registry: str = "ghcr.io", user: str = "octo") -> Docker:
    """A docker configuration as ``docker login`` leaves it."""
    return {"auths": {registry: {"auth": basic(user, token)}}}


class Runner:
    """Runs looks in one world, each in a home and a working directory of its own."""

    def __init__(self, world: World) -> None:
        self.world = world
        self._root = world.home / "runs"
        self._count = 0

    def __call__(self, look: Look) -> Ended:
        """Run it to its end."""
        place = self.lay_out(look)
        ended = self.world.run(self.argv(look), env=self.environ(look, place), cwd=place / "work", timeout=60)
        return self.ended(ended.returncode, ended.stdout, ended.stderr, place)

    def start(self, look: Look) -> tuple[subprocess.Popen[bytes], Path]:
        """Start it, to be interrupted."""
        place = self.lay_out(look)
        return self.world.popen(self.argv(look), env=self.environ(look, place), cwd=place / "work"), place

    def ended(self, code: int, stdout: str, stderr: str, place: Path) -> Ended:
        """What came of a run."""
        return Ended(exit=code, stdout=stdout, stderr=stderr, place=place)

    def argv(self, look: Look) -> list[str]:
        """The command line."""
        return [str(WAYBILL), "preflight", "--json", *look.arguments]

    def environ(self, look: Look, place: Path) -> dict[str, str]:
        """The environment: nothing but what the look asks for, and a home."""
        path = f"{place / 'bin'}:{self.world.environment()['PATH']}"
        return {"HOME": str(place / "home"), "PATH": path, **look.environ}

    def lay_out(self, look: Look) -> Path:
        """Make the directories of a run and put the files into them."""
        self._count += 1
        place = self._root / str(self._count)
        for folder in ("home", "work", "bin"):
            (place / folder).mkdir(parents=True)
        if look.docker is not None:
            text = look.docker if isinstance(look.docker, str) else json.dumps(look.docker)
            (place / "home" / ".docker").mkdir()
            (place / "home" / ".docker" / "config.json").write_text(text)
        for name, text in look.files.items():
            (place / "work" / name).write_text(text)
        for name, script in look.helpers.items():
            (place / "bin" / name).write_text(script)
            (place / "bin" / name).chmod(0o755)
        return place

    def clean(self) -> None:
        """Take all runs away."""
        shutil.rmtree(self._root, ignore_errors=True)
