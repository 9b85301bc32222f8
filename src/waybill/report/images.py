"""From evidence to what is told of an image: its row in the table and its record in the waybill. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

from waybill.core.evidence import Answer, Child, CredentialFacts, Evidence, ImageFacts, ImageKind, Source
from waybill.core.finding import Finding, outcome_of
from waybill.core.reference import reference_of
from waybill.core.waybill_document import Body, Exchange, ImageRecord, Link, Login, Role, body_of
from waybill.report.model import Check, Row

_ROLES = {ImageKind.INDEX: Role.INDEX}
_DAY = 86400


def row_of(evidence: Evidence, findings: Iterable[Finding]) -> Row:
    """The image's row: what was asked, and how it ended."""
    image = evidence.image
    return Row(
        image=evidence.wish.image,
        digest=proved_digest(evidence),
        pull=_pull(evidence),
        push=_push(evidence),
        platforms=", ".join(platforms_of(image)) if image else "",
        expiry=_expiry(evidence),
        verdict=outcome_of(findings),
    )


def record_of(evidence: Evidence, bodies: Mapping[str, bytes], findings: Iterable[Finding]) -> ImageRecord:
    """The image's record in the waybill. Only what was computed from bytes counts as a digest."""
    reference = reference_of(evidence.wish.image)
    image = evidence.image
    return ImageRecord(
        reference=evidence.wish.image,
        name=reference.name if reference else "",
        tag=reference.tag if reference else "",
        digest=proved_digest(evidence),
        claimed=image.claimed_digest if image and image.claimed_digest != image.digest else "",
        kind=image.kind.value if image else "",
        media=image.media_type if image else "",
        pull=_pull(evidence).value,
        push=_push(evidence).value,
        verdict=outcome_of(findings),
        platforms=platforms_of(image) if image else {},
        tags=(reference.tag,) if reference and reference.tag and proved_digest(evidence) else (),
        link=Link.CLAIMED if image and image.revision else None,
        revision=image.revision if image else "",
        login=_login(evidence),
        exchanges=_exchanges(evidence),
        chain=_chain(image, bodies) if image else (),
    )


def proved_digest(evidence: Evidence) -> str:
    """The digest behind the reference, hashed from bytes that are an image; empty otherwise."""
    image = evidence.image
    return image.digest if image and image.kind in (ImageKind.INDEX, ImageKind.MANIFEST) else ""


def image_name(evidence: Evidence) -> str:
    """Registry and repository, or what was given when that is no name."""
    reference = reference_of(evidence.wish.image)
    return reference.name if reference else evidence.wish.image


def _pull(evidence: Evidence) -> Check:
    if evidence.manifest is None:
        asked = [evidence.exchange, evidence.anonymous]
        return (
            Check.NO if any(answer is not None and answer.status is not None for answer in asked) else Check.NOT_ASKED
        )
    if evidence.manifest.status is None:
        return Check.UNSETTLED
    blob = evidence.blob
    reached = (blob is None or (blob.second or blob.first).ok) and not evidence.lost
    whole = evidence.image is not None and all(_is_there(child) for child in evidence.image.children)
    return Check.YES if evidence.manifest.ok and proved_digest(evidence) and reached and whole else Check.NO


def _is_there(child: Child) -> bool:
    return child.attestation or (child.answer is not None and child.answer.ok and not child.problem)


def _push(evidence: Evidence) -> Check:
    push = evidence.push
    if push is None:
        return Check.UNSETTLED if evidence.wish.push else Check.NOT_ASKED
    last = push.start or push.exchange
    if last is None or last.status is None:
        return Check.UNSETTLED
    return Check.YES if push.start is not None and push.start.ok else Check.NO


def platforms_of(image: ImageFacts) -> dict[str, str]:
    """Platform to digest, of what can run."""
    if image.kind is ImageKind.MANIFEST:
        return {image.platform: image.digest} if image.platform else {}
    return {child.platform: child.digest for child in image.children if not child.attestation and child.platform}


def _expiry(evidence: Evidence) -> str:
    user = evidence.user
    if user is None or not user.answer.ok or evidence.credential.source is Source.ANONYMOUS:
        return ""
    if not user.expires:
        return "never"
    left = _moment(user.expires) - _moment(evidence.now)
    return f"{int(left // _DAY)} d" if left >= _DAY else f"{max(int(left // 3600), 0)} h"


def _moment(text: str) -> float:
    return datetime.fromisoformat(text.replace("Z", "+00:00")).timestamp()


def _login(evidence: Evidence) -> Login:
    facts: CredentialFacts = evidence.credential
    user = evidence.user
    return Login(
        source=facts.source.value,
        origin=facts.origin,
        user=(user.login if user else "") or facts.username,
        kind=facts.kind.value,
        scopes=user.scopes if user else None,
        expires=user.expires if user else "",
    )


def _exchanges(evidence: Evidence) -> tuple[Exchange, ...]:
    steps: list[tuple[str, Answer | None]] = [
        ("ping", evidence.registry.ping if evidence.registry else None),
        ("token", evidence.exchange),
        ("anonymous-token", evidence.anonymous),
        ("manifest", evidence.manifest),
        ("blob", evidence.blob.first if evidence.blob else None),
        ("blob-host", evidence.blob.second if evidence.blob else None),
        ("push-token", evidence.push.exchange if evidence.push else None),
        ("push-start", evidence.push.start if evidence.push else None),
        ("push-cancel", evidence.push.cancel if evidence.push else None),
        ("user", evidence.user.answer if evidence.user else None),
        ("package", evidence.package.answer if evidence.package else None),
    ]
    return tuple(_exchange(step, answer) for step, answer in steps if answer is not None)


def _exchange(step: str, answer: Answer) -> Exchange:
    return Exchange(
        step=step,
        method=answer.method,
        url=answer.url,
        status=answer.status,
        code=answer.code,
        message=answer.message,
        trouble=answer.trouble.value if answer.trouble else "",
        earlier=answer.history,
    )


def _chain(image: ImageFacts, bodies: Mapping[str, bytes]) -> tuple[Body, ...]:
    platforms = {child.digest: child.platform for child in image.children}
    return tuple(
        body_of(
            _ROLES.get(image.kind, Role.MANIFEST) if digest == image.digest else Role.MANIFEST,
            data,
            platform=platforms.get(digest, image.platform),
        )
        for digest, data in bodies.items()
    )
