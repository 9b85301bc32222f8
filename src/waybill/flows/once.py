"""Ask once, share the answer: many images of one registry need one ping, one credential, one account look-up."""

from __future__ import annotations

import itertools
import threading
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


class Once(Generic[K, V]):
    """A memo that makes each value once, however many threads ask at the same time."""

    def __init__(self, make: Callable[[K], V]) -> None:
        self._make = make
        self._values: dict[K, V] = {}
        self._locks: dict[K, threading.Lock] = {}
        self._guard = threading.Lock()

    def __call__(self, key: K) -> V:
        """The value for ``key``; others who ask meanwhile wait for it."""
        with self._guard:
            lock = self._locks.setdefault(key, threading.Lock())
        with lock:
            if key not in self._values:
                self._values[key] = self._make(key)
            return self._values[key]


class Latest(Generic[V]):
    """A question that is put anew for whoever comes after it was put, and shared by all who came before."""

    def __init__(self, ask: Callable[[], V]) -> None:
        self._ask = ask
        self._turns = itertools.count(1)
        self._asked = 0  # the turn in which the answer at hand was asked for
        self._answers: list[V] = []
        self._lock = threading.Lock()

    def __call__(self) -> V:
        """An answer to a question that was put after this call."""
        came = next(self._turns)
        with self._lock:
            if self._asked < came:
                turn = next(self._turns)
                self._answers = [self._ask()]
                self._asked = turn
            return self._answers[0]
