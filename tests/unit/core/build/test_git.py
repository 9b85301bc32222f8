from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.core.build.made import COMMIT, OTHER, git, occasion
from waybill.core.build.git import (
    GitFacts,
    commit_findings,
    git_commands,
    read_git,
    superproject,
    takes_config,
    trusting_config,
)
from waybill.core.build.occasion import Kind, Occasion
from waybill.core.finding import Severity

GOOD: dict[str, tuple[int | None, bytes]] = {
    "head": (0, f"{COMMIT}\n".encode()),
    "branch": (0, b"main\n"),
    "tags": (0, b"v1.2.3\nlatest-good\n"),
    "status": (0, b""),
    "time": (0, b"1764190000\n"),
    "shallow": (0, b"true\n"),
}


def codes(*arguments: object) -> list[tuple[str, str]]:
    about, checkout, wished = arguments
    assert isinstance(about, Occasion)
    assert isinstance(checkout, GitFacts)
    found = commit_findings(about, checkout, str(wished))
    return [(finding.code, finding.severity.value) for finding in found]


def test_no_question_runs_anything_of_the_repository() -> None:
    for words in git_commands().values():
        assert words[:6] == (
            "-c",
            "core.fsmonitor=false",
            "-c",
            "core.hooksPath=/dev/null",
            "-c",
            "protocol.allow=never",
        )
    assert git_commands()["status"][6:] == ("status", "--porcelain=v1", "-z", "--untracked-files=normal")


def test_answers_become_facts() -> None:
    found = read_git(GOOD)
    assert found == GitFacts(
        found=True,
        commit=COMMIT,
        branch="main",
        tags=("v1.2.3", "latest-good"),
        time=1764190000,
        shallow=True,
    )


def test_a_rename_is_one_change() -> None:
    said = b"R  new name\0old name\0?? untracked/\0 M src/a\nb\0"
    found = read_git({**GOOD, "status": (0, said)})
    assert (found.dirty, found.dirty_count) == (("new name", "untracked/", "src/a b"), 3)


def test_a_flood_of_changes_is_counted() -> None:
    found = read_git({**GOOD, "status": (0, b"".join(b"?? f%d\0" % number for number in range(500)))})
    assert (len(found.dirty), found.dirty_count) == (20, 500)


@pytest.mark.parametrize("head", [(None, b""), (128, b""), (0, b"main"), (0, b"")])
def test_without_a_commit_nothing_is_known(head: tuple[int | None, bytes]) -> None:
    found = read_git({**GOOD, "head": head})
    assert not found.found
    assert found.problem


def test_a_status_without_an_answer_is_not_a_clean_tree() -> None:
    found = read_git({**GOOD, "status": (None, b"")})
    assert found.found
    assert found.problem
    assert codes(occasion(), found, "") == [("build.commit-unknown", "warning")]


@given(st.dictionaries(st.sampled_from(list(GOOD)), st.tuples(st.none() | st.integers(0, 200), st.binary(max_size=60))))
def test_no_answer_is_too_strange(answers: dict[str, tuple[int | None, bytes]]) -> None:
    assert isinstance(read_git(answers), GitFacts)


@pytest.mark.parametrize(
    ("about", "checkout", "wished", "expected"),
    [
        (occasion(), git(), "", []),
        (occasion(), git(commit=OTHER), "", [("build.other-commit", "error")]),
        (occasion(), git(commit=OTHER), OTHER, []),
        (occasion(), git(), OTHER, [("build.other-commit", "error")]),
        (occasion(Kind.PULL_REQUEST, other_commits=(OTHER,)), git(commit=OTHER), "", []),
        (
            occasion(Kind.PULL_REQUEST, other_commits=(OTHER,)),
            git(commit=OTHER),
            COMMIT,
            [("build.other-commit", "error")],
        ),
        (occasion(), git(dirty=("a",), dirty_count=1), "", [("build.dirty", "warning")]),
        (occasion(commit=""), git(), "", [("build.commit-unknown", "unsettled")]),
        (occasion(), GitFacts(problem="no git"), "", [("build.commit-unknown", "unsettled")]),
        (Occasion(kind=Kind.LAPTOP), GitFacts(problem="no git"), "", [("build.commit-unknown", "note")]),
        (Occasion(kind=Kind.LAPTOP), GitFacts(problem="no git"), COMMIT, [("build.commit-unknown", "unsettled")]),
    ],
)
def test_the_commit_is_compared(
    about: Occasion, checkout: GitFacts, wished: str, expected: list[tuple[str, str]]
) -> None:
    assert codes(about, checkout, wished) == expected


def test_the_whole_commit_to_check_out_is_named() -> None:
    (found,) = commit_findings(occasion(), git(commit=OTHER), "")
    assert f"ref: {COMMIT}" in found.fix
    assert found.severity is Severity.ERROR


@pytest.mark.parametrize(
    ("said", "takes"),
    [
        (b"git version 2.39.5", True),
        (b"git version 2.32.0.windows.1", True),
        (b"git version 2.30.2", False),
        (b"", False),
    ],
)
def test_an_elder_git_has_no_word_for_where_the_configuration_is(said: bytes, takes: bool) -> None:
    assert takes_config(said) is takes


def test_the_configuration_is_theirs_and_trusts_every_checkout() -> None:
    text = trusting_config(["", '/home/o"cto/.gitconfig', "/bad\nline"])

    assert text.split("\n") == ["[include]", '\tpath = "/home/o\\"cto/.gitconfig"', "[safe]", "\tdirectory = *", ""]


@pytest.mark.parametrize(("said", "path"), [(b"/src/app\n", "/src/app"), (b"", ""), (b"app\n", ""), (b"/a\nb\n", "")])
def test_the_checkout_that_holds_a_submodule(said: bytes, path: str) -> None:
    assert superproject({"above": (0, said)}) == path
    assert superproject({"above": (128, said)}) == ""
