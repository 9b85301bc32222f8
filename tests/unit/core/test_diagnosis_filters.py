"""GitHub's filter patterns, by the examples of its own cheat sheet, and the rules around them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from waybill.core.diagnosis.filters import Skip, matches, selected, skipped_by
from waybill.core.evidence import Answer, CommitFacts, Workflow


@pytest.mark.parametrize(
    ("pattern", "text", "expected"),
    [
        ("feature/*", "feature/my-branch", True),
        ("feature/*", "feature/beta-a/my-branch", False),
        ("feature/**", "feature/beta-a/my-branch", True),
        ("main", "main", True),
        ("main", "mainly", False),
        ("*", "main", True),
        ("*", "all/the/branches", False),
        ("**", "all/the/branches", True),
        ("*feature", "mona-feature", True),
        ("*feature", "feature/x", False),
        ("v2*", "v2.0", True),
        ("v2*", "v3", False),
        ("v[12].[0-9]+.[0-9]+", "v1.10.1", True),
        ("v[12].[0-9]+.[0-9]+", "v2.0.0", True),
        ("v[12].[0-9]+.[0-9]+", "v3.0.0", False),
        ("v[12].[0-9]+.[0-9]+", "v1..1", False),
        ("*.jsx?", "page.js", True),
        ("*.jsx?", "page.jsx", True),
        ("*.jsx?", "page.jsxx", False),
        ("**.js", "js/index.js", True),
        ("*.js", "js/index.js", False),
        ("docs/*", "docs/file.md", True),
        ("docs/*", "docs/a/file.md", False),
        ("docs/**/*.md", "docs/README.md", True),
        ("docs/**/*.md", "docs/a/markdown/file.md", True),
        ("**/docs/**", "docs/hello.md", True),
        ("**/docs/**", "dir/docs/my-file.txt", True),
        ("**/README.md", "README.md", True),
        ("**/README.md", "js/README.md", True),
        ("**/README.md", "js/xREADME.md", False),
        ("**/*src/**", "a/src/app.js", True),
        ("**/*src/**", "my-src/code/js/app.js", True),
        ("**/*-post.md", "path/their-post.md", True),
        ("[CB]at", "Bat", True),
        ("[CB]at", "Rat", False),
        ("[1-2]00", "200", True),
        ("[1-2]00", "300", False),
        ("v1.0", "v1x0", False),
        (r"a\*b", "a*b", True),
        (r"a\*b", "axb", False),
        ("[", "[", True),
        ("a[]b", "a[]b", True),
        ("", "", True),
        ("", "x", False),
        ("+x", "x", True),
    ],
)
def test_a_pattern_matches_as_github_says(pattern: str, text: str, expected: bool) -> None:
    assert matches(pattern, text) is expected


def test_a_negative_pattern_takes_back_and_a_later_positive_gives_again() -> None:
    patterns = ("releases/**", "!releases/**-alpha", "releases/keep-alpha")
    assert selected(patterns, "releases/10")
    assert not selected(patterns, "releases/10-alpha")
    assert selected(patterns, "releases/keep-alpha")


def test_negative_patterns_alone_select_nothing() -> None:
    assert not selected(("!main",), "feature")


@given(st.text(alphabet="*?+[]!\\a-/b", max_size=60), st.text(alphabet="ab/-", max_size=60))
def test_no_pattern_raises(pattern: str, text: str) -> None:
    assert matches(pattern, text) in {True, False}


def test_a_hostile_pattern_is_answered_at_once() -> None:
    """With backtracking this one would not end in a lifetime."""
    assert not matches("*a**a" * 40 + "x", "a" * 400)


def commit(kind: str, wanted: str, *files: str) -> CommitFacts:
    answer = Answer(method="GET", url="https://api.github.com/", status=200)
    return CommitFacts(answer=answer, repository="acme/app", wanted=wanted, ref_kind=kind, changed_files=files)


def workflow(**filters: tuple[str, ...]) -> Workflow:
    return Workflow(path=".github/workflows/build.yml", events=("push",), **filters)  # type: ignore[arg-type]


def test_without_filters_every_push_starts_it() -> None:
    assert skipped_by(workflow(), commit("tag", "v1")) is None
    assert skipped_by(workflow(), commit("branch", "main", "a")) is None


def test_branch_filters_alone_leave_tags_out() -> None:
    assert skipped_by(workflow(branches=("**",)), commit("tag", "v1")) == Skip(key="branches", patterns=("**",))


def test_tag_filters_alone_leave_branches_out() -> None:
    assert skipped_by(workflow(tags=("v*",)), commit("branch", "main")) == Skip(key="tags", patterns=("v*",))


def test_both_filters_are_for_their_own_kind() -> None:
    both = workflow(tags=("v*",), branches=("main",))
    assert skipped_by(both, commit("tag", "v1")) is None
    assert skipped_by(both, commit("branch", "dev")) == Skip(key="branches", patterns=("main",))


def test_one_changed_file_is_enough_for_paths() -> None:
    only_source = workflow(paths=("src/**", "!src/docs/**"))
    assert skipped_by(only_source, commit("branch", "main", "README.md", "src/a.py")) is None
    assert skipped_by(only_source, commit("branch", "main", "src/docs/a.md")) is not None


def test_one_file_that_is_not_ignored_is_enough() -> None:
    ignoring = workflow(paths_ignore=("**.md",))
    assert skipped_by(ignoring, commit("branch", "main", "a.md", "b.py")) is None
    assert skipped_by(ignoring, commit("branch", "main", "a.md")) == Skip(key="paths-ignore", patterns=("**.md",))


def test_path_filters_are_not_for_tags_and_not_for_unknown_files() -> None:
    only_source = workflow(paths=("src/**",))
    assert skipped_by(only_source, commit("tag", "v1", "README.md")) is None
    assert skipped_by(only_source, commit("branch", "main")) is None
