"""The application as the public sees it: many questions, every address, nobody trusted."""

from __future__ import annotations

import contextlib
import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta, timezone

import pytest

from tests.integration.answers.kit import PATH, QUICK, Counting, always, at_addresses, version
from tests.integration.registry.servers import App, Reply, Request, Served, proxy_talk, read_head
from waybill.core.evidence import Trouble
from waybill.core.host.answer import PUBLIC_FROM_HOST, AppAnswer
from waybill.core.host.evidence import HealthWish
from waybill.effects.addresses import Resolver
from waybill.effects.answers.host_view import HostView
from waybill.effects.answers.public import COUNT, ask_public

Serve = Callable[..., Served]
NAME = "app.example.com"


def resolver(*addresses: str) -> Resolver:
    def lookup(host: str) -> list[str]:
        if host in {NAME, f"www.{NAME}", "login.example.com"}:
            return list(addresses) or ["127.0.0.1"]
        return [host]

    return Resolver(lookup)


def asked(
    url: str, *addresses: str, environ: dict[str, str] | None = None, count: int = COUNT
) -> tuple[AppAnswer, ...]:
    health = HealthWish(public_url=url, identity="$.version")
    return ask_public(health, environ=environ or PATH, count=count, limits=QUICK, resolver=resolver(*addresses))


def test_many_questions_over_connections_of_their_own(serve: Serve) -> None:
    served = serve(always(version("1.2.3")))

    answers = asked(f"http://{NAME}:{served.port}/")

    assert len(answers) == served.connections == len(served.seen) == COUNT
    assert {(answer.status, answer.identity, answer.view, answer.road) for answer in answers} == {
        (200, ("1.2.3",), "public", "direct")
    }
    assert {name for request in served.seen for name in request.headers} == {
        "host", "user-agent", "accept", "accept-encoding", "connection",
    }  # fmt: skip


def test_a_server_that_keeps_connections_gets_new_ones_all_the_same(serve_raw: Serve) -> None:
    def keep(sock: object, stop: threading.Event) -> None:
        while read_head(sock) and not stop.is_set():  # type: ignore[arg-type]
            sock.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok")  # type: ignore[attr-defined]

    served = serve_raw(keep)

    asked(f"http://{NAME}:{served.port}/", count=6)

    assert served.connections == 6


def test_every_address_has_its_turn() -> None:
    apps: dict[str, App] = {f"127.0.0.{n}": always(version("1.2.3" if n != 4 else "1.2.2")) for n in range(1, 6)}
    with at_addresses(apps) as sites:
        answers = asked(f"http://{NAME}:{sites['127.0.0.1'].port}/", *apps)

    assert {address: len(site.seen) for address, site in sites.items()} == dict.fromkeys(apps, 4)
    assert {answer.peer for answer in answers if answer.identity == ("1.2.2",)} == {"127.0.0.4"}


def test_one_replica_of_ten_is_seen(serve: Serve) -> None:
    counter = iter(range(1000))
    served = serve(lambda _: version("1.2.2" if next(counter) % 10 == 7 else "1.2.3"))

    answers = asked(f"http://{NAME}:{served.port}/")

    assert len([answer for answer in answers if answer.identity == ("1.2.2",)]) == 2


def test_a_dead_address_does_not_hide_behind_another() -> None:
    with at_addresses({"127.0.0.1": always(version("1.2.3"))}) as sites:
        answers = asked(f"http://{NAME}:{sites['127.0.0.1'].port}/", "127.0.0.1", "127.0.0.9")

    refused = [answer for answer in answers if answer.trouble is Trouble.CONNECTION_REFUSED]
    assert {answer.peer for answer in refused} == {"127.0.0.9"}
    assert len(refused) == COUNT // 2


def test_redirects_are_followed_and_shown(serve: Serve) -> None:
    ports: list[int] = []

    def app(request: Request) -> Reply:
        if request.headers["host"].startswith("www."):
            return version("1.2.3")
        return Reply(status=301, headers=(("Location", f"http://www.{NAME}:{ports[0]}/"),))

    served = serve(app)
    ports.append(served.port)

    answers = asked(f"http://{NAME}:{served.port}/", count=3)

    assert [answer.redirects for answer in answers] == [(f"301 http://www.{NAME}:{served.port}/",)] * 3
    assert {answer.status for answer in answers} == {200}


