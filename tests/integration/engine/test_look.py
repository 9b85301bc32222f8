"""The program that looks: the same in every shell, quick, quiet about secrets, and without a trace."""

from __future__ import annotations

import time
from collections.abc import Mapping

import pytest

from lab.hosts.host import LabHost
from tests.integration.engine.conftest import Log, through
from tests.integration.engine.test_troubles import start_second, without_client
from waybill.core.host.engine import EngineFacts
from waybill.core.host.engine_look import read_look
from waybill.core.wire import Told, read_wire
from waybill.effects.look import program

NONCE = "0123456789abcdef" * 2
SHELLS = {"dash": ["dash"], "bash": ["bash", "--posix"], "busybox": ["busybox", "sh"]}
SYSTEMCTL = """#!/bin/sh
case "$*" in
--user*) exit 1 ;;
show*) cat <<'X'
LoadState=loaded
ActiveState=failed
SubState=failed
Result=exit-code
UnitFileState=enabled
Id=docker.service

Id=docker.socket
LoadState=loaded
ActiveState=inactive

Id=snap.docker.dockerd.service
LoadState=not-found
ActiveState=inactive
X
esac
"""
JOURNALCTL = """#!/bin/sh
echo 'Starting up'
echo 'failed to start daemon: cannot reach https://octo:hunter2@proxy.example.com/: no space left on device'
"""


def looked(
    host: LabHost, shell: str, user: str = "deploy", *, sudo: bool = False, env: Mapping[str, str] | None = None
) -> Told:
    text = f"nonce={NONCE}\nengine_sudo={'yes' if sudo else ''}\n{program(['engine'])}"
    done = host.run([*SHELLS[shell], "-s"], user=user, input=text, env=env)
    assert (done.returncode, done.stderr) == (0, "")
    return read_wire(done.stdout.encode(), NONCE)


def facts(
    host: LabHost, shell: str, user: str = "deploy", *, sudo: bool = False, env: Mapping[str, str] | None = None
) -> EngineFacts:
    told = looked(host, shell, user, sudo=sudo, env=env)
    assert (told.whole, told.foreign) == (True, "")
    return read_look(told)


@pytest.mark.parametrize(
    ("user", "sudo"), [("deploy", False), ("stranger", False), ("sudoer", True), ("remote", False)]
)
def test_every_shell_tells_the_same(one: LabHost, user: str, sudo: bool) -> None:
    told = {shell: facts(one, shell, user, sudo=sudo) for shell in SHELLS}

    assert told["dash"] == told["bash"] == told["busybox"]
    assert told["dash"].user == user
    assert told["dash"].hostname == one.name
    assert [daemon.hosts for daemon in told["dash"].daemons] == [("unix:///run/docker.sock",)]
    assert told["dash"].sockets[0].path == "/var/run/docker.sock"
    assert told["dash"].unit == "no systemd"


@pytest.mark.parametrize("shell", SHELLS)
def test_variables_are_told_by_name_alone(one: LabHost, shell: str) -> None:
    secrets = {
        "DOCKER_HOST": "tcp://octo:hunter2@10.0.0.5:2376/?token=hunter3",
        "DOCKER_PASSWORD": "hunter4",
        "COMPOSE_FILE": "hunter5.yml",
        "OTHER": "x\nDOCKER_FAKE=hunter6\nCOMPOSE_",
    }
    told = looked(one, shell, env=secrets)
    read = read_look(told)

    assert "hunter" not in repr(told.records)
    assert read.endpoint == "tcp://10.0.0.5:2376/"
    assert {"COMPOSE_FILE", "DOCKER_HOST", "DOCKER_PASSWORD"} <= set(read.environment)


