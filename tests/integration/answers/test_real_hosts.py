"""Containers on real hosts, asked through SSH: both image stores, Docker's own check beside ours, and the diagnosis."""

from __future__ import annotations

import contextlib
import os
import signal
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from lab.hosts.host import LabHost
from lab.world import World
from tests.integration.pull.reaching import engine_of, environ_of, reached
from waybill.core.chain import Chain
from waybill.core.diagnosis.host.answers import answer_findings
from waybill.core.diagnosis.host.view import look as view_of
from waybill.core.evidence import Trouble
from waybill.core.finding import Finding
from waybill.core.host.answer import AppAnswer
from waybill.core.host.container import ContainerFacts
from waybill.core.host.evidence import HealthWish, HostEvidence, HostWish
from waybill.core.host.link import LinkFacts
from waybill.core.host.read_container import read_container, read_sample
from waybill.effects.answers.host_view import HostView
from waybill.effects.engine.reach import Engine
from waybill.effects.look import look
from waybill.effects.ssh.channel import SshChannel

REFERENCE = "ghcr.io/acme/app:1.2.3"
HEALTH = "http://127.0.0.1:8000/health"
WAITS = 60.0
Start = Callable[..., str]
BOTH_STORES = pytest.mark.parametrize("host", ["classic", "containerd"], indirect=True)


@pytest.fixture
def host(request: pytest.FixtureRequest, fresh_hosts: World) -> LabHost:
    """HTTP knows no image store: one host, and both where the engine's own words matter."""
    return fresh_hosts.hosts[getattr(request, "param", "classic")]


@pytest.fixture
def environ(fresh_hosts: World, tmp_path: Path) -> dict[str, str]:
    return environ_of(fresh_hosts, tmp_path)


@pytest.fixture
def channel(fresh_hosts: World, host: LabHost, environ: dict[str, str]) -> Iterator[SshChannel]:
    with reached(fresh_hosts, host, environ) as channel:
        yield channel


@pytest.fixture
def start(fresh_hosts: World, host: LabHost) -> Start:
    """Start the sample application on the host, and return the container's identifier."""
    fresh_hosts.state.push_app(REFERENCE, "1.2.3", visibility="public")

    def start(*options: str, published: str = "8000:8000", name: str = "app", **variables: str) -> str:
        host.pull(REFERENCE)
        words = [word for key, value in variables.items() for word in ("--env", f"{key}={value}")]
        ports = ["--publish", published] if published else []
        done = host.docker("run", "--detach", "--name", name, *ports, *words, *options, REFERENCE)
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()

    return start


def asked(channel: SshChannel, url: str = HEALTH, **more: object) -> tuple[AppAnswer, ...]:
    health = HealthWish(**{"url": url, "identity": "$.version", **more})  # type: ignore[arg-type]
    with contextlib.closing(HostView(channel, health, environ={})) as view:
        return view.ask()


def until(condition: Callable[[], bool]) -> None:
    deadline = time.monotonic() + WAITS
    while not condition():
        assert time.monotonic() < deadline, "it never came to that"
        time.sleep(0.05)


def answering(channel: SshChannel, url: str = HEALTH) -> None:
    """Wait until the application listens."""
    until(lambda: all(answer.status is not None for answer in asked(channel, url)))


def test_a_container_that_answers(channel: SshChannel, start: Start) -> None:
    start()
    answering(channel)

    (by_json,) = asked(channel)
    (by_header,) = asked(channel, identity="header:x-app-version")

    assert (by_json.road, by_json.status, by_json.identity) == ("forward", 200, ("1.2.3",))
    assert by_header.identity == ("1.2.3",)


def test_a_container_that_fails(channel: SshChannel, start: Start) -> None:
    start(HEALTH_CODE="503")
    answering(channel)

    (answer,) = asked(channel, body='"failing"')

    assert (answer.status, answer.body_matches) == (503, True)


def test_a_forged_body_is_read_as_it_is(channel: SshChannel, start: Start) -> None:
    start(HEALTH_BODY='{"version":"9.9.9"}')
    answering(channel)

    assert asked(channel)[0].identity == ("9.9.9",)


def test_localhost_of_a_published_port(channel: SshChannel, start: Start) -> None:
    start()
    answering(channel)

    answers = {answer.peer: answer.status for answer in asked(channel, "http://localhost:8000/health")}

    assert answers["127.0.0.1"] == 200
    assert set(answers) == {"::1", "127.0.0.1"}


def test_nobody_behind_the_published_port(channel: SshChannel, start: Start) -> None:
    start(PORT="9000")

    (answer,) = asked(channel)

    assert (answer.road, answer.trouble) == ("forward", Trouble.RESET)


