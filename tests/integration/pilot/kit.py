"""A pilot on a host of the lab: its bundle written as a deploy writes it, and its journal read back."""

from __future__ import annotations

import itertools
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

from lab.hosts.host import LabHost
from lab.publish import Pushed
from tests.faults.scene import APP, DIRECTORY, Scene
from waybill.core.deploy.archive import archive
from waybill.core.deploy.model import Line, Pilot, Pin, Release, Status, SyncFile
from waybill.core.deploy.override import Labels, override_text
from waybill.core.deploy.read_journal import read_pilot
from waybill.core.deploy.read_ledger import release_text
from waybill.core.deploy.spec import spec_text
from waybill.core.wire import Told
from waybill.effects.deploy.pilot_text import pilot_text

BASE = "/home/deploy/waybill"
STATE = f"{BASE}/compose-app-3f2a9c1b"
RUN = "https://github.com/acme/app/actions/runs/1/attempts/1"
HEALTH = "http://127.0.0.1:8000/health"
WAITS = 120.0
SHELLS = {"dash": ("dash",), "bash": ("bash", "--posix"), "busybox": ("busybox", "ash")}
PROJECT = """\
services:
  app:
    image: ghcr.io/acme/app:${IMAGE_TAG:-latest}
    ports: ["8000:8000"]
    restart: always
    stop_grace_period: 1s
    environment:
      HEALTH_CODE: ${HEALTH_CODE:-200}
"""
_NUMBERS = itertools.count(1)


def new_transaction() -> str:
    """Each is newer than the one before."""
    return f"20261126T14{next(_NUMBERS):04d}Z-1a2b3c4d"


def until(condition: Callable[[], Any], what: str = "it") -> Any:
    """What the condition gives, once it gives something."""
    deadline = time.monotonic() + WAITS
    while not (found := condition()):
        assert time.monotonic() < deadline, f"{what} never came"
        time.sleep(0.05)
    return found


class Ground:
    """A host with a compose project, before and while pilots work there."""

    def __init__(
        self, scene: Scene, text: str = PROJECT, env: Mapping[str, str] | None = None, user: str = "deploy"
    ) -> None:
        self.scene, self.user = scene, user
        self.base = f"/home/{user}/waybill"
        self.state = f"{self.base}/{STATE.rpartition('/')[2]}"
        self.host: LabHost = scene.host
        self.host.write(f"{DIRECTORY}/compose.yml", text, owner=user)
        self.host.write(f"{DIRECTORY}/.env", "".join(f"{k}={v}\n" for k, v in (env or {}).items()), owner=user)

    def fetch(self, version: str, **wish: Any) -> Pushed:
        """A version of the application, brought to the host and kept there by its tag."""
        pushed = self.scene.push(version, **wish)
        self.host.pull(pushed.pinned, self.scene.token)
        self.docker("tag", pushed.pinned, keep_of(pushed))
        return pushed

    def docker(self, *words: str) -> str:
        """One docker command; it must succeed."""
        done = self.host.docker(*words)
        assert done.returncode == 0, f"docker {' '.join(words)}: {done.stderr}"
        return done.stdout

    def containers(self, service: str = "app", project: str = "app") -> list[dict[str, Any]]:
        """The containers of a service, whatever their state."""
        return [
            self.host.engine_get(f"/containers/{one['Id']}/json")
            for one in self.host.engine_get("/containers/json?all=1")
            if one["Labels"].get("com.docker.compose.service") == service
            and one["Labels"].get("com.docker.compose.project") == project
        ]

    def the_container(self, service: str = "app") -> dict[str, Any]:
        """The only one."""
        (one,) = self.containers(service)
        return one

    def answer(self, path: str = "/version") -> str:
        """What the application says on its published port, asked on the host."""
        done = self.host.run(["curl", "-s", "--max-time", "5", f"http://127.0.0.1:8000{path}"])
        return done.stdout

    def release(self, name: str) -> str:
        """The status of a release, by its record."""
        record = self.host.read(f"{self.state}/releases/{name}/release")
        return next(line.partition(" ")[2] for line in record.splitlines() if line.startswith("status "))


def service_of(container: Mapping[str, Any]) -> str:
    """The service of a container, as compose labels it."""
    return str(container["Config"]["Labels"]["com.docker.compose.service"])


def keep_of(pushed: Pushed) -> str:
    """Its keep tag."""
    return f"{APP}:waybill-{pushed.digest[7:19]}"


