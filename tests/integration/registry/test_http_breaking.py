"""Connections that break, names that lead nowhere, and deadlines that hold against a trickle."""

from __future__ import annotations

import socket
import threading
import time

import pytest

from tests.integration.registry.kit import QUICK, Client, Serve, drip, get, once
from tests.integration.registry.servers import read_head
from waybill.core.evidence import Trouble
from waybill.effects.addresses import Resolver

BROKEN = {
    "closed at once": (b"", Trouble.RESET),
    "cut within the status line": (b"HTTP/1.1 20", Trouble.MALFORMED),
    "cut within the body": (b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf", Trouble.RESET),
    "cut within a chunk": (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n64\r\nhalf", Trouble.RESET),
    "cut between chunks": (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nhalf\r\n", Trouble.RESET),
    "broken chunk length": (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n", Trouble.RESET),
    "not HTTP": (b"SSH-2.0-OpenSSH_9.2\r\n", Trouble.MALFORMED),
    "a status that is no number": (b"HTTP/1.1 abc Hm\r\n\r\n", Trouble.MALFORMED),
    "an endless header line": (b"HTTP/1.1 200 OK\r\nX: " + b"y" * 100_000, Trouble.MALFORMED),
    "too many headers": (b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 500 + b"\r\n", Trouble.MALFORMED),
}


@pytest.mark.parametrize(("data", "trouble"), BROKEN.values(), ids=BROKEN.keys())
def test_a_broken_answer_is_a_trouble(serve_raw: Serve, client: Client, data: bytes, trouble: Trouble) -> None:
    served = serve_raw(once(data))

    answer = client().send(get(served.url), retry=False).answer

    assert answer.trouble is trouble
    assert answer.detail
    assert answer.status is None


def test_a_closed_port_is_refused(client: Client) -> None:
    with socket.create_server(("127.0.0.1", 0)) as gone:
        port = gone.getsockname()[1]

    answer = client().send(get(f"http://127.0.0.1:{port}/")).answer

    assert answer.trouble is Trouble.CONNECTION_REFUSED
    assert answer.detail == f"127.0.0.1 port {port}: Connection refused"


def test_a_full_backlog_is_a_connection_timeout(client: Client) -> None:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen(0)
        port = listener.getsockname()[1]
        waiting = [socket.socket() for _ in range(3)]
        for sock in waiting:
            sock.setblocking(False)
            sock.connect_ex(("127.0.0.1", port))

        answer = client(limits=QUICK).send(get(f"http://127.0.0.1:{port}/")).answer

        for sock in waiting:
            sock.close()
    assert answer.trouble in (Trouble.CONNECTION_TIMEOUT, Trouble.TIMEOUT)


@pytest.mark.parametrize(
    ("number", "trouble"),
    [
        (socket.EAI_NONAME, Trouble.NAME_NOT_FOUND),
        (socket.EAI_NODATA, Trouble.NAME_NOT_FOUND),
        (socket.EAI_AGAIN, Trouble.RESOLVER_SILENT),
        (socket.EAI_FAIL, Trouble.RESOLVER_SILENT),
    ],
)
def test_the_resolvers_refusals_are_told_apart(client: Client, number: int, trouble: Trouble) -> None:
    def refuse(_: str) -> list[str]:
        raise socket.gaierror(number, "made up")

    answer = client(resolver=Resolver(refuse)).send(get("https://nowhere.example/v2/")).answer

    assert answer.trouble is trouble
    assert "made up" in answer.detail


def test_a_name_that_cannot_exist_is_not_found_or_the_resolver_is_silent(client: Client) -> None:
    answer = client(resolver=Resolver()).send(get("https://waybill-test.invalid/v2/")).answer

    assert answer.trouble in (Trouble.NAME_NOT_FOUND, Trouble.RESOLVER_SILENT)


def test_a_resolver_that_hangs_is_given_up(client: Client) -> None:
    release = threading.Event()

    def hang(_: str) -> list[str]:
        release.wait(20)
        return ["127.0.0.1"]

    answer = client(resolver=Resolver(hang), limits=QUICK).send(get("https://slow.example/")).answer
    release.set()

    assert answer.trouble is Trouble.RESOLVER_SILENT
    assert answer.detail.startswith("no answer for slow.example within")


def test_a_name_of_impossible_length_is_not_found(client: Client) -> None:
    answer = client(resolver=Resolver()).send(get(f"http://{'a' * 64}.example/")).answer

    assert answer.trouble in (Trouble.NAME_NOT_FOUND, Trouble.MALFORMED)


# deadlines


DRIPS = {
    "silence": (b"", b""),
    "status line": (b"", b"H"),
    "header bytes": (b"HTTP/1.1 200 OK\r\nX: ", b"y"),
    "header lines": (b"HTTP/1.1 200 OK\r\n", b"X: y\r\n"),
    "interim answers": (b"", b"HTTP/1.1 100 Continue\r\n\r\n"),
    "body": (b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n", b"x"),
    "chunks": (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", b"1\r\nx\r\n"),
    "an error's body": (b"HTTP/1.1 500 No\r\nContent-Length: 100000\r\n\r\n", b"x"),
    "a redirect's body": (b"HTTP/1.1 302 Go\r\nLocation: /x\r\nContent-Length: 100000\r\n\r\n", b"x"),
}


@pytest.mark.parametrize(("before", "piece"), DRIPS.values(), ids=DRIPS.keys())
def test_the_deadline_holds_against_a_trickle(serve_raw: Serve, client: Client, before: bytes, piece: bytes) -> None:
    served = serve_raw(drip(before, piece))

    answer = client(limits=QUICK).send(get(served.url)).answer

    assert answer.trouble is Trouble.TIMEOUT


def test_a_slow_but_steady_answer_is_fine(serve_raw: Serve, client: Client) -> None:
    def talk(sock: socket.socket, _: threading.Event) -> None:
        read_head(sock)
        for byte in b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok":
            sock.sendall(bytes([byte]))
            time.sleep(0.005)

    served = serve_raw(talk)

    assert client().send(get(served.url)).content == b"ok"
