"""The HTTP client against real sockets: limits, redirects, retries, bodies, and what it must never send."""

from __future__ import annotations

import gzip
import json
import socket
import threading
import time
import zlib
from collections.abc import Callable
from dataclasses import replace

import pytest

from tests.integration.registry.conftest import Sleeper
from tests.integration.registry.servers import Reply, Request, Served, read_head
from waybill.core.evidence import Answer, Trouble
from waybill.effects.addresses import Resolver
from waybill.effects.http import Call, Http, Limits
from waybill.secret import Secret

Serve = Callable[..., Served]
Client = Callable[..., Http]
BEARER = Secret("Bearer " + "made-up" * 3)
QUICK = Limits(connect=1, read=0.3, attempt=0.6, whole=0.7, attempts=1)


def get(url: str, **more: object) -> Call:
    return replace(Call(method="GET", url=url), **more)  # type: ignore[arg-type]


def test_an_answer_keeps_the_allowed_headers_and_the_bytes(serve: Serve, client: Client) -> None:
    headers = (("Content-Type", "application/json"), ("Set-Cookie", "a=b"), ("X-Internal", "secret"))
    served = serve(lambda _: Reply(body=b"{}", headers=headers))

    fetched = client().send(get(f"{served.url}/v2/"))

    assert fetched.content == b"{}"
    assert fetched.answer == Answer(
        method="GET",
        url=f"{served.url}/v2/",
        status=200,
        headers={"content-length": "2", "content-type": "application/json"},
    )


def test_cookies_are_not_sent_back(serve: Serve, client: Client) -> None:
    served = serve(lambda _: Reply(headers=(("Set-Cookie", "track=me; Path=/"),)))
    http = client()

    http.send(get(served.url))
    http.send(get(served.url))

    assert [request.headers.get("cookie") for request in served.seen] == [None, None]


def test_no_compression_is_asked_for_and_no_user_information_is_sent(serve: Serve, client: Client) -> None:
    served = serve(lambda _: Reply())

    client().send(get(served.url))

    (request,) = served.seen
    assert request.headers["accept-encoding"] == "identity"
    assert "authorization" not in request.headers
    assert request.headers["user-agent"].startswith("waybill/")


def test_a_url_with_a_user_name_is_refused_unsent(serve: Serve, client: Client) -> None:
    served = serve(lambda _: Reply())

    answer = client().send(get(f"http://me:word@{served.host}/")).answer

    assert (answer.trouble, answer.detail) == (Trouble.REDIRECT_REFUSED, "the address carries a user name")
    assert "word" not in repr(answer)
    assert served.seen == []


def test_an_error_body_gives_code_and_message(serve: Serve, client: Client) -> None:
    body = b'{"errors":[{"code":"DENIED","message":"requested access to the resource is denied"}]}'
    served = serve(lambda _: Reply(status=403, body=body))

    answer = client().send(get(served.url)).answer

    assert (answer.code, answer.message) == ("DENIED", "requested access to the resource is denied")
    assert answer.excerpt == ""


def test_a_block_page_is_kept_as_an_excerpt_even_when_its_status_is_200(serve: Serve, client: Client) -> None:
    page = b"<html>\n<title>Blocked by \x1b[31mAcme</title></html>"
    served = serve(lambda _: Reply(body=page, headers=(("Content-Type", "text/html; charset=utf-8"),)))

    answer = client().send(get(served.url)).answer

    assert answer.excerpt == "<html> <title>Blocked by \\x1b[31mAcme</title></html>"


# bodies


def test_a_body_of_exactly_the_cap_passes(serve: Serve, client: Client) -> None:
    served = serve(lambda _: Reply(body=b"x" * 1000))

    assert len(client().send(get(served.url, cap=1000)).content) == 1000


def test_a_body_over_the_cap_is_refused(serve: Serve, client: Client) -> None:
    served = serve(lambda _: Reply(body=b"x" * 1001))

    fetched = client().send(get(served.url, cap=1000))

    assert (fetched.answer.trouble, fetched.answer.detail) == (
        Trouble.TOO_LARGE,
        "the answer is larger than 1000 bytes",
    )
    assert fetched.content == b""


