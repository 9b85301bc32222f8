"""Looking leaves nothing: the whole host is compared, times of change included, after everything was asked."""

from __future__ import annotations

import contextlib
import json
from base64 import b64encode

import pytest

from lab.hosts.host import LabHost
from lab.world import World
from tests.integration.lab.entering import wait_for
from tests.integration.machine.looking import SHELLS, HostChannel, SshShell, seen, told_whole
from waybill.core.host.read_files import LocalFile
from waybill.core.host.read_machine import EVERYTHING

# What sudo writes down by itself is the administrator's business, and an allowed call is there to be written down.
TIMES = "find / -xdev -path /proc -prune -o -path /var/log -prune -o -printf '%p %T@ %C@\\n' | sort"


def changed(host: LabHost) -> str:
    """Every file with the times of its last change and of the last change of its facts."""
    return host.shell(TIMES)


def prepared(host: LabHost, user: str) -> None:
    """Everything that is looked at is there."""
    text = json.dumps({"auths": {"ghcr.io": {"auth": b64encode(b"me:gho_x").decode()}}})
    host.write(f"/home/{user}/.docker/config.json", text, owner=user, mode=0o600)
    host.write("/root/.docker/config.json", text, mode=0o600)
    host.write(f"/home/{user}/waybill/x/lock", "waybill lock 1\npid 1\n", owner=user, mode=0o600)
    host.write(f"/home/{user}/waybill/x/open/journal", "waybill journal 1\n", owner=user, mode=0o600)
    host.write("/srv/run.sh", "#!/bin/sh\n")


def same(host: LabHost, before: dict[str, str]) -> None:
    """Nothing has come and nothing has gone. A process that is just ending is waited for."""
    with contextlib.suppress(AssertionError):
        wait_for(lambda: host.snapshot() == before)
    assert host.snapshot() == before


FILES = (LocalFile(source="run.sh", path="/srv/run.sh"), LocalFile(source="x", path="/srv/absent"))


def test_the_host_is_the_same_before_and_after(host: LabHost, fresh_hosts: World) -> None:
    prepared(host, "deploy")
    seen(SshShell(fresh_hosts, host), EVERYTHING, FILES)  # what a first login ever makes is sshd's own
    before, times = host.snapshot(), changed(host)
    for shell in SHELLS:
        facts, looked = seen(HostChannel(host, shell=shell), EVERYTHING, FILES)
        told_whole(looked)
    facts, _ = seen(SshShell(fresh_hosts, host), EVERYTHING, FILES)

    assert (len(facts.leftovers), len(facts.files)) == (2, 2)
    same(host, before)
    assert changed(host) == times


@pytest.mark.parametrize("user", ["ops", "limited", "asked"])
def test_neither_does_looking_through_sudo(machine: LabHost, user: str) -> None:
    prepared(machine, user)
    before, times = machine.snapshot(), changed(machine)
    facts, looked = seen(HostChannel(machine, user), EVERYTHING, FILES, sudo="yes")

    told_whole(looked)
    assert {login.owner for login in facts.logins} == {user, "root"}
    same(machine, before)
    assert changed(machine) == times


def test_a_refused_sudo_is_not_even_tried(machine: LabHost) -> None:
    """It would be written into the log and mailed to the administrator."""
    machine.write("/root/.docker/config.json", "{}", mode=0o600)
    machine.write(
        "/usr/local/bin/sudo", '#!/bin/sh\nprintf "%s\\n" "$*" >>/tmp/asked\nexec /usr/bin/sudo "$@"\n', mode=0o755
    )
    machine.shell(": >/tmp/asked; chmod 666 /tmp/asked")
    env = {"PATH": "/usr/local/bin:/usr/bin:/bin"}
    seen(HostChannel(machine, "limited", env=env), ("logins",), sudo="yes")

    assert machine.read("/tmp/asked") == "-k -n -l cat /root/.docker/config.json\n"
