"""``verify`` against what goes wrong, on both image stores, judged by what the engine itself says.

One situation is set up on both hosts at once and looked at by two runs side by side.
"""

from __future__ import annotations

import pytest

from lab.world import World
from tests.faults.identity_rows import IDENTITY
from tests.faults.judging import hold
from tests.faults.running import Runner
from tests.faults.runtime_rows import RUNTIME
from tests.faults.table import Situation
from tests.faults.transport_rows import VERIFYING

ROWS = [*IDENTITY.rows, *RUNTIME.rows, *VERIFYING.rows]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.row}-{row.name}")
def test_the_situation_is_told(row: Situation, fresh_hosts: World, run: Runner) -> None:
    hold(row, fresh_hosts, run)
