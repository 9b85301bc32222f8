"""Asking once and working at once: the two tools that make a hundred images cheap."""

from __future__ import annotations

import itertools
import threading
from collections import Counter

import pytest

from waybill.flows.once import Latest, Once
from waybill.flows.parallel import finish, in_parallel


def test_a_value_is_made_once_however_many_threads_ask() -> None:
    made: Counter[str] = Counter()
    all_here = threading.Barrier(8)

    def make(key: str) -> str:
        made[key] += 1
        return key.upper()

    once = Once(make)

    def ask(_: int) -> str:
        all_here.wait(timeout=60)
        return once("ghcr.io")

    answers = [answer for _, answer in in_parallel(ask, range(8), workers=8)]

    assert answers == ["GHCR.IO"] * 8
    assert made == {"ghcr.io": 1}


def test_one_slow_key_does_not_hold_another() -> None:
    entered, release = threading.Event(), threading.Event()

    def make(key: str) -> str:
        if key == "slow":
            entered.set()
            assert release.wait(timeout=60)
        return key

    once = Once(make)
    thread = threading.Thread(target=once, args=("slow",), daemon=True)
    thread.start()
    assert entered.wait(timeout=60)

    assert once("quick") == "quick"
    release.set()
    thread.join(timeout=60)


def test_a_failed_making_is_tried_again() -> None:
    attempts = iter([RuntimeError("first"), None])

    def make(key: str) -> str:
        if (error := next(attempts)) is not None:
            raise error
        return key

    once = Once(make)
    with pytest.raises(RuntimeError, match="first"):
        once("a")

    assert once("a") == "a"


@pytest.mark.parametrize("workers", [1, 3, 64])
def test_every_item_comes_back_with_its_index(workers: int) -> None:
    assert dict(in_parallel(lambda n: n * n, range(20), workers)) == {n: n * n for n in range(20)}


def test_no_more_threads_work_than_asked_for() -> None:
    inside, most, guard = 0, 0, threading.Lock()

    def work(_: int) -> None:
        nonlocal inside, most
        with guard:
            inside += 1
            most = max(most, inside)
        threading.Event().wait(0.002)
        with guard:
            inside -= 1

    list(in_parallel(work, range(40), workers=4))

    assert 1 <= most <= 4


def test_an_exception_of_a_worker_is_raised_in_the_callers_thread() -> None:
    def work(number: int) -> int:
        if number == 3:
            raise ZeroDivisionError("item 3")
        return number

    with pytest.raises(ZeroDivisionError, match="item 3"):
        list(in_parallel(work, range(5), workers=2))


def test_whoever_comes_after_a_question_was_put_has_it_put_anew() -> None:
    entered, release = threading.Event(), threading.Event()
    numbers = iter(range(10))

    def ask() -> int:
        number = next(numbers)
        if number == 0:
            entered.set()
            assert release.wait(timeout=60)
        return number

    latest, heard = Latest(ask), list[int]()
    first = threading.Thread(target=lambda: heard.append(latest()), daemon=True)
    first.start()
    assert entered.wait(timeout=60)
    late = threading.Thread(target=lambda: heard.append(latest()), daemon=True)
    late.start()
    release.set()
    for thread in (first, late):
        thread.join(timeout=60)

    assert sorted(heard) == [0, 1]
    assert latest() == 2


class Turns:
    """The numbers that are drawn, and a sign for each."""

    def __init__(self) -> None:
        self.drawn = threading.Semaphore(0)
        self._numbers = itertools.count(1)

    def __next__(self) -> int:
        self.drawn.release()
        return next(self._numbers)


def test_those_who_wait_together_share_one_answer() -> None:
    numbers = iter(range(10))
    latest, heard, turns = Latest(lambda: next(numbers)), list[int](), Turns()
    latest._turns = turns  # type: ignore[assignment]
    threads = [threading.Thread(target=lambda: heard.append(latest()), daemon=True) for _ in range(8)]
    with latest._lock:
        for thread in threads:
            thread.start()
            assert turns.drawn.acquire(timeout=60)
    for thread in threads:
        thread.join(timeout=60)

    assert heard == [0] * 8


def test_the_last_thing_is_done_to_all_at_once_whatever_becomes_of_one() -> None:
    all_here, done = threading.Barrier(3), list[int]()

    def work(item: int) -> None:
        all_here.wait(timeout=60)
        if item == 1:
            raise ValueError(item)
        done.append(item)

    assert finish([0, 1, 2], work) == []
    assert sorted(done) == [0, 2]


def test_who_does_not_come_to_an_end_in_time_is_told() -> None:
    release = threading.Event()

    left = finish([0, 60], lambda seconds: release.wait(timeout=seconds), 0.5)
    release.set()

    assert left == [60]
