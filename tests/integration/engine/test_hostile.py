"""What is no engine, or a hostile one: every answer ends in time and in a name, and nothing of the runner is told."""

from __future__ import annotations

import base64
import json
import os
import threading
import tracemalloc
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.integration.engine.conftest import through
from tests.integration.engine.fake import INFO, VERSION, Fake, Send, answer
from waybill.core.host.engine import EngineTrouble
from waybill.effects.engine.reach import Engine, EngineLost, EngineRefused, registry_login
from waybill.effects.local_channel import LocalChannel
from waybill.secret import Secret

CHUNKED = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"


@pytest.fixture
def fake(tmp_path: Path) -> Iterator[Fake]:
    made = Fake(tmp_path / "engine.sock")
    yield made
    made.close()


@pytest.fixture
def local(tmp_path: Path) -> Iterator[LocalChannel]:
    """This machine, without a docker client: the socket is the only road."""
    tools = tmp_path / "tools"
    tools.mkdir()
    for name in (
        "base64",
        "env",
        "head",
        "id",
        "ls",
        "readlink",
        "sed",
        "sh",
        "sort",
        "timeout",
        "tr",
        "true",
        "uname",
        "cat",
    ):
        place = next(folder for folder in ("/bin", "/usr/bin") if os.path.exists(f"{folder}/{name}"))
        (tools / name).symlink_to(f"{place}/{name}")
    channel = LocalChannel({"PATH": str(tools), "HOME": str(tmp_path)})
    yield channel
    channel.close()


@pytest.fixture
def engine(fake: Fake) -> Iterator[Engine]:
    channel = LocalChannel({})
    with Engine(lambda: channel.open_unix(fake.path), timeout=30) as opened:
        opened.speak("1.51")
        yield opened
    channel.close()


def chunk(data: bytes) -> bytes:
    return b"%x\r\n%s\r\n" % (len(data), data)


def for_ever(data: bytes) -> Callable[[Send], None]:
    def say(send: Send) -> None:
        while True:
            send(data)

    return say


def begun_and_for_ever(start: bytes, data: bytes, pause: float = 0.0) -> Callable[[Send], None]:
    def say(send: Send) -> None:
        send(start)
        while True:
            send(data)
            threading.Event().wait(pause)

    return say


# Reaching


def test_a_healthy_fake_is_reached_so_the_others_fail_for_their_own_reason(fake: Fake, local: LocalChannel) -> None:
    found = through(local, docker_host=f"unix://{fake.path}")

    assert (found.facts.trouble, found.facts.road) == (None, "local")
    assert found.facts.chosen_api == "1.51"
    assert fake.paths == ["/_ping", "/version", "/v1.51/info"]
    assert fake.connections == 1
    found.open.close()


@pytest.mark.parametrize(
    ("said", "trouble", "words"),
    [
        (b"SSH-2.0-OpenSSH_9.2\r\n\r\n", EngineTrouble.MALFORMED, "BadStatusLine"),
        (answer({"message": "HTTP to an HTTPS server"}, "400 Bad Request"), EngineTrouble.MALFORMED, "HTTPS server"),
        (answer(b"<html>hello</html>"), EngineTrouble.MALFORMED, "/_ping answered"),
        (answer({"message": "denied by plugin"}, "403 Forbidden"), EngineTrouble.NO_RIGHT, "denied by plugin"),
        (answer(b"", "302 Found", {"Location": "http://169.254.169.254/"}), EngineTrouble.MALFORMED, "302"),
        (b"HTTP/1.1 200 OK\r\n" + b"X-Long: y\r\n" * 200 + b"\r\n", EngineTrouble.MALFORMED, "more than 100 headers"),
        (b"HTTP/1.1 200 OK\r\nX: " + b"y" * 70000 + b"\r\n\r\n", EngineTrouble.MALFORMED, "LineTooLong"),
        (CHUNKED + b"-5\r\nOK\r\n", EngineTrouble.MALFORMED, ""),
    ],
    ids=["ssh", "tls", "a page", "forbidden", "redirect", "many headers", "long header", "negative chunk"],
)  # fmt: skip
def test_what_is_no_engine_is_named(
    fake: Fake, local: LocalChannel, said: bytes, trouble: EngineTrouble, words: str
) -> None:
    fake.says["/_ping"] = said

    found = through(local, docker_host=f"unix://{fake.path}", timeout=30)

    assert (found.engine, found.facts.trouble) == (None, trouble), found.facts
    assert words in found.facts.detail
    assert fake.connections == 1


