"""Other ends of the wire: a server that notes what it is sent, a bare socket, and every question to GitHub at once."""

from __future__ import annotations

import logging
import socket
import threading
import traceback
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager

from lab.github.server import serve
from lab.github.twin import GitHubTwin, Response
from tests.integration.github.situations import world
from waybill.core.evidence import Answer, Source
from waybill.effects.github import GitHub


def every_answer(github: GitHub) -> Iterator[Answer]:
    yield github.user().answer
    yield github.package("acme", "app", Source.INPUT).answer
    yield github.versions("acme", "Organization", "app").answer
    yield github.why_absent("acme/app", ["v1.1.0"], "acme/app").answer
    yield github.rate_limit().answer


@contextmanager
def stranger(seen: list[dict[str, str]]) -> Iterator[str]:
    """Another server, which notes the headers that it gets."""

    class Noting(GitHubTwin):
        def handle(
            self, method: str, path: str, query: str, headers: Mapping[str, str], _body: bytes = b""
        ) -> Response:
            seen.append({name.lower(): text for name, text in headers.items()})
            return super().handle(method, path, query, headers)

    with serve(Noting(world())) as address:
        yield address


@contextmanager
def listener(serve_one: Callable[[socket.socket], object]) -> Iterator[int]:
    """A bare TCP server: each connection is given to the function, then closed."""

    def attend(peer: socket.socket) -> None:
        with peer:
            try:
                serve_one(peer)
            except OSError:
                logging.getLogger(__name__).info("the client went away: %s", traceback.format_exc(limit=1))

    def accept() -> None:
        while True:
            try:
                peer, _ = server.accept()
            except OSError:
                return
            threading.Thread(target=attend, args=(peer,), daemon=True).start()

    with socket.create_server(("127.0.0.1", 0)) as server:
        threading.Thread(target=accept, daemon=True).start()
        yield int(server.getsockname()[1])
