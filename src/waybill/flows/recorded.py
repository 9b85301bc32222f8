"""What a waybill of an earlier run says of the image: its digest, and the manifests that prove it. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from waybill.core.reference import reference_of
from waybill.core.waybill_document import Document, ImageRecord, content_of
from waybill.errors import Mistake, UsageError
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


def recorded_for(images: Sequence[str], document: Document | None) -> Recorded | None:
    """The image of a waybill that was given. One that holds none is a mistake of the input."""
    if document is None:
        return None
    named = reference_of(images[0]) if images else None
    found = recorded_image(document, named.name if named else "")
    if found is None:
        problem = f"holds no single image {f'of {named.name} ' if named else ''}whose digest was proved"
        raise UsageError([Mistake("waybill", problem, "the waybill of a run that proved this image")])
    return found


def asked_for(images: Sequence[str], recorded: Recorded | None) -> str:
    """What was asked for. A digest of the waybill goes behind a name that has none."""
    if recorded is None:
        return images[0]
    if not images:
        return recorded.image
    given = reference_of(images[0])
    if given is None or given.digest:
        return images[0]
    return f"{images[0]}@{recorded.image.partition('@')[2]}"


def _proved(images: Iterable[ImageRecord], repository: str) -> Iterable[ImageRecord]:
    return (image for image in images if image.digest and image.name and repository in ("", image.name))


def _bodies(record: ImageRecord) -> dict[str, bytes]:
    contents = ((body.digest, content_of(body)) for body in record.chain)
    return {digest: content for digest, content in contents if content is not None}
