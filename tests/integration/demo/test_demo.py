"""`bin/demo` works from anywhere, judges its own scenes, and leaves nothing behind."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from lab import demo
from lab.world import World

ROOT = Path(__file__).resolve().parents[3]
MOVING = re.compile(r"\d{4}-\d\d-\d\d[T ][\d:]+( UTC|Z)?|after \d+ failed checks|sha256:[0-9a-f]{12}\b")


def samples() -> list[str]:
    """What the README and the page of verify say that the commands print, in the pieces that are shown of it."""
    text = "".join((ROOT / name).read_text(encoding="utf-8") for name in ("README.md", "docs/verify.md"))
    shown = re.findall(r"^```text\n((?:\$ bin/waybill preflight|✘ verify).*?)^```", text, re.MULTILINE | re.DOTALL)
    assert len(shown) == 2
    return [still(piece.strip("\n")) for sample in shown for piece in re.split(r"^…\n", sample, flags=re.MULTILINE)]


def still(text: str) -> str:
    """The text without what differs from run to run."""
    return MOVING.sub("*", text)


@pytest.fixture(scope="module")
def played() -> Iterator[tuple[World, demo.Scene]]:
    """A furnished world and its good scene."""
    with World.start() as world:
        yield world, demo.scenes(demo.furnish(world))[-1]


def test_the_demo_ends_well_and_leaves_its_folder_as_it_was(tmp_path: Path) -> None:
    if os.geteuid() != 0:
        pytest.skip("the scenes with a server need root")
    home, reports = tmp_path / "home", tmp_path / "reports"
    home.mkdir()
    done = subprocess.run(
        ["sh", "-c", 'umask 077; exec "$@"', "sh", ROOT / "bin" / "demo", "--reports", reports],
        cwd=home,
        env={**os.environ, "TMPDIR": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
        timeout=600,
    )

    assert done.returncode == 0, done.stdout + done.stderr
    assert "9 of 9 scenes ended as they must" in done.stdout
    lost = [piece for piece in samples() if piece not in still(done.stdout)]
    assert lost == [], f"the pages show something else than:\n{done.stdout}"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["home", "reports"]
    assert list(home.iterdir()) == []
    assert len(list(reports.glob("preflight-*/waybill.json"))) == 14
    assert len(list(reports.glob("verify-*/waybill.json"))) == 4


def test_without_root_the_servers_are_left_out_and_it_is_said_why(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The same world as for root: what is asked is only which scenes are played."""
    monkeypatch.setattr(demo, "is_root", lambda: False)

    assert demo.main([]) == 0

    told = capsys.readouterr().out
    assert "6 of 6 scenes ended as they must" in told
    assert "only root can start those" in " ".join(told.split())


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
