"""What one host can go back to, and which of it is meant. Pure.

Nothing is chosen silently that was not proved: without a name, only a verified release is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from waybill.core.deploy.model import DeployWish, Kept, Ledger, Release, Status
from waybill.core.deploy.override import RELEASE
from waybill.core.deploy.standing import believed, project_of
from waybill.core.host.evidence import HostEvidence
from waybill.frozen import dataclass

_NOTHING_KEPT = Kept()
_SHORTEST_DIGEST = 12
_HEX = re.compile(r"(?:sha256:)?([0-9a-f]{12,64})")


@dataclass(frozen=True, kw_only=True)
class Candidate:
    """One release that a host has kept."""

    release: Release
    current: bool = False
    local: bool | None = None  # its images are on the host; None: not asked

    @property
    def fetchable(self) -> bool:
        """True when a registry could be asked for it."""
        return bool(self.release.digest)


@dataclass(frozen=True, kw_only=True)
class NoCandidate:
    """Why nothing is gone back to: a code of the catalogue, and the candidates that it is about."""

    code: str
    to: str = ""
    among: tuple[Candidate, ...] = ()


def candidates(ledger: Ledger, evidence: HostEvidence, kept: Kept = _NOTHING_KEPT) -> tuple[Candidate, ...]:
    """Every release whose record is believed, newest first."""
    current = _current(evidence, ledger)
    return tuple(
        Candidate(release=release, current=release.name in current, local=_local(release, kept.images))
        for release in believed(ledger)
    )


def choose(every: Iterable[Candidate], to: str = "", *, registry: bool = True) -> Candidate | NoCandidate:
    """The release to go back to. ``registry``: it can be asked for an image that the host has no more."""
    known = tuple(every)
    found = _named(known, to) if to else _newest_proved(known)
    if isinstance(found, NoCandidate):
        return found
    if found.local is not True and not (registry and found.fetchable):
        return NoCandidate(code="rollback.image-missing", to=to, among=(found,))
    return found


def rollback_wish(wish: DeployWish, candidate: Candidate) -> DeployWish:
    """The wish for a host that goes back to this release: its image, its files, its name."""
    release = candidate.release
    there = {one.path for one in release.sync}
    return replace(
        wish,
        verb="rollback",
        image=release.image or wish.image,
        tag=release.tag,
        digest=release.digest,
        target=release.name,
        sync=(*release.sync, *(one for one in wish.sync if one.path not in there and not one.sha256)),
    )


def _newest_proved(known: tuple[Candidate, ...]) -> Candidate | NoCandidate:
    """Not one that is what runs under another name, nor one whose image was left since: it was proved, and then bad."""
    here = {_content(one.release) for one in known if one.current}
    proved = [one for one in known if one.release.status is Status.VERIFIED and not one.current]
    other = [one for one in proved if _content(one.release) not in here and not _was_left(one.release, known)]
    return other[0] if other else NoCandidate(code="rollback.nothing-verified", among=known)


def _was_left(release: Release, known: tuple[Candidate, ...]) -> bool:
    """Whether a later release of the same image was rejected."""
    rejected = [one.release for one in known if one.release.status is Status.REJECTED]
    return any(one.digest == release.digest and release.digest and one.since > release.since for one in rejected)


def _content(release: Release) -> tuple[object, ...]:
    return release.digest, release.hash, release.sync, tuple(pin.members for pin in release.services)


def _named(known: tuple[Candidate, ...], to: str) -> Candidate | NoCandidate:
    exact = [one for one in known if one.release.name == to]
    if exact:
        return _not_current(exact[0], to)
    # What was adopted was never proved: nothing but its own name is the word of somebody who knows that.
    others = tuple(one for one in known if one.release.status is not Status.ADOPTED)
    found = tuple(one for one in others if one.release.tag == to) or tuple(one for one in others if _is_digest(one, to))
    if not found:
        return NoCandidate(code="rollback.unknown-target", to=to, among=known)
    if len({one.release.digest for one in found}) > 1:
        return NoCandidate(code="rollback.ambiguous", to=to, among=found)
    return _not_current(_best(found), to)


def _is_digest(one: Candidate, to: str) -> bool:
    wanted = _HEX.fullmatch(to.lower())
    return wanted is not None and one.release.digest.removeprefix("sha256:").startswith(wanted[1])


def _best(found: tuple[Candidate, ...]) -> Candidate:
    """Several releases of one digest differ in their files: the one that runs is none to go back to."""
    others = [one for one in found if not one.current] or list(found)
    return min(others, key=lambda one: one.release.status is not Status.VERIFIED)


def _not_current(one: Candidate, to: str) -> Candidate | NoCandidate:
    return NoCandidate(code="rollback.already-there", to=to, among=(one,)) if one.current else one


def _current(evidence: HostEvidence, ledger: Ledger) -> frozenset[str]:
    """The releases of what runs in this project, where the record says the same of its image."""
    releases = {one.name: one for one in believed(ledger)}
    found = set[str]()
    for one in evidence.containers or ():
        release = releases.get(one.labels.get(RELEASE, ""))
        if one.runs and one.project == project_of(evidence) and release is not None:
            found.add(release.name)
    return frozenset(found)


def _local(release: Release, images: Mapping[str, str]) -> bool | None:
    if not release.services or any(pin.reference not in images for pin in release.services):
        return None
    return all(images[pin.reference] in pin.members for pin in release.services)
