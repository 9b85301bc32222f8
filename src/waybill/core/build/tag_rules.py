"""What a plan of tags consists of, and how a line of ``tags`` is read. Pure."""

from __future__ import annotations

from enum import Enum

from waybill.frozen import dataclass


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


@dataclass(frozen=True, kw_only=True)
class TagWish:
    """One tag that shall lead to the image, and the line that it came from."""

    tag: str
    kind: TagKind
    rule: str = ""


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
    mistakes: tuple[str, ...] = ()  # why there is no usable tag
    reserved: tuple[str, ...] = ()  # tags that belong to something else

    @property
    def first(self) -> TagWish:
        """The one that the builder pushes: fixed, else of the commit, else the first. Only of a plan with wishes."""
        return self.wishes[0]
