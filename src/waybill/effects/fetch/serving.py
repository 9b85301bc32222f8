"""A registry of one image, in the runner, for the engine of one host: the server of a relay.

It answers GET and HEAD, this chain's digests of this repository, and whoever knows the password of this fetch; to
everybody else it says nothing. What the registry breaks off is taken up again here, so that the engine sees no cut.
"""

from __future__ import annotations

import base64
import contextlib
import hmac
import os
import re
import secrets
import socket
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler
from typing import Any

from waybill.core.fetch import RELAY_PATH, FetchAsk, Parts
from waybill.core.manifest import Descriptor, Unreadable, media_type_of, parse_object
from waybill.effects.fetch.blobs import Blobs
from waybill.effects.fetch.outcome import FetchError
from waybill.frozen import dataclass
from waybill.secret import Secret

USER = "waybill"
_IDLE = 120.0
_TLS_HELLO = 0x16
_NOT_TLS = b"HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
_BACKLOG = 64
_PATH = re.compile(
    r"/v2/(?P<name>[a-z0-9][a-z0-9._/-]*)/(?P<kind>manifests|blobs)/(?P<digest>sha(?:256|512):[0-9a-f]+)"
)
_RANGE = re.compile(r"bytes=([0-9]{1,18})-([0-9]{0,18})")


@dataclass(frozen=True, kw_only=True)
class Body:
    """A manifest, ready to be given."""

    content: bytes
    media_type: str


