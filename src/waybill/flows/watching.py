"""Watch the containers of one host: choose, look again and again through the settle window, and say what was seen.

This only gathers. Which containers are meant is decided in ``core/selection.py``, when it is enough in
``core/settle.py``, and what it all means in ``core/diagnosis/host``.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, Protocol

from waybill.core.host.container import ContainerFacts, Sample
from waybill.core.host.engine import EngineTrouble
from waybill.core.host.evidence import By, Selection
from waybill.core.host.read_container import (
    digest,
    gone,
    read_container,
    read_listed,
    read_log,
    read_sample,
    with_image,
)
from waybill.core.identity import names_repository
from waybill.core.selection import Choice, Part, choose, unit_of
from waybill.core.settle import Budget, is_over, judge_window
from waybill.effects.clock import Clock
from waybill.effects.engine.errors import EngineLost, EngineRefused
from waybill.frozen import dataclass

Json = Mapping[str, Any]
PAUSE = 1.0  # between two looks
_SHORTEST_PAUSE = 0.05
_LOOKS_IN_WINDOW = 5
_SLOWER_AFTER = 60.0  # seconds of watching, after which looks come less often
_LOG_LINES = 30
_NUMBER = "com.docker.compose.container-number"


class Engine(Protocol):
    """What is asked of a container engine. ``None``: there is no such thing (any more)."""

    def containers(self) -> Sequence[Json]:
        """Every container, whatever its state."""

    def container(self, identifier: str) -> Json | None:
        """One container in full."""

    def image(self, identifier: str) -> Json | None:
        """One image, by its identifier or a name."""

    def logs(self, identifier: str, tail: int = 50) -> Sequence[str]:
        """The last lines that it wrote."""

    def now(self) -> str:
        """The engine's own clock, ISO 8601."""


@dataclass(frozen=True, kw_only=True)
class Watched:
    """All containers of the host, the chosen ones with every look at them."""

    containers: tuple[ContainerFacts, ...]
    chosen: tuple[str, ...]
    seconds: float = 0.0


def observe(
    engine: Engine,
    selection: Selection,
    *,
    settle: float,
    timeout: float,
    clock: Clock,
    members: frozenset[str] = frozenset(),
) -> Watched:
    """Watch what is chosen until each container is settled, or nothing more is to be hoped for.

    ``members`` are the digests of the wanted image (``core.identity.members``). What the engine or the way to it
    refuses is raised as ``EngineLost``; only a refusal about one container is taken for a look that saw nothing.
    """
    watch = _Watch(engine, selection, members, Budget(settle=settle, timeout=timeout), clock)
    watch.look()
    while not watch.over:
        clock.sleep(watch.pause)
        watch.look()
    return watch.told()


