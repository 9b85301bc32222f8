"""From the lines of ``tags`` and what happened to the tags of this run, with every change and every reason. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from waybill.core.build.git import GitFacts
from waybill.core.build.latest import Version, is_newest, semver
from waybill.core.build.occasion import Occasion
from waybill.core.build.tag_rules import Change, Held, TagKind, TagPlan, TagWish
from waybill.core.diagnosis.telling import Findings
from waybill.core.evidence import TagFacts

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


def plan_tags(
    lines: Sequence[str], occasion: Occasion, git: GitFacts, *, day: str, image: str, existing: TagFacts | None
) -> TagPlan:
    """The tags of this run. ``day`` is ``YYYYMMDD``; ``existing`` None: the registry was not asked for its tags."""
    raise NotImplementedError


def needs_tag_list(lines: Sequence[str], occasion: Occasion) -> bool:
    """True when the plan depends on the tags that exist."""
    raise NotImplementedError


def sanitised(text: str) -> tuple[str, str]:
    """A tag that every registry takes, and why it is not the text that was given (empty: it is)."""
    raise NotImplementedError


def tag_findings(plan: TagPlan) -> Findings:
    """What is to be said of the plan."""
    raise NotImplementedError
