"""State on real hosts: may it be written, whose is it, and is whoever holds the lock alive."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from lab.hosts.host import LabHost
from lab.world import World
from tests.integration.machine.looking import SHELLS, HostChannel, seen, seen_by_every_shell
from waybill.core.host.machine import Holder, Leftover, MachineFacts

PAGE = (Path(__file__).resolve().parents[3] / "docs" / "host-protocol.md").read_text(encoding="utf-8")
LOCK, WHOLE = (re.findall(rf"```text\n(waybill {what} .*?)```", PAGE, re.DOTALL)[0] for what in ("lock", "journal"))
JOURNAL = WHOLE.partition("7 fact up")[0]
STATE = "/home/deploy/waybill/compose-app-3f2a9c1b"
KEY = "compose-app-3f2a9c1b"


def state(host: LabHost, user: str = "deploy", **given: str) -> MachineFacts:
    return seen_by_every_shell(host, ("state",), user=user, given=given or {"target_key": KEY})


def made(host: LabHost, path: str = STATE, mode: str = "0700", owner: str = "deploy") -> None:
    host.shell('mkdir -p "$1"; chown -R "$2:" /home/deploy/waybill "$1"; chmod "$3" "$1"', path, owner, mode)


def lock(host: LabHost, pid: int, start: str, **changes: str) -> None:
    """A lock as the page has it, of a process."""
    made(host)
    fields = {
        "pid": str(pid),
        "start": start,
        "boot": host.boot_id,
        "processes": host.shell("readlink /proc/self/ns/pid").strip(),
        "uid": str(host.user_id("deploy")),
        **changes,
    }
    text = LOCK
    for name, value in fields.items():
        text = re.sub(rf"^{name} .*$", f"{name} {value}", text, flags=re.MULTILINE)
    host.write(f"{STATE}/lock", text, owner="deploy", mode=0o600)


@pytest.fixture
def sleeper(machine: LabHost) -> Iterator[int]:
    """A process of the login user whose name makes field 22 hard to count; its number on the machine."""
    program = "/home/deploy/a) R 1 ("
    machine.shell('cp /bin/sleep "$1"', program)
    with machine.popen(["sh", "-c", 'echo $$; exec "$1" 600', "sh", program], user="deploy") as process:
        assert process.stdout is not None
        pid = int(process.stdout.readline())
        yield pid
        machine.shell(f"kill {pid} 2>/dev/null || :")
        process.wait()


def started(host: LabHost, pid: int) -> str:
    """The oracle's own way to the start time."""
    return host.read(f"/proc/{pid}/stat").rsplit(")", 1)[1].split()[19]


def only(facts: MachineFacts) -> Leftover:
    (left,) = facts.leftovers
    return left


# The directory


def test_where_nothing_is_yet_the_home_decides(machine: LabHost) -> None:
    facts = state(machine)

    assert (facts.state_directory, facts.state_trouble, facts.leftovers) == (STATE, "", ())


@pytest.mark.parametrize(
    ("owner", "mode", "trouble"),
    [
        ("deploy", "0700", ""),
        ("deploy", "0755", "readable by others"),
        ("deploy", "0770", "open to others"),
        ("deploy", "0707", "open to others"),
        ("root", "0700", "foreign owner"),
        ("deploy", "0500", "not writable"),
    ],
)
def test_owner_and_mode_are_looked_at(machine: LabHost, owner: str, mode: str, trouble: str) -> None:
    made(machine, mode=mode, owner=owner)

    assert state(machine).state_trouble == trouble


def test_links_and_files_are_no_state(machine: LabHost) -> None:
    machine.shell(
        "mkdir /home/deploy/waybill; ln -s /tmp /home/deploy/waybill/link; chown -R deploy: /home/deploy/waybill"
    )
    machine.write("/home/deploy/waybill/file", "", owner="deploy")

    assert state(machine, state_directory="/home/deploy/waybill/link").state_trouble == "symbolic link"
    assert state(machine, state_directory="/home/deploy/waybill/file").state_trouble == "no directory"
    assert state(machine, state_directory="/home/deploy/waybill/file/below").state_trouble == "no directory"


@pytest.mark.parametrize("user", ["deploy", "root"])
def test_a_read_only_file_system_refuses_root_as_well(machine: LabHost, user: str) -> None:
    machine.shell("mkdir '/srv/read only'; mount -t tmpfs -o ro,mode=1777 tmpfs '/srv/read only'")
    try:
        facts = state(machine, user=user, state_directory="/srv/read only/waybill")
    finally:
        machine.shell("umount '/srv/read only'")

    assert facts.state_trouble == "read-only file system"


