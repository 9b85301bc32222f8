"""Where the connection forwards nothing: a program of the host asks. Each shell, each program, nothing left behind."""

from __future__ import annotations

import base64
import contextlib
import os
import re
import shutil
import socket
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.integration.answers.kit import AMBIGUOUS, PATH, PROHIBITED, QUICK, Deaf, always, drip, version
from tests.integration.answers.test_host_view import sends
from tests.integration.registry.servers import Reply, Served, read_head
from waybill.core.evidence import Trouble
from waybill.core.host.answer import AppAnswer
from waybill.core.host.evidence import HealthWish
from waybill.core.wire import read_wire
from waybill.effects.answers.ask import Raw, read_answer
from waybill.effects.answers.host_view import HostView
from waybill.effects.look import program

Serve = Callable[..., Served]
NONCE = "ab" * 16
COMMON = ("base64", "tr", "head", "true", "cat")
TOOLS = {
    "curl": (*COMMON, "curl"),
    "wget": (*COMMON, "timeout", "wget"),
    "busybox": (*COMMON, "timeout", "wget"),
    "python": (*COMMON, "python3"),
    "": COMMON,
}
SHELLS = {"dash": ("dash",), "bash": ("bash",), "ash": ("busybox", "ash")}
# Busybox's shell takes its own wget before one in PATH.
PAIRS = [
    *(("dash", tool) for tool in TOOLS if tool),
    ("bash", "curl"),
    ("bash", "wget"),
    ("ash", "curl"),
    ("ash", "busybox"),
]


def asked(url: str, words: str, health: HealthWish | None = None, rounds: int = 1) -> tuple[AppAnswer, ...]:
    health = health or HealthWish(url=url, identity="$.version", body='"ok"')
    channel = Deaf(words)
    with contextlib.closing(channel), contextlib.closing(HostView(channel, health, environ=PATH, limits=QUICK)) as view:
        return tuple(answer for _ in range(rounds) for answer in view.ask())


@pytest.mark.parametrize("words", [PROHIBITED, AMBIGUOUS])
def test_a_program_asks_where_nothing_is_forwarded(serve: Serve, words: str) -> None:
    served = serve(always(version("1.2.3")))

    (answer,) = asked(f"{served.url}/health", words)

    assert (answer.road, answer.status) == ("curl", 200)
    assert (answer.identity, answer.body_matches) == (("1.2.3",), True)
    assert served.seen[0].headers["user-agent"].startswith("waybill/")


def test_a_road_that_is_closed_is_not_tried_again(serve: Serve) -> None:
    served = serve(always(version("1.2.3")))
    channel = Deaf(PROHIBITED)
    health = HealthWish(url=served.url)

    with contextlib.closing(channel), contextlib.closing(HostView(channel, health, environ=PATH, limits=QUICK)) as view:
        answers = [*view.ask(), *view.ask(), *view.ask()]

    assert [answer.road for answer in answers] == ["curl"] * 3
    assert channel.tried == 1


@pytest.mark.parametrize("words", [PROHIBITED, AMBIGUOUS])
def test_nobody_listens(words: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]

    (answer,) = asked(f"http://127.0.0.1:{port}/", words)

    assert (answer.road, answer.trouble) == ("curl", Trouble.CONNECTION_REFUSED)


def test_a_redirect_is_followed_by_us(serve: Serve) -> None:
    served = serve(sends({"/health": "/health/"}))

    (answer,) = asked(f"{served.url}/health", PROHIBITED)

    assert (answer.status, answer.redirects) == (200, (f"302 {served.url}/health/",))


def test_localhost_is_asked_at_both_addresses(serve: Serve) -> None:
    served = serve(always(version("1.2.3")))

    six, four = asked(f"http://localhost:{served.port}/", PROHIBITED)

    assert (six.peer, six.trouble) == ("::1", Trouble.CONNECTION_REFUSED)
    assert (four.peer, four.status) == ("127.0.0.1", 200)
    assert served.seen[0].headers["host"] == f"localhost:{served.port}"


def test_a_flood_is_cut(serve: Serve) -> None:
    served = serve(always(Reply(body=b"ok" * 400_000)))

    (answer,) = asked(served.url, PROHIBITED, HealthWish(url=served.url))

    assert (answer.status, answer.cut, answer.body_bytes) == (200, True, 65536)


def test_a_drip_does_not_hold_us(serve_raw: Serve) -> None:
    (answer,) = asked(serve_raw(drip).url, PROHIBITED)

    assert (answer.road, answer.trouble, answer.status) == ("curl", Trouble.TIMEOUT, None)


# The program itself, by what the host has


