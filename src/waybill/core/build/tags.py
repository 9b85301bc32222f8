"""From the lines of ``tags`` and what happened to the tags of this run, with every change and every reason. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from waybill.core.build.git import GitFacts
from waybill.core.build.latest import Version, is_newest, is_part_of_versions, is_release_name, semver
from waybill.core.build.occasion import Kind, Occasion
from waybill.core.build.tag_findings import tag_findings
from waybill.core.build.tag_rules import (
    AUTO,
    LATEST,
    LATEST_RULE,
    MOVING_WORDS,
    Change,
    Held,
    TagKind,
    TagPlan,
    TagWish,
    affix_of,
    filled,
    is_reserved,
    kind_of_template,
    moves_by_name,
    part_of_version,
    places_in,
    rule_problem,
    without_affix,
)
from waybill.core.build.tag_values import (
    Value,
    built_commit,
    is_prerelease,
    sanitised,
    values_of,
    version_of,
)
from waybill.core.diagnosis.telling import outcome
from waybill.core.evidence import TagFacts
from waybill.core.reference import reference_of
from waybill.frozen import dataclass

if TYPE_CHECKING:
    from waybill.core.build.moves import TagSight

__all__ = [
    "Change",
    "Held",
    "TagKind",
    "TagPlan",
    "TagWish",
    "Version",
    "hold_unlisted",
    "is_newest",
    "needs_tag_list",
    "plan_tags",
    "sanitised",
    "semver",
    "tag_findings",
]
T = TypeVar("T")
_ABSENT, _TOO_MANY, _BROKEN = 404, 429, 500


@dataclass(frozen=True, kw_only=True)
class _Raw:
    """One line, filled in. ``alike``: it stands for a part of a version, so the newest rule holds."""

    text: str
    kind: TagKind
    rule: str
    alike: int | None = None  # None: no rule of the newest; 0: among all
    held: str = ""  # why it stays where it is


def plan_tags(
    lines: Sequence[str],
    occasion: Occasion,
    git: GitFacts,
    *,
    day: str,
    image: str,
    existing: TagFacts | None,
    own_builder: bool = False,
) -> TagPlan:
    """The tags of this run. ``day`` is ``YYYYMMDD``; ``existing`` None: the registry was not asked for its tags.

    ``own_builder``: nothing is moved, and every tag that is named must lead to the image. So none is held back.
    """
    planning = _Planning(occasion, git, values_of(occasion, git, day), image)
    for line in lines:
        for rule in _unfolded(line, occasion, planning):
            planning.read(rule)
    return planning.plan(existing, holds=not own_builder)


def hold_unlisted(plan: TagPlan, sights: Sequence[TagSight]) -> TagPlan:
    """The plan once it was seen where tags lead: a list that says "none" is no proof where one of them exists."""
    there = next((sight.tag for sight in sights if sight.before), "")
    if not plan.none_listed or not there:
        return plan
    why = f"the list of tags answers 404 although {there} exists, so it cannot be told what is newest"
    held = tuple(Held(tag=wish.tag, rule=wish.rule, why=why) for wish in plan.wishes if wish.newest)
    return replace(plan, wishes=tuple(w for w in plan.wishes if not w.newest), held=(*plan.held, *held))


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
    if moves_by_name(occasion.git_tag):
        yield "sha-<short-sha>"
        planning.leave_out(LATEST_RULE, f"{occasion.git_tag} is a name that moves, and no release")
        return
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
        self._unlisted = ""

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
        raw = _Raw(text=text, kind=self._kind_of_template(names), rule=line, alike=part or None)
        self._raw.append(self._of_branch(raw) if "branch" in names else raw)

    def _of_branch(self, raw: _Raw) -> _Raw:
        """A branch may have the name of a release, and must not take what people run by it."""
        tag = sanitised(raw.text)[0]
        if raw.kind is TagKind.MOVING and (tag == LATEST or is_part_of_versions(tag)):
            branch = self._values["branch"].text
            return replace(raw, held=f"the branch is called {branch}, and `{tag}` is for releases")
        fixed = raw.kind is TagKind.MOVING and is_release_name(tag)
        return replace(raw, kind=TagKind.FIXED) if fixed else raw

    def _kind_of_template(self, names: tuple[str, ...]) -> TagKind:
        """A tree with changes has no name of its own: its tag leads to whatever was built last."""
        moving = moves_by_name(self._occasion.git_tag)
        kind = kind_of_template(tuple(name for name in names if name != "git-tag") if moving else names)
        return TagKind.MOVING if kind is TagKind.COMMIT and self._dirty else kind

    def _literal(self, line: str) -> None:
        tag = self._own_tag(line)
        if tag is None:
            return
        branch = self._values["branch"].text
        raw = self._newest(tag, tag, line) or _Raw(text=tag, kind=self._kind_of_literal(tag), rule=line)
        self._raw.append(self._of_branch(raw) if branch and tag == sanitised(branch)[0] else raw)

    def _newest(self, bare: str, tag: str, line: str) -> _Raw | None:
        """A literal that only the newest takes; ``bare`` is it without what this plan puts around a version."""
        if bare == LATEST and self._occasion.kind is Kind.TAG:
            return _Raw(text=tag, kind=TagKind.LATEST, rule=line, alike=0)
        alike = _alike(bare, self._version)
        return _Raw(text=tag, kind=TagKind.MOVING, rule=line, alike=alike) if alike else None

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
        if tag == LATEST or tag in MOVING_WORDS or (branch and tag == sanitised(branch)[0]):
            return TagKind.MOVING
        if (number and tag == f"pr-{number}") or (tag == self._occasion.git_tag and moves_by_name(tag)):
            return TagKind.MOVING
        named = self._commit and (self._commit in tag or tag.endswith(f"sha-{self._commit[:7]}"))
        return TagKind.COMMIT if named else TagKind.FIXED

    def plan(self, existing: TagFacts | None, *, holds: bool) -> TagPlan:
        """The plan, when every rule was read."""
        wishes: dict[str, tuple[TagWish, str]] = {}
        affixes = self._affixes()
        for raw in sorted(self._around(affixes), key=lambda raw: raw.kind.rank):
            tag = self._named(raw)
            if tag is None or (holds and tag not in wishes and self._stays(raw, tag, existing, affixes)):
                continue
            wish = TagWish(tag=tag, kind=raw.kind, rule=raw.rule, newest=raw.alike is not None)
            known = wishes.setdefault(tag, (wish, raw.text))
            if known[1] != raw.text:
                self._changes.append(Change(given=raw.text, tag=tag, why=f"`{known[1]}` makes the same tag"))
        return TagPlan(
            wishes=tuple(wish for wish, _ in wishes.values()),
            changes=_once(self._changes),
            held=_once(self._held),
            left_out=tuple(dict.fromkeys(self._left_out)),
            mistakes=tuple(dict.fromkeys(self._mistakes)),
            reserved=tuple(dict.fromkeys(self._reserved)),
            none_listed=existing is not None and existing.answer.status == _ABSENT,
            unlisted=self._unlisted,
        )

    def _affixes(self) -> tuple[tuple[str, str], ...]:
        """What this plan puts around versions, so that the tags of other releases are known by it."""
        releases = (self._occasion.git_tag, str(self._version)) if self._version else (self._occasion.git_tag,)
        if self._occasion.kind is not Kind.TAG:
            return ()
        found = dict.fromkeys(affix_of(_tag_part(raw.rule), releases) for raw in self._raw)
        return tuple(affix for affix in found if any(affix))

    def _around(self, affixes: Sequence[tuple[str, str]]) -> list[_Raw]:
        """The tags, where `latest-alpine` and `1.4-alpine` are what `latest` and `1.4` are, beside `1.4.2-alpine`."""
        found = []
        for raw in self._raw:
            bare = [without_affix(raw.text, affix) for affix in affixes] if raw.kind is TagKind.FIXED else []
            literal = [self._newest(text, raw.text, raw.rule) for text in bare if text and not places_in(raw.rule)]
            found.append(next((newest for newest in literal if newest is not None), raw))
        return found

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

    def _stays(self, raw: _Raw, tag: str, existing: TagFacts | None, affixes: Sequence[tuple[str, str]]) -> bool:
        """True when only the newest takes this tag, and this is not the newest, or that cannot be told."""
        if raw.alike is None:
            why = raw.held
        elif is_prerelease(self._occasion):
            why = f"{self._occasion.git_tag} is a prerelease"
        elif trouble := _trouble(existing):
            self._unlisted = trouble
            return True
        else:
            why = _unlisted(existing) or self._older(raw.alike, existing, affixes)
        if why:
            self._held.append(Held(tag=tag, rule=raw.rule, why=why))
        return bool(why)

    def _older(self, alike: int, existing: TagFacts | None, affixes: Sequence[tuple[str, str]]) -> str:
        listed = existing.tags if existing else ()
        bare = (without_affix(tag, affix) for tag in listed for affix in affixes)
        return is_newest(self._occasion.git_tag, (*listed, *filter(None, bare)), alike=alike)


def _trouble(existing: TagFacts | None) -> str:
    """Why the list may be had at another moment; empty when it was answered for good, whatever the answer was."""
    answer = (existing.cut or existing.answer) if existing else None
    if answer is None or (answer.status is not None and answer.status < _BROKEN and answer.status != _TOO_MANY):
        return ""
    return f"the list of tags: {outcome(answer)}"


def _unlisted(existing: TagFacts | None) -> str:
    """Why the tags that exist are not known; empty when they are, and when there is no such package yet."""
    if existing is None:
        return "the registry was not asked which tags exist"
    if existing.answer.status == _ABSENT:
        return ""
    if not existing.answer.ok:
        return "the list of tags could not be read"
    if existing.cut is not None:
        return f"the list of tags broke off after {len(existing.tags)}: {outcome(existing.cut)}"
    return "" if existing.complete else f"the list of tags did not end after {len(existing.tags)}"


def _once(items: Iterable[T]) -> tuple[T, ...]:
    return tuple(dict.fromkeys(items))