@pytest.mark.parametrize(
    "said",
    [
        lambda _send: threading.Event().wait(20),
        for_ever(b"HTTP/1.1 100 Continue\r\n\r\n"),
        begun_and_for_ever(b"HTTP/1.1 200 OK\r\nX: ", b"y", 0.05),
        begun_and_for_ever(CHUNKED, chunk(b"y"), 0.05),
        begun_and_for_ever(b"HTTP/1.1 200 OK\r\nContent-Length: 500000\r\n\r\n", b" ", 0.05),
    ],
    ids=["nothing", "continue", "a trickle of headers", "a trickle of chunks", "a trickle of a body"],
)
def test_silence_and_trickles_end_in_time(fake: Fake, local: LocalChannel, said: Callable[[Send], None]) -> None:
    fake.says["/_ping"] = said

    found = through(local, docker_host=f"unix://{fake.path}", timeout=0.8)

    assert (found.engine, found.facts.trouble) == (None, EngineTrouble.SILENT), found.facts
    assert found.facts.detail == "no whole answer within 0.8 s"


@pytest.mark.parametrize(
    ("client", "trouble"),
    [
        ("echo 'Cannot connect to the Docker daemon at unix:///x.' >&2; exit 1", "daemon-down"),
        ("echo 'connect: permission denied' >&2; exit 1", "no-right"),
        ("echo 'unknown command: docker system' >&2; exit 1", "no-client"),
        ("exit 0", "malformed"),
        ("sleep 60", "silent"),
        (r"printf 'HTTP/1.1 500 no\r\nContent-Length: 2\r\n\r\nno'; sleep 60", "malformed"),
    ],
    ids=["down", "closed", "old", "mute", "hanging", "other"],
)  # fmt: skip
def test_where_the_socket_closes_at_once_the_client_says_why(
    fake: Fake, local: LocalChannel, tmp_path: Path, client: str, trouble: str
) -> None:
    fake.says["/_ping"] = lambda _send: None
    docker = tmp_path / "tools" / "docker"
    docker.write_text(f'#!/bin/sh\ncase "$*" in *dial-stdio) PATH=/bin:/usr/bin; {client};; esac\n')
    docker.chmod(0o755)

    found = through(local, docker_host=f"unix://{fake.path}", timeout=2)

    assert (found.engine, found.facts.trouble) == (None, EngineTrouble(trouble)), found.facts
    assert len(found.facts.history) == 2


def test_nothing_at_the_socket_is_told_by_the_system(local: LocalChannel, fake: Fake) -> None:
    fake.close()

    found = through(local, docker_host=f"unix://{fake.path}")

    assert (found.engine, found.facts.trouble) == (None, EngineTrouble.DAEMON_DOWN)
    assert "Connection refused" in found.facts.detail


@pytest.mark.parametrize(
    ("version", "trouble", "chosen"),
    [
        ({"ApiVersion": "1.24", "MinAPIVersion": "1.12"}, EngineTrouble.TOO_OLD, ""),
        ({"ApiVersion": "1.30", "MinAPIVersion": "1.12"}, None, "1.30"),
        ({"ApiVersion": "1.45", "MinAPIVersion": "1.24"}, None, "1.45"),
        ({"ApiVersion": "1.60", "MinAPIVersion": "1.44"}, None, "1.51"),
        ({"ApiVersion": "1.60", "MinAPIVersion": "1.55"}, None, "1.55"),
        ({"ApiVersion": "1.41"}, None, "1.41"),
        ({"ApiVersion": 1.41}, EngineTrouble.TOO_OLD, ""),
        ({}, EngineTrouble.TOO_OLD, ""),
        ({"ApiVersion": "../../x"}, EngineTrouble.TOO_OLD, ""),
    ],
)
def test_the_version_that_is_spoken(
    fake: Fake, local: LocalChannel, version: dict[str, Any], trouble: EngineTrouble | None, chosen: str
) -> None:
    fake.says["/version"] = answer({**version, "Version": "x"})

    found = through(local, docker_host=f"unix://{fake.path}")

    assert (found.facts.trouble, found.facts.chosen_api) == (trouble, chosen), found.facts
    assert (found.engine is None) == (trouble is not None)
    if chosen:
        assert fake.paths[-1] == f"/v{chosen}/info"


