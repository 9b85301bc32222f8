"""Workflow files, read for what starts them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from waybill.core.evidence import Workflow
from waybill.core.workflow import read_workflow

PATH = ".github/workflows/release.yml"


def read(text: str, image: str = "acme/app") -> Workflow:
    return read_workflow(PATH, text, image)


@pytest.mark.parametrize(
    ("text", "events"),
    [
        ("on: push", ("push",)),
        ('"on": push', ("push",)),
        ("on: [push, workflow_dispatch]", ("push", "workflow_dispatch")),
        ("on: {push: , schedule: [{cron: '0 0 * * *'}]}", ("push", "schedule")),
        ("on:\n  workflow_run:\n    workflows: [Tests]\n", ("workflow_run",)),
    ],
)
def test_every_form_of_on(text: str, events: tuple[str, ...]) -> None:
    assert read(text).events == events
    assert read(text).problem == ""


@pytest.mark.parametrize("text", ["name: x", "on:", "on: []", "on: {}", "true: push"])
def test_a_file_that_names_no_event_says_so(text: str) -> None:
    assert read(text).problem == "it names no event under `on:`"
    assert read(text).events == ()


def test_filters_belong_to_push_alone() -> None:
    workflow = read("on: {pull_request: {branches: [main], paths: [src/**]}, push: {}}")

    assert (workflow.events, workflow.branches, workflow.paths) == (("pull_request", "push"), None, None)


def test_filters_of_push() -> None:
    workflow = read(
        "on:\n  push:\n    tags: v*\n    branches: [main]\n    paths: [src/**, '!src/x']\n    paths-ignore: [d]"
    )

    assert (workflow.tags, workflow.branches) == (("v*",), ("main",))
    assert (workflow.paths, workflow.paths_ignore) == (("src/**", "!src/x"), ("d",))


def test_ignored_refs_are_kept_as_all_but_these() -> None:
    workflow = read("on: {push: {tags-ignore: ['v*-rc*'], branches-ignore: [wip]}}")

    assert (workflow.tags, workflow.branches) == (("**", "!v*-rc*"), ("**", "!wip"))


def test_a_version_stays_text() -> None:
    assert read("name: 1.10\non: {push: {tags: [1.10, 0x10, yes]}}").tags == ("1.10", "0x10", "yes")


@pytest.mark.parametrize(
    "step",
    [
        "uses: docker/build-push-action@v6",
        "run: docker build -t x .",
        "run: docker  buildx  bake",
        "run: podman push x",
        "run: docker compose build",
        "run: echo ghcr.io/Acme/App",
    ],
)
def test_a_workflow_that_builds_the_image(step: str) -> None:
    assert read(f"on: push\njobs: {{a: {{steps: [{{{step!s}}}]}}}}").builds_image


@pytest.mark.parametrize("step", ["run: make test", "run: true # docker build", "uses: actions/checkout@v4"])
def test_a_workflow_that_does_not(step: str) -> None:
    text = f"on: push\n# docker build .\njobs:\n  a:\n    steps:\n      - {step}\n"

    assert read(text).builds_image is ("docker build" in step)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("on: push\n\tjobs: x", "line 2, column 1"),
        ("on: {", "line 1"),
        ("a\x00b", "not YAML"),
        ("[a, b]", "not a mapping"),
        ("", "not a mapping"),
        ("[" * 100_000, "nested too deeply"),
        ("x" * 600_000, "larger than 512 KiB"),
        ("a: *nothing", "line 1, column 4"),
        ("on: {push: {tags: !!python/object/apply:os.system [x]}}", ""),
    ],
)
def test_files_that_cannot_be_read(text: str, problem: str) -> None:
    assert problem in read(text).problem


def test_a_bomb_of_aliases_stays_small() -> None:
    lines = ["a0: &a0 [x, x]"] + [f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]" for n in range(1, 60)]

    workflow = read("\n".join([*lines, "on: {push: {tags: *a59}}"]))

    assert (workflow.tags, workflow.problem) == ((), "")


@given(st.text() | st.binary().map(lambda raw: raw.decode("utf-8", "replace")))
def test_no_text_makes_it_fail(text: str) -> None:
    assert read(text).path == PATH


@given(st.recursive(st.text(max_size=5) | st.none(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner)))
def test_no_shape_of_on_makes_it_fail(shape: object) -> None:
    import json

    assert read(json.dumps({"on": shape})).path == PATH
