"""A checkout to ship from, a host to ship to, and the voyage between them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from lab.building import Context
from lab.hosts.host import LabHost
from lab.world import World
from tests.faults.oracle import everything
from tests.integration.build.kit import IN_FOLDER, WAYBILL, Ended, Job, Yard

DIRECTORY = "/srv/app"
HEALTH = "http://127.0.0.1:8000/health"
COMPOSE = """\
services:
  app:
    image: ghcr.io/acme/app:${IMAGE_TAG:?IMAGE_TAG required}
    ports: ["8000:8000"]
    restart: always
"""
# A server that says which version it is, and one whose health is bad; both end at once when they are asked to.
SERVE = """\
#!/bin/sh
trap 'exit 0' TERM
mkdir -p /www && cp /version /www/version && %s
busybox httpd -f -p 8000 -h /www &
wait
"""
DOCKERFILE = 'FROM scratch\nCOPY rootfs/ /\nCOPY serve.sh version /\nCMD ["/bin/sh", "/serve.sh"]\n'


class Dock(Yard):
    """Where images are built and sent off; the yard of the builds, with a host."""

    def __init__(self, world: World, host: LabHost) -> None:
        super().__init__(world)
        self.host = host

    def begin(self) -> None:
        """Nothing in the registry; a project on the host that was never started."""
        super().begin()
        self.host.reset()
        self.host.write(f"{DIRECTORY}/compose.yml", COMPOSE, "deploy")
        self.host.shell(f"chown deploy {DIRECTORY}")

    def application(self, version: str, *, healthy: bool = True, tag: str = "") -> str:
        """A checkout of an application; gives the commit."""
        health = "cp /version /www/health" if healthy else "true"
        files = {"serve.sh": SERVE % health, "version": f"{version}\n"}
        return self.checkout(Context(dockerfile=DOCKERFILE, files=files), tag=tag)

    def words(self) -> tuple[str, ...]:
        """The options of a voyage to the host."""
        pins = [word for line in self.host.known_hosts.splitlines() for word in ("--ssh-known-hosts", line)]
        where = ("--hosts", f"deploy@{self.host.address}", *pins, "--project-directory", DIRECTORY)
        return (*where, "--health-url", HEALTH, "--settle", "1s", "--timeout", "4s", "--network", "host")

    def login(self) -> dict[str, str]:
        """What opens the host."""
        return {"WAYBILL_SSH_KEY": self.host.key.read_text()}

    def ship(self, *words: str, job: Job | None = None, environ: Mapping[str, str] | None = None) -> Ended:
        """The whole voyage of ghcr.io/acme/app."""
        argv = self.voyage(*words)
        env = {**self.environ(job), **self.login(), **(environ or {})}
        done = self.world.run(argv, env=env, cwd=self.folder, timeout=180)
        return Ended(exit=done.returncode, stdout=done.stdout, stderr=done.stderr, place=self.folder)

    def voyage(self, *words: str) -> list[str | Path]:
        """The command line of it."""
        given = words or ("ghcr.io/acme/app",)
        return [*IN_FOLDER, self.folder, WAYBILL, "ship", "--json", *given, *self.words()]

    def runs(self, digest: str) -> bool:
        """Whether all that runs on the host is of this image, by the engine's own word and the registry's own disk."""
        named = self.disk.manifest(digest)
        manifests = [named, *(self.disk.manifest(entry["digest"]) for entry in named.get("manifests", ()))]
        configs = {one["config"]["digest"] for one in manifests if "config" in one}
        running = [one for one in everything(self.host) if one.state == "running"]
        return bool(running) and all(one.image in configs for one in running)

    def served(self) -> str:
        """The version that answers on the host."""
        done = self.host.run(["curl", "-sf", "--max-time", "2", "http://127.0.0.1:8000/version"])
        return done.stdout.strip() if done.returncode == 0 else ""

    def leg(self, ended: Ended, name: str) -> dict[str, Any]:
        """The waybill of one leg."""
        text = (Path(self.place_of(ended)) / name / "waybill.json").read_text()
        return dict(json.loads(text)["predicate"])

    def place_of(self, ended: Ended) -> Path:
        """The folder of the run's reports."""
        waybill = Path(str(ended.answer["waybill"]))
        return (Path(self.folder) / waybill).parent
