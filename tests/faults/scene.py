"""A host as somebody runs it: a compose project set up by hand, before any of our verbs looks at it."""

from __future__ import annotations

import base64
import contextlib
import json
import os
import signal
import subprocess
import threading
from collections.abc import Callable, Mapping
from typing import Any

from lab.hosts import processes
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
SECONDS_IN = 4.0
PUSHES = threading.Lock()  # the same tag from two hosts' rows at once is no fault of the product


class Scene:
    """The organisation acme, its image, and one host whose user ``deploy`` keeps a compose project in /srv/app."""

    def __init__(self, world: World, host: LabHost) -> None:
        self.world = world
        self.host = host
        self.state = world.state
        self.state.add_account("octo")
        self.state.add_account("acme", kind="Organization", owners=("octo",))
        self.token = self.state.add_token()
        self.afterwards = contextlib.ExitStack()  # what no reset of a host takes away

    def push(self, version: str, *, name: str = APP, **wish: Any) -> Pushed:
        """Put a version of the sample application into the registry."""
        with PUSHES:
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

    def ready(self, text: str = COMPOSE, **env: str) -> Pushed:
        """A project that waits for its first deploy: nothing was pulled, nothing runs."""
        pushed = self.push("1.0")
        self.compose(text, env={"IMAGE": pushed.pinned, **env})
        return pushed

    def stored(self, token: str, owner: str = "deploy", **more: Any) -> None:
        """What ``docker login`` leaves on the host, with more entries beside it."""
        auth = base64.b64encode(f"octo:{token}".encode()).decode()
        self.configured(json.dumps({"auths": {"ghcr.io": {"auth": auth}}, **more}), owner)

    def configured(self, text: str, owner: str = "deploy") -> None:
        """The docker client's configuration of a user."""
        home = "/root" if owner == "root" else f"/home/{owner}"
        self.host.write(f"{home}/.docker/config.json", text, owner, 0o600)

    def edited(self, script: str, path: str) -> None:
        """A file of the host, changed by sed. The next reset writes it anew."""
        self.host.shell('sed -i "$1" "$2"', script, path)

    def until_the_end(self, process: subprocess.Popen[bytes]) -> None:
        """Something that runs on the host while it is looked at, with all that it started."""
        self.afterwards.callback(process.communicate)
        self.afterwards.callback(os.killpg, process.pid, signal.SIGKILL)

    def in_mid_window(self, act: Callable[[], object]) -> None:
        """Do this to the host some seconds after somebody has logged in."""

        def wait() -> None:
            while not any(one.is_ssh_session for one in processes.of(self.host.view).values()):
                if over.wait(0.05):
                    return
            if not over.wait(SECONDS_IN):
                act()

        over, thread = threading.Event(), threading.Thread(target=wait, daemon=True)
        thread.start()
        self.afterwards.callback(thread.join)
        self.afterwards.callback(over.set)

    def serve(self, options: str) -> None:
        """sshd with other options."""
        self.host.stop_sshd()
        self.host.start_sshd(options)

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
