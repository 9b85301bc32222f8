"""A small threaded HTTP server around the twin, on a free loopback port, for tests without the whole lab."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from lab.github.twin import GitHubTwin


@contextmanager
def serve(twin: GitHubTwin) -> Iterator[str]:
    """Serve until the block ends; gives ``http://127.0.0.1:PORT``."""

    class Handler(_Handler):
        pass

    Handler.twin = twin
    server = _Server(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that has read enough goes away; anything else is a bug and is told."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    twin: GitHubTwin

    def do_GET(self) -> None:
        self._answer()

    do_POST = do_PUT = do_PATCH = do_DELETE = do_HEAD = do_GET  # noqa: N815 -- the base class names them so

    def _answer(self) -> None:
        path, _, query = self.path.partition("?")
        length = int(self.headers.get("content-length") or 0)
        response = self.twin.handle(self.command, path, query, dict(self.headers.items()), self.rfile.read(length))
        self.send_response_only(response.status)
        for name, text in response.headers.items():
            self.send_header(name, text)
        self.send_header("content-length", str(len(response.body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(response.body)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 -- the base class names it so
        """Say nothing: ``GitHubTwin.calls`` is the record."""
