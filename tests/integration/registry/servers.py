"""Small real servers for protocol corner cases: scripted HTTP, raw sockets, TLS with made-up CAs, a CONNECT proxy."""

from __future__ import annotations

import contextlib
import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass(frozen=True, kw_only=True)
class Request:
    """What a server saw."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes = b""


@dataclass(frozen=True, kw_only=True)
class Reply:
    """What a server is to answer."""

    status: int = 200
    body: bytes = b""
    headers: tuple[tuple[str, str], ...] = ()


App = Callable[[Request], Reply]


@dataclass(kw_only=True)
class Served:
    """A running server and everything that was asked of it."""

    scheme: str
    port: int
    seen: list[Request] = field(default_factory=list)
    connections: int = 0

    @property
    def host(self) -> str:
        return f"127.0.0.1:{self.port}"

    @property
    def url(self) -> str:
        return f"{self.scheme}://{self.host}"


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    served: Served
    app: App
    context: ssl.SSLContext | None = None

    def finish_request(self, request: Any, client_address: Any) -> None:
        self.served.connections += 1
        if self.context is None:
            super().finish_request(request, client_address)
            return
        request.settimeout(5)
        with self.context.wrap_socket(request, server_side=True) as wrapped:
            super().finish_request(wrapped, client_address)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Clients of these tests break off on purpose."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    server: _Server

    def _answer(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        headers = {name.lower(): value for name, value in self.headers.items()}
        request = Request(method=self.command, path=self.path, headers=headers, body=body)
        self.server.served.seen.append(request)
        reply = self.server.app(request)
        self.send_response(reply.status)
        names = {name.lower() for name, _ in reply.headers}
        for name, value in reply.headers:
            self.send_header(name, value)
        if "content-length" not in names and "transfer-encoding" not in names:
            self.send_header("Content-Length", str(len(reply.body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(reply.body)

    do_GET = do_HEAD = do_POST = do_DELETE = _answer  # noqa: N815  # http.server's names

    def send_response(self, code: int, message: str | None = None) -> None:
        """Without the Date that http.server adds: a test says which one."""
        self.send_response_only(code, message)

    def log_message(self, *_: Any) -> None:
        pass


@contextlib.contextmanager
def serving(app: App, context: ssl.SSLContext | None = None) -> Iterator[Served]:
    """Serve ``app`` on a free port of loopback, over TLS when a context is given."""
    server = _Server(("127.0.0.1", 0), _Handler)
    server.app, server.context = app, context
    server.served = Served(scheme="https" if context else "http", port=server.server_address[1])
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield server.served
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@contextlib.contextmanager
def raw_serving(talk: Callable[[socket.socket, threading.Event], None]) -> Iterator[Served]:
    """Hand each TCP connection to ``talk``, with an event that tells it to stop."""
    listener = socket.create_server(("127.0.0.1", 0))
    stop = threading.Event()
    served = Served(scheme="http", port=listener.getsockname()[1])

    def one(sock: socket.socket) -> None:
        with contextlib.suppress(OSError), sock:
            talk(sock, stop)

    def loop() -> None:
        with contextlib.suppress(OSError):
            while True:
                sock, _ = listener.accept()
                served.connections += 1
                threading.Thread(target=one, args=(sock,), daemon=True).start()

    threading.Thread(target=loop, daemon=True).start()
    try:
        yield served
    finally:
        stop.set()
        listener.shutdown(socket.SHUT_RDWR)
        listener.close()


def read_head(sock: socket.socket) -> bytes:
    """Read up to the empty line that ends a request's headers."""
    head = b""
    while b"\r\n\r\n" not in head and (chunk := sock.recv(4096)):
        head += chunk
    return head


def proxy_talk(seen: list[bytes], refuse: bytes = b"") -> Callable[[socket.socket, threading.Event], None]:
    """A CONNECT proxy: every name leads to loopback; or one that answers ``refuse`` to everybody."""

    def talk(sock: socket.socket, _: threading.Event) -> None:
        head = read_head(sock)
        seen.append(head)
        if refuse or not head.startswith(b"CONNECT "):
            sock.sendall(refuse or b"HTTP/1.1 400 Bad Request\r\n\r\n")
            return
        port = int(head.split()[1].rpartition(b":")[2])
        with socket.create_connection(("127.0.0.1", port)) as upstream:
            sock.sendall(b"HTTP/1.1 200 Connection established\r\n\r\n")
            back = threading.Thread(target=_pump, args=(upstream, sock), daemon=True)
            back.start()
            _pump(sock, upstream)
            back.join()

    return talk


def _pump(source: socket.socket, target: socket.socket) -> None:
    with contextlib.suppress(OSError):
        while chunk := source.recv(65536):
            target.sendall(chunk)
        target.shutdown(socket.SHUT_WR)
