"""What counts as proved, stated once and apart from the rules that explain: nothing is green by silence. Pure."""

from __future__ import annotations

import re
from enum import Enum

from waybill.core.build.builder import Road
from waybill.core.build.evidence import BuildEvidence, Ran
from waybill.core.build.moves import Act, TagSight, may_move
from waybill.core.build.tag_rules import TagKind, TagWish
from waybill.core.diagnosis import diagnose
from waybill.core.diagnosis.telling import Findings, blocks, outcome
from waybill.core.evidence import Answer, ImageFacts, ImageKind
from waybill.core.platform import PlatformProblem, missing_platforms, parse_platform

_RUNNABLE = frozenset({ImageKind.INDEX, ImageKind.MANIFEST})
_SERVER = 500


class Lead(Enum):
    """How one tag of the plan stands at the end."""

    LEADS = "leads"  # to the digest
    HELD = "held"  # it stays by rule, and is no part of what was to be done
    TAKEN = "taken"  # it led to the digest by our doing, and somebody else moved it since
    MISSED = "missed"  # it does not lead to the digest
    OPEN = "open"  # nobody knows


class Claim(Enum):
    """What the image says of the commit that it was made from."""

    RIGHT = "right"
    WRONG = "wrong"  # another one, two of them, or none where one must be named
    NONE = "none"  # it names none, and whoever built it need not


class Touch(Enum):
    """Whether anything of the registry was moved by this run."""

    NO = "no"
    MAYBE = "maybe"
    YES = "yes"


def sight_of(evidence: BuildEvidence, tag: str) -> TagSight:
    """What was seen of a tag; one that was never looked at is known by nothing."""
    return next((sight for sight in evidence.tags if sight.tag == tag), TagSight(tag=tag))


def first_sight(evidence: BuildEvidence) -> TagSight:
    """The tag that the builder pushes. Only of a plan with wishes."""
    return sight_of(evidence, evidence.plan.first.tag)


def is_built_here(evidence: BuildEvidence) -> bool:
    """True when a builder ran for this."""
    return evidence.ran is not None and not evidence.own_builder


def builder_ended_well(evidence: BuildEvidence) -> bool:
    """The build, and the push where that is a step of its own. It proves nothing, but without it nothing is proved."""
    ran, pushed = evidence.ran, evidence.pushed
    if ran is None or not ran.ok:
        return False
    return ran.road is Road.BUILDX if pushed is None else pushed.ok


def offered_platforms(image: ImageFacts) -> tuple[str, ...]:
    """The platforms of what was read: of an index those of its children that can run."""
    if image.kind is ImageKind.MANIFEST:
        return (image.platform,) if image.platform else ()
    return tuple(
        child.platform for child in image.children if not child.attestation and "unknown" not in child.platform
    )


def lacking_platforms(evidence: BuildEvidence, image: ImageFacts) -> tuple[str, ...]:
    """Those asked for that are not there themselves. That another one would run in their place is not what was asked.

    A single configuration often does not name the variant that it was built for, so that alone says nothing.
    """
    offered = offered_platforms(image)
    if image.kind is ImageKind.MANIFEST and len(evidence.platforms) == 1 and not any(map(_variant, offered)):
        return missing_platforms(evidence.platforms, offered)
    there = {_normal(platform) for platform in offered}
    return tuple(platform for platform in evidence.platforms if _normal(platform) not in there)


def _normal(platform: str) -> str:
    try:
        return str(parse_platform(platform))
    except PlatformProblem:
        return platform


def _variant(platform: str) -> bool:
    return _normal(platform).count("/") > 1


def accepted_commits(evidence: BuildEvidence) -> tuple[str, ...]:
    """The revisions that the image may name. Whoever built by himself may have built the head of a pull request."""
    if not evidence.own_builder or evidence.wished_commit or not evidence.commit:
        return (evidence.commit,) if evidence.commit else ()
    return (evidence.commit, *evidence.occasion.other_commits)


def is_tied(evidence: BuildEvidence) -> bool:
    """Something beside the tag says that this image is the one of this run: the builder's word, or the revision.

    Where the builder has named a digest, the revision does not replace it: another run of the same commit has it too.
    """
    if not is_built_here(evidence):
        return True
    image = evidence.read_back.image if evidence.read_back else None
    if evidence.word is not None and evidence.word.digest:
        return evidence.word.digest == evidence.digest != "" or is_rewrapped(evidence)
    return image is not None and bool(evidence.commit) and image.revision == evidence.commit


