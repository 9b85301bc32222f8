"""Runs ``bin/waybill`` inside a world and reads what it left. Shares no code with what it judges."""

from __future__ import annotations

import copy
import itertools
import json
import os
import shutil
import signal
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from lab.processes import finish
from lab.world import CHECKOUT, World
from tests.support.ended import Answered

WAYBILL = CHECKOUT / "bin" / "waybill"


@dataclass(frozen=True, kw_only=True)
class Call:
    """One call: the verb and its words, its environment, and the files in its working directory."""

    verb: str
    arguments: Sequence[str] = ()
    environ: Mapping[str, str] = field(default_factory=dict)
    files: Mapping[str, str] = field(default_factory=dict)

    def but(self, *arguments: str, **environ: str) -> Call:
        """The same call with more words and variables."""
        return Call(
            verb=self.verb,
            arguments=(*self.arguments, *arguments),
            environ={**self.environ, **environ},
            files=self.files,
        )

    def swapped(self, *pairs: tuple[str, str]) -> Call:
        """The same call with other words in the place of some."""
        words = [dict(pairs).get(word, word) for word in self.arguments]
        return Call(verb=self.verb, arguments=words, environ=self.environ, files=self.files)

    def without(self, *variables: str) -> Call:
        """The same call without some of its variables."""
        environ = {name: value for name, value in self.environ.items() if name not in variables}
        return Call(verb=self.verb, arguments=self.arguments, environ=environ, files=self.files)


class Ended(Answered):
    """How a run ended."""

    def codes(self, *severities: str) -> list[str]:
        """The codes of these severities, each once, sorted."""
        return sorted({entry["code"] for entry in self.findings if entry["severity"] in severities})

    @property
    def outcome(self) -> str:
        """Its own word; its exit code where it had none, as for wrong usage."""
        try:
            return str(self.answer["outcome"])
        except (ValueError, KeyError):
            return f"exit {self.exit}"

    @property
    def waybill(self) -> dict[str, Any]:
        """What the waybill says of the run."""
        return dict(json.loads((self.place / "work" / self.answer["waybill"]).read_text())["predicate"])


class Underway:
    """A call that runs."""

    def __init__(self, process: subprocess.Popen[bytes], argv: Sequence[str], place: Path) -> None:
        self._process, self._argv, self._place = process, argv, place
        self._ended: Ended | None = None

    @property
    def outcome(self) -> str:
        """What it said of itself; "killed" when it had no time to."""
        return self._ended.outcome if self._ended else "killed"

    def wait(self, timeout: float = 180) -> Ended:
        """How it ended. One that takes too long is killed with all that it started, and raised."""
        if self._ended is None:
            done = finish(self._process, self._argv, b"", timeout)
            self._ended = Ended(exit=done.returncode, stdout=done.stdout, stderr=done.stderr, place=self._place)
        return self._ended

    def kill(self) -> None:
        """End the run and all of its group at once, as when its machine goes."""
        if self._ended is None and self._process.poll() is None:
            os.killpg(self._process.pid, signal.SIGKILL)

    def cancel(self) -> None:
        """What a runner does first to a job that is cancelled: SIGINT to the step's own process, and to no other."""
        children = Path(f"/proc/{self._process.pid}/task/{self._process.pid}/children")
        for pid in children.read_text().split():
            os.kill(int(pid), signal.SIGINT)


class Runner:
    """Runs calls in one world, each in a home and a working directory of its own."""

    def __init__(self, world: World) -> None:
        self.world = world
        self._root = world.home / "runs"
        self._counted = itertools.count(1)
        self.begun: list[Underway] = []

    def apart(self) -> Runner:
        """The same, which remembers its own calls alone: those of one row."""
        other = copy.copy(self)
        other.begun = []
        return other

    def __call__(self, call: Call, timeout: float = 180) -> Ended:
        """Run it to its end."""
        return self.begin(call).wait(timeout)

    def begin(self, call: Call) -> Underway:
        """Start it, to do something meanwhile."""
        place = self._root / str(next(self._counted))  # runs start from several threads
        for folder in ("home", "work"):
            (place / folder).mkdir(parents=True)
        for name, text in call.files.items():
            path = place / "work" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)
        environ = {"HOME": str(place / "home"), "PATH": self.world.environment()["PATH"], **call.environ}
        argv = [str(WAYBILL), call.verb, "--json", *call.arguments]
        process = self.world.popen(argv, env=environ, cwd=place / "work")
        self.begun.append(Underway(process, argv, place))
        return self.begun[-1]

    def clean(self) -> None:
        """Take all runs away."""
        shutil.rmtree(self._root, ignore_errors=True)