class Relay:
    """What is served, and what came of it. ``sent`` counts the bytes of blobs."""

    def __init__(self, ask: FetchAsk, parts: Parts, blobs: Blobs, listener: socket.socket) -> None:
        self.password = Secret(secrets.token_urlsafe(32))
        self.trouble: FetchError | None = None
        self.sent = 0
        self.connections = 0
        self.moved = 0.0  # when the last piece was given away, on the clock ``now``
        self.now: Callable[[], float] = lambda: 0.0
        self._path = f"{RELAY_PATH}/{ask.reference.repository}"
        self._bodies = _bodies(ask)
        self._parts = {part.digest: part for part in parts.blobs}
        self._blobs = blobs
        self._listener = listener
        self._open: set[socket.socket] = set()
        self._lock = threading.Lock()
        self._closed = False

    @property
    def secrets(self) -> tuple[Secret, ...]:
        """What must be hidden wherever it shows."""
        return (self.password, Secret(self._expected()))

    def start(self) -> None:
        """Accept from now on."""
        self._listener.listen(_BACKLOG)
        threading.Thread(target=self._accept, daemon=True).start()

    def _accept(self) -> None:
        while True:
            try:
                connected, _ = self._listener.accept()
            except OSError:
                return
            with self._lock:
                if self._closed:
                    connected.close()
                    return
                self.connections += 1
                self._open.add(connected)
            threading.Thread(target=self._serve, args=(connected,), daemon=True).start()

    def _serve(self, connected: socket.socket) -> None:
        with contextlib.suppress(OSError):
            connected.settimeout(_IDLE)
            first = connected.recv(1, socket.MSG_PEEK)
            if first and first[0] == _TLS_HELLO:  # whoever greets by TLS first understands only this answer
                connected.sendall(_NOT_TLS)
            elif first:
                _Handler(connected, self)
        with self._lock:
            self._open.discard(connected)
        connected.close()

    def close(self) -> None:
        """Serve nobody any more."""
        with self._lock:
            self._closed = True
            connections = tuple(self._open)
        with contextlib.suppress(OSError):
            self._listener.shutdown(2)  # close alone does not wake who waits in accept
        self._listener.close()
        for connected in connections:
            with contextlib.suppress(OSError):
                connected.shutdown(2)

    # What is answered

    def admits(self, header: str) -> bool:
        """Does this ``Authorization`` have the password?"""
        return hmac.compare_digest(header.encode("utf-8", "replace"), f"Basic {self._expected()}".encode())

    def _expected(self) -> str:
        return base64.b64encode(f"{USER}:{self.password.reveal()}".encode()).decode("ascii")

    def find(self, path: str) -> Body | Descriptor | None:
        """What stands at a path."""
        found = _PATH.fullmatch(path)
        if found is None or found["name"] != self._path:
            return None
        if found["kind"] == "manifests":
            return self._bodies.get(found["digest"])
        return self._parts.get(found["digest"])

    def pieces(self, part: Descriptor, start: int) -> Iterator[bytes]:
        """A blob from a byte on. Its trouble is kept for whoever attends the pull."""
        try:
            for piece in self._blobs.pieces(part, start):
                yield piece
                self.sent += len(piece)
                self.moved = self.now()
        except FetchError as error:
            self.trouble = self.trouble or error
            raise


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server_version = "waybill"
    sys_version = ""

    def __init__(self, connected: socket.socket, relay: Relay) -> None:
        self._relay = relay
        super().__init__(connected, ("", 0), None)  # type: ignore[arg-type]  # the server object is never used

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002  # the name is the base class's
        """Say nothing: what is asked is no news, and what goes wrong is told otherwise."""

    def do_GET(self) -> None:
        """Answer with the body."""
        self._answer(body=True)

    def do_HEAD(self) -> None:
        """Answer without it."""
        self._answer(body=False)

    def _answer(self, *, body: bool) -> None:
        if self.headers.get("Content-Length", "0") != "0" or self.headers.get("Transfer-Encoding"):
            self.close_connection = True
        if not self._relay.admits(self.headers.get("Authorization", "")):
            self._brief(401, {"WWW-Authenticate": 'Basic realm="waybill"'})
            return
        path = self.path.partition("?")[0]
        if path in ("/v2/", "/v2"):
            self._brief(200)
            return
        found = self._relay.find(path)
        if found is None:
            self._brief(404)
        elif isinstance(found, Body):
            self._manifest(found, body=body)
        else:
            self._blob(found, body=body)

    def _brief(self, status: int, headers: dict[str, str] | None = None) -> None:
        self._head(status, {"Content-Length": "0", **(headers or {})})

    def _head(self, status: int, headers: dict[str, str]) -> None:
        self.send_response(status)
        self.send_header("Docker-Distribution-Api-Version", "registry/2.0")
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()

    def _manifest(self, found: Body, *, body: bool) -> None:
        digest = self.path.partition("?")[0].rpartition("/")[2]
        length = str(len(found.content))
        self._head(200, {"Content-Type": found.media_type, "Content-Length": length, "Docker-Content-Digest": digest})
        if body:
            self.wfile.write(found.content)

    def _blob(self, part: Descriptor, *, body: bool) -> None:
        asked = _RANGE.fullmatch(self.headers.get("Range", ""))
        start = int(asked[1]) if asked else 0
        end = min(int(asked[2]), part.size - 1) if asked and asked[2] else part.size - 1
        if asked and not start <= end:
            self._brief(416, {"Content-Range": f"bytes */{part.size}"})
            return
        ranged = {"Content-Range": f"bytes {start}-{end}/{part.size}"} if asked else {}
        headers = {"Content-Type": "application/octet-stream", "Content-Length": str(end + 1 - start)}
        self._head(206 if asked else 200, {**headers, **ranged, "Docker-Content-Digest": part.digest})
        if body:
            self._send(part, start, end + 1)

    def _send(self, part: Descriptor, start: int, end: int) -> None:
        """What was announced, or an end of the connection before it."""
        count = end - start
        try:
            for piece in self._relay.pieces(part, start):
                self.wfile.write(piece[:count])
                count -= min(len(piece), count)
                if not count and end < part.size:
                    return
        except FetchError:
            self.close_connection = True


def _bodies(ask: FetchAsk) -> dict[str, Body]:
    """The manifests of the chain."""
    wanted = [digest for digest in (ask.chain.index, ask.chain.manifest) if digest in ask.bodies]
    return {digest: Body(content=ask.bodies[digest], media_type=_media_type(ask.bodies[digest])) for digest in wanted}


def _media_type(content: bytes) -> str:
    try:
        return media_type_of("", parse_object(content))
    except Unreadable:
        return "application/octet-stream"


def listen_privately(path: str) -> socket.socket:
    """A Unix socket that only we may connect to. Its folder is ours alone as well."""
    listener = socket.socket(socket.AF_UNIX)
    try:
        listener.bind(path)
        os.chmod(path, 0o600)
    except BaseException:
        listener.close()
        raise
    return listener


def listen_on_loopback() -> socket.socket:
    """A port of this machine's loopback."""
    listener = socket.socket(socket.AF_INET)
    try:
        listener.bind(("127.0.0.1", 0))
    except BaseException:
        listener.close()
        raise
    return listener
