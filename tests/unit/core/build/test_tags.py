from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.core.build.made import COMMIT, IMAGE, OTHER, answer, git, listed, occasion, plan, release, tags
from waybill.core.build.occasion import Kind, Occasion
from waybill.core.build.tag_rules import PLACES
from waybill.core.build.tags import TagKind, needs_tag_list, sanitised, tag_findings
from waybill.core.evidence import TagFacts

VALID = re.compile(r"[A-Za-z0-9_][A-Za-z0-9._-]{0,127}")


def kinds(*lines: str, about: Occasion | None = None, existing: TagFacts | None = None) -> dict[str, str]:
    found = plan(*lines, about=about, existing=existing)
    return {wish.tag: wish.kind.value for wish in found.wishes}


@pytest.mark.parametrize(
    ("line", "tag", "kind"),
    [
        ("<git-tag>", "v1.2.3", "fixed"),
        ("<version>", "1.2.3", "fixed"),
        ("v<version>-alpine", "v1.2.3-alpine", "fixed"),
        ("<major>.<minor>.<patch>", "1.2.3", "fixed"),
        ("<major>.<minor>", "1.2", "moving"),
        ("v<major>", "v1", "moving"),
        ("sha-<short-sha>", "sha-4f9c1de", "commit"),
        ("<sha>", COMMIT, "commit"),
        ("<version>-<short-sha>", "1.2.3-4f9c1de", "fixed"),
        ("nightly-<date>", "nightly-20261126", "moving"),
        ("<latest>", "latest", "latest"),
        ("latest", "latest", "latest"),
        ("1.2", "1.2", "moving"),
        ("v1", "v1", "moving"),
        ("1.2.3", "1.2.3", "fixed"),
        ("release", "release", "fixed"),
        ("edge", "edge", "moving"),
        ("sha-4f9c1de", "sha-4f9c1de", "commit"),
        (f"{IMAGE}:v1.2.3", "v1.2.3", "fixed"),
        (f"{IMAGE}:<version>", "1.2.3", "fixed"),
    ],
)
def test_a_line_makes_a_tag_of_its_kind(line: str, tag: str, kind: str) -> None:
    assert kinds(line, about=release("v1.2.3"), existing=listed()) == {tag: kind}


@pytest.mark.parametrize(
    ("line", "about", "kind"),
    [
        ("latest", occasion(branch="main"), "moving"),
        ("feature-x", occasion(branch="feature/x"), "moving"),
        ("feature-y", occasion(branch="feature/x"), "fixed"),
        ("pr-7", occasion(Kind.PULL_REQUEST, number="7"), "moving"),
        ("pr-8", occasion(Kind.PULL_REQUEST, number="7"), "fixed"),
    ],
)
def test_a_literal_is_what_it_says_in_this_event(line: str, about: Occasion, kind: str) -> None:
    assert list(kinds(line, about=about).values()) == [kind]


@pytest.mark.parametrize(
    ("tag", "existing", "held"),
    [
        ("v1.8.4", ["v1.9.0"], {"latest", "1"}),
        ("v1.8.4", ["v1.8.5"], {"latest", "1", "1.8"}),
        ("v1.8.4", ["2.0.0"], {"latest"}),
        ("v1.8.4", ["2.0.0-rc.1", "v1.8.3", "v1.8.4", "1.8.4", "zzz", "20991231-000000"], set()),
        ("v1.10.0", ["v1.9.9"], set()),
        ("2026.10.23", ["2026.11.05"], {"latest", "2026"}),
        ("20260123-170510", ["20260123-170511"], {"latest"}),
        ("20260123-170510", ["20260123-170509", "20270101", "v9.9.9"], set()),
        ("build-77", ["build-76"], {"latest"}),
        ("v1.2", ["v1.1", "v1.2", "latest"], set()),
        ("v1.2", ["v1.10"], {"latest"}),
        ("v1.2", ["v1.2.1"], {"latest"}),
        ("v1.2", ["v1.3.0-rc.1", "20260123.1705", "v3"], set()),
        ("2026.11", ["2026.2"], set()),
        ("2026.2", ["2026.11"], {"latest"}),
        ("v1.2.3", ["22.04"], set()),  # of a version of three numbers, two are an alias
    ],
)
def test_what_is_for_the_newest_never_goes_back(tag: str, existing: list[str], held: set[str]) -> None:
    found = plan("<auto>", about=release(tag), existing=listed(*existing))
    assert {one.tag for one in found.held} == held
    assert not held & set(tags(found))
    assert [finding.code for finding in tag_findings(found)].count("push.tag-held-back") == len(held)


@pytest.mark.parametrize(
    "existing", [None, listed("v1.0.0", complete=False), listed(status=403), listed(status=401)], ids=str
)
def test_a_list_that_is_not_known_holds_it_back(existing: TagFacts | None) -> None:
    found = plan("<auto>", about=release("v1.2.3"), existing=existing)
    assert tags(found) == ["v1.2.3", "1.2.3"]
    assert {one.tag for one in found.held} == {"1.2", "1", "latest"}


