"""The program that asks on the host, under every shell: what it tells of a client, and of who listens."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
from pathlib import Path

import pytest

from waybill.core.wire import Told, read_wire
from waybill.effects.look import program

NONCE = "ab" * 16
SHELLS = {"dash": ("dash",), "bash": ("bash",), "ash": ("busybox", "ash")}
TOOLS = ("base64", "tr", "tail", "timeout", "cat", "echo")


@pytest.fixture(params=sorted(SHELLS))
def shell(request: pytest.FixtureRequest) -> tuple[str, ...]:
    words = SHELLS[request.param]
    found = shutil.which(words[0])
    if found is None:
        pytest.skip(f"no {words[0]} here")
    return (found, *words[1:])


def told(shell: tuple[str, ...], folder: Path, client: str = "", **variables: str) -> Told:
    """What the program tells where ``client`` is the docker client."""
    for name in TOOLS:
        (folder / name).symlink_to(shutil.which(name) or name)
    if client:
        (folder / "docker").write_text(f"#!/bin/sh\n{client}\n")
        (folder / "docker").chmod(0o755)
    text = re.sub(r'^PATH="\$\{PATH.*$', "", program(["pull"]), flags=re.MULTILINE)
    environ = {"PATH": str(folder), "nonce": NONCE, "pull_reference": "ghcr.io/acme/app:1", **variables}
    done = subprocess.run(
        [*shell, "-s"], input=text.encode(), env=environ, capture_output=True, check=False, timeout=60
    )
    seen = read_wire(done.stdout, NONCE)
    assert seen.whole, done
    assert (seen.foreign, done.stderr) == ("", b"")
    return seen


def test_a_client_that_succeeds(shell: tuple[str, ...], tmp_path: Path) -> None:
    seen = told(shell, tmp_path, 'echo "{}"; [ "$*" = "manifest inspect ghcr.io/acme/app:1" ] || exit 9')

    assert seen.first("pull.words") == "exit 0"
    assert seen.first("pull.client") == str(tmp_path / "docker")


def test_a_client_that_fails(shell: tuple[str, ...], tmp_path: Path) -> None:
    seen = told(shell, tmp_path, "echo 'denied: denied' >&2; exit 1")

    assert seen.first("pull.words") == "denied: denied\nexit 1"


def test_a_client_that_says_too_much(shell: tuple[str, ...], tmp_path: Path) -> None:
    seen = told(shell, tmp_path, "i=0; while [ $i -lt 4000 ]; do echo 0123456789 >&2; i=$((i + 1)); done; exit 1")

    words = seen.first("pull.words") or ""
    assert len(words) <= 4000
    assert words.endswith("\nexit 1")


def test_a_client_that_never_ends(shell: tuple[str, ...], tmp_path: Path) -> None:
    seen = told(shell, tmp_path, f"exec {shutil.which('sleep')} 300", pull_seconds="1")

    assert (seen.first("pull.words") or "").endswith(("exit 124", "exit 143"))


def test_no_client(shell: tuple[str, ...], tmp_path: Path) -> None:
    seen = told(shell, tmp_path)

    assert seen.first("pull.client") == ""
    assert seen.first("pull.words") is None


def test_who_listens(shell: tuple[str, ...], tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
        seen = told(shell, tmp_path, pull_port=f"{port:04X}")

    assert seen.all("pull.listener") == (f"0100007F:{port:04X}",)
    assert len(seen.all("pull.listened")) == len(
        [name for name in ("tcp", "tcp6") if os.path.exists(f"/proc/net/{name}")]
    )
    assert seen.first("pull.words") is None
