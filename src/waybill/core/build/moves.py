"""Which tag may be moved, by what it leads to now. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum

from waybill.core.build.git import GitFacts
from waybill.core.build.occasion import Occasion
from waybill.core.build.tag_rules import TagPlan, TagWish
from waybill.core.comparison import Comparison
from waybill.core.diagnosis.telling import Findings
from waybill.core.evidence import Answer
from waybill.frozen import dataclass


class Act(Enum):
    """What is done with a tag."""

    PUT = "put"
    KEEP = "keep"  # it leads there already
    REFUSE = "refuse"
    HOLD = "hold"  # it stays, and that is no failure


@dataclass(frozen=True, kw_only=True)
class Move:
    """What is done with one tag, and why."""

    tag: str
    act: Act
    why: str = ""


@dataclass(frozen=True, kw_only=True)
class TagSight:
    """Where one tag leads: before, as it was put, after. A digest is hashed from bytes; empty with a 404: absent."""

    tag: str
    before: str = ""
    before_answer: Answer | None = None
    before_revision: str = ""
    put: Answer | None = None
    after: str = ""
    after_answer: Answer | None = None
    relation: Comparison | None = None  # our commit (head) beside the one that the tag leads to (base)
    held: str = ""  # why it was left where it is, by the rule of moves

    def moved_to(self, digest: str) -> bool:
        """True when the tag leads to the digest now and did not before."""
        return bool(digest) and self.after == digest != self.before


@dataclass(frozen=True, kw_only=True)
class Standing:
    """The image that stands under fixed tags of this commit already; no digest: build."""

    digest: str = ""
    why: str = ""


def may_move(wish: TagWish, sight: TagSight, digest: str, commit: str, *, allow_overwrite: bool) -> Move:
    """What may be done with a tag, now that the digest is known and proved."""
    raise NotImplementedError


def overwrite_findings(
    plan: TagPlan, sights: Sequence[TagSight], commit: str, *, name: str, allow_overwrite: bool
) -> Findings:
    """What can be seen before building: tags that exist and may not be moved, or that could not be read."""
    raise NotImplementedError


def standing(
    plan: TagPlan, sights: Sequence[TagSight], occasion: Occasion, git: GitFacts, *, allow_overwrite: bool
) -> Standing:
    """Whether this release was made already, so that it is proved and not built again."""
    raise NotImplementedError
