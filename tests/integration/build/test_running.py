"""A builder as a process: told live, in order, and ended with all that it started."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.conftest import ROOT
from waybill.effects.build.files import private_place
from waybill.effects.build.running import BuilderEnd, run_build
from waybill.flows.at_work import AtWork

ENVIRON = {"PATH": os.environ["PATH"]}


def run(
    script: str, *, timeout: float = 20.0, at_work: AtWork | None = None
) -> tuple[BuilderEnd, list[tuple[bytes, int]]]:
    said: list[tuple[bytes, int]] = []
    ended = run_build(
        ["sh", "-c", script],
        ENVIRON,
        timeout=timeout,
        on_data=lambda data, stream: said.append((data, stream)),
        at_work=at_work or AtWork(),
    )
    return ended, said


def gone(pid: int) -> bool:
    """True when the process has ended, or is only waited for."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return True
    return state == "Z"


def until_gone(pid: int, seconds: float = 5.0) -> bool:
    deadline = time.monotonic() + seconds
    while not gone(pid) and time.monotonic() < deadline:
        time.sleep(0.02)
    return gone(pid)


def text(said: list[tuple[bytes, int]], stream: int) -> bytes:
    return b"".join(data for data, which in said if which == stream)


def test_both_streams_are_told_in_the_order_in_which_they_speak() -> None:
    ended, said = run("for i in 1 2 3; do echo out$i; sleep 0.1; echo err$i >&2; sleep 0.1; done; exit 7")

    assert (ended.code, ended.problem) == (7, "")
    assert b"".join(data for data, _ in said).split() == [b"out1", b"err1", b"out2", b"err2", b"out3", b"err3"]


def test_a_flood_is_told_whole() -> None:
    ended, said = run("head -c 20000000 /dev/zero; head -c 3000000 /dev/zero >&2")

    assert ended.code == 0
    assert (len(text(said, 1)), len(text(said, 2))) == (20_000_000, 3_000_000)


def test_one_that_takes_too_long_is_ended_with_all_that_it_started(tmp_path: Path) -> None:
    ended, _ = run(f"sleep 60 & echo $! >{tmp_path}/child; wait", timeout=0.5)

    assert (ended.code, ended.problem) == (None, "timeout")
    assert until_gone(int((tmp_path / "child").read_text()))


def test_one_that_is_deaf_is_killed(tmp_path: Path) -> None:
    begun = time.monotonic()
    ended, _ = run(f"trap '' TERM INT; echo $$ >{tmp_path}/pid; while :; do sleep 1; done", timeout=0.5)

    assert ended.problem == "timeout"
    assert time.monotonic() - begun < 5
    assert until_gone(int((tmp_path / "pid").read_text()))


def test_one_that_is_not_there_is_said() -> None:
    ended = run_build(["/nowhere/docker"], ENVIRON, timeout=1, on_data=lambda *_: None, at_work=AtWork())

    assert (ended.code, ended.problem) == (None, "not-started")
    assert "nowhere" in ended.detail


def test_what_it_leaves_in_the_background_holds_nobody_up(tmp_path: Path) -> None:
    begun = time.monotonic()
    ended, said = run(f"sleep 30 & echo $! >{tmp_path}/child; echo done")

    os.kill(int((tmp_path / "child").read_text()), signal.SIGKILL)
    assert (ended.code, text(said, 1)) == (0, b"done\n")
    assert time.monotonic() - begun < 10


def test_a_cancelled_run_ends_it_at_once(tmp_path: Path) -> None:
    at_work = AtWork()
    threading.Timer(0.5, at_work.cancel).start()
    begun = time.monotonic()
    ended, _ = run(f"echo $$ >{tmp_path}/pid; sleep 60 & sleep 60", at_work=at_work)

    assert (ended.code, ended.problem) == (None, "cancelled")
    assert time.monotonic() - begun < 4
    assert until_gone(int((tmp_path / "pid").read_text()))


def test_an_exception_of_the_teller_ends_it_too(tmp_path: Path) -> None:
    def tell(data: bytes, stream: int) -> None:
        raise RuntimeError(f"{len(data)} bytes of {stream}")

    with pytest.raises(RuntimeError, match="bytes of 1"):
        run_build(
            ["sh", "-c", f"echo $$ >{tmp_path}/pid; echo speaks; sleep 60"],
            ENVIRON,
            timeout=20,
            on_data=tell,
            at_work=AtWork(),
        )
    assert until_gone(int((tmp_path / "pid").read_text()))


KILLED = """
import os, sys
sys.path[:0] = sys.argv[1].split(":")
from waybill.effects.build.files import private_place
from waybill.effects.build.running import run_build
from waybill.flows.at_work import AtWork
environ = {"PATH": os.environ["PATH"], "TMPDIR": sys.argv[2], "XDG_RUNTIME_DIR": sys.argv[2]}
with private_place(environ) as place:
    place.write("config.json", "a secret")
    print(place.path, flush=True)
    words = ["sh", "-c", "echo $$ >" + sys.argv[2] + "/pid; sleep 60 & sleep 60"]
    run_build(words, environ, timeout=60, on_data=lambda *_: None, at_work=AtWork(), place=place)
"""


def test_a_run_that_is_killed_leaves_neither_builder_nor_secret(tmp_path: Path) -> None:
    """Nobody can clear away after kill -9 but a keeper of its own."""
    words = [sys.executable, "-c", KILLED, f"{ROOT / 'src'}:{ROOT / 'vendor'}", str(tmp_path)]
    with subprocess.Popen(words, stdout=subprocess.PIPE, text=True) as run_of_ours:
        assert run_of_ours.stdout is not None
        place = Path(run_of_ours.stdout.readline().strip())
        while not (tmp_path / "pid").exists() or not (tmp_path / "pid").read_text().strip():
            time.sleep(0.05)
        assert (place / "config.json").exists()
        run_of_ours.kill()
    assert until_gone(int((tmp_path / "pid").read_text()))
    deadline = time.monotonic() + 5
    while place.exists() and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not place.exists()


def environ_of(folder: Path) -> Mapping[str, str]:
    return {**ENVIRON, "XDG_RUNTIME_DIR": str(folder), "TMPDIR": str(folder)}


def test_a_private_place_is_gone_at_the_end_and_what_killed_runs_left_is_swept(tmp_path: Path) -> None:
    old, young, foreign = (tmp_path / name for name in ("waybill-build-old", "waybill-build-young", "other"))
    for folder in (old, young, foreign):
        folder.mkdir()
        (folder / "config.json").write_text("{}")
    os.utime(old, (1, 1))
    os.utime(foreign, (1, 1))
    with private_place(environ_of(tmp_path)) as place:
        assert Path(place.path).parent == tmp_path
        assert Path(place.path).stat().st_mode & 0o777 == 0o700
        seen = sorted(path.name for path in tmp_path.iterdir() if path.name != Path(place.path).name)
    assert seen == ["other", "waybill-build-young"]
    assert not Path(place.path).exists()
