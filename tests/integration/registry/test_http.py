"""The HTTP client against real sockets: limits, redirects, retries, bodies, and what it must never send."""

from __future__ import annotations

import gzip
import socket
import threading
import zlib

import pytest

from tests.integration.registry.kit import BEARER, Client, Serve, get
from tests.integration.registry.servers import Reply, read_head
from waybill.core.evidence import Answer, Trouble
from waybill.effects.http import Call
from waybill.secret import Secret


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