def test_an_endless_chunked_body_is_refused_at_the_cap(serve_raw: Serve, client: Client) -> None:
    def talk(sock: socket.socket, stop: threading.Event) -> None:
        read_head(sock)
        sock.sendall(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
        while not stop.is_set():
            sock.sendall(b"400\r\n" + b"x" * 1024 + b"\r\n")

    served = serve_raw(talk)

    assert client().send(get(served.url, cap=4096)).answer.trouble is Trouble.TOO_LARGE


def test_an_error_body_is_cut_at_64_kib_and_still_an_answer(serve: Serve, client: Client) -> None:
    served = serve(lambda _: Reply(status=404, body=b"z" * 200_000))

    fetched = client().send(get(served.url))

    assert fetched.answer.status == 404
    assert len(fetched.content) == 65536


def test_after_a_cut_error_body_the_next_request_is_not_confused(serve: Serve, client: Client) -> None:
    served = serve(lambda request: Reply(status=404 if request.path == "/a" else 200, body=b"z" * 200_000))
    http = client()

    http.send(get(f"{served.url}/a"))

    assert http.send(get(f"{served.url}/b")).content == b"z" * 200_000


def test_a_gzip_bomb_is_refused_without_unpacking_it(serve: Serve, client: Client) -> None:
    bomb = gzip.compress(b"\0" * 50_000_000)
    served = serve(lambda _: Reply(body=bomb, headers=(("Content-Encoding", "gzip"),)))

    assert client().send(get(served.url, cap=100_000)).answer.trouble is Trouble.TOO_LARGE


@pytest.mark.parametrize("packed", [gzip.compress(b"plain"), zlib.compress(b"plain")], ids=["gzip", "deflate"])
def test_a_body_compressed_unasked_is_unpacked(serve: Serve, client: Client, packed: bytes) -> None:
    kind = "gzip" if packed[:2] == b"\x1f\x8b" else "deflate"
    served = serve(lambda _: Reply(body=packed, headers=(("Content-Encoding", kind),)))

    assert client().send(get(served.url)).content == b"plain"


@pytest.mark.parametrize(
    ("encoding", "body", "detail"),
    [
        ("br", b"???", "the body is encoded as 'br', which was not asked for"),
        ("gzip", b"plain", "the body says gzip and is not"),
        ("gzip", gzip.compress(b"plain" * 100)[:-12], "the body says gzip and is not whole"),
    ],
)
def test_an_unreadable_encoding_is_malformed(
    serve: Serve, client: Client, encoding: str, body: bytes, detail: str
) -> None:
    served = serve(lambda _: Reply(body=body, headers=(("Content-Encoding", encoding),)))

    answer = client().send(get(served.url)).answer

    assert (answer.trouble, answer.detail) == (Trouble.MALFORMED, detail)


def test_the_cap_also_holds_for_an_errors_compressed_text(serve: Serve, client: Client) -> None:
    bomb = gzip.compress(b"\0" * 50_000_000)
    served = serve(lambda _: Reply(status=403, body=bomb, headers=(("Content-Encoding", "gzip"),)))

    fetched = client().send(get(served.url))

    assert fetched.answer.status == 403
    assert len(fetched.content) == 65536


def test_a_head_answer_with_a_length_and_no_body_is_whole(serve: Serve, client: Client) -> None:
    served = serve(lambda _: Reply(headers=(("Content-Length", "5000"),)))

    answer = client().send(Call(method="HEAD", url=served.url)).answer

    assert answer.ok
    assert answer.headers["content-length"] == "5000"


# connections that break


def once(data: bytes) -> Callable[[socket.socket, threading.Event], None]:
    def talk(sock: socket.socket, _: threading.Event) -> None:
        read_head(sock)
        sock.sendall(data)

    return talk


BROKEN = {
    "closed at once": (b"", Trouble.RESET),
    "cut within the status line": (b"HTTP/1.1 20", Trouble.MALFORMED),
    "cut within the body": (b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf", Trouble.RESET),
    "cut within a chunk": (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n64\r\nhalf", Trouble.RESET),
    "cut between chunks": (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nhalf\r\n", Trouble.RESET),
    "broken chunk length": (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n", Trouble.RESET),
    "not HTTP": (b"SSH-2.0-OpenSSH_9.2\r\n", Trouble.MALFORMED),
    "a status that is no number": (b"HTTP/1.1 abc Hm\r\n\r\n", Trouble.MALFORMED),
    "an endless header line": (b"HTTP/1.1 200 OK\r\nX: " + b"y" * 100_000, Trouble.MALFORMED),
    "too many headers": (b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 500 + b"\r\n", Trouble.MALFORMED),
}


@pytest.mark.parametrize(("data", "trouble"), BROKEN.values(), ids=BROKEN.keys())
def test_a_broken_answer_is_a_trouble(serve_raw: Serve, client: Client, data: bytes, trouble: Trouble) -> None:
    served = serve_raw(once(data))

    answer = client().send(get(served.url), retry=False).answer

    assert answer.trouble is trouble
    assert answer.detail
    assert answer.status is None


def test_a_closed_port_is_refused(client: Client) -> None:
    with socket.create_server(("127.0.0.1", 0)) as gone:
        port = gone.getsockname()[1]

    answer = client().send(get(f"http://127.0.0.1:{port}/")).answer

    assert answer.trouble is Trouble.CONNECTION_REFUSED
    assert answer.detail == f"127.0.0.1 port {port}: Connection refused"


def test_a_full_backlog_is_a_connection_timeout(client: Client) -> None:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen(0)
        port = listener.getsockname()[1]
        waiting = [socket.socket() for _ in range(3)]
        for sock in waiting:
            sock.setblocking(False)
            sock.connect_ex(("127.0.0.1", port))

        answer = client(limits=QUICK).send(get(f"http://127.0.0.1:{port}/")).answer

        for sock in waiting:
            sock.close()
    assert answer.trouble in (Trouble.CONNECTION_TIMEOUT, Trouble.TIMEOUT)


@pytest.mark.parametrize(
    ("number", "trouble"),
    [
        (socket.EAI_NONAME, Trouble.NAME_NOT_FOUND),
        (socket.EAI_NODATA, Trouble.NAME_NOT_FOUND),
        (socket.EAI_AGAIN, Trouble.RESOLVER_SILENT),
        (socket.EAI_FAIL, Trouble.RESOLVER_SILENT),
    ],
)
def test_the_resolvers_refusals_are_told_apart(client: Client, number: int, trouble: Trouble) -> None:
    def refuse(_: str) -> list[str]:
        raise socket.gaierror(number, "made up")

    answer = client(resolver=Resolver(refuse)).send(get("https://nowhere.example/v2/")).answer

    assert answer.trouble is trouble
    assert "made up" in answer.detail


def test_a_name_that_cannot_exist_is_not_found_or_the_resolver_is_silent(client: Client) -> None:
    answer = client(resolver=Resolver()).send(get("https://waybill-test.invalid/v2/")).answer

    assert answer.trouble in (Trouble.NAME_NOT_FOUND, Trouble.RESOLVER_SILENT)


def test_a_resolver_that_hangs_is_given_up(client: Client) -> None:
    release = threading.Event()

    def hang(_: str) -> list[str]:
        release.wait(20)
        return ["127.0.0.1"]

    answer = client(resolver=Resolver(hang), limits=QUICK).send(get("https://slow.example/")).answer
    release.set()

    assert answer.trouble is Trouble.RESOLVER_SILENT
    assert answer.detail.startswith("no answer for slow.example within")


def test_a_name_of_impossible_length_is_not_found(client: Client) -> None:
    answer = client(resolver=Resolver()).send(get(f"http://{'a' * 64}.example/")).answer

    assert answer.trouble in (Trouble.NAME_NOT_FOUND, Trouble.MALFORMED)


# deadlines


def drip(before: bytes, piece: bytes) -> Callable[[socket.socket, threading.Event], None]:
    def talk(sock: socket.socket, stop: threading.Event) -> None:
        read_head(sock)
        sock.sendall(before)
        while not stop.wait(0.05):
            sock.sendall(piece)

    return talk


DRIPS = {
    "silence": (b"", b""),
    "status line": (b"", b"H"),
    "header bytes": (b"HTTP/1.1 200 OK\r\nX: ", b"y"),
    "header lines": (b"HTTP/1.1 200 OK\r\n", b"X: y\r\n"),
    "interim answers": (b"", b"HTTP/1.1 100 Continue\r\n\r\n"),
    "body": (b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n", b"x"),
    "chunks": (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", b"1\r\nx\r\n"),
    "an error's body": (b"HTTP/1.1 500 No\r\nContent-Length: 100000\r\n\r\n", b"x"),
    "a redirect's body": (b"HTTP/1.1 302 Go\r\nLocation: /x\r\nContent-Length: 100000\r\n\r\n", b"x"),
}


@pytest.mark.parametrize(("before", "piece"), DRIPS.values(), ids=DRIPS.keys())
def test_the_deadline_holds_against_a_trickle(serve_raw: Serve, client: Client, before: bytes, piece: bytes) -> None:
    served = serve_raw(drip(before, piece))

    answer = client(limits=QUICK).send(get(served.url)).answer

    assert answer.trouble is Trouble.TIMEOUT


def test_a_slow_but_steady_answer_is_fine(serve_raw: Serve, client: Client) -> None:
    def talk(sock: socket.socket, _: threading.Event) -> None:
        read_head(sock)
        for byte in b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok":
            sock.sendall(bytes([byte]))
            time.sleep(0.005)

    served = serve_raw(talk)

    assert client().send(get(served.url)).content == b"ok"


# redirects


def location(target: str, status: int = 307) -> Reply:
    return Reply(status=status, headers=(("Location", target),))


def test_a_redirect_on_the_same_origin_keeps_the_authorization(serve: Serve, client: Client) -> None:
    served = serve(lambda request: location("/there") if request.path == "/here" else Reply(body=b"ok"))

    fetched = client().send(get(f"{served.url}/here", authorization=BEARER))

    assert fetched.content == b"ok"
    assert [request.headers["authorization"] for request in served.seen] == [BEARER.reveal()] * 2


def test_a_redirect_to_another_port_drops_the_authorization(serve: Serve, client: Client) -> None:
    other = serve(lambda _: Reply(body=b"blob"))
    served = serve(lambda _: location(f"{other.url}/blob?sig=signature&n=1"))

    fetched = client().send(get(f"{served.url}/here", authorization=BEARER))

    (request,) = other.seen
    assert fetched.content == b"blob"
    assert "authorization" not in request.headers
    assert request.path == "/blob?sig=signature&n=1"
    assert fetched.answer.url == f"{other.url}/blob?sig=…&n=1"


def test_the_authorization_does_not_come_back_with_a_redirect_home(serve: Serve, client: Client) -> None:
    """A stranger in the middle must not be able to choose which of our requests carries the secret."""
    home: list[Served] = []
    other = serve(lambda _: location(f"{home[0].url}/end"))
    home.append(serve(lambda request: location(f"{other.url}/x") if request.path == "/start" else Reply()))

    client().send(get(f"{home[0].url}/start", authorization=BEARER))

    assert [request.headers.get("authorization") for request in home[0].seen] == [BEARER.reveal(), None]


def test_an_endless_redirect_is_refused(serve: Serve, client: Client) -> None:
    served = serve(lambda _: location("/again"))

    answer = client().send(get(served.url)).answer

    assert (answer.trouble, answer.detail) == (Trouble.REDIRECT_REFUSED, "more than 5 redirects")
    assert len(served.seen) == 6


def test_an_unfollowed_redirect_hides_its_signature(serve: Serve, client: Client) -> None:
    served = serve(lambda _: location("https://blobs.example.net/x?se=1&sig=c2lnbmF0dXJl"))

    fetched = client().send(get(served.url, follow=False))

    assert fetched.answer.status == 307
    assert fetched.location == "https://blobs.example.net/x?se=1&sig=c2lnbmF0dXJl"
    assert fetched.answer.headers["location"] == "https://blobs.example.net/x?se=…&sig=…"
    assert "c2lnbmF0dXJl" not in repr(fetched)


@pytest.mark.parametrize("target", ["file:///etc/passwd", "gopher://127.0.0.1/", "http://[::1", "javascript:1", "//"])
def test_a_redirect_to_no_http_address_is_refused(serve: Serve, client: Client, target: str) -> None:
    served = serve(lambda _: location(target))

    answer = client().send(get(served.url)).answer

    assert answer.trouble is Trouble.REDIRECT_REFUSED or answer.status == 307


def addresses(**known: str) -> Resolver:
    return Resolver(lambda host: [known[host.split(".")[0]]])


REACHES = {
    "public to loopback": ("140.82.121.34", "127.0.0.1"),
    "public to private": ("140.82.121.34", "10.0.0.9"),
    "public to metadata": ("140.82.121.34", "169.254.169.254"),
    "public to mapped loopback": ("140.82.121.34", "::ffff:127.0.0.1"),
    "public to unspecified": ("140.82.121.34", "0.0.0.0"),  # noqa: S104
    "public to carrier-grade NAT": ("140.82.121.34", "100.64.1.1"),
    "public to unique local": ("140.82.121.34", "fd00::1"),
    "private to metadata": ("10.0.0.5", "169.254.169.254"),
    "private to loopback": ("10.0.0.5", "127.0.0.1"),
    "loopback to metadata": ("127.0.0.1", "fe80::1"),
}


@pytest.mark.parametrize(("asker", "target"), REACHES.values(), ids=REACHES.keys())
def test_a_registry_may_not_send_us_inwards(client: Client, asker: str, target: str) -> None:
    http = client(resolver=addresses(asker=asker, target=target))

    answer = http.send(get("https://target.example/x", named_by="https://asker.example/v2/")).answer

    assert answer.trouble is Trouble.REDIRECT_REFUSED
    assert "asker.example" in answer.detail
    assert "target.example" in answer.detail


def test_a_literal_metadata_address_is_refused_behind_a_proxy_too(client: Client) -> None:
    http = client({"HTTPS_PROXY": "http://127.0.0.1:9"})

    answer = http.send(get("https://169.254.169.254/latest", named_by="https://ghcr.example/v2/")).answer

    assert answer.trouble is Trouble.REDIRECT_REFUSED


def test_a_private_registry_may_redirect_to_private_and_public_addresses(client: Client) -> None:
    """Refused connections prove that they were tried."""
    http = client(resolver=addresses(asker="127.0.0.9", target="127.0.0.8"))

    answer = http.send(get("https://target.example:9/x", named_by="https://asker.example/v2/")).answer

    assert answer.trouble is Trouble.CONNECTION_REFUSED


def test_https_never_sends_us_to_plain_http(client: Client) -> None:
    answer = client().send(get("http://acme.example/x", named_by="https://registry.example.com/v2/")).answer

    assert answer.trouble is Trouble.REDIRECT_REFUSED
    assert answer.detail == "registry.example.com sends us from https to http"


# retries


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


# many at once


def test_a_hundred_requests_share_a_few_connections(serve: Serve, client: Client) -> None:
    served = serve(lambda request: Reply(body=request.path.encode()))
    http = client(max_parallel=4)
    bodies: dict[int, bytes] = {}

    def ask(worker: int) -> None:
        for number in range(worker, 100, 10):
            bodies[number] = http.send(get(f"{served.url}/{number}")).content

    threads = [threading.Thread(target=ask, args=(worker,)) for worker in range(10)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert bodies == {number: f"/{number}".encode() for number in range(100)}
    assert served.connections <= 4


def test_troubles_give_their_connections_back(serve: Serve, client: Client) -> None:
    """With one connection to lend, a single one that is kept would block the next request for ever."""
    served = serve(lambda request: Reply(status=int(request.path[1:]), body=b"x" * 100_000))
    http = client(max_parallel=1)

    answers = [http.send(get(f"{served.url}/{status}", cap=10), retry=False).answer for status in (200, 404, 200, 500)]

    assert [answer.trouble or answer.status for answer in answers] == [Trouble.TOO_LARGE, 404, Trouble.TOO_LARGE, 500]


def test_secrets_do_not_show_in_any_repr(serve: Serve, client: Client) -> None:
    served = serve(lambda _: Reply(status=403, body=b"no"))
    call = get(served.url, authorization=BEARER, body=b"refresh_token=made-up-secret")

    fetched = client().send(call)

    assert "made-up" not in repr(call) + repr(fetched)


def test_a_header_that_cannot_be_sent_is_not_repeated_in_words(serve: Serve, client: Client) -> None:
    served = serve(lambda _: Reply())

    answer = client().send(get(served.url, authorization=Secret("Bearer made-up\r\nX: y"))).answer

    assert (answer.trouble, answer.detail) == (Trouble.MALFORMED, "a header value that cannot be sent")
    assert served.seen == []
