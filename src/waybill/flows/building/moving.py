"""Step 4: the bytes that were proved are put under every further tag, in the order of the plan."""

from __future__ import annotations

from dataclasses import replace

from waybill.core.build.moves import Act, may_move
from waybill.core.build.tag_findings import tag_findings
from waybill.core.build.tags import TagPlan, TagWish
from waybill.core.evidence import Answer
from waybill.flows.building.looking import planned
from waybill.flows.building.scene import Scene
from waybill.flows.building.sights import looked_anew, sight_of, with_sight


def move_tags(scene: Scene) -> Scene:
    """Each further tag of the plan. The first that is refused ends it: what people pull last moves last."""
    done = {sight.tag for sight in scene.evidence.tags if sight.after == scene.evidence.digest}
    if scene.evidence.ran is not None:
        done.add(scene.evidence.plan.first.tag)  # the builder's own: should another have moved it since, it is theirs
    for wish in scene.evidence.plan.wishes:
        if wish.tag in done:
            continue
        scene, why = _still_newest(scene, wish)
        if why:
            return with_sight(scene, wish.tag, held=why)
        if wish not in scene.evidence.plan.wishes:
            continue
        scene, goes_on = _move(scene, wish)
        if not goes_on:
            return scene
    return scene


def _still_newest(scene: Scene, wish: TagWish) -> tuple[Scene, str]:
    """While we built, a newer release may have arrived: a tag that is only for the newest is then no longer ours.

    Gives also why that could not be told: then nothing is moved.
    """
    evidence = scene.evidence
    if not wish.newest:
        return scene, ""
    now = planned(scene).evidence.plan
    held = next((held for held in now.held if held.tag == wish.tag), None)
    if held is None:
        return scene, now.unlisted
    left = tuple(other for other in evidence.plan.wishes if other != wish)
    scene = scene.saw(plan=replace(evidence.plan, wishes=left, held=(*evidence.plan.held, held)))
    return replace(scene, before=(*scene.before, *tag_findings(TagPlan(wishes=left, held=(held,))))), ""


def _move(scene: Scene, wish: TagWish) -> tuple[Scene, bool]:
    evidence = scene.evidence
    scene = looked_anew(scene, wish)
    sight = sight_of(scene, wish.tag)
    move = may_move(wish, sight, evidence.digest, evidence.commit, allow_overwrite=evidence.allow_overwrite)
    if move.act is not Act.PUT:
        told = with_sight(scene, wish.tag, held=move.why) if move.act is not Act.KEEP else scene
        return told, move.act is not Act.REFUSE
    answer = _put(scene, wish.tag)
    return with_sight(scene, wish.tag, put=answer), answer.ok


def _put(scene: Scene, tag: str) -> Answer:
    call, evidence = scene.call, scene.evidence
    image = evidence.read_back.image if evidence.read_back else None
    assert image is not None  # noqa: S101  # only what was proved is put
    call.hands.at_work.touch(f"{evidence.name}:{tag}")
    with call.hands.at_work.step():
        answer = scene.registry.put_manifest(
            scene.where.repository,
            tag,
            image.media_type,
            scene.bodies[image.digest],
            call.hands.credential(scene.where.registry),
        )
    if answer.ok:
        call.log.info(f"{evidence.name}:{tag} now leads to {image.digest}")
    return answer