@pytest.mark.parametrize("status", [429, 500, 503, None])
def test_a_list_that_may_be_had_later_is_waited_for_by_nobody_and_unsettled(status: int | None) -> None:
    """Green without `latest` because of one 503 would be a release that nobody gets."""
    found = plan("<auto>", about=release("v1.2.3"), existing=TagFacts(answer=answer(status, "tags/list")))
    told = [(finding.code, finding.severity.value) for finding in tag_findings(found)]
    assert told == [("check.not-made", "unsettled")]
    first_page = replace(listed("v1.0.0", complete=False), cut=answer(status, "tags/list?page=1"))
    broken = plan("<auto>", about=release("v1.2.3"), existing=first_page)
    assert (tags(broken), broken.unlisted) == (tags(found), found.unlisted)
    alone = plan("<latest>", about=release("v1.2.3"), existing=listed(status=503))
    assert [finding.code for finding in tag_findings(alone)] == ["check.not-made"]
    for about in (release("v1.2.3-rc.1"), occasion(branch="main")):
        assert "check.not-made" not in [
            finding.code for finding in tag_findings(plan("<auto>", about=about, existing=listed(status=503)))
        ]


@pytest.mark.parametrize(
    ("lines", "existing", "held"),
    [
        (["<version>-alpine", "<latest>"], ["1.3.0-alpine"], {"latest"}),
        (
            ["<version>-alpine", "<major>.<minor>-alpine", "<major>-alpine", "<latest>"],
            ["1.2.11-alpine"],
            {"1.2-alpine", "1-alpine", "latest"},
        ),
        (["<version>-alpine", "<major>.<minor>-alpine"], ["1.3.0-alpine", "1.2.9-alpine"], set()),
        (["<version>-alpine", "<latest>"], ["1.3.0-debian"], set()),  # another line of images
        (["app-<version>", "<latest>"], ["app-1.3.0"], {"latest"}),
        (["v1.2.10-alpine", "1.2-alpine", "latest-alpine"], ["v1.2.11-alpine"], {"1.2-alpine", "latest-alpine"}),
        (["v1.2.10-alpine", "1.2-alpine", "latest-alpine"], ["v1.2.9-alpine"], set()),
    ],
)
def test_what_stands_around_a_version_does_not_hide_a_newer_one(
    lines: list[str], existing: list[str], held: set[str]
) -> None:
    found = plan(*lines, about=release("v1.2.10"), existing=listed(*existing))
    assert {one.tag for one in found.held} == held


def test_a_literal_with_an_affix_is_what_it_is_without() -> None:
    lines = ("1.2.10-alpine", "1.2-alpine", "latest-alpine", "slim")
    found = kinds(*lines, about=release("v1.2.10"), existing=listed())
    assert found == {"1.2.10-alpine": "fixed", "slim": "fixed", "1.2-alpine": "moving", "latest-alpine": "latest"}


@pytest.mark.parametrize("lines", [["<branch>"], []])
@pytest.mark.parametrize("branch", ["v1.4.2", "1.4.2", "20260123-170510"])
def test_a_branch_with_the_name_of_a_release_does_not_move_it(branch: str, lines: list[str]) -> None:
    assert kinds(*(lines or [branch]), about=occasion(branch=branch)) == {branch: "fixed"}


@pytest.mark.parametrize("branch", ["latest", "1.2", "v1", "7"])
def test_a_branch_takes_no_name_that_is_for_the_newest_release(branch: str) -> None:
    for lines in (["<auto>"], ["sha-<short-sha>", branch]):
        found = plan(*lines, about=occasion(branch=branch))
        assert tags(found) == ["sha-4f9c1de"]
        assert [(one.tag, "for releases" in one.why) for one in found.held] == [(branch, True)]
    assert tags(plan("<branch>-<date>", about=occasion(branch="v1"))) == ["v1-20261126"]


@pytest.mark.parametrize("name", ["nightly", "edge", "latest", "main", "v1"])
def test_a_git_tag_that_moves_makes_a_tag_that_moves(name: str) -> None:
    assert kinds("<auto>", about=release(name), existing=listed("v1.0.0")) == {"sha-4f9c1de": "commit", name: "moving"}
    assert kinds(name, about=release(name), existing=listed()).get(name) in ("moving", None)  # None: held back
    assert kinds("<git-tag>-<short-sha>", about=release(name)) == {f"{name}-4f9c1de": "commit"}
    found = plan("<git-tag>", "<latest>", about=release(name), existing=listed("v1.0.0"))
    assert name not in [one.tag for one in found.held]


def test_for_an_own_builder_every_tag_is_looked_at() -> None:
    """What it named must lead there, whatever the rule of the newest would say of it."""
    for about in (release("v1.2.3"), release("v1.2.3-rc.1"), occasion(branch="latest")):
        lines = ("1.2.3", "1.2", "latest")
        found = plan(*lines, about=about, existing=listed("v1.3.0"), own_builder=True)
        assert (set(tags(found)), found.held, found.unlisted) == (set(lines), (), "")


def test_the_first_release_of_a_package_is_the_newest() -> None:
    assert "latest" in tags(plan("<auto>", about=release("v1.2.3"), existing=listed(status=404)))


