"""A real project: a database with a health check and data of its own, and an application with a required tag, a fixed
name, a fixed port, a dependency on the database's health, and files that are mounted into it; and ten versions of it
that do not work.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tests.faults.scene import DIRECTORY
from tests.faults.voyage import Voyage

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
    mem_limit: 64m
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


def laid_out(scene: Voyage) -> None:
    """The project as the team has it on its server; nothing of it was ever started."""
    database = scene.push("16", name="ghcr.io/acme/postgres")
    scene.host.pull(database.pinned, scene.token)
    scene.compose(FILE.format(database=database.pinned, image=scene.image), env={"POSTGRES_PASSWORD": PASSWORD})
    scene.host.write(f"{DIRECTORY}/conf/app.conf", "greeting=hello\n", "deploy")
    scene.host.shell('mkdir -p "$1/uploads" && chown deploy: "$1/uploads"', DIRECTORY)