class _Watch:
    """The looks so far."""

    def __init__(
        self, engine: Engine, selection: Selection, members: frozenset[str], budget: Budget, clock: Clock
    ) -> None:
        self._engine, self._selection, self._members = engine, selection, members
        self._budget, self._clock = budget, clock
        self._begun = clock.monotonic()
        self._listed: tuple[ContainerFacts, ...] = ()
        self._choice = Choice(parts={})
        self._samples: dict[str, list[Sample]] = {}
        self._bodies: dict[str, Json] = {}
        self._vanished: dict[str, ContainerFacts] = {}
        self._replaced: dict[str, int] = {}
        self._images: dict[str, Json | None] = {}

    # One look at everything.

    def look(self) -> None:
        """List, choose anew, and look at each chosen one. Containers may come and go meanwhile."""
        before = {one.identifier: one for one in self._chosen()}
        at, entries = self._list()
        self._listed = tuple(self._completed(read_listed(entry, self._labels)) for entry in entries)
        self._choice = choose(self._listed, self._selection, self._members)
        self._note_vanished(before, at)
        for identifier in self._choice.chosen:
            self._sample(identifier, at)

    def _list(self) -> tuple[str, Sequence[Json]]:
        """An engine that refuses to tell what it has is as good as lost."""
        try:
            return self._engine.now() or self._clock.now_iso(), self._engine.containers()
        except EngineRefused as refused:
            raise EngineLost(EngineTrouble.MALFORMED, f"{refused.status}: {refused.words}") from refused

    @property
    def _labels(self) -> tuple[str, ...]:
        return self._selection.labels

    @property
    def _elapsed(self) -> float:
        return self._clock.monotonic() - self._begun

    def _chosen(self) -> tuple[ContainerFacts, ...]:
        there = [one for one in self._listed if self._choice.parts.get(one.identifier) is Part.CHOSEN]
        return (*there, *self._vanished.values())

    def _completed(self, listed: ContainerFacts) -> ContainerFacts:
        """What choosing needs and the list does not tell: names of the image, and what was typed at the start."""
        known = self._with_image(listed)
        body = self._bodies.get(listed.identifier)
        if body is None and self._worth_reading(known):
            with contextlib.suppress(EngineRefused):
                body = self._body(listed.identifier)
        if body is None:
            return known
        own = read_container(body, labels=self._labels)
        policy, ports = own.restart_policy, listed.ports or own.ports
        return replace(known, asked=own.asked or known.asked, restart_policy=policy, ports=ports, created=own.created)

    def _worth_reading(self, one: ContainerFacts) -> bool:
        """Containers whose typed name the list hides, those of our image, and what stands still in our project."""
        of_project = self._selection.by is By.COMPOSE and bool(one.service) and not one.runs
        return not one.asked or of_project or names_repository(one, self._selection.repository)

    def _body(self, identifier: str) -> Json | None:
        body = self._engine.container(identifier)
        if body is not None:
            self._bodies[identifier] = body
        return body

    def _image(self, name: str) -> Json | None:
        """An image does not change under its identifier; that its names may is looked at once more at the end."""
        if name not in self._images:
            self._images[name] = self._engine.image(name)
        return self._images[name]

    def _with_image(self, one: ContainerFacts) -> ContainerFacts:
        """Completed by its image, or as it was where the engine refuses to tell."""
        try:
            return with_image(one, self._image(one.image)) if one.image else one
        except EngineRefused:
            return one

    def _note_vanished(self, before: Mapping[str, ContainerFacts], at: str) -> None:
        """A chosen container that is gone stays chosen, unless another has taken its place."""
        there = {one.identifier for one in self._listed}
        chosen = [one for one in self._listed if one.identifier in self._choice.chosen]
        self._vanished = {}
        for identifier, one in before.items():
            if identifier in there:
                continue
            successor = next((new for new in chosen if _succeeds(new, one)), None)
            if successor is None:
                self._vanished[identifier] = one
                self._add(identifier, gone(at, self._elapsed))
            else:
                self._replaced[successor.identifier] = self._replaced.pop(identifier, 0) + 1

    def _sample(self, identifier: str, at: str) -> None:
        try:
            body = self._body(identifier)
        except EngineRefused:
            self._add(identifier, Sample(at=at, after=round(self._elapsed, 3), state=""))
            return
        elapsed = self._elapsed
        self._add(identifier, gone(at, elapsed) if body is None else read_sample(body, at, elapsed))

    def _add(self, identifier: str, sample: Sample) -> None:
        self._samples.setdefault(identifier, []).append(sample)

    # Enough.

    @property
    def over(self) -> bool:
        """True when no further look could change anything. Nothing chosen: there is nothing to wait for."""
        longest = self._budget.timeout + 2 * self._budget.settle + PAUSE  # containers may be replaced without end
        return self._elapsed > longest or all(is_over(self._facts(one), self._budget) for one in self._chosen())

    @property
    def pause(self) -> float:
        """Several looks fall into the shortest window; a long wait needs fewer."""
        if self._elapsed > _SLOWER_AFTER:
            return 2 * PAUSE
        return min(PAUSE, max(_SHORTEST_PAUSE, self._budget.settle / _LOOKS_IN_WINDOW))

    def _facts(self, one: ContainerFacts) -> ContainerFacts:
        """The container with every look at it."""
        body, samples = self._bodies.get(one.identifier), tuple(self._samples.get(one.identifier, one.samples))
        if body is None:
            return replace(one, samples=samples)
        full = read_container(body, self._images.get(one.image), self._labels)
        return replace(full, samples=samples, replaced=self._replaced.get(one.identifier, 0))

    # What was seen.

    def told(self) -> Watched:
        """Everything, with what only the end can tell: where names lead now, and the last words of what failed."""
        self._images = {}
        chosen = self._chosen()
        names = {one.identifier for one in chosen}
        others = [self._refreshed(one) for one in self._listed if one.identifier not in names]
        return Watched(
            containers=(*(self._full(one) for one in chosen), *others),
            chosen=tuple(one.identifier for one in chosen),
            seconds=round(self._elapsed, 3),
        )

    def _refreshed(self, one: ContainerFacts) -> ContainerFacts:
        """One of the others, with what is known of it beyond the list, if it is of our image."""
        body = self._bodies.get(one.identifier)
        if body is None:
            return one
        then = read_sample(body, "", 0.0)
        now = replace(one.last, started=then.started, finished=then.finished)
        return self._with_image(replace(read_container(body, labels=self._labels), samples=(now,)))

    def _full(self, one: ContainerFacts) -> ContainerFacts:
        full = self._with_image(self._facts(one))
        full = replace(full, asked_leads=self._leads(full.asked))
        if judge_window(full, self._budget).steady or full.last.state == "gone":
            return full
        body, image = self._bodies.get(one.identifier, {}), self._images.get(one.image)
        return replace(full, log_tail=read_log(self._log(one.identifier), body, image, _LOG_LINES))

    def _leads(self, name: str) -> str:
        """The image to which a name leads on this engine now."""
        try:
            image = self._image(name) if name else None
        except EngineRefused:
            return ""
        return digest(image.get("Id")) if image else ""

    def _log(self, identifier: str) -> Iterator[str]:
        try:
            yield from self._engine.logs(identifier, _LOG_LINES)
        except EngineRefused as refused:  # a log driver that cannot be read back
            yield f"(the engine gives no log: {refused.words})"


