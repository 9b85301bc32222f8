"""The edge: everything that listens in the world, with faults, flaws of TLS, distance and the journal in one place."""

from __future__ import annotations

import selectors
import socket
import threading
import time
import traceback
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from lab.faults import INSTEAD, Fault, FaultBook
from lab.journal import Journal
from lab.messages import App, Request, Response, refusal
from lab.proxy import PORT as PROXY_PORT
from lab.proxy import Proxy
from lab.server import html_page, replaced, secure, serve, speak_plainly

if TYPE_CHECKING:
    from lab.certificates import Authority


@dataclass(frozen=True, kw_only=True)
class Place:
    """Where a host listens."""

    host: str
    address: str
    port: int = 443

    @property
    def scheme(self) -> str:
        """TLS on port 443, plain HTTP elsewhere."""
        return "https" if self.port == 443 else "http"


class Edge:
    """Accepts for all hosts of the world; every request passes ``answer``."""

    def __init__(self, apps: Mapping[str, App], authority: Authority, journal: Journal, log: Path) -> None:
        self.faults = FaultBook()
        self.journal = journal
        self.proxy = Proxy(journal)
        self.tls_flaws: dict[str, str] = {}
        self.latency = 0.0  # one way and back, felt by every exchange
        self._apps = dict(apps)
        self._authority = authority
        self._log = log
        self._selector = selectors.DefaultSelector()

    def listen(self, place: Place) -> None:
        """Open a place."""
        server = socket.create_server((place.address, place.port), backlog=256)
        self._selector.register(server, selectors.EVENT_READ, place)

    def start(self) -> None:
        """Accept from now on."""
        threading.Thread(target=self._accept, daemon=True).start()

    def _accept(self) -> None:
        while True:
            for key, _ in self._selector.select():
                raw, _ = key.fileobj.accept()  # type: ignore[union-attr]  # only sockets are registered
                threading.Thread(target=self._connection, args=(raw, key.data), daemon=True).start()

    def _connection(self, raw: socket.socket, place: Place) -> None:
        raw.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        if place.port == PROXY_PORT:
            self.proxy.serve(raw)
            return
        stream = raw if place.scheme == "http" else self._secured(raw, place.host)
        if stream is not None:
            serve(stream, place.host, place.scheme, self.answer)

    def _secured(self, raw: socket.socket, host: str) -> socket.socket | None:
        self._travel(2)  # one round trip each for TCP and for TLS
        flaw = self.tls_flaws.get(host, "")
        if flaw == "plain-text":
            speak_plainly(raw)
            return None
        return secure(raw, self._authority.context(host, flaw))

    def _travel(self, trips: int) -> None:
        if self.latency:
            time.sleep(self.latency * trips)

    def answer(self, request: Request) -> tuple[Response | None, Fault | None]:
        """The host's answer and the fault that meets it on the way; no answer when the fault swallows it."""
        era = self.journal.era
        self._travel(1)
        fault = self.faults.take(request)
        response = self._decide(request, fault)
        self.journal.note(request, response.status if response else 0, fault.kind if fault else "", era=era)
        return response, fault

    def _decide(self, request: Request, fault: Fault | None) -> Response | None:
        if fault is None:
            return self._ask(request)
        if fault.kind in INSTEAD:
            return _answer_instead(fault)
        if fault.kind == "delay":
            time.sleep(fault.seconds)
        response = self._ask(request)
        return replaced(response, fault.headers) if fault.kind == "headers" else response

    def _ask(self, request: Request) -> Response:
        try:
            return self._apps[request.host](request)
        except Exception:  # noqa: BLE001  # a bug of the twin must be seen by the test, not hang it
            with self._log.open("a") as log:
                log.write(f"{request.method} {request.host}{request.path}\n{traceback.format_exc()}\n")
            return refusal(500, "LAB_BUG", traceback.format_exc())


def _answer_instead(fault: Fault) -> Response | None:
    if fault.kind == "html":
        return html_page()
    if fault.kind != "status":
        return None
    kind = "application/json" if fault.body.startswith(("{", "[")) else "text/plain; charset=utf-8"
    answer = Response(status=fault.status, headers={"Content-Type": kind}, body=fault.body.encode())
    return replaced(answer, fault.headers)
