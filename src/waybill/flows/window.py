"""The settle window of one host: its containers and the application's answers, looked at side by side."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from threading import Event, Thread

from waybill.core.answering import expected_of, flaw_of
from waybill.core.chain import build_chain
from waybill.core.host.answer import AppAnswer
from waybill.core.host.engine import EngineFacts
from waybill.core.host.evidence import HostEvidence
from waybill.core.identity import digests_to_ask, members
from waybill.effects.answers.host_view import HostView
from waybill.effects.channel import Channel
from waybill.effects.engine.reach import Engine
from waybill.flows.reach import Road
from waybill.flows.watching import Watched, observe, with_last_look
from waybill.frozen import dataclass

Answers = tuple[AppAnswer, ...]
More = Callable[[str], Mapping[str, bytes]]
_GRACE = 10.0  # seconds that the application may still need to answer well, once its containers are settled
_INTERVAL = 1.0  # seconds between two questions, once the answers were good for long enough
_NAPS = 20  # in which that second is slept
_MOST_DIGESTS = 4


@dataclass(frozen=True, kw_only=True)
class Watcher:
    """What watching needs. ``public`` asks the public address, for all hosts that are ready; ``more`` the registry."""

    engine: Engine
    channel: Channel
    road: Road
    public: Callable[[], Answers]
    more: More

    def watch(self, evidence: HostEvidence) -> HostEvidence:
        """Everything that the window brings. Raises ``EngineLost``."""
        health = evidence.wish.health
        view = HostView(self.channel, health, environ=self.road.environ, clock=self.road.clock)
        began = self.road.clock.monotonic()
        try:
            with _asking(view, evidence, self.road) as answers:
                watched = self._observe(evidence, health.settle, health.timeout)
            told = (*answers, *_public(view, evidence, self.public))
        finally:
            view.close()
        if told:  # who answered last need not be who was watched
            now = self._observe(evidence, 0.0, 0.0)
            watched = with_last_look(watched, now, round(self.road.clock.monotonic() - began, 3))
        seen = replace(evidence, containers=watched.containers, chosen=watched.chosen, answers=told)
        return _with_others(seen, watched, self.more)

    def _observe(self, evidence: HostEvidence, settle: float, timeout: float) -> Watched:
        return observe(
            self.engine,
            evidence.wish.selection,
            settle=settle,
            timeout=timeout,
            clock=self.road.clock,
            members=members(evidence.chain),
        )


# The application, while its containers are watched


@contextmanager
def _asking(view: HostView, evidence: HostEvidence, road: Road) -> Iterator[list[AppAnswer]]:
    """Ask in a thread of its own until the block has ended and the answers are good, or a little longer."""
    answers: list[AppAnswer] = []
    if not evidence.wish.health.url:
        yield answers
        return
    asker = _Asker(view, evidence, road, answers)
    asker.start()
    try:
        yield answers
    except BaseException:
        asker.stop(0.0)
        raise
    asker.stop(evidence.wish.health.settle + _GRACE)


class _Asker(Thread):
    """Asks the application until it is told that it was enough."""

    def __init__(self, view: HostView, evidence: HostEvidence, road: Road, answers: list[AppAnswer]) -> None:
        super().__init__(name="waybill-asker", daemon=True)
        self._view, self._evidence, self._answers = view, evidence, answers
        self._clock = road.clock
        self._end: float | None = None
        self._failed: BaseException | None = None
        self._done = Event()

    def run(self) -> None:
        """What the thread does."""
        health = self._evidence.wish.health
        try:
            self._watch(health.settle, health.timeout)
            self._stay()
        except BaseException as error:  # noqa: BLE001  # raised again in the thread that waits
            self._failed = error
        finally:
            self._done.set()

    def _watch(self, settle: float, patience: float) -> None:
        expected = expected_of(self._evidence.wish)
        self._answers += self._view.watch(expected, settle=settle, patience=patience, beat=self._is_over)

    def _stay(self) -> None:
        """Good for long enough is not enough while the containers still settle: it may die before they have."""
        fresh: Answers = ()
        while self._end is None and all(answer.road for answer in (fresh or self._answers[-1:])):
            self._rest()
            fresh = self._view.ask()
            self._answers += fresh
        wish = self._evidence.wish
        if any(flaw_of(answer, wish.health, expected_of(wish)) for answer in fresh):
            self._watch(0.0, 0.0)  # what got lost at the very end may be bad luck

    def _rest(self) -> None:
        """Not a moment longer than anybody waits for us: the last question is put at once."""
        for _ in range(_NAPS):
            if self._end is None:
                self._clock.sleep(_INTERVAL / _NAPS)

    def _is_over(self) -> bool:
        return self._end is not None and self._clock.monotonic() >= self._end

    def stop(self, grace: float) -> None:
        """Let it come to its end within ``grace`` seconds, and wait for it."""
        self._end = self._clock.monotonic() + grace
        self._done.wait()
        if self._failed is not None:
            raise self._failed


def _public(view: HostView, evidence: HostEvidence, public: Callable[[], Answers]) -> Answers:
    """The public address; where something is wrong with it, as the host sees it too."""
    answers = public()
    expected = expected_of(evidence.wish)
    if all(not flaw_of(answer, evidence.wish.health, expected) for answer in answers):
        return answers
    return (*answers, *view.ask_public())


# What a container runs instead


def _with_others(evidence: HostEvidence, watched: Watched, more: More) -> HostEvidence:
    """What the registry knows of the digests that the chosen containers name, where they are not proved."""
    engine = evidence.engine or EngineFacts()
    chosen = [one for one in watched.containers if one.identifier in watched.chosen]
    platforms = dict.fromkeys([engine.platform, *(one.platform for one in chosen if one.platform)])
    found = {digest: more(digest) for digest in digests_to_ask(evidence.chain, engine.store, chosen)[:_MOST_DIGESTS]}
    chains = (build_chain(digest, found[digest], platform) for digest in found for platform in platforms)
    absent = tuple(digest for digest, bodies in found.items() if bodies.get(digest) == b"")
    return replace(evidence, chains=tuple(chain for chain in chains if not chain.problem), absent=absent)
