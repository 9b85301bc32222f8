"""A container engine of the world's own: real dockerd with its own containerd, storage and socket."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import subprocess
from collections.abc import Iterator, Mapping
from itertools import pairwise
from pathlib import Path

from lab.debs import INIT, Programs
from lab.processes import wait_until

SOCKET = "/run/docker.sock"  # of the world's private /run: where every docker client looks first
CONTAINERD_SOCKET = "/run/containerd.sock"
CGROUP_PARENT = "waybill-lab"
PODMANS_CGROUP_PARENT = "libpod_parent"  # nothing can change it for podman's service
CGROUPS = Path("/sys/fs/cgroup")


def cgroup_parent(directory: Path) -> str:
    """The control group of one engine's containers, below that of all worlds, so that each can be told apart."""
    return f"/{CGROUP_PARENT}/{hashlib.sha256(str(directory).encode()).hexdigest()[:12]}"


class Engine:
    """One dockerd. It runs in the world's namespaces and ends with them."""

    socket = f"unix://{SOCKET}"

    def __init__(self, directory: Path, programs: Mapping[str, str], *, store: str = "classic", room: str = "") -> None:
        """``store`` is "classic" or "containerd". ``room`` (as "64m") puts all that it keeps on a disk of that size."""
        self._directory = directory
        self._programs = Programs(found=programs)
        self._store = store
        self._room = room

    def _containerd(self) -> list[str]:
        """A containerd of our own: the one that dockerd would start makes folders below /opt."""
        configuration = self._directory / "containerd.toml"
        configuration.write_text(
            f"""version = 2
root = "{self._directory / "containerd"}"
state = "/run/containerd"
disabled_plugins = ["io.containerd.grpc.v1.cri"]
[grpc]
  address = "{CONTAINERD_SOCKET}"
[plugins."io.containerd.internal.v1.opt"]
  path = "{self._directory / "opt"}"
"""
        )
        return [self._programs.found["containerd"], f"--config={configuration}", "--log-level=warn"]

    def _dockerd(self) -> list[str]:
        place = self._directory
        return [
            self._programs.found["dockerd"],
            f"--containerd={CONTAINERD_SOCKET}",
            f"--config-file={place / 'daemon.json'}",
            f"--data-root={place / 'data'}",
            "--exec-root=/run/docker",
            "--pidfile=/run/docker.pid",
            f"--host={self.socket}",
            "--exec-opt=native.cgroupdriver=cgroupfs",
            f"--cgroup-parent={cgroup_parent(self._directory)}",
            # The namespace has loopback alone: nothing to bridge to, and containers share it.
            "--bridge=none",
            "--iptables=false",
            "--log-level=warn",
        ]

    def start(self) -> None:
        """Start both and return once the engine answers; raise with its log when it does not."""
        self._directory.mkdir(parents=True, exist_ok=True)
        if self._room:
            words = ["mount", "-t", "tmpfs", "-o", f"mode=0711,size={self._room}", "tmpfs", str(self._directory)]
            subprocess.run(words, check=True, stdin=subprocess.DEVNULL)
        features = {"features": {"containerd-snapshotter": self._store == "containerd"}}
        init = {"init-path": self._programs.found[INIT]} if INIT in self._programs.found else {}
        (self._directory / "daemon.json").write_text(json.dumps({**features, **init}) + "\n")
        log = self._directory / "log"
        containerd = self._launch(self._containerd(), log)
        wait_until(Path(CONTAINERD_SOCKET).is_socket, containerd, log)
        dockerd = self._launch(self._dockerd(), log)
        wait_until(self._answers, dockerd, log)

    def _launch(self, command: list[str], log: Path) -> subprocess.Popen[bytes]:
        with log.open("ab") as output:
            return subprocess.Popen(
                command,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                env={"PATH": self._programs.path, "HOME": str(self._directory)},
            )

    def _answers(self) -> bool:
        command = [self._programs.found["docker"], "-H", self.socket, "version", "--format", "{{.Server.Version}}"]
        environment = {"PATH": self._programs.path, "HOME": str(self._directory)}
        done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, check=False, env=environment)
        return done.returncode == 0


def thaw_cgroups(world: Path) -> None:
    """Let the paused containers of a world go on: what is frozen does not die, and the world waits for its last."""
    groups = [cgroup_parent(place) for place in (*world.glob("*"), *world.glob("*/*"), *world.glob("*/*/*"))]
    for group in groups:
        for top in (CGROUPS / group[1:], CGROUPS / "freezer" / group[1:], CGROUPS / "unified" / group[1:]):
            for name, word in (("freezer.state", "THAWED"), ("cgroup.freeze", "0")):
                for file in top.rglob(name):
                    with contextlib.suppress(OSError):
                        file.write_text(word)


def sweep_cgroups() -> None:
    """Remove the control groups that containers of ended worlds left empty; those in use refuse and stay.

    Those of an engine that runs are let alone: between a group's making and its first process it is empty.
    """
    used = {CGROUP_PARENT: _groups_of_dockerds(), PODMANS_CGROUP_PARENT: _groups_of_podmans()}
    for name, groups in used.items():
        for parent in (CGROUPS / name, *CGROUPS.glob(f"*/{name}")):
            folders = sorted((Path(folder) for folder, _, _ in os.walk(parent)), key=lambda path: -len(path.parts))
            for folder in folders:
                if groups and (folder == parent or groups.intersection(folder.parts)):
                    continue
                with contextlib.suppress(OSError):
                    folder.rmdir()


def _groups_of_dockerds() -> set[str]:
    """The names below ours whose engine runs, as its own arguments or its host's configuration tell."""
    found: set[str] = set()
    for process, words in _processes("dockerd"):
        told = [word.partition("=")[2] for word in words if word.startswith("--cgroup-parent=")]
        with contextlib.suppress(OSError, ValueError, AttributeError):
            if not told:
                told = [json.loads((process / "root/etc/docker/daemon.json").read_text()).get("cgroup-parent", "")]
            found |= {Path(one).name for one in told if Path(one).parent == Path("/") / CGROUP_PARENT}
    return found


def _groups_of_podmans() -> set[str]:
    """The names below podman's whose container runs or starts: what watches it is there before its group is."""
    found = {"podman" for _ in _processes("podman")}  # it may be about to make one
    for _, words in _processes("conmon"):
        for option, value in pairwise(words):
            if option in {"-c", "--cid"}:
                found |= {f"libpod-{value}", f"libpod-conmon-{value}"}
    return found


def _processes(program: str) -> Iterator[tuple[Path, list[str]]]:
    """Every process of the machine that runs this program, with its arguments."""
    for process in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            if (process / "comm").read_text() == f"{program}\n":
                yield process, (process / "cmdline").read_text(errors="replace").split("\0")
