"""docs/truth.md, made from the rows: which situations are really set up and looked at."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path

from tests.faults.build_rows import BUILDS
from tests.faults.building import Build
from tests.faults.compose_rows import PROJECT
from tests.faults.delivering import Deliveries, Delivery
from tests.faults.deploy_compose_rows import COMPOSE
from tests.faults.deploy_cut_rows import CUT
from tests.faults.deploy_fetch_rows import FETCH
from tests.faults.deploy_fleet_rows import FLEET
from tests.faults.deploy_host_rows import HOSTS
from tests.faults.deploy_rollback_rows import ROLLBACK
from tests.faults.deploy_rows import DEPLOYS
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
VOYAGES: tuple[tuple[str, Deliveries], ...] = (
    ("Versions that work and that do not", DEPLOYS),
    ("The image on its way", FETCH),
    ("The compose project in its habits", COMPOSE),
    ("The host under a deploy", HOSTS),
    ("What ends in the middle, and who comes at once", CUT),
    ("Going back, and what is kept for it", ROLLBACK),
)
GOOD = ("delivered", "unchanged")
_BUILDS = """
## The image, from the commit to the registry (build-push)

A real engine builds and pushes, on both image stores, with buildx or the classic builder. What stands in the
registry is read from its own disk; what is left of builders, logins and secrets is looked for.
"""
LAST = Path(__file__).resolve().parents[1] / "chaos" / "last.json"
OUTCOMES = {0: "`proved`", 10: "`refused`", 40: "`unknown`"}
HEAD = """# What is held to be true

<!-- Made by `python -m tests.faults.page`; do not edit. A test compares it with the rows. -->

Every row is set up by hand on a real host of the lab, with a real sshd and a real container engine, on the classic and
on the containerd image store where the store matters. The real command looks at it, and its exit code, the exact set of
errors and unsettled checks, and words of the first finding are judged. What really runs is read from the engine's own
socket by code that shares nothing with the product. `bin/test faults` runs it, and a row that fails fails the build.
Of the rows of deploys and rollbacks every sixth is held in each run, of those of four hosts two of ten, of builds and
of verbs that only look every third, of good situations every second, and all with `WAYBILL_EVERY_STORE=1`.

Of deploys and rollbacks four things are judged, each by itself: the verdict; what users saw (the published port is
asked several times a second, and only the old and the new version may ever answer); the words, the cause first; what is
left: half-replaced containers, locks, open transactions, files in memory, secrets in any file, ports, references that
contain a relay's port. A *story* makes several calls, and judges each of them.

F, N and S are the rows of the catalogue of faults, controls and attacks that the project keeps. The founding story and
a whole real project have tests of their own (`test_founding_story.py`, `test_real_project.py` in `tests/faults`).
"""


def page() -> str:
    """The whole page."""
    looks = "".join(_section(title, verb, table) for title, verb, table in SECTIONS)
    voyages = "".join(_voyages(title, table) for title, table in VOYAGES)
    return HEAD + _builds() + looks + voyages + _fleet() + _chaos() + _score()


def _builds() -> str:
    """Builds on real builders, before all that is done with what they made."""
    lines = [_BUILDS, "| row | situation | must end | told as |", "|---|---|---|---|"]
    return "\n".join([*lines, *map(_build, BUILDS.rows)]) + "\n"


def _build(row: Build) -> str:
    told = ", ".join(f"`{code}`" for entry in (*row.errors, *row.unsettled) for code in entry.split("|")) or "–"
    return f"| {row.row} | {row.name.replace('_', ' ')} | `{row.outcome}` | {told} |"


def _section(title: str, verb: str, table: Table) -> str:
    lines = [f"\n## {title} ({verb})\n", "| row | situation | must end | told as |", "|---|---|---|---|"]
    return "\n".join([*lines, *map(_line, table.rows)]) + "\n"


def _line(row: Situation) -> str:
    told = ", ".join(f"`{code}`" for entry in (*row.errors, *row.unsettled) for code in entry.split("|")) or "–"
    return f"| {row.row} | {row.name.replace('_', ' ')} | {OUTCOMES[row.exit]} | {told} |"


def _voyages(title: str, table: Deliveries) -> str:
    lines = [f"\n## {title} (deploy and rollback)\n", "| row | situation | must end | told as |", "|---|---|---|---|"]
    return "\n".join([*lines, *map(_voyage, table.rows)]) + "\n"


def _voyage(row: Delivery) -> str:
    told = ", ".join(f"`{code}`" for entry in (*row.errors, *row.unsettled) for code in entry.split("|")) or "–"
    return f"| {row.row} | {row.name.replace('_', ' ')} | {f'`{row.outcome}`' if row.outcome else 'a story'} | {told} |"


def _fleet() -> str:
    """Four hosts at once: how all end, and each."""
    lines = ["\n## Four hosts at once (deploy and rollback)\n", "| row | situation | must end | each host | told as |"]
    lines.append("|---|---|---|---|---|")
    for row in FLEET.rows:
        told = ", ".join(f"`{code}`" for entry in row.errors for code in entry.split("|")) or "–"
        lines.append(f"| {row.row} | {row.name.replace('_', ' ')} | `{row.outcome}` | {', '.join(row.each)} | {told} |")
    return "\n".join(lines) + "\n"


def _chaos() -> str:
    """The last long loop of kills; the short one is part of every run of the tests."""
    if not LAST.exists():
        return ""
    last = json.loads(LAST.read_text())
    served = ", ".join(f"{count} times the {who} one" for who, count in last["served"].items())
    kills = f"{last['kills']} deploys, in each of which something was killed at a random instant."
    after = f"After each a version served ({served}); the next deploy was not blocked, was what it said, left nothing."
    rest = (
        f"Not as it must be: {last['troubles']}. Repaired first by the next run: {last['repaired']}. "
        f"The engine kept the port of a container that was gone and had to be started again, as the run said: "
        f"{last['helped']}."
    )
    lines = [
        "\n## Kills at random instants\n",
        f"`bin/chaos --kills {last['kills']} --seed {last['seed']}`, {last['date']}: {kills}",
        after,
        f"{rest}\n",
        "| killed | what the run said of itself |",
        "|---|---|",
        *(f"| {victim} | {_counts(said)} |" for victim, said in last["said"].items()),
    ]
    return "\n".join(lines) + "\n"


def _counts(said: dict[str, int]) -> str:
    return ", ".join(f"{words} {count}" for words, count in said.items())


def _score() -> str:
    return "\n## In all\n\n" + "\n".join(_sums()) + "\n"


def _sums() -> Iterator[str]:
    rows = [row for _, _, table in SECTIONS for row in table.rows]
    judged = [row.outcome for _, table in VOYAGES for row in table.rows] + [row.outcome for row in FLEET.rows]
    judged += [row.outcome for row in BUILDS.rows]
    bad = sum(row.exit != 0 for row in rows) + sum(one not in {"", *GOOD} for one in judged)
    good = sum(row.exit == 0 for row in rows) + sum(one in GOOD for one in judged)
    yield f"* {bad} situations in which green would be a lie."
    yield f"* {good} good ones in which red would be."
    yield f"* {judged.count('')} stories of both."


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
    sys.stdout.write(f"written: {PAGE.name}\n")
