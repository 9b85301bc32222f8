"""A registry on loopback that holds what it is given and spoils what it is told to."""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from lab.images import Wish, build, sha256

NAME = "acme/app"
PATH = re.compile(rf"/v2/{NAME}/(manifests|blobs)/([^?]+)")


@dataclass(frozen=True, kw_only=True)
class Reply:
    """One answer. ``raw`` is written in its place, byte by byte as it stands."""

    status: int = 200
    body: bytes = b"{}"
    headers: Mapping[str, str] = field(default_factory=dict)
    raw: bytes = b""


Spoil = Callable[[str, str, str], "Reply | None"]  # method, path, Authorization


class Registry(ThreadingHTTPServer):
    """``spoil`` is asked first; ``tokens`` are those that are alive, and none of them means that none is needed."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.manifests: dict[str, tuple[str, bytes]] = {}
        self.blobs: dict[str, bytes] = {}
        self.asked: list[tuple[str, str]] = []
        self.tokens: set[str] = set()
        self.issued = 0
        self.spoil: Spoil = lambda _method, _path, _authorization: None
        self._thread = threading.Thread(target=self.serve_forever, args=(0.05,), daemon=True)
        self._thread.start()

    @property
    def host(self) -> str:
        """``127.0.0.1:port``."""
        return f"127.0.0.1:{self.server_address[1]}"

    @property
    def image(self) -> str:
        """The image that a test asks for."""
        return f"{self.host}/{NAME}:1"

    def handle_error(self, *_: object) -> None:
        """A client that goes away is what these tests are about."""

    def stop(self) -> None:
        """End it."""
        self.shutdown()
        self.server_close()
        self._thread.join()

    def hold(self, **wish: Any) -> dict[str, dict[str, Any]]:
        """Hold an image and give its platform manifests, parsed, by platform."""
        bundle = build(Wish(**wish))
        self.blobs.update({sha256(blob): blob for blob in bundle.blobs})
        self.manifests.update({entry.digest: (entry.media_type, entry.content) for entry in bundle.documents})
        self.tag(bundle.top.media_type, bundle.top.content)
        parts = [entry for entry in bundle.documents if entry.config]
        return {entry.platform: json.loads(entry.content) for entry in parts}

    def tag(self, media_type: str, content: bytes) -> None:
        """Let the tag name these bytes."""
        self.manifests["1"] = self.manifests[sha256(content)] = (media_type, content)

    def answer(self, method: str, path: str, authorization: str) -> Reply:
        """What is answered to a request."""
        spoilt = self.spoil(method, path, authorization)
        if spoilt is not None:
            return spoilt
        if path.startswith("/token"):
            self.issued += 1
            self.tokens.add(f"token-{self.issued}")
            return Reply(body=json.dumps({"token": f"token-{self.issued}"}).encode())
        if self.issued and authorization.removeprefix("Bearer ") not in self.tokens:
            return self.challenge()
        found = PATH.fullmatch(path)
        return self._content(found[1], found[2]) if found else Reply()

    def challenge(self) -> Reply:
        """401 with the way to a token."""
        realm = f'Bearer realm="http://{self.host}/token",service="scripted"'
        return Reply(status=401, headers={"WWW-Authenticate": realm})

    def _content(self, kind: str, name: str) -> Reply:
        if kind == "manifests" and name in self.manifests:
            media_type, content = self.manifests[name]
            return Reply(body=content, headers={"Content-Type": media_type})
        if kind == "blobs" and name in self.blobs:
            return Reply(body=self.blobs[name])
        code = "MANIFEST_UNKNOWN" if kind == "manifests" else "BLOB_UNKNOWN"
        return Reply(status=404, body=json.dumps({"errors": [{"code": code}]}).encode())


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: Registry

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def _respond(self) -> None:
        self.server.asked.append((self.command, self.path))
        reply = self.server.answer(self.command, self.path, self.headers.get("Authorization", ""))
        if reply.raw:
            self.wfile.write(reply.raw)
            self.close_connection = True
            return
        self.send_response(reply.status)
        for name, value in {"Content-Length": str(len(reply.body)), **reply.headers}.items():
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(reply.body)

    do_GET = do_HEAD = do_POST = do_DELETE = _respond  # noqa: N815  # the names that http.server looks for
