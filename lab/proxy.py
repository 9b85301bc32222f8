"""A forward proxy of the world, with or without a login, as companies put before the network."""

from __future__ import annotations

import contextlib
import select
import socket
from http.server import BaseHTTPRequestHandler

from lab.journal import Journal, authorization_parts
from lab.messages import Request
from lab.server import Stream

HOST = "proxy.example.com"
PORT = 3128
CHUNK = 65536


class Proxy:
    """Tunnels ``CONNECT``. ``login`` as "user:password" makes it ask for that."""

    def __init__(self, journal: Journal) -> None:
        self.login = ""
        self._journal = journal

    def serve(self, stream: Stream) -> None:
        """Serve one connection to its end."""
        with contextlib.suppress(OSError), stream:
            _Tunnel(stream, self)

    def admits(self, header: str) -> bool:
        """Is that ``Proxy-Authorization`` good enough?"""
        _, user, password = authorization_parts(header)
        return not self.login or f"{user}:{password}" == self.login

    def note(self, request: Request, status: int) -> None:
        """Write what was asked into the journal."""
        self._journal.note(request, status)


class _Tunnel(BaseHTTPRequestHandler):
    def __init__(self, stream: Stream, proxy: Proxy) -> None:
        self._proxy = proxy
        super().__init__(stream, ("", 0), None)  # type: ignore[arg-type]  # the server object is never used

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the name is the base class's
        """Say nothing: the journal has it."""

    def do_CONNECT(self) -> None:
        """Open a tunnel, or say why not."""
        self.close_connection = True
        headers = {name.lower(): value for name, value in self.headers.items()}
        status, far = self._decide(headers.get("proxy-authorization", ""))
        self._proxy.note(Request(method="CONNECT", host=HOST, path=self.path, headers=headers), status)
        self.send_response_only(status)
        if status == 407:
            self.send_header("Proxy-Authenticate", 'Basic realm="Lab"')
        self.end_headers()
        if far is not None:
            with far:
                _relay(self.connection, far)

    def _decide(self, authorization: str) -> tuple[int, socket.socket | None]:
        if not self._proxy.admits(authorization):
            return 407, None
        host, _, port = self.path.rpartition(":")
        try:
            return 200, socket.create_connection((host, int(port)), timeout=10)
        except (OSError, ValueError):
            return 502, None


def _relay(near: socket.socket, far: socket.socket) -> None:
    """Carry bytes both ways until one side ends."""
    other = {near: far, far: near}
    while True:
        for side in select.select(list(other), [], [])[0]:
            data = side.recv(CHUNK)
            if not data:
                return
            other[side].sendall(data)
