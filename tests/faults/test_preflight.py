"""``preflight`` of hosts against what goes wrong on them, on both image stores where the engine matters."""

from __future__ import annotations

import pytest

from lab.world import World
from tests.faults.compose_rows import PROJECT
from tests.faults.host_rows import HOST
from tests.faults.judging import hold
from tests.faults.login_rows import LOGIN
from tests.faults.running import Runner
from tests.faults.table import Situation
from tests.faults.transport_rows import TRANSPORT

ROWS = [*TRANSPORT.rows, *HOST.rows, *LOGIN.rows, *PROJECT.rows]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.row}-{row.name}")
def test_the_situation_is_told(row: Situation, fresh_hosts: World, run: Runner) -> None:
    hold(row, fresh_hosts, run)
