"""Secrets come from a variable, a file or standard input, and are never shown."""

from __future__ import annotations

import errno

import pytest

from tests.unit.config.reading import IMAGE, mistakes, one, settings
from waybill.secret import Secret


def test_a_variable_is_taken_to_the_last_blank() -> None:
    found = settings(IMAGE, {"WAYBILL_REGISTRY_TOKEN": " to ken\r\n"})
    assert found.registry_token == Secret(" to ken\r\n")
    assert "to ken" not in repr(found)


def test_a_blank_variable_is_a_damaged_secret_and_an_empty_one_is_absent() -> None:
    assert settings(IMAGE, {"WAYBILL_REGISTRY_TOKEN": "\n"}).registry_token == Secret("\n")
    assert settings(IMAGE, {"WAYBILL_REGISTRY_TOKEN": ""}).registry_token is None
    assert settings({**IMAGE, "registry-token": "none"}, {"WAYBILL_REGISTRY_TOKEN": "x"}).registry_token is None


@pytest.mark.parametrize("source", ["file:/run/secrets/token", "-"])
def test_a_flag_names_a_file_or_standard_input(source: str) -> None:
    found = settings({**IMAGE, "registry-token": source}, read_secret=lambda asked: f"from {asked}\n")
    assert found.registry_token == Secret(f"from {source}\n")
    assert found.origins["registry-token"] == "--registry-token"


def test_a_flag_names_a_variable() -> None:
    found = settings({**IMAGE, "github-token": "env:MY_TOKEN"}, {"MY_TOKEN": "x "})
    assert found.github_token == Secret("x ")


@pytest.mark.parametrize("literal", ["hunter2-is-long", "gh" + "p_" + "A" * 36, "File:x", "file:", "env", "--"])
def test_a_literal_is_refused_without_showing_it(literal: str) -> None:
    found = mistakes({**IMAGE, "registry-token": literal})
    one(found, "--registry-token", "is neither `env:NAME`, `file:PATH` nor `-`", "revoke it")
    assert len(literal) < 6 or literal not in str(found[0])


@pytest.mark.parametrize("name", ["hunter2-is-long", "hunter2long", "gh" + "p_" + "A" * 36])
def test_what_stands_behind_env_is_shown_only_if_it_looks_like_a_name(name: str) -> None:
    found = mistakes({**IMAGE, "registry-token": f"env:{name}"})
    one(found, "--registry-token", "that it names is not set or is empty", "`env:NAME`")
    assert name not in str(found[0])


def test_an_empty_variable_behind_env_is_refused() -> None:
    found = mistakes({**IMAGE, "registry-token": "env:TOKEN"}, {"TOKEN": ""})
    one(found, "--registry-token", "the environment variable `TOKEN` is not set or is empty", "forks")


def test_an_unreadable_file_is_refused_without_its_content() -> None:
    def binary(_source: str) -> str:
        return b"hunter2\xff".decode()

    def denied(_source: str) -> str:
        raise PermissionError(errno.EACCES, "Permission denied")

    flags = {**IMAGE, "registry-token": "file:t"}
    one(mistakes(flags, read_secret=denied), "--registry-token", "the file cannot be read: Permission denied", "`-`")
    found = mistakes(flags, read_secret=binary)
    one(found, "--registry-token", "the file is no UTF-8 text", "only the secret")
    assert "hunter2" not in str(found[0])
    one(mistakes(flags, read_secret=lambda _: " \n"), "--registry-token", "the file is empty", "`env:NAME`")


def test_standard_input_holds_one_secret() -> None:
    found = mistakes({**IMAGE, "registry-token": "-", "github-token": ["-"]}, read_secret=lambda _: "x")
    one(found, "--github-token", "`-` is already taken by --registry-token", "one secret")


def test_a_repeated_secret_is_refused() -> None:
    found = mistakes({**IMAGE, "registry-token": ["env:A", "env:B"]}, {"A": "a", "B": "b"})
    one(found, "--registry-token", "is given 2 times", "once")


def test_a_token_for_several_registries_is_not_guessed_about() -> None:
    flags = {"image": ["ghcr.io/acme/a", "docker.io/acme/b", "GHCR.io/acme/c"]}
    environ = {"WAYBILL_REGISTRY_TOKEN": "x"}
    found = mistakes(flags, environ)
    one(found, "WAYBILL_REGISTRY_TOKEN registry-token", "the images name 2 registries", "docker.io, ghcr.io")
    assert settings({**flags, "registry": "ghcr.io"}, environ).notices == ()


@pytest.mark.parametrize(
    "malformed",
    [
        "https://ghcr.io/acme/b",
        "${{ env.REGISTRY }}/acme/b",
        "ghcr.io:acme/b",
        "nginx",
        "acme/b",
        "GHCR.IO/acme/b",
        "/b",
    ],
)
def test_a_malformed_name_is_no_second_registry(malformed: str) -> None:
    """It is diagnosed as a finding, so it must not end the run here."""
    found = settings({"image": ["ghcr.io/acme/a", malformed]}, {"WAYBILL_REGISTRY_TOKEN": "x"})
    assert found.images == ("ghcr.io/acme/a", malformed)


@pytest.mark.parametrize(
    "other", ["localhost/b", "[::1]:5000/b", "registry:5000/b", "my_host.example.com/b", "ghcr.io:443/b"]
)
def test_every_other_host_is_a_second_registry(other: str) -> None:
    found = mistakes({"image": ["ghcr.io/acme/a", other]}, {"WAYBILL_REGISTRY_TOKEN": "x"})
    one(found, "WAYBILL_REGISTRY_TOKEN registry-token", "name 2 registries", "set `registry`")


def test_a_token_that_fits_no_image_is_noticed() -> None:
    (notice,) = settings({**IMAGE, "registry": "docker.io"}, {"WAYBILL_REGISTRY_TOKEN": "x"}).notices
    assert notice == "registry-token belongs to docker.io, and no image is there: it is not used"


def test_a_user_name_without_token_is_noticed_with_its_usual_cause() -> None:
    (notice,) = settings({**IMAGE, "registry-username": "octo"}).notices
    assert "registry-token is empty" in notice
    assert "from a fork" in notice
