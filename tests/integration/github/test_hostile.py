"""What must not happen: a hang, a flood, an exception, a leaked token, a wrong belief."""

from __future__ import annotations

import json
import logging
import socket
import ssl
import threading
import traceback
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pytest
import trustme

from lab.github.server import serve
from lab.github.state import Fault, Limits, State
from lab.github.twin import GitHubTwin, Response
from tests.integration.github.conftest import Ask, Slept
from tests.integration.github.situations import CLASSIC, NOW, world
from waybill.core.evidence import Answer, Source, Trouble
from waybill.core.records import to_json
from waybill.effects.clock import Clock
from waybill.effects.github import GitHub
from waybill.effects.github_api import Api, Got
from waybill.effects.http import Http
from waybill.effects.http import Limits as Patience
from waybill.secret import Secret

SECRET = "ghp_" + "Example" * 5 + "x"


def every_answer(github: GitHub) -> Iterator[Answer]:
    yield github.user().answer
    yield github.package("acme", "app", Source.INPUT).answer
    yield github.versions("acme", "Organization", "app").answer
    yield github.why_absent("acme/app", ["v1.1.0"], "acme/app").answer
    yield github.rate_limit().answer


HTML = "<html><head><title>Blocked</title></head><body>Ask your <b>administrator</b></body></html>"


@pytest.mark.parametrize(
    ("body", "detail"),
    [
        (HTML, "the body is not JSON"),
        ("", "the body is not JSON"),
        ("null", "the body is not JSON"),
        ('"text"', "the body is not a JSON"),
        ("17", "the body is not a JSON"),
        ("[" * 100_000, "the body is not JSON"),
        ('{"login": ', "the body is not JSON"),
        ("\udcff".encode("utf-8", "surrogatepass").decode("latin-1"), "the body is not JSON"),
    ],
)
def test_a_good_status_with_a_bad_body_is_no_answer(ask: Ask, state: State, body: str, detail: str) -> None:
    state.put(Fault(status=200, body=body, times=1000))

    for answer in every_answer(ask(CLASSIC)):
        assert not answer.ok
        assert answer.trouble is Trouble.MALFORMED
        assert answer.detail.startswith(f"HTTP 200: {detail}")


def test_a_block_page_is_shown_as_what_it_is(ask: Ask, state: State) -> None:
    state.put(Fault(status=200, body=HTML, headers={"content-type": "text/html"}))

    assert "Ask your" in ask(CLASSIC).user().answer.excerpt


@pytest.mark.parametrize(
    "body",
    [
        {"login": 7, "type": [], "visibility": {}, "repository": "x", "html_url": "javascript:alert(1)", "sha": {}},
        {"repository": {"full_name": None}, "resources": {"core": {"limit": "many", "remaining": True}}, "sha": None},
        {"sha": "0" * 40, "files": [1, {"filename": 2}, None], "workflow_runs": [[], {"id": "x", "conclusion": 3}]},
        {"sha": "0" * 40, "files": {}, "workflow_runs": None, "jobs": 4},
        [1, None, {"name": 5}, {"name": "sha256:00", "metadata": {"container": {"tags": [1, "ok", None]}}}],
    ],
)
def test_wrong_types_are_read_as_nothing(ask: Ask, state: State, body: object) -> None:
    state.put(Fault(status=200, body=json.dumps(body), times=1000))
    github = ask(CLASSIC)

    assert github.user().login == ""
    package = github.package("acme", "app", Source.INPUT)
    assert (package.visibility, package.repository, package.html_url) == ("", "", "")
    assert [version.tags for version in github.versions("acme", "User", "app").versions] in ([], [("ok",)])
    assert github.rate_limit().limit is None
    assert all(run.failed_step == "" for run in github.why_absent("acme/app", ["v1"], "x").runs)


def test_control_characters_in_answers_are_escaped(ask: Ask, state: State) -> None:
    body = json.dumps({"login": "octo\n::error::x\x1b[31m\u202e", "message": "no"})
    state.put(Fault(status=200, body=body))

    login = ask(CLASSIC).user().login

    assert login == "octo ::error::x\\x1b[31m\\u202e"


def test_a_flood_is_cut_off(ask: Ask, state: State) -> None:
    state.put(Fault(status=200, body='{"login": "' + "x" * (17 * 1024 * 1024) + '"}'))

    user = ask(CLASSIC).user()

    assert (user.answer.status, user.answer.trouble) == (None, Trouble.TOO_LARGE)
    assert user.login == ""


