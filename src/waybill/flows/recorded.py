"""What a waybill of an earlier run says of the image: its digest, and the manifests that prove it. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from waybill.core.waybill_document import Document, ImageRecord, content_of
from waybill.frozen import dataclass


@dataclass(frozen=True, kw_only=True)
class Recorded:
    """One image as it was recorded. ``bodies`` were hashed when the document was read."""

    image: str  # name@digest
    bodies: Mapping[str, bytes]


def recorded_image(document: Document, repository: str = "") -> Recorded | None:
    """The one image of the document with a proved digest (of this repository, when one is given), or nothing."""
    found = list(_proved(document.predicate.images.values(), repository))
    if len({image.digest for image in found}) != 1:
        return None
    record = found[0]
    return Recorded(image=f"{record.name}@{record.digest}", bodies=_bodies(record))


def _proved(images: Iterable[ImageRecord], repository: str) -> Iterable[ImageRecord]:
    return (image for image in images if image.digest and image.name and repository in ("", image.name))


def _bodies(record: ImageRecord) -> dict[str, bytes]:
    contents = ((body.digest, content_of(body)) for body in record.chain)
    return {digest: content for digest, content in contents if content is not None}
