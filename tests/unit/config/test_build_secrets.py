"""Secrets that would stand in the open: in the command line, in the log and in the waybill."""

from __future__ import annotations

import pytest

from waybill.config.build_together import check_build

VALUE = "HUNTER2HUNTER2HUNTER2"


def mistakes(name: str, text: str) -> list[tuple[str, str]]:
    found = check_build({name: (text,)}, {}, ["ghcr.io/acme/app"], {})
    return [(mistake.where, f"{mistake.problem} {mistake.allowed}") for mistake in found]


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("cache-to", f"type=s3,bucket=b,secret_access_key={VALUE}", "AWS_SECRET_ACCESS_KEY"),
        ("cache-from", f"type=s3,bucket=b,session_token={VALUE}", "AWS_SESSION_TOKEN"),
        ("cache-from", f"type=s3,access_key_id={VALUE}", "AWS_ACCESS_KEY_ID"),
        ("cache-to", f"type=gha,token={VALUE}", "ACTIONS_RUNTIME_TOKEN"),
        ("cache-to", f'type=azblob,"account_key={VALUE}"', "AZURE_"),
        ("cache-to", f"type=s3,endpoint_url=https://me:{VALUE}@s3.example.com", "URL"),
        ("build-contexts", f"lib=https://{VALUE}@github.com/acme/lib.git", "URL"),
        ("build-contexts", f"lib=https://x-access-token:{VALUE}@github.com/acme/lib.git", "GIT_AUTH_TOKEN"),
    ],
)
def test_what_everybody_could_read_is_refused_with_the_way_that_hides_it(name: str, text: str, told: str) -> None:
    ((where, said),) = mistakes(name, text)

    assert where == name
    assert told in said
    assert VALUE not in said


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("cache-to", "type=registry,ref=ghcr.io/acme/app:cache,mode=max"),
        ("cache-to", "type=s3,region=eu,bucket=token=b"),
        ("build-contexts", "lib=ssh://git@github.com/acme/lib.git"),
        ("build-contexts", "base=docker-image://ghcr.io/acme/a-long-name-of-an-image:1@sha256:00"),
        ("build-contexts", "base=docker-image://a-long-name-of-an-image:1@sha256:00"),
    ],
)
def test_what_holds_no_secret_is_taken(name: str, text: str) -> None:
    assert mistakes(name, text) == []
