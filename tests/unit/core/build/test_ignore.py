from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from waybill.core.build.ignore import read_ignore


@pytest.mark.parametrize(
    ("text", "path", "excluded"),
    [
        ("node_modules", "node_modules/a/b.js", True),
        ("node_modules", "web/node_modules/a.js", False),  # anchored at the root, unlike git
        ("**/node_modules", "web/node_modules/a.js", True),
        ("**/node_modules", "node_modules/a.js", True),
        ("/build/", "build/x", True),
        ("./build", "build/x", True),
        ("*.log", "a.log", True),
        ("*.log", "logs/a.log", False),
        ("**/*.log", "logs/deep/a.log", True),
        ("*\n!keep.txt", "keep.txt", False),
        ("*\n!keep.txt", "other.txt", True),
        ("!keep.txt\n*", "keep.txt", True),  # the last one decides
        ("docs\n!docs/README.md", "docs/README.md", False),
        ("docs\n!docs/README.md", "docs/other.md", True),
        ("# node_modules", "node_modules/a", False),
        ("  secret  ", "secret", True),
        ("a?c", "abc", True),
        ("a?c", "a/c", False),
        ("[ab].txt", "b.txt", True),
        ("[^ab].txt", "b.txt", False),
        ("a[", "a[", False),  # malformed
        ("\\#file", "#file", True),
        ("a/../b", "b", True),
        ("..", "a", False),
        ("**", "any/thing", True),
        ("foo/**", "foo/a/b", True),
        ("foo/**/bar", "foo/bar", True),
        ("foo/**/bar", "foo/x/y/bar", True),
        ("", "a", False),
        ("\ufeffa", "a", True),
    ],
)
def test_a_path_is_kept_out_as_docker_does_it(text: str, path: str, excluded: bool) -> None:
    assert read_ignore(text).excludes(path) is excluded


@pytest.mark.parametrize(
    ("text", "directory", "pruned"),
    [
        ("node_modules", "node_modules", True),
        ("node_modules\n!node_modules/keep/a", "node_modules", False),
        ("node_modules\n!other", "node_modules", True),
        ("*\n!src/**", "src", False),
        ("*\n!src/app", "src", False),
        ("*\n!**/README.md", "docs", False),
        ("*\n!src", "docs", True),
        ("", "docs", False),
    ],
)
def test_a_directory_is_left_out_of_the_walk_only_where_nothing_of_it_is_sent(
    text: str, directory: str, pruned: bool
) -> None:
    assert read_ignore(text).may_prune(directory) is pruned


def test_the_line_that_keeps_out_is_named() -> None:
    assert read_ignore("*.md\ndist\n!dist/app").rule_for("dist/lib.js") == "dist"


parts = st.text(alphabet="ab*?[]!.^\\-", min_size=1, max_size=4)


@given(
    st.lists(st.lists(parts, min_size=1, max_size=3).map("/".join), max_size=5),
    st.lists(st.sampled_from(["a", "b", "ab", ".a"]), min_size=2, max_size=4),
)
def test_what_is_pruned_holds_nothing_that_is_sent(lines: list[str], names: list[str]) -> None:
    rules = read_ignore("\n".join(lines))
    path = "/".join(names)
    if rules.may_prune("/".join(names[:-1])):
        assert rules.excludes(path)


@given(st.text(max_size=60), st.text(min_size=1, max_size=20))
def test_no_line_is_too_strange(text: str, path: str) -> None:
    assert read_ignore(text).excludes(path) in (True, False)
