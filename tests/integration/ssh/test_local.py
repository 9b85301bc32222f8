"""``hosts: local``: the same channel without a way in between."""

from __future__ import annotations

import os
import shutil
import socket
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from waybill.core.ssh.address import parse_address
from waybill.effects.channel import ChannelError
from waybill.effects.local_channel import LocalChannel
from waybill.effects.ssh.connect import SshSettings, connect

HOSTILE = 'it\'s "q" $x `id` \\ é\n\n'


@pytest.fixture
def channel() -> Iterator[LocalChannel]:
    """This machine."""
    settings = SshSettings(environ={**os.environ, "WAYBILL_SSH_KEY": "secret"})
    made, facts = connect(parse_address("local"), settings, threading.BoundedSemaphore(1))
    assert isinstance(made, LocalChannel)
    assert (facts.local, facts.trouble) == (True, None)
    yield made
    made.close()


def test_a_script_runs_and_its_end_is_known(channel: LocalChannel) -> None:
    answered = channel.script('printf %s "$value"; exit 255', variables={"value": HOSTILE}, timeout=30)

    assert (answered.code, answered.lost, answered.stdout) == (255, False, HOSTILE.encode())
    late = channel.script("sleep 4716", variables={}, timeout=0.5)
    assert (late.code, late.problem) == (None, "timeout")
    flood = channel.script("yes", variables={}, timeout=30, cap=100_000)
    assert (flood.code, flood.problem) == (None, "too-much-output")
    killed = channel.script("kill -9 $$; sleep 5", variables={}, timeout=30)
    assert (killed.code, killed.problem) == (None, "killed")


def test_our_own_inputs_are_not_its_environment(channel: LocalChannel) -> None:
    answered = channel.script("env", variables={}, timeout=30)

    assert b"HOME=" in answered.stdout
    assert b"WAYBILL_" not in answered.stdout


def test_streams_reach_programs_addresses_and_sockets(channel: LocalChannel, tmp_path: Path) -> None:
    program = channel.stream(["printf", "%s|", "a b", "c'd"])
    assert program.socket.recv(100) == b"a b|c'd|"

    with socket.create_server(("127.0.0.1", 0)) as server:
        address = channel.open("127.0.0.1", server.getsockname()[1])
        address.socket.sendall(b"x")
        with server.accept()[0] as accepted:
            assert accepted.recv(1) == b"x"
    with socket.socket(socket.AF_UNIX) as unix:
        unix.bind(str(tmp_path / "s"))
        unix.listen()
        connected = channel.open_unix(str(tmp_path / "s"))
        connected.socket.sendall(b"y")
        with unix.accept()[0] as accepted:
            assert accepted.recv(1) == b"y"
    assert channel.exchanges == 3


def test_what_cannot_be_reached_is_refused_in_words(channel: LocalChannel) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    with pytest.raises(ChannelError, match="Connection refused"):
        channel.open("127.0.0.1", port)
    with pytest.raises(ChannelError, match="No such file"):
        channel.open_unix("/nowhere/s")
    absent = channel.stream(["not-here"])
    assert absent.socket.recv(10) == b""
    assert "not found" in absent.complaint()


@pytest.mark.parametrize("shell", [["dash"], ["bash"], ["busybox", "ash"]])
def test_a_machine_without_base64_runs_nothing_with_half_a_value(tmp_path: Path, shell: list[str]) -> None:
    for name in ("sleep", "env"):
        (tmp_path / name).symlink_to(shutil.which(name) or "")
    real = shutil.which(shell[0])
    assert real is not None
    (tmp_path / "sh").write_text(
        f"#!{real} {' '.join(shell[1:])}\n".rstrip() + f'\nexec {real} {" ".join(shell[1:])} "$@"\n'
    )
    (tmp_path / "sh").chmod(0o755)

    answered = LocalChannel({"PATH": str(tmp_path)}).script("echo ran", variables={"value": "a\nb"}, timeout=30)

    if shell[0] == "busybox":  # it has a base64 of its own, wherever PATH leads
        assert answered.stdout == b"ran\n"
        return
    assert (answered.code, answered.problem, answered.stdout) == (None, "refused", b"")
    assert b"base64" in answered.stderr
