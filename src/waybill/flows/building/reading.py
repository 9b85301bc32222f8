"""Steps 3 and 5: what the registry really has, by its own bytes; or the engine, where nothing was pushed."""

from __future__ import annotations

from dataclasses import replace

from waybill.core.build.builder import Road
from waybill.core.build.evidence import LocalImage
from waybill.core.build.verdict import proved_digest
from waybill.core.evidence import Answer
from waybill.effects.build.local_image import look_at_local
from waybill.effects.process import without_our_inputs
from waybill.flows.building.scene import Scene
from waybill.flows.building.sights import LATER, climb, look_again, sight_of, with_sight
from waybill.flows.ladder import BROKEN, MISSING
from waybill.flows.parallel import in_parallel


def read_back(scene: Scene) -> Scene:
    """What the builder's tag leads to now; then the whole image behind it.

    Where the builder names a digest that the registry has too, that image is the one that was made, and a tag that
    leads elsewhere was moved by somebody else. Only where the registry says that it has it not, the registry is right:
    an answer that tells nothing makes no other image the one of this run.
    """
    tag = scene.evidence.plan.first.tag
    ran, word = scene.evidence.pushed or scene.evidence.ran, scene.evidence.word
    failed = ran is not None and not ran.ok
    named = word.digest if word else ""
    before = sight_of(scene, tag).before
    answer, found = look_again(scene, tag, patient=not failed, stale=before if before != named else "")
    scene = with_sight(scene, tag, after=found, after_answer=answer)
    if failed and found == before:
        return scene  # nothing came of it, and what stands there is none of ours
    digest = named if named and named != found and _may_have(scene, named) else found
    return prove(scene, digest) if digest else scene


def prove(scene: Scene, digest: str) -> Scene:
    """Climb the ladder on one digest and keep the bytes that it was hashed from.

    What another step has pushed a moment ago may be shown late.
    """
    with scene.call.log.heartbeat("reading back"):
        sight = climb(scene, digest, ask_for_layers=True)
        for seconds in LATER if scene.evidence.own_builder else ():
            manifest = sight.evidence.manifest
            if manifest is None or manifest.status != MISSING:
                break
            scene.call.hands.http.clock.sleep(seconds)
            sight = climb(scene, digest, ask_for_layers=True)
    return replace(scene.saw(read_back=sight.evidence), bodies=sight.bodies)


def may_go_on(scene: Scene) -> bool:
    """True when the image is proved. Where somebody else has taken its release tag meanwhile, nothing follows it."""
    evidence = scene.evidence
    if not proved_digest(evidence, ()):
        return False
    first = evidence.plan.first
    return evidence.ran is None or first.kind.moves or sight_of(scene, first.tag).after == evidence.digest


def read_all_tags(scene: Scene) -> Scene:
    """Where every tag of the plan leads at the end."""
    evidence = scene.evidence
    tags = [wish.tag for wish in evidence.plan.wishes]
    touched = {sight.tag for sight in evidence.tags if _may_be_there(sight.put)}
    touched |= set(tags) if evidence.own_builder else set()  # by the step that was before us
    touched |= {tags[0]} if evidence.ran is not None else set()

    def look(tag: str) -> tuple[Answer, str]:
        before = sight_of(scene, tag).before
        return look_again(scene, tag, patient=tag in touched, stale=before if before != evidence.digest else "")

    looks = in_parallel(look, tags, scene.call.settings.max_parallel)
    for index, (answer, found) in looks:
        scene = with_sight(scene, tags[index], after=found, after_answer=answer)
    return scene


def look_at_engine(scene: Scene) -> Scene:
    """The image that was built and not pushed. Under our name may stand an older one, where the builder loads nothing:
    it counts only if it was not there before, or says that it is of the commit that was built.
    """
    ran, word, wish = scene.evidence.ran, scene.evidence.word, scene.wish
    if ran is None or not ran.ok or wish is None:
        return scene
    environ = without_our_inputs(scene.call.hands.environ)
    builder = scene.evidence.builder
    store = builder.engine.store if builder and builder.engine else ""
    named = [word.config, word.digest] if word else []
    for identifier in filter(None, reversed(named) if ran.road is Road.BUILDX else named):
        found = look_at_local(environ, scene.call.settings.docker_host, identifier, store=store)
        if found is not None:
            return scene.saw(local=found)
    if ran.road is not Road.BUILDX:
        return scene
    found = look_at_local(environ, scene.call.settings.docker_host, wish.reference, store=store)
    return scene.saw(local=found) if found is not None and _is_new(scene, found) else scene


def _is_new(scene: Scene, found: LocalImage) -> bool:
    commit = scene.evidence.commit
    return found.id != scene.local_before or (bool(commit) and found.revision == commit)


def _may_be_there(put: Answer | None) -> bool:
    """True when a tag was put, or may have been although the registry did not say so."""
    return put is not None and (put.ok or put.status is None or put.status >= BROKEN)


def _may_have(scene: Scene, digest: str) -> bool:
    """False where the registry says that it has no such image, also when it is asked once more."""
    for seconds in (0.0, *LATER):
        scene.call.hands.http.clock.sleep(seconds)
        if scene.registry.exists(scene.where.repository, digest, scene.grant()).status != MISSING:
            return True
    return False
