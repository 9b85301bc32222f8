"""The outcome over everything that can be seen: nothing is green without a proof that can be pointed at."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from tests.unit.core.build.made import COMMIT, IMAGE, OTHER, answer, occasion, plan, release
from tests.unit.core.build.made_build import (
    AT_PUSH,
    AT_STEP,
    FOREIGN,
    NEW,
    OLD,
    PLAN,
    PUSHED,
    built,
    every_finding,
    lost,
    read_back,
)
from waybill.core.build.builder import Road
from waybill.core.build.evidence import BuildEvidence, LocalImage, Ran, Standing, TagSight
from waybill.core.build.metadata import BuilderWord
from waybill.core.build.progress import Story
from waybill.core.build.proof import Touch, touched
from waybill.core.build.tags import TagKind, TagPlan
from waybill.core.build.verdict import outcome_of_build, proved_digest
from waybill.core.diagnosis.telling import blocks
from waybill.core.evidence import Trouble
from waybill.core.outcome import Outcome

LOCAL = LocalImage(id=NEW, platform="linux/amd64", revision=COMMIT)
BRANCH = plan("<auto>", about=occasion(branch="main"))
MOVING = plan("<branch>", about=occasion(branch="main"))


# Over everything


digests = st.sampled_from(["", NEW, OLD, FOREIGN])
answers = st.sampled_from([None, answer(), answer(404), answer(403), lost(), lost(None, Trouble.RESET)])
revisions = st.sampled_from(["", COMMIT, OTHER])
some_sights = st.builds(
    TagSight,
    tag=st.just("x"),
    before=digests,
    before_answer=answers,
    before_revision=revisions,
    put=st.none() | st.sampled_from([answer(201, method="PUT"), answer(403, method="PUT"), lost()]),
    after=digests,
    after_answer=answers,
    held=st.sampled_from(["", "x"]),
)
runs = st.none() | st.builds(
    Ran,
    road=st.sampled_from(list(Road)),
    code=st.sampled_from([None, 0, 1]),
    problem=st.sampled_from(["", "timeout"]),
    story=st.sampled_from([PUSHED, AT_STEP, AT_PUSH, Story()]),
)
ladders = st.none() | st.builds(
    read_back,
    digest=st.sampled_from([NEW, OLD]),
    revision=revisions,
    revisions=st.sampled_from([(), (COMMIT,), (OTHER,), (COMMIT, OTHER)]),
    source=st.sampled_from(["", "https://github.com/acme/app", "https://github.com/docker-library/base"]),
)
plans = st.sampled_from([PLAN, BRANCH, MOVING, TagPlan(), plan("v9"), plan("a", "latest")])


@st.composite
def evidences(draw: st.DrawFn) -> BuildEvidence:
    found = draw(plans)
    tags = tuple(replace(draw(some_sights), tag=wish.tag) for wish in found.wishes)
    return built(
        plan=found,
        tags=tags,
        occasion=draw(st.sampled_from([release("v1.2.3"), occasion(branch="main")])),
        ran=draw(runs),
        pushed=draw(runs),
        word=draw(st.none() | st.builds(BuilderWord, digest=digests)),
        read_back=draw(ladders),
        standing=draw(st.sampled_from([None, Standing(), Standing(digest=NEW)])),
        own_builder=draw(st.booleans()),
        wished_digest=draw(digests),
        allow_overwrite=draw(st.booleans()),
        push=draw(st.booleans()),
        local=draw(st.sampled_from([None, LOCAL])),
    )


@given(evidences())
def test_nothing_is_green_without_a_proof_that_can_be_pointed_at(evidence: BuildEvidence) -> None:
    found = every_finding(evidence)
    outcome = outcome_of_build(evidence, found)
    if not outcome.is_proof:
        return
    assert not blocks(found)
    if not evidence.push and not evidence.own_builder:
        assert evidence.local is not None
        return
    image = evidence.read_back.image if evidence.read_back else None
    assert image is not None
    assert evidence.read_back is not None
    assert evidence.read_back.wish.image == f"{IMAGE}@{image.digest}"
    for wish in evidence.plan.wishes:
        sight = next(sight for sight in evidence.tags if sight.tag == wish.tag)
        taken = wish.kind.moves and not evidence.own_builder and sight.after != sight.before
        assert sight.after == image.digest or taken
        replaced = sight.before not in ("", sight.after)
        assert not (replaced and wish.kind is TagKind.FIXED) or evidence.own_builder or evidence.allow_overwrite
    assert len({image.revision, *image.revisions} - {""}) <= 1
    if evidence.own_builder:
        assert evidence.wished_digest == image.digest
        return
    assert image.revision == COMMIT
    if evidence.ran is not None:
        assert evidence.ran.code == 0
        assert evidence.ran.road is not Road.BUILDX or (evidence.word is not None and evidence.word.digest)


@given(evidences())
def test_what_is_handed_on_was_hashed(evidence: BuildEvidence) -> None:
    found = every_finding(evidence)
    digest = proved_digest(evidence, found)
    assert digest in ("", evidence.digest)
    if outcome_of_build(evidence, found) is Outcome.REFUSED:
        assert touched(evidence) is not Touch.YES or evidence.own_builder or not evidence.push or blocks(found)


@given(evidences())
def test_nothing_that_moved_is_called_refused(evidence: BuildEvidence) -> None:
    """A tag that was put by us: the registry is not as it was."""
    if evidence.own_builder or not evidence.push:
        return
    outcome = outcome_of_build(evidence, every_finding(evidence))
    if any(sight.put is not None and sight.put.ok for sight in evidence.tags):
        assert outcome is not Outcome.REFUSED