def test_a_port_that_is_not_published(channel: SshChannel, start: Start) -> None:
    start(published="")

    (answer,) = asked(channel)

    assert (answer.road, answer.trouble) == ("forward", Trouble.CONNECTION_REFUSED)


def test_a_name_that_the_host_does_not_know(channel: SshChannel) -> None:
    (answer,) = asked(channel, "http://no-such-host.example.com:8000/")

    assert answer.trouble is Trouble.NAME_NOT_FOUND


def test_a_link_that_breaks(channel: SshChannel, host: LabHost, start: Start) -> None:
    start()
    answering(channel)
    health = HealthWish(url=HEALTH)

    with contextlib.closing(HostView(channel, health, environ={})) as view:
        first = view.ask()
        host.cut_ssh()
        until(lambda: channel.is_lost)
        second = view.ask()

    assert first[0].status == 200
    assert (second[0].road, second[0].status) == ("", None)
    assert "lost" in second[0].detail


def test_a_link_that_breaks_in_the_middle_of_an_answer(channel: SshChannel, host: LabHost) -> None:
    """Half an answer is the link's fault here, not the application's."""
    stray = host.popen(["python3", "-c", SLOW], user="deploy")
    try:
        until(lambda: "8100" in host.shell("cat /tmp/slow 2>/dev/null || true"))
        cut = threading.Timer(1.0, host.cut_ssh)
        cut.start()
        (answer,) = asked(channel, "http://127.0.0.1:8100/")
        cut.join()
    finally:
        os.killpg(stray.pid, signal.SIGKILL)
        stray.communicate()
        host.remove("/tmp/slow")

    assert (answer.road, answer.status, answer.trouble) == ("", None, None)
    assert "lost" in answer.detail


SLOW = """
import socket, time
server = socket.create_server(("127.0.0.1", 8100))
open("/tmp/slow", "w").write("8100")
while True:
    taken, _ = server.accept()
    taken.sendall(b"HTTP/1.1 200 OK\\r\\nContent-Length: 10\\r\\n\\r\\nhalf")
    time.sleep(30)
"""


def test_where_forwarding_is_not_allowed(
    fresh_hosts: World, host: LabHost, environ: dict[str, str], start: Start
) -> None:
    start()
    host.stop_sshd()
    host.start_sshd("AllowTcpForwarding no\n")
    try:
        with reached(fresh_hosts, host, environ) as channel:
            until(lambda: asked(channel)[0].status is not None)
            (answer,) = asked(channel)
            (closed,) = asked(channel, "http://127.0.0.1:8001/")
    finally:
        host.stop_sshd()
        host.start_sshd("")

    assert (answer.road, answer.status, answer.identity) == ("curl", 200, ("1.2.3",))
    assert (closed.road, closed.trouble) == ("curl", Trouble.CONNECTION_REFUSED)


def test_without_any_way(hosts_world: World, tmp_path: Path) -> None:
    clients = ("curl", "wget", "python3*", "pypy3*")
    bare = hosts_world.add_host("bare", store="", sshd="AllowTcpForwarding no\n", without=clients)
    try:
        with reached(hosts_world, bare, environ_of(hosts_world, tmp_path)) as channel:
            (answer,) = asked(channel)
    finally:
        hosts_world.remove_host("bare")

    assert (answer.road, answer.status) == ("", None)
    assert "neither curl nor wget nor python3" in answer.detail


def test_nothing_is_left_behind(fresh_hosts: World, host: LabHost, environ: dict[str, str], start: Start) -> None:
    start()
    with reached(fresh_hosts, host, environ) as channel:
        answering(channel)
    before = host.snapshot()

    with reached(fresh_hosts, host, environ) as channel:
        asked(channel)
        asked(channel, "http://localhost:8000/health")

    until(lambda: host.snapshot() == before)  # the application's own processes come and go with each answer


# Docker's word beside ours


def diagnosed(
    engine: Engine, channel: SshChannel, identifier: str, answers: tuple[AppAnswer, ...], **health: object
) -> tuple[Finding, ...]:
    """What the answers mean beside what the engine says of the container now."""
    names = [str(one["Id"]) for one in engine.containers()]
    containers = tuple(facts_of(engine, name) for name in names)
    told = look(channel, ["ports"], variables={}, timeout=30).told.first("ports") or ""
    wish = HostWish(
        image=REFERENCE,
        repository="ghcr.io/acme/app",
        tag="1.2.3",
        health=HealthWish(**{"url": HEALTH, "identity": "$.version", **health}),  # type: ignore[arg-type]
    )
    evidence = HostEvidence(
        host="web1",
        wish=wish,
        now="2026-06-01T12:00:00Z",
        link=LinkFacts(address="web1", host="web1"),
        chain=Chain(),
        containers=containers,
        chosen=(identifier,),
        port_owners=tuple(told.splitlines()),
        answers=answers,
    )
    return answer_findings(view_of(evidence))


