"""What started a run, from the payload of the event; and which run it is."""

from __future__ import annotations

import errno
import json
from dataclasses import replace
from typing import Any

import pytest

from waybill.config.event import with_event
from waybill.config.job import JobContext
from waybill.core.deploy.model import RunOrder
from waybill.core.deploy.order import run_order
from waybill.core.event import EventFacts

JOB = JobContext(
    in_actions=True,
    repository="Acme/App",
    event="push",
    sha="a" * 40,
    ref="refs/heads/main",
    workflow="deploy",
    run_id="1042",
    run_number=42,
    run_attempt=2,
    event_path="/github/workflow/event.json",
)
PULL = {"pull_request": {"head": {"repo": {"full_name": "mallory/app"}}, "base": {"repo": {"full_name": "Acme/App"}}}}
AFTER = {
    "workflow_run": {
        "event": "push",
        "head_sha": "b" * 40,
        "head_branch": "release",
        "head_repository": {"full_name": "Acme/App"},
    }
}


def read(event: str, payload: Any) -> EventFacts:
    content = payload if isinstance(payload, bytes) else json.dumps(payload).encode()
    job = JobContext(in_actions=True, repository="Acme/App", event=event, event_path="event.json")
    return with_event(job, lambda _path, limit: content[:limit]).event_facts


@pytest.mark.parametrize("event", ["pull_request", "pull_request_target", "pull_request_review"])
def test_the_head_of_a_pull_request_says_whose_code_it_is(event: str) -> None:
    """Each kind of pull request event carries the head's repository."""
    assert read(event, PULL) == EventFacts(event=event, base="Acme/App", head="mallory/app")


def test_a_workflow_run_says_what_the_run_before_was_about() -> None:
    """Its commit and branch are those of the build, not of the default branch."""
    assert read("workflow_run", AFTER) == EventFacts(
        event="workflow_run", base="Acme/App", head="Acme/App", trigger="push", commit="b" * 40, branch="release"
    )


@pytest.mark.parametrize(
    "payload",
    [b"", b"{", b"[]", b"[" * 100_000, {}, {"pull_request": None}, {"pull_request": {"head": {"repo": None}}}, "text"],
    ids=["empty", "cut", "list", "deep", "nothing", "null", "fork deleted", "text"],
)
@pytest.mark.parametrize("event", ["pull_request_target", "workflow_run"])
def test_a_payload_that_does_not_tell_is_not_trusted(event: str, payload: Any) -> None:
    """Also the pull request of a fork that was deleted meanwhile."""
    facts = read(event, payload)
    assert facts.head == ""
    assert not facts.trusted


def test_a_missing_payload_is_not_trusted_where_it_matters() -> None:
    """The payload is the only one who can tell."""

    def missing(_path: str, _limit: int) -> bytes:
        raise FileNotFoundError(errno.ENOENT, "No such file")

    job = JobContext(in_actions=True, repository="acme/app", event="pull_request", event_path="gone")
    assert not with_event(job, missing).event_facts.trusted
    assert with_event(JobContext(in_actions=True, repository="acme/app", event="push"), missing).event_facts.trusted


def test_texts_of_the_payload_are_made_printable() -> None:
    """A branch may have any name."""
    after = {"workflow_run": {**AFTER["workflow_run"], "head_branch": "x\n::error::\x1b[0m"}}
    assert "\n" not in read("workflow_run", after).branch
    assert "\x1b" not in read("workflow_run", after).branch


def test_a_run_is_described_by_the_job() -> None:
    """As a release records it."""
    assert run_order(JOB) == RunOrder(
        repository="Acme/App",
        workflow="deploy",
        ref="refs/heads/main",
        event="push",
        run_id="1042",
        number=42,
        attempt=2,
        commit="a" * 40,
        url="https://github.com/Acme/App/actions/runs/1042",
    )


def test_after_a_workflow_run_the_commit_is_the_one_that_was_built() -> None:
    """GITHUB_SHA is the newest of the default branch there."""
    order = run_order(replace(JOB, event_facts=read("workflow_run", AFTER)))
    assert (order.commit, order.ref, order.number) == ("b" * 40, "release", 42)


def test_a_laptop_has_no_run() -> None:
    """Nothing is invented."""
    assert run_order(JobContext()) == RunOrder()