@pytest.fixture(params=PAIRS, ids=["-".join(pair) for pair in PAIRS])
def pair(request: pytest.FixtureRequest) -> tuple[str, str]:
    shell, tool = request.param
    if shutil.which(SHELLS[shell][0]) is None:
        pytest.skip(f"no {shell} here")
    return shell, tool


@pytest.fixture
def tool(pair: tuple[str, str]) -> str:
    return pair[1]


@pytest.fixture
def ask_it(pair: tuple[str, str], tmp_path: Path) -> Callable[..., Raw]:
    return asking(pair, tmp_path)


def asking(pair: tuple[str, str], tmp_path: Path) -> Callable[..., Raw]:
    """Runs the program on a host that has nothing but one of the tools."""
    shell, tool = SHELLS[pair[0]], pair[1]
    folder, home = tmp_path / "bin", tmp_path / "home"
    folder.mkdir()
    home.mkdir()
    (home / ".netrc").write_text("default login someone password made-up\n")
    (home / ".curlrc").write_text('user = "someone:made-up"\n')
    (home / ".wgetrc").write_text("http_user = someone\nhttp_password = made-up\n")
    for name in TOOLS[tool]:
        target = "busybox" if tool == "busybox" and name in {"wget", "timeout"} else name
        found = sys.executable if name == "python3" else shutil.which(target)
        if found is None:
            pytest.skip(f"no {target} here")
        (folder / name).symlink_to(os.path.realpath(found))
    text = re.sub(r'^PATH="\$\{PATH.*$', "", program(["ask"]), flags=re.MULTILINE)
    words = [shutil.which(shell[0]) or shell[0], *shell[1:], "-s"]
    before = sorted(path.relative_to(home) for path in home.rglob("*"))

    def run(url: str, *, literal: str = "", host: str = "", connect: str = "", seconds: str = "3") -> Raw:
        variables = {
            "ask_url": url,
            "ask_literal": literal or url,
            "ask_connect": connect,
            "ask_host": host or url.split("/")[2],
            "ask_seconds": seconds,
            "ask_agent": "waybill/test",
        }
        done = subprocess.run(
            words,
            input=text.encode(),
            env={"PATH": str(folder), "HOME": str(home), "nonce": NONCE, **variables},
            capture_output=True,
            check=False,
            timeout=60,
        )
        told = read_wire(done.stdout, NONCE)
        assert told.whole, done
        assert (told.foreign, done.stderr) == ("", b"")
        assert told.first("ask.tool") == tool
        assert sorted(path.relative_to(home) for path in home.rglob("*")) == before
        if not tool:
            return Raw()
        return read_answer(tool, base64.b64decode(told.first("ask.answer") or ""), told.first("ask.words") or "", url)

    return run


def test_a_host_without_a_program(tmp_path: Path, serve: Serve) -> None:
    served = serve(always(version("1.2.3")))

    raw = asking(("dash", ""), tmp_path)(f"{served.url}/health")

    assert raw == Raw()
    assert served.seen == []


def test_status_headers_and_body(ask_it: Callable[..., Raw], serve: Serve) -> None:
    served = serve(always(Reply(body=b"a\xff\x00b\r\n\r\nc", headers=(("X-App-Version", "1.2.3"),))))

    raw = ask_it(f"{served.url}/health?a=1&b=%20*")

    assert (raw.status, raw.body) == (200, b"a\xff\x00b\r\n\r\nc")
    assert (raw.headers or {})["x-app-version"] == "1.2.3"
    assert served.seen[0].path == "/health?a=1&b=%20*"
    assert "authorization" not in served.seen[0].headers
    assert "cookie" not in served.seen[0].headers
    assert served.seen[0].headers["user-agent"] == "waybill/test"


def test_an_error_status_is_an_answer(ask_it: Callable[..., Raw], serve: Serve) -> None:
    served = serve(always(Reply(status=503, body=b"down")))

    raw = ask_it(served.url)

    assert (raw.status, raw.trouble) == (503, None)


def test_no_redirect_is_followed_away(ask_it: Callable[..., Raw], tool: str, serve: Serve) -> None:
    elsewhere = serve(always(version("1.2.3")))
    served = serve(sends({"/health": f"http://localhost:{elsewhere.port}/stolen"}))

    raw = ask_it(f"{served.url}/health")

    if tool == "busybox":  # cannot be told not to follow: what it brings is thrown away
        assert raw.redirects == (f"302 http://localhost:{elsewhere.port}/stolen",)
    else:
        assert (raw.status, raw.location) == (302, f"http://localhost:{elsewhere.port}/stolen")
        assert elsewhere.seen == []


def test_another_address_under_the_same_name(ask_it: Callable[..., Raw], serve: Serve) -> None:
    served = serve(always(version("1.2.3")))

    raw = ask_it(
        f"http://app.example.com:{served.port}/health",
        literal=f"{served.url}/health",
        connect="127.0.0.1",
        host=f"app.example.com:{served.port}",
    )

    assert raw.status == 200
    assert served.seen[0].headers["host"] == f"app.example.com:{served.port}"


