"""What the stages came to."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

WIDE = 200  # characters of a line
FIRST, LAST = 12, 12  # lines of what a test found wrong


@dataclass(frozen=True, kw_only=True)
class Result:
    """One stage, or one tool of a stage."""

    stage: str
    passed: int = 0
    failed: int = 0
    skipped: int = 0
    seconds: float = 0.0
    problems: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()  # one for each skipped test

    def plus(self, other: Result) -> Result:
        """Both together, under this one's name."""
        return replace(
            self,
            passed=self.passed + other.passed,
            failed=self.failed + other.failed,
            skipped=self.skipped + other.skipped,
            problems=self.problems + other.problems,
            reasons=self.reasons + other.reasons,
        )


def of_tool(stage: str, tool: str, code: int) -> Result:
    """A tool that passes or fails as a whole."""
    return Result(stage=stage, passed=int(code == 0), failed=int(code != 0), problems=() if code == 0 else (tool,))


def of_pytest(stage: str, code: int, report: Path) -> Result:
    """Counts from pytest's own report. An end that the counts do not explain is a failure of its own."""
    if not report.exists():
        return Result(stage=stage, failed=1, problems=(f"pytest ended with exit {code} and no report",))
    counted = count(stage, report.read_text(encoding="utf-8"))
    if counted.passed + counted.failed + counted.skipped == 0:
        return Result(stage=stage, failed=1, problems=("no test ran",))
    if code != 0 and not counted.failed:
        return counted.plus(Result(stage=stage, failed=1, problems=(f"pytest ended with exit {code}",)))
    return counted


def count(stage: str, report: str) -> Result:
    """The sums of a JUnit report, and the names of the tests that failed."""
    suites = list(ET.fromstring(report).iter("testsuite"))  # noqa: S314 -- pytest has just written it

    def total(name: str) -> int:
        return sum(int(suite.get(name, "0")) for suite in suites)

    failed, skipped = total("failures") + total("errors"), total("skipped")
    return Result(
        stage=stage,
        passed=max(0, total("tests") - failed - skipped),
        failed=failed,
        skipped=skipped,
        problems=tuple(failure for suite in suites for failure in failures(suite)),
        reasons=tuple(skip.get("message", "") for suite in suites for skip in suite.iter("skipped")),
    )


def failures(suite: ET.Element) -> list[str]:
    """The tests that failed or broke, each with what it found wrong: the end of a long output is what is kept of it."""
    return [
        "\n".join([f"{case.get('classname', '')}::{case.get('name', '')}", *wrong(part.text or "")])
        for case in suite.iter("testcase")
        for part in [*case.iter("failure"), *case.iter("error")][:1]
    ]


def wrong(told: str) -> list[str]:
    """The lines of pytest's that say what was wrong; of many, how they begin and end."""
    lines = [f"    {line[1:].strip()[:WIDE]}" for line in told.splitlines() if line.startswith("E ")]
    return lines if len(lines) <= FIRST + LAST else [*lines[:FIRST], "    ...", *lines[-LAST:]]


def table(results: Sequence[Result], seconds: float) -> str:
    """The time table, the failures, why tests were skipped, and the closing line.

    The total is the clock's; where parts of a stage ran side by side, its seconds are theirs together.
    """
    width = max(len(result.stage) for result in results)
    rows = [f"{'stage':<{width}}  seconds  passed  failed  skipped"]
    rows += [
        f"{result.stage:<{width}}  {result.seconds:7.1f}  {result.passed:6}  {result.failed:6}  {result.skipped:7}"
        for result in results
    ]
    rows += [f"{'total':<{width}}  {seconds:7.1f}", ""]
    rows += [f"FAILED {result.stage}: {problem}" for result in results for problem in result.problems]
    rows += [
        f"NOT TESTED {result.stage}: {reason} ({times})"
        for result in results
        for reason, times in Counter(result.reasons).items()
    ]
    passed, failed, skipped = (
        sum(getattr(result, name) for result in results) for name in ("passed", "failed", "skipped")
    )
    return "\n".join([*rows, f"{passed} passed, {failed} failed, {skipped} skipped"])
