"""Manifests, tags, blobs, referrers and deletion as ghcr.io answers them, where the registry behind would not."""

from __future__ import annotations

import hashlib

import pytest

from lab.world import World
from tests.integration.lab.asking import ACCEPT, Asker

INDEX = "application/vnd.oci.image.index.v1+json"
MANIFEST = "application/vnd.oci.image.manifest.v1+json"
UNSUPPORTED = (405, "UNSUPPORTED", "The operation is unsupported.")


def sha256(text: str) -> str:
    return "sha256:" + hashlib.sha256(text.encode()).hexdigest()


def test_an_allowed_manifest_carries_its_digest_in_three_places(fresh: World, ask: Asker) -> None:
    pushed = fresh.state.push_image("ghcr.io/acme/app:1", visibility="public")

    answer = ask("/v2/acme/app/manifests/1", *ACCEPT, *ask.bearer("acme/app"))

    assert answer.status == 200
    assert sha256(answer.body) == pushed.digest == answer.headers["docker-content-digest"]
    assert answer.headers["etag"] == f'"{pushed.digest}"'
    assert answer.headers["content-type"] == MANIFEST
    assert answer.headers["vary"] == "Accept-Encoding"
    assert answer.headers["docker-distribution-api-version"] == "registry/2.0"
    assert answer.headers["x-github-request-id"]


def test_head_gives_the_status_and_length_of_get_and_no_body(fresh: World, ask: Asker) -> None:
    fresh.state.push_image("ghcr.io/acme/app:1", visibility="public")
    bearer = ask.bearer("acme/app")
    got = ask("/v2/acme/app/manifests/1", *ACCEPT, *bearer)

    head = ask("/v2/acme/app/manifests/1", "--head", *ACCEPT, *bearer)
    absent = ask("/v2/acme/app/manifests/2", "--head", *ACCEPT, *bearer)

    assert (head.status, head.body) == (200, "")
    assert int(head.headers["content-length"]) == len(got.body)
    assert (absent.status, absent.body) == (404, "")


def test_a_conditional_get_is_answered_304(fresh: World, ask: Asker) -> None:
    pushed = fresh.state.push_image("ghcr.io/acme/app:1", visibility="public")

    answer = ask(
        "/v2/acme/app/manifests/1", "-H", f'If-None-Match: "{pushed.digest}"', *ACCEPT, *ask.bearer("acme/app")
    )

    assert (answer.status, answer.body) == (304, "")


def test_an_accept_header_without_the_index_type_makes_a_404_that_does_not_mean_absent(
    fresh: World, ask: Asker
) -> None:
    fresh.state.push_image("ghcr.io/acme/app:1", visibility="public", platforms=("linux/amd64", "linux/arm64"))

    answer = ask("/v2/acme/app/manifests/1", "-H", f"Accept: {MANIFEST}", *ask.bearer("acme/app"))

    message = "OCI index found, but Accept header does not support OCI indexes"
    assert answer.error == (404, "MANIFEST_UNKNOWN", message)


def test_an_unknown_tag_and_an_unknown_digest_are_unknown_without_detail(fresh: World, ask: Asker) -> None:
    fresh.state.push_image("ghcr.io/acme/app:1", visibility="public")
    bearer = ask.bearer("acme/app")

    for reference in ("2", f"sha256:{'0' * 64}"):
        answer = ask(f"/v2/acme/app/manifests/{reference}", *ACCEPT, *bearer)
        assert answer.error == (404, "MANIFEST_UNKNOWN", "manifest unknown")


def test_a_deleted_child_leaves_the_index_standing(fresh: World, ask: Asker) -> None:
    platforms = ("linux/amd64", "linux/arm64")
    pushed = fresh.state.push_image("ghcr.io/acme/app:1", visibility="public", platforms=platforms)
    child = pushed.platforms["linux/arm64"]

    fresh.state.delete_manifest("ghcr.io/acme/app:1", child)

    bearer = ask.bearer("acme/app")
    assert ask("/v2/acme/app/manifests/1", *ACCEPT, *bearer).status == 200
    assert ask(f"/v2/acme/app/manifests/{child}", *ACCEPT, *bearer).error[0] == 404


