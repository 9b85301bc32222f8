"""Which Python bin/waybill takes, and what it says when there is none."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.actions.shipped import Ended, pythons, run, script


def by_version(item: tuple[str, str]) -> tuple[int, ...]:
    return tuple(int(part) for part in item[0].split("."))


PYTHONS = pythons()
OLDEST, NEWEST = min(PYTHONS.items(), key=by_version)[1], max(PYTHONS.items(), key=by_version)[1]
ADVICE = "In a workflow, put a step with actions/setup-python before this one or use Waybill's Docker action"

# Answers the probe as a Python does that is too old, or that Debian ships as python3-minimal.
TOO_OLD = "printf 'is Python 3.8.18'; exit 3"
MINIMAL = f"""exec '{OLDEST}' -I -S -c 'import sys, importlib.machinery
sys.path.clear()
exec(sys.argv[1])' "$4" """


def real(path: Path, python: str) -> Path:
    """A Python under another name."""
    return script(path, f'exec "{python}" "$@"')


def start(shipped: Path, cwd: Path, **environ: str) -> Ended:
    return run([shipped / "bin" / "waybill"], environ, cwd)


def assert_one_line(ended: Ended) -> str:
    assert (ended.code, ended.out) == (2, "")
    assert ended.err.count("\n") == 1
    assert ended.err.endswith("\n")
    return ended.err


def test_the_python_that_is_named_is_taken(shipped: Path, quiet: Path, tmp_path: Path) -> None:
    real(tmp_path / "python3.14", NEWEST)

    told = start(shipped, quiet, PATH=str(tmp_path), WAYBILL_PYTHON=OLDEST).told()

    assert told["executable"] == OLDEST


def test_a_bare_name_is_looked_up_on_the_path(shipped: Path, quiet: Path, tmp_path: Path) -> None:
    real(tmp_path / "my-python", NEWEST)

    assert start(shipped, quiet, PATH=str(tmp_path), WAYBILL_PYTHON="my-python").told()["executable"] == NEWEST


def test_an_empty_name_counts_as_none(shipped: Path, quiet: Path, tmp_path: Path) -> None:
    real(tmp_path / "python3", NEWEST)

    assert start(shipped, quiet, PATH=str(tmp_path), WAYBILL_PYTHON="").told()["executable"] == NEWEST


@pytest.mark.parametrize(
    ("named", "why"),
    [
        ("/nowhere/python3", "/nowhere/python3 does not start (exit 127)"),
        ("true", "true does not answer as a Python does"),
        ("false", "false does not start (exit 1)"),
        ("/", "/ does not start (exit 126)"),
    ],
)
def test_a_named_python_that_will_not_do_is_said_and_no_other_is_taken(
    named: str, why: str, shipped: Path, quiet: Path
) -> None:
    line = assert_one_line(start(shipped, quiet, PATH=os.environ["PATH"], WAYBILL_PYTHON=named))

    assert line == f"waybill: WAYBILL_PYTHON cannot be used: {why}; it must be Python 3.10 or newer\n"


def test_newer_names_come_first(shipped: Path, quiet: Path, tmp_path: Path) -> None:
    real(tmp_path / "b" / "python3.12", NEWEST)
    real(tmp_path / "a" / "python3", OLDEST)

    assert start(shipped, quiet, PATH=f"{tmp_path}/a:{tmp_path}/b").told()["executable"] == NEWEST


def test_an_old_or_incomplete_python_is_passed_over(shipped: Path, quiet: Path, tmp_path: Path) -> None:
    script(tmp_path / "python3.14", "echo 'command not found' >&2; exit 127")
    script(tmp_path / "python3.13", "echo Python 3.13.0")
    script(tmp_path / "python3.12", TOO_OLD)
    script(tmp_path / "python3.11", MINIMAL)
    real(tmp_path / "python3", OLDEST)

    assert start(shipped, quiet, PATH=str(tmp_path)).told()["executable"] == OLDEST


