"""The application as the host sees it, through a channel to real servers."""

from __future__ import annotations

import contextlib
import socket
import ssl
import threading
from collections.abc import Callable

import pytest
import trustme

from tests.integration.answers.kit import PATH, QUICK, Broken, Counting, always, at_addresses, drip, version
from tests.integration.registry.servers import Reply, Request, Served, read_head
from waybill.core.answering import BODY_CAP, Expected
from waybill.core.evidence import Trouble
from waybill.core.host.answer import AppAnswer
from waybill.core.host.evidence import HealthWish
from waybill.effects.answers.host_view import HostView
from waybill.effects.channel import Channel

Serve = Callable[..., Served]
BY_JSON = HealthWish(identity="$.version", body='"status":"ok"')


def asked(
    url: str, wish: HealthWish = BY_JSON, channel: Channel | None = None, environ: dict[str, str] | None = None
) -> tuple[AppAnswer, ...]:
    health = HealthWish(url=url, identity=wish.identity, body=wish.body, status=wish.status)
    channel = channel or Counting()
    with (
        contextlib.closing(channel),
        contextlib.closing(HostView(channel, health, environ=environ or PATH, limits=QUICK)) as view,
    ):
        return view.ask()


def one(url: str, wish: HealthWish = BY_JSON, **more: object) -> AppAnswer:
    (answer,) = asked(url, wish, **more)  # type: ignore[arg-type]
    return answer


def test_a_good_answer_with_all_that_it_tells(serve: Serve) -> None:
    served = serve(always(version("1.2.3")))

    answer = one(f"{served.url}/health")

    assert (answer.status, answer.road, answer.view) == (200, "forward", "host")
    assert answer.identity == ("1.2.3",)
    assert answer.body_matches is True
    assert answer.body == '{"status":"ok","version":"1.2.3"}'
    assert answer.headers == {"content-type": "application/json"}
    assert answer.trouble is None


def test_the_identity_may_stand_in_a_header_or_be_the_body(serve: Serve) -> None:
    served = serve(always(Reply(body=b"1.2.3\n", headers=(("X-App-Version", "v9"),))))

    by_header = one(served.url, HealthWish(identity="header:X-App-Version"))
    whole = one(served.url, HealthWish(identity="body"))

    assert by_header.identity == ("v9",)
    assert by_header.headers == {"x-app-version": "v9"}
    assert whole.identity == ("1.2.3",)


def test_no_credential_is_ever_sent(serve: Serve, tmp_path: object) -> None:
    served = serve(always(Reply(headers=(("Set-Cookie", "a=1; Path=/"),))))
    channel = Counting()
    environ = {**PATH, "HTTP_PROXY": "http://127.0.0.1:1", "http_proxy": "http://127.0.0.1:1", "HOME": str(tmp_path)}
    health = HealthWish(url=served.url)

    with contextlib.closing(HostView(channel, health, environ=environ, limits=QUICK)) as view:
        answers = (*view.ask(), *view.ask())

    assert [answer.status for answer in answers] == [200, 200]
    sent = {name for request in served.seen for name in request.headers}
    assert sent == {"host", "user-agent", "accept", "accept-encoding", "connection"}
    assert served.connections == 2  # each question a connection of its own
    assert all("set-cookie" not in answer.headers for answer in answers)


def test_an_address_with_a_login_is_not_asked(serve: Serve) -> None:
    served = serve(always(Reply()))

    answer = one(f"http://user:made-up-password@{served.host}/")

    assert answer.status is None
    assert "user name" in answer.detail
    assert "made-up-password" not in repr(answer)
    assert served.seen == []


def test_queries_are_asked_and_not_shown(serve: Serve) -> None:
    served = serve(always(version("1.2.3")))

    answer = one(f"{served.url}/health?key=made-up-secret")

    assert served.seen[0].path == "/health?key=made-up-secret"
    assert "made-up-secret" not in repr(answer)


# Redirects


def sends(routes: dict[str, str]) -> Callable[[Request], Reply]:
    def app(request: Request) -> Reply:
        target = routes.get(request.path)
        return version("1.2.3") if target is None else Reply(status=302, headers=(("Location", target),))

    return app


def test_a_redirect_on_the_same_host_is_followed_and_shown(serve: Serve) -> None:
    served = serve(sends({"/health": "/health/"}))

    answer = one(f"{served.url}/health")

    assert answer.status == 200
    assert answer.redirects == (f"302 {served.url}/health/",)


