"""``deploy`` and ``rollback`` against what goes wrong, and for what must go well, judged from outside."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

from tests.faults import others
from tests.faults.delivering import Delivery
from tests.faults.deploy_compose_rows import COMPOSE
from tests.faults.deploy_cut_rows import CUT
from tests.faults.deploy_engine_rows import ENGINES
from tests.faults.deploy_fetch_rows import FETCH
from tests.faults.deploy_host_rows import HOSTS
from tests.faults.deploy_killed_rows import KILLED
from tests.faults.deploy_rollback_rows import ROLLBACK
from tests.faults.deploy_rows import DEPLOYS
from tests.faults.deploy_twice_rows import TWICE
from tests.faults.fixed import others_now, stores_now
from tests.faults.yard import Task, Yard, yard_of
from tests.truth.score import FALSE_GREEN, OURS

TABLES = (DEPLOYS, COMPOSE, CUT, TWICE, KILLED, ENGINES, ROLLBACK, FETCH, HOSTS)
ROWS = [row for table in TABLES for row in table.rows]
NAIVE_LIES = "http_says_500"  # and what serves is looked at in the right way
NAMES = ("row", "store", "by")
TASKS = [
    *((row, store, OURS) for row in ROWS for store in stores_now(row)),
    *((row, store, by) for row in ROWS for store in others_now(row) for by in others.PIPELINES),
]


@pytest.fixture(scope="module")
def yard(request: pytest.FixtureRequest) -> Iterator[Yard]:
    """All rows that were chosen begin with the first test that waits for one."""
    if os.geteuid() != 0:
        pytest.skip("hosts need root")
    chosen: list[Task] = [
        tuple(item.callspec.params[name] for name in NAMES)  # type: ignore[misc]  # what is below
        for item in request.session.items
        if isinstance(item, pytest.Function) and item.function is test_it_ends_as_it_must
    ]
    with yard_of(chosen) as yard:
        yield yard


@pytest.mark.parametrize(NAMES, TASKS, ids=lambda value: getattr(value, "name", value))
def test_it_ends_as_it_must(row: Delivery, store: str, by: str, yard: Yard) -> None:
    """Verdict, users, diagnosis and leftovers of one situation; of other pipelines only who serves in the end."""
    score = yard.outcome(row, store, by)
    if row.name == NAIVE_LIES and by != OURS:
        assert score.lie == (FALSE_GREEN if by == "naive" else ""), score
