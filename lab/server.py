"""One connection of the edge: TLS, HTTP/1.1 with keep-alive, and the faults that happen on the wire."""

from __future__ import annotations

import socket
import ssl
import struct
import time
from collections.abc import Callable, Mapping
from email.utils import formatdate
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler
from typing import Any

from lab.faults import HTML_PAGE, Fault
from lab.messages import Request, Response

IDLE_SECONDS = 120
Answer = Callable[[Request], "tuple[Response | None, Fault | None]"]
Stream = Any  # a plain socket or one inside TLS: what both can do is all we use


def _chunks(handler: BaseHTTPRequestHandler) -> bytes:
    pieces = []
    while size := int(handler.rfile.readline().split(b";")[0], 16):
        pieces.append(handler.rfile.read(size))
        handler.rfile.readline()
    while handler.rfile.readline() not in {b"\r\n", b"\n", b""}:
        pass
    return b"".join(pieces)


def _read_body(handler: BaseHTTPRequestHandler) -> bytes:
    if "chunked" in handler.headers.get("Transfer-Encoding", "").lower():
        return _chunks(handler)
    length = int(handler.headers.get("Content-Length") or 0)
    return handler.rfile.read(length) if length else b""


def _reason(status: int) -> str:
    return HTTPStatus(status).phrase if status in HTTPStatus._value2member_map_ else "Unknown"


def _head(response: Response, length: str) -> bytes:
    own = {"Date": formatdate(usegmt=True), "Content-Length": length}
    headers = {name: value for name, value in own.items() if not response.header(name)}
    lines = [f"HTTP/1.1 {response.status} {_reason(response.status)}"]
    lines += [f"{name}: {value}" for name, value in {**headers, **response.headers}.items()]
    return ("\r\n".join(lines) + "\r\n\r\n").encode("latin-1")


def break_connection(stream: Stream) -> None:
    """End a connection with a reset instead of a farewell."""
    stream.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    stream.close()


def _send_half(stream: Stream, head: bytes, body: bytes) -> bytes:
    half = len(body) // 2
    stream.sendall(head + body[:half])
    return body[half:]


def _drip(stream: Stream, data: bytes, seconds: float) -> None:
    for position in range(len(data)):
        stream.sendall(data[position : position + 1])
        time.sleep(seconds)


def _corrupted(body: bytes) -> bytes:
    middle = len(body) // 2
    return body[:middle] + bytes([body[middle] ^ 0x20]) + body[middle + 1 :] if body else body


class Handler(BaseHTTPRequestHandler):
    """Reads requests of one connection, asks ``answer``, and writes what comes back, spoilt if a fault says so."""

    protocol_version = "HTTP/1.1"
    timeout = IDLE_SECONDS

    def __init__(self, stream: Stream, host: str, scheme: str, answer: Answer) -> None:
        self._host, self._scheme, self._answer = host, scheme, answer
        super().__init__(stream, ("", 0), None)  # type: ignore[arg-type]  # the server object is never used

    def __getattr__(self, name: str) -> Callable[[], None]:
        # BaseHTTPRequestHandler looks for do_GET, do_PUT and so on; every method goes the same way.
        if name.startswith("do_"):
            return self._serve
        raise AttributeError(name)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the name is the base class's
        """Say nothing: the journal has it."""

    def _request(self) -> Request:
        headers: dict[str, str] = {}
        for name, value in self.headers.items():
            key = name.lower()
            headers[key] = f"{headers[key]}, {value}" if key in headers else value
        path, _, query = self.path.partition("?")
        return Request(
            method=self.command,
            host=self._host,
            path=path,
            query=query,
            headers=headers,
            body=_read_body(self),
            scheme=self._scheme,
        )

    def _serve(self) -> None:
        response, fault = self._answer(self._request())
        if response is None:
            self._refuse_to_answer(fault)
        else:
            self._write(response, fault)

    def _refuse_to_answer(self, fault: Fault | None) -> None:
        self.close_connection = True
        if fault is not None and fault.kind == "silence":
            time.sleep(fault.seconds or IDLE_SECONDS)
        if fault is not None and fault.kind == "reset":
            break_connection(self.connection)

    def _write(self, response: Response, fault: Fault | None) -> None:
        body = b"" if self.command == "HEAD" or response.status in {204, 304} else response.body
        length = response.header("Content-Length") or str(len(response.body))
        head = _head(response, length)
        if self.headers.get("Connection", "").lower() == "close":
            self.close_connection = True
        if fault is None:
            self.connection.sendall(head + body)
        else:
            self._write_spoilt(head, body, fault)

    def _write_spoilt(self, head: bytes, body: bytes, fault: Fault) -> None:
        if fault.kind == "drip":
            _drip(self.connection, head + body, fault.seconds or 0.05)
        elif fault.kind == "cut":
            _send_half(self.connection, head, body)
            self.close_connection = True
        elif fault.kind == "stall":
            rest = _send_half(self.connection, head, body)
            time.sleep(fault.seconds)
            self.connection.sendall(rest)
        elif fault.kind == "corrupt":
            self.connection.sendall(head + _corrupted(body))
        else:
            self.connection.sendall(head + body)


def html_page() -> Response:
    """What a captive portal answers."""
    return Response(status=200, headers={"Content-Type": "text/html"}, body=HTML_PAGE.encode())


def speak_plainly(raw: socket.socket) -> None:
    """Answer a TLS greeting in plain HTTP, as a misplaced server does."""
    raw.recv(4096)
    raw.sendall(b"HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
    raw.close()


def secure(raw: socket.socket, context: ssl.SSLContext) -> ssl.SSLSocket | None:
    """The TLS side of a connection, or nothing when the client broke off."""
    try:
        return context.wrap_socket(raw, server_side=True)
    except OSError:  # ssl.SSLError is one
        raw.close()
        return None


def serve(stream: Stream, host: str, scheme: str, answer: Answer) -> None:
    """Serve one connection to its end. That a client leaves is its own affair."""
    try:
        Handler(stream, host, scheme, answer)
    except OSError:
        pass
    finally:
        stream.close()


def replaced(response: Response, headers: Mapping[str, str]) -> Response:
    """An answer with other headers."""
    return response.with_headers(**dict(headers))
