"""What stands in the caller's workspace, home and environment does not reach us."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.actions.shipped import Caller, pythons, run, ship

AS_ROOT = () if os.geteuid() == 0 else ("--map-root-user",)
PYTHONS = pythons()


def assert_untouched(told: Any, caller: Caller, shipped: Path) -> None:
    """Everything loaded came from the copy or from the interpreter, and nothing planted has run."""
    libraries = {name: told["loaded"][name] for name in ("waybill", "requests", "yaml", "github", "nacl")}
    outside = (caller.workspace, caller.home)

    assert caller.marks() == ""
    assert {Path(file).is_relative_to(shipped.resolve()) for file in libraries.values()} == {True}
    assert [file for file in told["loaded"].values() if any(Path(file).is_relative_to(bad) for bad in outside)] == []
    assert [entry for entry in told["path"] if "site-packages" in entry or "dist-packages" in entry] == []
    assert "cryptography" not in told["loaded"]


@pytest.mark.parametrize("minor", PYTHONS)
def test_a_hostile_caller_changes_nothing_under_any_python(minor: str, shipped: Path, caller: Caller) -> None:
    environ = caller.environ(WAYBILL_PYTHON=PYTHONS[minor])

    told = run([shipped / "bin" / "waybill"], environ, caller.workspace).told()

    assert_untouched(told, caller, shipped)
    assert told["version"] == [int(part) for part in minor.split(".")]


def test_a_hostile_caller_changes_nothing_for_a_python_found_on_the_path(shipped: Path, caller: Caller) -> None:
    told = run([shipped / "bin" / "waybill", "a b"], caller.environ(), caller.workspace).told()

    assert_untouched(told, caller, shipped)
    assert told["argv"] == ["a b"]


def test_the_planted_modules_would_run_where_nobody_isolates(caller: Caller) -> None:
    """The tests of this file would pass on traps that do not work; this one springs them."""
    python = next(iter(PYTHONS.values()))
    survivable = caller.workspace / "survivable"
    caller.plant_modules(survivable, ("json", "requests", "sitecustomize"), ("yaml",))
    environ = {"PATH": os.environ["PATH"], "PYTHONPATH": str(survivable)}

    run([python, "-c", "import json, yaml, requests"], environ, caller.workspace)

    assert {"sitecustomize", "json", "yaml", "requests"} <= set(caller.marks().split())


def test_it_starts_without_a_network(shipped: Path, caller: Caller) -> None:
    words = ["unshare", *AS_ROOT, "--net", shipped / "bin" / "waybill"]

    assert_untouched(run(words, caller.environ(), caller.workspace).told(), caller, shipped)


def test_it_starts_from_a_read_only_checkout_and_writes_nothing_there(
    checkout: Path, tmp_path: Path, caller: Caller
) -> None:
    copy = ship(checkout, tmp_path / "read only")
    mount = 'mount --bind "$1" "$1" && mount -o remount,bind,ro "$1" && exec "$1/bin/waybill"'
    words = ["unshare", *AS_ROOT, "--mount", "sh", "-c", mount, "sh", copy]

    told = run(words, caller.environ(), caller.workspace).told()

    assert_untouched(told, caller, copy)
    assert list(copy.rglob("__pycache__")) == []


def test_a_writable_checkout_keeps_the_bytecode_beside_the_sources(
    checkout: Path, tmp_path: Path, caller: Caller
) -> None:
    copy = ship(checkout, tmp_path / "writable")

    run([copy / "bin" / "waybill"], caller.environ(), caller.workspace).told()

    assert (copy / "vendor" / "requests" / "__pycache__").is_dir()
    assert list(caller.workspace.rglob("*.pyc")) == []


@pytest.mark.parametrize("minor", PYTHONS)
def test_the_libraries_load_without_a_warning(minor: str, checkout: Path, tmp_path: Path) -> None:
    """Compiled afresh, so that warnings of the compiler count too."""
    copy = ship(checkout, tmp_path / "fresh")
    code = f"import sys; sys.path.insert(0, {str(copy / 'vendor')!r}); import requests, yaml, github, jwt"
    words = [PYTHONS[minor], "-I", "-S", "-B", "-W", "error", "-c", code]

    done = subprocess.run(words, capture_output=True, text=True, check=False)

    assert (done.returncode, done.stderr) == (0, "")


def test_the_real_command_survives_a_hostile_caller(checkout: Path, caller: Caller) -> None:
    ended = run([checkout / "bin" / "waybill", "--version"], caller.environ(), caller.workspace)

    assert (ended.code, ended.out, ended.err) == (0, "waybill 0.1.0\n", "")
    assert caller.marks() == ""
