"""What the registry has, beside what it should have: the image, and every tag. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from waybill.core.build.about import About, about
from waybill.core.build.evidence import BuildEvidence
from waybill.core.build.moves import Act, TagSight, exists_finding, may_move
from waybill.core.build.proof import (
    Claim,
    Lead,
    builder_ended_well,
    claim_of,
    claimed_commits,
    first_sight,
    image_is_proved,
    is_built_here,
    is_settled,
    is_tied,
    lacking_platforms,
    leads,
    names_no_push,
    offered_platforms,
    order_unknown,
    reading_findings,
    unasked,
)
from waybill.core.build.tag_rules import TagKind, TagWish
from waybill.core.diagnosis.telling import BLOCKING, Findings, blocks, find, outcome
from waybill.core.evidence import Answer, ImageFacts
from waybill.core.finding import Finding, Severity

# What these say is wrong with the image itself. All else that keeps it from being read leaves the question open.
_WRONG = frozenset({"registry.child-missing", "registry.blob-missing", "registry.digest-absent", "registry.tag-absent"})

_NAMELESS = "it named no digest"
_UNTRIED = "it was not tried, because something before it failed"
_REWRAPPED = "Both hold the same configuration, so it is the same image, and the registry is believed"
_NOT_OURS = "The registry does not have what was built; what is there may be of the same commit, and is not of this run"
_AN_ID = "that digest is an IMAGE ID, as `docker images` shows it; the digest of the registry is another"


def image_findings(evidence: BuildEvidence) -> Findings:
    """Why the image is not proved; nothing when it is."""
    if is_built_here(evidence) and not builder_ended_well(evidence):
        return ()  # its own words say why
    arrival = tuple(_arrival(evidence)) if is_built_here(evidence) else ()
    if blocks(arrival):
        return arrival
    found = (*arrival, *_reading(evidence))
    if not blocks(found) and not image_is_proved(evidence):
        found = (*found, _open(evidence, unasked(evidence) or "nothing that was seen proves it"))
    return found


def _view(evidence: BuildEvidence, tag: str = "") -> About:
    place = f"{evidence.name}:{tag}" if tag else evidence.name
    return about(
        place,
        image=evidence.name,
        tag=tag,
        reference=place,
        digest=evidence.digest or "no digest",
        commit=evidence.commit or "no commit",
        repository=evidence.occasion.repository or "OWNER/REPOSITORY",
        wanted=", ".join(evidence.platforms),
    )


def _open(evidence: BuildEvidence, reason: str, *seen: Answer | str | None) -> Finding:
    return find(_view(evidence), "push.not-read-back", *seen, reason=reason)


# The first tag


def _arrival(evidence: BuildEvidence) -> Iterator[Finding]:
    """The builder said that it pushed. Does its tag lead to something new, or to what the builder names?"""
    first, word = first_sight(evidence), evidence.word
    said = word.digest if word else ""
    view = _view(evidence, first.tag)
    if first.unread_after:
        yield find(view, "push.not-read-back", first.after_answer, reason=f"{first.tag}: {first.unread_after}")
    elif first.is_absent:
        there = "there is no such tag"
        yield find(view, "push.digest-absent", first.after_answer, said=said or _NAMELESS, there=there)
    elif first.after == first.before and said != first.after:
        there = f"the tag still leads to {first.before}, as before the build"
        yield find(view, "push.digest-absent", first.after_answer, said=said or _NAMELESS, there=there)
    elif names_no_push(evidence):
        yield _open(
            evidence, "buildx ended well and wrote down no digest that it pushed, so another run may have moved the tag"
        )
    elif not said and not is_tied(evidence):
        yield _open(
            evidence, "the builder named no digest and the image names no commit, so nothing ties it to this run"
        )
    elif said and evidence.digest and said != evidence.digest:
        severity, judged = (None, _REWRAPPED) if is_tied(evidence) else (Severity.ERROR, _NOT_OURS)
        yield find(view, "push.builder-disagrees", severity=severity, said=said, judged=judged)


# The image


def _reading(evidence: BuildEvidence) -> Iterator[Finding]:
    seen = evidence.read_back
    if seen is None or seen.image is None or not evidence.digest:
        told = [f for f in reading_findings(evidence) if f.severity in BLOCKING]
        if seen is not None and seen.image is not None and seen.image.digest_is_config:
            yield find(_view(evidence), "push.digest-absent", seen.manifest, said=_said(evidence), there=_AN_ID)
            return
        if told and told[0].code in _WRONG and not is_built_here(evidence):
            yield _absent(evidence)
            return
        reason = told[0].cause if told else "the image was not read"
        yield _open(evidence, reason, seen.manifest if seen else None)
        return
    lost = tuple(_missing(evidence, seen.image))
    yield from lost
    yield from (_judged(evidence, found) for found in reading_findings(evidence) if _counts(found, bool(lost)))
    yield from _revision(evidence, seen.image)


def _absent(evidence: BuildEvidence) -> Finding:
    seen = evidence.read_back
    there = "there is no such digest"
    answer = seen.manifest if seen else None
    return find(_view(evidence), "push.digest-absent", answer, said=_said(evidence), there=there)


def _said(evidence: BuildEvidence) -> str:
    return evidence.wished_digest or _NAMELESS


def _counts(finding: Finding, lost: bool) -> bool:
    """What blocks, and what is said of the image itself. The platforms that lack are told in our own words."""
    if finding.code == "image.platform-missing":
        return not lost
    return finding.severity in BLOCKING or finding.code.startswith("image.") or finding.code in _WRONG


def _judged(evidence: BuildEvidence, finding: Finding) -> Finding:
    """What is wrong with the image stays as it is; what kept it from being read leaves it open."""
    if finding.severity not in BLOCKING or finding.code.startswith("image.") or finding.code in _WRONG:
        return finding
    return _open(evidence, finding.cause, *finding.evidence)


def _missing(evidence: BuildEvidence, image: ImageFacts) -> Iterator[Finding]:
    offered = offered_platforms(image)
    missing = lacking_platforms(evidence, image)
    if not missing or (not offered and not image.platform and image.problem):
        return
    standing = evidence.standing is not None and bool(evidence.standing.digest) and not is_built_here(evidence)
    has = ", ".join(offered) or "none that it names"
    view = _view(evidence)
    if standing and not evidence.own_builder:
        first = first_sight(evidence)
        facts = {
            "tag": first.tag,
            "there": evidence.digest,
            "made_from": f"this commit, for {has}, without {', '.join(missing)}",
            "others": "",
        }
        yield find(view, "push.tag-exists", facts=facts)
        return
    yield find(view, "push.platform-missing", f"platforms there: {has}", missing=", ".join(missing), offered=has)


def _revision(evidence: BuildEvidence, image: ImageFacts) -> Iterator[Finding]:
    claim = claim_of(evidence, image)
    if claim is Claim.RIGHT:
        return
    severity = Severity.WARNING if claim is Claim.NONE else Severity.ERROR
    yield find(_view(evidence), "push.other-revision", severity=severity, claimed=_claimed(evidence, image))


def _claimed(evidence: BuildEvidence, image: ImageFacts) -> str:
    """What the labels say, in words. A part without one beside others that have it is as bad as another commit."""
    claimed = claimed_commits(evidence, image)
    if len(claimed) > 1:
        return f"{len(claimed)} commits, one platform this and one that: {', '.join(claimed)}"
    if not claimed:
        handed = f" (that of {image.source} came with the base image)" if image.revision else ""
        return f"no commit that all its parts share{handed}"
    return f"commit {claimed[0]}" if image.revision else f"commit {claimed[0]} on some platforms and none on others"


# The tags


def tags_findings(evidence: BuildEvidence) -> Findings:
    """What is to be said of every tag, once the image itself is proved."""
    if not image_is_proved(evidence):
        return ()
    every = leads(evidence)
    told = (_of_tag(evidence, wish, sight, lead) for wish, sight, lead in every)
    return (*filter(None, told), *_orders(evidence))


def _orders(evidence: BuildEvidence) -> Iterator[Finding]:
    """Two builds of one branch may end in the wrong order."""
    for wish, sight, lead in leads(evidence):
        reason = order_unknown(evidence, wish, sight) if lead is Lead.LEADS else ""
        if reason:
            view = _view(evidence, wish.tag)
            yield find(view, "push.order-unknown", sight.before_answer, before=sight.before, reason=reason)


def _of_tag(evidence: BuildEvidence, wish: TagWish, sight: TagSight, lead: Lead) -> Finding | None:
    view = _view(evidence, wish.tag)
    if lead is Lead.OPEN:
        return find(view, "push.not-read-back", sight.after_answer, reason=f"{wish.tag}: {sight.unread_after}")
    if lead is Lead.TAKEN:
        severity = Severity.WARNING if is_settled(wish, lead) else None
        return find(view, "push.tag-moved-by-other", sight.after_answer, severity=severity, there=sight.after)
    if lead is Lead.MISSED:
        return _missed(evidence, view, wish, sight)
    move = _move(evidence, wish, sight)
    if lead is Lead.HELD:
        return find(view, "push.tag-held-back", reason=move)
    return _rebuilt(evidence, view, wish, sight)


def _move(evidence: BuildEvidence, wish: TagWish, sight: TagSight) -> str:
    found = may_move(wish, sight, evidence.digest, evidence.commit, allow_overwrite=evidence.allow_overwrite)
    return found.why


def _missed(evidence: BuildEvidence, view: About, wish: TagWish, sight: TagSight) -> Finding:
    there = sight.after or "nothing"
    if evidence.own_builder:
        return find(view, "push.own-tag-elsewhere", sight.after_answer, there=there)
    move = may_move(wish, sight, evidence.digest, evidence.commit, allow_overwrite=evidence.allow_overwrite)
    if sight.put is None and move.act is Act.REFUSE and sight.before:
        return exists_finding(evidence.name, wish, sight, evidence.commit)
    reason = move.why if move.act is Act.REFUSE else sight.held or _UNTRIED
    if sight.put is not None:
        still = "what it led to before" if sight.after == sight.before else "another"
        reason = f"the registry took it and shows {still}" if sight.put.ok else outcome(sight.put)
    return find(view, "push.tag-not-moved", sight.put, sight.after_answer, reason=reason, there=there)


def _rebuilt(evidence: BuildEvidence, view: About, wish: TagWish, sight: TagSight) -> Finding | None:
    replaced = sight.before and sight.before != evidence.digest
    if not replaced or wish.kind is not TagKind.COMMIT or evidence.own_builder:
        return None
    return find(view, "push.tag-rebuilt", before=sight.before)


# Beside


def push_notes(evidence: BuildEvidence) -> Iterator[Finding]:
    """What went well in the end, and may not the next time."""
    seen = [a for sight in evidence.tags for a in (sight.before_answer, sight.put, sight.after_answer) if a]
    limited = [answer for answer in seen if answer.ok and "429" in answer.history]
    if limited:
        yield find(_view(evidence), "push.too-many-requests", limited[0])
    package = evidence.before.package if evidence.before else None
    if package and package.answer.ok and not package.repository and evidence.occasion.repository:
        yield find(_view(evidence), "push.unlinked", package.answer)