def test_a_redirect_to_another_host_is_shown_and_not_followed(serve: Serve) -> None:
    served = serve(sends({"/health": "http://169.254.169.254/latest/meta-data"}))
    channel = Counting()

    answer = one(f"{served.url}/health", channel=channel)

    assert answer.status == 302
    assert answer.redirects == ("302 http://169.254.169.254/latest/meta-data",)
    assert {host for host, _ in channel.opened} == {"127.0.0.1"}


def test_redirects_in_a_ring_end(serve: Serve) -> None:
    served = serve(sends({"/a": "/b", "/b": "/a"}))

    answer = one(f"{served.url}/a")

    assert answer.trouble is Trouble.REDIRECT_REFUSED
    assert "more than 5" in answer.detail
    assert len(served.seen) == 6


def test_a_redirect_that_is_wished_for_is_the_answer(serve: Serve) -> None:
    served = serve(sends({"/health": "/login"}))

    answer = one(f"{served.url}/health", HealthWish(status=("3xx",)))

    assert (answer.status, answer.redirects) == (302, ())
    assert len(served.seen) == 1


# localhost


def test_localhost_is_both_addresses() -> None:
    with at_addresses({"127.0.0.1": always(version("1.2.3")), "::1": always(version("1.1.0"))}) as sites:
        six, four = asked(f"http://localhost:{sites['::1'].port}/health")

    assert (six.peer, six.identity) == ("::1", ("1.1.0",))
    assert (four.peer, four.identity) == ("127.0.0.1", ("1.2.3",))
    assert sites["::1"].seen[0].headers["host"] == f"localhost:{sites['::1'].port}"


def test_a_silent_address_of_localhost_is_told_and_not_asked_again(serve: Serve) -> None:
    served = serve(always(version("1.2.3")))
    channel = Counting()
    health = HealthWish(url=f"http://localhost:{served.port}/")

    with contextlib.closing(HostView(channel, health, environ=PATH, limits=QUICK)) as view:
        first, second = view.ask(), view.ask()

    assert [(answer.peer, answer.trouble) for answer in first] == [
        ("::1", Trouble.CONNECTION_REFUSED),
        ("127.0.0.1", None),
    ]
    assert [answer.peer for answer in second] == ["127.0.0.1"]
    assert [host for host, _ in channel.opened] == ["::1", "127.0.0.1", "127.0.0.1"]


# TLS by the runner


def test_tls_is_ours(serve: Serve, server_context: Callable[..., ssl.SSLContext], ca_file: str) -> None:
    served = serve(always(version("1.2.3")), server_context("localhost", "127.0.0.1"))

    answer = one(f"{served.url}/health", environ={**PATH, "SSL_CERT_FILE": ca_file})

    assert (answer.status, answer.identity) == (200, ("1.2.3",))
    assert answer.certificate is not None
    assert "localhost" in answer.certificate.names


def test_an_unknown_authority_is_named(
    serve: Serve, server_context: Callable[..., ssl.SSLContext], ca_file: str
) -> None:
    other = trustme.CA(organization_name="Someone Else")
    served = serve(always(version("1.2.3")), server_context("127.0.0.1", by=other))

    answer = one(f"{served.url}/health", environ={**PATH, "SSL_CERT_FILE": ca_file})

    assert answer.trouble is Trouble.TLS_UNKNOWN_CA
    assert answer.certificate is not None
    assert "Someone Else" in answer.certificate.issuer


def test_another_name_is_named(serve: Serve, server_context: Callable[..., ssl.SSLContext], ca_file: str) -> None:
    served = serve(always(version("1.2.3")), server_context("app.example.com"))

    _, answer = asked(f"https://localhost:{served.port}/", environ={**PATH, "SSL_CERT_FILE": ca_file})

    assert answer.trouble is Trouble.TLS_WRONG_NAME
    assert answer.certificate is not None
    assert answer.certificate.names == ("app.example.com",)


def test_tls_of_a_plain_port(serve: Serve) -> None:
    served = serve(always(version("1.2.3")))

    answer = one(f"https://{served.host}/health")

    assert answer.trouble is Trouble.TLS_NOT_TLS


# No answer, and answers without an end


