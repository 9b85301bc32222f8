"""Where tags lead: asked by tag, hashed from bytes, and which commit made what is there."""

from __future__ import annotations

from dataclasses import replace

from waybill.core.build.evidence import TagSight
from waybill.core.build.tags import TagWish
from waybill.core.chain import read_manifest
from waybill.core.comparison import Comparison
from waybill.core.evidence import Answer
from waybill.effects.http import Fetched
from waybill.flows.building.scene import Scene
from waybill.flows.images import start_of
from waybill.flows.ladder import MISSING, Ladder, Sight
from waybill.flows.parallel import in_parallel

_LATER = (1.0, 2.0, 4.0)  # a registry may show a tag a moment late


def look_at_tags(scene: Scene, first: Sight) -> tuple[TagSight, ...]:
    """Where each tag of the plan leads before anything is done. ``first`` is the ladder's look at one of them."""
    wishes = scene.evidence.plan.wishes
    if not wishes:
        return ()
    tags = [wish.tag for wish in wishes]
    found = dict(in_parallel(lambda tag: look_at_tag(scene, tag), tags, scene.call.settings.max_parallel))
    sights = tuple(found[index] for index in range(len(tags)))
    image = first.evidence.image
    known = {image.digest: image.revision} if image and image.revision else {}
    digests = [digest for digest in dict.fromkeys(sight.before for sight in sights) if digest and digest not in known]
    more = in_parallel(lambda digest: revision_of(scene, digest), digests, scene.call.settings.max_parallel)
    known |= {digests[index]: revision for index, revision in more}
    seen = tuple(replace(sight, before_revision=known.get(sight.before, "")) for sight in sights)
    # The builder itself moves the first tag, so whether it would go back must be known before.
    led = seen[0]
    return (replace(led, relation=relation_of(scene, wishes[0], led.before_revision)), *seen[1:])


def look_at_tag(scene: Scene, tag: str) -> TagSight:
    """Where one tag leads now."""
    fetched, digest = _ask(scene, tag)
    return TagSight(tag=tag, before=digest, before_answer=fetched.answer)


def look_again(scene: Scene, tag: str, *, patient: bool = True) -> tuple[Answer, str]:
    """Where a tag leads after it was pushed or put. That it is not there yet is asked again; all else is an answer."""
    fetched, digest = _ask(scene, tag)
    for seconds in _LATER if patient else ():
        if fetched.answer.status != MISSING:
            break
        scene.call.hands.http.clock.sleep(seconds)
        fetched, digest = _ask(scene, tag)
    return fetched.answer, digest


def revision_of(scene: Scene, digest: str) -> str:
    """The commit that an image names in its label; empty when it names none, or none that all its parts share."""
    image = climb(scene, digest, ask_for_layers=False).evidence.image
    return image.revision if image else ""


def relation_of(scene: Scene, wish: TagWish, revision: str) -> Comparison | None:
    """How our commit stands to the one that made what the tag leads to: two builds may end in the wrong order."""
    call, commit = scene.call, scene.evidence.commit
    token, repository = call.hands.github_token, call.job.repository
    if not (wish.kind.moves and token and repository and revision and commit) or revision == commit:
        return None
    return call.hands.github(token).compare(repository, revision, commit)


def climb(scene: Scene, digest: str, *, ask_for_layers: bool) -> Sight:
    """The whole ladder on ``name@digest``: bytes hashed, children, configurations, and layers where wished."""
    call, evidence = scene.call, scene.evidence
    start = start_of(f"{evidence.name}@{digest}", call.settings, call.job, call.hands)
    start = replace(start, wish=replace(start.wish, platforms=evidence.platforms))
    seconds = call.settings.probe_timeout
    return Ladder(
        start, call.hands, seconds, ask_for_layers=ask_for_layers, ask_why_absent=False, whole=ask_for_layers
    ).climb()


def _ask(scene: Scene, tag: str) -> tuple[Fetched, str]:
    grant = scene.grant()
    if not grant.answer.ok:
        return Fetched(answer=grant.answer), ""
    fetched = scene.registry.manifest(scene.where.repository, tag, grant)
    return fetched, _digest(fetched)


def _digest(fetched: Fetched) -> str:
    """Of bytes that came; what they are is a question of its own."""
    if not fetched.answer.ok:
        return ""
    return read_manifest(fetched.content, fetched.headers.get("content-type", "")).digest
