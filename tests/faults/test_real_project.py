"""The compose file of a real project: deployed, redeployed, broken in ten ways and rolled back, from a laptop.

A database with a health check and data of its own; an application with a required tag, a fixed name, a fixed port, a
dependency on the database's health, and files that are mounted into it.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from lab.fixtures import fresh_hosts, hosts_world
from lab.prober import watching
from lab.world import World
from tests.faults import oracle
from tests.faults.delivering import ALL
from tests.faults.leftovers import Leftovers
from tests.faults.running import Call, Ended, Runner
from tests.faults.scene import DIRECTORY
from tests.faults.voyage import Voyage, green

__all__ = ["fresh_hosts", "hosts_world"]
pytestmark = pytest.mark.skipif(os.geteuid() != 0, reason="hosts need root")

FILE = """\
services:
  db:
    image: {database}
    command: ["/app/database.sh"]
    restart: unless-stopped
    environment:
      POSTGRES_PASSWORD: ${{POSTGRES_PASSWORD:?POSTGRES_PASSWORD required}}
    volumes:
      - pgdata:/var/lib/data
    healthcheck:
      test: ["CMD", "/app/ready.sh"]
      interval: 200ms
      timeout: 2s
      retries: 25
  app:
    image: {image}:${{IMAGE_TAG:?IMAGE_TAG required}}
    container_name: acme-app
    restart: unless-stopped
    depends_on:
      db:
        condition: service_healthy
    ports:
      - "8000:8000"
    environment:
      NEED_HOST: db:5432
      DATABASE_URL: postgres://app:${{POSTGRES_PASSWORD}}@db/app
      CONFIG: /etc/acme/app.conf
    volumes:
      - ./conf:/etc/acme:ro
      - ./uploads:/data
volumes:
  pgdata:
"""
PASSWORD = "correct-horse-battery"
FAILS: Mapping[str, dict[str, Any]] = {
    "it ends at once": {"command": ("/bin/sh", "-c", "echo out of luck >&2; exit 7")},
    "it is never healthy": {"healthcheck": "ls /not-there"},
    "it answers 500": {"environment": {"HEALTH_CODE": "500"}},
    "it is for another machine": {"foreign": "app/start", "command": ("/app/start",)},
    "its entrypoint has CRLF": {"scripts": {"app/start": "#!/bin/sh\r\n"}, "command": ("/app/start",)},
    "it lacks a variable": {"environment": {"NEED_ENV": "SMTP_URL"}},
    "nobody listens": {"environment": {"PORT": "9000"}},
    "it eats its memory": {"command": ("/bin/sh", "-c", "x=a; while :; do x=$x$x; done")},
    "it may not write": {"user": "1993", "environment": {"SCHEMA": "1"}},
    "it falls ill": {"environment": {"SICK_AFTER": "1"}},
}
MEMORY = "    mem_limit: 64m\n"


@pytest.fixture(params=["classic", "containerd"] if os.environ.get(ALL) == "1" else ["classic"])
def scene(request: pytest.FixtureRequest, fresh_hosts: World) -> Iterator[Voyage]:
    """The project as the team has it on its server; nothing of it was ever started."""
    run = Runner(fresh_hosts)
    scene = Voyage(fresh_hosts, fresh_hosts.hosts[request.param], run, "app")
    database = scene.push("16", name="ghcr.io/acme/postgres")
    scene.host.pull(database.pinned, scene.token)
    text = FILE.format(database=database.pinned, image=scene.image)
    scene.compose(
        text.replace("    container_name", MEMORY + "    container_name"), env={"POSTGRES_PASSWORD": PASSWORD}
    )
    scene.host.write(f"{DIRECTORY}/conf/app.conf", "greeting=hello\n", "deploy")
    scene.host.shell('mkdir -p "$1/uploads" && chown deploy: "$1/uploads"', DIRECTORY)
    with scene.afterwards:
        yield scene
    run.clean()


def deploy(scene: Voyage, version: str, **wish: Any) -> Call:
    """A deploy of a version."""
    return scene.deploy(scene.pushed(version, **wish), timeout="6s", settle="2s")


def test_the_project_goes_through_all_of_it(scene: Voyage) -> None:
    """Not once is green said of what is not so, and the database is never touched."""
    left = Leftovers(scene.host, [scene.token])
    call = deploy(scene, "1.0")
    green(scene.run(call))
    database, first = scene.containers()["app-db-1"], scene.containers()["acme-app"]
    assert scene.page("config") == "greeting=hello"
    green(scene.run(call), "unchanged")
    assert scene.containers() == {"app-db-1": database, "acme-app": first}
    scene.old = scene.new
    for number, (what, wish) in enumerate(FAILS.items()):
        told = is_restored(scene, what, scene.run(deploy(scene, f"2.{number}", **wish)))
        assert PASSWORD not in told.everything, what
        assert scene.containers()["app-db-1"] == database, what
    with watching(scene.world, scene.url) as probes:
        green(scene.run(deploy(scene, "3.0")))
    assert {probe.version for probe in probes if probe.good} == {"1.0", "3.0"}
    green(scene.run(scene.rollback()))
    assert scene.until_served("1.0") == "1.0"
    assert scene.containers()["app-db-1"] == database
    assert left.found() == []


def is_restored(scene: Voyage, what: str, ended: Ended) -> Ended:
    """The old version runs, by the engine's word and by its own, and the run says so."""
    where = f"{what}\n{ended.everything}"
    assert (ended.exit, ended.answer["outcome"], ended.answer["proved"]) == (20, "restored", False), where
    assert ended.codes("error"), where
    assert scene.old
    assert scene.served() == "1.0", where
    assert oracle.all_run(scene.host, scene.old, ["acme-app"]), where
    return ended
