"""A container engine of the world's own: real dockerd with its own containerd, storage and socket."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Mapping
from pathlib import Path

from lab.debs import Programs

SOCKET = "/run/docker.sock"  # of the world's private /run: where every docker client looks first
STARTS_WITHIN = 60.0
CGROUP_PARENT = "waybill-lab"
CGROUPS = Path("/sys/fs/cgroup")


class Engine:
    """One dockerd. It runs in the world's namespaces and ends with them."""

    socket = f"unix://{SOCKET}"

    def __init__(self, directory: Path, programs: Mapping[str, str]) -> None:
        self._directory = directory
        self._programs = Programs(found=programs)
        self._process: subprocess.Popen[bytes] | None = None

    def _command(self) -> list[str]:
        place = self._directory
        return [
            self._programs.found["dockerd"],
            f"--config-file={place / 'daemon.json'}",
            f"--data-root={place / 'data'}",
            "--exec-root=/run/docker",
            "--pidfile=/run/docker.pid",
            f"--host={self.socket}",
            "--exec-opt=native.cgroupdriver=cgroupfs",
            f"--cgroup-parent=/{CGROUP_PARENT}",
            # The namespace has loopback alone: nothing to bridge to, and containers share it.
            "--bridge=none",
            "--iptables=false",
            "--log-level=warn",
        ]

    def start(self) -> None:
        """Start it and return once it answers; raise with its log when it does not."""
        self._directory.mkdir(parents=True, exist_ok=True)
        (self._directory / "daemon.json").write_text("{}\n")
        log = self._directory / "log"
        with log.open("wb") as output:
            self._process = subprocess.Popen(
                self._command(),
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                env={**os.environ, "PATH": self._programs.path, "HOME": str(self._directory)},
            )
        self._wait(log)

    def _wait(self, log: Path) -> None:
        deadline = time.monotonic() + STARTS_WITHIN
        while not self._answers():
            if self._process is None or self._process.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError(f"dockerd does not answer: {log.read_text()[-3000:]}")
            time.sleep(0.05)

    def _answers(self) -> bool:
        command = [self._programs.found["docker"], "-H", self.socket, "version", "--format", "{{.Server.Version}}"]
        environment = {"PATH": self._programs.path, "HOME": str(self._directory)}
        done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, check=False, env=environment)
        return done.returncode == 0


def sweep_cgroups() -> None:
    """Remove the control groups that containers of ended worlds left empty; those in use refuse and stay."""
    for parent in (CGROUPS / CGROUP_PARENT, *CGROUPS.glob(f"*/{CGROUP_PARENT}")):
        folders = sorted((Path(folder) for folder, _, _ in os.walk(parent)), key=lambda path: -len(path.parts))
        for folder in folders:
            try:
                folder.rmdir()
            except OSError:
                continue
