"""What a plan of tags consists of, and how a line of ``tags`` is read. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import Enum

from waybill.frozen import dataclass

AUTO, LATEST_RULE = "<auto>", "<latest>"
LATEST = "latest"
# Words that nobody uses for one release: what they lead to is expected to change.
MOVING_WORDS = frozenset(
    {"edge", "nightly", "main", "master", "trunk", "dev", "develop", "canary", "stable", "next", "staging"}
)
_MAJOR = re.compile(r"v[0-9]{1,18}")
PLACES = ("git-tag", "version", "major", "minor", "patch", "branch", "pr", "sha", "short-sha", "date")
ALONE = ("auto", "latest")  # they are a whole line and no part of one
_PLACE = re.compile(r"<([^<>]*)>")
_RESERVED = re.compile(r"buildcache|waybill-.*|sha256-[0-9a-f]{64}.*", re.DOTALL)
_OF_A_RELEASE = frozenset({"git-tag", "version", "patch"})
_OF_A_COMMIT = frozenset({"sha", "short-sha"})


class TagKind(Enum):
    """Whether a tag may lead elsewhere later."""

    FIXED = "fixed"  # never
    COMMIT = "commit"  # to another build of the same commit
    MOVING = "moving"  # to whatever comes next on its branch
    LATEST = "latest"  # to the newest release

    @property
    def moves(self) -> bool:
        """True for a tag that people expect to lead elsewhere tomorrow."""
        return self in (TagKind.MOVING, TagKind.LATEST)

    @property
    def rank(self) -> int:
        """The order in which tags are put."""
        return list(TagKind).index(self)


@dataclass(frozen=True, kw_only=True)
class TagWish:
    """One tag that shall lead to the image, and the line that it came from."""

    tag: str
    kind: TagKind
    rule: str = ""
    newest: bool = False  # only the newest of its kind takes it


@dataclass(frozen=True, kw_only=True)
class Change:
    """What a registry could not take as it was given."""

    given: str
    tag: str
    why: str


@dataclass(frozen=True, kw_only=True)
class Held:
    """A tag that stays where it is, and why."""

    tag: str
    rule: str
    why: str


@dataclass(frozen=True, kw_only=True)
class TagPlan:
    """The tags of a run in the order in which they are put: fixed, commit, moving, latest."""

    wishes: tuple[TagWish, ...] = ()
    changes: tuple[Change, ...] = ()
    held: tuple[Held, ...] = ()
    left_out: tuple[str, ...] = ()  # rules without a value in this event, with what they lacked
    mistakes: tuple[str, ...] = ()  # lines that mean nothing here
    reserved: tuple[str, ...] = ()  # tags that belong to something else
    none_listed: bool = False  # the list of tags was absent: either there are none, or it is not to be had
    unlisted: str = ""  # why it could not be told now which tags exist, though it must be known; empty: it is

    @property
    def first(self) -> TagWish:
        """The one that the builder pushes: fixed, else of the commit, else the first. Only of a plan with wishes."""
        return self.wishes[0]


def places_in(line: str) -> tuple[str, ...]:
    """The names between angle brackets, in their order."""
    return tuple(_PLACE.findall(line))


def rule_problem(line: str) -> str:
    """What is wrong with a line as a rule; empty when it can be used."""
    if line.startswith("type="):
        return "is a rule of docker/metadata-action"
    names = places_in(line)
    strange = next((name for name in names if name not in PLACES + ALONE), None)
    if strange is not None:
        return f"has the unknown place <{strange}>"
    if any(name in ALONE for name in names) and line not in (AUTO, LATEST_RULE):
        return "has a place that stands alone on its line: <auto> or <latest>"
    return "has an angle bracket by itself" if set(_PLACE.sub("", line)) & {"<", ">"} else ""


def kind_of_template(names: tuple[str, ...]) -> TagKind:
    """What a template makes, by its places; what is fixed in it decides."""
    if _OF_A_RELEASE & set(names):
        return TagKind.FIXED
    return TagKind.COMMIT if _OF_A_COMMIT & set(names) else TagKind.MOVING


def part_of_version(names: tuple[str, ...]) -> int:
    """How many leading numbers of the version a moving template names: 2 for 1.4, 1 for 1, 0 for none."""
    if _OF_A_RELEASE & set(names) or "major" not in names:
        return 0
    return 2 if "minor" in names else 1


def moves_by_name(tag: str) -> bool:
    """True for a name that nobody uses for one release: `nightly`, `latest`, `v1`. What it leads to will change."""
    return tag == LATEST or tag in MOVING_WORDS or _MAJOR.fullmatch(tag) is not None


def affix_of(line: str, releases: Sequence[str]) -> tuple[str, str]:
    """What a rule puts before and after a version: `-alpine`. ``releases``: how this one may stand in a literal."""
    names = places_in(line)
    if names:
        about_release = (_OF_A_RELEASE | {"major"}) & set(names)
        return (line.partition("<")[0], line.rpartition(">")[2]) if about_release else ("", "")
    found = next((text for text in releases if text and text in line), None)
    before, _, after = line.partition(found) if found else ("", "", "")
    return before, after


def without_affix(tag: str, affix: tuple[str, str]) -> str:
    """The tag without what stands around it; empty when it is none with that."""
    before, after = affix
    has = tag.startswith(before) and tag.endswith(after) and len(tag) > len(before) + len(after)
    return tag[len(before) : len(tag) - len(after)] if has else ""


def filled(line: str, values: dict[str, str]) -> str:
    """The line with its places filled in, once."""
    return _PLACE.sub(lambda place: values.get(place[1], place[0]), line)


def is_reserved(tag: str) -> bool:
    """True for tags under which caches, kept images and signatures live."""
    return _RESERVED.fullmatch(tag) is not None
