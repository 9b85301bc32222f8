"""What is killed and when: the same seed gives the same kills."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass

VICTIMS = ("pilot", "runner", "link", "sshd", "engine", "containerd", "machine")
BEYOND = 1.05  # some instants lie just behind the end


@dataclass(frozen=True, kw_only=True)
class Kill:
    """One of them. ``instant`` is a share of the time that a deploy takes on that host."""

    number: int
    victim: str
    instant: float


def kills(count: int, seed: int, among: Sequence[str] = VICTIMS) -> list[Kill]:
    """Every victim as often as any other, at instants that are spread over a deploy evenly."""
    dice = random.Random(seed)  # noqa: S311  # not a secret: a way to have the same again
    victims = [among[number % len(among)] for number in range(count)]
    instants = [BEYOND * (number + dice.random()) / count for number in range(count)]
    dice.shuffle(victims)
    dice.shuffle(instants)
    return [
        Kill(number=number, victim=victim, instant=instant)
        for number, (victim, instant) in enumerate(zip(victims, instants, strict=True))
    ]


def dealt(plan: Sequence[Kill], lanes: int) -> list[list[Kill]]:
    """The kills of each lane."""
    return [list(plan[lane::lanes]) for lane in range(lanes)]
