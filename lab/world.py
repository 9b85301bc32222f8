"""A world: namespaces of their own with everything running inside, and the handle to play with it."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from lab import building, debs, identity
from lab.client import Client
from lab.engine import SOCKET, sweep_cgroups, thaw_cgroups
from lab.holder import CONTROL
from lab.hosts.host import LabHost
from lab.hosts.inventory import Inventory
from lab.hosts.model import DEPLOY, User
from lab.hosts.model import SOCKET as HOST_SOCKET
from lab.processes import finish

CHECKOUT = Path(__file__).resolve().parent.parent
BASE = ("docker-registry", "busybox")
READY = b"ready\n"
ENDS_WITHIN = 20.0
NEEDS_NAMESPACES = """
A user who is not root needs user namespaces for the lab, and this machine does not allow them (Ubuntu 24.04 closes them
with kernel.apparmor_restrict_unprivileged_userns). Run it as root."""
NO_ENGINE = "unix:///run/no-engine.sock"
STORES = ("classic", "containerd")


class WorldError(RuntimeError):
    """The world could not be started; the text is what it said."""


def _unshare() -> list[str]:
    """Root shares nothing but the file system; everybody else becomes root of a user namespace first."""
    command = ["unshare", "--net", "--mount", "--pid", "--fork", "--kill-child", "--mount-proc"]
    return command if os.geteuid() == 0 else [*command, "--user", "--map-root-user"]


def _holder_environment() -> dict[str, str]:
    return {"PATH": debs.SYSTEM_PATH, "PYTHONPATH": f"{CHECKOUT}:{CHECKOUT / 'src'}"}


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
    try:
        identity.write(directory, process.pid)
        _await_ready(process, directory)
    except BaseException:
        end(process, directory)
        raise
    return process


def _await_ready(process: subprocess.Popen[bytes], directory: Path) -> None:
    said = process.stdout.readline() if process.stdout else b""
    if said == READY:
        return
    said += process.stdout.read() if process.stdout else b""
    log = (directory / "holder.log").read_text()
    hint = NEEDS_NAMESPACES if log.startswith("unshare: ") and os.geteuid() != 0 else ""
    raise WorldError(f"{said.decode()}\n{log}".strip() + hint)


def _own_directory(wanted: Path | None) -> Path:
    """An empty directory that only we may enter; it will be removed, so one with something in it is refused."""
    place = Path(tempfile.mkdtemp(prefix="waybill-lab-")) if wanted is None else wanted
    place.mkdir(parents=True, exist_ok=True)
    if any(place.iterdir()):
        raise WorldError(f"{place} is not empty")
    place.chmod(0o700)
    return place.resolve()


class World(Client):
    """A running world. Use ``with World.start() as world``; everything is gone when the block ends."""

    def __init__(self, directory: Path) -> None:
        super().__init__(directory / CONTROL)
        self.directory = directory
        self.home = directory / "home"
        self.home.mkdir(exist_ok=True)
        self.engine = ""
        self._pid = self.process_id()
        self._path = debs.SYSTEM_PATH
        self._inventory = Inventory(directory, self.ask)

    @classmethod
    @contextlib.contextmanager
    def start(cls, directory: Path | None = None, *, engine: str = "", room: str = "") -> Iterator[World]:
        """Start a world in a directory (an own one below the system's temporary folder if not given).

        ``engine`` "classic" or "containerd" starts a real container engine with that image store in it as well, with
        ``room`` (as "64m") on a disk of that size. The directory is gone at the end.
        """
        if engine not in {"", *STORES}:
            raise WorldError(f"no such engine: {engine!r} (known: {', '.join(STORES)})")
        sweep_cgroups()
        place = _own_directory(directory)
        process = None
        try:
            process = launch(place, attached=True)
            world = cls(place)
            if engine:
                world.start_engine(engine, room=room)
            yield world
        finally:
            if process is not None:
                end(process, place)
            shutil.rmtree(place, ignore_errors=True)
            sweep_cgroups()

    @property
    def authority(self) -> Path:
        """The certificate of the world's private authority, as a PEM file."""
        return self.directory / "tls" / "ca.pem"

    @property
    def unknown_authority(self) -> Path:
        """The certificate of the authority that nobody trusts unless told to: that of the flaw "unknown-ca"."""
        return self.directory / "tls" / "unknown-ca.pem"

    def start_engine(self, store: str = "classic", *, room: str = "") -> None:
        """Start the container engine (root only)."""
        programs = building.engine(store, os.environ)
        self.engine = str(self.ask("engine", programs=dict(programs.found), store=store, room=room))
        self._path = programs.path

    def buildx(self) -> None:
        """Give docker's client in this world the plugin that drives BuildKit."""
        folder = self.home / ".docker" / "cli-plugins"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / building.PLUGIN).unlink(missing_ok=True)
        (folder / building.PLUGIN).symlink_to(building.buildx(os.environ))

    @property
    def hosts(self) -> dict[str, LabHost]:
        """The hosts of this world by name."""
        return self._inventory.hosts

    @property
    def ssh_key(self) -> Path:
        """The private key that every user of every host accepts."""
        return self._inventory.key

    def add_host(
        self,
        name: str,
        *,
        store: str = "classic",
        compose: str = "2.26",
        sshd: str = "",
        users: Iterable[User] = (DEPLOY,),
        sudoers: str = "",
        without: Iterable[str] = (),
        socket: str = HOST_SOCKET,
        rootless: str = "",
        docker_client: bool = True,
        proc: str = "",
    ) -> LabHost:
        """Start a machine of its own in this world (root only). It is reached at its ``address``.

        ``store`` is that of its container engine: "classic", "containerd", or "" for no engine; "podman" is another
        engine, which answers the same client. ``compose`` is the
        version of the plugin, or "". ``sshd`` are lines for sshd_config, ``sudoers`` whole lines of that file,
        ``rootless`` names the user who runs the engine, instead of root; its socket stands in that user's own folder.
        ``without`` are programs (or patterns of names) that it lacks, ``proc`` options of its /proc, as ``hidepid=2``.
        """
        return self._inventory.add(
            name,
            store=store,
            compose=compose,
            sshd=sshd,
            users=tuple(users),
            sudoers=sudoers,
            without=tuple(without),
            socket=socket.replace("/var/run/", "/run/"),
            rootless=rootless,
            docker_client=docker_client,
            proc=proc,
        )

    def remove_host(self, name: str) -> None:
        """End a host; nothing of it is left."""
        self._inventory.remove(name)

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
        return finish(self.popen(argv, env=env, cwd=cwd), argv, input, timeout)

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


def end(process: subprocess.Popen[bytes], directory: Path) -> None:
    """End a world that is tied to us by letting go of it; one that does not listen is killed."""
    thaw_cgroups(directory)
    if process.stdin is not None:
        process.stdin.close()
    try:
        process.wait(timeout=ENDS_WITHIN if process.stdin else 0)
    except subprocess.TimeoutExpired:
        identity.kill(directory)
        process.wait()
    if process.stdout is not None:
        process.stdout.close()