# Asking


@pytest.mark.parametrize(
    ("said", "words"),
    [
        (begun_and_for_ever(CHUNKED, chunk(b"[" + b" " * 65000)), "larger than"),
        (begun_and_for_ever(b"HTTP/1.1 200 OK\r\n\r\n", b" " * 65000), "larger than"),
        (answer({"not": "a list"}), "a list was expected, and a dict came"),
        (answer([1, 2]), "holds something else"),
        (answer(b"[" * 100_000), "cannot be read"),
        (answer(b"not json"), "cannot be read"),
        (answer(b"\xff\xfe"), "cannot be read"),
        (answer(b"1" * 100_000), "expected|cannot be read"),
        (answer(b""), "cannot be read"),
    ],
    ids=["endless chunks", "endless", "a record", "numbers", "deep", "words", "no text", "a number", "nothing"],
)
def test_a_list_that_is_none_is_named(fake: Fake, engine: Engine, said: Any, words: str) -> None:
    fake.says["/containers/json"] = said

    with pytest.raises(EngineLost, match=words) as lost:
        engine.containers()
    assert lost.value.trouble is EngineTrouble.MALFORMED


def test_an_endless_list_does_not_fill_the_memory(fake: Fake, engine: Engine) -> None:
    fake.says["/info"] = begun_and_for_ever(CHUNKED, chunk(b" " * 65000))
    tracemalloc.start()
    with pytest.raises(EngineLost, match="larger than"):
        engine.info()
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert peak < 40 * 1024 * 1024