def facts_of(engine: Engine, identifier: str) -> ContainerFacts:
    body = engine.container(identifier) or {}
    return replace(read_container(body), samples=(read_sample(body, "", 0.0),))


def rounds(channel: SshChannel, url: str = HEALTH, **more: object) -> tuple[AppAnswer, ...]:
    return tuple(answer for _ in range(3) for answer in asked(channel, url, **more))


@BOTH_STORES
@pytest.mark.parametrize(
    ("check", "why"),
    [
        ("curl -f http://127.0.0.1:8000/health", "`curl` is not in the image"),
        ("wget -q -O /dev/null http://127.0.0.1:3000/health", "asks port 3000"),
        ("wget -q -O /dev/null http://127.0.0.1:8000/missing", "status 404"),
        ("sleep 5", "its own limit"),
    ],
    ids=["tool missing", "wrong port", "wrong path", "slow"],
)
def test_unhealthy_and_well(channel: SshChannel, start: Start, check: str, why: str) -> None:
    options = ["--health-cmd", check, "--health-interval", "1s", "--health-retries", "1", "--health-timeout", "1s"]
    identifier = start(*options)
    with engine_of(channel) as engine:
        until(lambda: facts_of(engine, identifier).last.health == "unhealthy")
        findings = diagnosed(engine, channel, identifier, rounds(channel))

    (finding,) = findings
    assert (finding.code, finding.severity.value) == ("health.docker-disagrees", "error")
    assert why in finding.cause
    assert "answers 200" in finding.cause


def test_healthy_and_failing(channel: SshChannel, start: Start) -> None:
    identifier = start("--health-cmd", "true", "--health-interval", "1s", HEALTH_CODE="500")
    with engine_of(channel) as engine:
        until(lambda: facts_of(engine, identifier).last.health == "healthy")
        answering(channel)
        findings = diagnosed(engine, channel, identifier, rounds(channel))

    (finding,) = findings
    assert finding.code == "health.status"
    assert "answers 500" in finding.cause
    assert "healthy all the same" in finding.cause


def test_nobody_behind_the_port_is_told(channel: SshChannel, start: Start) -> None:
    identifier = start(PORT="9000")
    with engine_of(channel) as engine:
        findings = diagnosed(engine, channel, identifier, rounds(channel))

    assert [finding.code for finding in findings] == ["health.nobody-behind-port"]
    assert "8000 (to 8000)" in findings[0].cause


@BOTH_STORES
def test_the_port_of_another_container(channel: SshChannel, start: Start) -> None:
    """The founding story: the old container answers 200, and the new one has no port."""
    identifier = start(published="")
    start(name="old", VERSION="1.1.0")
    answering(channel)
    with engine_of(channel) as engine:
        findings = diagnosed(engine, channel, identifier, rounds(channel, identity=""), identity="")

    (finding,) = findings
    assert (finding.code, finding.severity.value) == ("health.port-elsewhere", "error")
    assert "the container old" in finding.cause


def test_an_old_version_behind_the_right_port(channel: SshChannel, start: Start) -> None:
    identifier = start(VERSION="1.2.2")
    answering(channel)
    with engine_of(channel) as engine:
        findings = diagnosed(engine, channel, identifier, rounds(channel))

    assert [finding.code for finding in findings] == ["health.identity-other"]


def test_a_healthy_container(channel: SshChannel, start: Start) -> None:
    identifier = start("--health-cmd", "wget -q -O /dev/null http://127.0.0.1:8000/health", "--health-interval", "1s")
    with engine_of(channel) as engine:
        until(lambda: facts_of(engine, identifier).last.health == "healthy")
        findings = diagnosed(engine, channel, identifier, rounds(channel))
        local = diagnosed(engine, channel, identifier, rounds(channel, "http://localhost:8000/health"))

    assert (findings, local) == ((), ())


def test_a_stray_program_on_the_hosts_port(channel: SshChannel, host: LabHost, start: Start) -> None:
    """The container publishes nothing, and a leftover answers."""
    identifier = start(published="")
    stray = host.popen(["python3", "-m", "http.server", "--bind", "127.0.0.1", "8000"], user="deploy")
    try:
        answering(channel, "http://127.0.0.1:8000/")
        with engine_of(channel) as engine:
            answers = rounds(channel, "http://127.0.0.1:8000/", identity="")
            findings = diagnosed(engine, channel, identifier, answers, url="http://127.0.0.1:8000/", identity="")
    finally:
        os.killpg(stray.pid, signal.SIGKILL)
        stray.communicate()

    (finding,) = findings
    assert finding.code == "health.port-elsewhere"
    assert "python3" in finding.cause
