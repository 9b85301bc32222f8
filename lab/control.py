"""The wire between a world and whoever plays with it: one JSON line each way over a socket in its directory."""

from __future__ import annotations

import contextlib
import json
import os
import socket
import threading
import traceback
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Protocol


class Commands(Protocol):
    """What a world can be told."""

    def do(self, command: str, arguments: dict[str, Any]) -> Any:
        """Do it and give a JSON value back."""


class ControlError(RuntimeError):
    """The world refused a command; the text says why."""


@contextlib.contextmanager
def _address(path: Path) -> Iterator[str]:
    """A short address for the socket: a path of more than 107 bytes does not fit into one."""
    folder = os.open(path.parent, os.O_PATH | os.O_DIRECTORY)
    try:
        yield f"/proc/self/fd/{folder}/{path.name}"
    finally:
        os.close(folder)


def serve(path: Path, commands: Commands) -> None:
    """Take commands from now on, each connection in its own thread."""
    server = socket.socket(socket.AF_UNIX)
    path.unlink(missing_ok=True)
    with _address(path) as address:
        server.bind(address)
    server.listen(64)
    threading.Thread(target=_accept, args=(server, commands), daemon=True).start()


def _accept(server: socket.socket, commands: Commands) -> None:
    while True:
        connection, _ = server.accept()
        threading.Thread(target=_converse, args=(connection, commands), daemon=True).start()


def _converse(connection: socket.socket, commands: Commands) -> None:
    with connection, connection.makefile("rwb") as stream:
        line = stream.readline()
        if line:
            stream.write(json.dumps(_reply(line, commands)).encode() + b"\n")


def _reply(line: bytes, commands: Commands) -> dict[str, Any]:
    try:
        message = json.loads(line)
        return {"ok": commands.do(message["do"], message["with"])}
    except (ValueError, KeyError, RuntimeError, TypeError) as error:
        return {"error": f"{type(error).__name__}: {error}"}
    except Exception:  # noqa: BLE001  # a bug here must not look like a world that went away
        return {"error": traceback.format_exc()}


def ask(path: Path, command: str, arguments: dict[str, Any]) -> Any:
    """Tell a world something and return what it gives back."""
    with socket.socket(socket.AF_UNIX) as connection, _address(path) as address:
        connection.connect(address)
        with connection.makefile("rwb") as stream:
            stream.write(json.dumps({"do": command, "with": arguments}).encode() + b"\n")
            stream.flush()
            line = stream.readline()
    if not line:
        raise ControlError("the world ended while it was asked")
    answer = json.loads(line)
    if "error" in answer:
        raise ControlError(answer["error"])
    return answer["ok"]


def peer(path: Path) -> int:
    """The process id, as seen from here, of the world behind the socket."""
    with socket.socket(socket.AF_UNIX) as connection, _address(path) as address:
        connection.connect(address)
        credentials = connection.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, 12)
    return int.from_bytes(credentials[:4], "little")
