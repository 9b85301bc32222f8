"""A 404 of a manifest: which of the things that can be absent is absent, and why."""

from __future__ import annotations

from waybill.core.diagnosis.network import unexpected
from waybill.core.diagnosis.policy import seen_steps
from waybill.core.diagnosis.registry import looks_like_page
from waybill.core.diagnosis.telling import Findings, find, listed
from waybill.core.diagnosis.view import View
from waybill.core.evidence import Answer, TagFacts
from waybill.core.finding import Finding
from waybill.core.reference import nearest_tags


def absence_findings(view: View, manifest: Answer) -> Findings:
    """The one finding for a 404 of the manifest."""
    if looks_like_page(manifest):
        return (unexpected(view, manifest),)
    if "accept header" in manifest.message.lower():
        return (find(view, "registry.media-refused", manifest, message=manifest.message),)
    if _name_unknown(manifest, view.evidence.tags):
        deciding = "The registry says that it does not know the name."
        return (find(view, "registry.package-absent", *seen_steps(view), surely="", deciding=deciding),)
    return (_digest_absent(view) if view.reference.digest else _tag_absent(view),)


def _name_unknown(manifest: Answer, tags: TagFacts | None) -> bool:
    """Some registries say it of the manifest, and some only of the list of tags."""
    said = manifest.code == "NAME_UNKNOWN" or (tags is not None and tags.answer.code == "NAME_UNKNOWN")
    return said and not _tags_ok(tags)


def _tags_ok(tags: TagFacts | None) -> bool:
    return tags is not None and tags.answer.ok


def _digest_absent(view: View) -> Finding:
    image = view.evidence.image
    if image is not None and image.digest_is_config:
        return find(view, "image.id-not-digest", *seen_steps(view), "the repository has a blob of this digest")
    if image is not None and image.attestation_of:
        return find(view, "image.attestation", *seen_steps(view), index=image.attestation_of)
    return find(view, "registry.digest-absent", *seen_steps(view))


def _tag_absent(view: View) -> Finding:
    from waybill.core.diagnosis.why_absent import why_absent  # the rules of workflow triggers: seldom needed

    tags = view.evidence.tags
    near = nearest_tags(view.words["tag"], tags.tags) if tags is not None and _tags_ok(tags) else ()
    facts = {"nearest": _nearest(tags, near), "nearest_fix": _nearest_fix(view, near)}
    why = why_absent(view)
    shown = (f"tags seen: {len(tags.tags)}; nearest: {', '.join(near) or 'none'}",) if tags is not None else ()
    prepared = {"why": why.cause, "why-fix": why.fix}
    return find(view, "registry.tag-absent", *seen_steps(view), *shown, *why.seen, prepared=prepared, facts=facts)


def _nearest(tags: TagFacts | None, near: tuple[str, ...]) -> str:
    if tags is None or not tags.answer.ok:
        return "The list of its tags could not be read."
    if not tags.tags:
        return "It has no tags at all."
    whole = "" if tags.complete else f" among the first {len(tags.tags)}"
    return f"Nearest{whole}: {listed(near)}." if near else f"It has {len(tags.tags)} others{whole}."


def _nearest_fix(view: View, near: tuple[str, ...]) -> str:
    if not near:
        return "Push the tag, or correct it."
    return f"If one of those was meant, ask for it, for example {view.reference.name}:{near[0]}"
