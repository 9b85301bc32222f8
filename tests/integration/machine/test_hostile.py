"""Hosts that make it hard: floods, noise, strange surroundings, and programs that die in the middle."""

from __future__ import annotations

from dataclasses import replace

import pytest

from lab.hosts.host import LabHost
from tests.integration.machine.looking import NAMES, SHELLS, HostChannel, seen, told_whole
from waybill.core.diagnosis.host.machine import machine_findings
from waybill.core.diagnosis.host.view import look as view_of
from waybill.core.host.evidence import HostEvidence, HostWish
from waybill.core.host.link import LinkFacts
from waybill.core.host.machine import MachineFacts, Room
from waybill.core.host.read_machine import EVERYTHING

STRANGE = {
    "IFS": "aeiou /:\n",
    "CDPATH": "/tmp:/srv",
    "LC_ALL": "de_DE.UTF-8",
    "LANGUAGE": "de",
    "POSIXLY_CORRECT": "1",
    "BLOCK_SIZE": "human-readable",
    "GREP_OPTIONS": "-v",
    "TZ": "Asia/Seoul",
    "ENV": "/home/deploy/env",
    "BASH_ENV": "/home/deploy/env",
    "TMPDIR": "/no/such/place",
    "number": "99",
    "nonce": "0" * 32,
    "machine_told": "id ffffffffffffffffffffffffffffffff\n",
    "room_told": "data 1 1 1 1 1 1 /x\nasked /x\n",
    "files_told": "1 is file\n",
}


def findings(facts: MachineFacts) -> dict[str, str]:
    evidence = HostEvidence(
        host="deploy@web1", wish=HostWish(verb="preflight"), now="", link=LinkFacts(address="x"), machine=facts
    )
    return {finding.code: finding.severity.value for finding in machine_findings(view_of(evidence))}


@pytest.mark.parametrize("shell", SHELLS, ids=NAMES)
def test_what_stands_in_the_environment_changes_nothing(machine: LabHost, shell: tuple[str, ...]) -> None:
    machine.write("/home/deploy/env", "echo noise; alias cat=false\n", owner="deploy")
    plain, strange = (steady(machine, shell, env) for env in ({}, STRANGE))

    assert strange == plain
    assert strange.identifier == machine.read("/etc/machine-id").strip()
    assert strange.unseen == ()


def steady(host: LabHost, shell: tuple[str, ...], env: dict[str, str]) -> MachineFacts:
    """All that does not change by itself, or with the folder for temporary files."""
    facts, looked = seen(HostChannel(host, shell=shell, env=env), EVERYTHING)
    assert (looked.told.whole, looked.told.foreign) == (True, "")
    rooms = tuple(Room(path=room.path, role=room.role) for room in facts.rooms if room.role != "temporary")
    return replace(facts, uptime=None, clock_offset=None, clock_slack=0.0, shell="", rooms=rooms)


@pytest.mark.parametrize("program", ["id", "stat", "awk", "ip", "uname", "date", "tr", "base64", "ls", "readlink"])
def test_a_program_that_floods_and_fails_makes_nothing_green(machine: LabHost, program: str) -> None:
    """Whatever a broken program leads to, it is not "no lock, no login, room enough" with nothing else said."""
    machine.write(f"/usr/local/bin/{program}", "#!/bin/sh\nyes '::error::no' | head -c 300000\nexit 1\n", mode=0o755)
    machine.write("/home/deploy/.docker/config.json", '{"auths":{"ghcr.io":{"auth":"bWU6Z2hvX2E="}}}', owner="deploy")
    machine.shell("mkdir -p /home/deploy/waybill/x; echo x >/home/deploy/waybill/x/lock; chown -R deploy: /home/deploy")
    for shell in SHELLS:
        facts, looked = seen(HostChannel(machine, shell=shell), EVERYTHING)
        told = set(findings(facts))
        incomplete = facts.unseen or not looked.told.whole
        assert incomplete or (told & {"login.gh-token", "login.config-unreadable"} and "host.state-unsafe" in told)
        assert "::error::no" not in repr(facts.addresses)


@pytest.mark.parametrize("shell", SHELLS, ids=NAMES)
def test_a_part_that_dies_is_unsettled_and_the_others_are_told(machine: LabHost, shell: tuple[str, ...]) -> None:
    """A shell that is killed by the kernel for want of memory tells nothing more."""
    machine.write("/usr/local/bin/readlink", "#!/bin/sh\nkill -9 $PPID\n", mode=0o755)
    machine.shell("mkdir -p /home/deploy/waybill/x; echo x >/home/deploy/waybill/x/lock; chown -R deploy: /home/deploy")
    facts, looked = seen(HostChannel(machine, shell=shell), EVERYTHING)

    if shell == ("busybox", "ash"):  # its own readlink was taken
        told_whole(looked)
        return
    assert facts.identifier
    assert looked.told.whole is ("state" not in facts.unseen)


def test_nothing_is_told_where_nothing_can_be_encoded(machine: LabHost) -> None:
    machine.shell("mv /usr/bin/base64 /usr/bin/base64.gone; mv /usr/bin/openssl /usr/bin/openssl.gone")
    facts, looked = seen(HostChannel(machine, shell=("dash",)), EVERYTHING)

    assert looked.told.records == ()
    assert "neither base64 nor openssl" in looked.told.foreign
    assert set(facts.unseen) == set(EVERYTHING)
    assert findings(facts) == {"check.not-made": "unsettled"}


def test_openssl_encodes_where_base64_is_missing(machine: LabHost) -> None:
    machine.shell("mv /usr/bin/base64 /usr/bin/base64.gone")
    facts, looked = seen(HostChannel(machine, shell=("dash",)), ("machine",))

    told_whole(looked)
    assert facts.identifier == machine.read("/etc/machine-id").strip()
