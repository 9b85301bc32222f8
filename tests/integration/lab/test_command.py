"""``python -m lab`` as a person uses it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from lab import identity
from lab.world import CHECKOUT

Lab = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "world"


@pytest.fixture
def lab(place: Path) -> Iterator[Lab]:
    environment = {**os.environ, "PYTHONPATH": f"{CHECKOUT}:{CHECKOUT / 'src'}"}

    def command(*arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "lab", "--directory", str(place), *arguments],
            env=environment, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False, timeout=120,
        )  # fmt: skip

    yield command
    command("down")


def test_a_world_stays_up_between_commands_and_ends_on_request(lab: Lab, place: Path) -> None:
    assert lab("status").returncode == 1
    up = lab("up")
    assert up.returncode == 0, up.stderr
    assert "python -m lab shell" in up.stdout
    assert lab("status").stdout.startswith("A world runs in ")

    script = 'curl -sS -u "x:$GOOD" "https://ghcr.io/token?scope=repository:acme/app:pull"'
    asked = lab("run", "--", "sh", "-c", script)
    seen = lab("requests").stdout
    down = lab("down")

    assert asked.stdout.startswith('{"token":"')
    assert "200 GET    ghcr.io/token?scope=repository:acme/app:pull Basic" in seen
    assert down.stdout == "The world has ended.\n"
    assert not place.exists()


def test_up_and_down_can_be_said_twice(lab: Lab, place: Path) -> None:
    lab("up")
    first = identity.running(place)
    again = lab("up")

    assert (again.returncode, identity.running(place)) == (0, first)
    assert lab("down").stdout == "The world has ended.\n"
    assert lab("down").stdout == "No world was running.\n"


def test_faults_flaws_and_names_can_be_set_and_cleared(lab: Lab) -> None:
    lab("up")
    ping = ("run", "--", "curl", "-sS", "-o", "/dev/null", "-w", "%{http_code}", "https://ghcr.io/v2/")

    assert lab("fault", "status", "--host", "ghcr.io", "--status", "503", "--times", "1").returncode == 0
    assert [lab(*ping).stdout for _ in range(2)] == ["503", "401"]
    lab("tls", "ghcr.io", "expired")
    assert "certificate has expired" in lab(*ping).stderr
    lab("name", "ghcr.io", "absent")
    assert "Could not resolve host" in lab(*ping).stderr
    lab("clear")
    assert lab(*ping).stdout == "401"


def test_a_new_token_works(lab: Lab) -> None:
    lab("up")

    token = lab("token", "classic", "--scopes", "read:packages").stdout.strip()
    user = lab("run", "--", "curl", "-sS", "-H", f"Authorization: Bearer {token}", "https://api.github.com/user")

    assert '"login": "octo"' in user.stdout


@pytest.mark.skipif(os.geteuid() != 0, reason="hosts need root")
def test_hosts_are_added_reached_and_end_with_the_world(lab: Lab, place: Path) -> None:
    lab("up")

    made = [lab("host", name, "--store=", "--sshd=Port 2222") for name in ("web1", "web2")]
    assert made[1].stdout == "web2 is up: python -m lab run -- ssh -p 2222 deploy@10.77.0.12\n", made[1].stderr
    said = lab("run", "--", "ssh", "-o", "BatchMode=yes", "-p", "2222", "deploy@10.77.0.12", "hostname")
    again = lab("host", "web1", "--store=")
    lab("down")

    assert said.stdout == "web2\n", said.stderr
    assert (again.returncode, again.stderr) == (1, "there is a host 'web1' already\n")
    assert not place.exists()


@pytest.mark.parametrize("verb", [("clear",), ("run", "--", "true"), ("token", "classic"), ("requests",)])
def test_without_a_world_every_verb_says_how_to_start_one(lab: Lab, verb: tuple[str, ...]) -> None:
    done = lab(*verb)

    assert done.returncode == 1
    assert "Start one with: python -m lab up" in done.stderr


def test_a_folder_that_is_no_world_is_neither_used_nor_removed(lab: Lab, place: Path) -> None:
    place.mkdir()
    (place / "mine").write_text("precious")

    done = lab("up")
    lab("down")

    assert (done.returncode, "choose another --directory" in done.stderr) == (1, True)
    assert (place / "mine").read_text() == "precious"


def test_a_crash_of_the_world_is_noticed_and_up_starts_another(lab: Lab, place: Path) -> None:
    lab("up")
    identity.kill(place)

    assert lab("status").returncode == 1
    assert lab("up").returncode == 0
