"""The files that are made: settings that the product's own reading finds right, and workflows with the names put in."""

from __future__ import annotations

import re

import pytest

from tests.unit.core.starting.looks import PIN, look
from waybill.config.checking import check_file
from waybill.config.yamlfile import read_config
from waybill.core.starting.choose import Answers, choose
from waybill.core.starting.plan import State, new_files, planned
from waybill.core.starting.settings_text import going_along, settings_text
from waybill.core.starting.workflow_text import Names, Pin, tags_of, workflow_text

ANSWERS: Answers = {"host": ("deploy@web1.example.com",)}
COMPOSE = """
services:
  app:
    build: {context: app, dockerfile: app.Dockerfile, target: final}
    env_file: [.env, conf/app.env, secret.env]
    volumes: ["./conf/nginx.conf:/n", "./data:/data"]
"""


def text_of(files: dict[str, str], answers: Answers = ANSWERS, ignored: tuple[str, ...] = ()) -> str:
    seen = look(files, ignored=ignored)
    return settings_text(seen, choose(seen, answers), PIN.schema)


@pytest.mark.parametrize(
    "answers",
    [
        ANSWERS,
        {"host": ("deploy@[2001:db8::1]:2222", "web2.example.com")},
        {**ANSWERS, "project-directory": ("/srv/my app: the # first",)},
        {**ANSWERS, "project-directory": ("/srv/quote\"and'quote",)},
        {**ANSWERS, "service": ("none",), "compose-file": ("none",), "health-url": ("none",)},
        {**ANSWERS, "health-url": ("https://web1.example.com:8443/health?deep=1&x=%20",)},
        {**ANSWERS, "environment": ("staging-eu",)},
        {**ANSWERS, "service": ("on", "1.10")},
    ],
)
def test_whatever_was_answered_the_settings_are_right_and_read_as_they_were_meant(answers: Answers) -> None:
    seen = look({"compose.yml": COMPOSE})
    text = settings_text(seen, choose(seen, answers), PIN.schema)
    file = read_config("waybill.yml", text.encode())
    checked = check_file(file, {}, lambda _path: "")

    assert (checked.mistakes, checked.warnings) == ((), ())
    (settings,) = file.environments.values()
    for question, name in {"host": "hosts", "project-directory": "project-directory", "service": "services"}.items():
        wanted = answers.get(question, ())
        if wanted and wanted != ("none",):
            assert settings[name].texts == wanted


def test_the_first_line_is_for_the_editor() -> None:
    first = text_of({}).splitlines()[0]

    assert first == f"# yaml-language-server: $schema={PIN.schema}"


def test_every_setting_says_its_reason_in_front() -> None:
    lines = text_of({"compose.yml": COMPOSE}).splitlines()
    for number, line in enumerate(lines):
        if re.match(r" {4}[a-z-]+:", line):
            assert lines[number - 1].startswith("    # "), line


def test_the_build_is_written_where_the_dockerfile_is_not_where_everybody_looks() -> None:
    assert "context: app\ndockerfile: app/app.Dockerfile\nbuild-target: final\n" in text_of({"compose.yml": COMPOSE})
    assert "context: web\n" in text_of({"web/Dockerfile": ""})
    assert "context:" not in text_of({"Dockerfile": "", "web/Dockerfile": ""})


def test_arguments_of_the_build_are_written_and_those_without_a_value_are_named() -> None:
    compose = "services: {app: {build: {context: ., args: {A: '1', SECRET: '${SECRET}'}}}}"
    text = text_of({"compose.yml": compose, "Dockerfile": ""})

    assert 'build-args:\n  - "A=1"\n' in text.replace("- A=1", '- "A=1"')
    assert "wanted by that build: SECRET." in text


def test_what_a_clone_brings_goes_along_and_the_rest_is_the_servers() -> None:
    files = {"compose.yml": COMPOSE, ".env": "", "conf/app.env": "", "secret.env": "", "conf/nginx.conf": ""}
    seen = look(files, ignored=("secret.env",))
    going = going_along(seen, choose(seen, ANSWERS))

    assert going.along == ("compose.yml", "conf/app.env", "conf/nginx.conf")
    assert going.there == (".env", "secret.env", "data")


