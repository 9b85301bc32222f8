"""Recorded events of GitHub, and the tags that `<auto>` makes of them. To add one, add a JSON file."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.core.build.made import COMMIT, DAY, IMAGE, git, listed
from waybill.core.build.git import GitFacts, commit_findings
from waybill.core.build.occasion import Kind, Occasion, expected_commit, read_occasion
from waybill.core.build.tags import plan_tags
from waybill.core.event import read_event
from waybill.core.records import from_json

EVENTS = sorted((Path(__file__).parents[1] / "events").glob("*.json"))


def recorded(path: Path) -> tuple[dict[str, Any], GitFacts, Occasion]:
    case = json.loads(path.read_text(encoding="utf-8"))
    checkout = from_json(GitFacts, case["git"])
    found = read_occasion(
        json.dumps(case["payload"]).encode(),
        event=case["event"],
        ref=case["ref"],
        sha=case["sha"],
        repository="acme/app",
        server="https://github.com",
        in_actions=True,
        git=checkout,
    )
    return case, checkout, found


@pytest.mark.parametrize("path", EVENTS, ids=lambda path: path.stem)
def test_what_happened_is_told(path: Path) -> None:
    case, _, found = recorded(path)
    expect = {"commit": case["sha"], **case["expect"]}
    told = {"kind": found.kind.value, "other_commits": list(found.other_commits)}
    for name in expect.keys() - {"tags", "trusted"}:
        assert told.get(name, getattr(found, name)) == expect[name], name


@pytest.mark.parametrize("path", EVENTS, ids=lambda path: path.stem)
def test_the_usual_tags_follow(path: Path) -> None:
    case, checkout, found = recorded(path)
    made = plan_tags(["<auto>"], found, checkout, day=DAY, image=IMAGE, existing=listed())
    assert [wish.tag for wish in made.wishes] == case["expect"]["tags"]
    assert made.mistakes == ()


@pytest.mark.parametrize("path", EVENTS, ids=lambda path: path.stem)
def test_a_fork_is_known(path: Path) -> None:
    case, _, _ = recorded(path)
    facts = read_event(case["event"], "acme/app", json.dumps(case["payload"]).encode())
    assert facts.trusted is case["expect"].get("trusted", True)


@pytest.mark.parametrize(
    ("checkout", "codes"),
    [
        ("aa11bb22cc33dd44ee55ff66778899aabbccddee", []),  # the head
        ("bb22cc33dd44ee55ff66778899aabbccddeeff00", []),  # the merge
        (COMMIT, ["build.other-commit"]),  # the base, which is what a plain checkout takes there
    ],
)
def test_the_base_of_a_pull_request_is_not_the_request(checkout: str, codes: list[str]) -> None:
    path = next(path for path in EVENTS if path.stem == "pull-request-target")
    _, _, found = recorded(path)
    assert [finding.code for finding in commit_findings(found, git(commit=checkout), "")] == codes


def test_a_request_without_a_head_has_no_commit() -> None:
    found = read_occasion(
        b'{"pull_request": {"number": 7, "merge_commit_sha": "bb22"}}',
        event="pull_request_target",
        ref="refs/heads/main",
        sha=COMMIT,
        repository="acme/app",
        server="https://github.com",
        in_actions=True,
        git=git(),
    )
    assert (found.commit, found.other_commits) == ("", ())
    assert [finding.code for finding in commit_findings(found, git(), "")] == ["build.commit-unknown"]


def test_there_are_events() -> None:
    assert len(EVENTS) >= 20


def test_a_laptop_is_what_git_says() -> None:
    found = read_occasion(
        None,
        event="",
        ref="",
        sha="",
        repository="",
        server="",
        in_actions=False,
        git=git(branch="topic", tags=("v1",)),
    )
    assert (found.kind, found.branch, found.git_tag, found.commit) == (Kind.LAPTOP, "topic", "v1", git().commit)


def test_the_input_wins_over_the_event() -> None:
    assert expected_commit(Occasion(kind=Kind.BRANCH, commit="a" * 40), "B" * 40) == "b" * 40
    assert expected_commit(Occasion(kind=Kind.BRANCH, commit="a" * 40), "") == "a" * 40


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                ["pull_request", "head", "sha", "number", "workflow_run", "head_sha", "release", "tag_name", "repo"]
            ),
            inner,
            max_size=4,
        )
    ),
    max_leaves=20,
)


@given(
    payload=anything.map(lambda value: json.dumps(value).encode()) | st.binary(max_size=40),
    event=st.sampled_from(["push", "pull_request", "pull_request_target", "workflow_run", "release", "schedule", "x"]),
    ref=st.text(max_size=30) | st.sampled_from(["refs/tags/v1", "refs/heads/a/b", "refs/pull/1/merge"]),
)
def test_no_payload_is_too_strange(payload: bytes, event: str, ref: str) -> None:
    found = read_occasion(
        payload,
        event=event,
        ref=ref,
        sha="a" * 40,
        repository="acme/app",
        server="https://github.com",
        in_actions=True,
        git=git(),
    )
    assert isinstance(found.kind, Kind)
    assert all(text.isprintable() for text in (found.git_tag, found.branch, found.number, found.commit))
