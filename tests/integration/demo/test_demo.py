"""`bin/demo` works from anywhere, judges its own scenes, and leaves nothing behind."""

from __future__ import annotations

import os
import re
import signal
import subprocess
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from lab import demo
from lab.demo_scene import Scene, Stage, play
from lab.demo_told import Told, shortened
from tests.integration.lab.entering import wait_for

ROOT = Path(__file__).resolve().parents[3]
MOVING = re.compile(r"\d{4}-\d\d-\d\d[T ][\d:]+( UTC|Z)?|sha256:[0-9a-f]{12,64}\b|commit [0-9a-f]{12,40}\b")
TITLES = (
    "a tag is pushed",
    "the tag was never pushed",
    "the token on the server is dead",
    "an old local image is restarted",
    "the same tag, deployed by its digest",
    "built for another machine",
    "a health that lies",
    "killed in the middle",
    "and run once more",
    "a rollback",
)
SAYS = {
    "README.md": r"^```text\n(\$ bin/waybill preflight.*?)^```",
    "docs/verify.md": r"^```text\n(✘ verify.*?)^```",
}


def sample(page: str) -> list[str]:
    """What a page says that a command prints, in the pieces that are shown of it."""
    (shown,) = re.findall(SAYS[page], (ROOT / page).read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    pieces = re.split(
        r"^…\n", still(shown.removeprefix("$ bin/waybill preflight ghcr.io/acme/app:1.4.1\n")), flags=re.MULTILINE
    )
    return [piece.strip("\n") for piece in pieces if piece.strip("\n")]


def still(text: str) -> str:
    """The text without what differs from run to run."""
    return MOVING.sub("*", text)


def printed(reports: Path) -> str:
    """All that the product printed in a demo."""
    return still("\n".join(path.read_text() for path in sorted(reports.glob("*/output.txt"))))


def test_the_story_ends_as_it_must_and_its_world_stays_only_as_long_as_it_is_kept(tmp_path: Path) -> None:
    if os.geteuid() != 0:
        pytest.skip("the scenes with a server need root")
    home, reports, place = (tmp_path / name for name in ("home", "reports", "place"))
    home.mkdir()
    place.mkdir()
    done = subprocess.run(
        ["sh", "-c", 'umask 077; exec "$@"', "sh", ROOT / "bin" / "demo", "--reports", reports, "--keep"],
        cwd=home,
        env={**os.environ, "TMPDIR": str(place)},
        capture_output=True,
        text=True,
        check=False,
        timeout=600,
    )

    assert done.returncode == 0, done.stdout + done.stderr
    assert f"{len(TITLES)} of {len(TITLES)} scenes ended as they must" in done.stdout
    headings = re.findall(r"^\d+\. (.+)$", done.stdout, re.MULTILINE)
    assert headings == [title.upper() for title in TITLES]
    lost = [piece for piece in sample("docs/verify.md") if piece not in printed(reports)]
    assert lost == [], f"docs/verify.md shows something else than:\n{printed(reports)}"
    assert list(home.iterdir()) == []
    assert len(list(reports.glob("*/*.md"))) == len(("preflight", "build-push", "deploy", "verify", "rollback"))
    assert len(list(reports.glob("*/*/waybill.json"))) == len(TITLES) - 2, "all that were run by hand"

    (entrance,) = place.glob("*/in")
    entered = subprocess.run(
        [entrance, "curl", "-s", "http://web1.example.com:8000/version"], capture_output=True, text=True, check=False
    )
    assert entered.stdout == "1.4.2"
    (holder,) = re.findall(r"^  kill (\d+)", done.stdout, re.MULTILINE)
    os.kill(int(holder), signal.SIGTERM)
    wait_for(lambda: not list(place.iterdir()))


def test_without_root_the_servers_are_left_out_and_it_is_said_why(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The same world as for root: what is asked is only which scenes are played."""
    monkeypatch.setattr(demo, "is_root", lambda: False)

    assert demo.main(["--reports", str(tmp_path)]) == 0

    told = capsys.readouterr().out
    assert "6 of 6 scenes ended as they must" in told
    assert "only root can start those" in " ".join(told.split())
    assert "nothing was left behind" in told
    lost = [piece for piece in sample("README.md") if piece not in printed(tmp_path)]
    assert lost == [], f"the README shows something else than:\n{printed(tmp_path)}"


GOOD = Told(outcome="refused", exit_code=10, codes=("registry.tag-absent", "login.dead"), text="nothing was touched")
SCENE = Scene(
    title="A scene",
    story="it is so",
    words="bin/waybill deploy",
    act=lambda _: GOOD,
    outcome="refused",
    codes=("registry.tag-absent",),
    also=("nothing was touched",),
    runs="v1",
)


def ended(folder: Path, scene: Scene, runs: str = "v1") -> tuple[bool, str]:
    """Whether a scene ended as it must, and the last line of it."""
    told: list[str] = []
    well = play(Stage(tell=told.append, reports=folder, judge=lambda: (runs, f"web1 runs {runs}")), 1, scene)
    return well, told[-1]


def test_a_scene_that_ends_as_it_must_is_told_and_kept(tmp_path: Path) -> None:
    well, line = ended(tmp_path, SCENE)

    assert well
    assert line.startswith("verdict    refused, exit 10: as it must be")
    assert (tmp_path / "01-a-scene" / "output.txt").read_text() == GOOD.text


@pytest.mark.parametrize(
    ("told", "says"),
    [
        pytest.param({"outcome": "delivered"}, "expected refused", id="another outcome"),
        pytest.param({"exit_code": 0}, "expected exit 10", id="another exit code"),
        pytest.param({"codes": ("login.dead",)}, "no finding registry.tag-absent", id="a finding that does not come"),
        pytest.param({"text": "replaced"}, "it does not say 'nothing was touched'", id="a word that does not come"),
    ],
)
def test_a_scene_that_ends_otherwise_is_wrong(tmp_path: Path, told: Mapping[str, object], says: str) -> None:
    other = replace(GOOD, **told)  # type: ignore[arg-type]

    well, line = ended(tmp_path, replace(SCENE, act=lambda _: other))

    assert not well
    assert f"WRONG: {says}" in line


def test_a_green_scene_with_a_finding_is_wrong(tmp_path: Path) -> None:
    found = replace(GOOD, outcome="delivered", exit_code=0)

    well, line = ended(tmp_path, replace(SCENE, act=lambda _: found, outcome="delivered", codes=()))

    assert not well
    assert "WRONG: unexpected registry.tag-absent, login.dead" in line


def test_a_scene_is_wrong_when_the_server_runs_something_else_whatever_was_said(tmp_path: Path) -> None:
    assert ended(tmp_path, SCENE, runs="v2") == (False, ended(tmp_path, SCENE, runs="v2")[1])
    assert "WRONG: the server must run v1" in ended(tmp_path, SCENE, runs="v2")[1]
    assert not ended(tmp_path, replace(SCENE, runs=""))[0]


def test_what_is_shown_is_the_verdict_the_picture_and_the_worst_finding() -> None:
    long = "\n".join(f"         line {number}" for number in range(9))
    text = f"""\
still at it
✘ deploy refused: a check failed

commit a ─✘─ b (x.y)

host  before
----  ------
web1  -

error  x.y  b
  seen   one
{long}
  means  why
  fix    this

error  z.z  b
  seen   two

time: 1 s
"""

    assert list(shortened(text)) == [
        "✘ deploy refused: a check failed",
        "commit a ─✘─ b (x.y)",
        "",
        "error  x.y  b",
        "  seen   one",
        "         line 0",
        "         line 1",
        "         …",
        "  means  why",
        "  fix    this",
        "… and z.z",
    ]