def is_rewrapped(evidence: BuildEvidence) -> bool:
    """The registry has another manifest than the builder named, and in it the very configuration of that build."""
    image = evidence.read_back.image if evidence.read_back else None
    return evidence.word is not None and image is not None and evidence.word.config == image.config_digest != ""


def names_no_push(evidence: BuildEvidence) -> bool:
    """Of buildx, which writes down the digest that it pushed: without it, the tag may be another run's."""
    ran, word = evidence.ran, evidence.word
    return ran is not None and ran.road is Road.BUILDX and not (word is not None and word.digest)


def has_arrived(evidence: BuildEvidence) -> bool:
    """The first tag came to lead to the digest, or led there before and the builder names just that digest."""
    if not is_built_here(evidence):
        return bool(evidence.digest)
    if not evidence.plan.wishes or not builder_ended_well(evidence) or names_no_push(evidence):
        return False
    first, digest = first_sight(evidence), evidence.digest
    by_word = evidence.word is not None and evidence.word.digest == digest
    if first.after == digest:
        came = first.before != digest and not first.unread_before
        return bool(digest) and (came or by_word)
    return by_word and bool(digest) and bool(first.after) and first.after != first.before


def reading_findings(evidence: BuildEvidence) -> Findings:
    """What the ladder on the digest found. How long the credential lives is no question of what was read with it."""
    seen = evidence.read_back
    found = diagnose(seen) if seen is not None else ()
    return tuple(finding for finding in found if finding.code != "auth.token-expiring")


def unasked(evidence: BuildEvidence) -> str:
    """What of the image's parts nobody could tell to be there; empty when the registry answered for every one."""
    parts = evidence.read_back.parts if evidence.read_back else None
    if parts is None:
        return "the time was over, or something failed, before it was asked for every layer"
    if parts.settled:
        return ""
    why = f": {outcome(parts.failed)}" if parts.failed is not None else ""
    return f"only {parts.answered} of its {parts.named} layers and configurations were told to be there{why}"


def is_read_back(evidence: BuildEvidence) -> bool:
    """The bytes were hashed, every part is there, for every platform, made from the commit."""
    seen, digest = evidence.read_back, evidence.digest
    if seen is None or seen.image is None or not digest or blocks(reading_findings(evidence)):
        return False
    if seen.wish.image != f"{evidence.name}@{digest}" or seen.image.kind not in _RUNNABLE:
        return False
    whole = not unasked(evidence) and not lacking_platforms(evidence, seen.image)
    return whole and claim_of(evidence, seen.image) is not Claim.WRONG


def claim_of(evidence: BuildEvidence, image: ImageFacts) -> Claim:
    """What the labels of all platforms say beside the commit of this run."""
    claimed = claimed_commits(evidence, image)
    accepted = accepted_commits(evidence)
    if len(claimed) > 1 or (accepted and not set(claimed) <= set(accepted)):
        return Claim.WRONG
    if not accepted or (image.revision and claimed):
        return Claim.RIGHT
    return Claim.NONE if evidence.own_builder and not evidence.wished_commit else Claim.WRONG


def claimed_commits(evidence: BuildEvidence, image: ImageFacts) -> tuple[str, ...]:
    """Every commit that a platform names. One that a base image handed down is none of this repository."""
    claimed = tuple(dict.fromkeys(filter(None, (image.revision, *image.revisions))))
    inherited = evidence.own_builder and len(claimed) == 1 and _is_foreign(image.source, evidence.occasion.repository)
    return () if inherited else claimed


def _is_foreign(source: str, repository: str) -> bool:
    """True when the image says that it is of another repository: `https://github.com/OWNER/NAME` in many forms."""
    if not source or not repository:
        return False
    return not re.search(rf"(?:^|[/:]){re.escape(repository)}(?:\.git)?(?:[/#?]|$)", source, re.IGNORECASE)


def image_is_proved(evidence: BuildEvidence) -> bool:
    """The image is in the registry and is the one of this run. Of the tags only the first counts, if it was pushed."""
    wished = _wished_digest(evidence)
    right = not wished or wished == evidence.digest
    return right and has_arrived(evidence) and is_read_back(evidence) and is_tied(evidence)


def _wished_digest(evidence: BuildEvidence) -> str:
    """Where nothing is built it is known which digest it must be; without one nothing is proved."""
    if is_built_here(evidence):
        return ""
    standing = evidence.standing.digest if evidence.standing else ""
    return (evidence.wished_digest if evidence.own_builder else standing) or "none"


