"""The command line of ``bin/test``."""

from __future__ import annotations

import argparse
import time
from collections.abc import Iterator, Sequence
from functools import reduce
from pathlib import Path

from tests.harness import pythons, stages
from tests.harness.results import Result, table
from tests.harness.tell import STOPPED, say, stop_on_signals
from tests.harness.trouble import TroubleError

HELP = """\
Runs every check and test, or the named stages. What is missing is installed first, and said: Python packages into
.tools/ of this checkout (locked by hash), Debian packages by apt-get when this is root. Besides those, only the lab's
cache of downloads, ~/.cache/waybill-lab, stays outside the checkout."""

EXAMPLES = """\
bin/test                      everything
bin/test unit lint            two stages
bin/test unit -k reference    one stage, the rest goes to pytest
bin/test --python 3.12 unit   with another interpreter"""


def main(root: Path, arguments: Sequence[str]) -> int:
    """Run the stages; 0 only when every one of them passed, 130 when it was stopped."""
    stop_on_signals()
    try:
        names, options, rest = parse(root, arguments)
        return run_stages(names, plan(root, options.python, rest))
    except TroubleError as trouble:
        say(f"bin/test: {trouble}")
        return 2
    except KeyboardInterrupt:
        say("\nbin/test: stopped before the end; that is no pass")
        return STOPPED


def run_stages(names: Sequence[str], this: stages.Run) -> int:
    """Run them all, whatever fails, and print the table."""
    started = time.monotonic()
    results = [result for group in grouped(names, this) for result in run_stage(group, this)]
    say(f"\n{table(results, time.monotonic() - started)}")
    return 1 if any(result.failed for result in results) else 0


def grouped(names: Sequence[str], this: stages.Run) -> list[tuple[str, ...]]:
    """The stages in their order; those that run beside each other are one group, where its first one stands."""
    groups: list[tuple[str, ...]] = []
    for name in names:
        if not any(name in group for group in groups):
            kin = next((kin for kin in stages.TOGETHER if name in kin and not this.arguments), frozenset({name}))
            groups.append(tuple(other for other in names if other in kin))
    return groups


def parse(root: Path, arguments: Sequence[str]) -> tuple[list[str], argparse.Namespace, list[str]]:
    """Stages, our options, and what is pytest's."""
    parser = argparse.ArgumentParser(
        prog="bin/test",
        description=HELP,
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        usage="bin/test [--python 3.N] [STAGE ...] [PYTEST ARGUMENT ...]",
    )
    parser.add_argument("--python", metavar="3.N", help="the interpreter for every stage")
    parser.add_argument("--list", action="store_true", help="print the stages and stop")
    options, words = parser.parse_known_args(list(arguments))
    there = stages.listed(root)
    if options.list:
        say("\n".join(there))
        raise SystemExit(0)
    names, rest = split(words, there)
    return names, options, rest


def split(words: Sequence[str], there: Sequence[str]) -> tuple[list[str], list[str]]:
    """Leading words are stages; from the first other word on all is pytest's."""
    names: list[str] = []
    rest = list(words)
    while rest and not rest[0].startswith("-"):
        if rest[0] not in there:
            raise TroubleError(f"no stage {rest[0]!r}; stages: {', '.join(there)}")
        names.append(rest.pop(0))
    deaf = [name for name in names or there if name in stages.TOOLS_ONLY]
    if rest and deaf:
        raise TroubleError(
            f"{' '.join(rest)}: arguments for pytest, which {', '.join(deaf)} does not use; name a stage"
        )
    return names or list(there), rest


def plan(root: Path, wanted: str | None, rest: Sequence[str]) -> stages.Run:
    """Choose the interpreter, and the others for the unit tests when none was asked for."""
    found = pythons.installed()
    python = pythons.choose(found, wanted)
    others = [] if wanted else [other for other in found.values() if other.minor != python.minor]
    say(f"Python {python.name} ({python.path}); others: {', '.join(o.name for o in others) or 'none'}")
    return stages.Run(root, python, others, rest)


def run_stage(names: tuple[str, ...], this: stages.Run) -> list[Result]:
    """Run one stage, or several beside each other, to the end whatever happens. A row for each stage and Python."""
    say(f"\n=== {', '.join(names)}")
    rows: dict[str, list[Result]] = {}
    started = time.monotonic()
    try:
        for result in results_of(names, this):
            now = time.monotonic()
            rows.setdefault(result.stage, []).append(result)
            rows[result.stage][-1] = timed(result, result.seconds or now - started)
            started = now
    except TroubleError as trouble:
        say(f"bin/test: {trouble}")
        rows.setdefault(names[0], []).append(Result(stage=names[0], failed=1, problems=(str(trouble),)))
    return [reduce(add, results) for results in rows.values()]


def results_of(names: tuple[str, ...], this: stages.Run) -> Iterator[Result]:
    """What a stage yields, or several that run beside each other."""
    if len(names) == 1:
        return stages.STAGES[names[0]](this)
    (work,) = (work for kin, work in stages.TOGETHER.items() if kin.issuperset(names))
    return work(this, names)


def timed(result: Result, seconds: float) -> Result:
    """The same with its time."""
    return Result(**{**vars(result), "seconds": seconds})


def add(left: Result, right: Result) -> Result:
    """Two rows of one stage as one."""
    return timed(left.plus(right), left.seconds + right.seconds)