def members_of(pushed: Pushed) -> tuple[str, ...]:
    """All that an engine may call it."""
    return tuple(dict.fromkeys((pushed.digest, *pushed.platforms.values(), *pushed.configs.values())))


class Flight:
    """One transaction: its bundle, its pilot, its journal."""

    def __init__(
        self,
        ground: Ground,
        pushed: Pushed | None,
        *,
        services: Sequence[str] = ("app",),
        jobs: Sequence[str] = (),
        sync: Mapping[str, str | None] | None = None,
        shell: str = "dash",
        secrets: str = "",
        adopted: bool = False,
        more: Mapping[str, str] | None = None,
        **spec: str,
    ) -> None:
        self.ground, self.host, self.pushed, self.shell, self.user = ground, ground.host, pushed, shell, ground.user
        self.services, self.jobs, self.secrets = services, jobs, secrets
        self.transaction = new_transaction()
        self.bundle = f"{ground.base}/bundle-{self.transaction}"
        self.sync = sync or {}
        self.adopted = adopted
        self.more = {name.replace("_", "-"): value for name, value in {**(more or {}), **spec}.items()}
        self.process: subprocess.Popen[bytes] | None = None

    # The bundle

    @property
    def old(self) -> list[dict[str, Any]]:
        return [one for name in self.services for one in self.ground.containers(name)]

    def spec(self) -> dict[str, str]:
        running = {name: self.ground.containers(name) for name in self.services}
        restore = {name: found[0]["Image"] for name, found in running.items() if found and found[0]["State"]["Running"]}
        for image in restore.values():
            self.ground.docker("tag", image, f"{APP}:waybill-{image[7:19]}")
        values = {
            "transaction": self.transaction,
            "verb": "deploy",
            "state": self.ground.state,
            "bundle": self.bundle,
            "project": "app",
            "directory": DIRECTORY,
            "files": "compose.yml",
            "services": "\n".join(self.services),
            "jobs": "\n".join(self.jobs),
            "seen": "\n".join(
                f"{service_of(one)} {one['Id']} {one['Image']} {one['State']['Status']}" for one in self.old
            ),
            "restore": "\n".join(f"{name} {APP}:waybill-{image[7:19]} {image}" for name, image in restore.items()),
            "sync": "\n".join(
                "- - " + path if text is None else f"{sha256(text.encode()).hexdigest()} 0644 {path}"
                for path, text in self.sync.items()
            ),
            "release": self.transaction,
            "timeout": "20",
            "confirm-timeout": "60",
            "lock-wait": "60",
        }
        if self.pushed is not None:
            members = ",".join(members_of(self.pushed))
            values["pins"] = "\n".join(f"{n} {self.pushed.pinned} {members}" for n in (*self.services, *self.jobs))
        return {**values, **self.more}

    def files(self) -> dict[str, bytes]:
        values = self.spec()
        release = self.record(Status.SETTLED)
        labels = Labels(state=self.ground.state, release=self.transaction, digest=release.digest, run=RUN)
        pins = [
            Pin(service=n, reference=p, members=()) for n, p, *_ in map(str.split, values.get("pins", "").splitlines())
        ]
        before = [Pin(service=n, reference=p, members=()) for n, p, _ in map(str.split, values["restore"].splitlines())]
        old = Labels(state=self.ground.state, release=values.get("left") or "adopted-000000000000")
        texts = {
            "pilot.sh": pilot_text(),
            "spec": spec_text(values),
            "override.yml": override_text(pins, labels),
            "before.yml": override_text(before, old),
            "release": release_text(release),
            **{f"files/{path}": text for path, text in self.sync.items() if text is not None},
        }
        if self.adopted:
            adopted = Release(name="adopted-000000000000", status=Status.ADOPTED, since="2026-01-01T00:00:00Z")
            texts["adopted"] = release_text(adopted)
        return {name: text.encode() for name, text in texts.items()}

    def record(self, status: Status) -> Release:
        sync = tuple(
            SyncFile(path=path, sha256="" if text is None else sha256(text.encode()).hexdigest())
            for path, text in self.sync.items()
        )
        pins: tuple[Pin, ...] = ()
        digest = ""
        if self.pushed is not None:
            digest = self.pushed.digest
            pins = tuple(
                Pin(service=name, reference=keep_of(self.pushed), members=members_of(self.pushed))
                for name in self.services
            )
        return Release(
            name=self.transaction,
            status=status,
            image=APP,
            digest=digest,
            since="2026-11-26T14:03:12Z",
            services=pins,
            sync=sync,
        )

    def write(self) -> Flight:
        """Put the bundle on the host, as `stage` and `launch` do."""
        script = 'umask 077; mkdir -p "$1/files"; base64 -d | tar -x -C "$1" -f -'
        content = archive(self.files())
        done = self.host.run(["sh", "-c", script, "sh", self.bundle], user=self.user, input=content)
        assert done.returncode == 0, done.stderr
        return self

    # The pilot

    def start(self, *, environ: Mapping[str, str] | None = None) -> Flight:
        """Start the pilot as `launch` does."""
        if not self.host.exists(self.bundle):
            self.write()
        shell = " ".join(SHELLS[self.shell])
        script = f'umask 077; exec >>"$1/log" 2>&1; exec setsid {shell} "$1/pilot.sh" "$1"'
        process = self.host.popen(["sh", "-c", script, "sh", self.bundle], user=self.user, env=environ)
        assert process.stdin is not None
        process.stdin.write(self.secrets.encode())
        process.stdin.close()
        process.stdin = None
        self.process = process
        self.ground.scene.afterwards.callback(process.communicate)
        self.ground.scene.afterwards.callback(process.kill)
        return self

    @property
    def place(self) -> str:
        places = (self.bundle, f"{self.ground.state}/open", f"{self.ground.state}/ended/{self.transaction}")
        for path in places:
            if f" begin transaction={self.transaction} " in self.peek(f"{path}/journal"):
                return path
        return ""

    def peek(self, path: str) -> str:
        """A file of the host as it is now, or nothing: asked so often that no process may be started for it."""
        try:
            return Path(f"{self.host.view}{path}").read_text(errors="replace")
        except OSError:
            return ""

    def pilot(self) -> Pilot:
        """What its journal says so far."""
        for _ in range(5):
            place = self.place
            journal = self.peek(f"{place}/journal") if place else ""
            if journal:
                head, _, text = journal.partition("\n")
                assert head == "waybill journal 1"
                read = read_pilot(Told(records=(("follow.journal", text), ("end", "")), whole=True), Pilot())
                assert read.trouble == "", read.trouble
                return read
        return Pilot()

    def lines(self) -> tuple[Line, ...]:
        return self.pilot().lines

    def log(self) -> str:
        return self.peek(f"{self.place or self.bundle}/log")

    def until(self, kind: str, step: str) -> Line:
        """Wait for a line."""

        def found() -> Line | None:
            pilot = self.pilot()
            line = next((one for one in pilot.lines if (one.kind, one.step) == (kind, step)), None)
            assert line is not None or pilot.end is None, self.story()
            return line

        return until(found, f"{kind} {step}")  # type: ignore[no-any-return]

    def say(self, word: str) -> None:
        """The runner's word."""
        script = 'umask 077; printf "%s\n" "$2" >"$1/word.tmp" && mv "$1/word.tmp" "$1/word"'
        done = self.host.run(["sh", "-c", script, "sh", self.place, f"{self.transaction} {word}"], user=self.user)
        assert done.returncode == 0, done.stderr

    def end(self) -> str:
        """Wait for its end: `delivered`, `restored gate`, ..."""
        assert self.process is not None
        until(lambda: self.process is not None and self.process.poll() is not None, "the pilot's end")
        last = self.lines()[-1] if self.lines() else None
        assert last is not None, self.story()
        assert last.kind == "end", self.story()
        return " ".join((last.step, *last.values.values()))

    def run(self, word: str = "confirm", **start: Any) -> str:
        """The whole of it, with this word once it is settled."""
        self.start(**start)

        def settled() -> bool:
            pilot = self.pilot()
            gone = self.process is None or self.process.poll() is not None
            return gone or pilot.end is not None or pilot.first("settled") is not None

        until(settled, "settled")
        if word and self.pilot().end is None and self.pilot().first("settled") is not None:
            self.say(word)
        return self.end()

    def kill(self) -> None:
        """Kill -9 of the pilot alone."""
        pid = self.host.run(["sh", "-c", 'pgrep -o -f "[p]ilot.sh $1"', "sh", self.bundle]).stdout.split()
        self.host.shell('kill -9 "$@" || true', *pid)

    def story(self) -> str:
        """Everything, for a failed assertion."""
        text = "\n".join(f"{one.number} {one.kind} {one.step} {dict(one.values)}" for one in self.lines())
        return f"{text}\n--\n{self.log()}"

    def steps(self) -> list[str]:
        return [f"{one.kind} {one.step}" for one in self.lines()]
