"""skopeo, for all who pull with podman or CRI-O: the same library prints the same words."""

from __future__ import annotations

import pytest

from lab.world import World


def inspect_error(world: World, reference: str, token: str = "") -> str:
    credential = ["--creds", f"octo:{token}"] if token else []
    done = world.run(["skopeo", "inspect", *credential, f"docker://{reference}"])
    assert done.returncode in {1, 2}, done.stdout  # newer ones end with 2 where the image is not there
    return done.stderr


def test_a_public_image_is_read_with_its_digest(fresh: World) -> None:
    pushed = fresh.state.push_image("ghcr.io/acme/app:1", visibility="public")

    done = fresh.run(["skopeo", "inspect", "--format", "{{.Digest}}", "docker://ghcr.io/acme/app:1"])

    assert (done.returncode, done.stdout.strip()) == (0, pushed.digest)


def test_private_without_a_credential(fresh: World) -> None:
    fresh.state.push_image("ghcr.io/acme/app:1")

    said = inspect_error(fresh, "ghcr.io/acme/app:1")

    assert "unable to retrieve auth token: invalid username/password: unauthorized" in said


@pytest.mark.parametrize("token", ["", "ghp_nobody"], ids=["absent", "dead credential"])
def test_forbidden_at_the_token_step(fresh: World, token: str) -> None:
    said = inspect_error(fresh, "ghcr.io/acme/app:1", token)

    assert "invalid status code from registry 403 (Forbidden)" in said
    assert "equesting bearer token" in said


def test_a_live_credential_without_right(fresh: World) -> None:
    fresh.state.push_image("ghcr.io/acme/app:1")

    said = inspect_error(fresh, "ghcr.io/acme/app:1", fresh.state.add_token(owner="stranger"))

    assert "eading manifest 1 in ghcr.io/acme/app: denied" in said


def test_an_absent_tag(fresh: World) -> None:
    fresh.state.push_image("ghcr.io/acme/app:1", visibility="public")

    assert "eading manifest 2 in ghcr.io/acme/app: manifest unknown" in inspect_error(fresh, "ghcr.io/acme/app:2")


def test_another_architecture(fresh: World) -> None:
    fresh.state.push_image("ghcr.io/acme/app:1", visibility="public", platforms=("linux/s390x", "linux/ppc64le"))

    said = inspect_error(fresh, "ghcr.io/acme/app:1")

    assert "no image found in image index for architecture " in said


def test_all_tags_are_found_over_several_pages(fresh: World) -> None:
    names = sorted(f"1.{number}" for number in range(230))
    fresh.state.push_image(f"ghcr.io/acme/app:{names[0]}", tags=names[1:], visibility="public")

    done = fresh.run(["skopeo", "list-tags", "docker://ghcr.io/acme/app"])

    assert done.stdout.count('"1.') == 230
