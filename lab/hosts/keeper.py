"""The world's side of its hosts: makes their files and their network, starts and ends their first processes."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import threading
import uuid
from pathlib import Path

from lab.hosts import keys, tree
from lab.hosts.model import WORLD_ADDRESS, WORLD_ADDRESS6, HostError, HostSpec
from lab.resolver import Resolver
from waybill.core.records import to_json

BRIDGE = "hosts"
BRIDGE_CARD = "02:00:00:77:00:01"
CHECKOUT = Path(__file__).resolve().parent.parent.parent
PLUGINS = ("usr/libexec/docker/cli-plugins", "usr/lib/docker/cli-plugins")
UNSHARE = ("unshare", "--net", "--mount", "--pid", "--uts", "--ipc", "--fork", "--kill-child", "--mount-proc")


class Keeper:
    """All hosts of a world."""

    def __init__(self, directory: Path, resolver: Resolver) -> None:
        self._directory = directory / "hosts"
        self._resolver = resolver
        self._lock = threading.Lock()
        self._bridged = False
        self._running: dict[str, tuple[HostSpec, subprocess.Popen[str]]] = {}
        self.key = directory / "ssh" / "id_ed25519"

    def prepare(self) -> Path:
        """What all hosts share: the key for their users, and the network between them. Gives the key."""
        with self._lock:
            keys.write_user_key(self.key)
            if not self._bridged:
                _bridge()
                self._resolver.listen(WORLD_ADDRESS)
                self._bridged = True
        return self.key

    def start(self, spec: HostSpec) -> None:
        """Start a host; the first time, make it."""
        self.prepare()
        place = self._directory / spec.name
        if not place.exists():
            self._make(place, spec)
        (place / "init.json").write_text(json.dumps(_settings(spec)))
        self._running[spec.name] = (spec, _launch(place, spec))
        self._resolver.know(f"{spec.name}.example.com", spec.address)

    def _make(self, place: Path, spec: HostSpec) -> None:
        for name in ("root", "layers", "upper", "work"):
            (place / name).mkdir(parents=True)
        for number, layer in enumerate(spec.layers):
            (place / "layers" / str(number)).symlink_to(layer)
        (place / "host.json").write_text(json.dumps(to_json(spec)))
        tree.plant(place / "root", spec, self.key)

    def end(self, name: str) -> None:
        """Kill a host as a power cut does. Its disk stays."""
        spec, process = self._running.pop(name)
        # The first process, not the one around it: it ends only when everything on the host has.
        os.kill(_first(process), signal.SIGKILL)
        process.communicate()
        # The kernel takes its time with the network of the dead, and the next life needs the name.
        subprocess.run(["ip", "link", "delete", _card(spec)], check=False, capture_output=True)

    def remove(self, name: str) -> None:
        """End a host and take its disk away."""
        self.end(name)
        shutil.rmtree(self._directory / name)

    def new_keys(self, name: str) -> None:
        """Give a host other keys."""
        keys.write_host_keys(self._directory / name / "root")

    def refresh(self, spec: HostSpec) -> None:
        """Put back what the lab wrote on a host, and remove what others did."""
        tree.refresh(self._directory / spec.name / "root", spec, self.key)


def _settings(spec: HostSpec) -> dict[str, object]:
    without = [
        *spec.without,
        *([] if spec.docker_client else ["docker"]),
        *([] if spec.compose else ["docker-compose"]),
    ]
    return {
        "name": spec.name,
        "address": spec.address,
        "address6": spec.address6,
        "gateway": WORLD_ADDRESS,
        "gateway6": WORLD_ADDRESS6,
        "layers": len(spec.layers),
        "without": without,
        "folders": PLUGINS,
        "proc": spec.proc,
        "boot_id": str(uuid.uuid4()),
        "users": [spec.user_id(user.name) for user in spec.everybody],
        "judge": spec.judge,
    }


def _ip(*lines: str) -> None:
    done = subprocess.run(["ip", "-batch", "-"], input="\n".join(lines), text=True, capture_output=True, check=False)
    if done.returncode != 0:
        raise HostError(f"the network of the hosts cannot be made: {done.stderr.strip()}")


def _bridge() -> None:
    # With an address of its own: one that it takes from its cards changes when a host is removed, and the others would
    # send to the old one for a while.
    _ip(
        f"link add {BRIDGE} address {BRIDGE_CARD} type bridge forward_delay 0",
        f"address add {WORLD_ADDRESS}/24 dev {BRIDGE}",
        f"address add {WORLD_ADDRESS6}/64 dev {BRIDGE} nodad",
        f"link set {BRIDGE} up",
    )


def _launch(place: Path, spec: HostSpec) -> subprocess.Popen[str]:
    """Start the host's first process, give it a network card, and return once it has moved in."""
    with (place / "log").open("a") as log:
        process = subprocess.Popen(
            [*UNSHARE, sys.executable, "-S", "-m", "lab.hosts.init", place],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=log,
            text=True,
            cwd="/",
            env={"PATH": tree.SECURE_PATH, "PYTHONPATH": str(CHECKOUT)},
        )
    try:
        _hear(process, "here", place)
        peer = f"peer name eth0 address {_hardware(spec)} netns {_first(process)}"
        _ip(f"link add {_card(spec)} master {BRIDGE} up type veth {peer}")
        _answer(process)
        _hear(process, "ready", place)
        _answer(process)
    except BaseException:
        process.kill()
        process.wait()
        raise
    return process


def _hear(process: subprocess.Popen[str], word: str, place: Path) -> None:
    said = process.stdout.readline().strip() if process.stdout else ""
    if said != word:
        raise HostError(f"the host {place.name} does not start: {(place / 'log').read_text()[-3000:]}")


def _answer(process: subprocess.Popen[str]) -> None:
    if process.stdin is not None:
        process.stdin.write("go\n")
        process.stdin.flush()


def _first(process: subprocess.Popen[str]) -> int:
    """The first process of the host, as the world numbers it."""
    return int(Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()[0])


def _card(spec: HostSpec) -> str:
    return f"host{spec.number}"


def _hardware(spec: HostSpec) -> str:
    """The same in every life: whoever has spoken with the host remembers it, and would wait for the old one."""
    return f"02:00:00:78:{spec.number >> 8:02x}:{spec.number & 255:02x}"