@pytest.mark.parametrize("about", [release("v1.2.3-rc.1"), release("v1.2.3", prerelease=True)], ids=["name", "mark"])
@pytest.mark.parametrize("line", ["<latest>", "latest", "<major>.<minor>", "<major>", "1.2"])
def test_a_prerelease_takes_nothing_of_the_newest(about: Occasion, line: str) -> None:
    found = plan("<git-tag>", line, about=about, existing=listed())
    assert tags(found) == [about.git_tag]


@pytest.mark.parametrize(
    ("lines", "about", "needed"),
    [
        (["<auto>"], release("v1.2.3"), True),
        (["<git-tag>"], release("v1.2.3"), False),
        (["<major>.<minor>"], release("v1.2.3"), True),
        (["1.2"], release("v1.2.3"), True),
        ([f"{IMAGE}:latest"], release("v1.2.3"), True),
        (["<auto>", "latest"], occasion(branch="main"), False),
    ],
)
def test_the_list_is_asked_for_only_where_it_matters(lines: list[str], about: Occasion, needed: bool) -> None:
    assert needs_tag_list(lines, about) is needed


def test_the_order_is_that_of_putting() -> None:
    found = plan("latest", "<branch>", "sha-<short-sha>", "v9", about=occasion(branch="main"))
    assert [(wish.tag, wish.kind) for wish in found.wishes] == [
        ("v9", TagKind.FIXED),
        ("sha-4f9c1de", TagKind.COMMIT),
        ("latest", TagKind.MOVING),
        ("main", TagKind.MOVING),
    ]
    assert found.first.tag == "v9"


@pytest.mark.parametrize(
    "line",
    ["type=ref,event=tag", "<brnach>", "v<auto>", "x<", "ghcr.io/acme/other:v1", f"{IMAGE}@sha256:{'a' * 64}:x", "///"],
)
def test_a_line_that_means_nothing_is_an_error(line: str) -> None:
    found = plan(line, "good", about=occasion(branch="main"))
    assert [finding.code for finding in tag_findings(found)][:1] == ["build.no-tag"]


@pytest.mark.parametrize("tag", ["buildcache", "waybill-4f9c1de0b7a3", f"sha256-{'a' * 64}.sig"])
def test_reserved_tags_are_refused(tag: str) -> None:
    found = plan(tag, "good")
    assert tags(found) == ["good"]
    assert [finding.code for finding in tag_findings(found)] == ["build.tag-reserved"]


def test_a_rule_without_a_value_is_left_out_and_said() -> None:
    found = plan("<branch>", "<git-tag>", "pr-<pr>", about=occasion(branch="main"))
    assert tags(found) == ["main"]
    assert [finding.code for finding in tag_findings(found)] == ["build.tag-left-out"]
    assert "<git-tag>" in " ".join(found.left_out)


def test_only_rules_without_a_value_are_an_error() -> None:
    found = plan("<git-tag>", about=occasion(branch="main"))
    assert [finding.code for finding in tag_findings(found)] == ["build.no-tag"]


def test_two_rules_that_make_one_tag_are_one() -> None:
    found = plan("a/b", "a-b", about=occasion(branch="main"))
    assert tags(found) == ["a-b"]
    assert found.changes


def test_the_head_of_a_pull_request_is_named_where_it_is_built() -> None:
    about = occasion(Kind.PULL_REQUEST, number="7", other_commits=(OTHER,))
    assert tags(plan("<auto>", about=about, checkout=git(commit=OTHER))) == ["sha-aa11bb2", "pr-7"]


def test_a_laptop_says_that_its_tree_has_changes() -> None:
    found = plan("<auto>", about=occasion(Kind.LAPTOP), checkout=git(dirty_count=1, dirty=("a",)))
    assert [(wish.tag, wish.kind) for wish in found.wishes] == [("sha-4f9c1de-dirty", TagKind.MOVING)]


@given(st.text(max_size=200))
def test_every_text_becomes_a_tag_or_nothing(text: str) -> None:
    tag, why = sanitised(text)
    assert not tag or VALID.fullmatch(tag)
    assert bool(why) == (tag != text)
    assert sanitised(tag) == (tag, "")


@given(
    lines=st.lists(
        st.sampled_from(["<auto>", "<latest>", "latest", *(f"<{place}>" for place in PLACES)]) | st.text(max_size=20),
        max_size=5,
    ),
    tag=st.sampled_from(["v1.2.3", "1.2.3-rc.1", "20260123-170510", "a/b", "é"]) | st.text(max_size=20),
    kind=st.sampled_from(list(Kind)),
    branch=st.text(max_size=20),
)
def test_every_plan_has_valid_tags_once(lines: list[str], tag: str, kind: Kind, branch: str) -> None:
    about = occasion(kind, git_tag=tag, branch=branch, number="7")
    found = plan(*lines, about=about, existing=listed("v1.0.0"))
    assert all(VALID.fullmatch(made) for made in tags(found))
    assert len(set(tags(found))) == len(tags(found))
    assert found.wishes or found.mistakes or found.left_out or found.held or found.reserved or not lines
    assert tag_findings(found) or found.wishes
