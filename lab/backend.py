"""The real distribution registry as a process on loopback, and the connection to it."""

from __future__ import annotations

import http.client
import json
import socket
import subprocess
import threading
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from lab.messages import Request, Response
from lab.processes import wait_until

# Hop-by-hop or set anew by us. The connection to the registry is our own.
NOT_FORWARDED = frozenset(
    {"connection", "keep-alive", "transfer-encoding", "content-length", "expect", "te", "upgrade"}
)


def _listens(port: int) -> bool:
    try:
        socket.create_connection(("127.0.0.1", port), timeout=1).close()
    except ConnectionRefusedError:
        return False
    return True


class Registry:
    """One docker-registry on a loopback port with its own storage."""

    def __init__(self, program: str, directory: Path, port: int, auth: Mapping[str, Any] | None = None) -> None:
        self.port = port
        self.directory = directory
        self._program = program
        self._auth = auth
        self._local = threading.local()
        self._process: subprocess.Popen[bytes] | None = None

    def _configuration(self) -> dict[str, Any]:
        return {
            "version": 0.1,
            "log": {"level": "warn", "accesslog": {"disabled": True}},
            "storage": {
                "filesystem": {"rootdirectory": str(self.directory / "data")},
                "delete": {"enabled": True},
                "maintenance": {"uploadpurging": {"enabled": False}},
            },
            "http": {"addr": f"127.0.0.1:{self.port}", "relativeurls": True, "secret": "lab"},
            **({"auth": self._auth} if self._auth else {}),
        }

    def launch(self) -> None:
        """Start the process; ``wait`` says when it answers."""
        self.directory.mkdir(parents=True, exist_ok=True)
        configuration = self.directory / "registry.yml"
        configuration.write_text(json.dumps(self._configuration()))  # JSON is YAML
        with (self.directory / "log").open("wb") as log:
            self._process = subprocess.Popen(
                [self._program, "serve", str(configuration)],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                env={"PATH": "/usr/bin:/bin", "HOME": str(self.directory), "OTEL_TRACES_EXPORTER": "none"},
            )

    def wait(self) -> None:
        """Return once the registry answers."""
        if self._process is None:
            raise RuntimeError("the registry was not launched")
        wait_until(lambda: _listens(self.port), self._process, self.directory / "log")

    def forward(self, request: Request) -> Response:
        """Hand a request on and return the true answer. A connection that went stale is renewed once."""
        try:
            return self._ask(request)
        except (http.client.HTTPException, OSError):
            self._local.connection = None
            return self._ask(request)

    def _ask(self, request: Request) -> Response:
        connection = self._connection()
        headers = {name: value for name, value in request.headers.items() if name not in NOT_FORWARDED}
        headers.setdefault("host", request.host)
        has_body = bool(request.body) or request.method in {"POST", "PUT", "PATCH"}
        connection.request(request.method, request.target, body=request.body if has_body else None, headers=headers)
        answer = connection.getresponse()
        body = answer.read()
        kept = {name: value for name, value in answer.getheaders() if name.lower() not in NOT_FORWARDED}
        if request.method == "HEAD" and answer.headers["Content-Length"]:
            kept["Content-Length"] = answer.headers["Content-Length"]
        return Response(status=answer.status, headers=kept, body=body)

    def _connection(self) -> http.client.HTTPConnection:
        existing: http.client.HTTPConnection | None = getattr(self._local, "connection", None)
        if existing is None:
            existing = self._local.connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
            existing.connect()
            existing.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        return existing

    @property
    def repositories(self) -> Path:
        """Where the registry keeps its repositories: links only, the blobs stand elsewhere."""
        return self.directory / "data" / "docker" / "registry" / "v2" / "repositories"