# Once more, when everything else was asked.


def with_last_look(watched: Watched, now: Watched, after: float) -> Watched:
    """What was watched, with one look more: ``now`` is what a watch without a window saw, ``after`` so many seconds."""
    there = {one.identifier: one for one in now.containers}
    fresh = [one for one in now.containers if one.identifier in now.chosen and one.identifier not in watched.chosen]
    kept = [
        _looked_again(one, there.get(one.identifier), after)
        for one in watched.containers
        if one.identifier in watched.chosen
        and (one.identifier in there or not any(_succeeds(new, one) for new in fresh))
    ]
    anew = [_at(one, after, replaced=any(_succeeds(one, old) for old in watched.containers)) for one in fresh]
    chosen = tuple(one.identifier for one in (*kept, *anew))
    others = tuple(one for one in now.containers if one.identifier not in chosen)
    return Watched(containers=(*kept, *anew, *others), chosen=chosen, seconds=after)


def _looked_again(one: ContainerFacts, now: ContainerFacts | None, after: float) -> ContainerFacts:
    if now is None and one.last.state == "gone":
        return one
    sample = replace(now.last, after=after) if now is not None else gone("", after)
    return replace(one, samples=(*one.samples, sample))


def _at(one: ContainerFacts, after: float, *, replaced: bool) -> ContainerFacts:
    samples = tuple(replace(sample, after=after) for sample in one.samples)
    return replace(one, samples=samples, replaced=one.replaced + replaced)


def _succeeds(new: ContainerFacts, old: ContainerFacts) -> bool:
    """True when the new container has the place of the old one: its name, or its number in its service."""
    number = new.labels.get(_NUMBER, "")
    same_place = bool(number) and number == old.labels.get(_NUMBER) and unit_of(new) == unit_of(old)
    return new.name == old.name or same_place
