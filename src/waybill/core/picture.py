"""The picture of the chain as data: stations from the commit to what answers, and what is known of each way between.

A link is ``SEEN`` only where the evidence that made the outcome shows it. Pure.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from enum import Enum

from waybill.core.finding import Finding, Severity, worst_first
from waybill.core.outcome import Outcome
from waybill.frozen import dataclass

MOST_DRAWN = 12  # of what stands side by side behind one station
MOST_CONTAINERS = 3  # of one host


class Link(Enum):
    """What is known of the way between two stations."""

    SEEN = "seen"
    CLAIMED = "only claimed"
    BROKEN = "broken"
    UNSEEN = "not looked at"

    @property
    def rank(self) -> int:
        """Worst first."""
        return (Link.BROKEN, Link.UNSEEN, Link.CLAIMED, Link.SEEN).index(self)


class Kind(Enum):
    """What a station is."""

    COMMIT = "commit"
    BUILD = "build"
    IMAGE = "image"
    TAGS = "tags"
    HOST = "host"
    CONTAINER = "container"
    ANSWER = "answer"
    MORE = "more"


@dataclass(frozen=True, kw_only=True)
class Station:
    """One place on the way. Name and detail may be foreign."""

    kind: Kind
    name: str
    detail: str = ""


@dataclass(frozen=True, kw_only=True)
class Step:
    """One link with the station to which it leads, and the steps from there. ``word`` says why, shortly."""

    link: Link
    word: str = ""
    station: Station
    after: tuple[Step, ...] = ()

    @property
    def worst(self) -> Link:
        """The worst link from here on."""
        return min((self.link, *(step.worst for step in self.after)), key=lambda link: link.rank)


@dataclass(frozen=True, kw_only=True)
class Picture:
    """Everything from one commit on."""

    start: Station
    after: tuple[Step, ...] = ()


def spoken(findings: Iterable[Finding]) -> tuple[Link, str] | None:
    """The link that findings speak of, with the code of the worst; nothing where none keeps a run from being green."""
    grave = [one for one in worst_first(findings) if one.severity in (Severity.ERROR, Severity.UNSETTLED)]
    if not grave:
        return None
    return (Link.BROKEN if grave[0].severity is Severity.ERROR else Link.UNSEEN), grave[0].code


def honest(step: Step, outcome: Outcome, findings: Iterable[Finding] = ()) -> Step:
    """The same, in which nothing looks better than the outcome, and nothing behind a gap looks as if it were proved.

    What was found wrong is marked as broken somewhere, also where another link could not be looked at.
    """
    step = _doubted(step, sound=True)
    told = spoken(findings)
    marked = step.worst is Link.BROKEN or (step.worst is Link.UNSEEN and (told is None or told[0] is Link.UNSEEN))
    if outcome.is_proof or marked:
        return step
    link, word = told or (Link.UNSEEN if outcome is Outcome.UNKNOWN else Link.BROKEN, outcome.value)
    return _last_marked(step, link, word)


def _doubted(step: Step, *, sound: bool) -> Step:
    """What was seen behind a link that was not is true, and says nothing of what should have come that way."""
    link = Link.CLAIMED if step.link is Link.SEEN and not sound else step.link
    # An image is known by its bytes, whatever is known of the way to it.
    sound = sound and (step.link is Link.SEEN or step.station.kind in (Kind.BUILD, Kind.IMAGE))
    return replace(step, link=link, after=tuple(_doubted(one, sound=sound) for one in step.after))


def _last_marked(step: Step, link: Link, word: str) -> Step:
    if not step.after:
        return replace(step, link=link, word=word)
    return replace(step, after=(*step.after[:-1], _last_marked(step.after[-1], link, word)))


def folded(picture: Picture) -> Picture:
    """The same with few enough stations to be looked at: the worst stay, and the others are counted."""
    return replace(picture, after=_folded(picture.after))


def _folded(steps: Sequence[Step]) -> tuple[Step, ...]:
    most = MOST_CONTAINERS if any(step.station.kind is Kind.CONTAINER for step in steps) else MOST_DRAWN
    drawn = len(steps) if len(steps) <= most else most - 1
    ordered = steps if drawn == len(steps) else sorted(steps, key=lambda step: step.worst.rank)
    return (*(replace(step, after=_folded(step.after)) for step in ordered[:drawn]), *_counted(ordered[drawn:]))


def _counted(rest: Sequence[Step]) -> tuple[Step, ...]:
    if not rest:
        return ()
    counts = Counter(step.worst for step in rest)
    worst = min(counts, key=lambda link: link.rank)
    told = ", ".join(f"{counts[link]} {link.value}" for link in sorted(counts, key=lambda link: link.rank))
    return (Step(link=worst, station=Station(kind=Kind.MORE, name=f"{len(rest)} more", detail=told)),)
