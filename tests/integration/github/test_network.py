"""Secrets stay where they belong, and whatever the network does ends in time as evidence."""

from __future__ import annotations

import json
import logging
import socket
import ssl
import threading
from pathlib import Path

import pytest
import trustme

from lab.github.state import Fault, State
from lab.github.twin import GitHubTwin
from tests.integration.github.conftest import Slept
from tests.integration.github.situations import CLASSIC, NOW
from tests.integration.github.strangers import every_answer, listener, stranger
from waybill.core.evidence import Trouble
from waybill.core.records import to_json
from waybill.effects.clock import Clock
from waybill.effects.github import GitHub
from waybill.effects.github_api import Api, Got
from waybill.effects.http import Http
from waybill.effects.http import Limits as Patience
from waybill.secret import Secret

SECRET = "ghp_" + "Example" * 5 + "x"
HTML = "<html><body>Blocked</body></html>"


def test_the_token_is_in_no_log_no_exception_and_no_evidence(
    url: str, http: Http, caplog: pytest.LogCaptureFixture, state: State
) -> None:
    caplog.set_level(logging.DEBUG)
    echo = json.dumps({"login": "octo"})
    state.put(Fault(status=200, body=echo), Fault(status=500, body=HTML), Fault(status=301, headers={"location": "//"}))
    github = GitHub(Api(url, Secret(SECRET), http))

    told = [json.dumps(to_json(answer)) for answer in every_answer(github)]
    told += [repr(github), repr(github.__dict__), repr(Got(answer=github.user().answer))]

    assert SECRET not in "".join(told)
    assert SECRET not in caplog.text
    assert SECRET[4:] not in caplog.text


@pytest.mark.parametrize(
    "value", [SECRET + "\n", SECRET + "\r\nX-Evil: 1", "\u00e9" + SECRET, SECRET + "\x00", "\u4e2d"]
)
def test_a_damaged_token_is_an_answer_and_not_an_exception(url: str, http: Http, value: str, twin: GitHubTwin) -> None:
    answer = GitHub(Api(url, Secret(value), http)).user().answer

    assert answer.status in {None, 401}
    assert SECRET not in answer.detail
    assert all("evil" not in call.lower() for call in twin.calls)


def test_pygithub_never_holds_the_token(url: str, http: Http) -> None:
    api = Api(url, Secret(CLASSIC), http)
    api.get("/user")

    assert api._requester.auth is None
    assert CLASSIC not in repr(vars(api._requester))


def test_plain_http_gets_nothing(http: Http) -> None:
    answer = GitHub(Api("http://github.example.com/api/v3", Secret(SECRET), http)).user().answer

    assert (answer.status, answer.trouble) == (None, Trouble.MALFORMED)
    assert answer.detail == "the address of GitHub's API is plain http: nothing was sent"


@pytest.mark.parametrize("address", ["", "github.com", "ftp://x", "https://user:pass@x", "https://[::1", "https://x:y"])
def test_an_address_that_is_none(http: Http, address: str) -> None:
    answer = GitHub(Api(address, Secret(SECRET), http)).user().answer

    assert answer.trouble is Trouble.MALFORMED
    assert "pass" not in json.dumps(to_json(answer))


