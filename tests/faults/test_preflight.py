"""``preflight`` of hosts against what goes wrong on them, on both image stores where the engine matters."""

from __future__ import annotations

import pytest

from lab.world import World
from tests.faults.compose_rows import PROJECT
from tests.faults.fixed import is_fixed
from tests.faults.host_rows import HOST
from tests.faults.judging import hold, hold_together
from tests.faults.login_rows import LOGIN
from tests.faults.running import Runner
from tests.faults.table import Situation
from tests.faults.transport_rows import TRANSPORT

ROWS = [*TRANSPORT.rows, *HOST.rows, *PROJECT.rows]
EITHER = sorted((row for row in ROWS if row.one and not row.alone), key=lambda row: not is_fixed(row))  # in pairs
BOTH = [row for row in [*ROWS, *LOGIN.rows] if row not in EITHER]  # logins share a package, so none beside another


@pytest.mark.parametrize("row", BOTH, ids=lambda row: f"{row.row}-{row.name}")
def test_the_situation_is_told(row: Situation, fresh_hosts: World, run: Runner) -> None:
    hold(row, fresh_hosts, run)


@pytest.mark.parametrize(
    "rows",
    [EITHER[at : at + 2] for at in range(0, len(EITHER), 2)],
    ids=lambda rows: "+".join(row.name for row in rows),
)
def test_situations_that_do_not_depend_on_the_store_are_told(
    rows: list[Situation], fresh_hosts: World, run: Runner
) -> None:
    hold_together(rows, fresh_hosts, run)
