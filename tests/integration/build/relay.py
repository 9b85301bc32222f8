"""A port of loopback that leads to an engine's socket, as ``dockerd -H tcp://`` has one: ``PORT SOCKET``.

With the word ``buildkit`` behind it leads to the BuildKit in that engine, by the door that docker's own client takes.
So there is a real BuildKit for the drivers that want one of their own, although no package of the distribution has any.
"""

from __future__ import annotations

import contextlib
import socket
import sys
import threading

KNOCK = b"POST /grpc HTTP/1.1\r\nHost: docker\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\n"
END = b"\r\n\r\n"


def pump(source: socket.socket, target: socket.socket) -> None:
    """Carry bytes until there are no more."""
    with contextlib.suppress(OSError):
        while piece := source.recv(65536):
            target.sendall(piece)
    with contextlib.suppress(OSError):
        target.shutdown(socket.SHUT_WR)


def serve(client: socket.socket, path: str, *, buildkit: bool) -> None:
    """One connection, both ways."""
    with client, socket.socket(socket.AF_UNIX) as engine:
        engine.connect(path)
        if buildkit:
            engine.sendall(KNOCK)
            said = b""
            while not said.endswith(END):
                said += engine.recv(1) or END
        back = threading.Thread(target=pump, args=(client, engine), daemon=True)
        back.start()
        pump(engine, client)
        back.join()


def main(port: str, path: str, kind: str = "") -> None:
    """Say where it listens, and go on until killed."""
    listening = socket.create_server(("127.0.0.1", int(port)))
    sys.stdout.write(f"{listening.getsockname()[1]}\n")
    sys.stdout.flush()
    while True:
        client, _ = listening.accept()
        threading.Thread(target=serve, args=(client, path), kwargs={"buildkit": bool(kind)}, daemon=True).start()


if __name__ == "__main__":
    main(*sys.argv[1:])