@pytest.mark.parametrize(
    "said",
    [
        b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n[{}",
        CHUNKED + b"400\r\n[{}",
        CHUNKED + chunk(b"[]"),
        b"HTTP/1.1 200 OK\r\nContent-Le",
    ],
    ids=["short", "short chunk", "no last chunk", "in the headers"],
)
def test_an_answer_that_breaks_off_is_lost_and_never_taken_for_whole(fake: Fake, engine: Engine, said: bytes) -> None:
    fake.says["/containers/json"] = lambda send: send(said)

    with pytest.raises(EngineLost):
        engine.containers()


def test_after_a_failure_the_next_question_gets_its_own_answer(fake: Fake, engine: Engine) -> None:
    fake.says["/containers/json"] = lambda send: send(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n[{}")
    with pytest.raises(EngineLost):
        engine.containers()

    assert engine.info() == INFO


def test_an_answer_that_nobody_asked_for_is_not_taken_for_the_next_one(fake: Fake, engine: Engine) -> None:
    fake.says["/info"] = answer(INFO) + answer({"ID": "smuggled" * 100_000})

    assert engine.info() == INFO
    assert engine.version() == VERSION
    assert fake.connections == 2


def test_an_errors_words_are_the_engines_and_harmless(fake: Fake, engine: Engine) -> None:
    fake.says["/info"] = answer(
        {"message": "no \x1b[31mspace\n::error::left" + "x" * 9000}, "500 Internal Server Error"
    )

    with pytest.raises(EngineRefused) as refused:
        engine.info()
    assert (refused.value.status, len(refused.value.words)) == (500, 400)
    assert refused.value.words.startswith(r"no \x1b[31mspace ::error::left")


@pytest.mark.parametrize("body", [b"", b"[]", b'{"message": 7}', b"\xff", b"[" * 50_000, b"x" * 500_000])
def test_an_errors_body_may_be_anything(fake: Fake, engine: Engine, body: bytes) -> None:
    fake.says["/containers/web/json"] = answer(body, "500 Internal Server Error")
    fake.says["/containers/gone/json"] = answer(body, "404 Not Found")

    with pytest.raises(EngineRefused, match="500"):
        engine.container("web")
    assert engine.container("gone") is None
    assert engine.info() == INFO


def test_ten_thousand_containers_are_read_as_a_whole(fake: Fake, engine: Engine) -> None:
    labels = {f"com.example.label-{number}": "x" * 60 for number in range(20)}
    fake.says["/containers/json"] = answer([{"Id": f"{number:064x}", "Labels": labels} for number in range(10_000)])

    found = engine.containers()

    assert len({item["Id"] for item in found}) == 10_000


# What leaves the runner


def test_nothing_of_the_runners_docker_configuration_is_sent(
    fake: Fake, engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    helper = tmp_path / "docker-credential-spy"
    helper.write_text(f"#!/bin/sh\ntouch {tmp_path}/asked\n")
    helper.chmod(0o755)
    login = base64.b64encode(b"octo:s3cret-of-the-runner").decode()
    config = {
        "HttpHeaders": {"X-Spy": "1"},
        "auths": {"ghcr.io": {"auth": login}},
        "credHelpers": {"ghcr.io": "spy"},
        "proxies": {"default": {"httpProxy": "http://127.0.0.1:9"}},
    }
    (tmp_path / "config.json").write_text(json.dumps(config))
    monkeypatch.setenv("DOCKER_CONFIG", str(tmp_path))
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    monkeypatch.setenv("DOCKER_HOST", "tcp://127.0.0.1:9")
    fake.says["/distribution/ghcr.io/acme/app:1/json"] = answer({"Descriptor": {"digest": "sha256:1"}})

    assert engine.distribution("ghcr.io/acme/app:1") == {"Descriptor": {"digest": "sha256:1"}}
    assert engine.info() == INFO

    sent = "\n".join(fake.requests)
    assert len(fake.requests) == 2
    assert [word for word in ("X-Spy", "X-Registry-Auth", "Authorization", login) if word in sent] == []
    assert not (tmp_path / "asked").exists()


def test_a_login_is_sent_only_to_the_question_that_has_it(fake: Fake, engine: Engine) -> None:
    fake.says["/distribution/ghcr.io/acme/app:1/json"] = answer({})
    login = registry_login("octo", Secret("p\u00e4ss w\u00f6rd"), "ghcr.io")

    engine.distribution("ghcr.io/acme/app:1", login)
    engine.info()

    (with_login,) = [request for request in fake.requests if "x-registry-auth" in request.lower()]
    (line,) = [line for line in with_login.splitlines() if line.lower().startswith("x-registry-auth")]
    assert json.loads(base64.urlsafe_b64decode(line.partition(": ")[2])) == {
        "username": "octo",
        "password": "p\u00e4ss w\u00f6rd",
        "serveraddress": "ghcr.io",
    }
    assert "w\u00f6rd" not in repr(login)


def test_what_the_registry_refused_comes_in_the_engines_words(fake: Fake, engine: Engine) -> None:
    words = 'Head "https://ghcr.io/v2/acme/app/manifests/1": denied'
    fake.says["/distribution/ghcr.io/acme/app:1/json"] = answer({"message": words}, "403 Forbidden")

    with pytest.raises(EngineRefused) as refused:
        engine.distribution("ghcr.io/acme/app:1")
    assert (refused.value.status, refused.value.words) == (403, words)


def test_nothing_but_questions_can_be_sent(fake: Fake, engine: Engine) -> None:
    client = engine._client
    for change in (client.stop, client.remove_container, client.start, client.kill):
        with pytest.raises(AssertionError, match="nothing is changed"):
            change("web")
    with pytest.raises(AssertionError, match="nothing is changed"):
        client.pull("ghcr.io/acme/app", tag="1")

    assert fake.requests == []
