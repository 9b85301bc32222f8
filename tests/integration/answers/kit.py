"""Applications at several addresses of one port, and channels that forward nothing or say nothing of why."""

from __future__ import annotations

import contextlib
import os
import socket
import ssl
import threading
from collections.abc import Iterator, Mapping

from tests.integration.registry.servers import App, Reply, Request, Served, _Handler, _Server, read_head
from waybill.effects.channel import SCRIPT_CAP, Answered, ChannelError, Stream
from waybill.effects.http import Limits
from waybill.effects.local_channel import LocalChannel
from waybill.effects.ssh.stream import start_stream

QUICK = Limits(connect=2.0, read=1.0, attempt=2.0, whole=3.0, attempts=1)
PATH = {"PATH": os.environ["PATH"]}
PROHIBITED = "channel 2: open failed: administratively prohibited: open failed"
AMBIGUOUS = "Stdio forwarding request failed: Session open refused by peer"


def version(text: str) -> Reply:
    """A healthy application of that version."""
    body = f'{{"status":"ok","version":"{text}"}}'.encode()
    return Reply(body=body, headers=(("Content-Type", "application/json"), ("X-App-Version", text)))


def always(reply: Reply) -> App:
    """The same answer to everything."""

    def app(_: Request) -> Reply:
        return reply

    return app


def drip(sock: socket.socket, stop: threading.Event) -> None:
    """A server whose answer comes byte by byte and never ends."""
    read_head(sock)
    sock.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n")
    while not stop.wait(0.05):
        sock.sendall(b"x")


class _Six(_Server):
    address_family = socket.AF_INET6


@contextlib.contextmanager
def at_addresses(apps: Mapping[str, App], context: ssl.SSLContext | None = None) -> Iterator[dict[str, Served]]:
    """One port, and another application at each address of loopback."""
    servers: dict[str, _Server] = {}
    port = 0
    try:
        for address, app in apps.items():
            kind = _Six if ":" in address else _Server
            server = kind((address, port), _Handler)
            server.app, server.context = app, context
            port = server.server_address[1]
            server.served = Served(scheme="https" if context else "http", port=port)
            servers[address] = server
            threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        yield {address: server.served for address, server in servers.items()}
    finally:
        for server in servers.values():
            server.shutdown()
            server.server_close()


class Deaf(LocalChannel):
    """A channel through which no address can be connected to: the stream ends at once, with these words."""

    def __init__(self, words: str, environ: Mapping[str, str] = PATH) -> None:
        super().__init__(environ)
        self._words = words
        self.tried = 0

    def open(self, host: str, port: int) -> Stream:  # noqa: ARG002  # whatever it is
        self.tried += 1
        return start_stream(["sh", "-c", f"echo '{self._words}' >&2; exit 255"], PATH)


class Counting(LocalChannel):
    """Notes which addresses were connected to."""

    def __init__(self, environ: Mapping[str, str] = PATH) -> None:
        super().__init__(environ)
        self.opened: list[tuple[str, int]] = []

    def open(self, host: str, port: int) -> Stream:
        self.opened.append((host, port))
        return super().open(host, port)


class Broken(LocalChannel):
    """The link is gone."""

    def __init__(self) -> None:
        super().__init__(PATH)

    def open(self, host: str, port: int) -> Stream:  # noqa: ARG002
        raise ChannelError("the connection to the host is gone", lost=True)

    def script(
        self,
        text: str,  # noqa: ARG002
        *,
        variables: Mapping[str, str],  # noqa: ARG002
        timeout: float,  # noqa: ARG002
        cap: int = SCRIPT_CAP,  # noqa: ARG002
    ) -> Answered:
        return Answered(code=None, lost=True)
