"""Labels and annotations of the image from the facts of the repository. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from waybill.core.build.about import about
from waybill.core.build.git import GitFacts
from waybill.core.build.latest import semver
from waybill.core.build.occasion import Kind, Occasion
from waybill.core.build.tag_rules import TagKind, TagPlan
from waybill.core.build.tag_values import built_commit
from waybill.core.diagnosis.telling import Findings, find
from waybill.core.protocol import now_iso

_PREFIX = "org.opencontainers.image."
REVISION = f"{_PREFIX}revision"
VERSION = f"{_PREFIX}version"
COMMIT = "commit"
# Where docker puts an annotation, when it is said: `index:key=value`, or several as `index,manifest:key=value`.
_LEVELS = frozenset({"index", "manifest", "index-descriptor", "manifest-descriptor"})


def image_labels(
    occasion: Occasion, git: GitFacts, plan: TagPlan, *, created: str, given: Sequence[str]
) -> Mapping[str, str]:
    """The labels; what was given wins, but for the revision. ``created`` empty: the commit's own time."""
    revision = revision_of(occasion, git)
    facts = {
        "source": f"{occasion.server}/{occasion.repository}" if occasion.server and occasion.repository else "",
        "version": _version(plan),
        "created": created or (now_iso(git.time) if git.time else ""),
        "title": occasion.repository.rpartition("/")[2],
        "description": occasion.description,
        "licenses": occasion.license,
        "url": occasion.page or (f"{occasion.server}/{occasion.repository}" if occasion.repository else ""),
    }
    ours = {_PREFIX + name: text for name, text in facts.items() if text}
    labels = {**ours, **dict(_pairs(given))}
    labels.pop(REVISION, None)
    return {**labels, **({REVISION: revision} if revision else {})}


def revision_of(occasion: Occasion, git: GitFacts) -> str:
    """The commit that the image shall name. Of a laptop's dirty tree it may name none: it is not that commit."""
    if occasion.kind is Kind.LAPTOP and (git.dirty_count or git.problem):
        return ""
    return built_commit(occasion, git)


def label_findings(
    occasion: Occasion, git: GitFacts, labels: Sequence[str], annotations: Sequence[str] = ()
) -> Findings:
    """A revision that was given and is not the commit (``build.revision-label``)."""
    revision = revision_of(occasion, git)
    said = [("labels", list(dict(_pairs(labels)).items())), ("annotations", _annotated(annotations))]
    wrong = {place: value for place, pairs in said for name, value in pairs if name == REVISION and value != revision}
    return tuple(
        find(about(place), "build.revision-label", input=place, claimed=claimed, commit=revision or "no commit at all")
        for place, claimed in wrong.items()
    )


def _annotated(given: Sequence[str]) -> list[tuple[str, str]]:
    """Names and values of annotations, wherever they shall stand."""
    return _pairs([_split_level(text)[1] for text in given])


def image_annotations(
    given: Sequence[str], labels: Mapping[str, str], *, index: bool, supported: bool
) -> tuple[str, ...]:
    """The words for ``--annotation``: the labels and what was given; none where the builder would drop them.

    ``index``: the result is an index, so that what says no place stands there as well as on each manifest. A place has
    a word of its own: buildx 0.13 takes `index,manifest:key` for a key, without a word.
    """
    if not supported:
        return ()
    usual = ("index:", "manifest:") if index else ("",)
    parts = [_split_level(text) for text in given]
    named = {rest.partition("=")[0] for _, rest in parts}
    ours = [("", f"{name}={value}") for name, value in labels.items() if name not in named]
    return tuple(place + rest for level, rest in (*ours, *parts) for place in (_places(level) or usual))


def _places(level: str) -> tuple[str, ...]:
    return tuple(f"{part}:" for part in level.split(",")) if level else ()


def epoch_of(wish: str, git: GitFacts) -> int | None:
    """The seconds that ``source-date-epoch`` asks for: of the commit, or as given."""
    if wish == COMMIT:
        return git.time or None
    return int(wish) if wish.isdigit() else None


def _version(plan: TagPlan) -> str:
    """The version among the tags, else the first one: what people call this image."""
    fixed = [wish.tag for wish in plan.wishes if wish.kind is TagKind.FIXED]
    version = next((found for tag in fixed if (found := semver(tag))), None)
    return str(version) if version else plan.wishes[0].tag if plan.wishes else ""


def _pairs(given: Sequence[str]) -> list[tuple[str, str]]:
    return [(name.strip(), value) for name, equals, value in (text.partition("=") for text in given) if equals]


def _split_level(text: str) -> tuple[str, str]:
    """The place of an annotation, where one is said, and the rest."""
    head, colon, rest = text.partition(":")
    levels = [part.partition("[")[0] for part in head.split(",")]
    return (head, rest) if colon and "=" not in head and set(levels) <= _LEVELS else ("", text)
