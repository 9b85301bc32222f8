"""A transaction is found wherever its pilot has brought it, and heard to its last line."""

from __future__ import annotations

import threading
from base64 import b64encode

import pytest

from tests.integration.lab.entering import wait_for
from tests.integration.machine.looking import HostChannel
from tests.integration.programs.kit import BEGIN, BUNDLE, HOME, OTHER, STATE, TRANSACTION, Bundle, path_of, steps
from waybill.core.deploy.model import End, Pilot
from waybill.core.deploy.read_journal import GONE, NOT_TAKEN

ENDED = f"{STATE}/ended/{TRANSACTION}"


def later(*acts: object) -> threading.Thread:
    """Do something while the test waits for an answer."""

    def work() -> None:
        for act in acts:
            act()  # type: ignore[operator]

    thread = threading.Thread(target=work)
    thread.start()
    return thread


def test_a_transaction_is_followed_through_its_three_places(bundle: Bundle) -> None:
    """From the bundle to `open` to `ended`, with every line once and in order."""
    pilot = bundle.launch(BEGIN, "fact waiting run=x", seconds=60)
    assert steps(pilot) == ["begin", "waiting"]
    bundle.do(f"to {STATE}/open", "fact locked", "intent up", "fact settled uptime=2")
    pilot = bundle.follow(pilot)
    assert (steps(pilot)[2:], pilot.alive) == (["locked", "up", "settled"], True)
    bundle.do("end delivered", f"to {ENDED}", "exit 0")
    pilot = bundle.follow(pilot)
    assert (pilot.end, pilot.trouble) == (End.DELIVERED, "")

    again = bundle.follow()

    assert (steps(again), again.end) == (steps(pilot), End.DELIVERED)
    wait_for(lambda: bundle.follow().alive is False)


def test_an_answer_waits_for_something_new(plain: Bundle) -> None:
    """Whoever asks while nothing happens hears it once it does."""
    pilot = plain.launch(BEGIN, f"to {STATE}/open", "fact locked", seconds=20)
    while len(pilot.lines) < 2:
        pilot = plain.follow(pilot)
    thread = later(lambda: plain.do("intent swap", "sleep 0.3", "fact swapped", "fact settled uptime=1"))

    pilot = plain.follow(pilot)
    thread.join()

    assert steps(pilot) == ["begin", "locked", "swap", "swapped", "settled"]


def test_a_pilot_that_dies_while_it_is_followed_is_known_to_be_dead(bundle: Bundle) -> None:
    """With the last lines that it wrote, and what it printed."""
    pilot = bundle.launch(BEGIN, "echo its last words", f"to {STATE}/open", "intent up", seconds=20)
    while not pilot.touched:
        pilot = bundle.follow(pilot)
    thread = later(bundle.die)
    pilot = bundle.follow(pilot)
    thread.join()

    assert (pilot.alive, pilot.end, steps(pilot)) == (False, None, ["begin", "up"])
    assert "its last words" in pilot.log


def test_a_pilot_that_ended_and_that_nobody_has_asked_about_is_dead(plain: Bundle) -> None:
    """Some machines have a first process that never asks."""
    keeper = 'sh -c "sleep 0.01 & exec sleep 600" >/dev/null 2>&1 & sleep 0.3; cat /proc/$!/task/$!/children; echo $!'
    zombie, parent = plain.host.shell(keeper).split()
    try:
        plain.launch(BEGIN)
        start = plain.host.read(f"/proc/{zombie}/stat").rsplit(")", 1)[1].split()
        assert start[0] == "Z"
        plain.die()
        plain.host.shell(
            f"cd {BUNDLE}; sed -i 's/^pid .*/pid {zombie}/; s/^start .*/start {start[19]}/' owner; chown deploy: owner"
        )

        assert plain.follow().alive is False
    finally:
        plain.host.shell(f"kill {parent}")


def test_a_reboot_is_the_end_of_a_pilot(plain: Bundle) -> None:
    """The numbers of another start say nothing, whoever has them now."""
    pilot = plain.launch(BEGIN, f"to {STATE}/open", "intent up", "fact settled uptime=1", seconds=20)
    assert pilot.alive
    plain.host.reboot()

    after = Bundle(plain.host, "dash").follow(pilot)

    assert (after.alive, after.end, after.lines) == (False, None, pilot.lines)


def test_another_containers_numbers_prove_nothing(plain: Bundle) -> None:
    """It is followed as long as asked, and called neither alive nor dead."""
    pilot = plain.launch(BEGIN, seconds=1)
    plain.host.shell(f"sed -i 's/^processes .*/processes pid:[1]/' {BUNDLE}/owner; chown deploy: {BUNDLE}/owner")
    plain.die()

    assert plain.follow(pilot, seconds=1).alive is None


# Whose it is


