"""Some kills at random instants of deploys; ``bin/chaos`` makes as many as are wished."""

from __future__ import annotations

import os

import pytest

from tests.chaos.loop import survive
from tests.chaos.plan import VICTIMS, kills

SEED = 20261126
COUNT = 20


def test_the_same_seed_gives_the_same_kills() -> None:
    """A loop that found something can be run again."""
    assert kills(50, 7) == kills(50, 7) != kills(50, 8)
    assert {kill.victim for kill in kills(50, 7)} == set(VICTIMS)


@pytest.mark.skipif(os.geteuid() != 0, reason="hosts need root")
def test_an_old_or_a_new_version_serves_whatever_was_killed() -> None:
    """And the next deploy is not blocked, says the truth, and leaves nothing."""
    ended = survive(COUNT, SEED, lambda _: None)
    assert len(ended) == COUNT
    assert [one for one in ended if one.trouble] == [], "\n".join(one.trouble for one in ended if one.trouble)
