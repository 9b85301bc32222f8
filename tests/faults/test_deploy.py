"""``deploy`` and ``rollback`` against what goes wrong, and for what must go well, judged from outside."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

from tests.faults.delivering import Delivery
from tests.faults.deploy_compose_rows import COMPOSE
from tests.faults.deploy_cut_rows import CUT
from tests.faults.deploy_fetch_rows import FETCH
from tests.faults.deploy_host_rows import HOSTS
from tests.faults.deploy_rollback_rows import ROLLBACK
from tests.faults.deploy_rows import DEPLOYS
from tests.faults.yard import Task, Yard, yard_of
from tests.support.turns import every_row

ROWS = [*DEPLOYS.rows, *COMPOSE.rows, *CUT.rows, *ROLLBACK.rows, *FETCH.rows, *HOSTS.rows]
STEP = 6  # all rows take a quarter of an hour; every sixth is held in each run
# The runner waits for as long as the pilot might still act, or for a page that never ends.
LONG = {"the_host_cannot_be_reached_again", "its_health_page_comes_byte_by_byte_and_has_no_end"}
HELD = ROWS if every_row() else [row for row in ROWS[::STEP] if row.name not in LONG]
TASKS = [(row, store) for row in HELD for store in row.stores]


@pytest.fixture(scope="module")
def yard(request: pytest.FixtureRequest) -> Iterator[Yard]:
    """All rows that were chosen begin with the first test that waits for one."""
    if os.geteuid() != 0:
        pytest.skip("hosts need root")
    chosen: list[Task] = [
        (item.callspec.params["row"], item.callspec.params["store"])  # type: ignore[misc]  # what is below
        for item in request.session.items
        if isinstance(item, pytest.Function) and item.function is test_it_ends_as_it_must
    ]
    with yard_of(chosen) as yard:
        yield yard


@pytest.mark.parametrize(("row", "store"), TASKS, ids=lambda value: getattr(value, "name", value))
def test_it_ends_as_it_must(row: Delivery, store: str, yard: Yard) -> None:
    """Verdict, users, diagnosis and leftovers of one situation."""
    yard.outcome(row, store)
