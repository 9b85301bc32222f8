"""A real engine pulls exactly what ``preflight`` calls good: same image, same docker configuration, same platform."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from subprocess import CompletedProcess

import pytest

from lab.world import World
from tests.integration.preflight.running import Docker, Ended, Runner, stored_login
from tests.integration.preflight.stage import BOTH, Stage, look

GONE = '{"errors":[{"code":"BLOB_UNKNOWN","message":"blob unknown to registry"}]}'
IMAGE = "ghcr.io/acme/pulled:1.0"


@dataclass(frozen=True, kw_only=True)
class Scene:
    """What is asked for and with which login."""

    image: str = IMAGE
    docker: Docker | None = None


SetUp = Callable[[Stage], Scene]
GOOD: list[SetUp] = []
BAD: list[SetUp] = []


def good(set_up: SetUp) -> SetUp:
    """A pull of this succeeds."""
    GOOD.append(set_up)
    return set_up


def bad(set_up: SetUp) -> SetUp:
    """A pull of this fails."""
    BAD.append(set_up)
    return set_up


def lose_blobs(stage: Stage, which: str) -> None:
    """The registry no longer has the blobs whose digest this expression meets."""
    stage.world.fault("status", host="ghcr.io", path=f"/blobs/{which}", status=404, body=GONE)


@good
def public(stage: Stage) -> Scene:
    stage.push(IMAGE, visibility="public", content="public")
    return Scene()


@good
def private_with_a_login(stage: Stage) -> Scene:
    stage.push(IMAGE, content="login")
    return Scene(docker=stored_login(stage.token()))


@good
def index_with_attestations(stage: Stage) -> Scene:
    stage.push(IMAGE, visibility="public", platforms=BOTH, provenance=True, content="attested")
    return Scene()


@good
def docker_types(stage: Stage) -> Scene:
    stage.push(IMAGE, visibility="public", platforms=BOTH, docker_types=True, content="docker")
    return Scene()


@good
def pinned_by_digest(stage: Stage) -> Scene:
    return Scene(image=stage.push(IMAGE, visibility="public", platforms=BOTH, content="pinned").pinned)


@good
def child_of_another_platform_deleted(stage: Stage) -> Scene:
    pushed = stage.push(IMAGE, visibility="public", platforms=BOTH, content="other child")
    stage.state.delete_manifest(IMAGE, pushed.platforms["linux/arm64"])
    return Scene()


@bad
def private_without_a_login(stage: Stage) -> Scene:
    stage.push(IMAGE, content="private")
    return Scene()


@bad
def private_with_the_login_of_a_stranger(stage: Stage) -> Scene:
    stage.push(IMAGE, content="stranger")
    stage.state.add_account("stranger")
    return Scene(docker=stored_login(stage.token(owner="stranger")))


@bad
def public_with_a_dead_login(stage: Stage) -> Scene:
    stage.push(IMAGE, visibility="public", content="dead")
    token = stage.token()
    stage.state.revoke(token)
    return Scene(docker=stored_login(token))


@bad
def tag_absent(stage: Stage) -> Scene:
    stage.push(IMAGE, visibility="public", content="absent")
    return Scene(image="ghcr.io/acme/pulled:2.0")


@bad
def package_absent(_: Stage) -> Scene:
    return Scene(image="ghcr.io/acme/nothing:1.0")


@bad
def child_deleted(stage: Stage) -> Scene:
    pushed = stage.push(IMAGE, visibility="public", platforms=BOTH, content="child")
    stage.state.delete_manifest(IMAGE, pushed.platforms["linux/amd64"])
    return Scene()


@bad
def layer_deleted(stage: Stage) -> Scene:
    pushed = stage.push(IMAGE, visibility="public", content="layer")
    lose_blobs(stage, f"(?!{pushed.configs['linux/amd64']})")
    return Scene()


@bad
def configuration_deleted(stage: Stage) -> Scene:
    pushed = stage.push(IMAGE, visibility="public", content="configuration")
    lose_blobs(stage, pushed.configs["linux/amd64"])
    return Scene()


@bad
def index_of_another_architecture(stage: Stage) -> Scene:
    stage.push(IMAGE, visibility="public", platforms=("linux/arm64",), index=True, content="foreign index")
    return Scene()


@bad
def image_id_in_the_place_of_a_digest(stage: Stage) -> Scene:
    pushed = stage.push(IMAGE, visibility="public", content="image id")
    return Scene(image=f"ghcr.io/acme/pulled@{pushed.configs['linux/amd64']}")


@bad
def helm_chart(stage: Stage) -> Scene:
    stage.push(IMAGE, visibility="public", kind="artifact", content="chart")
    return Scene()


def both(world: World, scene: Scene) -> tuple[CompletedProcess[str], Ended]:
    """The pull and the look, in one home."""
    runner = Runner(world)
    ended = runner(look(scene.image, "--platforms", "linux/amd64", docker=scene.docker))
    home = {"HOME": str(ended.home)}
    pulled = world.docker("pull", "--platform", "linux/amd64", scene.image, env=home)
    runner.clean()
    return pulled, ended


EVERY = [
    pytest.param(set_up, succeeds, id=set_up.__name__)
    for succeeds, scenes in ((True, GOOD), (False, BAD))
    for set_up in scenes
]


@pytest.mark.parametrize(("set_up", "succeeds"), EVERY)
def test_a_pull_succeeds_exactly_where_preflight_is_green(set_up: SetUp, succeeds: bool, fresh_engine: World) -> None:
    pulled, ended = both(fresh_engine, set_up(Stage(fresh_engine)))

    assert (pulled.returncode == 0) is succeeds, pulled.stdout + pulled.stderr
    assert ended.exit == (0 if succeeds else 10), ended.everything + pulled.stderr


def test_a_single_manifest_of_another_architecture_is_refused_whatever_the_engine_does(fresh_engine: World) -> None:
    """An older engine compares nothing where there is no index, and the image would fail only when it is started."""
    stage = Stage(fresh_engine)
    stage.push(IMAGE, visibility="public", platforms=("linux/arm64",), content="foreign")

    pulled, ended = both(fresh_engine, Scene())

    assert pulled.returncode == 0 or "does not match the specified platform" in pulled.stderr, pulled.stderr
    assert (ended.exit, ended.codes("error")) == (10, ["image.platform-missing"]), ended.everything
