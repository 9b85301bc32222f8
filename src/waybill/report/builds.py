"""From what was seen of a build to what is told of it: tables, outputs, and its record in the waybill. Pure."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from waybill.core.build.evidence import BuildEvidence, Ran
from waybill.core.build.moves import TagSight
from waybill.core.build.tags import TagKind, TagWish
from waybill.core.build_record import BuilderRecord, BuildRecord, ContextRecord, PlatformRecord, TagRecord
from waybill.core.chain import read_manifest
from waybill.core.evidence import Evidence, ImageKind
from waybill.core.finding import Finding
from waybill.core.outcome import Outcome
from waybill.core.waybill_document import ImageRecord, Link
from waybill.frozen import dataclass
from waybill.report.images import platforms_of, record_of, row_of
from waybill.report.model import Block, Check, Row, Table, short_digest
from waybill.report.sizes import size_of

BUILT = ("commit", "event", "dockerfile", "builder", "layers", "built")
PLATFORMS = ("platform", "digest", "size")
TAGS = ("tag", "kind", "before", "after", "done")
ACTION = "acme/waybill/actions/deploy@0000000000000000000000000000000000000000"
_NOTHING = "-"
_LONGEST_METADATA = 60_000


@dataclass(frozen=True, kw_only=True)
class Built:
    """A run of build-push at its end. ``digest`` stands only where it was proved."""

    evidence: BuildEvidence
    outcome: Outcome
    digest: str = ""
    bodies: Mapping[str, bytes]
    labels: Mapping[str, str]
    metadata: str = ""
    command: str = ""
    seconds: Mapping[str, float]

    @property
    def built_here(self) -> bool:
        """True when this run's builder made the image."""
        return self.evidence.ran is not None and self.evidence.ran.ok


# Tables


def build_row(built: Built, findings: Iterable[Finding]) -> Row:
    """The image: what was read back of it, and whether it may be pushed."""
    evidence = built.evidence
    seen, before = evidence.read_back or evidence.before, evidence.before
    if seen is None:
        return Row(image=evidence.name, verdict=built.outcome)
    row = row_of(seen, findings)
    pushed = row_of(before, findings).push if before else row.push
    digest = built.digest if evidence.read_back is None else row.digest
    tag = f":{evidence.plan.first.tag}" if evidence.plan.wishes else ""
    row = replace(row, image=evidence.name + tag, digest=digest, push=pushed, verdict=built.outcome)
    # What stood under the name before is not this image.
    return row if evidence.read_back is not None else replace(row, pull=Check.NOT_ASKED, platforms="")


def build_tables(built: Built) -> tuple[Table, ...]:
    """What was built from what, its platforms, and its tags."""
    return (
        Table(columns=BUILT, rows=(_built_row(built),)),
        Table(columns=PLATFORMS, rows=tuple(_platform_rows(built))),
        Table(columns=TAGS, rows=tuple(_tag_row(record) for record in tag_records(built))),
    )


def _built_row(built: Built) -> tuple[str, ...]:
    evidence = built.evidence
    git, choice, ran = evidence.git, evidence.choice, evidence.ran
    commit = f"{git.commit[:12]}{' and changes beside it' if git.dirty_count else ''}"
    what = [evidence.occasion.kind.value, evidence.occasion.git_tag or evidence.occasion.branch]
    road = choice.road.value if choice and choice.road and ran else ""
    driver = evidence.builder.driver if evidence.builder and road == "buildx" else ""
    return (
        commit if git.found else _NOTHING,
        " ".join(word for word in what if word),
        evidence.dockerfile.path if evidence.dockerfile and evidence.dockerfile.found else _NOTHING,
        " ".join(word for word in (road, driver and f"({driver})") if word) or _NOTHING,
        _layers(ran),
        _how(built),
    )


def _layers(ran: Ran | None) -> str:
    if ran is None or not ran.story.layers_new + ran.story.layers_reused:
        return _NOTHING
    return f"{ran.story.layers_new} new, {ran.story.layers_reused} reused"


def _how(built: Built) -> str:
    evidence = built.evidence
    if evidence.own_builder:
        return "by somebody else"
    if evidence.standing is not None and evidence.standing.digest:
        return "from this commit already; not built again"
    if evidence.ran is None:
        return "no"
    return "here" if evidence.ran.ok else "it failed"


def _platform_rows(built: Built) -> list[tuple[str, ...]]:
    records = platform_records(built)
    return [(name, short_digest(one.digest) or _NOTHING, size_of(one.size)) for name, one in records.items()]


def _tag_row(record: TagRecord) -> tuple[str, ...]:
    done = f"{record.done}: {record.why}" if record.why else record.done
    sides = (short_digest(side) or _NOTHING for side in (record.before, record.after))
    return (record.tag, record.kind, *sides, done)


def next_step(built: Built) -> tuple[Block, ...]:
    """The step that deploys exactly this image."""
    if not built.digest:
        return ()
    image = f"{built.evidence.name}@{built.digest}"
    lines = (f"- uses: {ACTION}", "  with:", f"    image: {image}")
    return (Block(title="the next step", lines=lines, language="yaml"),)


# Platforms and tags


