"""What is said of a plan of tags before anything is built. Pure."""

from __future__ import annotations

from waybill.core.build.about import about
from waybill.core.build.tag_rules import Change, Held, TagPlan
from waybill.core.diagnosis.telling import Findings, find
from waybill.core.finding import Finding


def tag_findings(plan: TagPlan) -> Findings:
    """What is to be said of the plan: why there is no tag, what was changed, held back and left out."""
    return (
        *_reserved(plan),
        *_unlisted(plan),
        *_no_tag(plan),
        *(_held(held) for held in plan.held),
        *(_changed(change) for change in plan.changes),
        *_left_out(plan),
    )


def _reserved(plan: TagPlan) -> Findings:
    return tuple(find(about(tag), "build.tag-reserved", tag=tag) for tag in plan.reserved)


def _unlisted(plan: TagPlan) -> Findings:
    """Held back it would be green without its tags, and the run is easily made again."""
    if not plan.unlisted:
        return ()
    facts = {"what": "this is the newest release", "reason": plan.unlisted}
    return (find(about("tags"), "check.not-made", plan.unlisted, facts=facts),)


def _no_tag(plan: TagPlan) -> Findings:
    """A line that means nothing is as bad as none: what it stood for would be missing without a word."""
    if plan.mistakes:
        return (find(about("tags"), "build.no-tag", *plan.mistakes, reasons="; ".join(plan.mistakes)),)
    if plan.wishes or plan.reserved or plan.unlisted:
        return ()
    lacks = (*plan.left_out, *(f"`{held.tag}`: {held.why}" for held in plan.held))
    return (find(about("tags"), "build.no-tag", *lacks, reasons="; ".join(lacks) or "no rule was given"),)


def _held(held: Held) -> Finding:
    return find(about(held.tag), "push.tag-held-back", f"rule: {held.rule}", tag=held.tag, reason=held.why)


def _changed(change: Change) -> Finding:
    return find(about(change.tag), "build.tag-changed", given=change.given, tag=change.tag, reason=change.why)


def _left_out(plan: TagPlan) -> Findings:
    if not plan.left_out or not plan.wishes:
        return ()
    return (find(about("tags"), "build.tag-left-out", *plan.left_out, rules="; ".join(plan.left_out)),)