def test_pages_that_never_end_do_end(ask: Ask, state: State) -> None:
    page = json.dumps([{"name": "sha256:00"}] * 100)
    endless = {"link": '<https://api.github.com/x?page=2>; rel="next"'}
    state.put(Fault(path="/users/octo/packages", status=200, body=page, headers=endless, times=10_000))

    found = ask(CLASSIC).versions("octo", "User", "toy", 1000)

    assert (len(found.versions), found.complete) == (1000, False)
    assert state.faults[0].times == 10_000 - 10


def test_not_ready_is_not_asked_for_ever(ask: Ask, state: State, twin: GitHubTwin) -> None:
    state.put(Fault(status=202, body="{}", times=1000))

    answer = ask(CLASSIC).user().answer

    assert (answer.status, answer.trouble) == (None, Trouble.MALFORMED)
    assert answer.detail == "HTTP 202: accepted, but not ready"
    assert len(twin.calls) == 1


def test_a_server_error_is_asked_again_and_stays_visible(ask: Ask, state: State, slept: Slept) -> None:
    state.put(Fault(status=502))

    answer = ask(CLASSIC).user().answer

    assert (answer.status, answer.history) == (200, ("502",))
    assert len(slept.waits) == 1


def test_a_server_error_that_stays_is_told_in_the_end(ask: Ask, state: State, slept: Slept) -> None:
    state.put(Fault(status=503, times=1000))

    answer = ask(CLASSIC).user().answer

    assert (answer.status, answer.history) == (503, ("503", "503", "503"))
    assert sum(slept.waits) < 10


def test_a_short_secondary_limit_is_waited_for_once(ask: Ask, state: State, slept: Slept) -> None:
    body = json.dumps({"message": "You have exceeded a secondary rate limit."})
    state.put(Fault(status=403, body=body, headers={"retry-after": "3"}))

    answer = ask(CLASSIC).user().answer

    assert (answer.status, answer.history) == (200, ("403",))
    assert slept.waits == [3.0]


@pytest.mark.parametrize("seconds", ["3600", "999999999999", "soon", "-1"])
def test_a_long_secondary_limit_is_reported_not_waited_for(ask: Ask, state: State, slept: Slept, seconds: str) -> None:
    state.put(Fault(status=403, body='{"message": "secondary"}', headers={"retry-after": seconds}, times=9))

    answer = ask(CLASSIC).user().answer

    assert (answer.status, answer.message, slept.waits) == (403, "secondary", [])


def test_the_twins_own_secondary_limit(ask: Ask, state: State) -> None:
    state.limits = Limits(secondary_retry_after=60)

    answer = ask(CLASSIC).user().answer

    assert (answer.status, answer.headers["retry-after"]) == (403, "60")
    assert answer.message.startswith("You have exceeded a secondary rate limit")


def test_hostile_rate_headers_do_not_stop_us(ask: Ask, state: State) -> None:
    headers = {"x-ratelimit-remaining": "many", "x-ratelimit-limit": "x", "x-ratelimit-reset": "\u00e9", "status": "z"}
    state.put(Fault(status=200, body='{"login": "octo"}', headers=headers))

    assert ask(CLASSIC).user().login == "octo"


# Redirects


def test_a_renamed_repository_is_followed_with_the_token(ask: Ask, state: State, twin: GitHubTwin) -> None:
    state.put(Fault(path="/repos/acme/old/commits", status=301, body="{}", headers={"location": "/repos/acme/app"}))

    ask(CLASSIC).why_absent("acme/old", ["main"], "acme/app")

    assert "GET /repos/acme/app" in twin.calls


def test_the_token_does_not_follow_to_another_server(ask: Ask, state: State) -> None:
    seen: list[dict[str, str]] = []
    with stranger(seen) as elsewhere:
        state.put(Fault(status=302, body="", headers={"location": f"{elsewhere}/user"}))
        ask(CLASSIC).user()

    assert len(seen) == 1
    assert "authorization" not in seen[0]


def test_a_ring_of_redirects_ends(ask: Ask, state: State) -> None:
    state.put(Fault(status=301, body="", headers={"location": "/user"}, times=1000))

    assert ask(CLASSIC).user().answer.trouble is Trouble.REDIRECT_REFUSED


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


# Secrets


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