def test_netrc_does_not_replace_the_token(http: Http, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    netrc = tmp_path / ".netrc"
    netrc.write_text("machine 127.0.0.1 login other password stolen\ndefault login other password stolen\n")
    netrc.chmod(0o600)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("NETRC", str(netrc))
    seen: list[dict[str, str]] = []
    with stranger(seen) as address:
        GitHub(Api(address, Secret(CLASSIC), http)).user()
        GitHub(Api(address, None, http)).user()

    assert seen[0]["authorization"] == f"Bearer {CLASSIC}"
    assert "authorization" not in seen[1]


# The network


def test_a_proxy_that_is_down_is_named(slept: Slept) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    environ = {"HTTPS_PROXY": f"http://127.0.0.1:{port}"}
    with Http(environ, limits=Patience(whole=10), clock=slept.clock) as http:
        answer = GitHub(Api("https://api.github.example.com", Secret(SECRET), http)).user().answer

    assert answer.trouble is Trouble.PROXY_UNREACHABLE


def test_a_proxy_sees_where_we_go_and_not_the_token(slept: Slept) -> None:
    heard: list[bytes] = []

    def refuse(peer: socket.socket) -> None:
        heard.append(peer.recv(65536))
        peer.sendall(b"HTTP/1.1 403 No\r\n\r\n")

    with listener(refuse) as port, Http({"https_proxy": f"http://127.0.0.1:{port}"}, clock=slept.clock) as http:
        answer = GitHub(Api("https://api.github.example.com", Secret(SECRET), http)).user().answer

    assert answer.trouble is Trouble.PROXY_REFUSED
    assert heard[0].startswith(b"CONNECT api.github.example.com:443 ")
    assert SECRET.encode() not in b"".join(heard)


def test_no_proxy_is_respected(url: str, slept: Slept) -> None:
    with Http({"http_proxy": "http://127.0.0.1:1", "no_proxy": "127.0.0.1"}, clock=slept.clock) as http:
        assert GitHub(Api(url, Secret(CLASSIC), http)).user().login == "octo"


def test_silence_ends_in_time() -> None:
    quiet = threading.Event()
    with listener(lambda _: quiet.wait(30)) as port:
        with Http({}, limits=Patience(connect=1, read=0.2, attempt=1, whole=1)) as http:
            answer = GitHub(Api(f"http://127.0.0.1:{port}", Secret(SECRET), http)).user().answer
        quiet.set()

    assert answer.trouble is Trouble.TIMEOUT


def test_a_trickle_ends_in_time() -> None:
    done = threading.Event()

    def trickle(peer: socket.socket) -> None:
        peer.recv(65536)
        peer.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n")
        while not done.wait(0.05):
            peer.sendall(b"x")

    with listener(trickle) as port:
        with Http({}, limits=Patience(connect=1, read=1, attempt=0.5, whole=0.6)) as http:
            answer = GitHub(Api(f"http://127.0.0.1:{port}", Secret(SECRET), http)).user().answer
        done.set()

    assert answer.trouble is Trouble.TIMEOUT


def test_a_refused_connection_and_a_cut_one() -> None:
    clock = Clock(wall=NOW.timestamp, sleep=lambda _: None)
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    with Http({}, clock=clock) as http:
        refused = GitHub(Api(f"http://127.0.0.1:{port}", None, http)).user().answer
        with listener(lambda peer: peer.recv(65536)) as cutting:
            cut = GitHub(Api(f"http://127.0.0.1:{cutting}", None, http)).user().answer

    assert refused.trouble is Trouble.CONNECTION_REFUSED
    assert cut.trouble is Trouble.RESET
    assert set(cut.history) == {"reset"}


def test_trust_follows_ssl_cert_file(tmp_path: Path) -> None:
    ca = trustme.CA()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    ca.issue_cert("127.0.0.1").configure_cert(context)
    bundle = tmp_path / "ca.pem"
    ca.cert_pem.write_to_path(str(bundle))
    reply = b'HTTP/1.1 200 OK\r\nContent-Length: 17\r\nConnection: close\r\n\r\n{"login": "octo"}'

    def answer(peer: socket.socket) -> None:
        with context.wrap_socket(peer, server_side=True) as tls:
            tls.recv(65536)
            tls.sendall(reply)

    with listener(answer) as port:
        address = f"https://127.0.0.1:{port}"
        with Http({"SSL_CERT_FILE": str(bundle)}) as http:
            trusted = GitHub(Api(address, None, http)).user()
        with Http({}) as http:
            unknown = GitHub(Api(address, Secret(SECRET), http)).user()

    assert trusted.login == "octo"
    assert unknown.answer.trouble is Trouble.TLS_UNKNOWN_CA
