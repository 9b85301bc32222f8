"""Proxy variables against a real CONNECT proxy."""

from __future__ import annotations

import base64
import socket
import threading

import pytest

from tests.integration.registry.kit import Client, Context, Serve
from tests.integration.registry.servers import Reply, proxy_talk, read_head
from waybill.core.evidence import Trouble
from waybill.effects.http import Call, Limits
from waybill.effects.proxies import Proxies
from waybill.secret import Secret

NAME = "behind.example.com"  # no resolver of these tests knows it: only the proxy does


def call(port: int, name: str = NAME) -> Call:
    return Call(method="GET", url=f"https://{name}:{port}/v2/", authorization=Secret("Bearer " + "made-up" * 3))


@pytest.mark.parametrize("variable", ["HTTPS_PROXY", "https_proxy"])
def test_https_goes_through_the_proxy_which_sees_no_secret(  # noqa: PLR0917
    serve: Serve, serve_raw: Serve, client: Client, server_context: Context, ca_file: str, variable: str
) -> None:
    heads: list[bytes] = []
    proxy = serve_raw(proxy_talk(heads))
    served = serve(lambda _: Reply(body=b"ok"), server_context(NAME))
    http = client({variable: proxy.url}, registry_ca=ca_file)

    assert [http.send(call(served.port)).content for _ in range(2)] == [b"ok", b"ok"]

    (head,) = heads
    assert head.startswith(f"CONNECT {NAME}:{served.port} ".encode())
    assert b"made-up" not in head


def test_a_proxys_user_and_password_are_sent_to_it(
    serve: Serve, serve_raw: Serve, client: Client, server_context: Context, ca_file: str
) -> None:
    heads: list[bytes] = []
    proxy = serve_raw(proxy_talk(heads))
    served = serve(lambda _: Reply(), server_context(NAME))

    client({"HTTPS_PROXY": f"me:word@{proxy.host}"}, registry_ca=ca_file).send(call(served.port))

    assert b"Proxy-Authorization: Basic " + base64.b64encode(b"me:word") in heads[0]


REFUSALS = {
    "login": (b"HTTP/1.1 407 Proxy Authentication Required\r\n\r\n", Trouble.PROXY_NEEDS_LOGIN, "407"),
    "policy": (b"HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n", Trouble.PROXY_REFUSED, "403"),
    "gateway": (b"HTTP/1.1 502 Bad Gateway\r\n\r\n", Trouble.PROXY_REFUSED, "502"),
}


@pytest.mark.parametrize(("refusal", "trouble", "words"), REFUSALS.values(), ids=REFUSALS.keys())
def test_a_proxys_refusal_is_told(
    serve_raw: Serve, client: Client, refusal: bytes, trouble: Trouble, words: str
) -> None:
    proxy = serve_raw(proxy_talk([], refusal))

    answer = client({"HTTPS_PROXY": f"http://me:word@{proxy.host}"}).send(call(443)).answer

    assert answer.trouble is trouble
    assert words in answer.detail
    assert "word@" not in repr(answer)


def test_a_proxy_that_is_gone_is_named_without_its_password(client: Client) -> None:
    with socket.create_server(("127.0.0.1", 0)) as gone:
        port = gone.getsockname()[1]

    answer = client({"HTTPS_PROXY": f"http://me:word@127.0.0.1:{port}"}).send(call(443)).answer

    assert answer.trouble is Trouble.PROXY_UNREACHABLE
    assert answer.detail.startswith(f"proxy 127.0.0.1:{port}: connection-refused")
    assert "word" not in repr(answer)


@pytest.mark.parametrize(
    ("proxy", "words"),
    [
        ("socks5://127.0.0.1:9", "socks5:// proxies cannot be used, only http:// and https://"),
        ("http://[::1", "the proxy's address cannot be read"),
        ("http://127.0.0.1:http", "the proxy's address cannot be read"),
    ],
)
def test_a_proxy_that_cannot_be_used_is_told(client: Client, proxy: str, words: str) -> None:
    answer = client({"https_proxy": proxy}).send(call(443)).answer

    assert (answer.trouble, answer.detail) == (Trouble.PROXY_UNREACHABLE, words)


def test_an_https_proxy_that_speaks_plain_http_is_unreachable(serve_raw: Serve, client: Client) -> None:
    proxy = serve_raw(proxy_talk([]))

    answer = client({"HTTPS_PROXY": f"https://{proxy.host}"}).send(call(443)).answer

    assert answer.trouble is Trouble.PROXY_UNREACHABLE


