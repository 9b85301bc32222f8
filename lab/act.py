"""`act`, the runner of GitHub Actions on this machine's own system, inside a world, so that ghcr.io is the twin."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from lab.debs import MissingProgramError
from lab.world import World, WorldError

# `act` opens two servers on the machine's outward address, and reads its own variables, unless told otherwise.
FLAGS = (
    *("-P", "ubuntu-latest=-self-hosted", "--json", "--pull=false", "--action-offline-mode"),
    *("--no-cache-server", "--artifact-server-addr", "127.0.0.1"),
)
# The current directory is looked up again: to Go's getwd the one that came from outside the world has no path.
IN_FOLDER = ("sh", "-c", 'cd "$0" && exec "$@" 2>&1')
LONGEST = 300.0


@dataclass(frozen=True, kw_only=True)
class Event:
    """What starts a workflow, and what the repository's settings give it."""

    workflow: str = "job.yml"
    name: str = "push"
    payload: Mapping[str, Any] = field(default_factory=dict)
    inputs: Mapping[str, str] = field(default_factory=dict)
    secrets: Mapping[str, str] = field(default_factory=dict)
    variables: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Acted:
    """How it ended: its exit code, the events of its log in their order, and all that it printed."""

    code: int
    events: Sequence[Mapping[str, Any]]
    raw: str


@dataclass(frozen=True, kw_only=True)
class Act:
    """The program. ``served`` are the repositories of actions, as ``owner/name@commit``, each in its folder."""

    world: World
    served: Mapping[str, Path]
    home: Path
    path: str = ""

    def run(
        self, repository: Path, event: Event, hear: Callable[[Mapping[str, Any]], object] = lambda _: None
    ) -> Acted:
        """Run a workflow of a repository to its end. ``hear`` is told each event of its log when it comes."""
        environ = {"HOME": str(self.home), "PATH": self.path or self.world.environment()["PATH"], **event.secrets}
        events: list[Mapping[str, Any]] = []
        raw: list[str] = []
        with self.world.popen(self._words(repository, event), env=environ) as process:
            alarm = threading.Timer(LONGEST, os.killpg, (process.pid, signal.SIGKILL))
            alarm.start()
            try:
                for line in _lines(process):
                    raw.append(line)
                    if line.startswith("{"):
                        events.append(json.loads(line))
                        hear(events[-1])
            finally:
                alarm.cancel()
        # No job may be meant by its `if`.
        if process.returncode != 0 and not any("jobResult" in entry for entry in events):
            raise WorldError(f"act could not run {event.workflow}:\n{''.join(raw)}")
        return Acted(code=process.returncode, events=events, raw="".join(raw))

    def _words(self, repository: Path, event: Event) -> list[str | Path]:
        payload = self.home / "payload.json"
        payload.write_text(json.dumps(event.payload))
        words: list[str | Path] = [*IN_FOLDER, repository, find_act(), event.name, *FLAGS]
        words += ["-W", f".github/workflows/{event.workflow}"]
        words += ["--eventpath", payload] if event.payload else []
        for name, folder in self.served.items():
            words += ["--local-repository", f"{name}={folder}"]
        words += [word for name in event.secrets for word in ("-s", name)]
        words += [word for pair in event.variables.items() for word in ("--var", "=".join(pair))]
        return words + [word for pair in event.inputs.items() for word in ("--input", "=".join(pair))]


def _lines(process: subprocess.Popen[bytes]) -> Iterator[str]:
    if process.stdin is not None:
        process.stdin.close()
    for line in process.stdout or ():
        yield line.decode(errors="replace")


def commit(repository: Path, message: str = "a job") -> str:
    """Commit all that lies there, in a repository that is made where there is none; gives the commit."""
    if not (repository / ".git").exists():
        git(repository, "init", "--quiet", "--initial-branch=main")
        git(repository, "remote", "add", "origin", "https://github.com/acme/app")
    git(repository, "add", "--all")
    who = ("-c", "user.name=octo", "-c", "user.email=octo@example.com")
    git(repository, *who, "commit", "--quiet", "--allow-empty", "--message", message)
    return git(repository, "rev-parse", "HEAD")


def git(repository: Path, *words: str) -> str:
    """Run git there, deaf to this machine's own configuration."""
    environ = {"PATH": os.environ["PATH"], "HOME": str(repository), "GIT_CONFIG_NOSYSTEM": "1"}
    done = subprocess.run(["git", *words], cwd=repository, env=environ, check=True, capture_output=True, text=True)
    return done.stdout.strip()


def find_act() -> Path:
    """The program, from the developers' tools."""
    beside = Path(sys.executable).parent / "act"
    found = beside if beside.exists() else shutil.which("act")
    if not found:
        raise MissingProgramError("act is not installed; bin/test and bin/demo install it")
    return Path(found)
