"""What is read back after a build, where a registry answers late, differently, or not at all."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.unit.core.build.made import COMMIT, OTHER, answer, listed, occasion, plan, release
from tests.unit.flows.shelf import Shelf, scene_of
from waybill.config.settings import BuildSettings
from waybill.core.build.builder import Road
from waybill.core.build.diagnose import after_findings
from waybill.core.build.evidence import LocalImage, Ran, TagSight
from waybill.core.build.metadata import BuilderWord
from waybill.core.build.moves import overwrite_findings
from waybill.core.build.proof import image_is_proved
from waybill.core.build.tags import TagPlan
from waybill.core.build.verdict import outcome_of_build
from waybill.core.build.wish import BuildWish
from waybill.flows.building import reading
from waybill.flows.building.looking import ignore_of, look_at_dockerfile
from waybill.flows.building.making import looked_before_push
from waybill.flows.building.moving import move_tags
from waybill.flows.building.reading import look_at_engine, prove, read_all_tags, read_back
from waybill.flows.building.scene import Scene
from waybill.flows.building.sights import look_at_tags
from waybill.flows.ladder import Sight

RAN = Ran(road=Road.BUILDX, code=0)
PLAN = plan("sha-<short-sha>")
TAG = PLAN.first.tag


def built(shelf: Shelf, digest: str, *, old: str = "", wished: TagPlan = PLAN) -> Scene:
    """The builder ended well and named this digest."""
    first = wished.first.tag
    sights = [TagSight(tag=first, before=old, before_answer=answer(200 if old else 404))]
    sights += [TagSight(tag=wish.tag, before_answer=answer(404)) for wish in wished.wishes[1:]]
    about = release("v1.2.3") if first.startswith("v1") else occasion(branch="main")
    return scene_of(shelf, wished, occasion=about, ran=RAN, word=BuilderWord(digest=digest), tags=tuple(sights))


@pytest.mark.parametrize("status", [503, 429, 0])
def test_a_question_for_the_named_digest_that_fails_makes_no_other_image_ours(status: int) -> None:
    shelf = Shelf()
    ours, theirs = shelf.image("ours"), shelf.image("theirs")
    shelf.leads[TAG] = [theirs]
    shelf.fails["exists", ours] = [status]
    shelf.fails["digest", ours] = [status]
    scene = read_back(built(shelf, ours))

    assert (scene.evidence.digest, image_is_proved(scene.evidence)) == ("", False)


def test_a_named_digest_that_is_not_there_leaves_the_registry_right() -> None:
    shelf = Shelf()
    theirs = shelf.image("theirs")
    shelf.leads[TAG] = [theirs]
    scene = read_back(built(shelf, f"sha256:{'9' * 64}"))

    assert scene.evidence.digest == theirs
    assert not image_is_proved(scene.evidence)  # although it names our commit: another run has made it


def test_a_named_digest_that_is_shown_late_is_asked_for_again() -> None:
    shelf = Shelf()
    ours, theirs = shelf.image("ours"), shelf.image("theirs")
    shelf.leads[TAG] = [theirs]
    shelf.fails["exists", ours] = [404, 404]
    scene = read_back(built(shelf, ours))

    assert scene.evidence.digest == ours


@pytest.mark.parametrize("before", ["", "old"])
def test_a_tag_that_shows_late_what_was_pushed_is_waited_for(before: str) -> None:
    shelf = Shelf()
    ours = shelf.image("ours")
    old = shelf.image(before) if before else ""
    shelf.leads[TAG] = [old, old, ours]
    scene = read_back(built(shelf, ours, old=old))

    assert scene.evidence.tags[0].after == ours
    assert scene.call.hands.http.clock.monotonic() == 3.0


def test_what_was_rebuilt_to_the_same_bytes_is_not_waited_for() -> None:
    shelf = Shelf()
    ours = shelf.image("ours")
    shelf.leads[TAG] = [ours]
    scene = read_back(built(shelf, ours, old=ours))

    assert (scene.evidence.tags[0].after, scene.call.hands.http.clock.monotonic()) == (ours, 0.0)


def test_what_another_step_pushed_a_moment_ago_may_be_late() -> None:
    shelf = Shelf()
    ours = shelf.image("ours")
    shelf.fails["digest", ours] = [404, 404]
    shelf.leads["1.0"] = ["", ours]
    own = scene_of(shelf, plan("1.0"), occasion=occasion(branch="main"), own_builder=True, wished_digest=ours)
    scene = read_all_tags(prove(own, ours))

    assert (scene.evidence.digest, scene.evidence.tags[0].after) == (ours, ours)
    assert image_is_proved(scene.evidence)


def test_every_layer_is_asked_for_however_many_there_are() -> None:
    shelf = Shelf()
    ours = shelf.image("ours", layers=100)
    shelf.leads[TAG] = [ours]
    whole = read_back(built(shelf, ours)).evidence
    shelf.fails["head", list(shelf.blobs)[80]] = [404]
    lost = read_back(built(shelf, ours)).evidence

    assert whole.read_back is not None
    assert whole.read_back.parts is not None
    assert (whole.read_back.parts.named, whole.read_back.parts.answered) == (101, 101)
    assert (image_is_proved(whole), image_is_proved(lost)) == (True, False)


def test_latest_is_left_to_a_newer_release_that_came_while_we_built() -> None:
    shelf = Shelf()
    ours = shelf.image("ours")
    wished = plan("<git-tag>", "<latest>", about=release("v1.2.3"), existing=listed())
    shelf.leads["v1.2.3"] = [ours]
    shelf.listed = [listed("v1.2.3", "v1.3.0")]
    scene = built(shelf, ours, wished=wished)
    lines: dict[str, object] = {"tags": ("<git-tag>", "<latest>")}
    scene = scene_of(
        shelf,
        wished,
        settings=lines,
        occasion=scene.evidence.occasion,
        ran=RAN,
        word=BuilderWord(digest=ours),
        tags=scene.evidence.tags,
    )
    moved = move_tags(read_back(scene))

    assert shelf.put == []
    assert [wish.tag for wish in moved.evidence.plan.wishes] == ["v1.2.3"]
    assert [finding.code for finding in moved.before] == ["push.tag-held-back"]
    shelf.listed = [listed("v1.2.3", "v1.1.0")]
    shelf.put.clear()
    move_tags(read_back(scene))
    assert shelf.put == ["latest"]


def test_latest_is_not_put_by_a_list_that_does_not_come() -> None:
    shelf = Shelf()
    ours = shelf.image("ours")
    wished = plan("<git-tag>", "<latest>", about=release("v1.2.3"), existing=listed())
    shelf.leads["v1.2.3"] = [ours]
    shelf.listed = [listed(status=503)]
    made = built(shelf, ours, wished=wished).evidence
    scene = scene_of(
        shelf,
        wished,
        settings={"tags": ("<git-tag>", "<latest>")},
        occasion=made.occasion,
        ran=made.ran,
        word=made.word,
        tags=made.tags,
    )
    moved = read_all_tags(move_tags(read_back(scene)))
    told = [finding for finding in after_findings(moved.evidence) if finding.code == "push.tag-not-moved"]

    assert shelf.put == []
    assert outcome_of_build(moved.evidence, tuple(told)).value == "degraded"
    assert ["list" in finding.cause for finding in told] == [True]


def test_the_commit_of_an_old_image_that_nobody_could_tell_is_no_commit_that_it_lacks() -> None:
    shelf = Shelf()
    old = shelf.image("old", revision=OTHER)
    shelf.leads[TAG] = [old]
    shelf.fails["digest", old] = [503]
    scene = scene_of(shelf, PLAN, occasion=occasion(branch="main"))
    sights = look_at_tags(scene, Sight(evidence=prove(scene, f"sha256:{'9' * 64}").evidence.read_back))  # type: ignore[arg-type]
    found = overwrite_findings(PLAN, sights, COMMIT, name="ghcr.io/acme/app", allow_overwrite=False)

    assert "check.not-made" in [finding.code for finding in found]
    assert "no commit" not in " ".join(finding.cause for finding in found)


@pytest.mark.parametrize(
    ("files", "dockerfile", "kept_out"),
    [
        ((".dockerignore",), "Dockerfile.prod", None),
        (("app/.dockerignore",), "Dockerfile.prod", "app"),
        (("app/.dockerignore", "Dockerfile.prod.dockerignore"), "Dockerfile.prod", "beside"),
        (("app/.dockerignore", "app/Dockerfile.prod.dockerignore"), "Dockerfile.prod", "app"),
        (("app/.dockerignore", "app/Dockerfile.dockerignore"), "app/Dockerfile", "beside"),
    ],
)
def test_the_rules_beside_a_dockerfile_are_looked_for_beside_it(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    files: tuple[str, ...],
    dockerfile: str,
    kept_out: str | None,
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("app").mkdir()
    for name in files:
        Path(name).write_text("beside" if "Dockerfile" in name else "app")

    assert ignore_of("app", dockerfile, Road.BUILDX) == kept_out


@pytest.mark.parametrize(
    ("files", "given", "found"),
    [
        (("dockerfile",), "", "./dockerfile"),
        (("dockerfile", "Dockerfile"), "", "./Dockerfile"),
        (("dockerfile",), "Dockerfile", ""),
        (("Containerfile",), "", ""),
    ],
)
def test_a_dockerfile_in_small_letters_is_taken_as_docker_takes_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, files: tuple[str, ...], given: str, found: str
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in files:
        Path(name).write_text("FROM scratch\n")
    seen = look_at_dockerfile(BuildSettings(images=("ghcr.io/acme/app",), dockerfile=given))

    assert seen.found == bool(found)
    assert not found or seen.path == found


@pytest.mark.parametrize(("revision", "codes"), [(OTHER, ["push.tag-exists"]), (COMMIT, ["push.tag-exists"])])
def test_a_release_that_came_while_we_built_is_not_pushed_over(revision: str, codes: list[str]) -> None:
    shelf = Shelf()
    wished = plan("<git-tag>", about=release("v1.2.3"))
    shelf.leads["v1.2.3"] = [shelf.image("theirs", revision=revision)]
    made = built(shelf, "", wished=wished).saw(ran=replace(RAN, road=Road.CLASSIC))
    seen = looked_before_push(made)

    assert [finding.code for finding in seen.before] == codes
    assert outcome_of_build(seen.evidence, seen.before).value == "refused"
    assert looked_before_push(built(Shelf(), "", wished=wished)).before == ()


@pytest.mark.parametrize(
    ("stood", "revision", "counts"),
    [("", "", True), ("sha256:old", "", True), ("sha256:new", OTHER, False), ("sha256:new", COMMIT, True)],
)
def test_an_image_that_stood_under_our_name_is_not_what_was_built(
    monkeypatch: pytest.MonkeyPatch, stood: str, revision: str, counts: bool
) -> None:
    """A builder that loads nothing names an ID that the engine does not have."""
    there = LocalImage(id="sha256:new", revision=revision)

    def look(_environ: object, _host: str, identifier: str, **_: object) -> LocalImage | None:
        return there if identifier.startswith("ghcr.io/") else None

    monkeypatch.setattr(reading, "look_at_local", look)
    made = built(Shelf(), f"sha256:{'9' * 64}")
    made = replace(made, wish=BuildWish(name="ghcr.io/acme/app", tag=TAG), local_before=stood)

    assert (look_at_engine(made).evidence.local == there) is counts


def test_every_platform_says_from_which_commit_it_was_made() -> None:
    shelf = Shelf()
    parts = {
        "amd64": shelf.image("one"),
        "arm64": shelf.image("two", revision=OTHER, architecture="arm64"),
        "s390x": shelf.image("three", revision="", architecture="s390x"),
    }
    both = shelf.index(**parts)
    shelf.leads[TAG] = [both]
    seen = read_back(built(shelf, both).saw(platforms=("linux/amd64",))).evidence.read_back

    assert seen is not None
    assert seen.image is not None
    assert (seen.image.revision, seen.image.revisions) == ("", (COMMIT, OTHER))


def test_a_layer_that_one_platform_lacks_is_missed() -> None:
    shelf = Shelf()
    both = shelf.index(amd64=shelf.image("one"), arm64=shelf.image("two", architecture="arm64"))
    layer = next(digest for digest, data in shelf.blobs.items() if data == b"two 0")
    shelf.leads[TAG] = [both]
    shelf.fails["head", layer] = [404]
    evidence = read_back(built(shelf, both).saw(platforms=("linux/amd64",))).evidence

    assert evidence.read_back is not None
    assert [lost.digest for lost in evidence.read_back.lost] == [layer]
    assert not image_is_proved(evidence)
