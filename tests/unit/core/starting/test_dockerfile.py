"""Which Dockerfile is built: that of what is deployed, and where several could be meant somebody is asked."""

from __future__ import annotations

import pytest

from tests.unit.core.starting.looks import PIN, look
from waybill.core.starting.choice import Basis
from waybill.core.starting.choose import Answers, choose
from waybill.core.starting.settings_text import settings_text

DEVELOPS = "services: {app: {build: {context: api, target: dev, args: {MODE: dev}}, volumes: ['./api:/app']}}"


@pytest.mark.parametrize(
    ("files", "values", "basis"),
    [
        (["Dockerfile"], ("Dockerfile",), Basis.SEEN),
        (["Dockerfile", "web/Dockerfile"], ("Dockerfile",), Basis.SEEN),
        (["Dockerfile", "Dockerfile.dev"], ("Dockerfile",), Basis.SEEN),
        (["Dockerfile", "Dockerfile.prod"], ("Dockerfile.prod",), Basis.GUESS),
        (["Dockerfile.dev", "Dockerfile.prod"], ("Dockerfile.prod",), Basis.GUESS),
        (["Dockerfile.dev"], ("Dockerfile.dev",), Basis.GUESS),
        (["web/Dockerfile"], ("web/Dockerfile",), Basis.GUESS),
        (["web/Dockerfile", "web/Dockerfile.test"], ("web/Dockerfile",), Basis.GUESS),
        (["api/Dockerfile", "web/Dockerfile"], (), Basis.OPEN),
    ],
)
def test_the_dockerfile_by_its_place_and_name(files: list[str], values: tuple[str, ...], basis: Basis) -> None:
    found = choose(look(dict.fromkeys(files, "")), {})["dockerfile"]

    assert (found.values, found.basis) == (values, basis)


def test_the_services_that_are_deployed_say_it_before_any_place() -> None:
    compose = "services: {api: {build: ./api, image: ghcr.io/acme/app}, web: {build: ./web}}"
    found = choose(look({"compose.yml": compose, "Dockerfile": "", "web/Dockerfile": ""}), {})["dockerfile"]

    assert (found.value, found.basis) == ("api/Dockerfile", Basis.SEEN)


def test_one_image_for_services_that_are_built_differently_is_asked_about() -> None:
    seen = look({"compose.yml": "services: {api: {build: ./api}, web: {build: ./web}}"})
    found = choose(seen, {"service": ("api", "web")})["dockerfile"]

    assert (found.values, found.basis) == ((), Basis.OPEN)
    assert "api (api/Dockerfile), web (web/Dockerfile)" in found.reason


def test_a_workflow_that_builds_nothing_wants_none() -> None:
    found = choose(look({"a/Dockerfile": "", "b/Dockerfile": ""}), {"workflow": ("deploy",)})["dockerfile"]

    assert (found.values, found.basis) == ((), Basis.CUSTOM)


def text_of(files: dict[str, str], answers: Answers) -> str:
    seen = look(files)
    return settings_text(seen, choose(seen, {"host": ("deploy@web1.example.com",), **answers}), PIN.schema)


def test_of_a_build_for_development_the_place_is_taken_and_neither_stage_nor_values() -> None:
    text = text_of({"compose.yml": DEVELOPS, "api/Dockerfile": ""}, {})

    assert "context: api\n" in text
    assert "build-target" not in text
    assert "build-args" not in text
    assert "wanted by that build: MODE." in text


@pytest.mark.parametrize(
    ("path", "lines"),
    [
        ("web/Dockerfile", "context: web\n"),
        ("docker/Dockerfile", "dockerfile: docker/Dockerfile\n"),
        ("app.Dockerfile", "dockerfile: app.Dockerfile\n"),
    ],
)
def test_a_dockerfile_that_was_said_is_written_with_its_likely_context(path: str, lines: str) -> None:
    assert f"said.\n{lines}" in text_of({path: "", "Dockerfile": ""}, {"dockerfile": (path,)})


def test_platforms_and_what_else_a_build_is_given_are_not_lost() -> None:
    compose = "services: {app: {platform: linux/arm64, build: {context: ., secrets: [a], additional_contexts: {b: c}}}}"
    text = text_of({"compose.yml": compose, "Dockerfile": ""}, {})

    assert "\nplatforms: linux/arm64\n" in text
    assert "to be said here: `build-contexts`, `build-secrets`." in text


def test_configs_secrets_and_parts_of_the_project_go_along() -> None:
    compose = (
        "include: [parts/db.yml]\nservices: {app: {build: ., extends: {file: base.yml, service: b}}}\n"
        "configs: {c: {file: conf/c.toml}}\nsecrets: {s: {file: secret.txt}}\n"
    )
    files = {"compose.yml": compose, "parts/db.yml": "", "base.yml": "", "conf/c.toml": "", "Dockerfile": ""}
    text = text_of(files, {})

    for path in ("parts/db.yml", "base.yml", "conf/c.toml"):
        assert f"\n      - {path}\n" in text
    assert "not in the repository: secret.txt." in text


WORKFLOW = """on: push
jobs:
  a:
    environment: {{name: Live}}
    steps:
      - uses: docker/build-push-action@v6
        with: {{context: ./api, file: api/prod.Dockerfile, platforms: "linux/amd64,linux/arm64", {more}}}
      - run: kamal deploy
"""


def test_how_a_workflow_builds_so_far_is_kept() -> None:
    path = ".github/workflows/old.yml"
    files = {
        path: WORKFLOW.format(more="target: final, build-args: A=1"),
        "api/prod.Dockerfile": "",
        "web/Dockerfile": "",
    }
    text = text_of(files, {})

    assert "context: api\ndockerfile: api/prod.Dockerfile\nbuild-target: final\n" in text
    assert "to be said here: `build-args`" in text
    assert "\nplatforms:\n  - linux/amd64\n  - linux/arm64\n" in text
    assert "\n  live:\n" in text


@pytest.mark.parametrize("more", ["target: '${{ matrix.target }}'", "target: x, context: '{{defaultContext}}:api'"])
def test_a_build_that_is_not_written_out_is_not_read(more: str) -> None:
    path = ".github/workflows/old.yml"
    text = WORKFLOW.format(more="MORE").replace("context: ./api, ", "" if "context" in more else "context: ./api, ")
    found = choose(look({path: text.replace("MORE", more), "a/Dockerfile": "", "api/prod.Dockerfile": ""}), {})

    assert found["dockerfile"].basis is Basis.OPEN
