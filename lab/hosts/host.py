"""A host of a running world, as tests and judges hold it. It is entered through its namespaces, never by SSH."""

from __future__ import annotations

import base64
import contextlib
import http.client
import json
import os
import secrets
import socket
import subprocess
import time
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from lab import application, control, debs
from lab.hosts import engine, keys, listening, processes, snapshot, sshd
from lab.hosts.init import PEER
from lab.hosts.model import HostError, HostSpec, port_of
from lab.hosts.renew import renew
from lab.hosts.tree import SECURE_PATH, socket_owner
from lab.images import Entry, layer
from lab.processes import finish
from waybill.core.records import to_json

SPACES = ("--net", "--mount", "--pid", "--uts", "--ipc")
WAITS = 60.0
ENDING = 5.0
STEADY = 0.05


class LabHost:
    """One machine of a world. ``World.add_host`` makes it; it ends with the world."""

    def __init__(self, place: Path, spec: HostSpec, key: Path, ask: Callable[..., Any]) -> None:
        self.spec = spec
        self.name = spec.name
        self.address = spec.address
        self.address6 = spec.address6
        self.key = key
        self.port = port_of(spec.sshd)
        self.sshd_runs_with = ""
        self.root = place / "root"  # its disk, as it lies on the machine
        self.place = place
        self.tell = ask
        self._pid = 0

    # -- who it is -----------------------------------------------------------------------------------------------

    @property
    def pid(self) -> int:
        """Its first process, as numbered outside."""
        self._pid = self._pid or control.peer(self.place / PEER)
        return self._pid

    @property
    def known_hosts(self) -> str:
        """The lines for ssh's known_hosts, one for each of its keys."""
        return keys.known_hosts(self.root, self.address, self.port)

    def known_hosts_as(self, name: str) -> str:
        """The same lines for another name of the host: its IPv6 address, or a name that leads to it."""
        return keys.known_hosts(self.root, name, self.port)

    @property
    def fingerprints(self) -> dict[str, str]:
        """Type of key to fingerprint."""
        return keys.fingerprints(self.root)

    @property
    def boot_id(self) -> str:
        """What the host says that its kernel's start was."""
        return self.read("/proc/sys/kernel/random/boot_id").strip()

    @property
    def view(self) -> Path:
        """Its root as seen from outside, all mounts included. An absolute link in it leads into the machine's own."""
        return Path(f"/proc/{self.pid}/root")

    def user_id(self, name: str) -> int:
        """The number of a user."""
        return self.spec.user_id(name)

    # -- commands on it ------------------------------------------------------------------------------------------

    def command(self, argv: Sequence[str | Path], user: str = "root") -> list[str]:
        """The command that runs ``argv`` on the host, started from outside."""
        other = [] if user == "root" else ["setpriv", f"--reuid={user}", f"--regid={user}", "--init-groups", "--"]
        return ["nsenter", "--target", str(self.pid), *SPACES, "--", *other, *map(str, argv)]

    def popen(
        self, argv: Sequence[str | Path], *, user: str = "root", env: Mapping[str, str] | None = None
    ) -> subprocess.Popen[bytes]:
        """Start a command on the host, in a process group of its own, with pipes on all three ends."""
        return subprocess.Popen(
            self.command(argv, user),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=self._environment(user, env),
            umask=0o022,  # as on any server, whatever it is where the lab was started
            start_new_session=True,
        )

    def _environment(self, user: str, extra: Mapping[str, str] | None) -> dict[str, str]:
        (described,) = [one for one in self.spec.everybody if one.name == user]
        own = {"PATH": SECURE_PATH, "HOME": described.home, "USER": user, "LOGNAME": user, "LANG": "C.UTF-8"}
        return {**own, **(extra or {})}

    def run(
        self,
        argv: Sequence[str | Path],
        user: str = "root",
        env: Mapping[str, str] | None = None,
        input: str | bytes = "",  # noqa: A002  # the word that subprocess uses
        timeout: float = 60,
    ) -> subprocess.CompletedProcess[str]:
        """Run a command on the host, as one of its users, in ``/``. It knows nothing of any login's environment."""
        return finish(self.popen(argv, user=user, env=env), argv, input, timeout)

    def shell(self, script: str, *arguments: str, input: str | bytes = "", timeout: float = 60) -> str:  # noqa: A002
        """What a shell script of root's prints; HostError when it fails."""
        done = self.run(["sh", "-c", script, "sh", *arguments], input=input, timeout=timeout)
        if done.returncode != 0:
            raise HostError(f"{self.name}: {script.strip()!r} ended with {done.returncode}: {done.stderr.strip()}")
        return done.stdout

    # -- files ---------------------------------------------------------------------------------------------------

    def write(self, path: str, text: str, owner: str = "root", mode: int = 0o644) -> None:
        """Write a file; folders above it that are missing come to be, and belong to the same owner."""
        script = """
        set -e
        folder=$(dirname "$1"); made=
        while [ ! -d "$folder" ]; do made="$folder $made"; folder=$(dirname "$folder"); done
        for folder in $made; do mkdir "$folder"; chown "$2:" "$folder"; done
        cat >"$1"; chown "$2:" "$1"; chmod "$3" "$1"
        """
        self.shell(script, path, owner, f"{mode:o}", input=text)

    def read(self, path: str) -> str:
        """The text of a file; FileNotFoundError when there is none."""
        if not self.exists(path):
            raise FileNotFoundError(f"{self.name}:{path}")
        return self.shell('cat "$1"', path)

    def exists(self, path: str) -> bool:
        """Whether there is anything of that name, a link that leads nowhere included."""
        return self.run(["sh", "-c", '[ -e "$1" ] || [ -L "$1" ]', "sh", path]).returncode == 0

    def remove(self, path: str) -> None:
        """Remove a file or a folder with all in it, or nothing."""
        self.shell('rm -rf "$1"', path)

    # -- sshd ----------------------------------------------------------------------------------------------------

    def start_sshd(self, options: str | None = None) -> None:
        """Start sshd, with other options when some are given. Returns once it listens."""
        if options is not None:
            self.port = port_of(options)
            self.write(sshd.CONFIGURATION, sshd.configuration(options))
        self.sshd_runs_with = self.read(sshd.CONFIGURATION)
        self.shell(sshd.START)
        self._until(self.sshd_listens, "sshd does not listen", sshd.LOG)

    def sshd_listens(self) -> bool:
        """Whether somebody listens on its port."""
        return self.port in listening.ports(self.pid)

    def stop_sshd(self) -> None:
        """No new connection is taken; those that stand stay."""
        self.shell(f'kill "$(cat {sshd.PID_FILE})"')
        self._until(lambda: not self.sshd_listens(), "sshd does not stop", sshd.LOG)

    def cut_ssh(self) -> None:
        """Every connection that stands ends at once, as when the network fails; sshd takes new ones."""
        sessions = [pid for pid, process in processes.of(self.view).items() if process.is_ssh_session]
        self.shell('[ $# = 0 ] || kill -9 "$@" 2>/dev/null || true', *map(str, sessions))

    def swap_host_keys(self) -> None:
        """Another machine answers at the same address: sshd starts again with new keys."""
        self.stop_sshd()
        self.tell("host_keys", name=self.name)
        self.start_sshd()

    # -- the engine ----------------------------------------------------------------------------------------------

    def start_engine(self) -> None:
        """Start the container engine and return once it answers."""
        self.launch_engine()
        self.await_engine()

    def launch_engine(self) -> None:
        """Start the container engine without waiting."""
        self.shell(engine.start(self.spec))

    def await_engine(self) -> None:
        """Wait until the engine answers."""
        self._until(self.engine_answers, "the engine does not answer", engine.LOG)
        if owner := socket_owner(self.spec):
            self.shell('chown "$2:" "$1"; chmod 600 "$1"', self.spec.socket, owner)

    def engine_answers(self) -> bool:
        """Whether the engine is there and talks."""
        try:
            self.engine_get("/_ping")
        except OSError:
            return False
        return True

    def stop_engine(self, *, kill: bool = False) -> None:
        """End the engine as the system does, its containers too; ``kill`` lets it die, and containers live on."""
        self.shell(engine.stop(self.spec, "KILL" if kill else "TERM"))

    def freeze_engine(self) -> None:
        """The engine's socket accepts from now on, and says nothing."""
        self.shell(engine.send(self.spec, "STOP"))

    def thaw_engine(self) -> None:
        """A frozen engine goes on."""
        self.shell(engine.send(self.spec, "CONT"))

    def engine_get(self, path: str, timeout: float = 30) -> Any:
        """What the engine's API answers, asked at its socket from outside; HostError when it is no 200."""
        return self.engine_request("GET", path, timeout=timeout)

    def engine_request(self, method: str, path: str, *, allowed: Collection[int] = (), timeout: float = 30) -> Any:
        """Ask the engine's API anything; HostError when it is neither a success nor ``allowed``."""
        connection = http.client.HTTPConnection("docker", timeout=timeout)
        connection.sock = socket.socket(socket.AF_UNIX)
        connection.sock.settimeout(timeout)
        with contextlib.closing(connection):
            connection.sock.connect(f"{self.view}{self.spec.socket}")
            connection.request(method, path)
            answer = connection.getresponse()
            text = answer.read().decode()
        if answer.status >= 300 and answer.status not in allowed:
            raise HostError(f"{self.name}: {method} {path}: {answer.status} {text.strip()}")
        return json.loads(text) if "json" in answer.headers.get("Content-Type", "") else text

    def docker(self, *arguments: str, **options: Any) -> subprocess.CompletedProcess[str]:
        """Run the lab's own docker client against the engine, whether or not the host has one."""
        environment = {"DOCKER_HOST": f"unix://{self.spec.socket}", "DOCKER_CONFIG": "/lab/config"}
        return self.run(["/lab/docker", *arguments], env=environment, **options)

    def pull(self, reference: str, token: str = "") -> None:
        """Pull an image as a deploy does, with a configuration of its own that is gone afterwards."""
        config = f"/lab/pull-{secrets.token_hex(4)}"
        auth = base64.b64encode(f"octo:{token}".encode()).decode()
        auths = {reference.partition("/")[0]: {"auth": auth}} if token else {}
        self.write(f"{config}/config.json", json.dumps({"auths": auths}))
        try:
            self._judged("--config", config, "pull", "--quiet", reference, timeout=300)
        finally:
            self.remove(config)

    def load(self, archive: bytes) -> str:
        """Load images as ``docker save`` wrote them."""
        return self._judged("load", "--quiet", input=archive)

    def build_local(self, tag: str, version: str) -> str:
        """Make the sample application's image on this host; no registry ever sees it. Gives its ID."""
        busybox = Path(debs.find(("busybox",), os.environ).found["busybox"])
        content = Entry(path="etc/content", content=version.encode(), mode=0o644)
        rootfs, _ = layer((*application.entries(busybox), content))
        changes = (f"CMD {json.dumps(application.COMMAND)}", "ENV PATH=/bin", f"ENV VERSION={version}")
        words = [word for change in changes for word in ("--change", change)]
        return self._judged("import", *words, "-", tag, input=rootfs).split()[-1]

    def _judged(self, *arguments: str, **options: Any) -> str:
        done = self.docker(*arguments, **options)
        if done.returncode != 0:
            raise HostError(f"{self.name}: docker {' '.join(arguments)}: {done.stderr.strip()}")
        return done.stdout

    # -- all of it -----------------------------------------------------------------------------------------------

    def boot(self) -> None:
        """Start what a server starts."""
        if self.spec.store:
            self.launch_engine()
        self.start_sshd()
        if self.spec.store:
            self.await_engine()

    def reset(self, *, images: bool = False) -> None:
        """As at its start, quickly: nothing of anybody's runs or lies about. Pulled images stay unless ``images``."""
        renew(self, images=images)

    def snapshot(self) -> dict[str, str]:
        """All that a deploy could change, by path, process or port, to be compared with another time's.

        Whatever is just ending is waited for, a little: connections, and processes that nobody waits for.
        """
        found = processes.of(self.view)
        deadline = time.monotonic() + ENDING
        while time.monotonic() < deadline:
            earlier = found
            time.sleep(STEADY)
            found = processes.of(self.view)
            if found == earlier and not any(process.is_ssh_session for process in found.values()):
                break
        return {**dict(self.files()), **dict(snapshot.processes(found)), **dict(snapshot.ports(self.pid))}

    def files(self) -> Iterator[tuple[str, str]]:
        """Every file that somebody could have changed, with what it is."""
        own = [place for place in engine.places(self.spec) if place != self.spec.socket]
        return snapshot.files(self.view, self.place / "upper", own)

    def cut_power(self) -> None:
        """Everything on the host ends at once; its disk stays."""
        self.tell("host_end", name=self.name)
        self._pid = 0

    def reboot(self) -> None:
        """Cut the power and start again: another boot id, an empty /run, the same disk."""
        self.cut_power()
        self.tell("host_start", host=to_json(self.spec))
        self.boot()

    def _until(self, condition: Callable[[], bool], otherwise: str, log: str) -> None:
        deadline = time.monotonic() + WAITS
        while not condition():
            if time.monotonic() > deadline:
                raise HostError(f"{self.name}: {otherwise}: {self.shell('tail -n 30 ' + log)}")
            time.sleep(0.01)