def test_another_transactions_journal_is_never_taken_for_ours(bundle: Bundle) -> None:
    """Neither that of an open one, nor one that became open in the place of ours."""
    bundle.launch(BEGIN, f"to {STATE}/open", "fact settled uptime=1", seconds=20)
    theirs = f"waybill journal 1\n1 fact begin transaction={OTHER} uptime=1 since=x run=y\n2 end delivered\n"
    bundle.do("end settled reason=none", f"to {ENDED}")
    wait_for(lambda: bundle.host.exists(ENDED))
    bundle.host.write(f"{STATE}/open/journal", theirs, owner="deploy", mode=0o600)
    bundle.host.shell(f"chown deploy: {STATE}/open; chmod 0700 {STATE}/open")
    assert bundle.follow().end is End.SETTLED
    bundle.host.remove(ENDED)

    assert (bundle.follow().trouble, bundle.follow().lines) == (GONE, ())


def test_the_next_transaction_takes_the_place_of_ours_while_we_listen(plain: Bundle) -> None:
    """What ended in that moment is heard from where it lies."""
    pilot = plain.launch(BEGIN, f"to {STATE}/open", "fact settled uptime=1", seconds=20)
    theirs = (
        "waybill journal 1\\n1 fact begin transaction=" + OTHER + " uptime=1\\n2 fact locked\\n3 fact x\\n4 fact y\\n"
    )
    plain.do(
        f"mkdir -m 0700 {STATE}/next; printf '{theirs}' >{STATE}/next/journal; "
        f"line end settled reason=none; mkdir -p {STATE}/ended; mv {STATE}/open {ENDED}; mv {STATE}/next {STATE}/open"
    )

    after = plain.follow(pilot)

    assert (after.end, after.trouble, steps(after)) == (End.SETTLED, "", ["begin", "settled", "settled"])


@pytest.mark.parametrize(
    "change",
    [
        "chmod 0660 journal",
        "chown root: journal",
        "cp journal real; ln -sf real journal",
        "rm journal; mkfifo journal",
        "rm journal; mkfifo journal; chown deploy: journal",
        "chmod 0 journal",
        "chmod 0777 .",
        "chown root: .",
        "chmod 0777 ..",
        "sed -i '1s/1$/2/' journal; chown deploy: journal",
        "cp /bin/sh journal",
    ],
)
def test_a_journal_that_others_could_have_written_is_not_read(bundle: Bundle, change: str) -> None:
    """It is trouble, and none of its lines count."""
    bundle.launch(BEGIN, seconds=0)
    wait_for(lambda: bundle.host.exists(f"{BUNDLE}/journal"))
    bundle.host.shell(f"cd {BUNDLE}; umask 077; {change}")

    found = bundle.follow(seconds=2)

    assert (found.trouble.startswith("unsafe: "), found.lines, found.end) == (True, (), None), found


def test_a_line_without_its_end_is_none_yet(plain: Bundle) -> None:
    """Half of a line is no journal that is damaged."""
    plain.launch(BEGIN, seconds=0)
    plain.do(f"printf '2 end deli' >>{BUNDLE}/journal; exit 0")
    wait_for(lambda: not plain.lives())

    assert (steps(plain.follow()), plain.follow().trouble) == (["begin"], "")


def test_what_nobody_took_and_what_is_not_there_are_told_apart(bundle: Bundle) -> None:
    """One of them proves something, once it is cleared away."""
    assert bundle.follow().trouble == GONE
    bundle.stage()

    found = bundle.follow()

    assert (found.trouble, found.alive, found.started) == (NOT_TAKEN, None, True)


# The word


@pytest.mark.parametrize("word", ["confirm", "revert", "abort"])
def test_the_word_is_there_before_anything_is_waited_for(bundle: Bundle, word: str) -> None:
    """Where the pilot reads it, with the transaction that it is meant for."""
    pilot = bundle.launch(BEGIN, f"to {STATE}/open", "fact settled uptime=1", seconds=20)
    bundle.do(
        'until [ -f "$place/word" ]; do sleep 0.05; done; fact word said=$(cut -d" " -f2 "$place/word"); end delivered'
    )

    pilot = bundle.follow(pilot, word=word)

    assert (pilot.lines[-2].values["said"], pilot.end) == (word, End.DELIVERED)
    assert bundle.host.read(f"{STATE}/open/word") == f"{TRANSACTION} {word}\n"
    assert bundle.host.shell(f"stat -c '%a %U' {STATE}/open/word") == "600 deploy\n"
    assert not bundle.host.exists(f"{STATE}/open/word.tmp")


def test_a_transaction_that_has_ended_hears_no_word(plain: Bundle) -> None:
    """It is told how it ended, and nothing is written."""
    pilot = plain.launch(BEGIN, f"to {STATE}/open", "end refused reason=changed", f"to {ENDED}", seconds=20)

    assert plain.follow(pilot, word="abort").end is End.REFUSED
    assert not plain.host.exists(f"{ENDED}/word")


