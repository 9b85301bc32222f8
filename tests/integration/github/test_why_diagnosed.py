"""The commit's story, from GitHub's answers to the sentence that a person reads."""

from __future__ import annotations

from dataclasses import replace

from lab.github.state import Commit, Repository, Run, State, Token
from tests.integration.github.conftest import Ask
from tests.integration.github.situations import CLASSIC, COMMIT, JOB
from waybill.core.diagnosis.view import look
from waybill.core.diagnosis.why_absent import Why, why_absent
from waybill.core.evidence import Evidence, Wish

PATH = ".github/workflows/release.yml"


def explain(ask: Ask, *refs: str, token: str = CLASSIC, repository: str = "acme/app") -> Why:
    facts = ask(token).why_absent(repository, list(refs), "acme/app")
    wish = Wish(image=f"ghcr.io/acme/app:{refs[0]}")
    return why_absent(look(Evidence(wish=wish, now="2026-05-06T07:08:09Z", github_registry=True, commit=facts)))


def put(state: State, workflow: str, *runs: Run, changed: tuple[str, ...] = ("src/app.py",)) -> None:
    commit = Commit(sha=COMMIT, changed=changed, files={PATH: workflow})
    base = Repository(owner="acme", name="app", private=False, tags={"v2": COMMIT}, branches={"main": COMMIT})
    state.put(replace(base, commits=(commit,), runs=runs))


BUILD = "jobs: {a: {steps: [{uses: docker/build-push-action@v6}]}}\n"


def test_failed_at_a_step(ask: Ask) -> None:
    why = explain(ask, "1.1.0")

    assert "failed in the job `image` at the step `Build and push`" in why.cause
    assert "https://github.com/acme/app/actions/runs/" in why.fix


def test_skipped_by_a_tag_filter(ask: Ask, state: State) -> None:
    put(state, "on: {push: {tags: ['release-*']}}\n" + BUILD)

    assert "its filter `tags: release-*` does not match the tag `v2`" in explain(ask, "v2").cause


def test_a_workflow_for_branches_alone_never_sees_a_tag(ask: Ask, state: State) -> None:
    put(state, "on: {push: {branches: [main]}}\n" + BUILD)

    assert "its filter `branches: main` does not match the tag `v2`" in explain(ask, "2").cause


def test_skipped_by_a_path_filter(ask: Ask, state: State) -> None:
    put(state, "on: {push: {paths: ['src/**']}}\n" + BUILD, changed=("docs/index.md",))

    why = explain(ask, "main")

    assert "skipped by its path filter `paths: src/**`" in why.cause
    assert "docs/index.md" in why.cause


def test_still_running(ask: Ask, state: State) -> None:
    put(state, "on: push\n" + BUILD, Run(name="Release", head_sha=COMMIT, path=PATH, status="in_progress"))

    assert "is still running" in explain(ask, "v2").cause


def test_nothing_runs_for_pushes(ask: Ask, state: State) -> None:
    put(state, "on: workflow_dispatch\n" + BUILD)

    assert "there is none with `on: push`" in explain(ask, "v2").cause


def test_no_such_ref(ask: Ask) -> None:
    assert "has no git tag, branch or commit `9.9.9`" in explain(ask, "9.9.9").cause


def test_a_repository_that_we_may_not_see_gives_no_reason(ask: Ask) -> None:
    """A 404 hides as often as it denies: claiming that the ref does not exist would be a guess."""
    why = explain(ask, "v2", repository="acme/hidden")

    assert (why.cause, why.fix) == ("", "")
    assert "404" in why.seen[0]


def test_runs_that_we_may_not_see_give_no_reason(ask: Ask, state: State) -> None:
    job = state.known_token(JOB)
    assert isinstance(job, Token)
    state.put(replace(job, permissions={"contents": "read"}))

    why = explain(ask, "1.1.0", token=JOB)

    assert why.cause == ""
    assert "Resource not accessible by integration" in why.seen[0]
