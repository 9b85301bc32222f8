"""A host as somebody runs it: a compose project set up by hand, before any of our verbs looks at it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from lab.hosts.host import LabHost
from lab.publish import Pushed
from lab.world import World
from tests.faults.running import Call

APP = "ghcr.io/acme/app"
DIRECTORY = "/srv/app"
HEALTH = "http://127.0.0.1:8000/health"
COMPOSE = """\
services:
  app:
    image: ${IMAGE:?IMAGE required}
    ports: ["8000:8000"]
    restart: always
    environment:
      HEALTH_CODE: ${HEALTH_CODE:-200}
"""


class Scene:
    """The organisation acme, its image, and one host whose user ``deploy`` keeps a compose project in /srv/app."""

    def __init__(self, world: World, host: LabHost) -> None:
        self.world = world
        self.host = host
        self.state = world.state
        self.state.add_account("octo")
        self.state.add_account("acme", kind="Organization", owners=("octo",))
        self.token = self.state.add_token()

    def push(self, version: str, *, name: str = APP, **wish: Any) -> Pushed:
        """Put a version of the sample application into the registry."""
        return self.state.push_app(f"{name}:{version}", version, **wish)

    def compose(self, text: str = COMPOSE, env: Mapping[str, str] | None = None, directory: str = DIRECTORY) -> None:
        """Write the project's files."""
        self.host.write(f"{directory}/compose.yml", text, owner="deploy")
        lines = "".join(f"{name}={value}\n" for name, value in (env or {}).items())
        self.host.write(f"{directory}/.env", lines, owner="deploy")

    def up(self, *words: str, directory: str = DIRECTORY, env: Mapping[str, str] | None = None) -> None:
        """What people type: ``docker compose up -d``."""
        self.docker("compose", "--project-directory", directory, "up", "--detach", *words, env=env)

    def docker(self, *words: str, env: Mapping[str, str] | None = None) -> str:
        """One docker command of the user ``deploy`` on the host; it must succeed."""
        done = self.host.run(["docker", *words], user="deploy", env=env, timeout=300)
        assert done.returncode == 0, f"docker {' '.join(words)}: {done.stderr}"
        return done.stdout

    def deliver(self, pushed: Pushed, **env: str) -> None:
        """A good deploy by hand: pull the digest, pin it, start it."""
        self.host.pull(pushed.pinned, self.token)
        self.compose(env={"IMAGE": pushed.pinned, **env})
        self.up()

    # calls

    def verify(
        self, pushed: Pushed | None = None, *words: str, settle: str = "2s", timeout: str = "6s", **environ: str
    ) -> Call:
        """``verify`` of the project's service, by digest where an image is given."""
        image = pushed.pinned if pushed else f"{APP}:1.0"
        arguments = (image, *self.reach(), "--project-directory", DIRECTORY, "--services", "app")
        times = ("--settle", settle, "--timeout", timeout)
        return Call(verb="verify", arguments=(*arguments, *times, *words), environ={**self.secrets(), **environ})

    def preflight(self, image: str, *words: str, **environ: str) -> Call:
        """``preflight`` of the host and its project."""
        arguments = (image, *self.reach(), "--project-directory", DIRECTORY, "--services", "app")
        return Call(verb="preflight", arguments=(*arguments, *words), environ={**self.secrets(), **environ})

    def reach(self) -> tuple[str, ...]:
        """The words that lead to the host."""
        pins = [word for line in self.host.known_hosts.splitlines() for word in ("--ssh-known-hosts", line)]
        return ("--hosts", self.login("deploy"), *pins)

    def login(self, user: str) -> str:
        """The host as an address."""
        port = f":{self.host.port}" if self.host.port != 22 else ""
        return f"{user}@{self.host.address}{port}"

    def secrets(self) -> dict[str, str]:
        """The login key and the registry's token, as a job hands them over."""
        return {"WAYBILL_SSH_KEY": self.host.key.read_text(), "WAYBILL_REGISTRY_TOKEN": self.token}
