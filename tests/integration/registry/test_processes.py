"""Running programs, and docker's credential helpers as real executables."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path

import pytest

from waybill.core.evidence import ConfigTrouble
from waybill.effects.docker_config import ask_helper, config_path, read_docker_config
from waybill.effects.process import Leash, Problem, run, run_all
from waybill.flows.parallel import Aside
from waybill.secret import Secret

ENVIRON = {"PATH": os.defpath}


def test_output_and_exit_code_come_back() -> None:
    ended = run(["sh", "-c", "cat; echo said >&2; exit 3"], stdin=b"given", environ=ENVIRON, timeout=20)

    assert (ended.code, ended.stdout, ended.stderr, ended.problem) == (3, b"given", b"said\n", None)


def test_the_environment_is_the_one_given_and_no_other() -> None:
    ended = run(["sh", "-c", "echo $ONLY-$HOME"], environ={**ENVIRON, "ONLY": "this"}, timeout=20)

    assert ended.stdout == b"this-\n"


def test_words_are_not_a_shells() -> None:
    assert run(["printf", "%s", "$(id); `id`"], environ=ENVIRON, timeout=20).stdout == b"$(id); `id`"


@pytest.mark.parametrize("program", ["no-such-program", "/", "with\0nul"])
def test_a_program_that_cannot_start_is_told(program: str) -> None:
    ended = run([program], environ=ENVIRON, timeout=20)

    assert (ended.code, ended.problem) == (None, Problem.NOT_STARTED)
    assert ended.detail


def test_time_runs_out_for_a_program_and_all_it_started(tmp_path: Path) -> None:
    mark = tmp_path / "pid"

    ended = run(["sh", "-c", f"sleep 300 & echo $! > '{mark}'; wait"], environ=ENVIRON, timeout=1)

    assert (ended.code, ended.problem) == (None, Problem.TIMEOUT)
    assert _ends(int(mark.read_text()))


def test_answers_that_nobody_wants_any_more_are_not_waited_for(tmp_path: Path) -> None:
    leash, mark = Leash(), tmp_path / "pid"
    asking = Aside(
        lambda: run_all(
            {"one": ("sh", "-c", f"echo $$ > '{mark}'; exec sleep 300"), "other": ("true",)},
            environ=ENVIRON,
            timeout=300,
            leash=leash,
        )
    )
    while not mark.exists() or not mark.read_text().strip():
        time.sleep(0.01)

    leash.end()

    answers = asking.result()
    assert (answers["one"].code, answers["other"].code) == (-signal.SIGKILL, 0)
    assert _ends(int(mark.read_text()))
    assert run(["true"], environ=ENVIRON, timeout=20, leash=leash).problem is Problem.NOT_STARTED


def _ends(pid: int) -> bool:
    for _ in range(500):
        try:
            state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
        except FileNotFoundError:
            return True
        if state == "Z":
            return True
        time.sleep(0.01)
    return False


def test_endless_output_is_stopped_at_the_cap() -> None:
    ended = run(["sh", "-c", "while :; do echo yes; done"], environ=ENVIRON, timeout=60, cap=10_000)

    assert (ended.problem, len(ended.stdout)) == (Problem.TOO_MUCH_OUTPUT, 10_000)


def test_output_of_exactly_the_cap_is_whole() -> None:
    ended = run(["sh", "-c", "printf 1234567890"], environ=ENVIRON, timeout=20, cap=10)

    assert (ended.code, ended.stdout, ended.problem) == (0, b"1234567890", None)


def test_a_program_that_does_not_read_its_input_is_no_trouble() -> None:
    ended = run(["true"], stdin=b"x" * 1_000_000, environ=ENVIRON, timeout=20)

    assert (ended.code, ended.problem) == (0, None)


def test_an_agent_left_behind_is_left_alone(tmp_path: Path) -> None:
    """A credential helper may start its keyring's agent: that one is not ours to kill."""
    mark = tmp_path / "pid"

    ended = run(["sh", "-c", f"sleep 60 >/dev/null 2>&1 & echo $! > '{mark}'"], environ=ENVIRON, timeout=20)

    agent = int(mark.read_text())
    os.kill(agent, signal.SIGTERM)
    assert (ended.code, ended.problem) == (0, None)


def test_an_agent_that_holds_the_pipes_does_not_hold_us(tmp_path: Path) -> None:
    mark = tmp_path / "pid"

    ended = run(["sh", "-c", f"sleep 60 & echo $! > '{mark}'; echo done"], environ=ENVIRON, timeout=20)

    os.kill(int(mark.read_text()), signal.SIGTERM)
    assert (ended.code, ended.stdout, ended.problem) == (0, b"done\n", None)


def test_secrets_in_the_output_do_not_show() -> None:
    assert "made-up" not in repr(run(["echo", "made-up"], environ=ENVIRON, timeout=20))


# the file


@pytest.mark.parametrize(
    ("environ", "path"),
    [
        ({"DOCKER_CONFIG": "/d", "HOME": "/h"}, "/d/config.json"),
        ({"HOME": "/h"}, "/h/.docker/config.json"),
        ({"DOCKER_CONFIG": "", "HOME": "/h"}, "/h/.docker/config.json"),
        ({}, ""),
    ],
)
def test_the_file_is_looked_for_where_docker_looks(environ: dict[str, str], path: str) -> None:
    assert config_path(environ) == path


def test_a_byte_order_mark_is_left_for_the_reader_to_report_as_docker_does(tmp_path: Path) -> None:
    (tmp_path / "config.json").write_bytes(b'\xef\xbb\xbf{"auths":{}}')

    found = read_docker_config({"DOCKER_CONFIG": str(tmp_path)})

    assert (found.path, found.text, found.reason) == (f"{tmp_path}/config.json", '\ufeff{"auths":{}}', "")


