"""The hosts of one world, as whoever plays with it holds them."""

from __future__ import annotations

import json
import os
import re
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

from lab import debs
from lab.hosts import layers
from lab.hosts.host import LabHost
from lab.hosts.model import STORES, HostError, HostSpec
from lab.hosts.renew import note
from waybill.core.records import from_json, to_json

COMPOSES = ("", "2.26", "2.40")


class Inventory:
    """Makes hosts, finds again those that are there, and removes them."""

    def __init__(self, directory: Path, ask: Callable[..., Any]) -> None:
        self._directory = directory / "hosts"
        self._ask = ask
        self._lock = threading.Lock()
        self._key: Path | None = None
        self._made = 0
        self.hosts: dict[str, LabHost] = {}
        for path in sorted(self._directory.glob("*/host.json")):
            spec = from_json(HostSpec, json.loads(path.read_text()))
            self._made = max(self._made, spec.number)
            self.hosts[spec.name] = self._host(spec)

    @property
    def key(self) -> Path:
        """The private key that every user of every host accepts."""
        with self._lock:
            self._key = self._key or Path(self._ask("hosts_key"))
        return self._key

    def _host(self, spec: HostSpec) -> LabHost:
        return LabHost(self._directory / spec.name, spec, self.key, self._ask)

    def add(self, name: str, **fields: Any) -> LabHost:
        """Make a host and start it. Several may be made at once, each from a thread of its own."""
        _check(name, fields)
        with self._lock:
            if name in self.hosts:
                raise HostError(f"there is a host {name!r} already")
            self._made += 1
            number = self._made
        spec = _equipped(HostSpec(name=name, number=number, **fields))
        host = self._host(spec)
        self.hosts[name] = host
        self._ask("host_start", host=to_json(spec))
        host.boot()
        note(host)
        return host

    def remove(self, name: str) -> None:
        """End a host; its disk is gone."""
        self._ask("host_remove", name=name)
        del self.hosts[name]


def _check(name: str, fields: dict[str, Any]) -> None:
    if os.geteuid() != 0:
        raise HostError("hosts need root")
    if not Path("/bin").is_symlink():
        raise HostError("hosts need a machine whose /bin is a link to /usr/bin")
    if not re.fullmatch(r"[a-z][a-z0-9-]{0,30}", name):
        raise HostError(f"{name!r} is no name for a host: small letters, digits and dashes")
    for field, known in (("store", STORES), ("compose", COMPOSES)):
        if fields[field] not in known:
            raise HostError(f"{field}={fields[field]!r} is not one of: {', '.join(map(repr, known))}")


def _equipped(spec: HostSpec) -> HostSpec:
    """The same host with the folders of its programs, and with the socket where its engine's owner puts it."""
    socket = f"/run/user/{spec.user_id(spec.rootless)}/docker.sock" if spec.rootless else spec.socket
    judge = debs.find(("docker",), os.environ).found["docker"] if spec.store else ""
    return HostSpec(**{**vars(spec), "layers": layers.of(spec, os.environ), "judge": judge, "socket": socket})
