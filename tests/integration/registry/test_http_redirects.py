"""Redirects: what goes along, what stays behind, and where nobody may send us."""

from __future__ import annotations

import pytest

from tests.integration.registry.kit import BEARER, Client, Serve, get
from tests.integration.registry.servers import Reply, Served
from waybill.core.evidence import Trouble
from waybill.effects.addresses import Resolver


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
    "public to metadata": ("140.82.121.34", "169.254.169.254"),
    "public to mapped loopback": ("140.82.121.34", "::ffff:127.0.0.1"),
    "public to unspecified": ("140.82.121.34", "0.0.0.0"),  # noqa: S104
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
