"""What the judge of deploys relies on: it acts at a moment of a journal, and hosts come back from what befalls them."""

from __future__ import annotations

import os
import signal
import subprocess
from typing import Any

import pytest

from lab.client import native_platform
from lab.hosts import mishaps, processes
from lab.hosts.host import LabHost
from lab.hosts.moments import at_step, journals
from lab.world import World
from tests.integration.lab.entering import wait_for

STATE = "/home/deploy/waybill/compose-app-3f2a9c1b"
BEGUN = "waybill journal 1\n1 fact begin transaction={} uptime=8.44 since=2026-11-26T14:03:12Z run=x@y\n"
BIND = "/home/deploy/small"


def write(host: LabHost, place: str, transaction: str, *lines: str) -> None:
    """A journal as a deploy leaves it."""
    host.write(f"{STATE}/{place}/journal", BEGUN.format(transaction) + "".join(f"{line}\n" for line in lines), "deploy")


def test_the_judge_acts_once_at_the_step_that_it_waits_for(host: LabHost) -> None:
    """An earlier transaction that came to the same step does not count."""
    seen: list[str] = []
    write(host, "ended/before", "before", "2 intent up services=app", "3 fact up code=0", "4 end delivered")
    armed = at_step(host, "fact up", lambda: seen.append("acted"))
    write(host, "open", "now", "2 intent up services=app")
    assert not armed.happened.wait(0.1)
    write(host, "open", "now", "2 intent up services=app", "3 fact up code=0")
    assert armed.happened.wait(20)
    armed.disarm()

    assert seen == ["acted"]
    assert [step.step for step in journals(host)["now"]] == ["begin", "up", "up"]
    assert journals(host)["now"][2].values == {"code": "0"}


def test_what_goes_wrong_at_the_moment_is_told(host: LabHost) -> None:
    """A fault that could not be injected is no fault that was survived."""
    armed = at_step(host, "up", lambda: host.shell("exit 3"))
    write(host, "open", "now", "2 intent up services=app")
    assert armed.happened.wait(20)
    with pytest.raises(RuntimeError, match="ended with 3"):
        armed.disarm()


def test_a_process_is_killed_by_its_words(host: LabHost) -> None:
    """Nobody else on the host is hit."""
    host.write("/home/deploy/bundle/pilot.sh", "while :; do sleep 1; done\n", "deploy")
    pilot = host.popen(["sh", "/home/deploy/bundle/pilot.sh"], user="deploy")
    other = host.popen(["sleep", "600"], user="deploy")
    wait_for(lambda: any("/pilot.sh" in one.command for one in processes.of(host.view).values()))
    assert mishaps.kill_pilot(host) == 1
    pilot.communicate()
    assert other.poll() is None
    os.killpg(other.pid, signal.SIGKILL)
    other.communicate()


@pytest.mark.parametrize("what", [mishaps.kill_engine, mishaps.kill_containerd, mishaps.kill_sshd, LabHost.reboot])
def test_a_host_is_mended_and_its_containers_serve(what: object, host: LabHost, fresh_hosts: World) -> None:
    """Containers with a restart policy come back, whatever died."""
    pushed = fresh_hosts.state.push_app("ghcr.io/acme/app:1.0", "1.0", visibility="public")
    host.pull(pushed.pinned)
    assert host.docker("run", "--detach", "--restart=always", "--publish=8000:8000", pushed.pinned).returncode == 0
    what(host)  # type: ignore[operator]  # each of them takes the host
    mishaps.mend(host)

    wait_for(lambda: host.run(["wget", "-q", "-O", "-", "http://127.0.0.1:8000/version"]).stdout == "1.0")
    assert host.docker("run", "--rm", pushed.pinned, "/bin/echo", "alive").stdout == "alive\n"


def test_room_ends_and_comes_back(host: LabHost) -> None:
    """Bytes and inodes, of one folder alone."""
    mishaps.give_room(host, BIND, "size=64k,nr_inodes=20")
    try:
        mishaps.fill(host, BIND)
        with pytest.raises(RuntimeError, match="No space left"):
            host.shell('cp /bin/true "$1"', BIND)
        mishaps.empty(host, BIND)
        mishaps.fill_inodes(host, BIND)
        with pytest.raises(RuntimeError, match="No space left"):
            host.shell('mkdir "$1/one-more"', BIND)
        mishaps.empty(host, BIND)
        host.shell('echo x >"$1/one"', BIND)
    finally:
        mishaps.take_room(host, BIND)


def test_images_that_cannot_run(host: LabHost, fresh_hosts: World) -> None:
    """A program for another machine, one that may not be run, and one whose first line ends as on Windows."""
    push = fresh_hosts.state.push_app
    wishes: dict[str, dict[str, Any]] = {
        "foreign": {"foreign": "app/start", "entrypoint": ("/app/start",)},
        "locked": {"texts": {"app/start": "#!/bin/sh\nexit 0\n"}, "entrypoint": ("/app/start",)},
        "windows": {"scripts": {"app/start": "#!/bin/sh\r\nexit 0\r\n"}, "entrypoint": ("/app/start",)},
    }
    said = {}
    for name, wish in wishes.items():
        pushed = push(f"ghcr.io/acme/{name}:1.0", "1.0", visibility="public", **wish)
        host.pull(pushed.pinned)
        said[name] = host.docker("run", "--rm", pushed.pinned)

    assert "exec format error" in text(said["foreign"])
    assert "permission denied" in text(said["locked"])
    assert "no such file or directory" in text(said["windows"])


def text(done: subprocess.CompletedProcess[str]) -> str:
    """All that a command printed, in small letters. It failed."""
    assert done.returncode != 0
    return (done.stdout + done.stderr).lower()


def test_an_image_says_who_runs_it_and_what_it_keeps(host: LabHost, fresh_hosts: World) -> None:
    """USER and VOLUME as a Dockerfile would have them."""
    more: dict[str, Any] = {"user": "1993", "volumes": ("/data",), "platforms": (native_platform(),)}
    pushed = fresh_hosts.state.push_app("ghcr.io/acme/user:1.0", "1.0", visibility="public", **more)
    host.pull(pushed.pinned)
    assert host.docker("run", "--rm", pushed.pinned, "/bin/id", "-u").stdout == "1993\n"
    assert host.docker("inspect", "--format", "{{json .Config.Volumes}}", pushed.pinned).stdout == '{"/data":{}}\n'
