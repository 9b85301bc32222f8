"""What counts as proved, stated once and apart from the rules that explain: nothing is green by silence."""

from __future__ import annotations

from waybill.core.diagnosis.telling import Findings, find
from waybill.core.diagnosis.view import View
from waybill.core.evidence import ImageFacts, ImageKind
from waybill.core.platform import covers


def pull_is_proved(view: View) -> bool:
    """The manifest was read, and every wanted platform is present in it."""
    image = view.evidence.image
    if not view.was_read or image is None:
        return False
    return all(_is_present(platform, image) for platform in view.evidence.wish.platforms)


def push_is_proved(view: View) -> bool:
    """An upload was let in."""
    push = view.evidence.push
    return push is not None and push.start is not None and push.start.ok


def unproved(view: View) -> Findings:
    """The last line of defence: no rule spoke, and still there is no proof."""
    if pull_is_proved(view):
        return ()
    seen = (view.evidence.exchange, view.evidence.manifest)
    reason = "nobody asked" if view.evidence.manifest is None else "the answer was not read"
    return (find(view, "check.not-made", *seen, what="the image can be pulled", reason=reason),)


def _is_present(platform: str, image: ImageFacts) -> bool:
    if image.kind is ImageKind.MANIFEST:
        return covers(platform, image.platform)
    return any(
        covers(platform, child.platform) and child.answer is not None and child.answer.ok and not child.problem
        for child in image.children
        if not child.attestation
    )
