"""The roads to an engine, on both image stores: which one is taken, that it tells the truth, and what it costs."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from typing import Any

import pytest

from lab.hosts import User
from lab.hosts.host import LabHost
from lab.world import World
from tests.integration.engine.conftest import Reach
from tests.integration.lab.entering import wait_for
from waybill.core.host.engine import Store
from waybill.effects.engine.reach import Engine, EngineRefused

STORES = {"classic": Store.CLASSIC, "containerd": Store.CONTAINERD}
NO_FORWARDING = "AllowStreamLocalForwarding no\n"


def run_one(box: LabHost, name: str = "web", *words: str) -> str:
    """A container that runs, made by the lab's own client."""
    box.build_local("acme/app:1", "1.0")
    done = box.docker("run", "-d", "--network=host", "--name", name, "acme/app:1", *words)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def closed_to_sockets(box: LabHost) -> None:
    box.stop_sshd()
    box.start_sshd(NO_FORWARDING)


def test_the_socket_itself_is_the_first_road(box: LabHost, reach: Reach) -> None:
    found = reach(box)

    assert (found.facts.trouble, found.facts.road, found.facts.socket) == (None, "socket", "/var/run/docker.sock")
    assert found.facts.chosen_by == "docker's default"
    assert found.facts.history == ()
    assert found.facts.store is STORES[box.name]


def test_a_client_carries_what_sshd_does_not_forward(box: LabHost, reach: Reach) -> None:
    closed_to_sockets(box)

    found = reach(box)

    assert (found.facts.trouble, found.facts.road) == (None, "dial-stdio"), found.facts
    assert found.facts.store is STORES[box.name]
    assert len(found.facts.history) == 1
    assert found.facts.history[0].startswith("socket /var/run/docker.sock: ")


def test_sudo_reaches_what_the_login_may_not_open(box: LabHost, reach: Reach) -> None:
    found = reach(box, "sudoer", sudo=True)

    assert (found.facts.trouble, found.facts.road, found.facts.sudo) == (None, "sudo dial-stdio", None), found.facts
    assert found.open.containers() == []


@pytest.fixture(params=["classic", "containerd"])
def own(request: pytest.FixtureRequest, crowded: World) -> Iterator[LabHost]:
    """A host whose engine's socket stands in the login's own runtime folder, as that of a rootless engine does."""
    name = f"own-{request.param}"
    user = User(name="deploy")
    yield crowded.add_host(name, store=request.param, socket="/run/user/1000/docker.sock", users=(user,), compose="")
    crowded.remove_host(name)


def test_a_socket_of_the_users_own_is_found_without_being_told(own: LabHost, reach: Reach) -> None:
    found = reach(own)

    assert (found.facts.trouble, found.facts.road, found.facts.socket) == (None, "socket", "/run/user/1000/docker.sock")
    assert found.facts.chosen_by == "this login may open it, and not docker's default"
    assert (found.facts.others, found.facts.undecided, found.facts.environment) == ((), "", ())
    assert found.open.info()["Name"] == own.name


def test_the_client_is_told_the_users_own_socket(own: LabHost, reach: Reach) -> None:
    closed_to_sockets(own)

    found = reach(own)

    assert (found.facts.trouble, found.facts.road) == (None, "dial-stdio"), found.facts


def test_an_rc_file_that_prints_disturbs_no_road(box: LabHost, reach: Reach) -> None:
    closed_to_sockets(box)

    found = reach(box, "noisy")

    assert (found.facts.trouble, found.facts.road) == (None, "dial-stdio"), found.facts
    assert found.open.ping()["api-version"] == found.facts.api


def test_a_client_lets_go_of_the_only_session_between_two_questions(box: LabHost, reach: Reach) -> None:
    box.stop_sshd()
    box.start_sshd(f"{NO_FORWARDING}MaxSessions 1\n")

    found = reach(box)

    assert (found.facts.trouble, found.facts.road) == (None, "dial-stdio"), found.facts
    for _ in range(3):
        answered = found.channel.script("echo here\n", variables={}, timeout=30)
        assert (answered.code, answered.stdout) == (0, b"here\n")
        assert found.open.containers() == []


def test_a_forwarded_socket_takes_no_session_and_stays(box: LabHost, reach: Reach) -> None:
    box.stop_sshd()
    box.start_sshd("MaxSessions 1\n")

    found = reach(box)

    for _ in range(3):
        assert found.open.containers() == []
        assert found.channel.script("echo here\n", variables={}, timeout=30).stdout == b"here\n"
    assert (found.facts.road, found.open.connections) == ("socket", 1)


@pytest.mark.parametrize(
    ("user", "sudo", "closed"), [("deploy", False, False), ("deploy", False, True), ("sudoer", True, False)]
)
def test_every_question_goes_over_one_connection(
    box: LabHost, reach: Reach, user: str, sudo: bool, closed: bool
) -> None:
    if closed:
        closed_to_sockets(box)
    identifier = run_one(box)
    found = reach(box, user, sudo=sudo)
    engine, before = found.open, found.channel.exchanges

    answers = [ask(engine, identifier) for _ in range(5)]

    assert all(answer == answers[0] for answer in answers)
    assert engine.connections == 1
    assert found.channel.exchanges == before


