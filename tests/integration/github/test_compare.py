"""How two commits stand to each other: what keeps an older run from bringing an older version back."""

from __future__ import annotations

from dataclasses import replace

import pytest

from lab.github.state import Commit, Fault, State
from lab.github.twin import GitHubTwin
from tests.integration.github.conftest import Ask
from tests.integration.github.situations import APP, CLASSIC, COMMIT, JOB, OTHER
from waybill.core.comparison import Comparison, Relation
from waybill.core.evidence import Trouble

SIDE, ALONE = "5" * 40, "a" * 40


def compare(ask: Ask, base: str, head: str, token: str = CLASSIC) -> Comparison:
    return ask(token).compare("acme/app", base, head)


@pytest.fixture(autouse=True)
def _branches(state: State) -> None:
    """``OTHER`` comes before ``COMMIT`` and before ``SIDE``; ``ALONE`` is of no family."""
    repository = state.repository("acme/app")
    assert repository is not None
    more = (Commit(sha=SIDE, parents=(OTHER,)), Commit(sha=ALONE))
    state.put(replace(repository, commits=(*repository.commits, *more)))


@pytest.mark.parametrize(
    ("base", "head", "relation", "counts"),
    [
        (OTHER, COMMIT, Relation.AHEAD, (1, 0)),
        (COMMIT, OTHER, Relation.BEHIND, (0, 1)),
        (COMMIT, COMMIT, Relation.IDENTICAL, (0, 0)),
        (COMMIT, SIDE, Relation.DIVERGED, (1, 1)),
    ],
)
def test_github_says_how_two_commits_stand(
    ask: Ask, base: str, head: str, relation: Relation, counts: tuple[int, int]
) -> None:
    """And how many commits each has for itself."""
    found = compare(ask, base, head, JOB)

    assert (found.base, found.head, found.relation) == (base, head, relation)
    assert (found.ahead, found.behind) == counts


def test_one_question_with_as_little_in_it_as_can_be(ask: Ask, twin: GitHubTwin) -> None:
    """The commits themselves are not wanted."""
    compare(ask, OTHER, COMMIT)

    assert twin.calls == [f"GET /repos/acme/app/compare/{OTHER}...{COMMIT}?per_page=1"]


@pytest.mark.parametrize(
    ("base", "head", "token", "status"),
    [
        ("f" * 40, COMMIT, CLASSIC, 404),
        (COMMIT, ALONE, CLASSIC, 404),
        (OTHER, COMMIT, "", 404),
        (OTHER, COMMIT, APP, 403),
    ],
    ids=["no such commit", "no common ancestor", "private", "no right to contents"],
)
def test_what_github_does_not_tell_is_not_known(ask: Ask, base: str, head: str, token: str, status: int) -> None:
    """And the answer says why."""
    found = compare(ask, base, head, token)

    assert found.relation is None
    assert found.answer is not None
    assert found.answer.status == status


@pytest.mark.parametrize("body", ['{"status": "sideways"}', "{}", '{"status": 7}'])
def test_a_word_that_nobody_knows_is_no_relation(ask: Ask, state: State, body: str) -> None:
    """A new word of GitHub's is not taken for a good one."""
    state.faults.append(Fault(path="/repos/acme/app/compare", status=200, body=body))

    assert compare(ask, OTHER, COMMIT).relation is None


def test_an_answer_that_is_no_comparison_is_told_as_damaged(ask: Ask, state: State) -> None:
    """A proxy's page is no word of GitHub's."""
    state.faults.append(Fault(path="/repos/acme/app/compare", status=200, body="<html>"))

    found = compare(ask, OTHER, COMMIT)

    assert found.relation is None
    assert found.answer is not None
    assert found.answer.trouble is Trouble.MALFORMED


@pytest.mark.parametrize("commit", ["../../user", "a?b=c", "$(reboot)", "a b", "é"])
def test_a_commit_that_a_host_made_up_stays_a_part_of_the_path(ask: Ask, twin: GitHubTwin, commit: str) -> None:
    """What a host has recorded is foreign text."""
    found = compare(ask, commit, COMMIT)

    (call,) = twin.calls
    assert call.startswith("GET /repos/acme/app/compare/")
    assert call.endswith(f"...{COMMIT}?per_page=1")
    assert found.relation is None
