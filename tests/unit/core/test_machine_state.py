"""The state of a target, read: owner, mode, lock and journal, in the grammar of docs/host-protocol.md."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from waybill.core.host.machine import Holder, Leftover, MachineFacts
from waybill.core.host.read_state import read_state
from waybill.core.wire import Told

PAGE = (Path(__file__).resolve().parents[3] / "docs" / "host-protocol.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```text\n(.*?)```", PAGE, re.DOTALL)
(LOCK,) = [block for block in BLOCKS if block.startswith("waybill lock")]
(WHOLE,) = [block for block in BLOCKS if block.startswith("waybill journal")]
JOURNAL = WHOLE.partition("7 fact up")[0]  # as it is found, where its pilot was killed while compose ran
BOOT = "5c9d2f4e-7b31-4a86-9e0d-1f6a8c3b2d47"
STAT = "stat 4711 (a) b) S 1 4711 4711 0 -1 4194560 1 2 3 4 5 6 7 8 20 0 1 0 812344 1 2"
HEAD = f"""path /home/deploy/waybill/x/lock
directory drwx------ 1000 1000
entry -rw------- 1000 1000
our-uid 1000
our-boot {BOOT}
our-processes pid:[4026531836]
process """


def state(*records: tuple[str, str]) -> MachineFacts:
    plain = (
        "path /home/deploy/waybill/x\nnearest /home/deploy\nmay-write yes\nuid 1000\nmount rw\nentry drwx------ 1000 1"
    )
    return read_state(MachineFacts(), Told(records=(("state", plain), *records), whole=True))


def lock(process: str = "none", content: str = LOCK, head: str = HEAD) -> Leftover:
    (left,) = state(("state.lock", f"{head}{process}\n\n{content.rstrip()}")).leftovers
    return left


def test_the_pages_lock_is_read() -> None:
    assert lock(STAT) == Leftover(
        path="/home/deploy/waybill/x/lock",
        what="lock",
        owner="deploy",
        since="2026-11-26T14:03:12Z",
        run="https://github.com/acme/app/actions/runs/1234567890/attempts/1",
        process="4711",
        holder=Holder.ALIVE,
        proof="process 4711 runs",
    )


@pytest.mark.parametrize(
    ("process", "head", "holder"),
    [
        (STAT, HEAD, Holder.ALIVE),
        (STAT.replace(" 812344 ", " 812345 "), HEAD, Holder.DEAD),
        ("none", HEAD, Holder.DEAD),
        (STAT.replace(") S ", ") Z "), HEAD, Holder.DEAD),
        ("none", HEAD.replace(BOOT, "0" * 36), Holder.DEAD),
        (STAT, HEAD.replace(BOOT, "0" * 36), Holder.DEAD),
        ("hidden", HEAD, Holder.UNKNOWN),
        ("unknown", HEAD, Holder.UNKNOWN),
        ("moving", HEAD, Holder.ALIVE),
        ("none", HEAD.replace("4026531836", "4026531999"), Holder.UNKNOWN),
        (STAT, HEAD.replace("4026531836", "4026531999"), Holder.UNKNOWN),
        ("none", HEAD.replace(f"our-boot {BOOT}", "our-boot "), Holder.UNKNOWN),
        ("stat 4711 nonsense", HEAD, Holder.UNKNOWN),
        ("", HEAD, Holder.UNKNOWN),
    ],
)
def test_a_holder_is_dead_only_when_it_is_proved(process: str, head: str, holder: Holder) -> None:
    left = lock(process, head=head)

    assert (left.holder, left.trouble) == (holder, "")
    assert left.proof


@pytest.mark.parametrize("process", ["none", "hidden", STAT.replace(" 812344 ", " 812345 ")])
def test_another_users_holder_is_never_presumed_dead(process: str) -> None:
    left = lock(process, LOCK.replace("uid 1000", "uid 1001"))

    assert left.holder is Holder.UNKNOWN
    assert "another user" in left.proof


@pytest.mark.parametrize(
    ("content", "trouble"),
    [
        ("", "it is not of this form and version"),
        (LOCK.replace("lock 1", "lock 2"), "it is not of this form and version"),
        (LOCK.replace("\nend\n", "\n"), "it is not whole"),
        (LOCK.replace("pid 4711\n", ""), "it is not whole"),
        (LOCK.replace("pid 4711", "pid 4711; id"), "it is not whole"),
        (LOCK.replace("boot ", "boat "), "it is not whole"),
        ("\x00\xff" * 50, "it is not of this form and version"),
    ],
)
def test_a_lock_of_another_form_is_not_believed(content: str, trouble: str) -> None:
    left = lock("none", content)

    assert (left.trouble, left.holder) == (trouble, Holder.UNKNOWN)


@pytest.mark.parametrize(
    ("name", "entry", "trouble"),
    [
        ("entry", "-rw------- 1001 1001", "it belongs to another user"),
        ("entry", "-rw-rw---- 1000 1000", "others may write it"),
        ("entry", "-rw----rw- 1000 1000", "others may write it"),
        ("entry", "lrwxrwxrwx 1000 1000", "it is a symbolic link"),
        ("entry", "drwx------ 1000 1000", "it is not what it should be"),
        ("entry", "prw------- 1000 1000", "it is not what it should be"),
        ("entry", "", "it is not what it should be"),
        ("directory", "drwx------ 0 0", "its directory belongs to another user"),
        ("directory", "drwxrwxrwt 1000 1000", "others may write its directory"),
        ("directory", "lrwxrwxrwx 1000 1000", "its directory is a symbolic link"),
    ],
)
def test_a_lock_that_somebody_else_could_have_made_is_not_believed(name: str, entry: str, trouble: str) -> None:
    head = re.sub(rf"^{name} .*$", f"{name} {entry}", HEAD, flags=re.MULTILINE)

    assert lock("none", head=head).trouble == trouble


# The journal


def journal(
    content: str = JOURNAL, entry: str = "-rw------- 1000 1000", directory: str = "drwx------ 1000 1000"
) -> object:
    head = f"path /x/open/journal\nour-uid 1000\ndirectory {directory}\nentry {entry}"
    lefts = state(("state.journal", f"{head}\n\n{content.rstrip()}")).leftovers
    return lefts[0] if lefts else None


def test_the_pages_journal_is_open() -> None:
    assert journal() == Leftover(
        path="/x/open/journal",
        what="journal",
        since="2026-11-26T14:03:12Z",
        run="https://github.com/acme/app/actions/runs/1234567890/attempts/1",
        step="intent up",
    )


def test_a_journal_with_an_end_leaves_nothing_to_do() -> None:
    assert journal(f"{JOURNAL}7 end delivered\n") is None
    assert journal(WHOLE) is None


def test_an_open_without_a_journal_had_not_begun() -> None:
    assert journal("", entry="") is None


def test_an_open_that_we_cannot_look_into_is_not_taken_for_empty() -> None:
    left = journal("", entry="", directory="drwx------ 1001 1001")

    assert isinstance(left, Leftover)
    assert left.trouble == "its directory belongs to another user"


@pytest.mark.parametrize(
    ("content", "trouble"),
    [
        ("", "it is not of this form and version"),
        ("waybill journal 1\n", "it is not whole"),
        (JOURNAL.replace("4 intent", "5 intent"), "it is not whole"),
        (JOURNAL.replace("4 intent", "4 hope"), "it is not whole"),
        (f"{JOURNAL}7 fact up serv\x07ice=app  x\n", "it is not whole"),
        (JOURNAL.replace("fact begin", "fact start"), "it does not begin"),
        ("\x00\xff" * 50, "it is not of this form and version"),
    ],
)
def test_a_journal_of_another_form_is_not_believed(content: str, trouble: str) -> None:
    left = journal(content)

    assert isinstance(left, Leftover)
    assert left.trouble == trouble


@given(st.text(max_size=300), st.text(max_size=60))
def test_nothing_that_lies_there_makes_the_reader_fall(content: str, entry: str) -> None:
    head = f"path /x\nour-uid 1000\ndirectory {entry}\nentry {entry}"
    records = (
        ("state.lock", f"{head}\n\n{content}"),
        ("state.journal", f"{head}\n\n{content}"),
        ("state.lock", content),
    )

    assert all(left.trouble for left in state(*records).leftovers)


# The directory


@pytest.mark.parametrize(
    ("change", "trouble"),
    [
        ({}, ""),
        ({"path": "/s"}, ""),
        ({"nearest": "/", "path": "/srv/x", "entry": "drwxr-xr-x 0 0", "may-write": "no"}, "not writable"),
        ({"path": "/s", "entry": "drwx------ 1001 1001"}, "foreign owner"),
        ({"path": "/s", "entry": "drwxrwx--- 1000 1000"}, "open to others"),
        ({"path": "/s", "entry": "drwxr-xr-x 1000 1000"}, "readable by others"),
        ({"path": "/s", "entry": "lrwxrwxrwx 1000 1000"}, "symbolic link"),
        ({"path": "/s", "entry": "-rw------- 1000 1000", "may-write": "no"}, "no directory"),
        ({"path": "/s", "entry": ""}, "no directory"),
        ({"mount": "ro,relatime"}, "read-only file system"),
        ({"mount": "rw,errors=remount-ro"}, ""),
        ({"entry": "drwxrwxrwt 0 0"}, ""),
    ],
)
def test_the_directory_is_believed_only_when_it_is_ours(change: dict[str, str], trouble: str) -> None:
    facts = {"path": "/s/x", "nearest": "/s", "may-write": "yes", "uid": "1000", "mount": "rw"}
    text = "\n".join(f"{name} {value}" for name, value in {**facts, "entry": "drwx------ 1000 1000", **change}.items())
    machine = read_state(MachineFacts(), Told(records=(("state", text),), whole=True))

    assert machine.state_trouble == trouble


def test_a_login_without_a_home_has_no_state() -> None:
    machine = read_state(MachineFacts(), Told(records=(("state", "homeless"),), whole=True))

    assert machine == replace(MachineFacts(), state_trouble="no home")
