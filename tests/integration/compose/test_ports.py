"""Who listens on a host's ports, against real listeners of every kind."""

from __future__ import annotations

import contextlib
import json
import subprocess
import time
from collections.abc import Iterator

import pytest

from lab.hosts.host import LabHost
from lab.world import World
from tests.integration.compose.asking import ask_of, told_by
from tests.integration.machine.looking import NAMES, SHELLS, HostChannel
from waybill.core.host.read_ports import Listener, listeners, read_ports

LISTEN = """
import ctypes, json, socket, sys, time
ctypes.CDLL(None).prctl(15, b"my (odd) app", 0, 0, 0)
sockets = []
for family, address in ((socket.AF_INET, "127.0.0.1"), (socket.AF_INET, "0.0.0.0"), (socket.AF_INET6, "::1"),
                        (socket.AF_INET6, "::"), (socket.AF_INET6, "::ffff:127.0.0.1")):
    one = socket.socket(family, socket.SOCK_STREAM)
    if address.startswith("::ffff"):
        one.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 0)
    one.bind((address, 0))
    one.listen()
    sockets.append(one)
silent = socket.socket()
silent.bind(("127.0.0.1", 0))
datagrams = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
datagrams.bind(("127.0.0.1", 0))
print(json.dumps([one.getsockname()[1] for one in (*sockets, silent, datagrams)]), flush=True)
time.sleep(600)
"""


@contextlib.contextmanager
def listening(host: LabHost, user: str) -> Iterator[tuple[subprocess.Popen[bytes], list[int]]]:
    with host.popen(["python3", "-c", LISTEN], user=user) as process:
        assert process.stdout is not None
        try:
            yield process, json.loads(process.stdout.readline())
        finally:
            process.kill()


def seen(host: LabHost, user: str = "deploy", shell: tuple[str, ...] = ("sh",)) -> dict[int, Listener]:
    told = told_by(HostChannel(host, user, shell), ask_of(), ["ports"])
    known = listeners(read_ports(told))
    assert known is not None
    return {one.port: one for one in known}


@pytest.mark.parametrize("shell", SHELLS, ids=NAMES)
def test_every_listener_is_told_with_its_program(newer: LabHost, shell: tuple[str, ...]) -> None:
    with listening(newer, "deploy") as (_, ports):
        found = seen(newer, shell=shell)
    addresses = [found[port].address for port in ports[:5]]

    assert addresses == ["127.0.0.1", "0.0.0.0", "::1", "::", "127.0.0.1"]  # noqa: S104  # compared
    assert {found[port].program for port in ports[:5]} == {"my__odd__app"}
    assert len({found[port].pid for port in ports[:5]}) == 1
    assert not [port for port in ports[5:] if port in found]
    assert newer.port in found


def test_the_program_of_another_user_is_not_known(newer: LabHost) -> None:
    with listening(newer, "ops") as (_, ports):
        mine, roots = seen(newer), seen(newer, "root")
    assert mine[ports[0]] == Listener(port=ports[0], address="127.0.0.1")
    assert roots[ports[0]].program == "my__odd__app"


def test_hidden_processes_hide_only_names(hosts_world: World) -> None:
    host = hosts_world.add_host("hidden", store="", compose="", docker_client=False, proc="hidepid=2")
    try:
        found = seen(host)
        assert found[host.port] == Listener(port=host.port, address=found[host.port].address)
    finally:
        hosts_world.remove_host("hidden")


def test_many_processes_and_files_are_read_quickly(newer: LabHost) -> None:
    """Two hundred processes with a hundred files each; a host of the world has as many."""
    opened = "import time,subprocess; files=[open('/dev/null') for _ in range(100)]; time.sleep(600)"
    command = f'for i in $(seq 50); do python3 -c "{opened}" & done; wait'
    with newer.popen(["sh", "-c", command]) as process:
        try:
            deadline = time.monotonic() + 60
            while int(newer.shell("pgrep -fc '[f]iles=' || true")) < 50:
                assert time.monotonic() < deadline
                time.sleep(0.1)
            assert newer.port in seen(newer, "root")
        finally:
            newer.shell("pkill -f '[f]iles=' || true")
            process.kill()
