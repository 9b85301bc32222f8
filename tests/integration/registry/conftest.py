"""Servers, authorities and a client with a clock that never waits."""

from __future__ import annotations

import contextlib
import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import trustme

from tests.integration.registry.servers import App, Served, raw_serving, serving
from waybill.effects.addresses import Resolver
from waybill.effects.clock import Clock
from waybill.effects.http import Http, Limits

LOOPBACK_NAMES = ("registry.example.com", "auth.example.com", "blobs.example.net", "wrong.example.org", "acme.example")


class Sleeper:
    """A clock whose waiting moves it on."""

    def __init__(self) -> None:
        self.waits: list[float] = []
        self.now = 1000.0

    def clock(self) -> Clock:
        return Clock(wall=lambda: 1_800_000_000.0, monotonic=lambda: self.now, sleep=self._sleep)

    def _sleep(self, seconds: float) -> None:
        self.waits.append(seconds)
        self.now += seconds


@pytest.fixture
def sleeper() -> Sleeper:
    return Sleeper()


@pytest.fixture
def stack() -> Iterator[contextlib.ExitStack]:
    with contextlib.ExitStack() as stack:
        yield stack


@pytest.fixture
def serve(stack: contextlib.ExitStack) -> Callable[..., Served]:
    def start(app: App, context: ssl.SSLContext | None = None) -> Served:
        return stack.enter_context(serving(app, context))

    return start


@pytest.fixture
def serve_raw(stack: contextlib.ExitStack) -> Callable[..., Served]:
    def start(talk: Callable[[socket.socket, threading.Event], None]) -> Served:
        return stack.enter_context(raw_serving(talk))

    return start


@pytest.fixture(scope="session")
def authority() -> trustme.CA:
    return trustme.CA(organization_name="Acme Test Authority")


@pytest.fixture(scope="session")
def ca_file(authority: trustme.CA, tmp_path_factory: pytest.TempPathFactory) -> str:
    path: Path = tmp_path_factory.mktemp("ca") / "ca.pem"
    authority.cert_pem.write_to_path(str(path))
    return str(path)


@pytest.fixture
def server_context(authority: trustme.CA) -> Callable[..., ssl.SSLContext]:
    def make(*names: str, by: trustme.CA | None = None, **dates: Any) -> ssl.SSLContext:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        (by or authority).issue_cert(*names, common_name="lab", **dates).configure_cert(context)
        return context

    return make


def loopback_names(host: str) -> list[str]:
    """A resolver that knows a few names, all of them here."""
    if host in LOOPBACK_NAMES:
        return ["127.0.0.1"]
    raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")


@pytest.fixture
def client(stack: contextlib.ExitStack) -> Callable[..., Http]:
    """``Http`` with short limits, no environment, and a resolver for the names above."""

    def make(environ: dict[str, str] | None = None, **more: Any) -> Http:
        more.setdefault("limits", Limits(connect=5, read=5, attempt=10, whole=30))
        more.setdefault("resolver", Resolver(loopback_names))
        return stack.enter_context(Http(environ or {}, **more))

    return make
