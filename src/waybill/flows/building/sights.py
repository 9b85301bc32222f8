"""Where tags lead: asked by tag, hashed from bytes, and which commit made what is there."""

from __future__ import annotations

from dataclasses import replace

from waybill.core.build.evidence import TagSight
from waybill.core.build.tags import TagWish
from waybill.core.chain import read_manifest
from waybill.core.comparison import Comparison
from waybill.core.evidence import Answer, Evidence
from waybill.effects.http import Fetched
from waybill.flows.building.scene import Scene
from waybill.flows.images import start_of
from waybill.flows.ladder import BROKEN, MISSING, TOO_MANY, Ladder, Sight
from waybill.flows.parallel import in_parallel

LATER = (1.0, 2.0, 4.0)  # a registry may show a moment late what it took


def look_at_tags(scene: Scene, first: Sight) -> tuple[TagSight, ...]:
    """Where each tag of the plan leads before anything is done. ``first`` is the ladder's look at one of them."""
    wishes = scene.evidence.plan.wishes
    if not wishes:
        return ()
    tags = [wish.tag for wish in wishes]
    found = dict(in_parallel(lambda tag: look_at_tag(scene, tag), tags, scene.call.settings.max_parallel))
    sights = tuple(found[index] for index in range(len(tags)))
    image = first.evidence.image
    known: dict[str, tuple[str, Answer | None]] = {}
    known |= {image.digest: (image.revision, None)} if image and image.revision else {}
    digests = [digest for digest in dict.fromkeys(sight.before for sight in sights) if digest and digest not in known]
    more = in_parallel(lambda digest: revision_of(scene, digest), digests, scene.call.settings.max_parallel)
    known |= {digests[index]: revision for index, revision in more}
    told = [known.get(sight.before, ("", None)) for sight in sights]
    seen = tuple(with_revision(wish, sight, *one) for wish, sight, one in zip(wishes, sights, told, strict=True))
    # The builder itself moves the first tag, so whether it would go back must be known before.
    led = seen[0]
    return (replace(led, relation=relation_of(scene, wishes[0], led.before_revision)), *seen[1:])


def look_at_tag(scene: Scene, tag: str) -> TagSight:
    """Where one tag leads now."""
    fetched, digest = _ask(scene, tag)
    return TagSight(tag=tag, before=digest, before_answer=fetched.answer)


def look_again(scene: Scene, tag: str, *, patient: bool = True, stale: str = "") -> tuple[Answer, str]:
    """Where a tag leads after it was pushed or put. All is an answer but that it is not there yet, or still ``stale``.

    ``stale``: what it led to before, where it must lead elsewhere now.
    """
    fetched, digest = _ask(scene, tag)
    for seconds in LATER if patient else ():
        if fetched.answer.status != MISSING and (not stale or digest != stale):
            break
        scene.call.hands.http.clock.sleep(seconds)
        fetched, digest = _ask(scene, tag)
    return fetched.answer, digest


def revision_of(scene: Scene, digest: str) -> tuple[str, Answer | None]:
    """The commit that an image names in its label, empty when it names none, or none that all its parts share; and
    the answer that kept it from being told.
    """
    seen = climb(scene, digest, ask_for_layers=False).evidence
    revision = seen.image.revision if seen.image else ""
    return revision, None if revision else _unclear(seen)


def with_revision(wish: TagWish, sight: TagSight, revision: str, unclear: Answer | None) -> TagSight:
    """The sight with the commit of what the tag leads to. Where the commit decides and nobody could tell it, the answer
    to that question is what is known of the tag: "made from no commit" would be a claim.
    """
    if unclear is None or wish.kind.moves:
        return replace(sight, before_revision=revision)
    return replace(sight, before="", before_answer=unclear)


def _unclear(seen: Evidence) -> Answer | None:
    """An answer that may be another in a moment."""
    blob = seen.blob
    children = [child.answer for child in seen.image.children] if seen.image else []
    asked = [seen.registry.ping if seen.registry else None, seen.exchange, seen.anonymous, seen.manifest, *children]
    asked += [blob.first, blob.second] if blob else []
    return next((answer for answer in asked if answer is not None and _is_passing(answer)), None)


def _is_passing(answer: Answer) -> bool:
    return answer.status is None or answer.status == TOO_MANY or answer.status >= BROKEN


def relation_of(scene: Scene, wish: TagWish, revision: str) -> Comparison | None:
    """How our commit stands to the one that made what the tag leads to: two builds may end in the wrong order."""
    call, commit = scene.call, scene.evidence.commit
    token, repository = call.hands.github_token, call.job.repository
    if not (wish.kind.moves and token and repository and revision and commit) or revision == commit:
        return None
    return call.hands.github(token).compare(repository, revision, commit)


def sight_of(scene: Scene, tag: str) -> TagSight:
    """What is known of a tag so far."""
    return next((sight for sight in scene.evidence.tags if sight.tag == tag), TagSight(tag=tag))


def with_sight(scene: Scene, tag: str, **facts: object) -> Scene:
    """The scene with more known of one tag."""
    known = replace(sight_of(scene, tag), **facts)  # type: ignore[arg-type]  # fields of the sight, by name
    others = [sight for sight in scene.evidence.tags if sight.tag != tag]
    order = [wish.tag for wish in scene.evidence.plan.wishes]
    sights = {sight.tag: sight for sight in (*others, known)}
    return scene.saw(tags=tuple(sights[name] for name in order if name in sights))


def looked_anew(scene: Scene, wish: TagWish) -> Scene:
    """What the tag leads to at this moment, not what it led to before the build."""
    known, now = sight_of(scene, wish.tag), look_at_tag(scene, wish.tag)
    revision = known.before_revision if now.before == known.before else ""
    unclear = None
    if now.before and now.before != scene.evidence.digest and not revision:
        revision, unclear = revision_of(scene, now.before)
    now = with_revision(wish, now, revision, unclear)
    return with_sight(
        scene,
        wish.tag,
        before=now.before,
        before_answer=now.before_answer,
        before_revision=now.before_revision,
        relation=relation_of(scene, wish, revision) if now.before != scene.evidence.digest else None,
    )


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
