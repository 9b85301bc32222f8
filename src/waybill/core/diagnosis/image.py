"""The image rung: what the bytes are, whether they are the right ones, and whether every wanted platform is there."""

from __future__ import annotations

from waybill.core.diagnosis.blob import blob_findings
from waybill.core.diagnosis.network import failing, unexpected
from waybill.core.diagnosis.telling import Findings, find
from waybill.core.diagnosis.view import View
from waybill.core.evidence import Answer, Child, ImageFacts, ImageKind
from waybill.core.finding import Finding, Severity
from waybill.core.platform import covers, missing_platforms

_CODES = {
    ImageKind.SCHEMA1: "image.schema1",
    ImageKind.ATTESTATION: "image.attestation",
    ImageKind.ARTIFACT: "image.artifact",
    ImageKind.UNREADABLE: "image.unreadable",
}


def image_findings(view: View) -> Findings:
    """What keeps the bytes that came from being the image that was wished for."""
    manifest, image = view.evidence.manifest, view.evidence.image
    if manifest is None or not manifest.ok or image is None:
        return ()
    wrong = _mismatch(view, manifest, image) or _not_runnable(view, manifest, image)
    if wrong is not None:
        return (wrong,)
    return _index(view, image) if image.kind is ImageKind.INDEX else _single(view, image)


def _mismatch(view: View, manifest: Answer, image: ImageFacts) -> Finding | None:
    problem = image.problem if "digest mismatch" in image.problem else _other_digest(view, image)
    if not problem:
        return None
    return find(view, "image.digest-mismatch", manifest, problem=problem)


def _other_digest(view: View, image: ImageFacts) -> str:
    for name, promised in (("asked for", view.reference.digest), ("promised", image.claimed_digest)):
        same_kind = promised.partition(":")[0] == image.digest.partition(":")[0]
        if promised and same_kind and promised != image.digest:
            return f"{name} {promised}, came {image.digest}"
    return ""


def _not_runnable(view: View, manifest: Answer, image: ImageFacts) -> Finding | None:
    code = _CODES.get(image.kind)
    if code is None and image.kind is ImageKind.INDEX and not _real(image):
        return find(view, "image.artifact", manifest, what="an index without any platform")
    if code is None:
        return None
    what = image.problem or f"an artifact of the type {image.media_type or 'unknown'}"
    facts = {"problem": image.problem or "not a manifest of any known form", "what": what}
    index = image.attestation_of or "see `docker buildx imagetools inspect`"
    return find(view, code, manifest, f"media type {image.media_type}", facts=facts, index=index)


def _real(image: ImageFacts) -> tuple[Child, ...]:
    """The children that can run: neither attestations nor of an unknown platform."""
    return tuple(child for child in image.children if not child.attestation and "unknown" not in child.platform)


# One platform


def _single(view: View, image: ImageFacts) -> Findings:
    wanted = view.evidence.wish.platforms
    if not wanted:
        return ()
    if not image.platform:
        return blob_findings(view) or (_unknown_platform(view, image),)  # why it is unknown says more
    return _missing(view, (image.platform,))


def _unknown_platform(view: View, image: ImageFacts) -> Finding:
    facts = {"what": "the image is built for the wanted platform", "reason": image.problem or "its config was not read"}
    blob = view.evidence.blob
    return find(view, "check.not-made", blob.first if blob else None, facts=facts)


# Many platforms


def _index(view: View, image: ImageFacts) -> Findings:
    children = _real(image)
    missing = _missing(view, tuple(child.platform for child in children))
    wanted = view.evidence.wish.platforms
    needed = [child for child in children if not wanted or any(covers(want, child.platform) for want in wanted)]
    return (*missing, *_gone(view, children, needed), *_unsure(view, needed))


def _missing(view: View, offered: tuple[str, ...]) -> Findings:
    wanted = view.evidence.wish.platforms
    missing = missing_platforms(wanted, offered)
    if not missing:
        return ()
    facts = {
        "offered": ", ".join(offered),
        "wanted": ", ".join(missing),
        "all_platforms": ",".join(dict.fromkeys((*offered, *missing))),
    }
    shown = f"platforms in the image: {facts['offered']}; wanted: {', '.join(wanted)}"
    return (find(view, "image.platform-missing", shown, facts=facts),)


def _gone(view: View, children: tuple[Child, ...], needed: list[Child]) -> Findings:
    """Deleted children: an error where they are needed, a warning where nobody asked for them."""
    gone = [child for child in children if child.answer is not None and child.answer.status == 404]
    if not gone:
        return ()
    severity = Severity.ERROR if any(child in needed for child in gone) else Severity.WARNING
    facts = {"platforms": ", ".join(child.platform for child in gone)}
    return (find(view, "registry.child-missing", *(child.answer for child in gone), severity=severity, facts=facts),)


def _unsure(view: View, needed: list[Child]) -> Findings:
    return tuple(found for child in needed if (found := _child_finding(view, child)) is not None)[:3]


def _child_finding(view: View, child: Child) -> Finding | None:
    answer = child.answer
    if answer is None:
        reason = child.problem or "it was not asked for"
        return find(view, "check.not-made", what=f"the part for {child.platform} is there", reason=reason)
    if answer.ok and "digest mismatch" in child.problem:
        return find(view, "image.digest-mismatch", answer, problem=f"{child.platform}: {child.problem}")
    if answer.ok and child.problem:
        return find(view, "image.unreadable", answer, problem=f"{child.platform}: {child.problem}")
    if answer.ok or answer.status == 404:
        return None
    return failing(view, answer) or unexpected(view, answer)


def label_findings(view: View) -> Findings:
    """The tag beside a digest: a label that may lead elsewhere. It never decides."""
    label = view.evidence.label
    if label is None or not (view.reference.tag and view.reference.digest):
        return ()
    if label.status == 404:
        return (find(view, "image.tag-elsewhere", label, leads="does not exist"),)
    there = label.headers.get("docker-content-digest", "")
    if not label.ok or not there or there == view.reference.digest:
        return ()
    return (find(view, "image.tag-elsewhere", label, leads=f"leads to {there}"),)
