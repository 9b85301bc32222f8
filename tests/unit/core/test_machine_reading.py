"""What a host told of itself, read: identity, clock, room, session, files."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from waybill.core.host.evidence import HostEvidence
from waybill.core.host.machine import HostFile, MachineFacts
from waybill.core.host.read_files import LocalFile, read_files
from waybill.core.host.read_machine import (
    EVERYTHING,
    WHICH,
    Moments,
    machine_token,
    machine_variables,
    read_machine,
    target_key,
)
from waybill.core.host.read_room import read_rooms
from waybill.core.host.read_session import read_session
from waybill.core.records import from_json, to_json
from waybill.core.wire import Told

ROOT = Path(__file__).resolve().parents[3]
MACHINE_ID, BOOT = "0f1e2d3c4b5a69788796a5b4c3d2e1f0", "5c9d2f4e-7b31-4a86-9e0d-1f6a8c3b2d47"
MACHINE = f"""id {MACHINE_ID}
boot {BOOT}
hostname web1
kernel 6.1.0-28-amd64
uptime 812344.55 1600000.10
system "Debian GNU/Linux 12 (bookworm)"
architecture x86_64
who uid=1000(deploy) gid=1000(deploy) groups=1000(deploy),998(docker)
home /home/deploy
shell /bin/bash
reached 198.51.100.7 50222 192.0.2.11 22
"""
IP = r"""1: lo    inet 127.0.0.1/8 scope host lo
2: eth0    inet 192.0.2.11/24 brd 192.0.2.255 scope global eth0\       valid_lft forever
2: eth0    inet6 2001:db8::11/64 scope global \  valid_lft forever
2: eth0    inet6 fe80::1/64 scope link
3: docker0    inet 172.17.0.1/16 scope global docker0
4: br-0123456789ab    inet 172.18.0.1/16 scope global br-0123456789ab
9: veth12ab@if8    inet6 2001:db8::99/64 scope global
5: br-lan    inet 198.51.100.1/24 scope global br-lan
"""
IFCONFIG = """eth0: flags=4163<UP>  mtu 1500
        inet 192.0.2.11  netmask 255.255.255.0
lo        Link encap:Local Loopback
          inet addr:127.0.0.1  Mask:255.0.0.0