def test_nobody_listens() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]

    answer = one(f"http://127.0.0.1:{port}/")

    assert (answer.trouble, answer.road) == (Trouble.CONNECTION_REFUSED, "forward")
    assert "refused" in answer.detail


def test_a_connection_that_is_cut(serve_raw: Serve) -> None:
    def hang_up(sock: socket.socket, _: threading.Event) -> None:
        read_head(sock)

    answer = one(serve_raw(hang_up).url)

    assert (answer.trouble, answer.road) == (Trouble.RESET, "forward")


def test_silence(serve_raw: Serve) -> None:
    def nothing(_: socket.socket, stop: threading.Event) -> None:
        stop.wait(30)

    answer = one(serve_raw(nothing).url)

    assert answer.trouble is Trouble.TIMEOUT


def test_a_drip_does_not_hold_us(serve_raw: Serve) -> None:
    answer = one(serve_raw(drip).url)

    assert answer.trouble is Trouble.TIMEOUT
    assert answer.status is None


def test_a_flood_is_cut(serve_raw: Serve) -> None:
    sent = 0

    def flood(sock: socket.socket, stop: threading.Event) -> None:
        nonlocal sent
        read_head(sock)
        sock.sendall(b'HTTP/1.1 200 OK\r\nX-App-Version: 1.2.3\r\n\r\n{"version":"1.2.3","status":"ok"')
        with contextlib.suppress(OSError):
            while not stop.is_set() and sent < 200 * 1024 * 1024:
                sent += sock.send(b" " * 65536)

    answer = one(serve_raw(flood).url)

    assert (answer.status, answer.cut, answer.body_bytes) == (200, True, BODY_CAP)
    assert answer.identity == ()
    assert answer.identity_problem == "cut"
    assert sent < 100 * 1024 * 1024


def test_no_http(serve_raw: Serve) -> None:
    def speak(sock: socket.socket, _: threading.Event) -> None:
        sock.sendall(b"SSH-2.0-OpenSSH_9.2\r\n")
        sock.recv(1000)

    assert one(serve_raw(speak).url).trouble in {Trouble.MALFORMED, Trouble.RESET}


def test_hostile_bytes_can_be_shown(serve: Serve) -> None:
    served = serve(always(Reply(body=b"<title>\x1b[2J\n::error::x\xff\x00</title>", headers=(("Server", "a\x85b"),))))

    answer = one(served.url)

    assert "\x1b" not in repr(answer)
    assert answer.title == "\\x1b[2J ::error::x\ufffd\\x00"


def test_a_lost_link_is_no_answer_of_the_application() -> None:
    answer = one("http://127.0.0.1:1/", channel=Broken())

    assert answer.road == ""
    assert answer.trouble is None
    assert "lost" in answer.detail


# Over time


@pytest.mark.parametrize(("settle", "fewest"), [(0.0, 3), (0.5, 3)])
def test_watching_asks_several_times(serve: Serve, settle: float, fewest: int) -> None:
    served = serve(always(version("1.2.3")))
    health = HealthWish(url=served.url, identity="$.version", settle=settle)

    with contextlib.closing(HostView(Counting(), health, environ=PATH, limits=QUICK)) as view:
        answers = view.watch(Expected(tag="v1.2.3"), settle=settle)

    assert len(answers) >= fewest
    assert answers[-1].after - answers[0].after >= settle


def test_watching_waits_for_a_late_start(serve: Serve) -> None:
    questions = iter(("1.2.2", "1.2.2"))
    served = serve(lambda _: version(next(questions, "1.2.3")))
    health = HealthWish(url=served.url, identity="$.version")

    with contextlib.closing(HostView(Counting(), health, environ=PATH, limits=QUICK)) as view:
        answers = view.watch(Expected(tag="1.2.3"), settle=0.0, patience=30)

    assert [answer.identity for answer in answers] == [("1.2.2",), ("1.2.2",), ("1.2.3",), ("1.2.3",), ("1.2.3",)]


def test_watching_ends_when_it_is_told_so(serve: Serve) -> None:
    served = serve(always(version("1.2.3")))
    beats = iter((False, True))
    health = HealthWish(url=served.url, identity="$.version")

    with contextlib.closing(HostView(Counting(), health, environ=PATH, limits=QUICK)) as view:
        answers = view.watch(Expected(tag="1.2.3"), settle=60.0, beat=lambda: next(beats))

    assert len(answers) == 1
