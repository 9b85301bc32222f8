"""The story this project was started from, on a real host: every part of it must be named.

An old image, built on the host, runs and wears the tag that was meant to be deployed. Docker calls it unhealthy, HTTP
says 200. Nobody ever pushed the tag. The login on the host is a dead ``gho_`` token. The script on the host is old.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest

from lab.hosts.host import LabHost
from lab.world import World
from tests.faults import oracle
from tests.faults.others import PIPELINES, Order, pipeline
from tests.faults.others import told as told_by_others
from tests.faults.running import Call, Ended, Runner
from tests.faults.runtime_rows import PROBE, turned
from tests.faults.scene import APP, COMPOSE, DIRECTORY, HEALTH, Scene
from tests.truth.score import FALSE_GREEN, Score, Sheet, played, sheet

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
    """The story is really set up: HTTP answers 200, and what runs is not what was meant.

    What the team had is green over it, and nothing was deployed; a careful script is red.
    """
    answer = scene.host.run(["wget", "-q", "-O", "-", HEALTH])
    (running,) = oracle.everything(scene.host)

    assert '"status":"ok"' in answer.stdout
    assert (running.state, running.health) == ("running", "unhealthy")
    assert {by: deployed(scene, by).lie for by in PIPELINES} == {"naive": FALSE_GREEN, "careful": ""}


def deployed(scene: Scene, by: str) -> Score:
    """What comes of it when somebody else's pipeline deploys the tag that was never pushed."""
    test, store = test_nobody_would_see_it_by_the_old_means, scene.host.spec.store
    with played(sheet(test, "story", store, "refused", by)) as score:
        green = pipeline(by, scene, Order(tag=TAG))
        told_by_others(score, green=green, arrived=False, serves="old")
    return score.score


def test_verify_names_each_part(scene: Scene, run: Runner) -> None:
    with scored(test_verify_names_each_part, scene) as score:
        call = scene.verify()
        arguments = (f"{APP}:{TAG}", *call.arguments[1:], "--health-url", HEALTH)
        ended = refused(score, run(Call(verb="verify", arguments=arguments, environ=call.environ)))

        assert "registry.tag-absent" in ended.codes("error")
        assert "container.unhealthy" in ended.codes("error")
        assert "health.docker-disagrees" in ended.codes("error")
        assert "curl" in told(ended, "health.docker-disagrees"), ended.everything
        assert "built on the host" in told(ended, "identity.no-chain", "identity.local-build"), ended.everything


def test_preflight_names_each_part(scene: Scene, run: Runner) -> None:
    """Without a token of its own, so that the login on the host is the one that counts."""
    with scored(test_preflight_names_each_part, scene) as score:
        ended = refused(score, run(looked_at(scene).without("WAYBILL_REGISTRY_TOKEN")))

        assert "host.file-differs" in ended.codes("error"), ended.everything
        assert "login.dead" in ended.codes("error", "warning"), ended.everything
        assert "login.gh-token" in ended.codes("error", "warning"), ended.everything


def test_preflight_with_a_live_token_names_the_tag_and_the_dead_login(scene: Scene, run: Runner) -> None:
    with scored(test_preflight_with_a_live_token_names_the_tag_and_the_dead_login, scene) as score:
        ended = refused(score, run(looked_at(scene)))

        assert "registry.tag-absent" in ended.codes("error"), ended.everything
        assert "host.file-differs" in ended.codes("error"), ended.everything
        assert {"login.dead", "login.gh-token"} & set(ended.codes("error", "warning")), ended.everything


def looked_at(scene: Scene) -> Call:
    """``preflight`` of the tag, with the script of the commit beside the one of the host."""
    call = scene.preflight(f"{APP}:{TAG}", "--host-files", f"{SCRIPT}={DIRECTORY}/server_deploy.sh")
    return Call(verb="preflight", arguments=call.arguments, environ=call.environ, files={SCRIPT: NEW_SCRIPT})


@contextmanager
def scored(test: Callable[..., None], scene: Scene) -> Iterator[Sheet]:
    """Each part of the story is written down as a row is; what is missing is missing in the diagnosis."""
    with played(sheet(test, "story", scene.host.spec.store, "refused")) as score, score.part("diagnosis"):
        yield score


def refused(score: Sheet, ended: Ended) -> Ended:
    """The same, after it was seen to be refused."""
    score.score.seen, score.score.codes = [ended.outcome], ended.codes("error", "unsettled")
    with score.part("verdict"):
        assert ended.exit == 10, ended.everything
    return ended


def told(ended: Ended, *codes: str) -> str:
    """All that the findings of these codes say."""
    return json.dumps([finding for finding in ended.findings if finding["code"] in codes])
