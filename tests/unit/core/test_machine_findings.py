"""The machine's rung by itself: what is softer for a verb that only looks, and texts that the cases do not hold."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from waybill.core.diagnosis.host.machine import machine_findings, span
from waybill.core.diagnosis.host.rooms import size
from waybill.core.diagnosis.host.view import look
from waybill.core.evidence import TokenKind
from waybill.core.finding import Finding, Severity
from waybill.core.host.container import ContainerFacts
from waybill.core.host.evidence import HostEvidence
from waybill.core.host.machine import Holder, HostFile, Leftover, MachineFacts, Room, StoredLogin
from waybill.core.pasted import pasted
from waybill.core.records import from_json

BASE = Path(__file__).resolve().parents[3] / "tests" / "cases" / "_base" / "host-machine.json"
EVIDENCE = from_json(HostEvidence, json.loads(BASE.read_text(encoding="utf-8"))["host"])
LOCK = Leftover(path="/home/deploy/waybill/x/lock", what="lock", holder=Holder.UNKNOWN, proof="it may be hidden")
FULL = Room(path="/var/lib/docker", role="data", free_bytes=0, total_bytes=1000, free_inodes=0, total_inodes=10)


def findings(verb: str = "preflight", **changes: Any) -> tuple[Finding, ...]:
    assert EVIDENCE.machine is not None
    machine = replace(EVIDENCE.machine, **changes)
    return machine_findings(look(replace(EVIDENCE, wish=replace(EVIDENCE.wish, verb=verb), machine=machine)))


@pytest.mark.parametrize(
    ("changes", "codes"),
    [
        ({"rooms": (FULL,)}, ["host.disk-full", "host.inodes-full"]),
        ({"missing_tools": ("awk",)}, ["host.tools-missing"]),
        ({"clock_offset": 1e6}, ["host.clock-offset"]),
        ({"unseen": ("machine", "room")}, ["check.not-made", "check.not-made"]),
    ],
)
def test_what_only_a_deploy_needs_stays_green_for_verify(changes: dict[str, Any], codes: list[str]) -> None:
    before, only_looking = findings(**changes), findings("verify", **changes)

    assert [finding.code for finding in before] == [finding.code for finding in only_looking] == codes
    assert {finding.severity for finding in before} <= {Severity.ERROR, Severity.UNSETTLED}
    assert {finding.severity for finding in only_looking} == {Severity.WARNING}


@pytest.mark.parametrize(
    ("left", "code"),
    [
        (LOCK, "host.locked"),
        (replace(LOCK, trouble="it is not whole"), "host.state-unsafe"),
        (replace(LOCK, what="journal", path="/home/deploy/waybill/x/open/journal"), "host.journal-open"),
    ],
)
def test_verify_warns_of_what_is_under_way_for_the_containers_that_it_judges(left: Leftover, code: str) -> None:
    """Their labels name the state; another target's is no concern of theirs."""
    assert EVIDENCE.machine is not None
    labels = {"dev.waybill.state": "/home/deploy/waybill/x"}
    ours = replace(
        EVIDENCE,
        wish=replace(EVIDENCE.wish, verb="verify"),
        machine=replace(EVIDENCE.machine, leftovers=(left,), state_trouble="not writable"),
        containers=(ContainerFacts(identifier="c1", labels=labels),),
        chosen=("c1",),
    )
    other = replace(ours, containers=(ContainerFacts(identifier="c1", labels={"dev.waybill.state": "/srv/x"}),))

    assert [(one.code, one.severity) for one in machine_findings(look(ours))] == [(code, Severity.WARNING)]
    assert machine_findings(look(other)) == ()


def test_processes_that_end_with_the_login_matter_to_deploys_only() -> None:
    assert [finding.code for finding in findings(kill_user_processes=True)] == ["host.processes-killed-at-logout"]
    assert findings("verify", kill_user_processes=True) == ()


def test_nothing_of_the_machine_was_asked() -> None:
    assert machine_findings(look(replace(EVIDENCE, machine=None))) == ()


def test_a_machine_of_which_nothing_is_known_is_not_blamed() -> None:
    assert machine_findings(look(replace(EVIDENCE, machine=MachineFacts()))) == ()


def test_foreign_words_can_give_no_command() -> None:
    evil = "\n::error::x\x1b[31m\u202e"
    login = StoredLogin(owner=evil, path=evil, registry=f"ghcr.io/{evil}", helper=evil)
    left = replace(LOCK, owner=evil, run=evil, path=evil)
    found = findings(leftovers=(left,), logins=(login,), state_directory=evil, state_trouble=evil)
    shown = "\n".join(text for one in found for text in (one.cause, one.fix, *one.evidence))

    assert len(found) >= 3
    assert [letter for letter in ("\x1b", "\u202e", "\n::") if letter in shown] == []


@pytest.mark.parametrize(
    ("count", "text"),
    [(0, "0 bytes"), (1023, "1023 bytes"), (1536, "1.5 KiB"), (300 * 1024**2, "300 MiB"), (5 * 1024**4, "5.0 TiB")],
)
def test_sizes_are_told_as_people_read_them(count: int, text: str) -> None:
    assert size(count) == text


@pytest.mark.parametrize(
    ("seconds", "text"),
    [(31.2, "31 seconds"), (119, "119 seconds"), (121, "2 minutes"), (7300, "2 hours"), (200000, "2 days")],
)
def test_times_are_told_in_a_unit_of_which_there_are_two(seconds: float, text: str) -> None:
    assert span(seconds) == text


def test_one_full_file_system_is_told_once() -> None:
    home = replace(FULL, path="/home/deploy", role="state")

    assert [finding.code for finding in findings(rooms=(FULL, home))] == ["host.disk-full", "host.inodes-full"]


EVIL = ("/srv/$(touch x)", "/srv/a b", "-rf", "/srv/x;id", "/srv/`id`", "/srv/x\nid", "~/x", "/srv/'x", "/srv/é", "")


@pytest.mark.parametrize("path", EVIL)
def test_a_host_chooses_no_word_of_a_command_that_people_paste(path: str) -> None:
    login = StoredLogin(
        owner="deploy", path=path, registry=path, kind=TokenKind.OAUTH, username=path, open_to_others=True
    )
    left = replace(LOCK, path=path, owner=path, run=path)
    file = HostFile(path=path, source=path, here="a" * 64, there="b" * 64)
    room = replace(FULL, path=path, measured=path)
    found = findings(
        logins=(login,), leftovers=(left, replace(left, trouble="no")), files=(file,), rooms=(room,), state_trouble="x",
        state_directory=path,
    )  # fmt: skip
    commands = [line for one in found for line in one.fix.split("\n") if line.startswith("  ")]

    assert len(found) >= 7
    assert [line for line in commands if path and path in line.replace("chmod -R go=", "").replace("-xdev", "")] == []


@pytest.mark.parametrize("path", ["/home/deploy/waybill/compose-app-3f2a9c1b/lock", "/srv/app/run.sh", "a@b:c,d+e=f%"])
def test_a_plain_path_stays_in_commands(path: str) -> None:
    assert pasted(path, "PATH") == path
