"""A world: namespaces of their own with everything running inside, and the handle to play with it."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from lab import debs
from lab.client import Client
from lab.engine import SOCKET, sweep_cgroups
from lab.holder import CONTROL

CHECKOUT = Path(__file__).resolve().parent.parent
BASE = ("docker-registry", "busybox")
NO_ENGINE = "unix:///run/no-engine.sock"


class WorldError(RuntimeError):
    """The world could not be started; the text is what it said."""


def _unshare() -> list[str]:
    """Root shares nothing but the file system; everybody else becomes root of a user namespace first."""
    command = ["unshare", "--net", "--mount", "--pid", "--fork", "--kill-child", "--mount-proc"]
    return command if os.geteuid() == 0 else [*command, "--user", "--map-root-user"]


def _holder_environment() -> dict[str, str]:
    return {"PATH": debs.SYSTEM_PATH, "PYTHONPATH": f"{CHECKOUT}:{CHECKOUT / 'src'}", "PYTHONDONTWRITEBYTECODE": "1"}


def launch(directory: Path, *, attached: bool, environ: Mapping[str, str] = os.environ) -> subprocess.Popen[bytes]:
    """Start the holder of a world and return once it is ready. ``attached`` ties its life to ours."""
    programs = debs.find(BASE, environ)
    settings = {"attached": attached, "programs": dict(programs.found)}
    (directory / "holder.json").write_text(json.dumps(settings))
    with (directory / "holder.log").open("wb") as log:
        process = subprocess.Popen(
            [*_unshare(), sys.executable, "-m", "lab.holder", str(directory)],
            stdin=subprocess.PIPE if attached else subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=log,
            env=_holder_environment(),
            cwd="/",
            start_new_session=True,
        )
    _await_ready(process, directory)
    return process


def _await_ready(process: subprocess.Popen[bytes], directory: Path) -> None:
    if process.stdout is None:
        raise WorldError("the holder has no output")
    said = process.stdout.readline()
    if said == b"ready\n":
        return
    said += process.stdout.read()
    process.kill()
    process.wait()
    raise WorldError(f"{said.decode()}\n{(directory / 'holder.log').read_text()}".strip())


class World(Client):
    """A running world. Use ``with World.start() as world``; everything is gone when the block ends."""

    def __init__(self, directory: Path, process: subprocess.Popen[bytes] | None) -> None:
        super().__init__(directory / CONTROL)
        self.directory = directory
        self.home = directory / "home"
        self.home.mkdir(exist_ok=True)
        self.engine = ""
        self._process = process
        self._pid = self.process_id()
        self._path = debs.SYSTEM_PATH

    @classmethod
    @contextlib.contextmanager
    def start(cls, directory: Path | None = None, *, engine: str = "") -> Iterator[World]:
        """Start a world in a directory (an own one below the system's temporary folder if not given).

        ``engine`` "classic" starts a real container engine in it as well. The directory is emptied at the end.
        """
        sweep_cgroups()
        place = Path(tempfile.mkdtemp(prefix="waybill-lab-")) if directory is None else directory
        place.mkdir(parents=True, exist_ok=True)
        place.chmod(0o700)
        process = None
        try:
            process = launch(place.resolve(), attached=True)
            world = cls(place.resolve(), process)
            if engine:
                world.start_engine()
            yield world
        finally:
            if process is not None:
                end(process)
            shutil.rmtree(place)
            sweep_cgroups()

    @property
    def authority(self) -> Path:
        """The certificate of the world's private authority, as a PEM file."""
        return self.directory / "tls" / "ca.pem"

    def start_engine(self) -> None:
        """Start the container engine (root only)."""
        programs = debs.find(debs.ENGINE, os.environ)
        self.engine = str(self.ask("engine", programs=dict(programs.found)))
        self._path = programs.path

    def environment(self, extra: Mapping[str, str] | None = None) -> dict[str, str]:
        """The clean environment in which commands run inside."""
        return {
            "PATH": self._path,
            "HOME": str(self.home),
            "LANG": "C.UTF-8",
            "DOCKER_HOST": f"unix://{SOCKET}" if self.engine else NO_ENGINE,
            **(extra or {}),
        }

    def command(self, argv: Sequence[str | Path]) -> list[str]:
        """The command that runs ``argv`` inside, started from outside."""
        spaces = ["--net", "--mount", "--pid"] + ([] if os.geteuid() == 0 else ["--user", "--preserve-credentials"])
        # The working directory must be looked up again: inside, the same path may be another mount.
        return ["nsenter", "--target", str(self._pid), *spaces, "--wd=/proc/self/cwd", "--", *map(str, argv)]

    def run(
        self,
        argv: Sequence[str | Path],
        *,
        env: Mapping[str, str] | None = None,
        cwd: Path | None = None,
        input: str | bytes = b"",  # noqa: A002  # the word that subprocess uses
        timeout: float = 120,
    ) -> subprocess.CompletedProcess[str]:
        """Run a command inside and return what it printed. A command that takes too long is killed with its group."""
        with self.popen(argv, env=env, cwd=cwd) as process:
            data = input.encode() if isinstance(input, str) else input
            try:
                out, err = process.communicate(data, timeout=timeout)
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)
                raise
        return subprocess.CompletedProcess(list(map(str, argv)), process.returncode, _text(out), _text(err))

    def popen(
        self, argv: Sequence[str | Path], *, env: Mapping[str, str] | None = None, cwd: Path | None = None
    ) -> subprocess.Popen[bytes]:
        """Start a command inside, in a process group of its own, with pipes on all three ends."""
        return subprocess.Popen(
            self.command(argv),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=self.environment(env),
            cwd=cwd or self.home,
            start_new_session=True,
        )

    def docker(self, *arguments: str, **options: Any) -> subprocess.CompletedProcess[str]:
        """Run the docker client inside."""
        return self.run(["docker", *arguments], **options)


def _text(content: bytes) -> str:
    return content.decode(errors="replace")


def end(process: subprocess.Popen[bytes]) -> None:
    """End a world: its first process falls with ``unshare``, and everything inside with its first process."""
    process.kill()
    process.wait()
    for stream in (process.stdin, process.stdout):
        if stream is not None:
            stream.close()
