"""Nothing is left behind: not in the registry, not on the disk, and not when the run is interrupted."""

from __future__ import annotations

import hashlib
import os
import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from lab.world import World
from tests.integration.preflight.push_faults import BASIC, PASSWORD, TOKEN, WRITER
from tests.integration.preflight.running import Look, Runner, stored_login
from tests.integration.preflight.stage import APP, OPEN, Stage, look

WRITTEN = {"work/.waybill/.gitignore", "work/.waybill/preflight-1/report.md", "work/.waybill/preflight-1/waybill.json"}
PATIENCE = 20.0
MOST_SECONDS = 5.0


def stored(world: World) -> dict[str, str]:
    """Every file of every registry with the hash of what it holds.

    Not the saved hash state of an upload: distribution writes it again, empty, after it has cancelled the session.
    """
    return {
        str(place.relative_to(world.directory)): hashlib.sha256(place.read_bytes()).hexdigest()
        for place in sorted(world.directory.glob("*/data/**/*"))
        if place.is_file() and "/hashstates/" not in str(place)
    }


def files(place: Path) -> dict[str, bytes]:
    """Every file below a directory."""
    return {str(path.relative_to(place)): path.read_bytes() for path in place.rglob("*") if path.is_file()}


def basic_login(stage: Stage) -> Look:
    stage.push(BASIC)
    return look(BASIC, "--push", docker=stored_login(PASSWORD, "registry.example.com"))


def token_login(stage: Stage) -> Look:
    stage.push(TOKEN)
    stage.state.add_login("octo", PASSWORD, {"*": ("pull", "push", "delete")})
    return look(TOKEN, "--push", docker=stored_login(PASSWORD, "token.example.com"))


def private_pull(stage: Stage) -> Look:
    return look(APP, token=stage.token())


def tag_absent(_: Stage) -> Look:
    return look("ghcr.io/acme/open:2.0")


@pytest.mark.parametrize("set_up", [basic_login, token_login, private_pull, tag_absent])
def test_every_registry_is_afterwards_as_it_was_before(
    set_up: Callable[[Stage], Look], stage: Stage, preflight: Runner
) -> None:
    wanted = set_up(stage)
    before = stored(stage.world)
    assert any("acme/app/_manifests/tags/1.0" in path for path in before)
    ended = preflight(wanted)
    assert ended.exit in {0, 10}, ended.everything
    assert stored(stage.world) == before


def test_ghcr_is_asked_to_cancel_although_it_refuses_that(stage: Stage, preflight: Runner) -> None:
    """ghcr.io knows no cancelling (405): an empty session runs out there, and no tag or manifest changes."""
    before = stored(stage.world)
    ended = preflight(look(APP, "--push", token=stage.token(scopes=WRITER)))
    assert ended.exit == 0, ended.everything
    posted = stage.world.requests("ghcr.io", "POST")
    cancelled = stage.world.requests("ghcr.io", "DELETE")
    assert [entry.status for entry in posted] == [202]
    assert [entry.status for entry in cancelled] == [405]
    after = {path: content for path, content in stored(stage.world).items() if "/_uploads" not in path}
    assert after == before


def test_only_the_report_directory_is_written(stage: Stage, preflight: Runner) -> None:
    wanted = look(APP, docker=stored_login(stage.token()))
    ended = preflight(wanted)
    assert ended.exit == 0, ended.everything
    left = files(ended.place)
    config = left.pop("home/.docker/config.json")
    assert b"ghcr.io" in config
    assert set(left) == WRITTEN
    assert (ended.work / ".waybill" / "preflight-1").stat().st_mode & 0o077 == 0


def test_the_report_directory_that_is_asked_for_is_the_only_one(stage: Stage, preflight: Runner) -> None:
    ended = preflight(look(OPEN, "--report-directory", "out/here"))
    assert ended.exit == 0, ended.everything
    assert set(files(ended.place)) == {"work/out/here/report.md", "work/out/here/waybill.json"}
    assert stage.open.digest in ended.stdout


# Interrupted


def child_of(process: subprocess.Popen[bytes]) -> int:
    """The command itself: what was started is the program that enters the world, and it waits."""
    return until(lambda: Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split(), int)


def until(ask: Callable[[], list[str]], then: Callable[[str], int] = len) -> int:
    """Ask until something comes."""
    end = time.monotonic() + PATIENCE
    while not (found := ask()):
        assert time.monotonic() < end, "it never came"
        time.sleep(0.01)
    return then(found[0])


def push_asked(world: World) -> list[str]:
    """Requests for a token with which to push: the upload comes next."""
    return [entry.query for entry in world.requests("token.example.com", path="/auth") if "push" in entry.query]


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_interrupted_in_the_middle_of_the_push_probe(number: signal.Signals, stage: Stage, preflight: Runner) -> None:
    wanted = token_login(stage)
    before = stored(stage.world)
    stage.world.fault("delay", method="POST", seconds=1.0)
    process, place = preflight.start(wanted)
    with process:
        until(lambda: push_asked(stage.world))
        begun = time.monotonic()
        os.kill(child_of(process), number)
        out, err = process.communicate(timeout=PATIENCE)
        took = time.monotonic() - begun
    ended = preflight.ended(process.returncode, out.decode(), err.decode(), place)
    assert ended.exit == 40, ended.everything
    assert took < MOST_SECONDS
    assert "cancelled" in ended.stderr
    assert ended.answer["proved"] is False
    until(lambda: [entry.path for entry in stage.world.requests("token.example.com", "POST")])
    assert [entry.status for entry in stage.world.requests("token.example.com", "DELETE")][-1:] == [204]
    assert stored(stage.world) == before


def test_interrupted_while_the_registry_is_silent(stage: Stage, preflight: Runner) -> None:
    stage.world.fault("silence", path="/manifests/", seconds=12)
    process, place = preflight.start(look(OPEN, "ghcr.io/acme/app:1.0"))
    with process:
        until(lambda: [entry.path for entry in stage.world.requests("ghcr.io", path="/token")])
        begun = time.monotonic()
        os.kill(child_of(process), signal.SIGTERM)
        out, err = process.communicate(timeout=PATIENCE)
        took = time.monotonic() - begun
    ended = preflight.ended(process.returncode, out.decode(), err.decode(), place)
    assert ended.exit == 40, ended.everything
    assert took < MOST_SECONDS
    assert "cancelled" in ended.stderr
    assert files(ended.work) == {}
