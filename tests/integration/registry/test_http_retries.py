"""Retries: what is temporary, how long is waited, and when it ends."""

from __future__ import annotations

import json
import socket
import threading
from collections.abc import Callable

import pytest

from tests.integration.registry.conftest import Sleeper
from tests.integration.registry.kit import Client, Serve, drip, get
from tests.integration.registry.servers import Reply, Request, read_head
from waybill.core.evidence import Trouble
from waybill.effects.http import Call, Limits


def statuses(*numbers: int, **more: object) -> Callable[[Request], Reply]:
    left = list(numbers)
    return lambda _: Reply(status=left.pop(0) if len(left) > 1 else left[0], **more)  # type: ignore[arg-type]


def test_one_502_is_tried_again_and_told(serve: Serve, client: Client, sleeper: Sleeper) -> None:
    served = serve(statuses(502, 200))

    answer = client(clock=sleeper.clock()).send(get(served.url)).answer

    assert (answer.status, answer.history) == (200, ("502",))
    assert sleeper.waits == [0.25]


def test_attempts_end(serve: Serve, client: Client, sleeper: Sleeper) -> None:
    served = serve(statuses(503))

    answer = client(clock=sleeper.clock()).send(get(served.url)).answer

    assert (answer.status, answer.history) == (503, ("503", "503", "503"))
    assert sleeper.waits == [0.25, 0.5, 1.0]


@pytest.mark.parametrize("status", [400, 401, 403, 404, 405, 501])
def test_what_is_final_is_asked_once(serve: Serve, client: Client, sleeper: Sleeper, status: int) -> None:
    served = serve(statuses(status))

    answer = client(clock=sleeper.clock()).send(get(served.url)).answer

    assert (answer.status, answer.history, len(served.seen)) == (status, (), 1)


def test_retry_after_is_obeyed(serve: Serve, client: Client, sleeper: Sleeper) -> None:
    left = [Reply(status=429, headers=(("Retry-After", "7"),)), Reply()]
    served = serve(lambda _: left.pop(0))

    answer = client(clock=sleeper.clock()).send(get(served.url)).answer

    assert (answer.status, answer.history, sleeper.waits) == (200, ("429",), [7.0])


def test_a_retry_after_date_is_counted_by_the_other_sides_clock(serve: Serve, client: Client, sleeper: Sleeper) -> None:
    headers = (("Date", "Sat, 21 Nov 2026 10:00:00 GMT"), ("Retry-After", "Sat, 21 Nov 2026 10:00:09 GMT"))
    left = [Reply(status=503, headers=headers), Reply()]
    served = serve(lambda _: left.pop(0))

    client(clock=sleeper.clock()).send(get(served.url))

    assert sleeper.waits == [9.0]


def test_the_wait_in_the_message_is_obeyed(serve: Serve, client: Client, sleeper: Sleeper) -> None:
    message = "retry-after: 1.5s, allowed: 44000/minute"
    body = json.dumps({"errors": [{"code": "TOOMANYREQUESTS", "message": message}]}).encode()
    left = [Reply(status=429, body=body), Reply()]
    served = serve(lambda _: left.pop(0))

    answer = client(clock=sleeper.clock()).send(get(served.url)).answer

    assert (answer.status, sleeper.waits) == (200, [1.5])


def test_a_wait_beyond_our_patience_is_returned_at_once(serve: Serve, client: Client, sleeper: Sleeper) -> None:
    served = serve(lambda _: Reply(status=429, headers=(("Retry-After", "3600"),)))

    answer = client(clock=sleeper.clock()).send(get(served.url)).answer

    assert (answer.status, answer.history, sleeper.waits) == (429, (), [])
    assert answer.headers["retry-after"] == "3600"


def test_a_reset_is_tried_again(serve_raw: Serve, client: Client, sleeper: Sleeper) -> None:
    left = [b"", b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"]

    def talk(sock: socket.socket, _: threading.Event) -> None:
        read_head(sock)
        sock.sendall(left.pop(0))

    served = serve_raw(talk)

    fetched = client(clock=sleeper.clock()).send(get(served.url))

    assert (fetched.content, fetched.answer.history) == (b"ok", ("reset",))


def test_silence_is_tried_only_twice(serve_raw: Serve, client: Client) -> None:
    served = serve_raw(drip(b"", b""))
    limits = Limits(connect=1, read=0.1, attempt=0.5, whole=5, attempts=4)

    answer = client(limits=limits).send(get(served.url)).answer

    assert (answer.trouble, answer.history, served.connections) == (Trouble.TIMEOUT, ("timeout",), 2)


def test_a_body_is_sent_again_with_the_retry(serve: Serve, client: Client, sleeper: Sleeper) -> None:
    served = serve(statuses(502, 200))

    client(clock=sleeper.clock()).send(Call(method="POST", url=served.url, body=b"form"))

    assert [request.body for request in served.seen] == [b"form", b"form"]
