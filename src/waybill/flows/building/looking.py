"""Step 1: everything that can be known before a build minute is spent, side by side."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime, timezone
from functools import partial
from os.path import join

from waybill.config.settings import BuildSettings
from waybill.core.build.builder import BuilderFacts, Choice, Road, choose_road, needs_of
from waybill.core.build.context import ContextFacts, ignore_names
from waybill.core.build.dockerfile import DockerfileFacts, read_dockerfile
from waybill.core.build.evidence import BuildEvidence
from waybill.core.build.git import GitFacts, read_git
from waybill.core.build.ignore import read_ignore
from waybill.core.build.labels import epoch_of, image_labels
from waybill.core.build.metadata import BuilderWord, one_word, read_metadata
from waybill.core.build.moves import standing
from waybill.core.build.occasion import Occasion, read_occasion
from waybill.core.build.tags import TagPlan, hold_unlisted, needs_tag_list, plan_tags
from waybill.core.build.wish import BuildWish
from waybill.core.evidence import Evidence
from waybill.core.reference import reference_of
from waybill.effects.build.context import measure
from waybill.effects.build.files import read_file
from waybill.effects.process import without_our_inputs
from waybill.flows.building.early import Early, ask_early
from waybill.flows.building.given import (
    build_args,
    build_secrets,
    dockerfile_of,
    metadata_text,
    references_in,
    wish_of,
)
from waybill.flows.building.scene import Call, Scene
from waybill.flows.building.sights import look_at_tags
from waybill.flows.images import start_of
from waybill.flows.ladder import Ladder
from waybill.flows.parallel import Aside, in_parallel

_FILE_CAP = 1024 * 1024
_AUTO = ("<auto>",)


def look(call: Call) -> Scene:
    """Look at everything. What it means is not decided here."""
    early = call.early or ask_early(call.settings, call.hands.environ)
    try:
        return _looked(call, early)
    finally:
        early.end()


def _looked(call: Call, early: Early) -> Scene:
    settings = call.settings
    git = read_git(early.git.result())
    occasion = _occasion(call, git)
    scene = _start(call, git, occasion)
    if scene.reference is None:
        return scene.saw(before=_first_evidence(scene))
    if scene.evidence.own_builder:
        return _look_at_registry(scene)
    tasks: tuple[Callable[[Scene], Scene], ...] = (partial(_look_at_files_and_builder, early.builder),)
    if settings.push:
        tasks = (*tasks, _look_at_registry)
    found = dict(in_parallel(lambda task: task(scene), tasks, len(tasks)))
    local = found[0].evidence
    whole = found[1] if settings.push else planned(scene)
    whole = whole.saw(dockerfile=local.dockerfile, builder=local.builder, choice=local.choice, context=local.context)
    return _with_wish(whole)


def _occasion(call: Call, git: GitFacts) -> Occasion:
    job = call.job
    return read_occasion(
        call.payload,
        event=job.event,
        ref=job.ref,
        sha=job.sha,
        repository=job.repository,
        server=job.server,
        in_actions=job.in_actions,
        git=git,
    )


def _start(call: Call, git: GitFacts, occasion: Occasion) -> Scene:
    """What is wished, before anybody is asked."""
    settings = call.settings
    metadata = metadata_text(settings)
    words = read_metadata(metadata) if metadata else ()
    image = settings.images[0] if settings.images else _named(words, settings.tags)
    reference = reference_of(image)
    name = reference.name if reference else image
    word = one_word(words, name) if words or metadata else None
    digest = settings.digest or (reference.digest if reference else "") or (word.digest if word else "")
    evidence = BuildEvidence(
        name=name,
        plan=TagPlan(),
        occasion=occasion,
        git=git,
        wished_commit=settings.commit,
        wished_digest=digest,
        wished_target=settings.build_target,
        platforms=settings.platforms,
        annotations=settings.annotations,
        labels=settings.labels,
        secret_names=tuple(name for name, _ in build_secrets(settings, call.hands.environ)),
        arg_names=tuple(name for name, _ in build_args(settings, call.hands.environ)),
        event=call.job.event_facts,
        word=word,
        own_builder=bool(settings.digest or settings.metadata or (reference and reference.digest)),
        push=settings.push,
        allow_overwrite=settings.allow_overwrite,
        epoch=epoch_of(settings.source_date_epoch, git),
    )
    return Scene(call=call, evidence=evidence, reference=reference, metadata=metadata)


def _named(words: tuple[BuilderWord, ...], tags: tuple[str, ...]) -> str:
    """The name in a metadata file or in full tags, where no image was given; it must be one alone."""
    given = [*(name for word in words for name in references_in(word.names)), *(tag for tag in tags if "/" in tag)]
    found = [reference.name for reference in map(reference_of, given) if reference is not None]
    return found[0] if len(set(found)) == 1 else ""


def _first_evidence(scene: Scene, tag: str = "") -> Evidence:
    """The image as the ladder shall look at it: under the tag that is pushed, and whether it may be."""
    call, evidence = scene.call, scene.evidence
    image = f"{evidence.name}:{tag}" if tag else evidence.name
    start = start_of(image, call.settings, call.job, call.hands)
    push = evidence.push and not evidence.own_builder
    return replace(start, wish=replace(start.wish, platforms=evidence.platforms, push=push))


# Files and the builder


def _look_at_files_and_builder(asked: Aside[BuilderFacts], scene: Scene) -> Scene:
    call, settings = scene.call, scene.call.settings
    environ = without_our_inputs(call.hands.environ)
    dockerfile = look_at_dockerfile(settings)
    builder = asked.result()
    wish = _wish(scene)
    has_token = bool(environ.get("ACTIONS_RUNTIME_TOKEN"))
    choice = choose_road(builder, wish, needs_of(wish, dockerfile), has_cache_token=has_token)
    scene = scene.saw(dockerfile=dockerfile, builder=builder, choice=choice)
    return scene.saw(context=_context(settings.context, dockerfile.path, scene))


def look_at_dockerfile(settings: BuildSettings) -> DockerfileFacts:
    """The Dockerfile that docker would take: where nothing was said, also one in small letters."""
    found = _dockerfile(dockerfile_of(settings))
    if found.found or settings.dockerfile:
        return found
    small = _dockerfile(join(settings.context, "dockerfile"))
    return small if small.found else found


def _dockerfile(path: str) -> DockerfileFacts:
    try:
        return read_dockerfile(read_file(path, _FILE_CAP).decode("utf-8", "replace"), path)
    except FileNotFoundError:
        return DockerfileFacts(path=path, found=False)
    except (OSError, ValueError) as error:
        problem = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        return DockerfileFacts(path=path, problem=problem)


def _context(directory: str, dockerfile: str, scene: Scene) -> ContextFacts:
    choice = scene.evidence.choice
    text = ignore_of(directory, dockerfile, choice.road if choice else None)
    return measure(directory, read_ignore(text or ""), has_ignore=text is not None)


def ignore_of(directory: str, dockerfile: str, road: Road | None) -> str | None:
    """The rules that hold: of the file beside the Dockerfile, wherever that stands, else of the one in the context."""
    *beside, common = ignore_names(dockerfile, road)
    texts = (_ignore_text(path) for path in (*beside, join(directory, common)))
    return next((text for text in texts if text is not None), None)


def _ignore_text(path: str) -> str | None:
    try:
        return read_file(path, _FILE_CAP).decode("utf-8", "replace")
    except (OSError, ValueError):
        return None


# The registry


def _look_at_registry(scene: Scene) -> Scene:
    """The plan of tags, where each leads now, and whether we may push."""
    call = scene.call
    scene = planned(scene)
    evidence = scene.evidence
    tag = evidence.plan.first.tag if evidence.plan.wishes else ""
    if evidence.own_builder:
        return scene.saw(before=_first_evidence(scene, tag))
    ladder = Ladder(
        _first_evidence(scene, tag),
        call.hands,
        call.settings.probe_timeout,
        ask_for_layers=False,
        ask_why_absent=False,
    )
    sight = ladder.climb()
    scene = scene.saw(before=sight.evidence)
    if not ladder.met:
        return scene
    sights = look_at_tags(scene, sight)
    return _with_standing(scene.saw(tags=sights, plan=hold_unlisted(scene.evidence.plan, sights)))


def planned(scene: Scene) -> Scene:
    """The tags to put, by what exists at this moment. Without a push none is asked for."""
    evidence, lines = scene.evidence, _lines(scene)
    existing = None
    if evidence.push and not evidence.own_builder and needs_tag_list(lines, evidence.occasion):
        existing = scene.registry.tags(scene.where.repository, scene.grant())
    plan = plan_tags(
        lines,
        evidence.occasion,
        evidence.git,
        day=_day(scene.call),
        image=evidence.name,
        existing=existing,
        own_builder=evidence.own_builder,
    )
    return scene.saw(plan=plan)


def _lines(scene: Scene) -> tuple[str, ...]:
    """The lines of the input. Whoever built by himself is asked for the tags that he names, and for no others."""
    evidence, tags = scene.evidence, scene.call.settings.tags
    given = (scene.reference.tag,) if scene.reference and scene.reference.tag else ()
    if given or not evidence.own_builder or tags != _AUTO:
        return (*given, *(tags if tags != _AUTO or not given else ()))
    names = references_in(evidence.word.names) if evidence.word else iter(())
    mine = [reference for reference in map(reference_of, names) if reference and reference.name == evidence.name]
    return tuple(dict.fromkeys(reference.tag for reference in mine if reference.tag))


def _with_standing(scene: Scene) -> Scene:
    evidence, settings = scene.evidence, scene.call.settings
    if not evidence.plan.wishes:
        return scene
    found = standing(
        evidence.plan,
        evidence.tags,
        evidence.occasion,
        evidence.git,
        allow_overwrite=evidence.allow_overwrite,
        fresh=settings.no_cache or settings.pull,
    )
    return scene.saw(standing=found)


# What the builder will be asked for


def _with_wish(scene: Scene) -> Scene:
    evidence = scene.evidence
    if evidence.choice is None or not evidence.plan.wishes:
        return scene
    return replace(scene, wish=_wish(scene))


def _wish(scene: Scene) -> BuildWish:
    call, evidence = scene.call, scene.evidence
    settings, environ = call.settings, call.hands.environ
    secrets = build_secrets(settings, environ)
    for _name, secret in secrets:
        call.hands.learn(secret)
    return wish_of(
        settings,
        name=evidence.name,
        tag=evidence.plan.first.tag if evidence.plan.wishes else "",
        choice=evidence.choice or Choice(road=None, why=""),
        args=build_args(settings, environ),
        secrets=secrets,
        labels=image_labels(
            evidence.occasion, evidence.git, evidence.plan, created=_iso(evidence.epoch), given=settings.labels
        ),
        epoch=evidence.epoch,
        attests=_attests(evidence, settings.provenance, environ),
    )


def _attests(evidence: BuildEvidence, provenance: str, environ: Mapping[str, str]) -> bool:
    """Seen of the containerd store: what is not asked for any provenance adds some, and what it pushes is an index."""
    builder, choice = evidence.builder, evidence.choice
    by_itself = provenance == "auto" and not environ.get("BUILDX_NO_DEFAULT_ATTESTATIONS")
    known = builder is not None and builder.driver == "docker" and choice is not None and choice.attestations
    return by_itself and known


def _iso(epoch: int | None) -> str:
    return "" if epoch is None else datetime.fromtimestamp(epoch, timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")


def _day(call: Call) -> str:
    return call.hands.http.clock.now_iso()[:10].replace("-", "")
