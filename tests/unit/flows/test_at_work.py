"""What of a run must not simply be dropped when it is cancelled."""

from __future__ import annotations

import threading

from waybill.flows.at_work import AtWork

LONG = 60.0


def test_a_cancelled_run_tells_everybody_at_once_and_waits() -> None:
    """Two that wait for each other both come to their end."""
    work, both = AtWork(), threading.Barrier(2)
    told: list[str] = []

    def tell(name: str) -> None:
        both.wait(timeout=LONG)
        told.append(name)

    with work.on_cancel(lambda: tell("web1")), work.on_cancel(lambda: tell("web2")):
        assert not work.cancelled
        assert work.cancel(LONG)

    assert sorted(told) == ["web1", "web2"]
    assert work.cancelled


def test_each_is_told_once() -> None:
    """The second signal of a runner changes nothing."""
    work = AtWork()
    told: list[int] = []
    with work.on_cancel(lambda: told.append(1)):
        assert work.cancel(LONG)
        assert work.cancel(LONG)
    assert told == [1]


def test_what_has_ended_is_not_told() -> None:
    """A transaction that is over needs no word."""
    work = AtWork()
    told: list[int] = []
    with work.on_cancel(lambda: told.append(1)):
        pass
    assert work.cancel(LONG)
    assert told == []


def test_what_begins_after_the_end_is_told_at_once() -> None:
    """A thread that had begun before it could know."""
    work = AtWork()
    told: list[int] = []
    work.cancel(LONG)
    with work.on_cancel(lambda: told.append(1)):
        assert told == [1]


def test_one_that_hangs_is_not_waited_for_without_end() -> None:
    """The runner kills what is still there."""
    work, release = AtWork(), threading.Event()
    with work.on_cancel(lambda: release.wait(timeout=LONG)):
        assert not work.cancel(0.01)
        release.set()


def test_one_that_fails_does_not_keep_the_run_from_ending() -> None:
    """Neither the one who ends it nor the others."""
    work = AtWork()
    told: list[int] = []

    def broken() -> None:
        raise OSError("the link is gone")

    with work.on_cancel(broken), work.on_cancel(lambda: told.append(1)):
        assert work.cancel(LONG)
    assert told == [1]


def test_what_may_have_changed_is_remembered_in_order() -> None:
    """Each once, for the last words of the run."""
    work = AtWork()
    for host in ("web1", "web2", "web1"):
        work.touch(host)
    assert work.touched == ("web1", "web2")


def test_steps_under_way_are_waited_for() -> None:
    """And what is never done is not waited for for ever."""
    work = AtWork()
    with work.step():
        assert not work.wait_until_done(0.01)
    assert work.wait_until_done(LONG)
