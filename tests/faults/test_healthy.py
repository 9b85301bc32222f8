"""Healthy hosts of many kinds, by both verbs and on both image stores: no good deploy may be called bad."""

from __future__ import annotations

import pytest

from lab.world import World
from tests.faults.healthy_rows import HEALTHY
from tests.faults.judging import hold
from tests.faults.running import Call, Runner
from tests.faults.table import Situation

VERIFY_ALONE = (
    *("--settle", "--timeout", "--containers", "--container-labels"),
    *("--health-url", "--health-status", "--health-body", "--identity"),
)


@pytest.mark.parametrize("row", HEALTHY.rows, ids=lambda row: f"{row.row}-{row.name}")
def test_both_verbs_are_green(row: Situation, fresh_hosts: World, run: Runner) -> None:
    hold(row, fresh_hosts, run, as_preflight)


def test_there_are_enough_of_them() -> None:
    assert len(HEALTHY.rows) >= 20


def as_preflight(call: Call) -> Call:
    """``preflight`` of the same image on the same host, with all words that it knows."""
    words = list(call.arguments)
    for name in VERIFY_ALONE:
        while name in words:
            place = words.index(name)
            del words[place : place + 2]
    return Call(verb="preflight", arguments=words, environ=call.environ, files=call.files)