def test_tags_come_a_hundred_at_a_time_with_a_link_to_the_rest(fresh: World, ask: Asker) -> None:
    names = sorted(f"1.{number}" for number in range(250))
    fresh.state.push_image(f"ghcr.io/acme/app:{names[0]}", tags=names[1:], visibility="public")
    bearer = ask.bearer("acme/app")

    first = ask("/v2/acme/app/tags/list", *bearer)
    link = first.headers["link"]
    second = ask(link[link.index("<") + 1 : link.index(">")], *bearer)

    assert first.json["tags"] == names[:100]
    assert link.endswith('>; rel="next"')
    assert second.json["tags"] == names[100:200]


def test_a_larger_page_of_tags_is_given_when_asked_for(fresh: World, ask: Asker) -> None:
    names = sorted(f"1.{number}" for number in range(150))
    fresh.state.push_image(f"ghcr.io/acme/app:{names[0]}", tags=names[1:], visibility="public")

    answer = ask("/v2/acme/app/tags/list?n=1000", *ask.bearer("acme/app"))

    assert answer.json["tags"] == names
    assert "link" not in answer.headers


def test_a_blob_is_redirected_to_a_second_host_with_a_signature(fresh: World, ask: Asker) -> None:
    pushed = fresh.state.push_image("ghcr.io/acme/app:1", visibility="public")
    config = pushed.configs["linux/amd64"]

    answer = ask(f"/v2/acme/app/blobs/{config}", *ask.bearer("acme/app"))
    place = answer.headers["location"]

    assert answer.status == 307
    assert place.startswith(f"https://pkg-containers.githubusercontent.com/ghcr1/blobs/{config}?se=")
    assert sha256(ask(place).body) == config


def test_the_signed_address_allows_get_alone_and_no_altered_signature(fresh: World, ask: Asker) -> None:
    pushed = fresh.state.push_image("ghcr.io/acme/app:1", visibility="public")
    config = pushed.configs["linux/amd64"]
    place = ask(f"/v2/acme/app/blobs/{config}", *ask.bearer("acme/app")).headers["location"]

    assert ask(place, "--head").status == 403
    assert ask(place.replace("sig=", "sig=A")).status == 403
    assert ask(place.replace("se=2", "se=3")).status == 403


def test_an_unknown_blob_is_unknown(fresh: World, ask: Asker) -> None:
    fresh.state.push_image("ghcr.io/acme/app:1", visibility="public")

    answer = ask(f"/v2/acme/app/blobs/sha256:{'0' * 64}", *ask.bearer("acme/app"))

    assert answer.error == (404, "BLOB_UNKNOWN", "blob unknown to registry")


def test_referrers_lead_to_a_web_page_that_is_not_there(fresh: World, ask: Asker) -> None:
    pushed = fresh.state.push_image("ghcr.io/acme/app:1", visibility="public")

    answer = ask(f"/v2/acme/app/referrers/{pushed.digest}", *ask.bearer("acme/app"))
    place = answer.headers["location"]

    assert answer.status == 303
    assert place == "https://github.com/-/v2/packages/container/package/acme%2Fapp"
    assert ask(place).status == 404


def test_nothing_is_deleted_through_the_registry(fresh: World, ask: Asker) -> None:
    pushed = fresh.state.push_image("ghcr.io/octo/app:1")
    token = fresh.state.add_token(owner="octo", scopes=("write:packages", "delete:packages"))
    bearer = ask.bearer("octo/app", token, "pull,push,delete")

    assert ask(f"/v2/octo/app/manifests/{pushed.digest}", "-X", "DELETE", *bearer).error == UNSUPPORTED
    assert ask(f"/v2/octo/app/blobs/{pushed.digest}", "-X", "DELETE", *bearer).error == UNSUPPORTED
    assert ask("/v2/octo/app/manifests/1", *ACCEPT, *bearer).status == 200


