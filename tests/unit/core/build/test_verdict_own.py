"""The outcome where somebody else has built, and where nothing is pushed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.unit.core.build.made import COMMIT, OTHER, answer, listed, occasion, plan, release
from tests.unit.core.build.made_build import (
    FAILED,
    FOREIGN,
    NEW,
    OLD,
    built,
    gone,
    judged,
    read_back,
    still,
    unread,
)
from waybill.core.build.evidence import BuildEvidence, LocalImage
from waybill.core.build.git import GitFacts
from waybill.core.build.metadata import BuilderWord
from waybill.core.build.occasion import Kind
from waybill.core.build.tags import Held, TagPlan
from waybill.core.build.verdict import proved_digest
from waybill.core.evidence import ImageFacts, ImageKind

# Own builder, and no push


def own(**facts: object) -> BuildEvidence:
    usual: dict[str, object] = {
        "own_builder": True,
        "ran": None,
        "wished_digest": NEW,
        "plan": TagPlan(),
        "tags": (),
        "choice": None,
        "dockerfile": None,
        "context": None,
        "builder": None,
        "git": GitFacts(problem="no checkout"),
    }
    return built(**{**usual, **facts})


@pytest.mark.parametrize(
    ("evidence", "outcome", "codes"),
    [
        (own(), "proved", []),
        (own(read_back=read_back(revision="")), "proved", []),  # said as a warning
        (own(read_back=read_back(revision=OTHER)), "refused", ["push.other-revision"]),
        (own(read_back=read_back(revision=""), wished_commit=COMMIT), "refused", ["push.other-revision"]),
        (own(read_back=read_back(revision="", revisions=(COMMIT, OTHER))), "refused", ["push.other-revision"]),
        (own(read_back=read_back(revision="", revisions=(OTHER,))), "refused", ["push.other-revision"]),
        (own(read_back=read_back(revision="", revisions=(COMMIT,))), "proved", []),  # said as a warning
        (
            own(occasion=occasion(commit=""), read_back=read_back(revision="", revisions=(COMMIT, OTHER))),
            "refused",
            ["push.other-revision"],
        ),
        (own(wished_digest=""), "refused", ["push.digest-absent"]),
        (own(word=BuilderWord(digest=FOREIGN)), "refused", ["push.digest-absent"]),
        (own(wished_digest=OLD, word=None), "unknown", ["push.not-read-back"]),
        (own(read_back=None), "unknown", ["push.not-read-back"]),
        (own(platforms=("linux/s390x",)), "refused", ["push.platform-missing"]),
        (own(plan=plan("v9"), tags=(still("v9"),)), "proved", []),
        (own(plan=plan("v9"), tags=(still("v9", OLD),)), "refused", ["push.own-tag-elsewhere"]),
        (own(plan=plan("v9"), tags=(gone("v9"),)), "refused", ["push.own-tag-elsewhere"]),
        (own(plan=plan("v9"), tags=(unread("v9"),)), "unknown", ["push.not-read-back"]),
        (
            own(plan=plan("latest", about=occasion()), tags=(still("latest", OLD),)),
            "refused",
            ["push.own-tag-elsewhere"],
        ),
    ],
)
def test_an_own_builder_is_proved_or_not(evidence: BuildEvidence, outcome: str, codes: list[str]) -> None:
    assert judged(evidence) == (outcome, codes)


def test_a_digest_that_is_not_there_is_wrong_and_not_open() -> None:
    found = replace(read_back(), manifest=answer(404), image=None, blob=None)
    assert judged(own(read_back=found)) == ("refused", ["push.digest-absent"])


def test_the_head_of_a_pull_request_may_be_what_another_built() -> None:
    about = occasion(Kind.PULL_REQUEST, number="7", other_commits=(OTHER,))
    assert judged(own(occasion=about, read_back=read_back(revision=OTHER)))[0] == "proved"


@pytest.mark.parametrize(
    ("source", "outcome"),
    [
        ("https://github.com/docker-library/base", "proved"),  # said as a warning: it names no commit of its own
        ("https://github.com/acme/app2", "proved"),
        ("https://github.com/ACME/app.git", "refused"),
        ("git@github.com:acme/app.git", "refused"),
        ("https://github.com/acme/app/tree/main", "refused"),
        ("", "refused"),
    ],
)
def test_a_revision_that_came_with_the_base_image_is_none_of_ours(source: str, outcome: str) -> None:
    assert judged(own(read_back=read_back(revision=OTHER, source=source)))[0] == outcome
    named = own(read_back=read_back(revision=OTHER, source=source), wished_commit=COMMIT)
    assert judged(named) == ("refused", ["push.other-revision"])
    assert judged(own(read_back=read_back(revision="", revisions=(OTHER, COMMIT), source=source)))[0] == "refused"


def test_a_tag_that_nobody_looked_at_is_not_proved() -> None:
    held = TagPlan(held=(Held(tag="latest", rule="latest", why="v1.3.0 exists"),))
    assert judged(own(plan=held))[0] == "unknown"


def test_the_newest_of_an_own_builder_must_lead_there_too() -> None:
    wished = plan("v1.2.3", "latest", about=release("v1.2.3"), existing=listed("v1.3.0"), own_builder=True)
    assert judged(own(plan=wished, tags=(still("v1.2.3"), still("latest"))))[0] == "proved"
    elsewhere = (still("v1.2.3"), still("latest", OLD))
    assert judged(own(plan=wished, tags=elsewhere)) == ("refused", ["push.own-tag-elsewhere"])


def test_an_image_id_is_no_digest_of_the_registry() -> None:
    image = ImageFacts(kind=ImageKind.UNREADABLE, digest=NEW, digest_is_config=True)
    found = replace(read_back(), manifest=answer(404), image=image, blob=None)
    assert judged(own(read_back=found)) == ("refused", ["push.digest-absent"])


LOCAL = LocalImage(id=NEW, platform="linux/amd64", revision=COMMIT)


@pytest.mark.parametrize(
    ("facts", "outcome"),
    [
        ({"local": LOCAL}, "proved"),
        ({"local": None}, "refused"),
        ({"local": replace(LOCAL, revision=OTHER)}, "refused"),
        ({"local": replace(LOCAL, platform="linux/arm64")}, "refused"),
        ({"local": LOCAL, "ran": FAILED}, "refused"),
        ({"local": LOCAL, "ran": None}, "refused"),
    ],
)
def test_without_a_push_the_engine_is_asked(facts: dict[str, object], outcome: str) -> None:
    usual = {"push": False, "before": None, "read_back": None, "tags": (), "platforms": ("linux/amd64",)}
    evidence = built(**{**usual, **facts})
    assert judged(evidence)[0] == outcome
    assert proved_digest(evidence, ()) == ""