def test_a_proxy_over_tls_is_used_with_our_trust(
    serve: Serve, serve_raw: Serve, client: Client, server_context: Context, ca_file: str
) -> None:
    heads: list[bytes] = []
    context = server_context("127.0.0.1")
    plain = proxy_talk(heads)

    def talk(sock: socket.socket, stop: threading.Event) -> None:
        with context.wrap_socket(sock, server_side=True) as wrapped:
            plain(wrapped, stop)

    proxy = serve_raw(talk)
    served = serve(lambda _: Reply(body=b"ok"), server_context(NAME))

    fetched = client({"HTTPS_PROXY": f"https://{proxy.host}"}, registry_ca=ca_file).send(call(served.port))

    assert fetched.content == b"ok"
    assert heads[0].startswith(b"CONNECT ")


def test_a_certificate_behind_a_proxy_is_looked_at_through_it(
    serve: Serve, serve_raw: Serve, client: Client, server_context: Context
) -> None:
    proxy = serve_raw(proxy_talk([]))
    served = serve(lambda _: Reply(), server_context("intercept.example.com"))

    answer = client({"HTTPS_PROXY": proxy.url}).send(call(served.port)).answer

    assert answer.trouble is Trouble.TLS_UNKNOWN_CA
    assert answer.certificate is not None
    assert answer.certificate.names == ("intercept.example.com",)
    assert served.seen == []


def test_a_proxy_that_trickles_is_a_timeout(serve_raw: Serve, client: Client) -> None:
    def talk(sock: socket.socket, stop: threading.Event) -> None:
        read_head(sock)
        while not stop.wait(0.05):
            sock.sendall(b"H")

    proxy = serve_raw(talk)
    limits = Limits(connect=1, read=0.3, attempt=0.5, whole=0.6, attempts=1)

    answer = client({"HTTPS_PROXY": proxy.url}, limits=limits).send(call(443)).answer

    assert answer.trouble is Trouble.TIMEOUT


DIRECT = [
    ("registry.example.com", "https://registry.example.com/"),
    (".example.com", "https://registry.example.com/"),
    ("example.com", "https://registry.example.com:5000/"),
    ("registry.example.com:5000", "https://registry.example.com:5000/"),
    ("*", "https://registry.example.com/"),
    ("other.test, EXAMPLE.com", "https://registry.example.com/"),
    ("10.0.0.0/8", "https://10.1.2.3/"),
    ("other.test,10.1.2.3", "https://10.1.2.3:5000/"),
    ("", "https://localhost:5000/"),
    ("", "https://127.0.0.2/"),
    ("", "https://[::1]:5000/"),
]


@pytest.mark.parametrize(("no_proxy", "url"), DIRECT)
def test_no_proxy_and_loopback_go_directly(no_proxy: str, url: str) -> None:
    assert Proxies({"HTTPS_PROXY": "http://proxy.example.com:3128", "NO_PROXY": no_proxy}).of(url) == {}


@pytest.mark.parametrize(
    ("no_proxy", "url"),
    [("other.test", "https://registry.example.com/"), ("10.0.0.0/8", "https://11.1.2.3/"), ("", "https://e.example/")],
)
def test_everything_else_goes_through_the_proxy(no_proxy: str, url: str) -> None:
    proxies = Proxies({"HTTPS_PROXY": "proxy.example.com:3128", "no_proxy": no_proxy})

    assert proxies.of(url) == {"https": "http://proxy.example.com:3128"}


def test_an_empty_variable_is_absent_and_lower_case_wins() -> None:
    environ = {"https_proxy": "", "HTTPS_PROXY": "http://upper.example"}

    assert Proxies(environ).of("https://a.example") == {"https": "http://upper.example"}
    assert Proxies({**environ, "https_proxy": "http://l.example"}).of("https://a.example") == {
        "https": "http://l.example"
    }


def test_the_processs_own_environment_is_not_read(
    serve: Serve, client: Client, server_context: Context, ca_file: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("HTTPS_PROXY", "HTTP_PROXY", "ALL_PROXY", "https_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", "/nowhere")
    monkeypatch.setenv("SSL_CERT_FILE", "/nowhere")
    served = serve(lambda _: Reply(), server_context("registry.example.com"))

    assert client(registry_ca=ca_file).send(call(served.port, "registry.example.com")).answer.ok
