"""`bin/demo` works from anywhere, judges its own scenes, and leaves nothing behind."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from lab import demo
from lab.world import World

ROOT = Path(__file__).resolve().parents[3]


def readme_sample() -> str:
    """What the README says that the command prints."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    begin = text.index("```text\n$ bin/waybill") + len("```text\n")
    return text[begin : text.index("```", begin)].rstrip()


@pytest.fixture(scope="module")
def played() -> Iterator[tuple[World, demo.Scene]]:
    """A furnished world and its good scene."""
    with World.start() as world:
        yield world, demo.scenes(demo.furnish(world))[-1]


def test_the_demo_ends_well_and_leaves_its_folder_as_it_was(tmp_path: Path) -> None:
    home, reports = tmp_path / "home", tmp_path / "reports"
    home.mkdir()
    done = subprocess.run(
        [ROOT / "bin" / "demo", "--reports", reports],
        cwd=home,
        env={**os.environ, "TMPDIR": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )

    assert done.returncode == 0, done.stdout + done.stderr
    assert "6 of 6 scenes ended as they must" in done.stdout
    assert readme_sample() in done.stdout, "the README shows something else"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["home", "reports"]
    assert list(home.iterdir()) == []
    assert len(list(reports.glob("preflight-*/waybill.json"))) == 12


@pytest.mark.parametrize(
    "wrong",
    [
        pytest.param({"exit_code": 10}, id="another exit code"),
        pytest.param({"codes": ("registry.tag-absent",)}, id="a finding that does not come"),
    ],
)
def test_a_scene_that_ends_otherwise_is_wrong(played: tuple[World, demo.Scene], wrong: dict[str, object]) -> None:
    world, good = played
    told: list[str] = []

    assert demo.play(world, good, told.append)
    assert not demo.play(world, replace(good, **wrong), told.append)  # type: ignore[arg-type]
    assert "WRONG, expected" in told[-1]
