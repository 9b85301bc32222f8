"""How two commits of one repository stand to each other, by GitHub's word. Plain values."""

from __future__ import annotations

from enum import Enum

from waybill.core.evidence import Answer
from waybill.frozen import dataclass


class Relation(Enum):
    """How the commit in question stands to the one that is there."""

    AHEAD = "ahead"
    BEHIND = "behind"
    IDENTICAL = "identical"
    DIVERGED = "diverged"


@dataclass(frozen=True, kw_only=True)
class Comparison:
    """``head`` beside ``base``. No relation: it was not told, and ``answer`` says why."""

    base: str
    head: str
    relation: Relation | None = None
    ahead: int = 0
    behind: int = 0
    answer: Answer | None = None
