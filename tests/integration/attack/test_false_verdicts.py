"""Situations in which a real client and a careless look at the manifest come to different verdicts."""

from __future__ import annotations

import json

import pytest

from tests.integration.attack.conftest import Look
from tests.integration.attack.scripted import Registry, Reply

BOTH = ("linux/amd64", "linux/arm64")


def test_a_whole_image_is_proved(registry: Registry, look: Look) -> None:
    registry.hold(platforms=BOTH, provenance=True)

    ended = look(registry.image)

    assert ended.exit == 0, ended.everything


@pytest.mark.parametrize("platforms", [("linux/amd64",), BOTH])
def test_a_lost_layer_is_an_error(registry: Registry, look: Look, platforms: tuple[str, ...]) -> None:
    parts = registry.hold(platforms=platforms)
    layer = parts["linux/amd64"]["layers"][0]["digest"]
    del registry.blobs[layer]

    ended = look(registry.image)

    assert (ended.exit, ended.codes) == (10, ["registry.blob-missing"]), ended.everything
    assert layer in ended.findings[0]["cause"]
    assert "linux/amd64" in ended.findings[0]["cause"]


def test_a_lost_configuration_of_the_second_platform_is_an_error(registry: Registry, look: Look) -> None:
    parts = registry.hold(platforms=BOTH)
    del registry.blobs[parts["linux/arm64"]["config"]["digest"]]

    ended = look(registry.image)

    assert (ended.exit, ended.codes) == (10, ["registry.blob-missing"]), ended.everything
    assert "linux/arm64" in ended.findings[0]["cause"]


def test_what_is_lost_of_a_platform_that_nobody_wants_is_no_error(registry: Registry, look: Look) -> None:
    parts = registry.hold(platforms=BOTH)
    del registry.blobs[parts["linux/arm64"]["layers"][0]["digest"]]

    ended = look(registry.image, "--platforms", "linux/amd64")

    assert ended.exit == 0, ended.everything


@pytest.mark.parametrize("status", [404, 405, 403, 500])
def test_a_registry_that_knows_no_head_of_blobs_is_healthy(registry: Registry, look: Look, status: int) -> None:
    registry.hold()
    registry.spoil = lambda method, path, _: (
        Reply(status=status, body=b"") if method == "HEAD" and "/blobs/" in path else None
    )

    ended = look(registry.image)

    assert ended.exit == 0, ended.everything


def test_many_images_are_not_asked_for_their_layers(registry: Registry, look: Look) -> None:
    registry.hold()

    ended = look(
        *[registry.image.replace(":1", "@" + name) for name in registry.manifests if name != "1"] * 1,
        *[f"{registry.host}/acme/other{number}:1" for number in range(9)],
    )

    assert ended.exit == 10, ended.everything
    assert not [path for method, path in registry.asked if method == "HEAD" and "/blobs/" in path]


def test_a_configuration_of_another_length_than_promised_is_unreadable(registry: Registry, look: Look) -> None:
    registry.hold()
    media_type, content = registry.manifests["1"]
    body = json.loads(content)
    body["config"]["size"] += 3
    registry.tag(media_type, json.dumps(body).encode())

    ended = look(registry.image)

    assert (ended.exit, ended.codes) == (10, ["image.unreadable"]), ended.everything
    assert "bytes were promised" in ended.findings[0]["cause"]


def test_a_child_of_another_length_than_promised_is_unreadable(registry: Registry, look: Look) -> None:
    registry.hold(platforms=BOTH)
    media_type, content = registry.manifests["1"]
    body = json.loads(content)
    body["manifests"][1]["size"] += 3
    registry.tag(media_type, json.dumps(body).encode())

    ended = look(registry.image)

    assert (ended.exit, ended.codes) == (10, ["image.unreadable"]), ended.everything


@pytest.mark.parametrize("vague", ["application/json", "text/plain", "application/octet-stream"])
def test_a_manifest_without_its_media_type_is_unreadable(registry: Registry, look: Look, vague: str) -> None:
    registry.hold()
    registry.tag(vague, registry.manifests["1"][1])

    ended = look(registry.image)

    assert (ended.exit, ended.codes) == (10, ["image.unreadable"]), ended.everything
    assert vague in ended.findings[0]["cause"]


def test_a_token_that_dies_on_the_way_is_replaced(registry: Registry, look: Look) -> None:
    registry.hold(platforms=BOTH)
    registry.issued = 1

    def spoil(_method: str, path: str, _authorization: str) -> Reply | None:
        if "/manifests/sha256" in path and registry.issued == 2:
            registry.tokens.clear()
        return None

    registry.spoil = spoil

    ended = look(registry.image)

    assert ended.exit == 0, ended.everything
    assert registry.issued == 3


def test_a_token_that_is_refused_for_ever_is_asked_for_only_once_more(registry: Registry, look: Look) -> None:
    registry.hold()
    registry.issued = 1
    registry.spoil = lambda _method, path, _: registry.challenge() if "/manifests/" in path else None

    ended = look(registry.image)

    assert ended.exit == 10, ended.everything
    assert registry.issued == 3
