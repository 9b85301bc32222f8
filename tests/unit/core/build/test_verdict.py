"""The outcome, over all that can have happened. Above all: what looks like a delivery and is none."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.unit.core.build.made import COMMIT, OTHER, answer, git, occasion, plan
from tests.unit.core.build.made_build import (
    AT_PUSH,
    AT_STEP,
    FAILED,
    FOREIGN,
    NEW,
    OLD,
    PLAN,
    PUSHED,
    absent,
    arrived,
    before,
    built,
    every_finding,
    gone,
    judged,
    lost,
    read_back,
    sights,
    still,
    unread,
)
from waybill.core.build.builder import Road
from waybill.core.build.evidence import BuildEvidence, Ran, Standing
from waybill.core.build.git import GitFacts
from waybill.core.build.metadata import BuilderWord
from waybill.core.build.occasion import Kind
from waybill.core.build.progress import Story
from waybill.core.build.tags import TagPlan
from waybill.core.build.verdict import outcome_of_build, proved_digest
from waybill.core.comparison import Comparison, Relation
from waybill.core.diagnosis.telling import blocks
from waybill.core.evidence import Trouble
from waybill.core.outcome import Outcome

FAILED_PUSH = Ran(road=Road.BUILDX, code=1, story=AT_PUSH)
NOTHING = tuple(absent(wish.tag) for wish in PLAN.wishes)
BRANCH = plan("<auto>", about=occasion(branch="main"))
MOVING = plan("<branch>", about=occasion(branch="main"))
OURS = {"occasion": occasion(branch="main"), "git": git()}


# Green, and rightly so


@pytest.mark.parametrize(
    ("evidence", "outcome"),
    [
        (built(), "delivered"),
        (
            built(ran=Ran(road=Road.CLASSIC, code=0), pushed=Ran(road=Road.CLASSIC, code=0), word=None),
            "delivered",  # the revision ties it to this run
        ),
        (built(read_back=read_back(), platforms=()), "delivered"),
        (
            built(
                ran=Ran(road=Road.CLASSIC, code=0), pushed=Ran(road=Road.CLASSIC, code=0), word=BuilderWord(digest=NEW)
            ),
            "delivered",
        ),
        (
            built(
                plan=BRANCH,
                **OURS,
                tags=(
                    arrived("sha-4f9c1de", put=False, old=OLD, revision=COMMIT),
                    arrived("main", old=OLD, revision=OTHER),
                ),
            ),
            "delivered",
        ),
        (built(plan=BRANCH, **OURS, tags=(still("sha-4f9c1de"), still("main"))), "unchanged"),
        (built(plan=BRANCH, **OURS, tags=(still("sha-4f9c1de"), arrived("main", old=OLD))), "delivered"),
        # a release that stands already
        (built(ran=None, standing=Standing(digest=NEW), tags=tuple(still(w.tag) for w in PLAN.wishes)), "unchanged"),
        (
            built(ran=None, standing=Standing(digest=NEW), tags=sights(a=arrived("v1.2.3"), b=still("1.2.3"))),
            "delivered",
        ),
        # moved on by the next run: the release itself has arrived
        (built(tags=sights(a=arrived("latest", now=FOREIGN))), "delivered"),
    ],
)
def test_green_is_given_where_all_was_seen(evidence: BuildEvidence, outcome: str) -> None:
    assert judged(evidence) == (outcome, [])
    assert proved_digest(evidence, every_finding(evidence)) == NEW


def test_a_tag_that_is_held_back_is_no_failure() -> None:
    behind = Comparison(base=OTHER, head=COMMIT, relation=Relation.BEHIND, behind=3)
    main = replace(still("main", OLD, OTHER), relation=behind)
    evidence = built(plan=BRANCH, **OURS, tags=(arrived("sha-4f9c1de", put=False), main))
    assert judged(evidence) == ("delivered", [])
    assert "push.tag-held-back" in [finding.code for finding in every_finding(evidence)]


# What looks like a delivery


FALSE: list[tuple[str, BuildEvidence, str, str]] = [
    (
        "the builder says yes and there is no tag",
        built(tags=tuple(gone(sight.tag) for sight in NOTHING)),
        "refused",
        "push.digest-absent",
    ),
    (
        "the tag leads where it led before",
        built(
            plan=BRANCH,
            **OURS,
            word=BuilderWord(digest=FOREIGN),
            tags=(still("sha-4f9c1de"), still("main")),
        ),
        "refused",
        "push.digest-absent",
    ),
    (
        "the same without a word of the builder",
        built(plan=BRANCH, **OURS, word=None, tags=(still("sha-4f9c1de"), still("main"))),
        "refused",
        "push.digest-absent",
    ),
    (
        "a moving tag alone leads where it led before",
        built(plan=MOVING, **OURS, word=BuilderWord(digest=NEW), read_back=read_back(), tags=(still("main", OLD),)),
        "refused",
        "push.digest-absent",
    ),
    ("a tag of the plan was never put", built(tags=sights(a=absent("latest"))), "degraded", "push.tag-not-moved"),
    ("a tag is gone after the put", built(tags=sights(a=gone("1.2", put=True))), "degraded", "push.tag-not-moved"),
    (
        "the registry took the tag and it leads where it led before",
        built(tags=sights(a=arrived("latest", old=OLD, now=OLD, revision=OTHER))),
        "degraded",
        "push.tag-not-moved",
    ),
    (
        "the same of the tag of a branch",
        built(plan=BRANCH, **OURS, tags=(arrived("sha-4f9c1de", put=False), arrived("main", old=OLD, now=OLD))),
        "degraded",
        "push.tag-not-moved",
    ),
    (
        "buildx pushed nothing, and another run moved the tag",
        built(
            word=BuilderWord(problem="the metadata names no image"),
            read_back=read_back(FOREIGN),
            tags=sights(a=arrived("v1.2.3", put=False, now=FOREIGN)),
        ),
        "unknown",
        "push.not-read-back",
    ),
    (
        "buildx wrote down nothing at all",
        built(word=None),
        "unknown",
        "push.not-read-back",
    ),
    (
        "two platforms were made from two commits",
        built(read_back=read_back(revision="", revisions=(COMMIT, OTHER))),
        "degraded",
        "push.other-revision",
    ),
    (
        "a laptop's platforms were made from two commits",
        built(
            occasion=occasion(Kind.LAPTOP, event=""),
            git=git(dirty_count=1, dirty=("a",)),
            plan=plan("v9"),
            read_back=read_back(revision="", revisions=(COMMIT, OTHER)),
            tags=(arrived("v9", put=False),),
        ),
        "degraded",
        "push.other-revision",
    ),
    (
        "a tree with changes, beside a release of the same commit",
        built(
            git=git(dirty_count=1, dirty=("a",)), tags=sights(a=arrived("v1.2.3", put=False, old=OLD, revision=COMMIT))
        ),
        "degraded",
        "push.tag-exists",
    ),
    (
        "a fixed tag was moved by another",
        built(tags=sights(a=arrived("1.2.3", now=FOREIGN))),
        "degraded",
        "push.tag-moved-by-other",
    ),
    (
        "the first tag was moved by another",
        built(tags=sights(a=arrived("v1.2.3", put=False, now=FOREIGN))),
        "degraded",
        "push.tag-moved-by-other",
    ),
    (
        "a tag was refused and somebody wrote that it was held",
        built(
            tags=sights(a=replace(still("1.2.3", OLD, OTHER), held="it leads to an image of a later commit")),
            allow_overwrite=False,
            before=before(),
        ),
        "degraded",
        "push.tag-exists",
    ),
    (
        "a tag could not be read at the end",
        built(tags=sights(a=unread("latest", put=True))),
        "unknown",
        "push.not-read-back",
    ),
    ("the first tag could not be read", built(tags=sights(a=unread("v1.2.3"))), "unknown", "push.not-read-back"),
    ("no tag was looked at", built(tags=()), "unknown", "check.not-made"),
    ("nothing was read back", built(read_back=None), "unknown", "push.not-read-back"),
    ("another image was read back", built(read_back=read_back(FOREIGN)), "degraded", "push.builder-disagrees"),
    ("another commit", built(read_back=read_back(revision=OTHER)), "degraded", "push.other-revision"),
    ("no commit", built(read_back=read_back(revision="")), "degraded", "push.other-revision"),
    ("a platform lacks", built(platforms=("linux/amd64", "linux/s390x")), "degraded", "push.platform-missing"),
    ("the builder failed after the push", built(ran=replace(FAILED_PUSH)), "degraded", "push.failed"),
    (
        "the builder did not end",
        built(ran=Ran(road=Road.BUILDX, problem="timeout", story=PUSHED)),
        "degraded",
        "build.timeout",
    ),
    ("exit 0 and a problem", built(ran=Ran(road=Road.BUILDX, code=0, problem="cancelled")), "degraded", "build.failed"),
    (
        "nobody knows where the tag led before, and the builder names nothing",
        built(word=None, tags=sights(a=replace(arrived("v1.2.3", put=False), before_answer=lost()))),
        "unknown",
        "check.not-made",
    ),
    (
        "the push of the classic road is not told",
        built(ran=Ran(road=Road.CLASSIC, code=0), pushed=None),
        "unknown",
        "",
    ),
]


def _shown(case: tuple[str, BuildEvidence, str, str]) -> str:
    return case[0]


@pytest.mark.parametrize("case", FALSE, ids=_shown)
def test_what_looks_like_a_delivery_is_none(case: tuple[str, BuildEvidence, str, str]) -> None:
    _, evidence, outcome, code = case
    found, codes = judged(evidence)
    assert found == outcome, codes
    assert not code or code in codes


def test_a_child_or_a_layer_that_lacks_is_degraded() -> None:
    found = read_back()
    assert found.image is not None
    children = tuple(
        replace(child, answer=answer(404)) if child.platform == "linux/arm64" else child
        for child in found.image.children
    )
    evidence = built(read_back=replace(found, image=replace(found.image, children=children)))
    assert judged(evidence) == ("degraded", ["registry.child-missing"])
    assert proved_digest(evidence, ()) == ""


def test_a_child_that_was_not_asked_for_is_open() -> None:
    found = read_back()
    assert found.image is not None
    children = tuple(replace(child, answer=None) for child in found.image.children)
    evidence = built(read_back=replace(found, image=replace(found.image, children=children)))
    assert judged(evidence) == ("unknown", ["push.not-read-back"] * 2)


def test_a_registry_that_cannot_be_read_back_is_unknown() -> None:
    found = replace(read_back(), manifest=lost(None, Trouble.TIMEOUT), image=None, blob=None)
    evidence = built(read_back=found)
    assert judged(evidence) == ("unknown", ["push.not-read-back"])


def test_nothing_ties_a_dirty_tree_to_an_image_but_the_builders_word() -> None:
    laptop = {
        "occasion": occasion(Kind.LAPTOP, event=""),
        "git": git(dirty_count=1, dirty=("a",)),
        "plan": plan("v9"),
        "read_back": read_back(revision=""),
        "tags": (arrived("v9", put=False),),
    }
    assert judged(built(**laptop))[0] == "delivered"
    assert judged(built(**laptop, word=None)) == ("unknown", ["push.not-read-back"])
    assert judged(built(**laptop, word=BuilderWord(digest=FOREIGN))) == ("degraded", ["push.builder-disagrees"])


def test_an_image_of_the_same_commit_that_another_run_made_is_not_what_was_delivered() -> None:
    """The registry has not what was built, and what its tag leads to names our commit."""
    evidence = built(word=BuilderWord(digest=FOREIGN))
    assert judged(evidence) == ("degraded", ["push.builder-disagrees"])
    assert proved_digest(evidence, ()) == ""
    assert "not of this run" in every_finding(evidence)[0].cause


# Nothing was moved


@pytest.mark.parametrize(
    ("facts", "outcome"),
    [
        ({"ran": FAILED, "tags": NOTHING, "read_back": None, "word": None}, "refused"),
        ({"ran": FAILED_PUSH, "tags": tuple(gone(s.tag) for s in NOTHING), "read_back": None}, "refused"),
        ({"ran": FAILED_PUSH, "tags": tuple(unread(s.tag) for s in NOTHING), "read_back": None}, "unknown"),
        ({"ran": FAILED, "tags": tuple(unread(s.tag) for s in NOTHING), "read_back": None}, "refused"),
        (
            {
                "ran": Ran(road=Road.BUILDX, problem="timeout", story=Story()),
                "tags": tuple(unread(s.tag) for s in NOTHING),
                "read_back": None,
            },
            "unknown",
        ),
        (
            {
                "ran": Ran(road=Road.CLASSIC, code=7, story=AT_STEP),
                "tags": tuple(unread(s.tag) for s in NOTHING),
                "read_back": None,
            },
            "refused",
        ),
        (
            {
                "ran": Ran(road=Road.CLASSIC, code=0),
                "pushed": Ran(road=Road.CLASSIC, code=1),
                "tags": tuple(unread(s.tag) for s in NOTHING),
                "read_back": None,
            },
            "unknown",
        ),
        ({"ran": None, "tags": NOTHING, "read_back": None}, "refused"),
        # somebody else moved the branch's tag while our step failed: not by us
        (
            {
                "plan": MOVING,
                **OURS,
                "ran": FAILED,
                "tags": (arrived("main", put=False, old=OLD, now=FOREIGN),),
                "read_back": None,
            },
            "refused",
        ),
    ],
)
def test_whether_something_moved_decides(facts: dict[str, object], outcome: str) -> None:
    evidence = built(**facts)
    assert judged(evidence)[0] == outcome
    assert proved_digest(evidence, ()) == ""


def test_what_speaks_against_it_before_refuses_and_nothing_is_read_into_it() -> None:
    for facts in (
        {"git": git(commit=OTHER)},
        {"git": GitFacts(problem="no git")},
        {"before": None},
        {"choice": None},
        {"plan": TagPlan()},
    ):
        evidence = built(**{"ran": None, "read_back": None, "tags": NOTHING, **facts})
        found = every_finding(evidence)
        assert blocks(found)
        assert outcome_of_build(evidence, found) is Outcome.REFUSED


def test_a_standing_release_that_cannot_be_read_is_unknown() -> None:
    there = tuple(still(wish.tag) for wish in PLAN.wishes)
    assert judged(built(ran=None, standing=Standing(digest=NEW), tags=there, read_back=None))[0] == "unknown"
    lacks = built(ran=None, standing=Standing(digest=NEW), tags=there, platforms=("linux/s390x",))
    assert judged(lacks) == ("refused", ["push.tag-exists"])
    other = built(ran=None, standing=Standing(digest=OLD), tags=there)
    assert judged(other)[0] == "refused"
