"""From the lines of ``tags`` and what happened to the tags of this run, with every change and every reason. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from waybill.core.build.git import GitFacts
from waybill.core.build.latest import Version, is_newest, semver
from waybill.core.build.occasion import Kind, Occasion
from waybill.core.build.tag_findings import tag_findings
from waybill.core.build.tag_rules import (
    AUTO,
    LATEST_RULE,
    Change,
    Held,
    TagKind,
    TagPlan,
    TagWish,
    filled,
    is_reserved,
    kind_of_template,
    part_of_version,
    places_in,
    rule_problem,
)
from waybill.core.build.tag_values import (
    Value,
    built_commit,
    is_prerelease,
    sanitised,
    values_of,
    version_of,
)
from waybill.core.evidence import TagFacts
from waybill.core.reference import reference_of
from waybill.frozen import dataclass

__all__ = [
    "Change",
    "Held",
    "TagKind",
    "TagPlan",
    "TagWish",
    "Version",
    "is_newest",
    "needs_tag_list",
    "plan_tags",
    "sanitised",
    "semver",
    "tag_findings",
]
T = TypeVar("T")
LATEST = "latest"
# Words that nobody uses for one release: what they lead to is expected to change.
_MOVING_WORDS = frozenset(
    {"edge", "nightly", "main", "master", "trunk", "dev", "develop", "canary", "stable", "next", "staging"}
)


@dataclass(frozen=True, kw_only=True)
class _Raw:
    """One line, filled in. ``alike``: it stands for a part of a version, so the newest rule holds."""

    text: str
    kind: TagKind
    rule: str
    alike: int | None = None  # None: no rule of the newest; 0: among all


def plan_tags(
    lines: Sequence[str], occasion: Occasion, git: GitFacts, *, day: str, image: str, existing: TagFacts | None
) -> TagPlan:
    """The tags of this run. ``day`` is ``YYYYMMDD``; ``existing`` None: the registry was not asked for its tags."""
    planning = _Planning(occasion, git, values_of(occasion, git, day), image)
    for line in lines:
        for rule in _unfolded(line, occasion, planning):
            planning.read(rule)
    return planning.plan(existing)


def needs_tag_list(lines: Sequence[str], occasion: Occasion) -> bool:
    """True when the plan depends on the tags that exist: a release, and a tag that is only for the newest."""
    if occasion.kind is not Kind.TAG:
        return False
    version = version_of(occasion)
    return any(_may_be_for_the_newest(line, version) for line in lines)


def _may_be_for_the_newest(line: str, version: Version | None) -> bool:
    bare = _tag_part(line)
    named = bare in (AUTO, LATEST_RULE, LATEST) or part_of_version(places_in(bare)) > 0
    return named or _alike(bare, version) > 0


def _tag_part(line: str) -> str:
    """The tag of a full reference, or the line itself."""
    return line.rpartition("/")[2].rpartition(":")[2] if ":" in line.rpartition("/")[2] else line


def _alike(tag: str, version: Version | None) -> int:
    """How many leading numbers of the version this literal tag is: 2 for 1.4 or v1.4, 1 for 1; else 0."""
    if version is None:
        return 0
    bare = tag.removeprefix("v")
    return next((count for count in (2, 1) if bare == ".".join(version.parts[:count])), 0)


def _unfolded(line: str, occasion: Occasion, planning: _Planning) -> Iterator[str]:
    """The rules that ``<auto>`` stands for in this event; any other line is itself."""
    if line != AUTO:
        yield line
        return
    if occasion.kind is Kind.TAG:
        yield from _for_a_release(occasion, planning)
        return
    yield "sha-<short-sha>"
    if occasion.kind is Kind.PULL_REQUEST and occasion.number:
        yield "pr-<pr>"
    if occasion.kind is Kind.SCHEDULE:
        yield "<branch>-<date>"
    if occasion.kind in (Kind.BRANCH, Kind.SCHEDULE):
        yield "<branch>"


def _for_a_release(occasion: Occasion, planning: _Planning) -> Iterator[str]:
    yield "<git-tag>"
    version = version_of(occasion)
    if version is not None:
        yield "<version>"
    if is_prerelease(occasion):
        planning.leave_out(LATEST_RULE, f"{occasion.git_tag} is a prerelease")
        return
    if version is not None:
        yield "<major>.<minor>"
        if version.numbers[0]:
            yield "<major>"
    yield LATEST_RULE


class _Planning:
    """One pass over the rules. Collects tags, and what is to be said of those that are not."""

    def __init__(self, occasion: Occasion, git: GitFacts, values: Mapping[str, Value], image: str) -> None:
        self._occasion = occasion
        self._version = version_of(occasion)
        self._commit = built_commit(occasion, git)
        self._dirty = occasion.kind is Kind.LAPTOP and git.dirty_count > 0
        self._values = values
        self._image = image
        self._raw: list[_Raw] = []
        self._changes: list[Change] = []
        self._held: list[Held] = []
        self._left_out: list[str] = []
        self._mistakes: list[str] = []
        self._reserved: list[str] = []

    def leave_out(self, rule: str, why: str) -> None:
        """A rule that has no value in this event."""
        self._left_out.append(f"`{rule}`: {why}")

    def read(self, line: str) -> None:
        """One rule."""
        if problem := rule_problem(line):
            self._mistakes.append(f"`{line}` {problem}")
        elif line == LATEST_RULE:
            self._latest(line)
        elif names := places_in(line):
            self._template(line, names)
        else:
            self._literal(line)

    def _latest(self, line: str) -> None:
        if self._occasion.kind is not Kind.TAG:
            self.leave_out(line, "only a release takes it, and no git tag was pushed")
            return
        self._raw.append(_Raw(text=LATEST, kind=TagKind.LATEST, rule=line, alike=0))

    def _template(self, line: str, names: tuple[str, ...]) -> None:
        tag = self._own_tag(line)
        if tag is None:
            return
        lacking = next((self._values[name].lack for name in names if not self._values[name].text), None)
        if lacking is not None:
            self.leave_out(line, lacking)
            return
        text = filled(tag, {name: value.text for name, value in self._values.items()})
        part = part_of_version(names)
        self._raw.append(_Raw(text=text, kind=self._kind_of_template(names), rule=line, alike=part or None))

    def _kind_of_template(self, names: tuple[str, ...]) -> TagKind:
        """A tree with changes has no name of its own: its tag leads to whatever was built last."""
        kind = kind_of_template(names)
        return TagKind.MOVING if kind is TagKind.COMMIT and self._dirty else kind

    def _literal(self, line: str) -> None:
        tag = self._own_tag(line)
        if tag is None:
            return
        alike = _alike(tag, self._version)
        if tag == LATEST and self._occasion.kind is Kind.TAG:
            self._raw.append(_Raw(text=tag, kind=TagKind.LATEST, rule=line, alike=0))
        elif alike:
            self._raw.append(_Raw(text=tag, kind=TagKind.MOVING, rule=line, alike=alike))
        else:
            self._raw.append(_Raw(text=tag, kind=self._kind_of_literal(tag), rule=line))

    def _own_tag(self, line: str) -> str | None:
        """The tag of the line. A full reference must name this image and carry no digest."""
        tag = _tag_part(line)
        if tag == line:
            return tag
        name = line[: -len(tag) - 1]
        given = reference_of(f"{name}:x")
        if "@" in name or given is None or given.name != self._image:
            self._mistakes.append(f"`{line}` is not a tag of {self._image}")
            return None
        return tag

    def _kind_of_literal(self, tag: str) -> TagKind:
        """What a literal tag is, by what it says in this event: docker/metadata-action hands on literal names."""
        branch, number = self._values["branch"].text, self._values["pr"].text
        if tag == LATEST or tag in _MOVING_WORDS or (branch and tag == sanitised(branch)[0]):
            return TagKind.MOVING
        if number and tag == f"pr-{number}":
            return TagKind.MOVING
        named = self._commit and (self._commit in tag or tag.endswith(f"sha-{self._commit[:7]}"))
        return TagKind.COMMIT if named else TagKind.FIXED

    def plan(self, existing: TagFacts | None) -> TagPlan:
        """The plan, when every rule was read."""
        wishes: dict[str, tuple[TagWish, str]] = {}
        for raw in sorted(self._raw, key=lambda raw: raw.kind.rank):
            tag = self._named(raw)
            if tag is None or self._stays(raw, tag, existing):
                continue
            known = wishes.setdefault(tag, (TagWish(tag=tag, kind=raw.kind, rule=raw.rule), raw.text))
            if known[1] != raw.text:
                self._changes.append(Change(given=raw.text, tag=tag, why=f"`{known[1]}` makes the same tag"))
        return TagPlan(
            wishes=tuple(wish for wish, _ in wishes.values()),
            changes=_once(self._changes),
            held=_once(self._held),
            left_out=tuple(dict.fromkeys(self._left_out)),
            mistakes=tuple(dict.fromkeys(self._mistakes)),
            reserved=tuple(dict.fromkeys(self._reserved)),
        )

    def _named(self, raw: _Raw) -> str | None:
        tag, why = sanitised(raw.text)
        if not tag:
            self._mistakes.append(f"nothing of `{raw.text}` can stand in a tag")
            return None
        if is_reserved(tag):
            self._reserved.append(tag)
            return None
        if why:
            self._changes.append(Change(given=raw.text, tag=tag, why=why))
        return tag

    def _stays(self, raw: _Raw, tag: str, existing: TagFacts | None) -> bool:
        """True when only the newest takes this tag, and this is not the newest, or that cannot be told."""
        if raw.alike is None:
            return False
        why = f"{self._occasion.git_tag} is a prerelease" if is_prerelease(self._occasion) else ""
        why = why or _unlisted(existing) or self._older(raw.alike, existing)
        if why:
            self._held.append(Held(tag=tag, rule=raw.rule, why=why))
        return bool(why)

    def _older(self, alike: int, existing: TagFacts | None) -> str:
        return is_newest(self._occasion.git_tag, existing.tags if existing else (), alike=alike)


def _unlisted(existing: TagFacts | None) -> str:
    """Why the tags that exist are not known; empty when they are, and when there is no such package yet."""
    if existing is None:
        return "the registry was not asked which tags exist"
    if existing.answer.status == 404:
        return ""
    if not existing.answer.ok:
        return "the list of tags could not be read"
    return "" if existing.complete else "the list of tags is too long to be read whole"


def _once(items: Iterable[T]) -> tuple[T, ...]:
    return tuple(dict.fromkeys(items))
