"""TLS as it fails in the field, against real handshakes with made-up authorities."""

from __future__ import annotations

import socket
import ssl
import threading
from collections.abc import Callable
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
import trustme

from tests.integration.registry.kit import BEARER, Client, Context, Serve
from tests.integration.registry.servers import Reply, Served
from waybill.core.evidence import Trouble
from waybill.effects import tls
from waybill.effects.http import Call, Limits

NOW = datetime.now(timezone.utc)
NAME = "registry.example.com"


def call(served: Served, name: str = NAME) -> Call:
    return Call(method="GET", url=f"https://{name}:{served.port}/v2/", authorization=BEARER)


def test_a_private_ca_is_trusted_when_named(
    serve: Serve, client: Client, server_context: Context, ca_file: str
) -> None:
    served = serve(lambda _: Reply(body=b"ok"), server_context(NAME))

    fetched = client(registry_ca=ca_file).send(call(served))

    assert fetched.content == b"ok"


def test_ssl_cert_file_of_the_environment_is_the_store(
    serve: Serve, client: Client, server_context: Context, ca_file: str
) -> None:
    served = serve(lambda _: Reply(body=b"ok"), server_context(NAME))

    assert client({"SSL_CERT_FILE": ca_file}).send(call(served)).answer.ok


def test_the_named_ca_adds_to_the_store_of_the_environment(
    serve: Serve, client: Client, server_context: Context, ca_file: str, tmp_path: Path
) -> None:
    other = trustme.CA()
    other.cert_pem.write_to_path(str(tmp_path / "other.pem"))
    first = serve(lambda _: Reply(), server_context(NAME))
    second = serve(lambda _: Reply(), server_context(NAME, by=other))
    http = client({"SSL_CERT_FILE": ca_file}, registry_ca=str(tmp_path / "other.pem"))

    assert http.send(call(first)).answer.ok
    assert http.send(call(second)).answer.ok


def test_a_store_that_cannot_be_read_is_named(
    serve: Serve, client: Client, server_context: Context, tmp_path: Path
) -> None:
    store = write(tmp_path / "store.pem", b"not a certificate")
    served = serve(lambda _: Reply(), server_context(NAME))

    answer = client({"SSL_CERT_FILE": store}).send(call(served)).answer

    assert answer.trouble is Trouble.TLS_OTHER
    assert answer.detail.startswith(f"the trusted certificates in {store} cannot be read")
    assert served.seen == []


def test_an_unknown_ca_is_told_with_the_certificate_it_showed(
    serve: Serve, client: Client, server_context: Context
) -> None:
    served = serve(lambda _: Reply(), server_context(NAME, "proxy.example.com"))

    answer = client().send(call(served)).answer

    assert answer.trouble is Trouble.TLS_UNKNOWN_CA
    assert "certificate verify failed" in answer.detail
    assert answer.certificate is not None
    assert "O=Acme Test Authority" in answer.certificate.issuer
    assert answer.certificate.names == (NAME, "proxy.example.com")
    assert answer.certificate.not_after.endswith("Z")
    assert served.seen == []


def test_a_wrong_name_is_told_with_the_names_it_showed(
    serve: Serve, client: Client, server_context: Context, ca_file: str
) -> None:
    served = serve(lambda _: Reply(), server_context("wrong.example.org"))

    answer = client(registry_ca=ca_file).send(call(served)).answer

    assert answer.trouble is Trouble.TLS_WRONG_NAME
    assert answer.certificate is not None
    assert answer.certificate.names == ("wrong.example.org",)
    assert served.seen == []


def test_a_wrong_address_is_a_wrong_name(serve: Serve, client: Client, server_context: Context, ca_file: str) -> None:
    served = serve(lambda _: Reply(), server_context("192.0.2.7"))

    answer = client(registry_ca=ca_file).send(call(served, "127.0.0.1")).answer

    assert answer.trouble is Trouble.TLS_WRONG_NAME
    assert answer.certificate is not None
    assert answer.certificate.names == ("192.0.2.7",)


DATE = "Sat, 21 Nov 2026 10:00:00 GMT"
DATES = {
    "expired": (
        {"not_before": NOW - timedelta(days=90), "not_after": NOW - timedelta(days=1)},
        Trouble.TLS_EXPIRED,
    ),
    "not yet valid": (
        {"not_before": NOW + timedelta(days=1), "not_after": NOW + timedelta(days=90)},
        Trouble.TLS_NOT_YET_VALID,
    ),
}


@pytest.mark.parametrize(("dates", "trouble"), DATES.values(), ids=DATES.keys())
def test_wrong_dates_are_told_with_the_servers_own_time(  # noqa: PLR0917
    serve: Serve,
    client: Client,
    server_context: Context,
    ca_file: str,
    dates: dict[str, datetime],
    trouble: Trouble,
) -> None:
    served = serve(lambda _: Reply(headers=(("Date", DATE),)), server_context(NAME, **dates))

    answer = client(registry_ca=ca_file).send(call(served)).answer

    assert (answer.trouble, answer.status) == (trouble, None)
    assert answer.headers == {"date": DATE}
    assert answer.certificate is not None
    assert answer.certificate.not_after == dates["not_after"].strftime("%Y-%m-%dT%H:%M:%SZ")
    assert [(request.method, request.path) for request in served.seen] == [("HEAD", "/v2/")]
    assert "authorization" not in served.seen[0].headers


