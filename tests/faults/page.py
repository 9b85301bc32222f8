"""docs/truth.md, made from the rows: which situations are really set up and looked at."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from tests.faults.compose_rows import PROJECT
from tests.faults.healthy_rows import HEALTHY
from tests.faults.host_rows import HOST
from tests.faults.identity_rows import IDENTITY
from tests.faults.login_rows import LOGIN
from tests.faults.runtime_rows import RUNTIME
from tests.faults.table import Situation, Table
from tests.faults.transport_rows import TRANSPORT, VERIFYING

PAGE = Path(__file__).resolve().parents[2] / "docs" / "truth.md"
SECTIONS: tuple[tuple[str, str, Table], ...] = (
    ("Something else runs", "verify", IDENTITY),
    ("It runs and does not stay, or does not work", "verify", RUNTIME),
    ("The way to a host", "verify", VERIFYING),
    ("The way to a host", "preflight", TRANSPORT),
    ("The host", "preflight", HOST),
    ("Logins that lie there", "preflight", LOGIN),
    ("The compose project", "preflight", PROJECT),
    ("Good deploys that must stay green", "verify and preflight", HEALTHY),
)
OUTCOMES = {0: "`proved`", 10: "`refused`", 40: "`unknown`"}
HEAD = """# What is held to be true

<!-- Made by `python -m tests.faults.page`; do not edit. A test compares it with the rows. -->

Every row is set up by hand on a real host of the lab, with a real sshd and a real container engine, on the classic and
on the containerd image store where the store matters. The real command looks at it, and its exit code, the exact set of
errors and unsettled checks, and words of the first finding are judged. What really runs is read from the engine's own
socket by code that shares nothing with the product. `bin/test faults` runs all of it; a row that fails fails the build.

F and N are the rows of the catalogue of faults and of controls that the project keeps; the founding story has a test of
its own (`tests/faults/test_founding_story.py`).
"""


def page() -> str:
    """The whole page."""
    return HEAD + "".join(_section(title, verb, table) for title, verb, table in SECTIONS) + _score()


def _section(title: str, verb: str, table: Table) -> str:
    lines = [f"\n## {title} ({verb})\n", "| row | situation | must end | told as |", "|---|---|---|---|"]
    return "\n".join([*lines, *map(_line, table.rows)]) + "\n"


def _line(row: Situation) -> str:
    told = ", ".join(f"`{code}`" for entry in (*row.errors, *row.unsettled) for code in entry.split("|")) or "–"
    return f"| {row.row} | {row.name.replace('_', ' ')} | {OUTCOMES[row.exit]} | {told} |"


def _score() -> str:
    return "\n## In all\n\n" + "\n".join(_sums()) + "\n"


def _sums() -> Iterator[str]:
    rows = [row for _, _, table in SECTIONS for row in table.rows]
    yield f"* {sum(row.exit != 0 for row in rows)} situations in which green would be a lie."
    yield f"* {sum(row.exit == 0 for row in rows)} good ones in which red would be."


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
    sys.stdout.write(f"written: {PAGE.name}\n")
