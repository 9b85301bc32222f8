"""Why a tag is absent: which commit should have made it, which workflows stood there, what ran, and where it failed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from lab.github.state import Commit, Repository, Run, State, Token
from lab.github.twin import GitHubTwin
from tests.integration.github.conftest import Ask
from tests.integration.github.situations import CLASSIC, COMMIT, JOB, OTHER
from waybill.core.evidence import CommitFacts
from waybill.effects.github_commit import candidates


def tell(ask: Ask, *refs: str, token: str = CLASSIC) -> CommitFacts:
    return ask(token).why_absent("acme/app", list(refs), "acme/app")


def change(state: State, **fields: object) -> Repository:
    repository = state.repository("acme/app")
    assert repository is not None
    changed: Repository = replace(repository, **fields)  # type: ignore[arg-type]
    state.put(changed)
    return changed


@pytest.mark.parametrize(
    ("asked", "found", "kind", "commit"),
    [
        ("v1.1.0", "v1.1.0", "tag", COMMIT),
        ("1.1.0", "v1.1.0", "tag", COMMIT),
        ("main", "main", "branch", COMMIT),
        ("feature/login", "feature/login", "branch", OTHER),
        (COMMIT, COMMIT, "commit", COMMIT),
        (f"sha-{COMMIT[:7]}", COMMIT[:7], "commit", COMMIT),
    ],
)
def test_the_git_ref_behind_an_image_tag(ask: Ask, asked: str, found: str, kind: str, commit: str) -> None:
    facts = tell(ask, asked)

    assert (facts.wanted, facts.ref_kind, facts.commit) == (found, kind, commit)


def test_a_tag_without_its_v(ask: Ask, state: State) -> None:
    change(state, tags={"2.0": COMMIT})

    assert tell(ask, "v2.0").wanted == "2.0"


def test_candidates_stand_in_order_of_likelihood() -> None:
    assert list(candidates("1.2")) == [("tag", "tags/1.2"), ("tag", "tags/v1.2"), ("branch", "heads/1.2")]
    assert list(candidates("latest")) == [("tag", "tags/latest"), ("branch", "heads/latest")]
    assert list(candidates("refs/tags/v1")) == [("tag", "tags/v1"), ("tag", "tags/1"), ("branch", "heads/v1")]
    assert ("commit", "abcdef0") in list(candidates("sha-abcdef0"))


def test_the_next_name_is_tried_when_the_first_leads_nowhere(ask: Ask) -> None:
    facts = tell(ask, "9.9.9", COMMIT)

    assert (facts.wanted, facts.ref_kind) == (COMMIT, "commit")


def test_no_such_ref(ask: Ask) -> None:
    facts = tell(ask, "9.9.9")

    assert (facts.wanted, facts.ref_kind, facts.commit) == ("9.9.9", "", "")
    assert (facts.answer.status, facts.answer.message) == (422, "No commit found for SHA: tags/9.9.9")


def test_a_repository_that_cannot_be_seen_is_asked_once(ask: Ask, twin: GitHubTwin) -> None:
    facts = ask(CLASSIC).why_absent("acme/secret", ["1.0", "main"], "acme/app")

    assert (facts.answer.status, facts.commit) == (404, "")
    assert len(twin.calls) == 1


def test_workflows_at_the_commit_and_their_filters(ask: Ask) -> None:
    release, tests = tell(ask, "v1.1.0").workflows

    assert (release.path, release.name) == (".github/workflows/release.yml", "Release")
    assert (release.events, release.tags) == (("push",), ("v*", "!v*-rc*"))
    assert (release.paths_ignore, release.builds_image) == (("docs/**",), True)
    assert (tests.path, tests.events) == (".github/workflows/tests.yaml", ("push", "pull_request"))
    assert (tests.tags, tests.builds_image) == (None, False)


def test_the_failing_job_and_step(ask: Ask) -> None:
    release, tests = tell(ask, "v1.1.0").runs

    assert (release.name, release.conclusion, release.event) == ("Release", "failure", "push")
    assert (release.failed_job, release.failed_step) == ("image", "Build and push")
    assert release.url.startswith("https://github.com/acme/app/actions/runs/")
    assert (tests.conclusion, tests.failed_job, tests.failed_step) == ("success", "", "")


def test_changed_files(ask: Ask) -> None:
    assert tell(ask, "v1.1.0").changed_files == ("src/app.py", "docs/index.md")


def test_a_commit_with_very_many_files_is_read_to_its_end(ask: Ask, state: State) -> None:
    files = tuple(f"file-{number}" for number in range(901))
    change(state, commits=(Commit(sha=COMMIT, changed=files),))

    assert tell(ask, COMMIT).changed_files == files


def test_never_run(ask: Ask) -> None:
    facts = tell(ask, "v1.0.0")

    assert (facts.answer.status, facts.commit) == (200, OTHER)
    assert (facts.workflows, facts.runs) == ((), ())


def test_a_run_that_still_goes_on(ask: Ask, state: State) -> None:
    change(state, runs=(Run(name="Release", head_sha=COMMIT, status="in_progress"),))

    (run,) = tell(ask, "v1.1.0").runs

    assert (run.status, run.conclusion) == ("in_progress", "")


def test_runs_that_may_not_be_read_are_not_runs_that_never_were(ask: Ask, state: State) -> None:
    job = state.known_token(JOB)
    assert isinstance(job, Token)
    state.put(replace(job, permissions={"contents": "read"}))

    facts = tell(ask, "v1.1.0", token=JOB)

    assert facts.commit == COMMIT
    assert (facts.answer.status, facts.answer.message) == (403, "Resource not accessible by integration")
    assert "/repos/acme/app/actions/runs" in facts.answer.url


def test_only_a_few_failed_runs_are_looked_into(ask: Ask, state: State, twin: GitHubTwin) -> None:
    change(state, runs=tuple(Run(name=f"r{n}", head_sha=COMMIT, conclusion="failure") for n in range(40)))

    assert len(tell(ask, "v1.1.0").runs) == 40
    assert sum("/jobs" in call for call in twin.calls) == 5


def test_a_broken_workflow_file_says_where(ask: Ask, state: State) -> None:
    files = {".github/workflows/a.yml": "on: push\njobs: [", ".github/workflows/b.yml": "- just\n- a list\n"}
    change(state, commits=(Commit(sha=COMMIT, files=files),))

    broken, list_only = tell(ask, COMMIT).workflows

    assert broken.problem.startswith("not YAML:")
    assert "line 2" in broken.problem
    assert list_only.problem == "not a mapping"


def test_nothing_to_look_for_is_a_mistake_of_the_caller(ask: Ask) -> None:
    with pytest.raises(ValueError, match="no ref to look for"):
        tell(ask)
