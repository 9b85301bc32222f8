"""Room for images and state on real, small file systems; what a login may count on."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

import pytest

from lab.hosts.host import LabHost
from lab.world import World
from tests.integration.machine.looking import NAMES, SHELLS, HostChannel, seen, told_whole
from waybill.core.diagnosis.host.machine import machine_findings
from waybill.core.diagnosis.host.view import look
from waybill.core.finding import Finding
from waybill.core.host.engine import EngineFacts, Store
from waybill.core.host.evidence import HostEvidence, HostWish
from waybill.core.host.link import LinkFacts
from waybill.core.host.machine import MachineFacts, Room

MIB = 1024 * 1024


@contextlib.contextmanager
def small(host: LabHost, path: str, options: str) -> Iterator[None]:
    """A file system of its own at ``path``."""
    host.shell('mkdir -p "$1"; mount -t tmpfs -o "$2" tmpfs "$1"', path, options)
    try:
        yield
    finally:
        host.shell('umount "$1"', path)


def room(facts: MachineFacts, role: str) -> Room:
    (found,) = [one for one in facts.rooms if one.role == role]
    return found


def judged(facts: MachineFacts, needed: int, store: Store = Store.CLASSIC) -> dict[str, Finding]:
    wish = HostWish(verb="preflight", repository="ghcr.io/acme/app", needed_bytes=needed, needed_blobs=3)
    evidence = HostEvidence(
        host="deploy@web1",
        wish=wish,
        now="",
        link=LinkFacts(address="x"),
        machine=facts,
        engine=EngineFacts(store=store),
    )
    return {finding.code: finding for finding in machine_findings(look(evidence))}


@pytest.mark.parametrize("shell", SHELLS, ids=NAMES)
def test_the_engines_room_is_that_of_its_file_system(machine: LabHost, shell: tuple[str, ...]) -> None:
    with small(machine, "/srv/docker", "size=6m,nr_inodes=75"):
        facts, looked = seen(HostChannel(machine, shell=shell), ("room",), data_root="/srv/docker")

    told_whole(looked)
    data = room(facts, "data")
    assert (data.path, data.measured) == ("/srv/docker", "/srv/docker")
    assert (data.total_bytes, data.free_bytes, data.root_bytes) == (6 * MIB, 6 * MIB, 6 * MIB)
    assert (data.total_inodes, data.free_inodes) == (75, 74)


@pytest.mark.parametrize("shell", SHELLS, ids=NAMES)
def test_a_full_disk_is_an_error_with_what_is_needed_and_what_is_there(
    machine: LabHost, shell: tuple[str, ...]
) -> None:
    with small(machine, "/srv/docker", "size=32m"):
        machine.shell("dd if=/dev/zero of=/srv/docker/full bs=1024 count=20480 2>/dev/null")
        facts, _ = seen(HostChannel(machine, shell=shell), ("room",), data_root="/srv/docker")

    found = judged(facts, needed=8 * MIB)
    assert found["host.disk-full"].severity.value == "error"
    assert "/srv/docker" in found["host.disk-full"].cause
    assert "12.0 MiB free, and 28.0 MiB are needed" in found["host.disk-full"].cause
    assert "host.inodes-full" not in found


def test_a_disk_without_inodes_is_not_called_full(machine: LabHost) -> None:
    with small(machine, "/srv/docker", "size=640m,nr_inodes=75"):
        machine.shell("cd /srv/docker; n=0; while touch file$n 2>/dev/null; do n=$((n + 1)); done")
        facts, _ = seen(HostChannel(machine), ("room",), data_root="/srv/docker")

    found = judged(facts, needed=8 * MIB)
    assert "0 inodes free of 75" in found["host.inodes-full"].cause
    assert found["host.inodes-full"].severity.value == "error"
    assert "host.disk-full" not in found


def test_an_ordinary_host_has_room(host: LabHost) -> None:
    facts, looked = seen(HostChannel(host), ("room", "session"))

    told_whole(looked)
    assert judged(facts, needed=8 * MIB) == {}


def test_what_does_not_exist_yet_is_measured_where_it_would_be(machine: LabHost) -> None:
    with small(machine, "/srv/disk", "size=6m"):
        facts, _ = seen(HostChannel(machine), ("room",), data_root="/srv/disk/not/there yet")

    data = room(facts, "data")
    assert (data.path, data.measured, data.total_bytes) == ("/srv/disk/not/there yet", "/srv/disk", 6 * MIB)


def test_a_data_root_that_we_must_not_look_into_is_still_measured(machine: LabHost) -> None:
    with small(machine, "/srv/docker", "size=6m,mode=0700"):
        facts, looked = seen(HostChannel(machine), ("room",), data_root="/srv/docker")

    told_whole(looked)
    assert room(facts, "data").total_bytes == 6 * MIB


def test_the_containerd_of_an_engine_says_where_its_images_go(fresh_hosts: World) -> None:
    host = fresh_hosts.hosts["containerd"]
    root = host.shell("tr '\\000' ' ' </proc/$(pidof containerd)/cmdline; cat /etc/containerd/*.toml 2>/dev/null || :")
    facts, _ = seen(HostChannel(host), ("room",))

    containerds = [one.path for one in facts.rooms if one.role == "containerd"]
    assert len(containerds) == 1
    assert containerds[0] in root or containerds[0] == "/var/lib/containerd"


@pytest.mark.parametrize("without", [("stat",), ("stat", "df")], ids=["df", "nothing"])
def test_without_stat_df_tells(hosts_world: World, without: tuple[str, ...]) -> None:
    host = hosts_world.add_host("bare", store="", compose="", docker_client=False, without=without)
    try:
        with small(host, "/srv/docker", "size=6m,nr_inodes=75"):
            facts, looked = seen(HostChannel(host), ("room",), data_root="/srv/docker")
        told_whole(looked)
        data = room(facts, "data")
        expected = (6 * MIB, 6 * MIB, 75, 74) if "df" not in without else (None, None, None, None)
        assert (data.total_bytes, data.free_bytes, data.total_inodes, data.free_inodes) == expected
        assert ("check.not-made" in judged(facts, needed=1)) == ("df" in without)
    finally:
        hosts_world.remove_host("bare")


# The session


def test_tools_and_clients_are_those_of_the_host(hosts_world: World) -> None:
    without = ("curl", "setsid", "sha256sum", "python3*", "wget")
    host = hosts_world.add_host("poor", store="", compose="", docker_client=False, without=without)
    try:
        facts, looked = seen(HostChannel(host), ("session",))
        told_whole(looked)
        assert (facts.http_clients, facts.https_clients, facts.setsid) == ((), (), False)
        assert facts.missing_tools == ("sha256sum",)
    finally:
        hosts_world.remove_host("poor")


@pytest.mark.parametrize("shell", SHELLS, ids=NAMES)
def test_an_ordinary_host_lacks_nothing(machine: LabHost, shell: tuple[str, ...]) -> None:
    facts, looked = seen(HostChannel(machine, shell=shell), ("session",))

    told_whole(looked)
    assert (facts.missing_tools, facts.setsid, facts.kill_user_processes) == ((), True, False)
    assert "curl" in facts.http_clients


BUSCTL = """#!/bin/sh
[ "$*" = "--system --timeout=3 get-property org.freedesktop.login1 /org/freedesktop/login1 \
org.freedesktop.login1.Manager KillUserProcesses KillOnlyUsers KillExcludeUsers" ] || exit 1
printf 'b true\\nas 0\\nas 1 "root"\\n'
"""


@pytest.mark.parametrize("shell", SHELLS, ids=NAMES)
def test_logind_is_asked_and_linger_is_seen(machine: LabHost, shell: tuple[str, ...]) -> None:
    machine.write("/usr/local/bin/busctl", BUSCTL, mode=0o755)
    machine.shell("mkdir -p /run/systemd/system /var/lib/systemd/linger")
    before, looked = seen(HostChannel(machine, shell=shell), ("session",))
    machine.write("/var/lib/systemd/linger/deploy", "")
    after, _ = seen(HostChannel(machine, shell=shell), ("session",))

    told_whole(looked)
    assert looked.told.first("session") is not None
    assert "bus b true\nbus as 0\nbus as 1" in (looked.told.first("session") or "")
    assert (before.linger, after.linger) == (False, True)
    machine.shell("rm -rf /run/systemd /var/lib/systemd")
