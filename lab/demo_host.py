"""A host as the founding story found it, and the same host after a good deploy by hand: scenes of the demo."""

from __future__ import annotations

import base64
import json
from collections.abc import Mapping

from lab.demo_scene import Scene
from lab.hosts.host import LabHost
from lab.hosts.model import HostError
from lab.publish import Pushed
from lab.world import World

APP = "ghcr.io/acme/app"
DIRECTORY = "/srv/app"
SCRIPT = "deploy/server_deploy.sh"
COMPOSE = """\
services:
  app:
    image: ${IMAGE:?IMAGE required}
    ports: ["8000:8000"]
    restart: always
"""
PROBE = """\
    healthcheck:
      test: ["CMD-SHELL", "curl -f http://localhost:8000/health"]
      interval: 200ms
      retries: 1
"""
OLD_SCRIPT = "#!/bin/sh\n[ -f \"$3\" ] || { echo 'warning: file not found'; exit 0; }\n"
NEW_SCRIPT = '#!/bin/sh\nIMAGE_TAG="$3" docker compose up -d\n'


def found(world: World, tag: str) -> LabHost:
    """The server as the team found it: an old image of its own making runs under the tag that nobody ever pushed."""
    host = world.add_host("web1")
    host.build_local(f"{APP}:{tag}", "1.3.0")
    _start(host, COMPOSE + PROBE, f"{APP}:{tag}", "--pull", "never")
    _await_health(host, "unhealthy")
    dead = world.state.add_token("oauth", scopes=("repo", "read:packages"))
    world.state.revoke(dead)
    auth = base64.b64encode(f"octo:{dead}".encode()).decode()
    host.write("/home/deploy/.docker/config.json", json.dumps({"auths": {"ghcr.io": {"auth": auth}}}), "deploy", 0o600)
    host.write(f"{DIRECTORY}/server_deploy.sh", OLD_SCRIPT, "deploy", 0o755)
    script = world.home / SCRIPT
    script.parent.mkdir(exist_ok=True)
    script.write_text(NEW_SCRIPT)
    return host


def deployed(host: LabHost, pushed: Pushed, token: str) -> None:
    """What a careful person types: pull the digest, write it down, start it."""
    host.pull(pushed.pinned, token)
    _start(host, COMPOSE, pushed.pinned)


def _start(host: LabHost, compose: str, image: str, *words: str) -> None:
    host.write(f"{DIRECTORY}/compose.yml", compose, "deploy")
    host.write(f"{DIRECTORY}/.env", f"IMAGE={image}\n", "deploy")
    _as_deploy(host, "docker", "compose", "--project-directory", DIRECTORY, "up", "--detach", *words)


def _await_health(host: LabHost, wanted: str) -> None:
    script = 'until [ "$(docker inspect -f "{{.State.Health.Status}}" app-app-1)" = "$1" ]; do sleep 0.05; done'
    _as_deploy(host, "sh", "-c", script, "sh", wanted)


def _as_deploy(host: LabHost, *words: str) -> None:
    done = host.run(words, user="deploy", timeout=120)
    if done.returncode != 0:
        raise HostError(f"{' '.join(words)}: {done.stderr.strip()}")


def story(world: World, host: LabHost, tag: str) -> tuple[Scene, ...]:
    """The two looks at the host that the team found."""
    image = f"{APP}:{tag}"
    environment = {**login(host), "WAYBILL_REGISTRY_TOKEN": world.state.add_token()}
    return (
        Scene(
            title="a server, before a deploy",
            story=(
                "web1 answers 200. Its login is a `gho_` token that has died, its deploy script is an old one, and\n"
                "the tag was never pushed."
            ),
            arguments=(image, *reach(host), "--host-files", f"{SCRIPT}={DIRECTORY}/server_deploy.sh"),
            environment=environment,
            exit_code=10,
            codes=("registry.tag-absent", "host.file-differs", "login.gh-token", "login.dead"),
        ),
        Scene(
            title="a server, after a deploy that was none",
            story=(
                "The workflow printed `deploy complete` and HTTP says 200. What runs was built on the server,\n"
                "and Docker calls it unhealthy."
            ),
            verb="verify",
            arguments=(image, *reach(host), *watched()),
            environment=environment,
            exit_code=10,
            codes=("registry.tag-absent", "container.unhealthy", "health.docker-disagrees"),
        ),
    )


def good(host: LabHost, pushed: Pushed, token: str) -> Scene:
    """The look at the host after a good deploy by hand."""
    return Scene(
        title="the same server, deployed by hand, and well",
        story="Somebody pulled the release by its digest and started it. Verify needs to know no more than this.",
        verb="verify",
        arguments=(f"{APP}:1.4.0@{pushed.digest}", *reach(host), *watched(), "--identity", "$.version"),
        environment={**login(host), "WAYBILL_REGISTRY_TOKEN": token},
        exit_code=0,
    )


def reach(host: LabHost) -> tuple[str, ...]:
    """The words that lead to the host and its project; its key is pinned by fingerprint."""
    pin = f"{host.address} {host.fingerprints['ssh-ed25519']}"
    return ("--hosts", f"deploy@{host.address}", "--ssh-known-hosts", pin, "--project-directory", DIRECTORY)


def watched() -> tuple[str, ...]:
    """The words that say how the application is watched."""
    return ("--health-url", "http://127.0.0.1:8000/health", "--settle", "2s", "--timeout", "5s")


def login(host: LabHost) -> Mapping[str, str]:
    """The key of the login, as a job hands it over."""
    return {"WAYBILL_SSH_KEY": host.key.read_text()}