def test_no_file_is_an_empty_text(tmp_path: Path) -> None:
    assert read_docker_config({"HOME": str(tmp_path)}).text == ""
    assert read_docker_config({}).path == ""


def test_a_directory_in_its_place_is_unreadable(tmp_path: Path) -> None:
    (tmp_path / "config.json").mkdir()

    found = read_docker_config({"DOCKER_CONFIG": str(tmp_path)})

    assert (found.text, found.reason) == (None, "Is a directory")


@pytest.mark.parametrize("directory", ["file", "with\0nul"])
def test_an_impossible_path_is_unreadable(tmp_path: Path, directory: str) -> None:
    (tmp_path / "file").write_text("x")

    found = read_docker_config({"DOCKER_CONFIG": f"{tmp_path}/{directory}"})

    assert found.text is None
    assert found.reason


def test_a_huge_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "config.json").write_bytes(b" " * (4 * 1024 * 1024 + 1))

    found = read_docker_config({"DOCKER_CONFIG": str(tmp_path)})

    assert (found.text, found.reason) == (None, "it is larger than 4 MiB")


def test_what_the_file_holds_does_not_show(tmp_path: Path) -> None:
    (tmp_path / "config.json").write_text("made-up")

    assert "made-up" not in repr(read_docker_config({"DOCKER_CONFIG": str(tmp_path)}))


# helpers


def helper(directory: Path, script: str, name: str = "acme") -> dict[str, str]:
    program = directory / f"docker-credential-{name}"
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(0o755)
    return {"PATH": f"{directory}:{os.defpath}"}


def test_a_helper_is_asked_for_the_key_and_gives_its_secret(tmp_path: Path) -> None:
    script = 'read key; printf \'{"ServerURL":"%s","Username":"%s","Secret":"made-up"}\' "$key" "$1-$key"'

    found = ask_helper("acme", "https://ghcr.io", helper(tmp_path, script))

    assert (found.username, found.secret, found.trouble) == ("get-https://ghcr.io", Secret("made-up"), None)
    assert "made-up" not in repr(found)


ANSWERS = {
    "no entry": (
        "echo credentials not found in native keychain; exit 1",
        ConfigTrouble.HELPER_EMPTY,
        "exit code 1: credentials not found in native keychain",
    ),
    "an empty entry": (
        'echo \'{"Username":"","Secret":""}\'',
        ConfigTrouble.HELPER_EMPTY,
        "it has an entry with an empty secret",
    ),
    "a failure": (
        "echo 'pass: not\033[1m initialised' >&2; exit 2",
        ConfigTrouble.HELPER_FAILED,
        "exit code 2: pass: not\\x1b[1m initialised",
    ),
    "a failure that repeats a secret": (
        'echo \'{"Username":"octo","Secret":"made-up"}\'; exit 1',
        ConfigTrouble.HELPER_FAILED,
        "exit code 1",
    ),
    "no JSON": (
        "echo hello",
        ConfigTrouble.HELPER_FAILED,
        "exit code 0, and no user name and secret in its output",
    ),
    "a list": ("echo '[]'", ConfigTrouble.HELPER_FAILED, "exit code 0, and no user name and secret in its output"),
    "no secret": (
        'echo \'{"Username":"octo"}\'',
        ConfigTrouble.HELPER_FAILED,
        "exit code 0, and no user name and secret in its output",
    ),
    "a flood": ("while :; do echo yes; done", ConfigTrouble.HELPER_FAILED, "too-much-output"),
}


@pytest.mark.parametrize(("script", "trouble", "detail"), ANSWERS.values(), ids=ANSWERS.keys())
def test_a_helper_that_gives_nothing_is_told(tmp_path: Path, script: str, trouble: ConfigTrouble, detail: str) -> None:
    found = ask_helper("acme", "ghcr.io", helper(tmp_path, script))

    assert (found.secret, found.trouble, found.detail) == (None, trouble, detail)


def test_a_helper_that_is_not_there_is_missing() -> None:
    found = ask_helper("desktop", "ghcr.io", {"PATH": "/nowhere"})

    assert (found.trouble, found.detail) == (
        ConfigTrouble.HELPER_MISSING,
        "docker-credential-desktop is not on PATH",
    )


@pytest.mark.parametrize("name", ["../evil", "a b", "", "-rf", "x" * 80, "a\nb", "a/b"])
def test_a_helpers_name_cannot_lead_elsewhere(tmp_path: Path, name: str) -> None:
    found = ask_helper(name, "ghcr.io", {"PATH": str(tmp_path)})

    assert (found.trouble, found.detail) == (ConfigTrouble.HELPER_MISSING, "that is no name of a helper")


def test_a_helper_in_the_working_directory_is_not_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    helper(tmp_path, "echo run >> ran")
    monkeypatch.chdir(tmp_path)

    found = ask_helper("acme", "ghcr.io", {"PATH": f".::{os.defpath}"})

    assert found.trouble is ConfigTrouble.HELPER_MISSING
    assert not (tmp_path / "ran").exists()


def test_a_helper_that_cannot_be_started_has_failed(tmp_path: Path) -> None:
    program = tmp_path / "docker-credential-acme"
    program.write_bytes(b"\x7fELF-not-really")
    program.chmod(0o755)

    found = ask_helper("acme", "ghcr.io", {"PATH": str(tmp_path)})

    assert found.trouble is ConfigTrouble.HELPER_FAILED
    assert found.detail.startswith("not-started")
