"""What a deploy may not leave on a host, whatever came of it."""

from __future__ import annotations

import base64
import contextlib
import re
import threading
import time
from collections.abc import Callable, Collection, Iterator
from pathlib import Path
from typing import Any

from lab.hosts import listening, processes
from lab.hosts.host import LabHost
from lab.hosts.model import HostError
from lab.hosts.snapshot import walk

HALF_REPLACED = re.compile(r"^[0-9a-f]{12}_")  # what compose calls a container that it is about to replace
RELAY = re.compile(r"(127\.0\.0\.1|localhost|\[::1\]):\d+/")
MEMORY = ("/dev/shm", "/run/user", "/run/lock")
PLACES = ("/home", "/root", "/srv", "/tmp", "/var/tmp", *MEMORY)
ENGINES_OWN = "/tmp/runc-process"  # of a health check that was under way when the engine died
LATEST = 90.0
TIDYING = 10.0
OPEN_ENDED = ("lock", "lock.*", "open", "bundle-*", "*/lock", "*/lock.*", "*/open")


def until(condition: Callable[[], bool]) -> None:
    """Wait for it, for as long as anything may take."""
    end, pause = time.monotonic() + LATEST, threading.Event()
    while not condition():
        assert time.monotonic() < end, "it did not come to be"
        pause.wait(0.05)


def memory(host: LabHost) -> set[str]:
    """The files that stand in memory or for a while."""
    found = (path for place in (*MEMORY, "/tmp", "/var/tmp") for path in walk(host.view, place))
    return {path for path in found if not path.startswith(ENGINES_OWN)}


def ports(host: LabHost) -> set[tuple[str, int]]:
    """Who listens where, but for published ports, which belong to containers."""
    published = {port.get("PublicPort") for one in host.engine_get("/containers/json?all=1") for port in one["Ports"]}
    return {place for place in listening.places(host.pid) if place[1] not in published}


class Leftovers:
    """Remembers how a host was, and says what has been left on it since."""

    def __init__(self, host: LabHost, secrets: Collection[str]) -> None:
        self._host = host
        self._secrets = secrets
        self._memory = memory(host)
        self._ports = ports(host)
        self._known = {path for path, _ in self._with_secret()}  # the row's own doing

    def found(self) -> list[str]:
        """Each thing in words; nothing is what should be found.

        A run answers when its transaction has ended; the pilot puts away what is old after that, for a moment.
        """
        end = time.monotonic() + TIDYING
        while any(self._processes()) and time.monotonic() < end:
            time.sleep(0.05)
        return [
            *(f"container {name}" for name in self._containers()),
            *(f"state {path}" for path in self._state()),
            *(f"in memory {path}" for path in sorted(memory(self._host) - self._memory)),
            *(f"port {place}" for place in sorted(ports(self._host) - self._ports)),
            *(f"a secret in {path}" for path, _ in self._with_secret() if path not in self._known),
            *(f"reference {name}" for name in self._references()),
            *(f"process {name}" for name in self._processes()),
        ]

    def _containers(self) -> Iterator[str]:
        for one in self._host.engine_get("/containers/json?all=1"):
            name = one["Names"][0].lstrip("/")
            if HALF_REPLACED.match(name) or RELAY.match(one["Image"]):
                yield f"{name} of {one['Image']}"

    def _state(self) -> Iterator[str]:
        for pattern in OPEN_ENDED:
            yield from (str(path) for path in self._host.view.glob(f"home/*/waybill/{pattern}"))

    def _with_secret(self) -> Iterator[tuple[str, str]]:
        forms = [form for secret in self._secrets for form in _forms(secret)]
        for path in (path for place in PLACES for path in walk(self._host.view, place)):
            content = _content(Path(f"{self._host.view}{path}"))
            yield from ((path, "secret") for form in forms if form in content)

    def _references(self) -> Iterator[str]:
        for image in _images(self._host):
            names = [*(image["RepoTags"] or ()), *(image["RepoDigests"] or ())]
            yield from (name for name in names if RELAY.match(name))

    def _processes(self) -> Iterator[str]:
        words = ("pilot.sh", "docker pull", "docker compose", "docker load", "dial-stdio")
        for one in processes.of(self._host.view).values():
            if any(word in one.command for word in words):
                yield one.command[:100]


def _images(host: LabHost) -> list[dict[str, Any]]:
    """An engine that is just removing an image may fail to list the others."""
    found: list[list[dict[str, Any]]] = []

    def listed() -> bool:
        with contextlib.suppress(HostError):
            found.append(host.engine_get("/images/json?all=1"))
        return bool(found)

    until(listed)
    return found[-1]


def _content(path: Path) -> bytes:
    if path.is_symlink() or not path.is_file():
        return b""
    try:
        return path.read_bytes()
    except OSError:
        return b""


def _forms(secret: str) -> list[bytes]:
    login = base64.b64encode(f"octo:{secret}".encode())
    return [secret.encode(), base64.b64encode(secret.encode()).rstrip(b"="), login.rstrip(b"=")]