@pytest.mark.parametrize("shell", SHELLS)
def test_of_a_daemons_arguments_only_its_place_is_told(one: LabHost, shell: str) -> None:
    words = ["--log-opt", "splunk-token=hunter2", "-H", "unix:///srv/x.sock", "--data-root", "/srv/x"]
    named = "printf dockerd >/proc/self/comm; while :; do sleep 300; done"
    one.shell('setsid sh -c "$@" </dev/null >/dev/null 2>&1 &', named, "sh", *words, "--label=key=hunter3")
    _until_seen(one, shell)

    told = looked(one, shell)
    (daemon,) = [daemon for daemon in read_look(told).daemons if daemon.root == "/srv/x"]

    assert daemon.hosts == ("unix:///srv/x.sock",)
    assert "hunter" not in repr(told.records)


def _until_seen(host: LabHost, shell: str) -> None:
    deadline = time.monotonic() + 60
    while not any(daemon.root == "/srv/x" for daemon in facts(host, shell).daemons):
        assert time.monotonic() < deadline
        time.sleep(0.05)


@pytest.mark.parametrize("shell", SHELLS)
def test_the_state_of_the_unit_and_its_last_words_are_told(one: LabHost, shell: str) -> None:
    one.stop_engine()
    one.shell("mkdir -p /run/systemd/system")
    one.write("/usr/local/bin/systemctl", SYSTEMCTL, mode=0o755)
    one.write("/usr/local/bin/journalctl", JOURNALCTL, mode=0o755)
    try:
        read = facts(one, shell)
    finally:
        one.remove("/run/systemd")

    assert read.journal == ("failed to start daemon: cannot reach https://proxy.example.com/: no space left on device",)
    assert read.unit == "failed (exit-code)"


@pytest.mark.parametrize("shell", SHELLS)
def test_programs_that_hang_hold_nobody_up(one: LabHost, shell: str) -> None:
    one.write("/usr/local/sbin/docker", "#!/bin/sh\ntrap '' TERM INT\nwhile :; do sleep 1; done\n", mode=0o755)

    started = time.monotonic()
    read = facts(one, shell)

    assert time.monotonic() - started < 40
    assert (read.client, read.client_version, read.context) == ("/usr/local/sbin/docker", "", "")
    assert read.sockets


@pytest.mark.parametrize("shell", SHELLS)
def test_a_client_from_the_snap_store_is_found_and_not_started(one: LabHost, shell: str) -> None:
    without_client(one)
    one.write("/snap/bin/docker", "#!/bin/sh\nmkdir -p /tmp/started\n", mode=0o755)
    try:
        read = facts(one, shell)
    finally:
        one.remove("/snap")

    assert (read.client, read.snap, read.client_version) == ("/snap/bin/docker", True, "")
    assert not one.exists("/tmp/started")


def test_looking_with_everything_in_the_way_leaves_nothing_behind(one: LabHost, log_in: Log) -> None:
    start_second(one, mode="600")
    without_client(one)
    before = one.snapshot()
    channel = log_in(one, "tooled")
    found = through(channel, sudo=True)
    channel.close()

    assert found.engine is None
    assert one.snapshot() == before


def test_a_host_where_everything_is_missing_tells_what_it_can(one: LabHost) -> None:
    one.shell("mkdir /tmp/few && cd /tmp/few && for name in base64 tr sed; do ln -s /usr/bin/$name $name; done")

    text = f"PATH=/tmp/few:/nonexistent; export PATH; nonce={NONCE}\n{program(['engine'])}"
    told = read_wire(one.run(["dash", "-s"], input=text).stdout.encode(), NONCE)

    assert told.whole
    assert read_look(told).daemons


@pytest.mark.parametrize("shell", SHELLS)
def test_a_path_with_blanks_stays_one_path(one: LabHost, shell: str) -> None:
    start_second(one, "/tmp/a  * b")
    read = facts(one, shell, env={"DOCKER_HOST": "unix:///tmp/a  * b"})

    assert read.endpoint == "unix:///tmp/a  * b"
    assert (read.sockets[0].path, read.sockets[0].group) == ("/tmp/a  * b", "docker")