def test_a_word_for_which_there_is_no_room_frees_the_ballast_or_says_so(plain: Bundle) -> None:
    """A confirmation that did not arrive is never taken for one that did."""
    plain.host.shell(f"mkdir -p {STATE}; chown -R deploy: {HOME}/waybill; chmod -R go= {HOME}/waybill")
    plain.host.shell(f"mount -t tmpfs -o size=400k,mode=0700 tmpfs {STATE}; chown deploy: {STATE}")
    try:
        plain.place = type(plain.place)(state=STATE, bundle=f"{STATE}/bundle-{TRANSACTION}", transaction=TRANSACTION)
        plain.path = plain.place.bundle
        staged = plain.stage(base=STATE)
        assert staged.path == plain.path
        plain.do(BEGIN, f"to {STATE}/open", "fact settled uptime=1")
        pilot = plain.started(seconds=20)
        assert steps(pilot)[-1] == "settled"
        plain.host.shell(f"head -c 65536 /dev/zero >{STATE}/ballast; cat /dev/zero >{STATE}/filler 2>/dev/null || :")
        assert plain.follow(pilot, seconds=0, word="confirm").trouble == ""
        assert plain.host.read(f"{STATE}/open/word") == f"{TRANSACTION} confirm\n"
        plain.host.shell(f"rm {STATE}/open/word; cat /dev/zero >{STATE}/more 2>/dev/null || :")

        refused = plain.follow(pilot, seconds=0, word="confirm")

        assert refused.trouble.startswith("word: ")
    finally:
        plain.die()
        plain.host.shell(f"umount -l {STATE}")  # a sleep of the stand-in may still have its log open


# What is left of it


def failing(bundle: Bundle) -> Pilot:
    """An open transaction whose container failed, with what was kept of it."""
    service, state = (b64encode(value).decode() for value in (b"app", b'{"ExitCode": 3}'))
    record = f"service {service}\nstate {state}\n\nboom\n"
    pilot = bundle.launch(BEGIN, f"to {STATE}/open", "intent up", seconds=20)
    bundle.host.shell(f"mkdir {STATE}/open/failed; chown deploy: {STATE}/open/failed; chmod 0700 {STATE}/open/failed")
    for name in ("1", "2", "3.tmp"):
        bundle.host.write(f"{STATE}/open/failed/{name}", record, owner="deploy", mode=0o600)
    bundle.host.shell(f"ln -s /etc/shadow {STATE}/open/failed/4")
    bundle.do("printf 'words\\0more\\n'")
    return pilot


def test_what_failed_is_told_with_the_end(bundle: Bundle) -> None:
    """The records of containers, what was printed, and never more than is asked for."""
    pilot = failing(bundle)
    bundle.do("end restored reason=gate")
    while pilot.end is None:
        pilot = bundle.follow(pilot)

    assert [(one.service, one.state, one.log) for one in pilot.failed] == [("app", {"ExitCode": 3}, ("boom",))] * 2
    assert "wordsmore" in pilot.log


def test_what_failed_is_told_although_it_is_put_away_in_that_moment(plain: Bundle) -> None:
    """Between the last line of the journal and what else there is: here by a program that is asked in between."""
    pilot = failing(plain)
    moves = f'#!/bin/sh\nmkdir -p -m 0700 {STATE}/ended\nmv {STATE}/open {ENDED} 2>/dev/null\nexec /usr/bin/stat "$@"\n'
    plain.host.write("/opt/moving/stat", moves, mode=0o755)
    path = f"PATH=/opt/moving:{path_of(plain.shell)}"
    listener = Bundle(plain.host, plain.shell, HostChannel(plain.host, shell=("env", path, "sh")))
    plain.do("end restored reason=gate")
    while pilot.end is None:
        pilot = listener.follow(pilot)

    assert plain.host.exists(f"{ENDED}/journal")
    assert [one.service for one in pilot.failed] == ["app"] * 2
    assert "wordsmore" in pilot.log


def test_a_log_without_end_is_cut(plain: Bundle) -> None:
    """Its end is what counts."""
    pilot = plain.launch("yes abcdefg | head -c 20000000; echo the end", BEGIN, "end refused reason=render", seconds=60)

    assert len(pilot.log) <= 32768
    assert pilot.log.endswith("the end")


def test_a_question_leaves_nothing_but_the_word(plain: Bundle) -> None:
    """Whoever only listens changes nothing."""
    plain.launch(BEGIN, f"to {STATE}/open", "fact settled uptime=1", seconds=20)
    before = plain.host.shell(f"find {HOME}/waybill -printf '%p %T@ %m\\n'")

    plain.follow(Pilot(), seconds=1)

    assert plain.host.shell(f"find {HOME}/waybill -printf '%p %T@ %m\\n'") == before
