"""The story this project was started from, on a real host: every part of it must be named.

An old image, built on the host, runs and wears the tag that was meant to be deployed. Docker calls it unhealthy, HTTP
says 200. Nobody ever pushed the tag. The login on the host is a dead ``gho_`` token. The script on the host is old.
"""

from __future__ import annotations

import base64
import json

import pytest

from lab.hosts.host import LabHost
from lab.world import World
from tests.faults import oracle
from tests.faults.running import Call, Ended, Runner
from tests.faults.runtime_rows import PROBE, turned
from tests.faults.scene import APP, COMPOSE, DIRECTORY, HEALTH, Scene

TAG = "20260123-170510"
SCRIPT = "deploy/server_deploy.sh"
OLD_SCRIPT = "#!/bin/sh\n# $3 is a .tar file\n[ -f \"$3\" ] || { echo 'warning: file not found'; exit 0; }\n"
NEW_SCRIPT = '#!/bin/sh\n# $3 is a tag\nIMAGE_TAG="$3" docker compose up -d\n'


@pytest.fixture(params=["classic", "containerd"])
def scene(request: pytest.FixtureRequest, fresh_hosts: World) -> Scene:
    """The host as the team found it."""
    host: LabHost = fresh_hosts.hosts[request.param]
    scene = Scene(fresh_hosts, host)
    scene.push("1.0")
    host.build_local(f"{APP}:{TAG}", "0.9")
    text = COMPOSE.replace("${IMAGE:?IMAGE required}", f"{APP}:${{IMAGE_TAG:?IMAGE_TAG required}}")
    probe = PROBE.format(test='["CMD-SHELL", "curl -f http://localhost:8000/health"]')
    scene.compose(text + probe, env={"IMAGE_TAG": TAG})
    scene.up("--pull", "never")
    turned(scene, "app-app-1", "unhealthy")
    dead = scene.state.add_token("oauth", scopes=("repo", "read:packages"))
    scene.state.revoke(dead)
    auth = base64.b64encode(f"octo:{dead}".encode()).decode()
    host.write("/home/deploy/.docker/config.json", json.dumps({"auths": {"ghcr.io": {"auth": auth}}}), "deploy", 0o600)
    host.write(f"{DIRECTORY}/server_deploy.sh", OLD_SCRIPT, "deploy", 0o755)
    return scene


def test_nobody_would_see_it_by_the_old_means(scene: Scene) -> None:
    """The story is really set up: HTTP answers 200, and what runs is not what was meant."""
    answer = scene.host.run(["wget", "-q", "-O", "-", HEALTH])
    (running,) = oracle.everything(scene.host)

    assert '"status":"ok"' in answer.stdout
    assert (running.state, running.health) == ("running", "unhealthy")


def test_verify_names_each_part(scene: Scene, run: Runner) -> None:
    call = scene.verify()
    arguments = (f"{APP}:{TAG}", *call.arguments[1:], "--health-url", HEALTH)
    ended = run(Call(verb="verify", arguments=arguments, environ=call.environ))

    assert ended.exit == 10, ended.everything
    assert "registry.tag-absent" in ended.codes("error")
    assert "container.unhealthy" in ended.codes("error")
    assert "health.docker-disagrees" in ended.codes("error")
    assert "curl" in told(ended, "health.docker-disagrees"), ended.everything
    assert "built on the host" in told(ended, "identity.no-chain", "identity.local-build"), ended.everything


def test_preflight_names_each_part(scene: Scene, run: Runner) -> None:
    """Without a token of its own, so that the login on the host is the one that counts."""
    call = scene.preflight(f"{APP}:{TAG}", "--host-files", f"{SCRIPT}={DIRECTORY}/server_deploy.sh")
    environ = {name: value for name, value in call.environ.items() if name != "WAYBILL_REGISTRY_TOKEN"}
    files = {SCRIPT: NEW_SCRIPT}
    ended = run(Call(verb="preflight", arguments=call.arguments, environ=environ, files=files))

    assert ended.exit == 10, ended.everything
    assert "host.file-differs" in ended.codes("error"), ended.everything
    assert "login.dead" in ended.codes("error", "warning"), ended.everything
    assert "login.gh-token" in ended.codes("error", "warning"), ended.everything


def test_preflight_with_a_live_token_names_the_tag_and_the_dead_login(scene: Scene, run: Runner) -> None:
    call = scene.preflight(f"{APP}:{TAG}", "--host-files", f"{SCRIPT}={DIRECTORY}/server_deploy.sh")
    files = {SCRIPT: NEW_SCRIPT}
    ended = run(Call(verb="preflight", arguments=call.arguments, environ=call.environ, files=files))

    assert ended.exit == 10, ended.everything
    assert "registry.tag-absent" in ended.codes("error"), ended.everything
    assert "host.file-differs" in ended.codes("error"), ended.everything
    assert {"login.dead", "login.gh-token"} & set(ended.codes("error", "warning")), ended.everything


def told(ended: Ended, *codes: str) -> str:
    """All that the findings of these codes say."""
    return json.dumps([finding for finding in ended.findings if finding["code"] in codes])