def test_an_expired_certificate_of_a_stranger_gets_no_request_at_all(
    serve: Serve, client: Client, server_context: Context
) -> None:
    served = serve(lambda _: Reply(), server_context(NAME, **DATES["expired"][0]))

    answer = client().send(call(served)).answer

    assert answer.trouble in (Trouble.TLS_UNKNOWN_CA, Trouble.TLS_EXPIRED)
    assert answer.certificate is not None
    assert served.seen == []


def test_plain_http_where_tls_was_expected(serve: Serve, client: Client) -> None:
    served = serve(lambda _: Reply())

    answer = client().send(call(served)).answer

    assert answer.trouble is Trouble.TLS_NOT_TLS


def test_a_handshake_that_never_ends_is_a_timeout(serve_raw: Serve, client: Client) -> None:
    def talk(_: socket.socket, stop: threading.Event) -> None:
        stop.wait(20)

    served = serve_raw(talk)
    limits = Limits(connect=1, read=0.2, attempt=0.5, whole=0.6, attempts=1)

    answer = client(limits=limits).send(call(served)).answer

    assert answer.trouble is Trouble.TIMEOUT


def test_a_connection_cut_in_the_handshake_is_a_reset(serve_raw: Serve, client: Client) -> None:
    def talk(sock: socket.socket, _: threading.Event) -> None:
        sock.recv(100)

    served = serve_raw(talk)

    assert client().send(call(served), retry=False).answer.trouble is Trouble.RESET


def test_tls_before_1_2_is_not_spoken(serve: Serve, client: Client, server_context: Context, ca_file: str) -> None:
    context = server_context(NAME)
    context.set_ciphers("ALL:@SECLEVEL=0")
    with pytest.warns(DeprecationWarning, match="TLSv1_1 is deprecated"):
        context.minimum_version = context.maximum_version = ssl.TLSVersion.TLSv1_1
    served = serve(lambda _: Reply(), context)

    assert client(registry_ca=ca_file).send(call(served)).answer.trouble is Trouble.TLS_OTHER
    assert served.seen == []


def test_plain_http_pays_nothing_for_trust(serve: Serve, client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def never(*_: object) -> tuple[str, str]:
        raise AssertionError("the store was opened")

    monkeypatch.setattr(tls, "store", never)
    served = serve(lambda _: Reply())

    assert client().send(Call(method="GET", url=served.url)).answer.ok


# the user's own CA file


def write(path: Path, data: bytes) -> str:
    path.write_bytes(data)
    return str(path)


def pem(authority: trustme.CA) -> bytes:
    return authority.cert_pem.bytes()


NOT_A_CA: dict[str, tuple[Callable[[trustme.CA], bytes], str]] = {
    "empty": (lambda _: b"\n", "is empty"),
    "a key": (lambda ca: ca.private_key_pem.bytes(), "holds a private key, not a certificate"),
    "DER": (lambda ca: ssl.PEM_cert_to_DER_cert(pem(ca).decode()), "is in DER form; convert it: openssl x509"),
    "text": (lambda _: b"not found", "holds no certificate in PEM form"),
    "a broken certificate": (
        lambda _: b"-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n",
        "holds a certificate that cannot be read",
    ),
    "no ending": (lambda ca: pem(ca)[:200], "holds a certificate that cannot be read"),
    "binary": (lambda _: b"\x00\xff" * 100, "holds no certificate in PEM form"),
    "a request": (lambda _: b"-----BEGIN CERTIFICATE REQUEST-----\nAAAA\n", "holds a certificate request"),
    "too large": (lambda _: b"#" * 5_000_000, "is larger than 4 MiB"),
}


@pytest.mark.parametrize(("make", "words"), NOT_A_CA.values(), ids=NOT_A_CA.keys())
def test_a_ca_file_that_is_none_is_named_and_described(
    authority: trustme.CA, tmp_path: Path, make: Callable[[trustme.CA], bytes], words: str
) -> None:
    path = write(tmp_path / "ca.pem", make(authority))

    with pytest.raises(ValueError, match=r"ca\.pem") as caught:
        tls.read_ca(path)

    assert words in str(caught.value)
    assert "PRIVATE KEY-----\n" not in str(caught.value)


@pytest.mark.parametrize("make", [lambda path: str(path / "absent.pem"), str], ids=["absent", "a directory"])
def test_a_ca_file_that_cannot_be_read_is_named(tmp_path: Path, make: Callable[[Path], str]) -> None:
    with pytest.raises(ValueError, match=r"cannot be read: (No such file|Is a directory)"):
        tls.read_ca(make(tmp_path))


def test_words_around_a_certificate_do_no_harm(authority: trustme.CA, tmp_path: Path) -> None:
    noted = "Ärger mit der CA\n".encode() + pem(authority).replace(b"\n", b"\r\n")

    assert tls.read_ca(write(tmp_path / "ca.pem", noted))