def test_a_closed_port(ask_it: Callable[..., Raw]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]

    raw = ask_it(f"http://127.0.0.1:{port}/")

    assert (raw.status, raw.trouble) == (None, Trouble.CONNECTION_REFUSED)


def test_an_answer_without_an_end(ask_it: Callable[..., Raw], serve_raw: Serve) -> None:
    raw = ask_it(serve_raw(drip).url, seconds="1")

    assert (raw.status, raw.trouble) == (None, Trouble.TIMEOUT)


def test_a_cut_connection(ask_it: Callable[..., Raw], serve_raw: Serve) -> None:
    def hang_up(sock: socket.socket, _: threading.Event) -> None:
        read_head(sock)

    raw = ask_it(serve_raw(hang_up).url)

    assert raw.status is None
    assert raw.trouble in {Trouble.RESET, Trouble.MALFORMED}


# What programs have printed


@pytest.mark.parametrize(
    ("tool", "words", "trouble"),
    [
        ("curl", "curl: (6) Could not resolve host: app\nexit 6", Trouble.NAME_NOT_FOUND),
        ("curl", "curl: (7) Failed to connect to 127.0.0.1 port 1 after 0 ms: Couldn't connect\nexit 7",
         Trouble.CONNECTION_REFUSED),
        ("curl", "curl: (7) Failed to connect to 10.9.9.9 port 80: No route to host\nexit 7", Trouble.UNREACHABLE),
        ("curl", "curl: (28) Operation timed out after 3000 milliseconds\nexit 28", Trouble.TIMEOUT),
        ("curl", "curl: (52) Empty reply from server\nexit 52", Trouble.RESET),
        ("curl", "curl: (60) SSL certificate problem: self-signed certificate\nexit 60", Trouble.TLS_UNKNOWN_CA),
        ("curl", "curl: (60) SSL certificate problem: certificate has expired\nexit 60", Trouble.TLS_EXPIRED),
        ("curl", "curl: (60) SSL: no alternative certificate subject name matches target host name 'x'\nexit 60",
         Trouble.TLS_WRONG_NAME),
        ("curl", "curl: (35) error:0A00010B:SSL routines::wrong version number\nexit 35", Trouble.TLS_NOT_TLS),
        ("wget", "failed: Connection refused.\nexit 4", Trouble.CONNECTION_REFUSED),
        ("wget", "wget: unable to resolve host address 'app'\nexit 4", Trouble.NAME_NOT_FOUND),
        ("wget", "ERROR: cannot verify x's certificate:\n  Unable to locally verify the issuer's authority.\nexit 5",
         Trouble.TLS_UNKNOWN_CA),
        ("busybox", "wget: bad address 'app'\nexit 1", Trouble.NAME_NOT_FOUND),
        ("busybox", "wget: can't connect to remote host (127.0.0.1): Connection refused\nexit 1",
         Trouble.CONNECTION_REFUSED),
        ("python", "ConnectionRefusedError: [Errno 111] Connection refused\nexit 1", Trouble.CONNECTION_REFUSED),
        ("python", "gaierror: [Errno -2] Name or service not known\nexit 1", Trouble.NAME_NOT_FOUND),
        ("python", "SSLCertVerificationError: certificate verify failed: Hostname mismatch, not for 'x'\nexit 1",
         Trouble.TLS_WRONG_NAME),
        ("python", "", Trouble.MALFORMED),
    ],
)  # fmt: skip
def test_words_of_programs(tool: str, words: str, trouble: Trouble) -> None:
    raw = read_answer(tool, b"", words, "http://app/")

    assert (raw.status, raw.trouble) == (None, trouble)


def test_a_half_answer_is_none() -> None:
    head = b"HTTP/1.1 200 OK\r\n\r\nhalf"

    assert read_answer("curl", head, "curl: (18) transfer closed\nexit 18", "http://app/").trouble is Trouble.RESET
    assert read_answer("curl", head, "", "http://app/").status == 200


def test_early_hints_are_no_answer() -> None:
    text = b"HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\nHTTP/1.1 404 Not Found\r\n\r\nno"

    assert (read_answer("curl", text, "", "http://app/").status, read_answer("curl", text, "", "http://app/").body) == (
        404,
        b"no",
    )


def test_early_answers_without_an_end_are_none() -> None:
    endless = b"HTTP/1.1 100 Continue\r\n\r\n" * 5000

    raw = read_answer("curl", endless, "exit 28", "http://app/")

    assert (raw.status, raw.trouble) == (None, Trouble.TIMEOUT)