def test_the_public_cannot_send_us_inside(serve: Serve) -> None:
    served = serve(always(Reply(status=302, headers=(("Location", "http://169.254.169.254/latest/meta-data"),))))

    answers = asked(f"http://{NAME}:{served.port}/", count=2)

    assert {answer.trouble for answer in answers} == {Trouble.REDIRECT_REFUSED}
    assert {answer.status for answer in answers} == {None}


def test_a_name_that_does_not_exist_is_asked_twice() -> None:
    def lookup(_: str) -> list[str]:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    answers = ask_public(
        HealthWish(public_url=f"https://{NAME}/"), environ=PATH, limits=QUICK, resolver=Resolver(lookup)
    )

    assert [answer.trouble for answer in answers] == [Trouble.NAME_NOT_FOUND] * 2


def test_a_certificate_is_noted(serve: Serve, server_context: Callable[..., ssl.SSLContext], ca_file: str) -> None:
    end = datetime.now(timezone.utc).replace(microsecond=0) + timedelta(days=5)
    served = serve(always(version("1.2.3")), server_context(NAME, not_after=end))

    answers = asked(f"https://{NAME}:{served.port}/", environ={**PATH, "SSL_CERT_FILE": ca_file}, count=3)

    assert {answer.status for answer in answers} == {200}
    assert {answer.certificate.not_after for answer in answers if answer.certificate} == {f"{end:%Y-%m-%dT%H:%M:%SZ}"}


@pytest.mark.parametrize(
    ("name", "end", "trouble"),
    [(NAME, 2020, Trouble.TLS_EXPIRED), ("other.example.com", 2090, Trouble.TLS_WRONG_NAME)],
    ids=["expired", "another name"],
)
def test_a_wrong_certificate_is_seen_and_not_asked_again_and_again(
    request: pytest.FixtureRequest, serve: Serve, name: str, end: int, trouble: Trouble
) -> None:
    context = request.getfixturevalue("server_context")(name, not_after=datetime(end, 1, 1, tzinfo=timezone.utc))
    served = serve(always(version("1.2.3")), context)
    environ = {**PATH, "SSL_CERT_FILE": request.getfixturevalue("ca_file")}

    answers = asked(f"https://{NAME}:{served.port}/", environ=environ)

    assert [answer.trouble for answer in answers] == [trouble] * 2
    assert {answer.certificate.names for answer in answers if answer.certificate} == {(name,)}
    assert [seen for seen in served.seen if seen.path == "/"] == []


def test_a_proxy_is_used(serve: Serve, serve_raw: Serve) -> None:
    seen: list[bytes] = []
    served = serve(always(version("1.2.3")))
    refusing = serve_raw(proxy_talk(seen, refuse=b"HTTP/1.1 407 Proxy Authentication Required\r\n\r\n"))

    answers = asked(f"http://{NAME}:{served.port}/", environ={**PATH, "HTTP_PROXY": refusing.url}, count=2)

    assert {answer.status for answer in answers} == {407}
    assert seen[0].startswith(b"GET http://app.example.com")


# From the host


@pytest.fixture
def edge() -> Iterator[tuple[str, list[str]]]:
    """Lets in whoever does not come from the runner's address: here told apart by a connection's own address."""
    let_in: list[str] = []

    def app(request: Request) -> Reply:
        return version("1.2.3") if let_in else Reply(status=403, body=b"<title>Blocked</title>" + request.path.encode())

    with at_addresses({"127.0.0.1": app}) as sites:
        yield f"http://127.0.0.1:{sites['127.0.0.1'].port}/", let_in


def test_the_public_address_as_the_host_sees_it(edge: tuple[str, list[str]]) -> None:
    url, let_in = edge
    health = HealthWish(public_url=url, identity="$.version")
    refused = ask_public(health, environ=PATH, count=3, limits=QUICK)
    let_in.append("the host")

    with contextlib.closing(HostView(Counting(), health, environ=PATH, limits=QUICK)) as view:
        answers = view.ask_public()

    assert [(answer.status, answer.title) for answer in refused] == [(403, "Blocked")] * 3
    assert [(answer.status, answer.view) for answer in answers] == [(200, PUBLIC_FROM_HOST)] * 3
