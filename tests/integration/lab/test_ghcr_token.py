"""The token step of ghcr.io, and every form of ``Authorization`` that its registry takes or refuses."""

from __future__ import annotations

import base64

import pytest

from lab.client import in_days
from lab.world import World
from tests.integration.lab.asking import Asker

CHALLENGE = 'Bearer realm="https://ghcr.io/token",service="ghcr.io",scope="repository:{}:pull"'
UNAUTHENTICATED = "unauthenticated: User cannot be authenticated with the token provided."
NOT_ALLOWED = "requested access to the resource is denied"


def b64(text: str) -> str:
    return base64.b64encode(text.encode()).decode()


def test_a_bare_v2_is_challenged_with_a_placeholder_scope(ask: Asker) -> None:
    answer = ask("/v2/")

    assert answer.error == (401, "UNAUTHORIZED", "authentication required")
    assert answer.headers["www-authenticate"] == CHALLENGE.format("user/image")


def test_a_public_image_still_needs_an_anonymous_token(fresh: World, ask: Asker) -> None:
    fresh.state.push_image("ghcr.io/acme/app:1", visibility="public")

    answer = ask("/v2/acme/app/manifests/1")

    assert answer.error == (401, "UNAUTHORIZED", "authentication required")
    assert answer.headers["www-authenticate"] == CHALLENGE.format("acme/app")


def test_a_token_is_opaque_and_names_image_and_time_and_nothing_else(fresh: World, ask: Asker) -> None:
    fresh.state.push_image("ghcr.io/acme/app:1", visibility="public")

    answer = ask.exchange("acme/app")

    assert set(answer.json) == {"token"}
    version, name, moment = base64.b64decode(answer.json["token"]).decode().split(":")
    assert (version, name) == ("v1", "acme/app")
    assert len(moment) == 19


def test_the_service_parameter_is_not_looked_at(fresh: World, ask: Asker) -> None:
    fresh.state.push_image("ghcr.io/acme/app:1", visibility="public")

    assert ask("/token?service=registry.docker.io&scope=repository:acme/app:pull").status == 200
    assert ask("/token?scope=repository:acme/app:pull").status == 200


def test_nobody_asks_for_an_absent_package(ask: Asker) -> None:
    assert ask.exchange("acme/absent").error == (403, "DENIED", NOT_ALLOWED)


def test_nobody_asks_for_a_private_package(fresh: World, ask: Asker) -> None:
    fresh.state.push_image("ghcr.io/acme/app:1")

    assert ask.exchange("acme/app").error == (401, "UNAUTHORIZED", "authentication required")


@pytest.mark.parametrize("death", ["expired", "revoked", "unknown"])
def test_a_dead_credential_is_denied_even_for_a_public_image(fresh: World, ask: Asker, death: str) -> None:
    fresh.state.push_image("ghcr.io/acme/app:1", visibility="public")
    token = fresh.state.add_token(expires=in_days(-1) if death == "expired" else "")
    if death == "revoked":
        fresh.state.revoke(token)

    answer = ask.exchange("acme/app", f"{token}x" if death == "unknown" else token)

    assert answer.error == (403, "DENIED", "denied")
    assert "www-authenticate" not in answer.headers


def test_a_live_credential_without_access_gets_a_token_and_is_refused_by_the_registry(fresh: World, ask: Asker) -> None:
    fresh.state.push_image("ghcr.io/acme/app:1")
    stranger = fresh.state.add_token(owner="stranger")

    answer = ask("/v2/acme/app/manifests/1", *ask.bearer("acme/app", stranger))

    assert answer.error == (403, "DENIED", NOT_ALLOWED)
    assert "www-authenticate" not in answer.headers


def test_a_post_to_the_token_endpoint_is_refused(ask: Asker) -> None:
    assert ask("/token", "-d", "grant_type=password").error == (405, "UNSUPPORTED", "The operation is unsupported.")


@pytest.mark.parametrize("form", ["{}", "octo:{}"], ids=["token", "user:token"])
def test_a_credential_in_base64_is_taken_as_bearer(fresh: World, ask: Asker, form: str) -> None:
    fresh.state.push_image("ghcr.io/octo/app:1")
    token = fresh.state.add_token(owner="octo")

    answer = ask("/v2/octo/app/tags/list", "-H", f"Authorization: Bearer {b64(form.format(token))}")

    assert answer.json == {"name": "octo/app", "tags": ["1"]}


def test_the_base64_of_the_letter_a_opens_public_images_only(fresh: World, ask: Asker) -> None:
    fresh.state.push_image("ghcr.io/acme/open:1", visibility="public")
    fresh.state.push_image("ghcr.io/acme/closed:1")
    anonymous = ("-H", "Authorization: Bearer QQ==")

    assert ask("/v2/acme/open/tags/list", *anonymous).status == 200
    assert ask("/v2/acme/closed/tags/list", *anonymous).error[:2] == (401, "UNAUTHORIZED")


def test_an_empty_bearer_says_that_no_token_was_provided(ask: Asker) -> None:
    answer = ask("/v2/acme/app/tags/list", "-H", "Authorization: Bearer ")

    assert answer.error == (401, "UNAUTHORIZED", "authentication token not provided")


def test_a_raw_token_as_bearer_is_not_accepted(fresh: World, ask: Asker) -> None:
    fresh.state.push_image("ghcr.io/octo/app:1")
    token = fresh.state.add_token(owner="octo")

    answer = ask("/v2/octo/app/tags/list", "-H", f"Authorization: Bearer {token}")

    assert answer.error == (401, "UNAUTHORIZED", UNAUTHENTICATED)


def test_basic_on_the_registry_itself_is_an_invalid_token_without_a_challenge(fresh: World, ask: Asker) -> None:
    fresh.state.push_image("ghcr.io/octo/app:1")
    token = fresh.state.add_token(owner="octo")

    answer = ask("/v2/octo/app/tags/list", "-u", f"octo:{token}")

    assert answer.error == (403, "DENIED", "invalid token")
    assert "www-authenticate" not in answer.headers


@pytest.mark.parametrize("reason", ["too old", "credential revoked"])
def test_a_registry_token_that_is_no_longer_good_is_unauthenticated(fresh: World, ask: Asker, reason: str) -> None:
    fresh.state.push_image("ghcr.io/octo/app:1")
    token = fresh.state.add_token(owner="octo")
    bearer = ask.bearer("octo/app", token)
    if reason == "too old":
        fresh.state.forget_tickets()
    else:
        fresh.state.revoke(token)

    assert ask("/v2/octo/app/tags/list", *bearer).error == (401, "UNAUTHORIZED", UNAUTHENTICATED)


def test_a_registry_token_is_good_for_its_own_repository_and_actions_only(fresh: World, ask: Asker) -> None:
    fresh.state.push_image("ghcr.io/octo/app:1")
    fresh.state.push_image("ghcr.io/octo/other:1")
    token = fresh.state.add_token(owner="octo", scopes=("write:packages",))
    bearer = ask.bearer("octo/app", token)

    assert ask("/v2/octo/other/tags/list", *bearer).error == (403, "DENIED", NOT_ALLOWED)
    assert ask("/v2/octo/app/blobs/uploads/", "-X", "POST", *bearer).error == (403, "DENIED", NOT_ALLOWED)
