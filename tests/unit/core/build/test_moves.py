"""Which tag may be moved: every kind, beside everything that it can lead to."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.unit.core.build.made import COMMIT, IMAGE, OTHER, answer, git, listed, occasion, plan, release
from tests.unit.core.build.made_build import FOREIGN, NEW, OLD, lost
from waybill.core.build.git import GitFacts
from waybill.core.build.moves import Act, Standing, TagSight, may_move, overwrite_findings, standing
from waybill.core.build.occasion import Kind, Occasion
from waybill.core.build.tags import TagKind, TagPlan, TagWish, hold_unlisted
from waybill.core.comparison import Comparison, Relation
from waybill.core.evidence import Answer, Trouble

ABSENT = TagSight(tag="x", before_answer=answer(404))
SAME = TagSight(tag="x", before=NEW, before_answer=answer())
MINE = TagSight(tag="x", before=OLD, before_answer=answer(), before_revision=COMMIT)
THEIRS = TagSight(tag="x", before=OLD, before_answer=answer(), before_revision=OTHER)
NAMELESS = TagSight(tag="x", before=OLD, before_answer=answer())
BEHIND = replace(THEIRS, relation=Comparison(base=OTHER, head=COMMIT, relation=Relation.BEHIND, behind=2))
AHEAD = replace(THEIRS, relation=Comparison(base=OTHER, head=COMMIT, relation=Relation.AHEAD))
DIVERGED = replace(THEIRS, relation=Comparison(base=OTHER, head=COMMIT, relation=Relation.DIVERGED))
STALE = replace(BEHIND, before_revision=COMMIT)  # the tag was moved since it was asked
UNTOLD = replace(THEIRS, relation=Comparison(base=OTHER, head=COMMIT))
ALL_SIGHTS = {
    "absent": ABSENT,
    "same": SAME,
    "mine": MINE,
    "theirs": THEIRS,
    "nameless": NAMELESS,
    "behind": BEHIND,
    "ahead": AHEAD,
    "diverged": DIVERGED,
    "untold": UNTOLD,
    "stale": STALE,
}
# kind -> sight -> what is done, without and with allow-overwrite
PUT, KEEP, REFUSE, HOLD = Act.PUT, Act.KEEP, Act.REFUSE, Act.HOLD
TABLE = {
    TagKind.FIXED: {"absent": PUT, "same": KEEP, "mine": REFUSE, "theirs": REFUSE, "nameless": REFUSE}
    | {"behind": REFUSE, "ahead": REFUSE, "diverged": REFUSE, "untold": REFUSE, "stale": REFUSE},
    TagKind.COMMIT: {"absent": PUT, "same": KEEP, "mine": PUT, "theirs": REFUSE, "nameless": REFUSE}
    | {"behind": REFUSE, "ahead": REFUSE, "diverged": REFUSE, "untold": REFUSE, "stale": PUT},
    TagKind.MOVING: {"absent": PUT, "same": KEEP, "mine": PUT, "theirs": PUT, "nameless": PUT}
    | {"behind": HOLD, "ahead": PUT, "diverged": PUT, "untold": PUT, "stale": PUT},
}
TABLE[TagKind.LATEST] = TABLE[TagKind.MOVING]


@pytest.mark.parametrize("kind", list(TagKind))
@pytest.mark.parametrize("name", list(ALL_SIGHTS))
@pytest.mark.parametrize("allow", [False, True])
def test_every_kind_beside_every_sight(kind: TagKind, name: str, allow: bool) -> None:
    expected = TABLE[kind][name]
    if allow and expected is REFUSE:
        expected = PUT
    found = may_move(TagWish(tag="x", kind=kind), ALL_SIGHTS[name], NEW, COMMIT, allow_overwrite=allow)
    assert (found.tag, found.act) == ("x", expected)
    assert found.why


@pytest.mark.parametrize("kind", list(TagKind))
@pytest.mark.parametrize("allow", [False, True])
@pytest.mark.parametrize(
    "reply", [None, lost(), lost(429), answer(401), answer(403), lost(None, Trouble.TIMEOUT), answer()], ids=str
)
def test_what_could_not_be_read_is_never_taken_for_absent(kind: TagKind, allow: bool, reply: Answer | None) -> None:
    sight = TagSight(tag="x", before_answer=reply)
    assert may_move(TagWish(tag="x", kind=kind), sight, NEW, COMMIT, allow_overwrite=allow).act is REFUSE


@pytest.mark.parametrize("kind", list(TagKind))
def test_no_tag_is_moved_to_nothing(kind: TagKind) -> None:
    assert may_move(TagWish(tag="x", kind=kind), ABSENT, "", COMMIT, allow_overwrite=True).act is REFUSE


def test_without_a_commit_nothing_is_the_same_commit() -> None:
    found = may_move(TagWish(tag="x", kind=TagKind.COMMIT), NAMELESS, NEW, "", allow_overwrite=False)
    assert found.act is REFUSE


# Before building

RELEASE = plan("<git-tag>", "<version>", about=release("v1.2.3"), existing=listed())


def sight(tag: str, digest: str = OLD, revision: str = COMMIT) -> TagSight:
    return TagSight(tag=tag, before=digest, before_answer=answer(200 if digest else 404), before_revision=revision)


def codes(
    found: TagPlan, *sights: TagSight, commit: str = COMMIT, allow: bool = False, stands: Standing | None = None
) -> list[tuple[str, str]]:
    told = overwrite_findings(found, sights, commit, name=IMAGE, allow_overwrite=allow, stands=stands)
    return [(finding.code, finding.severity.value) for finding in told]


def test_absent_tags_say_nothing() -> None:
    assert codes(RELEASE, sight("v1.2.3", ""), sight("1.2.3", "")) == []


@pytest.mark.parametrize("revision", [OTHER, ""])
def test_a_release_of_another_commit_is_refused_before_it_is_built(revision: str) -> None:
    assert codes(RELEASE, sight("v1.2.3", OLD, revision), sight("1.2.3", "")) == [("push.tag-exists", "error")]
    assert codes(RELEASE, sight("v1.2.3", OLD, revision), sight("1.2.3", ""), allow=True) == []


def test_a_release_of_this_commit_says_nothing_where_it_stands() -> None:
    there = (sight("v1.2.3"), sight("1.2.3", ""))
    assert codes(RELEASE, *there, stands=Standing(digest=OLD)) == []


@pytest.mark.parametrize(
    "checkout", [git(dirty_count=1, dirty=("dist/",)), git(problem="it did not answer"), GitFacts(commit=COMMIT)]
)
def test_a_release_of_this_commit_is_not_replaced_by_another_build_of_it(checkout: GitFacts) -> None:
    """A tree with changes is refused before it is built: it would replace what people run."""
    there = (sight("v1.2.3"), sight("1.2.3", ""))
    found = standing(RELEASE, there, release("v1.2.3"), checkout, allow_overwrite=False)
    assert found.digest == ""
    assert codes(RELEASE, *there, stands=found) == [("push.tag-exists", "error")]
    told = overwrite_findings(RELEASE, there, COMMIT, name=IMAGE, allow_overwrite=False, stands=found)
    assert "the tree here has changes" in told[0].cause
    assert codes(RELEASE, *there, allow=True) == []


def test_a_schedule_builds_anew() -> None:
    """A fixed name stands in its way, and is not taken for what it would have built."""
    about = occasion(Kind.SCHEDULE, branch="main")
    weekly = plan("weekly", about=about)
    found = standing(weekly, (sight("weekly"),), about, git(), allow_overwrite=False)
    assert (found.digest, "a schedule builds anew" in found.why) == ("", True)
    assert codes(weekly, sight("weekly"), stands=found) == [("push.tag-exists", "error")]


@pytest.mark.parametrize(
    ("lines", "about", "digest"),
    [
        (["v9.0.0"], occasion(branch="main"), ""),
        (["all"], release("v9.0.0"), ""),
        (["<git-tag>"], release("v9.0.0"), OLD),  # run again, it is the same release
        (["9.0.0"], release("v9.0.0"), OLD),
        (["<git-tag>", "all"], release("v9.0.0"), ""),
    ],
)
def test_who_asks_for_a_new_build_is_not_given_an_old_one(lines: list[str], about: Occasion, digest: str) -> None:
    wished = plan(*lines, about=about, existing=listed())
    there = tuple(sight(wish.tag) for wish in wished.wishes)
    assert standing(wished, there, about, git(), allow_overwrite=False, fresh=True).digest == digest
    assert standing(wished, there, about, git(), allow_overwrite=False).digest == OLD


def test_a_list_that_says_none_is_no_proof_beside_a_tag_that_exists() -> None:
    found = plan("<git-tag>", "<latest>", about=release("v1.2.3"), existing=listed(status=404))
    assert codes(found, sight("v1.2.3", ""), sight("latest", "")) == []
    assert codes(found, sight("v1.2.3", ""), sight("latest", OLD)) == [("check.not-made", "unsettled")]
    kept = hold_unlisted(found, (sight("v1.2.3", ""), sight("latest", OLD)))
    assert ([wish.tag for wish in kept.wishes], [held.tag for held in kept.held]) == (["v1.2.3"], ["latest"])
    assert codes(kept, sight("v1.2.3", ""), sight("latest", OLD)) == []
    assert hold_unlisted(found, (sight("v1.2.3", ""), sight("latest", ""))) == found


def test_two_images_of_one_release_are_told_with_both() -> None:
    told = overwrite_findings(
        RELEASE, (sight("v1.2.3"), sight("1.2.3", FOREIGN)), COMMIT, name=IMAGE, allow_overwrite=False
    )
    assert [finding.code for finding in told] == ["push.tag-exists"]
    assert OLD in told[0].cause
    assert FOREIGN in told[0].cause


def test_a_tag_that_could_not_be_read_is_unsettled() -> None:
    broken = TagSight(tag="v1.2.3", before_answer=lost())
    assert codes(RELEASE, broken, sight("1.2.3", "")) == [("check.not-made", "unsettled")]
    assert codes(RELEASE, broken, sight("1.2.3", ""), allow=True) == [("check.not-made", "unsettled")]
    assert codes(RELEASE) == [("check.not-made", "unsettled")] * 2


def test_a_tag_of_a_commit_is_replaced_by_that_commit_alone() -> None:
    found = plan("sha-<short-sha>")
    assert codes(found, sight("sha-4f9c1de")) == []
    assert codes(found, sight("sha-4f9c1de", OLD, OTHER)) == [("push.tag-exists", "error")]


def test_a_first_tag_that_would_go_back_is_refused() -> None:
    """The builder pushes it, so it cannot be held there."""
    found = plan("<branch>", about=occasion(branch="main"))
    assert codes(found, replace(BEHIND, tag="main")) == [("push.tag-held-back", "error")]
    assert codes(found, replace(AHEAD, tag="main")) == []


@pytest.mark.parametrize(
    ("sights", "checkout", "allow", "digest"),
    [
        ((sight("v1.2.3"), sight("1.2.3")), git(), False, OLD),
        ((sight("v1.2.3"), sight("1.2.3", "")), git(), False, OLD),  # what lacks is put
        ((sight("v1.2.3", ""), sight("1.2.3", "")), git(), False, ""),
        ((sight("v1.2.3"), sight("1.2.3", FOREIGN)), git(), False, ""),
        ((sight("v1.2.3", OLD, OTHER), sight("1.2.3", "")), git(), False, ""),
        ((sight("v1.2.3", OLD, ""), sight("1.2.3", "")), git(), False, ""),
        ((sight("v1.2.3"), TagSight(tag="1.2.3", before_answer=lost())), git(), False, ""),
        ((sight("v1.2.3"), sight("1.2.3")), git(), True, ""),
        ((sight("v1.2.3"), sight("1.2.3")), git(dirty_count=1), False, ""),
        ((sight("v1.2.3"), sight("1.2.3")), git(problem="?"), False, ""),
        ((sight("v1.2.3"), sight("1.2.3")), GitFacts(), False, ""),
        ((), git(), False, ""),
    ],
)
def test_a_release_stands_only_where_all_is_certain(
    sights: tuple[TagSight, ...], checkout: GitFacts, allow: bool, digest: str
) -> None:
    found = standing(RELEASE, sights, release("v1.2.3"), checkout, allow_overwrite=allow)
    assert found.digest == digest
    assert found.why or not digest


def test_tags_of_a_commit_never_stand() -> None:
    found = standing(
        plan("sha-<short-sha>"), (sight("sha-4f9c1de"),), occasion(branch="main"), git(), allow_overwrite=False
    )
    assert found == Standing()