def platform_records(built: Built) -> dict[str, PlatformRecord]:
    """Each platform of what was proved, with the bytes that a pull of it moves."""
    evidence = built.evidence
    if evidence.local is not None:
        local = evidence.local
        return {local.platform: PlatformRecord(digest="", size=local.size)} if local.platform else {}
    image = evidence.read_back.image if evidence.read_back else None
    if image is None or image.kind not in (ImageKind.INDEX, ImageKind.MANIFEST):
        return {}
    found = platforms_of(image)
    return {name: PlatformRecord(digest=one, size=_pulled(built.bodies.get(one, b""))) for name, one in found.items()}


def _pulled(manifest: bytes) -> int:
    facts = read_manifest(manifest, "")
    return facts.size + (facts.config_size or 0)


def tag_records(built: Built) -> tuple[TagRecord, ...]:
    """Every tag of the plan, and those that the rules held back before anything was done."""
    evidence = built.evidence
    sights = {sight.tag: sight for sight in evidence.tags}
    plan = [_tag_record(built, wish, sights.get(wish.tag, TagSight(tag=wish.tag))) for wish in evidence.plan.wishes]
    held = (
        TagRecord(tag=one.tag, kind=TagKind.LATEST.value, rule=one.rule, done="held back", why=one.why)
        for one in evidence.plan.held
    )
    return (*plan, *held)


def _tag_record(built: Built, wish: TagWish, sight: TagSight) -> TagRecord:
    return TagRecord(
        tag=wish.tag,
        kind=wish.kind.value,
        rule=wish.rule,
        before=sight.before,
        after=sight.after,
        done=_done(built, wish, sight),
        why=sight.held,
    )


def _done(built: Built, wish: TagWish, sight: TagSight) -> str:
    if sight.held:
        return "left"
    if sight.put is not None:
        return "put" if sight.put.ok else "refused"
    evidence = built.evidence
    pushed = evidence.ran is not None and evidence.push and wish.tag == evidence.plan.first.tag
    if pushed and sight.after and sight.after == evidence.digest:
        return "pushed"
    return "stands" if sight.after and sight.after == evidence.digest else "nothing"


def tags_at(built: Built) -> tuple[str, ...]:
    """The tags that lead to the proved digest, as was read at the end."""
    return tuple(sight.tag for sight in built.evidence.tags if built.digest and sight.after == built.digest)


# Outputs and records


def build_outputs(built: Built) -> Mapping[str, str]:
    """The outputs that this verb alone has."""
    name = built.evidence.name
    platforms = {one: {"digest": seen.digest, "size": seen.size} for one, seen in platform_records(built).items()}
    return {
        "tags": "\n".join(f"{name}:{tag}" for tag in tags_at(built)),
        "labels": "\n".join(f"{key}={value}" for key, value in sorted(built.labels.items())),
        "platforms": json.dumps(platforms, sort_keys=True) if built.digest or built.evidence.local else "",
        # Cut off it would be no JSON.
        "metadata": built.metadata.strip() if len(built.metadata) < _LONGEST_METADATA else "",
    }


def image_record(built: Built, findings: Sequence[Finding]) -> dict[str, ImageRecord]:
    """What was seen of the image; proved only where it was read back."""
    evidence = built.evidence
    seen: Evidence | None = evidence.read_back or evidence.before
    if seen is None:
        return {}
    record = record_of(seen, built.bodies, findings)
    tags = tags_at(built)
    link = Link.BUILT if built.built_here and built.digest and evidence.read_back is not None else record.link
    proved = built.digest if evidence.read_back is not None else ""
    record = replace(record, digest=proved, tag=tags[0] if tags else "", tags=tags, link=link, verdict=built.outcome)
    return {evidence.name: record}


def build_record(built: Built) -> BuildRecord:
    """The whole build, for the waybill."""
    evidence = built.evidence
    ran = evidence.ran
    standing = evidence.standing
    return BuildRecord(
        own=evidence.own_builder,
        pushed=evidence.push,
        standing=standing.why if standing and standing.digest else "",
        commit=evidence.git.commit,
        dirty=evidence.git.dirty_count,
        kind=evidence.occasion.kind.value,
        builder=_builder_record(built),
        context=_context_record(evidence),
        tags=tag_records(built),
        labels=built.labels,
        platforms=platform_records(built),
        layers={"new": ran.story.layers_new, "reused": ran.story.layers_reused} if ran else {},
        local=evidence.local.id if evidence.local else "",
        timings={**built.seconds, **(dict(ran.story.phases) if ran else {})},
    )


def _builder_record(built: Built) -> BuilderRecord | None:
    evidence = built.evidence
    facts, choice = evidence.builder, evidence.choice
    if facts is None or choice is None:
        return None
    ran: Ran | None = evidence.pushed or evidence.ran
    engine = facts.engine
    return BuilderRecord(
        road=choice.road.value if choice.road else "",
        why=choice.why,
        name=facts.builder,
        driver=facts.driver,
        client=facts.client,
        buildx=facts.buildx,
        buildkit=facts.buildkit,
        engine=engine.version if engine else "",
        store=engine.store if engine else "",
        platform=f"{engine.os}/{engine.architecture}" if engine and engine.os else "",
        command=built.command,
        code=ran.code if ran else None,
        problem=ran.problem if ran else "",
        digest=evidence.word.digest if evidence.word else "",
    )


def _context_record(evidence: BuildEvidence) -> ContextRecord | None:
    context, dockerfile = evidence.context, evidence.dockerfile
    if context is None:
        return None
    return ContextRecord(
        path=context.path,
        dockerfile=dockerfile.path if dockerfile else "",
        target=evidence.wished_target,
        files=context.files,
        size=context.size,
        complete=context.complete,
    )