def ask(engine: Engine, identifier: str) -> Any:
    found = engine.container(identifier)
    assert found is not None
    image = engine.image(found["Image"])
    assert image is not None
    engine.version(), engine.info(), engine.logs("web")
    return [item["Id"] for item in engine.containers()], image["Id"], [item["Id"] for item in engine.images()]


def test_what_is_read_is_what_the_engine_tells_the_judge(box: LabHost, reach: Reach) -> None:
    identifier = run_one(box)
    box.docker("run", "-d", "--network=host", "--name", "ended", "acme/app:1", "sh", "-c", "exit 7")
    engine = reach(box).open

    truth = {item["Id"]: item["Image"] for item in box.engine_get("/containers/json?all=1")}
    assert {item["Id"]: item["Image"] for item in engine.containers()} == truth
    assert len(truth) == 2
    read, judged = engine.container(identifier), box.engine_get(f"/containers/{identifier}/json")
    assert read is not None
    assert (read["Image"], read["State"]["Pid"], read["Created"]) == (
        judged["Image"],
        judged["State"]["Pid"],
        judged["Created"],
    )
    image = engine.image(read["Image"])
    assert image is not None
    assert image["RepoTags"] == ["acme/app:1"]


def test_what_is_gone_is_none_and_no_error(box: LabHost, reach: Reach) -> None:
    engine = reach(box).open

    assert engine.container("nobody") is None
    assert engine.image("acme/app:never") is None
    assert engine.image("ghcr.io/acme/app@sha256:" + "0" * 64) is None
    for hostile in ("", "../info", "a/../../info", "x?force=1", "-", "a b", "a\n", "%2e%2e"):
        assert engine.container(hostile) is None
        assert engine.image(hostile) is None
        assert engine.logs(hostile) == ()


def test_logs_come_with_their_time_and_an_end(box: LabHost, reach: Reach) -> None:
    script = "i=0; while [ $i -lt 300 ]; do echo line $i; i=$((i+1)); done; printf 'broken \\377 byte\\n' >&2"
    box.build_local("acme/app:1", "1.0")
    box.docker("run", "--network=host", "--name", "chatty", "acme/app:1", "sh", "-c", script)
    engine = reach(box).open

    lines = engine.logs("chatty", tail=1000)

    assert len(lines) == 301
    assert sum("broken \ufffd byte" in line for line in lines) == 1
    assert all(line[:2] == "20" and "Z " in line for line in lines)
    assert engine.logs("chatty", tail=20) == lines[-20:]


def test_a_log_too_large_to_be_read_whole_is_cut_at_its_beginning(box: LabHost, reach: Reach) -> None:
    script = "i=0; while [ $i -lt 60 ]; do head -c 60000 /dev/zero | tr '\\0' x; echo; i=$((i+1)); done; echo last"
    box.build_local("acme/app:1", "1.0")
    box.docker("run", "--network=host", "--name", "flood", "acme/app:1", "sh", "-c", script)
    engine = reach(box).open

    lines = engine.logs("flood", tail=60)

    assert lines[-1].endswith(" last")
    assert 1 < len(lines) < 60
    assert max(map(len, lines)) <= 4000


def test_the_clock_is_the_engines(box: LabHost, reach: Reach) -> None:
    engine = reach(box).open

    assert engine.now()[:11] == box.shell("date -u +%Y-%m-%dT").strip()
    assert engine.now() < engine.now()


def test_the_engine_itself_asks_the_registry(box: LabHost, reach: Reach) -> None:
    engine = reach(box).open

    with pytest.raises(EngineRefused) as refused:
        engine.distribution("ghcr.io/acme/nothing-like-this:1")

    assert refused.value.status in {401, 403, 404, 500}
    assert refused.value.words


def test_several_threads_may_ask_at_once(box: LabHost, reach: Reach) -> None:
    identifier = run_one(box)
    engine = reach(box).open
    seen: list[str] = []

    def work() -> None:
        for _ in range(10):
            found = engine.container(identifier)
            seen.append(found["Id"] if found else "")

    threads = [threading.Thread(target=work) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)

    assert seen == [identifier] * 80
    assert engine.connections == 1


def test_an_engine_that_was_started_anew_is_asked_again(box: LabHost, reach: Reach) -> None:
    engine = reach(box).open
    first = engine.info()["ID"]
    box.stop_engine(kill=True)
    box.start_engine()

    assert engine.info()["ID"] == first
    assert engine.connections == 2


@pytest.mark.parametrize("road", ["socket", "dial-stdio", "sudo dial-stdio"])
def test_looking_and_asking_leave_nothing_behind(box: LabHost, reach: Reach, road: str) -> None:
    run_one(box, "web", "sleep", "1000")
    if road == "dial-stdio":
        closed_to_sockets(box)
    wait_for(lambda: "process sleep 1000" in box.snapshot())
    before = box.snapshot()
    sudo = road.startswith("sudo")
    found = reach(box, "sudoer" if sudo else "deploy", sudo=sudo)
    found.open.logs("web")
    found.open.close()
    found.channel.close()

    assert found.facts.road == road
    wait_for(lambda: not [line for line in box.snapshot() if "dial-stdio" in line])
    assert box.snapshot() == before
