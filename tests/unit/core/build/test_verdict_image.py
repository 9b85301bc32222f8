"""What of the image is demanded for a delivery, and what is said of the order of two builds."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.unit.core.build.made import COMMIT, IMAGE, OTHER, answer, git, occasion, plan
from tests.unit.core.build.made_build import FOREIGN, NEW, OLD, arrived, built, every_finding, judged, read_back, sights
from waybill.core.build.metadata import BuilderWord
from waybill.core.comparison import Comparison, Relation
from waybill.core.evidence import ImageFacts, ImageKind

BRANCH = plan("<auto>", about=occasion(branch="main"))
OURS = {"occasion": occasion(branch="main"), "git": git()}


@pytest.mark.parametrize(
    ("asked", "there", "lacks"),
    [
        (("linux/arm/v6", "linux/arm/v7"), ("linux/arm/v6",), True),
        (("linux/arm/v7",), ("linux/arm/v6",), True),
        (("linux/amd64/v3",), ("linux/amd64",), True),
        (("linux/arm64/v8", "linux/x86_64"), ("linux/arm64", "linux/amd64"), False),
        (("linux/arm",), ("linux/arm/v7",), False),
    ],
)
def test_a_platform_that_was_asked_for_is_there_itself(
    asked: tuple[str, ...], there: tuple[str, ...], lacks: bool
) -> None:
    """Another one that would run in its place is not what was asked for."""
    found = read_back()
    assert found.image is not None
    child = next(child for child in found.image.children if not child.attestation)
    children = tuple(replace(child, platform=platform) for platform in there)
    seen = replace(found, image=replace(found.image, children=children), wish=replace(found.wish, platforms=asked))
    expected = ("degraded", ["push.platform-missing"]) if lacks else ("delivered", [])
    assert judged(built(platforms=asked, read_back=seen)) == expected


@pytest.mark.parametrize(
    ("asked", "there", "lacks"),
    [
        (("linux/amd64/v3",), "linux/amd64", False),  # a configuration seldom names the variant
        (("linux/arm/v7",), "linux/arm/v6", True),
        (("linux/arm/v6", "linux/arm/v7"), "linux/arm/v6", True),
        (("linux/arm64",), "linux/amd64", True),
    ],
)
def test_a_single_image_is_for_what_it_names(asked: tuple[str, ...], there: str, lacks: bool) -> None:
    found = read_back()
    assert found.image is not None
    image = replace(found.image, kind=ImageKind.MANIFEST, children=(), platform=there, config_digest=OLD)
    seen = replace(found, image=image, wish=replace(found.wish, platforms=asked))
    expected = ("degraded", ["push.platform-missing"]) if lacks else ("delivered", [])
    assert judged(built(platforms=asked, read_back=seen)) == expected


BEFORE = Comparison(base=OTHER, head=COMMIT, relation=Relation.AHEAD)


@pytest.mark.parametrize(
    ("revision", "relation", "told"),
    [
        ("", None, "names no commit"),
        (OTHER, None, "were not compared"),
        (OTHER, replace(BEFORE, relation=None, answer=answer(404)), "404"),
        (OTHER, replace(BEFORE, base=COMMIT), "were not compared"),
        (OTHER, BEFORE, ""),
        (COMMIT, None, ""),
    ],
)
def test_an_order_that_is_not_known_is_said(revision: str, relation: Comparison | None, told: str) -> None:
    main = replace(arrived("main", old=OLD, revision=revision), relation=relation)
    evidence = built(plan=BRANCH, **OURS, tags=(arrived("sha-4f9c1de", put=False), main))
    assert judged(evidence) == ("delivered", [])
    said = [finding.cause for finding in every_finding(evidence) if finding.code == "push.order-unknown"]
    assert len(said) == bool(told)
    assert told in "".join(said)


def test_of_a_release_the_list_of_tags_tells_the_order() -> None:
    moved = (arrived("latest", old=OLD), arrived("1.2", old=OLD), arrived("1", old=OLD))
    evidence = built(tags=sights(a=moved[0], b=moved[1], c=moved[2]))
    assert "push.order-unknown" not in [finding.code for finding in every_finding(evidence)]


def test_bytes_that_are_not_what_was_asked_for_have_no_digest_of_their_own() -> None:
    found = read_back(FOREIGN)
    assert found.image is not None
    image = ImageFacts(kind=ImageKind.UNREADABLE, digest=FOREIGN, problem="digest mismatch")
    evidence = built(read_back=replace(found, image=image, wish=replace(found.wish, image=f"{IMAGE}@{NEW}")))
    assert evidence.digest == ""
    assert "push.builder-disagrees" not in [finding.code for finding in every_finding(evidence)]


def test_a_manifest_that_the_registry_wrote_anew_is_told_and_believed() -> None:
    """The configuration is that of the build: it names every layer by its content."""
    found = read_back()
    assert found.image is not None
    image = replace(found.image, kind=ImageKind.MANIFEST, platform="linux/amd64", config_digest=OLD, children=())
    evidence = built(
        word=BuilderWord(digest=FOREIGN, config=OLD),
        platforms=("linux/amd64",),
        read_back=replace(found, image=image, wish=replace(found.wish, platforms=("linux/amd64",))),
    )
    assert judged(evidence) == ("delivered", [])
    assert "push.builder-disagrees" in [finding.code for finding in every_finding(evidence)]
    assert judged(replace(evidence, word=BuilderWord(digest=FOREIGN, config=NEW)))[0] == "degraded"
