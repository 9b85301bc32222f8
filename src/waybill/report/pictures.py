"""From what was seen of images to the picture of the chain, by the evidence that made the outcome. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from waybill.core.evidence import Evidence
from waybill.core.finding import Finding
from waybill.core.picture import Kind, Link, Picture, Station, Step, spoken
from waybill.report.images import image_name, proved_digest
from waybill.report.model import short_digest

Findings = Sequence[Finding]


def image_picture(
    evidence: Evidence, findings: Findings, hosts: Iterable[Step] = (), *, commit: str = "", digest: str = ""
) -> Picture:
    """One image that was looked at in its registry, and the hosts behind it.

    ``commit`` is the run's, for an image that names none; ``digest`` the image's, where it is known anyway.
    """
    revision = evidence.image.revision if evidence.image else ""
    return Picture(start=commit_station(revision or commit), after=(image_step(evidence, findings, hosts, digest),))


def images_picture(images: Sequence[tuple[Evidence, Findings]], commit: str, hosts: Iterable[Step] = ()) -> Picture:
    """Several images. The hosts stand behind the first, with which they were looked at."""
    if len(images) == 1:
        return image_picture(*images[0], hosts, commit=commit)
    (first, findings), *others = images
    steps = [image_step(first, findings, hosts), *(image_step(one, its) for one, its in others)]
    return Picture(start=commit_station(commit), after=tuple(steps))


def unseen_picture(name: str, digest: str, findings: Findings, hosts: Iterable[Step]) -> Picture:
    """An image that was not looked at in any registry."""
    link, word = spoken(findings) or (Link.UNSEEN, "no registry was asked")
    step = Step(link=link, word=word, station=image_station(name or "what is kept", digest), after=tuple(hosts))
    return Picture(start=commit_station(""), after=(step,))


def commit_station(commit: str) -> Station:
    """Where every chain begins."""
    return Station(kind=Kind.COMMIT, name=commit[:12] or "not known")


def image_station(name: str, digest: str) -> Station:
    """The image by its digest, where that is known."""
    return Station(kind=Kind.IMAGE, name=name, detail=short_digest(digest))


def image_step(evidence: Evidence, findings: Findings, hosts: Iterable[Step] = (), digest: str = "") -> Step:
    """From the commit to the registry: the image's own label is only its word."""
    digest = digest or proved_digest(evidence)
    link, word = spoken(findings) or _by_label(evidence)
    name = image_name(evidence) if digest else evidence.wish.image
    return Step(link=link, word=word, station=image_station(name, digest), after=tuple(hosts))


def _by_label(evidence: Evidence) -> tuple[Link, str]:
    named = evidence.image is not None and evidence.image.revision
    return (Link.CLAIMED, "by its label") if named else (Link.UNSEEN, "no label names it")
