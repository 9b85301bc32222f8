"""One outcome for a build, from what was seen. Nothing that the builder said makes it green. Pure."""

from __future__ import annotations

from waybill.core.build.evidence import BuildEvidence
from waybill.core.build.proof import Lead, Touch, image_is_proved, is_settled, leads, touched
from waybill.core.diagnosis.telling import Findings, blocks
from waybill.core.finding import Severity
from waybill.core.outcome import Outcome


def outcome_of_build(evidence: BuildEvidence, findings: Findings) -> Outcome:
    """How the run ended. ``findings`` are those of before and after together."""
    if evidence.own_builder:
        return _of_own(evidence, findings)
    if not evidence.push:
        return _of_local(evidence, findings)
    stands = evidence.standing is not None and bool(evidence.standing.digest)
    if evidence.ran is None and not stands and touched(evidence) is Touch.NO:
        return Outcome.REFUSED
    if _is_whole(evidence) and not blocks(findings):
        return Outcome.DELIVERED if _was_moved(evidence) else Outcome.UNCHANGED
    return _not_green(evidence, findings)


def proved_digest(evidence: BuildEvidence, findings: Findings) -> str:
    """The digest that may be handed on: it is in the registry, whole, and the one of this run; else empty.

    Further tags that did not follow do not take it back. What spoke against the run from the beginning does.
    """
    refused = any(finding.code in _NEVER for finding in findings)
    return "" if refused or not image_is_proved(evidence) else evidence.digest


# Before these nothing is built or read, whatever a caller does afterwards.
_NEVER = frozenset({"trust.untrusted-event", "build.other-commit"})


def _is_whole(evidence: BuildEvidence) -> bool:
    """The image is proved and every tag is where it should be; at least one leads or led to it."""
    every = leads(evidence)
    reached = any(lead in (Lead.LEADS, Lead.TAKEN) for _, _, lead in every)
    return image_is_proved(evidence) and reached and all(is_settled(wish, lead) for wish, _, lead in every)


def _was_moved(evidence: BuildEvidence) -> bool:
    return any(sight.before != evidence.digest for _, sight, lead in leads(evidence) if lead is not Lead.HELD)


def _not_green(evidence: BuildEvidence, findings: Findings) -> Outcome:
    """What is certain outranks what is open: a tag that is wrong is wrong, whatever else could not be read."""
    certain = any(finding.severity is Severity.ERROR for finding in findings)
    moved = touched(evidence)
    if moved is Touch.YES:
        return Outcome.DEGRADED if certain else Outcome.UNKNOWN
    if moved is Touch.MAYBE:
        return Outcome.UNKNOWN
    return Outcome.REFUSED if certain else Outcome.UNKNOWN


def _of_own(evidence: BuildEvidence, findings: Findings) -> Outcome:
    """Nothing was moved: proved, or wrong, or open. A tag that was named and not looked at leaves it open."""
    settled = not evidence.plan.held and all(lead is Lead.LEADS for _, _, lead in leads(evidence))
    if image_is_proved(evidence) and settled and not blocks(findings):
        return Outcome.PROVED
    certain = any(finding.severity is Severity.ERROR for finding in findings)
    return Outcome.REFUSED if certain else Outcome.UNKNOWN


def _of_local(evidence: BuildEvidence, findings: Findings) -> Outcome:
    built = evidence.ran is not None and evidence.ran.ok and evidence.local is not None
    return Outcome.PROVED if built and not blocks(findings) else Outcome.REFUSED