def test_an_upload_starts_with_202_and_cannot_be_cancelled(fresh: World, ask: Asker) -> None:
    fresh.state.push_image("ghcr.io/octo/app:1")
    token = fresh.state.add_token(owner="octo", scopes=("write:packages",))
    bearer = ask.bearer("octo/app", token, "pull,push")

    started = ask("/v2/octo/app/blobs/uploads/", "-X", "POST", "-H", "Content-Length: 0", *bearer)
    cancelled = ask(started.headers["location"], "-X", "DELETE", *bearer)

    assert started.status == 202
    assert started.headers["location"].startswith("/v2/octo/app/blobs/uploads/")
    assert cancelled.error == UNSUPPORTED
    assert len(fresh.uploads()) == 1


def test_an_ended_upload_session_is_unknown(fresh: World, ask: Asker) -> None:
    fresh.state.push_image("ghcr.io/octo/app:1")
    token = fresh.state.add_token(owner="octo", scopes=("write:packages",))
    bearer = ask.bearer("octo/app", token, "pull,push")
    place = ask("/v2/octo/app/blobs/uploads/", "-X", "POST", *bearer).headers["location"]
    digest = "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    assert ask(f"{place}&digest={digest}", "-X", "PUT", *bearer).status == 201

    again = ask(f"{place}&digest={digest}", "-X", "PUT", *bearer)

    assert again.error == (404, "BLOB_UPLOAD_UNKNOWN", "blob upload unknown to registry")


def test_a_schema_1_manifest_is_served_as_such(fresh: World, ask: Asker) -> None:
    pushed = fresh.state.push_image("ghcr.io/acme/old:1", visibility="public", kind="schema1")

    answer = ask("/v2/acme/old/manifests/1", *ACCEPT, *ask.bearer("acme/old"))

    assert answer.headers["content-type"] == "application/vnd.docker.distribution.manifest.v1+prettyjws"
    assert sha256(answer.body) == pushed.digest


def test_planted_bytes_are_served_with_the_digest_that_was_asked_for(fresh: World, ask: Asker) -> None:
    fresh.state.add_package("acme/app", visibility="public")
    fresh.state.plant("ghcr.io/acme/app:1", MANIFEST, b"{}", digest=f"sha256:{'a' * 64}")

    answer = ask("/v2/acme/app/manifests/1", *ACCEPT, *ask.bearer("acme/app"))

    assert answer.body == "{}"
    assert answer.headers["docker-content-digest"] == f"sha256:{'a' * 64}"


@pytest.mark.parametrize(
    ("permissions", "message"),
    [
        ("write", ""),
        ("read", "permission_denied: write_package"),
        ("none", "installation not allowed to Write organization package"),
    ],
)
def test_a_job_without_write_is_refused_in_githubs_words(
    fresh: World, ask: Asker, permissions: str, message: str
) -> None:
    fresh.state.push_image("ghcr.io/acme/app:1", repository="acme/app")
    bearer = ask.bearer("acme/app", fresh.state.add_job_token("acme/app", permissions), "pull,push")

    answer = ask("/v2/acme/app/blobs/uploads/", "-X", "POST", *bearer)

    assert answer.status == 202 if not message else answer.error == (403, "DENIED", message)


def test_nobody_pushes_to_a_public_package(fresh: World, ask: Asker) -> None:
    fresh.state.push_image("ghcr.io/acme/app:1", visibility="public")
    bearer = ask.bearer("acme/app", actions="pull,push")

    answer = ask("/v2/acme/app/blobs/uploads/", "-X", "POST", *bearer)

    assert answer.error == (403, "DENIED", "requested access to the resource is denied")
