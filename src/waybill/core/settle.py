"""The settle window: what a row of looks at one container means. Pure.

A single look proves nothing: a container that crashes every two seconds is "running" in eleven looks out of twelve.
So a container is steady when it was seen good without a break for the whole window: running, the same start, the same
count of restarts, and healthy where somebody defined what that is. What was before the window does not count against
it: one crash while the database came up is how many applications start.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from enum import Enum
from itertools import pairwise

from waybill.core.host.container import UNSEEN, ContainerFacts, Sample
from waybill.core.host.moment import seconds_between
from waybill.frozen import dataclass

FEWEST_SAMPLES = 3
_OFTEN = 3  # restarts after which a container's past counts
_SHORT_LIFE = 600.0  # seconds; a container that used to live longer than this is not in a loop
_RECENT = 120.0  # seconds; unless it came up just now: an average of days hides a loop that began today
_FINAL = frozenset({"exited", "dead", "gone"})


class Verdict(Enum):
    """How a container stood at the end of the watch."""

    STEADY = "steady"
    SHORT = "short"  # good as far as it was seen, and not for long enough
    RECURRING = "recurring"  # good now, and it used to crash before it got as old as it is now
    CRASHING = "crashing"
    STARTING = "starting"  # Docker's health check has not come to a result
    NEVER_HEALTHY = "never-healthy"  # the same, and its time is over
    UNHEALTHY = "unhealthy"
    EXITED = "exited"
    CREATED = "created"
    PAUSED = "paused"
    DEAD = "dead"
    GONE = "gone"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, kw_only=True)
class Budget:
    """How long a container must stay good, and how long it may take to become so, in seconds."""

    settle: float = 0.0
    timeout: float = 0.0


@dataclass(frozen=True, kw_only=True)
class Window:
    """What came of watching one container. ``seconds`` is how long it was good without a break, at the end."""

    verdict: Verdict
    last: Sample = UNSEEN
    seconds: float = 0.0
    looks: int = 0
    restarts: int = 0  # during the watch
    flapped: bool = False  # its health was good, then not, and good again

    @property
    def steady(self) -> bool:
        """True only when the container was good for the whole window."""
        return self.verdict is Verdict.STEADY


def is_good(sample: Sample) -> bool:
    """Running, and healthy where there is a health check."""
    return sample.state == "running" and sample.health in {"none", "healthy"}


def judge_window(container: ContainerFacts, budget: Budget) -> Window:
    """What the looks at this container mean, all of them together."""
    samples = container.samples
    if not samples:
        return Window(verdict=Verdict.UNREADABLE)
    run = _run(samples)
    last, first = samples[-1], samples[0]
    window = Window(
        verdict=Verdict.SHORT,
        last=last,
        seconds=last.after - run[0].after if run else 0.0,
        looks=len(run),
        restarts=max(0, last.restarts - first.restarts),
        flapped=_flapped(samples),
    )
    return replace(window, verdict=_verdict(window, container, budget))


def _run(samples: Sequence[Sample]) -> Sequence[Sample]:
    """The unbroken row of good looks at the end."""
    last, start = samples[-1], len(samples)
    while start and is_good(samples[start - 1]) and _same_life(samples[start - 1], last):
        start -= 1
    return samples[start:]


def _same_life(one: Sample, other: Sample) -> bool:
    return one.started == other.started and one.restarts == other.restarts


def _flapped(samples: Sequence[Sample]) -> bool:
    words = [sample.health for sample in samples if sample.health in {"healthy", "unhealthy"}]
    if "healthy" not in words or "unhealthy" not in words:
        return False
    return "unhealthy" in words[words.index("healthy") :]


_BY_STATE = {
    "gone": Verdict.GONE,
    "dead": Verdict.DEAD,
    "exited": Verdict.EXITED,
    "paused": Verdict.PAUSED,
    "restarting": Verdict.CRASHING,
    "created": Verdict.CREATED,
}


def _verdict(window: Window, container: ContainerFacts, budget: Budget) -> Verdict:
    last = window.last
    if last.state == "exited" and window.restarts:
        return Verdict.CRASHING  # podman shows no state between two starts
    if last.state != "running":
        return _BY_STATE.get(last.state, Verdict.UNREADABLE)
    if not is_good(last):
        return Verdict.CRASHING if window.restarts else _not_healthy(last, budget)
    if _long_enough(window, budget):
        return Verdict.RECURRING if _may_crash_again(container) else Verdict.STEADY
    return Verdict.CRASHING if window.restarts or _was_down(container.samples) else Verdict.SHORT


def _not_healthy(last: Sample, budget: Budget) -> Verdict:
    if last.health == "unhealthy":
        return Verdict.UNHEALTHY
    if last.health != "starting":
        return Verdict.UNREADABLE
    age = seconds_between(last.started, last.at)
    over = budget.timeout > 0 and age is not None and age >= budget.timeout
    return Verdict.NEVER_HEALTHY if over else Verdict.STARTING


def _long_enough(window: Window, budget: Budget) -> bool:
    fewest = FEWEST_SAMPLES if budget.settle > 0 else 1
    return window.looks >= fewest and window.seconds >= budget.settle


def _was_down(samples: Sequence[Sample]) -> bool:
    return any(sample.state == "restarting" for sample in samples)


def _may_crash_again(container: ContainerFacts) -> bool:
    """It has restarted often, each time after a short life, and has not yet outlived twice that."""
    last = container.samples[-1]
    if last.restarts < _OFTEN:
        return False
    past, age = seconds_between(container.created, last.started), seconds_between(last.started, last.at)
    if past is None or age is None or past <= 0:
        return False
    life = past / last.restarts
    if life <= _SHORT_LIFE:
        return age < 2 * life
    seen = tuple(_lives(container.samples))
    return age < (2 * max(seen) if seen else _RECENT)


def _lives(samples: Sequence[Sample]) -> Iterator[float]:
    """How long each life lasted that ended before our eyes."""
    starts = list(dict.fromkeys(sample.started for sample in samples if sample.started))
    for one, other in pairwise(starts):
        yield seconds_between(one, other) or 0.0


# When to stop looking.


def is_over(container: ContainerFacts, budget: Budget) -> bool:
    """True when a further look could not change the verdict, or its time is up."""
    if not container.samples:
        return False
    window = judge_window(container, budget)
    if window.steady or _final(container) or _hopeless(window, container, budget):
        return True
    grace = budget.settle if is_good(window.last) else 0.0  # a window that began in time may come to its end
    return window.last.after >= _deadline(container, budget) + grace


def _final(container: ContainerFacts) -> bool:
    """Ended, and still so at a second look: a container that is being restarted by hand passes through this state."""
    latest = container.samples[-2:]
    if container.error and all(sample.state == "created" for sample in latest):
        return True
    if latest[-1].state == "exited" and _would_return(container):
        return False
    return all(sample.state in _FINAL for sample in latest) and (len(latest) > 1 or latest[0].state == "gone")


def _would_return(container: ContainerFacts) -> bool:
    """Its restart policy has the engine start it again, and podman does so out of this very state."""
    failed = container.last.exit_code != 0
    return container.restart_policy in {"always", "unless-stopped"} or (
        failed and container.restart_policy.startswith("on-failure")
    )


def _deadline(container: ContainerFacts, budget: Budget) -> float:
    """Seconds of the watch until which it must have become good: never less than one window."""
    first = container.samples[0]
    age = seconds_between(first.started or container.created, first.at)
    return first.after + max(budget.settle, budget.timeout - max(0.0, age or 0.0))


def _hopeless(window: Window, container: ContainerFacts, budget: Budget) -> bool:
    """It has been crashing for longer than a start may take, does so before our eyes, and lives no longer now."""
    first, watched = container.samples[0], window.last.after - container.samples[0].after
    age = seconds_between(container.created, first.at)
    long_ago = age is not None and age > budget.timeout
    again = window.restarts >= 2 and watched >= budget.settle
    return long_ago and again and window.seconds <= watched / (window.restarts + 1)