"""


def told(*records: tuple[str, str]) -> Told:
    return Told(records=records, whole=True)


def machine(text: str = MACHINE, addresses: str = "") -> MachineFacts:
    return read_machine(told(("machine", text), ("machine.addresses", addresses)), ("machine",))


def test_a_machine_tells_which_one_it_is() -> None:
    assert machine() == MachineFacts(
        identifier=MACHINE_ID,
        boot=BOOT,
        hostname="web1",
        reached="192.0.2.11",
        system="Debian GNU/Linux 12 (bookworm)",
        kernel="6.1.0-28-amd64",
        architecture="x86_64",
        user="deploy",
        uid="1000",
        home="/home/deploy",
        shell="/bin/bash",
        uptime=812344.55,
    )


@pytest.mark.parametrize("identifier", ["", "uninitialized", "x" * 32, MACHINE_ID[:-1], f"{MACHINE_ID} x"])
def test_what_is_no_machine_id_is_none(identifier: str) -> None:
    assert machine(f"id {identifier}\nboot {BOOT}\n").identifier == ""


def test_a_user_without_a_name_keeps_its_number() -> None:
    facts = machine("who uid=1234 gid=0(root)\n")

    assert (facts.user, facts.uid) == ("", "1234")


def test_a_later_line_cannot_change_an_earlier_one() -> None:
    assert machine(f"{MACHINE}id {'f' * 32}\n").identifier == MACHINE_ID


@pytest.mark.parametrize(
    ("text", "addresses"),
    [
        (IP, ("192.0.2.11", "2001:db8::11", "198.51.100.1")),
        ("192.0.2.11 172.17.0.1 2001:db8::11 \n", ("192.0.2.11", "172.17.0.1", "2001:db8::11")),
        (IFCONFIG, ("192.0.2.11",)),
        ("", ()),
        ("1: evil    inet \x1b[31m/24\n", ()),
    ],
    ids=["ip", "hostname", "ifconfig", "nothing", "hostile"],
)
def test_addresses_are_those_by_which_others_know_the_machine(text: str, addresses: tuple[str, ...]) -> None:
    assert machine(addresses=text).addresses == addresses


def test_a_flood_of_addresses_is_cut() -> None:
    many = "".join(f"2: eth0    inet 10.0.{i // 250}.{i % 250}/24 scope global\n" for i in range(300))

    assert len(machine(addresses=many).addresses) == 50


# The clock


@pytest.mark.parametrize(
    ("clocks", "offset", "slack"),
    [
        (("1000.500000000", "1000.600000000"), 0.0, 0.45),
        (("1010.500000000", "1010.600000000"), 10.0, 0.45),
        (("995.100000000", "1004.900000000"), -0.5, 0.0),
        (("1000.550000000",), 0.0, 0.5),
        (("1000", "1000"), -0.05, 1.0),
    ],
    ids=["right", "ahead", "a long look", "asked once", "whole seconds"],
)
def test_the_time_that_the_host_itself_took_makes_the_clock_no_less_certain(
    clocks: tuple[str, ...], offset: float, slack: float
) -> None:
    ended = 1010.4 - 5 if clocks[0].startswith("995") else 1001.05
    began = 995.6 if clocks[0].startswith("995") else 1000.05
    facts = read_machine(told(*(("clock", text) for text in clocks)), WHICH, moments=Moments(began=began, ended=ended))

    assert facts.clock_offset == pytest.approx(offset, abs=0.01)
    assert facts.clock_slack == pytest.approx(slack, abs=0.01)


@pytest.mark.parametrize("text", ["", "soon", "1e9", "-5", "12.%N", "9" * 30])
def test_a_clock_that_cannot_be_read_is_no_offset(text: str) -> None:
    facts = read_machine(told(("clock", text)), ("clock",), moments=Moments(began=1.0, ended=2.0))

    assert facts.clock_offset is None


# What was asked and not told


def test_every_part_that_does_not_tell_is_named() -> None:
    assert read_machine(Told(), EVERYTHING).unseen == tuple(dict.fromkeys(EVERYTHING))


def test_a_part_that_died_in_the_middle_has_not_told() -> None:
    facts = read_machine(told(("clock", "1000.1"), ("machine", MACHINE), ("state", "path /a")), ("machine", "state"))

    assert facts.unseen == ("machine", "state")


def test_a_record_that_was_lost_on_the_way_may_have_been_the_lock() -> None:
    records = (("state", "path /a"), ("state.done", ""), ("logins.done", ""), ("room", ""))
    parts = ("state", "logins", "room")

    assert read_machine(Told(records=records, whole=True), parts).unseen == ()
    assert read_machine(Told(records=records, whole=False), parts).unseen == ("state", "logins")


def test_what_was_not_asked_is_not_missed() -> None:
    records = told(("clock", "1000.1"), ("machine", MACHINE), ("machine.addresses", ""))

    assert read_machine(records, WHICH).unseen == ()


def test_a_machine_goes_into_a_record_and_comes_back() -> None:
    base = json.loads((ROOT / "tests" / "cases" / "_base" / "host-machine.json").read_text(encoding="utf-8"))
    evidence = from_json(HostEvidence, base["host"])

    assert from_json(HostEvidence, to_json(evidence)) == evidence


# One machine or two


def test_one_machine_and_engine_is_one_word() -> None:
    facts = MachineFacts(identifier=MACHINE_ID, boot=BOOT)

    assert machine_token(facts, "AB12:CD34 x\n") == f"{MACHINE_ID}/{BOOT}/AB12:CD34x"


@pytest.mark.parametrize("facts", [None, MachineFacts(), MachineFacts(identifier=MACHINE_ID), MachineFacts(boot=BOOT)])
def test_a_machine_that_is_not_known_is_nobodys_double(facts: MachineFacts | None) -> None:
    assert machine_token(facts, "engine") == ""


@pytest.mark.parametrize(
    ("project", "engine", "key"),
    [
        ("app", "3f2a9c1b-0c1d-4f57-a3c4-0f3f9a51c2de", "compose-app-3f2a9c1b"),
        ("app", "7XKQ:PQ4D:ABCD:EFGH", "compose-app-7xkqpq4d"),
        ("my_app-2", "3f2a9c1b", "compose-my_app-2-3f2a9c1b"),
        ("../evil", "3f2a9c1b", "compose-evil-3f2a9c1b"),
        ("", "3f2a9c1b", ""),
        ("app", "", ""),
    ],
)
def test_a_target_has_one_name_on_each_engine(project: str, engine: str, key: str) -> None:
    assert target_key("compose", project, engine) == key


def test_the_parts_are_given_plain_values() -> None:
    files = (LocalFile(source="a", path="/srv/a"), LocalFile(source="b", path="/srv/b c"))

    assert machine_variables(registry="ghcr.io", sudo=True, files=files) == {
        "registry": "ghcr.io",
        "sudo": "yes",
        "data_root": "",
        "state_directory": "",
        "target_key": "",
        "host_files": "/srv/a\n/srv/b c",
    }


# Room


def test_rooms_keep_what_is_free_for_root_apart() -> None:
    (room,) = read_rooms("data 4096 10 12 100 7 50 /var/lib/docker data\nasked /var/lib\n")

    assert (room.path, room.measured, room.role) == ("/var/lib/docker data", "/var/lib", "data")
    assert (room.free_bytes, room.root_bytes, room.total_bytes) == (40960, 49152, 409600)
    assert (room.free_inodes, room.total_inodes) == (7, 50)


@pytest.mark.parametrize(
    "text", ["", "data\nasked /x\n", "data 1 2\nasked /x\n", "data 1 1 1 1 1 1 /x\n", "asked /x\n"]
)
def test_half_a_room_is_none(text: str) -> None:
    assert read_rooms(text) == ()


def test_what_a_file_system_does_not_tell_is_not_zero() -> None:
    (room,) = read_rooms("data - - - - - - /x\nasked /x\n")

    assert (room.free_bytes, room.free_inodes, room.total_inodes) == (None, None, None)


def test_two_containerds_of_one_root_are_one_room() -> None:
    text = "containerd 1 2 3 4 5 6 /x\nasked /x\n"

    assert len(read_rooms(text + text)) == 1


# The session

SESSION = "cgroup 0::/user.slice/user-1000.slice/session-3.scope\nlogind there\n"


def kills(text: str, user: str = "deploy") -> bool | None:
    return read_session(MachineFacts(user=user), text).kill_user_processes


@pytest.mark.parametrize(
    ("lines", "answer"),
    [
        ('bus b true\nbus as 0\nbus as 1 "root"\n', True),
        ('bus b false\nbus as 0\nbus as 1 "root"\n', False),
        ('bus b true\nbus as 1 "ops"\nbus as 1 "root"\n', False),
        ('bus b true\nbus as 2 "ops" "deploy"\nbus as 1 "root"\n', True),
        ('bus b true\nbus as 0\nbus as 2 "root" "deploy"\n', False),
        ("file #KillUserProcesses=no\nfile KillUserProcesses=yes\n", True),
        ("file #KillUserProcesses=yes\n", True),
        ("file KillUserProcesses=yes\nfile KillUserProcesses=no\n", False),
        ("file KillUserProcesses=yes\nfile #KillUserProcesses=no\n", True),
        ("file KillUserProcesses=yes\nfile KillExcludeUsers=deploy root\n", False),
        ("bus Access denied\nfile #KillUserProcesses=no\n", False),
        ("", None),
    ],
)
def test_whether_logind_ends_what_a_login_leaves_behind(lines: str, answer: bool | None) -> None:
    assert kills(SESSION + lines) is answer


def test_what_logind_does_not_know_it_does_not_end() -> None:
    assert kills("cgroup 0::/system.slice/ssh.service\nlogind there\nbus b true\nbus as 0\nbus as 0\n") is False


def test_without_logind_nobody_ends_anything() -> None:
    assert kills("logind none\n") is False


def test_root_is_left_out_by_default() -> None:
    assert kills(f"{SESSION}file KillUserProcesses=yes\n", user="root") is False


def test_clients_stand_in_the_order_of_their_use() -> None:
    facts = read_session(MachineFacts(), "logind none\nhas python3\nhas setsid\nhas curl\nhttps python3\nmissing awk\n")

    assert (facts.http_clients, facts.https_clients) == (("curl", "python3"), ("python3",))
    assert (facts.setsid, facts.missing_tools) == (True, ("awk",))


# Files

HERE, THERE, PLAIN = "a" * 64, "b" * 64, "c" * 64
PAIR = LocalFile(source="run.sh", path="/srv/run.sh", sha256=HERE, plain=PLAIN)


def compared(text: str | None) -> HostFile:
    (file,) = read_files(text, [PAIR])
    return file


def test_a_file_is_compared_by_its_hash() -> None:
    file = compared(f"1 changed 1709374272\n1 is file\n1 sha256 {THERE}\n1 plain {THERE}\n")

    assert (file.here, file.there, file.changed, file.trouble) == (HERE, THERE, "2024-03-02T10:11:12Z", "")
    assert not file.only_line_ends


def test_a_difference_in_line_ends_only_is_seen() -> None:
    assert compared(f"1 is file\n1 sha256 {THERE}\n1 plain {PLAIN}\n").only_line_ends


def test_equal_files_differ_in_nothing() -> None:
    assert not compared(f"1 is file\n1 sha256 {HERE}\n1 plain {PLAIN}\n").only_line_ends


@pytest.mark.parametrize(
    ("text", "trouble"),
    [
        ("1 is absent\n", ""),
        ("1 is hidden\n", "hidden"),
        ("1 is directory\n", "directory"),
        ("1 is file\n1 sha256 short\n", "unreadable"),
        (f"1 sha256 {HERE}\n", "untold"),
        ("", "untold"),
        (None, "untold"),
        (f"2 is file\n2 sha256 {HERE}\n", "untold"),
    ],
)
def test_what_was_not_told_is_no_match(text: str | None, trouble: str) -> None:
    file = compared(text)

    assert file.trouble == trouble
    assert file.there != file.here or trouble


def test_files_are_told_apart_by_their_number() -> None:
    pairs = [PAIR] * 12
    text = "".join(f"{i} is file\n{i} sha256 {i % 10:064x}\n" for i in range(1, 13))

    assert [file.there[-1] for file in read_files(text, pairs)] == [str(i % 10) for i in range(1, 13)]