def test_when_none_will_do_one_line_says_what_each_lacks(shipped: Path, quiet: Path, tmp_path: Path) -> None:
    script(tmp_path / "python3.14", "exit 127")
    script(tmp_path / "python3.12", MINIMAL)
    script(tmp_path / "python3.10", "echo 'Python 3.10.0'")
    script(tmp_path / "python3", TOO_OLD)

    line = assert_one_line(start(shipped, quiet, PATH=str(tmp_path)))

    assert f"{tmp_path}/python3.14 does not start (exit 127)" in line
    assert f"{tmp_path}/python3.12 lacks concurrent, email, http, json, logging, ssl, urllib" in line
    assert f"{tmp_path}/python3.10 does not answer as a Python does" in line
    assert f"{tmp_path}/python3 is Python 3.8.18" in line
    assert ADVICE in line


def test_when_there_is_none_at_all_one_line_says_what_to_do(shipped: Path, quiet: Path) -> None:
    line = assert_one_line(start(shipped, quiet, PATH=str(quiet)))

    assert line.startswith("waybill: no usable Python found: it must be 3.10 or newer with its whole standard library")
    assert ADVICE in line


OLD = [path for path in Path.home().glob(".pyenv/versions/*/bin/python3") if "3.1" not in path.parts[-3]]


@pytest.mark.skipif(not OLD, reason="no Python older than 3.10 on this machine")
@pytest.mark.parametrize("python", OLD, ids=lambda path: path.parts[-3])
def test_real_old_pythons_name_their_version(python: Path, shipped: Path, quiet: Path) -> None:
    line = assert_one_line(start(shipped, quiet, PATH=os.environ["PATH"], WAYBILL_PYTHON=str(python)))

    assert f"{python} is Python {python.parts[-3]}; it must be Python 3.10 or newer" in line


def test_directories_of_the_workspace_on_the_path_are_passed_over(shipped: Path, quiet: Path, tmp_path: Path) -> None:
    planted = tmp_path / "planted"
    for folder in (quiet, quiet / "bin"):
        script(folder / "python3.14", f"touch '{planted}'; exit 1")
    real(tmp_path / "real" / "python3", OLDEST)

    told = start(shipped, quiet, PATH=f":.:bin:./bin:{tmp_path}/real:").told()

    assert told["executable"] == OLDEST
    assert not planted.exists()


def test_a_directory_named_like_python_is_no_python(shipped: Path, quiet: Path, tmp_path: Path) -> None:
    (tmp_path / "python3.14").mkdir()
    real(tmp_path / "python3", OLDEST)

    assert start(shipped, quiet, PATH=str(tmp_path)).told()["executable"] == OLDEST


def test_a_shim_is_asked_only_when_nothing_else_is_there(shipped: Path, quiet: Path, tmp_path: Path) -> None:
    log = tmp_path / "asked"
    script(tmp_path / "shims" / "python3.14", f"echo shim >> '{log}'; exec '{NEWEST}' \"$@\"")
    real(tmp_path / "real" / "python3", OLDEST)

    told = start(shipped, quiet, PATH=f"{tmp_path}/shims:{tmp_path}/real").told()
    assert told["executable"] == OLDEST
    assert not log.exists()

    told = start(shipped, quiet, PATH=f"{tmp_path}/shims").told()
    assert told["executable"] == NEWEST
    assert log.read_text() == "shim\n", "the shim is run once; what it leads to is what starts"


def test_the_tool_cache_comes_last_and_newest_first(shipped: Path, quiet: Path, tmp_path: Path) -> None:
    log = tmp_path / "asked"
    cache = tmp_path / "tool cache"
    for version in ("3.9.20", "3.10.15", "3.12.9", "3.12.10", "3.13.0", "3.7.1"):
        script(cache / "Python" / version / "x64" / "bin" / "python3", f"echo {version} >> '{log}'; exit 1")
    real(cache / "Python" / "3.10.2" / "x64" / "bin" / "python3", OLDEST)

    told = start(shipped, quiet, PATH=str(quiet), RUNNER_TOOL_CACHE=str(cache)).told()

    assert told["executable"] == OLDEST
    assert log.read_text().split() == ["3.13.0", "3.12.10", "3.12.9", "3.10.15"]


def test_no_path_at_all_means_the_usual_directories(shipped: Path, quiet: Path) -> None:
    ended = start(shipped, quiet)

    assert ended.code in {0, 2}
    assert ended.code == 0 or ADVICE in ended.err