# Tags


def leads(evidence: BuildEvidence) -> tuple[tuple[TagWish, TagSight, Lead], ...]:
    """Every tag of the plan, and how it stands."""
    sights = [(wish, sight_of(evidence, wish.tag)) for wish in evidence.plan.wishes]
    return tuple((wish, sight, _lead(evidence, wish, sight)) for wish, sight in sights)


def _lead(evidence: BuildEvidence, wish: TagWish, sight: TagSight) -> Lead:
    digest = evidence.digest
    if digest and sight.after == digest:
        return Lead.LEADS
    if evidence.own_builder:
        return Lead.OPEN if sight.unread_after else Lead.MISSED
    by_builder = is_built_here(evidence) and wish == evidence.plan.first and has_arrived(evidence)
    act = _act(evidence, wish, sight)
    if act is Act.HOLD and sight.put is None and not by_builder:
        return Lead.HELD
    if sight.after and sight.after == sight.before:
        return Lead.MISSED  # whatever the registry said: nobody has moved it
    done = by_builder or (sight.put is not None and sight.put.ok)
    if sight.unread_after:
        return Lead.OPEN if done or act is Act.KEEP or _may_be_put(sight.put) else Lead.MISSED
    return Lead.TAKEN if sight.after and (done or act is Act.KEEP) else Lead.MISSED


def _act(evidence: BuildEvidence, wish: TagWish, sight: TagSight) -> Act:
    return may_move(wish, sight, evidence.digest, evidence.commit, allow_overwrite=evidence.allow_overwrite).act


def order_unknown(evidence: BuildEvidence, wish: TagWish, sight: TagSight) -> str:
    """Why it is not known that a tag did not go back by us; empty when it is, by the commits or the list of tags."""
    moved = sight.after == evidence.digest and sight.before not in ("", evidence.digest)
    if evidence.own_builder or not moved or wish.newest or wish.kind is not TagKind.MOVING:
        return ""
    revision, relation = sight.before_revision, sight.relation
    if not revision:
        return "the image that was there names no commit"
    if revision == evidence.commit:
        return ""
    if relation is None or relation.base != revision:
        return "the two commits were not compared"
    if relation.relation is not None:
        return ""
    return outcome(relation.answer) if relation.answer else "GitHub did not say how the two commits stand"


def _may_be_put(answer: Answer | None) -> bool:
    """True when the registry may have done it although it did not say so."""
    return answer is not None and (answer.status is None or answer.status >= _SERVER)


def is_settled(wish: TagWish, lead: Lead) -> bool:
    """True when nothing is left to be done with the tag. One that moves may be moved on by the next."""
    return lead in (Lead.LEADS, Lead.HELD) or (lead is Lead.TAKEN and wish.kind.moves)


# What was touched


def may_have_pushed(evidence: BuildEvidence) -> bool:
    """False only when it is certain that the builder did not come to pushing."""
    ran = evidence.ran
    if ran is None or not evidence.push:
        return False
    if ran.road is not Road.BUILDX:
        return evidence.pushed is not None and evidence.pushed.problem != "not-started"
    return ran.problem != "not-started" and not _failed_before_pushing(ran)


def _failed_before_pushing(ran: Ran) -> bool:
    failing = ran.story.failing
    if ran.ok or ran.story.pushing or failing is None:
        return False
    return bool(failing.step) and not failing.step.startswith(("exporting", "pushing"))


def touched(evidence: BuildEvidence) -> Touch:
    """Whether a tag was moved by this run."""
    every = [_touched_by_builder(evidence), *(_touched_by_us(evidence, sight) for sight in evidence.tags)]
    return next((touch for touch in (Touch.YES, Touch.MAYBE) if touch in every), Touch.NO)


def _touched_by_builder(evidence: BuildEvidence) -> Touch:
    if not evidence.plan.wishes or not may_have_pushed(evidence):
        return Touch.NO
    first = first_sight(evidence)
    if first.unread_after:
        return Touch.MAYBE
    return Touch.YES if first.after and first.after != first.before else Touch.NO


def _touched_by_us(evidence: BuildEvidence, sight: TagSight) -> Touch:
    if sight.put is None:
        return Touch.NO
    if sight.put.ok or sight.moved_to(evidence.digest):
        return Touch.YES
    return Touch.MAYBE if _may_be_put(sight.put) and sight.unread_after else Touch.NO