def test_what_nobody_has_committed_is_the_servers_unless_it_is_a_part_of_the_project() -> None:
    """The commands at the end add what goes along: an env file with passwords would be committed, and pushed."""
    files = {"compose.yml": f"include: [db.yml]\n{COMPOSE}", "db.yml": "", "conf/app.env": "", "conf/nginx.conf": ""}
    seen = look(files, uncommitted=("compose.yml", "db.yml", "conf/app.env"))
    going = going_along(seen, choose(seen, ANSWERS))

    assert going.along == ("compose.yml", "db.yml", "conf/nginx.conf")
    assert "conf/app.env" in going.there


def test_a_name_with_a_line_break_cannot_leave_its_comment() -> None:
    text = text_of(
        {".github/workflows/a\nhosts: evil.yml": "on: push\njobs: {a: {steps: [{run: 'ssh a@b.example.com'}]}}"}, {}
    )

    assert "\nhosts: evil" not in text


@pytest.mark.parametrize(
    ("tags", "patterns"),
    [
        ((), ()),
        (("v2.0.0", "v1.0.0", "20260101-1200", "2026-01-23", "v2.0.0-rc.1"), ()),
        (("1.2.3", "1.2.2"), ("[0-9]*.[0-9]*",)),
        (("2026.01.23-hotfix", "20260123b"), ()),
        (("release-1.2", "release-2"), ("release-[0-9]*",)),
        (("app-v1.2.3", "app-v1.2.2"), ("app-v[0-9]*",)),
        (("app/v1.2.3", "app@1.2.2"), ()),  # an image cannot have such a tag
        (("web-1.2.3",), ("web-[0-9]*",)),
        (("nightly", "$(x)", "a: b", "vendor-x", "validate-2", "20-questions", "v1/2"), ()),
    ],
)
def test_the_tags_that_exist_start_a_release(tags: tuple[str, ...], patterns: tuple[str, ...]) -> None:
    """And what only begins like one starts nothing."""
    assert tags_of(tags) == ("20[0-9][0-9]*", "v[0-9]*", *patterns)


def test_what_stands_is_never_planned_to_be_written() -> None:
    present: dict[str, str | None] = {"same.yml": "a\n", "other.yml": "b\n", "link.yml": None}
    files = [planned(path, "a\n", present) for path in ("new.yml", "same.yml", "other.yml", "link.yml")]

    assert [file.state for file in files] == [State.NEW, State.SAME, State.LEFT, State.BARRED]
    assert new_files(files) == {"new.yml": "a\n"}
    assert files[2].difference[2:] == ("@@ -1 +1 @@", "-b", "+a")


def test_a_name_that_was_put_in_is_not_taken_for_one_of_the_example() -> None:
    names = Names(
        pin=Pin(repository="production/waybill", commit="b" * 40, version="0.1.0"),
        image="r.example.com/ghcr.io/acme/app",
        environment="live",
        host="docker-compose.server.yml",
        compose="web1.example.com/production.yml",
        tags=(),
    )
    example = (
        f"uses: acme/waybill/actions/deploy@{'0' * 40} # v0.1.0\nx: production\nimage: ghcr.io/acme/app\n"
        "registry: ghcr.io\n# docker-compose.server.yml web1.example.com\n"
    )

    assert workflow_text(example, names) == (
        f"uses: production/waybill/actions/deploy@{'b' * 40} # v0.1.0\nx: live\n"
        "image: r.example.com/ghcr.io/acme/app\nregistry: r.example.com\n"
        "# web1.example.com/production.yml docker-compose.server.yml\n"
    )


@pytest.mark.parametrize("there", ["a\r\nb\r\n", "\ufeffa\nb\n"])
def test_a_file_that_differs_in_its_ends_of_lines_alone_stands_already(there: str) -> None:
    assert planned("a.yml", "a\nb\n", {"a.yml": there}).state is State.SAME
