"""The parts of bin/test that decide."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from tests.harness import command, packages, results, stages, tell
from tests.harness.environments import name_of
from tests.harness.pythons import Python, choose
from tests.harness.results import Result
from tests.harness.trouble import TroubleError

THERE = ("vendor", "lint", "unit", "actions")
PYTHON = Python((3, 12, 1), "/usr/bin/python3.12")

REPORT = """<testsuites><testsuite name="pytest" errors="1" failures="1" skipped="2" tests="9">
<testcase classname="tests.unit.test_a" name="test_one[x]"><failure message="no">def test_one():
&gt;       assert 1 == 2
E       assert 1 == 2
E        +  where 2 = two()
tests/unit/test_a.py:3: AssertionError</failure></testcase>
<testcase classname="tests.unit.test_a" name="test_two"><error message="no"/></testcase>
<testcase classname="tests.unit.test_a" name="test_three"><skipped message="root only"/></testcase>
</testsuite></testsuites>"""
EMPTY = """<testsuites><testsuite name="pytest" errors="0" failures="0" skipped="0" tests="0"/></testsuites>"""
GREEN = """<testsuites><testsuite name="pytest" errors="0" failures="0" skipped="1" tests="3"/></testsuites>"""


def report(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "report.xml"
    path.write_text(text)
    return path


@pytest.mark.parametrize(
    ("words", "names", "rest"),
    [
        ([], list(THERE), []),
        (["unit"], ["unit"], []),
        (["lint", "unit"], ["lint", "unit"], []),
        (["unit", "-k", "lint"], ["unit"], ["-k", "lint"]),
        (["unit", "actions", "-x"], ["unit", "actions"], ["-x"]),
    ],
)
def test_leading_words_are_stages_and_the_rest_is_pytests(words: list[str], names: list[str], rest: list[str]) -> None:
    assert command.split(words, THERE) == (names, rest)


def test_an_unknown_stage_is_refused_with_those_that_exist() -> None:
    with pytest.raises(TroubleError, match="no stage 'unti'; stages: vendor, lint, unit, actions"):
        command.split(["unti"], THERE)


@pytest.mark.parametrize("words", [["lint", "-k", "a"], ["-k", "a"]])
def test_arguments_that_a_stage_would_not_use_are_refused(words: list[str]) -> None:
    with pytest.raises(TroubleError, match=r"arguments for pytest, which .*lint does not use; name a stage"):
        command.split(words, THERE)


def test_a_report_is_counted_and_its_failures_are_named(tmp_path: Path) -> None:
    counted = results.of_pytest("unit", 1, report(tmp_path, REPORT))

    assert counted == Result(
        stage="unit",
        passed=5,
        failed=2,
        skipped=2,
        problems=(
            "tests.unit.test_a::test_one[x]\n    assert 1 == 2\n    +  where 2 = two()",
            "tests.unit.test_a::test_two",
        ),
        reasons=("root only",),
    )


def test_a_stage_that_ran_no_test_has_failed(tmp_path: Path) -> None:
    assert results.of_pytest("unit", 5, report(tmp_path, EMPTY)).problems == ("no test ran",)
    assert results.of_pytest("unit", 0, report(tmp_path, EMPTY)).failed == 1


def test_of_many_lines_the_first_and_the_last_are_told() -> None:
    told = results.wrong("\n".join([">  assert x", *(f"E   line {number}" for number in range(100)), "E " + "x" * 500]))
    assert (told[0], told[12], told[-2]) == ("    line 0", "    ...", "    line 99")
    assert (len(told), max(len(line) for line in told)) == (25, 204)


def test_an_end_that_the_counts_do_not_explain_is_a_failure(tmp_path: Path) -> None:
    counted = results.of_pytest("unit", 3, report(tmp_path, GREEN))

    assert (counted.passed, counted.failed, counted.problems) == (2, 1, ("pytest ended with exit 3",))


def test_a_missing_report_is_a_failure(tmp_path: Path) -> None:
    counted = results.of_pytest("unit", 0, tmp_path / "none.xml")

    assert (counted.failed, counted.problems) == (1, ("pytest ended with exit 0 and no report",))


def test_the_table_ends_in_one_line_that_sums_up() -> None:
    rows = [
        Result(stage="lint", passed=3, failed=1, seconds=1.25, problems=("ruff",)),
        Result(stage="unit 3.10", passed=40, skipped=2, seconds=10, reasons=("root only", "root only")),
    ]

    assert results.table(rows, 10.5).splitlines() == [
        "stage      seconds  passed  failed  skipped",
        "lint           1.2       3       1        0",
        "unit 3.10     10.0      40       0        2",
        "total         10.5",
        "",
        "FAILED lint: ruff",
        "NOT TESTED unit 3.10: root only (2)",
        "43 passed, 1 failed, 2 skipped",
    ]


def test_results_of_one_stage_add_up() -> None:
    both = command.add(Result(stage="lint", passed=1, seconds=2), Result(stage="lint", failed=1, problems=("x",)))

    assert both == Result(stage="lint", passed=1, failed=1, seconds=2, problems=("x",))


def test_an_empty_folder_is_no_stage_and_files_without_a_test_are_a_mistake(tmp_path: Path) -> None:
    assert not stages.has_tests(tmp_path)
    (tmp_path / "__pycache__").mkdir()
    (tmp_path / "__pycache__" / "old.pyc").write_text("")
    assert not stages.has_tests(tmp_path)

    (tmp_path / "case.json").write_text("{}")
    with pytest.raises(TroubleError, match=r"holds files and no test_\*\.py: nothing would run"):
        stages.has_tests(tmp_path)

    (tmp_path / "test_case.py").write_text("")
    assert stages.has_tests(tmp_path)


def test_shell_scripts_are_found_by_suffix_and_by_first_line(tmp_path: Path) -> None:
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / "one").write_text("#!/bin/sh\n")
    (tmp_path / "bin" / "two").write_text("#!/usr/bin/env python3\n")
    (tmp_path / "bin" / "three.sh").write_text("true\n")
    (tmp_path / "vendor").mkdir()
    (tmp_path / "vendor" / "four.sh").write_text("true\n")

    assert [str(path) for path in stages.shell_files(tmp_path)] == ["bin/one", "bin/three.sh"]
    assert stages.python_scripts(tmp_path) == ["bin/two"]


def test_packages_are_ours_and_the_labs(tmp_path: Path) -> None:
    (tmp_path / "lab").mkdir()
    (tmp_path / "lab" / "packages.txt").write_text("# the lab's\nzstd # for images\n\ngit\n")

    wanted = packages.wanted(tmp_path)

    assert "zstd" in wanted
    assert wanted.count("git") == 1
    assert "busybox-static" in wanted


def test_a_package_is_missing_when_neither_its_command_nor_itself_is_there() -> None:
    commands = {"shell": "sh", "other": "no-such-command"}

    missing = packages.missing_of(["shell", "other", "plain", "there"], lambda name: name == "there", commands)

    assert missing == ["other", "plain"]


def test_a_new_lock_or_a_new_python_makes_a_new_environment() -> None:
    names = {name_of(PYTHON, "dev", b"a"), name_of(PYTHON, "dev", b"b"), name_of(PYTHON, "unit", b"a")}
    names.add(name_of(Python((3, 13, 0), "/usr/bin/python3.13"), "dev", b"a"))

    assert len(names) == 4
    assert all(name.startswith(("dev-3.12-", "unit-3.12-", "dev-3.13-")) for name in names)


def test_a_python_that_is_not_there_is_refused_with_those_that_are() -> None:
    with pytest.raises(TroubleError, match=r"--python 3\.14: not found here; found: 3\.12"):
        choose({"3.12": PYTHON}, "3.14")
    assert choose({"3.12": PYTHON}, "3.12") is PYTHON


def test_the_callers_environment_does_not_steer_the_run() -> None:
    given = {"PYTHONPATH": "x", "PYTEST_ADDOPTS": "-x", "VIRTUAL_ENV": "x", "PATH": "/bin", "PIP_CERT": "c", "CI": "1"}

    assert tell.environment(given) == {"PATH": "/bin", "PIP_CERT": "c", "CI": "1"}


def test_a_stage_is_cut_into_its_folders_and_files(tmp_path: Path) -> None:
    for name, size in (("lab/test_a.py", 10), ("lab/deep/test_b.py", 10), ("ssh/test_c.py", 30), ("test_d.py", 5)):
        path = tmp_path / "tests" / "integration" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("#" * size)
    (tmp_path / "tests" / "integration" / "lab" / "stage.py").write_text("#" * 999)

    assert stages.parts(tmp_path, "integration") == {"ssh": 30, "lab": 20, "test_d.py": 5}


def test_stages_of_one_kind_run_beside_each_other() -> None:
    everything = stages.Run(Path(), PYTHON)
    assert command.grouped(["lint", "unit", "docs", "integration", "faults"], everything) == [
        ("lint",),
        ("unit", "docs"),
        ("integration", "faults"),
    ]
    assert command.grouped(["faults"], everything) == [("faults",)]
    with_arguments = stages.Run(Path(), PYTHON, arguments=["-x"])
    assert command.grouped(["integration", "faults"], with_arguments) == [("integration",), ("faults",)]


def test_no_folder_of_a_stage_in_worlds_is_left_out() -> None:
    here = Path(__file__).parents[2]
    for name in stages.IN_WORLDS:
        held = {str(path) for part in stages.parts(here, name) for path in [here / "tests" / name / part]}
        for file in (here / "tests" / name).rglob("test_*.py"):
            assert any(str(file) == part or str(file).startswith(f"{part}/") for part in held), file


def test_a_stop_starts_nothing_that_still_waits() -> None:
    started: list[int] = []
    never = threading.Event()

    def work(number: int) -> tuple[str, Result]:
        started.append(number)
        never.wait(0.05 if number else 0)
        return "", Result(stage="unit", passed=1)

    running = stages.beside(1, work, list(range(500)))
    next(running)
    with pytest.raises(KeyboardInterrupt):
        running.throw(KeyboardInterrupt())  # type: ignore[attr-defined]  # a generator, told as an iterator

    assert len(started) < 500
