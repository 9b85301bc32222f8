"""Something behind a socket that a test lets say what it likes: engines of every age, and what is no engine at all."""

from __future__ import annotations

import contextlib
import json
import socket
import threading
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

Send = Callable[[bytes], None]
Say = Callable[[Send], object]
VERSION = {
    "Version": "29.1.0",
    "ApiVersion": "1.52",
    "MinAPIVersion": "1.44",
    "Os": "linux",
    "Arch": "amd64",
    "Components": [{"Name": "Engine"}],
}
INFO = {
    "ID": "one",
    "Name": "web1",
    "Driver": "overlayfs",
    "DriverStatus": [["driver-type", "io.containerd.snapshotter.v1"]],
    "DockerRootDir": "/var/lib/docker",
    "SystemTime": "2026-06-01T12:00:00Z",
}


def answer(body: Any, status: str = "200 OK", headers: Mapping[str, str] | None = None) -> bytes:
    """One whole answer with its length."""
    data = body if isinstance(body, bytes) else json.dumps(body).encode()
    lines = [f"HTTP/1.1 {status}", f"Content-Length: {len(data)}", "Api-Version: 1.52"]
    lines += [f"{name}: {value}" for name, value in (headers or {}).items()]
    return "\r\n".join([*lines, "", ""]).encode() + data


class Fake:
    """A server on a Unix socket. ``says`` maps the path of a request, without its version, to what is said to it."""

    def __init__(self, path: Path, says: Mapping[str, bytes | Say] | None = None) -> None:
        self.path = str(path)
        self.requests: list[str] = []
        self.connections = 0
        self.greeting: bytes = b""
        self.says: dict[str, bytes | Say] = {
            "/_ping": answer(b"OK"),
            "/version": answer(VERSION),
            "/info": answer(INFO),
            **(says or {}),
        }
        self._socket = socket.socket(socket.AF_UNIX)
        self._socket.bind(self.path)
        self._socket.listen()
        self._open: list[socket.socket] = []
        threading.Thread(target=self._accept, daemon=True).start()

    def close(self) -> None:
        """Let everybody go."""
        for each in (self._socket, *self._open):
            with contextlib.suppress(OSError):
                each.shutdown(socket.SHUT_RDWR)
            each.close()

    @property
    def paths(self) -> list[str]:
        """The paths that were asked for."""
        return [request.split(" ")[1] for request in self.requests]

    def _accept(self) -> None:
        while True:
            try:
                connected, _ = self._socket.accept()
            except OSError:
                return
            self.connections += 1
            self._open.append(connected)
            threading.Thread(target=self._serve, args=(connected,), daemon=True).start()

    def _serve(self, connected: socket.socket) -> None:
        try:
            if self.greeting:
                connected.sendall(self.greeting)
            for request in _requests(connected):
                self.requests.append(request)
                path = request.split(" ")[1].partition("?")[0]
                said = self.says.get("/" + path.split("/", 2)[2] if path.startswith("/v1.") else path)
                if said is None:
                    said = answer({"message": "page not found"}, "404 Not Found")
                if isinstance(said, bytes):
                    connected.sendall(said)
                else:
                    said(connected.sendall)
                    return
        except OSError:
            return
        finally:
            connected.close()


def _requests(connected: socket.socket) -> Iterator[str]:
    data = b""
    while piece := connected.recv(65536):
        data += piece
        while b"\r\n\r\n" in data:
            head, _, data = data.partition(b"\r\n\r\n")
            yield head.decode("latin-1")