def test_where_the_login_may_not_write(machine: LabHost) -> None:
    assert state(machine, state_directory="/srv/waybill/app").state_trouble == "not writable"


@pytest.mark.parametrize("home", ["", "relative"])
def test_a_login_without_a_home(machine: LabHost, home: str) -> None:
    facts = seen_by_every_shell(machine, ("state",), env={"HOME": home})

    assert facts.state_trouble == "no home"


# The lock


def test_a_holder_that_lives(machine: LabHost, sleeper: int) -> None:
    lock(machine, sleeper, started(machine, sleeper))
    left = only(state(machine))

    assert (left.holder, left.proof, left.trouble) == (Holder.ALIVE, f"process {sleeper} runs", "")
    assert (left.owner, left.run[:24]) == ("deploy", "https://github.com/acme/")


def test_a_holder_whose_number_has_gone_to_another(machine: LabHost, sleeper: int) -> None:
    lock(machine, sleeper, "1")

    assert only(state(machine)).holder is Holder.DEAD


def test_a_holder_that_has_ended(machine: LabHost) -> None:
    lock(machine, 4194000, "812344")
    left = only(state(machine))

    assert (left.holder, left.proof) == (Holder.DEAD, "process 4194000 has ended")


def test_a_holder_that_did_not_survive_the_reboot(machine: LabHost) -> None:
    lock(machine, 1, started(machine, 1))
    machine.reboot()
    left = only(state(machine))

    assert (left.holder, left.proof) == (Holder.DEAD, "the machine was started again since")


def test_another_users_holder_is_never_presumed_dead(machine: LabHost) -> None:
    lock(machine, 4194000, "812344", uid="4242")

    assert only(state(machine)).holder is Holder.UNKNOWN


def test_a_process_that_hidepid_hides_is_not_taken_for_gone(hosts_world: World) -> None:
    host = hosts_world.add_host("hidden", store="", compose="", docker_client=False, proc="hidepid=2")
    try:
        assert host.run(["cat", "/proc/1/stat"], user="deploy").returncode != 0
        lock(host, 1, started(host, 1))
        for shell in SHELLS:
            facts, looked = seen(HostChannel(host, shell=shell), ("state",), target_key=KEY)
            assert "process hidden" in (looked.told.first("state.lock") or "")
            assert only(facts).holder is Holder.UNKNOWN
    finally:
        hosts_world.remove_host("hidden")


@pytest.mark.parametrize("kind", ["pipe", "link", "folder", "secret", "torn", "empty", "huge", "binary"])
def test_a_lock_of_any_other_form_is_found_and_not_believed(machine: LabHost, kind: str) -> None:
    made(machine)
    scripts = {
        "pipe": "mkfifo lock",
        "link": "ln -s /etc/passwd lock",
        "folder": "mkdir lock",
        "secret": ": >lock; chown root: lock; chmod 600 lock",
        "torn": "printf 'waybill lock 1\\npid 1' >lock; chown deploy: lock; chmod 600 lock",
        "empty": ": >lock; chown deploy: lock; chmod 600 lock",
        "huge": "yes 'pid 1' | head -c 9000000 >lock; chown deploy: lock; chmod 600 lock",
        "binary": "head -c 3000 /bin/sh >lock; chown deploy: lock; chmod 600 lock",
    }
    machine.shell(f"cd {STATE}; {scripts[kind]}")
    left = only(state(machine))

    assert (left.what, left.path, left.holder) == ("lock", f"{STATE}/lock", Holder.UNKNOWN)
    assert left.trouble
    assert "root" not in repr(left)  # what a link leads to was not read


# The journal


def test_a_transaction_that_was_cut_off_is_found_wherever_its_key(machine: LabHost) -> None:
    made(machine)
    machine.write(f"{STATE}/open/journal", JOURNAL, owner="deploy", mode=0o600)
    machine.shell(f"chmod 700 {STATE}/open /home/deploy/waybill")
    by_key, by_path = only(state(machine)), only(state(machine, state_directory=STATE))
    every = only(state(machine, registry=""))

    assert by_key == by_path == every
    assert (by_key.what, by_key.step, by_key.trouble) == ("journal", "intent up", "")
    machine.write(f"{STATE}/open/journal", f"{JOURNAL}7 end delivered\n", owner="deploy", mode=0o600)
    assert state(machine).leftovers == ()


def test_a_journal_that_others_may_write_is_not_believed(machine: LabHost) -> None:
    made(machine)
    machine.write(f"{STATE}/open/journal", JOURNAL, owner="deploy", mode=0o666)
    machine.shell(f"chmod 700 {STATE}/open")

    assert only(state(machine)).trouble == "others may write it"
