"""What every test here says: the types of the fixtures, a call, and servers that talk in pieces."""

from __future__ import annotations

import socket
import ssl
import threading
from collections.abc import Callable
from dataclasses import replace

from tests.integration.registry.servers import Served, read_head
from waybill.effects.http import Call, Http, Limits
from waybill.secret import Secret

Serve = Callable[..., Served]
Client = Callable[..., Http]
Context = Callable[..., ssl.SSLContext]
Talk = Callable[[socket.socket, threading.Event], None]
BEARER = Secret("Bearer " + "made-up" * 3)
QUICK = Limits(connect=1, read=0.3, attempt=0.6, whole=0.7, attempts=1)


def get(url: str, **more: object) -> Call:
    return replace(Call(method="GET", url=url), **more)  # type: ignore[arg-type]


def once(data: bytes) -> Talk:
    """Answer with these bytes and hang up."""

    def talk(sock: socket.socket, _: threading.Event) -> None:
        read_head(sock)
        sock.sendall(data)

    return talk


def drip(before: bytes, piece: bytes) -> Talk:
    """Answer with some bytes at once, and then a little, again and again."""

    def talk(sock: socket.socket, stop: threading.Event) -> None:
        read_head(sock)
        sock.sendall(before)
        while not stop.wait(0.05):
            sock.sendall(piece)

    return talk
