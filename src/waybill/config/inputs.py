"""The table of inputs: each one declared once.

The environment, the flags, ``waybill.yml``, its JSON Schema and docs/inputs.md all follow from these rows;
so do the action.yml files and the tables in the pages of the actions. Rows stand in the order of the pages.
"""

from __future__ import annotations

from collections.abc import Iterable

from waybill.config.build_rows import BUILD_ROWS
from waybill.config.host_rows import HEALTH_ROWS, HOST_ROWS, TARGET_ROWS
from waybill.config.input import CLEAR, COMMAND, LEGS, PREFIX, SHIP, STEP, VERBS, Input
from waybill.config.rollout_rows import ROLLOUT_ROWS, SYNC_ROWS, WAITING_ROWS
from waybill.config.rows import REGISTRY_ROWS, REPORT_ROWS, TIME_ROWS, WHAT_ROWS

__all__ = ["CLEAR", "INPUTS", "OTHER_VARIABLES", "PREFIX", "VERBS", "Input"]

# Variables with our prefix that are no inputs: the launcher reads them before any input exists.
OTHER_VARIABLES = frozenset({STEP, COMMAND, "WAYBILL_PYTHON", "WAYBILL_CONTAINER", "WAYBILL_RUNNER_TEMP"})
INPUTS: tuple[Input, ...] = (
    *WHAT_ROWS,
    *REGISTRY_ROWS,
    *(row for row in BUILD_ROWS if row.group == "build"),
    *HOST_ROWS,
    *TARGET_ROWS,
    *SYNC_ROWS,
    *HEALTH_ROWS,
    *TIME_ROWS,
    *(row for row in BUILD_ROWS if row.group == "time"),
    *WAITING_ROWS,
    *ROLLOUT_ROWS,
    *REPORT_ROWS,
)

# What `ship` leaves out: it builds one image, pushes it, and means that one from there on, in one compose project.
_NOT_SHIPPED = frozenset(
    {"images-file", "registry", "tag", "waybill", "push", "containers", "container-labels", "plan"},
)
HOW_TO_READ = ("config", "environment")  # they are read first: they decide what the file says
_BY_NAME = {row.name: row for row in INPUTS}


def input_named(name: str) -> Input:
    """The row of this name; ``KeyError`` when there is none."""
    return _BY_NAME[name]


def find_input(name: str) -> Input | None:
    """The row of this name, or nothing."""
    return _BY_NAME.get(name)


def inputs_of(verb: str) -> tuple[Input, ...]:
    """The inputs that a verb takes, in the order of the table. ``ship`` takes those of its legs."""
    return tuple(row for row in INPUTS if (_is_shipped(row) if verb == SHIP else verb in row.verbs))


def inputs_of_leg(leg: str) -> tuple[Input, ...]:
    """Of the inputs of a verb those that ``ship`` takes for it."""
    return tuple(row for row in inputs_of(leg) if row.name not in _NOT_SHIPPED)


def _is_shipped(row: Input) -> bool:
    return bool(set(row.verbs) & set(LEGS)) and row.name not in _NOT_SHIPPED


def file_inputs() -> tuple[Input, ...]:
    """The inputs that waybill.yml may set."""
    return tuple(row for row in INPUTS if row.stands_in_file)


def by_group(rows: Iterable[Input]) -> dict[str, list[Input]]:
    """Rows under their group, both in the order of the table."""
    groups: dict[str, list[Input]] = {}
    for row in rows:
        groups.setdefault(row.group, []).append(row)
    return groups
