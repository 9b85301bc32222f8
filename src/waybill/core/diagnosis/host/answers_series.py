"""Many answers as one verdict: good all the time, wrong, unsteady, or too few to say. Pure.

Several good ones are wanted, because one may be luck; and one that got lost between good ones is no verdict either.
"""

from __future__ import annotations

from collections import Counter

from waybill.core.answering import LOST, UNASKED, Expected, flaw_of
from waybill.core.host.answer import AppAnswer
from waybill.core.host.evidence import HealthWish
from waybill.frozen import dataclass

FEWEST = 3
SLACK = 2.0  # seconds: the last round begins a little before the window ends


@dataclass(frozen=True, kw_only=True)
class Judged:
    """One answer, and the kind of what is wrong with it; empty: nothing."""

    answer: AppAnswer
    flaw: str = ""

    @property
    def good(self) -> bool:
        """Whether it was the wished answer."""
        return not self.flaw

    @property
    def kind(self) -> tuple[object, ...]:
        """What is the same in bad answers of one kind."""
        return (self.flaw, self.answer.status, self.answer.trouble)

    @property
    def lost(self) -> bool:
        """Whether no answer came, rather than a wrong one."""
        return self.flaw in {LOST, UNASKED}


@dataclass(frozen=True, kw_only=True)
class Series:
    """Answers to the same question in the order of asking."""

    judged: tuple[Judged, ...] = ()

    @property
    def good(self) -> tuple[Judged, ...]:
        """The answers that were as wished."""
        return tuple(one for one in self.judged if one.good)

    @property
    def bad(self) -> tuple[Judged, ...]:
        """Those that were not."""
        return tuple(one for one in self.judged if not one.good)

    @property
    def wrong(self) -> tuple[Judged, ...]:
        """Answers that came and were not as wished."""
        return tuple(one for one in self.bad if not one.lost)

    @property
    def late(self) -> Series:
        """What was bad before the first good answer."""
        first = next((number for number, one in enumerate(self.judged) if one.good), len(self.judged))
        return Series(judged=self.judged[:first])

    @property
    def rest(self) -> Series:
        """From the first good answer on."""
        return Series(judged=self.judged[len(self.late.judged) :])

    @property
    def span(self) -> float:
        """Seconds from the first good answer to the last."""
        moments = [one.answer.after for one in self.good]
        return max(moments) - min(moments) if moments else 0.0

    @property
    def one_lost_between(self) -> bool:
        """The only bad one got lost, and good ones came before and after it."""
        inside = bool(self.judged) and self.judged[0].good and self.judged[-1].good
        return len(self.bad) == 1 and self.bad[0].lost and inside

    @property
    def usual(self) -> Judged:
        """Of what was bad the one to tell: of the most frequent kind, a wrong answer before a lost one."""
        told = self.wrong or self.bad
        kinds = Counter(one.kind for one in told)
        return max(reversed(told), key=lambda one: kinds[one.kind])


def series(answers: tuple[AppAnswer, ...], health: HealthWish, expected: Expected) -> Series:
    """Judge each answer by itself."""
    return Series(
        judged=tuple(Judged(answer=answer, flaw=flaw_of(answer, health, expected)) for answer in answers),
    )


def by_peer(whole: Series) -> dict[str, Series]:
    """The same answers sorted by the address that gave them."""
    peers = dict.fromkeys(one.answer.peer for one in whole.judged)
    return {peer: Series(judged=tuple(one for one in whole.judged if one.answer.peer == peer)) for peer in peers}


def never_answered(whole: Series) -> bool:
    """No answer at all, neither right nor wrong."""
    return all(one.lost for one in whole.judged)
