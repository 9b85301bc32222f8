"""Do the same thing to many items at once, without letting a stuck one hold the process at its end."""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from typing import Generic, TypeVar

T = TypeVar("T")
R = TypeVar("R")


def in_parallel(work: Callable[[T], R], items: Sequence[T], workers: int) -> Iterator[tuple[int, R]]:
    """Yield ``(index, result)`` as the items finish. The first exception is raised here, in the caller's thread.

    Daemon threads, not an executor: the interpreter waits for an executor's threads at exit, and a cancelled run must
    end within seconds even while a probe hangs. A single item gets its thread too: a signal is raised in the caller's,
    and there it would tear the work apart in the middle of a step that must come to its end.
    """
    todo: queue.SimpleQueue[int | None] = queue.SimpleQueue()
    done: queue.SimpleQueue[tuple[int, R | None, BaseException | None]] = queue.SimpleQueue()
    for index in [*range(len(items)), *[None] * workers]:
        todo.put(index)
    for _ in range(min(workers, len(items))):
        threading.Thread(target=_drain, args=(work, items, todo, done), daemon=True).start()
    for _ in items:
        index, result, error = done.get()
        if error is not None:
            raise error
        yield index, result  # type: ignore[misc]  # no error means that there is a result


class Aside(Generic[R]):
    """Something that is done in a thread of its own until its result is wanted."""

    def __init__(self, work: Callable[[], R]) -> None:
        """It begins at once."""
        self._work = work
        self._result: list[R] = []
        self._error: BaseException | None = None
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()

    def _run(self) -> None:
        try:
            self._result.append(self._work())
        except BaseException as error:  # noqa: BLE001  # raised in the thread that wants the result
            self._error = error

    def result(self) -> R:
        """Wait for it. What went wrong is raised here."""
        self._thread.join()
        if self._error is not None:
            raise self._error
        return self._result[0]

    def done_within(self, seconds: float) -> R | None:
        """The result, if there is one in so many seconds and nothing went wrong."""
        self._thread.join(seconds)
        return self._result[0] if self._result else None


def finish(items: Sequence[T], work: Callable[[T], object], seconds: float | None = None) -> list[T]:
    """Do the last thing to all items, each in a thread of its own, and say which did not come to its end in time."""
    threads = [threading.Thread(target=_quietly, args=(work, item), daemon=True) for item in items]
    for thread in threads:
        thread.start()
    until = None if seconds is None else time.monotonic() + seconds
    for thread in threads:
        thread.join(None if until is None else max(0.0, until - time.monotonic()))
    return [item for item, thread in zip(items, threads, strict=True) if thread.is_alive()]


def _quietly(work: Callable[[T], object], item: T) -> None:
    with suppress(Exception):
        work(item)


def _drain(
    work: Callable[[T], R],
    items: Sequence[T],
    todo: queue.SimpleQueue[int | None],
    done: queue.SimpleQueue[tuple[int, R | None, BaseException | None]],
) -> None:
    while (index := todo.get()) is not None:
        try:
            done.put((index, work(items[index]), None))
        except BaseException as error:  # noqa: BLE001  # handed to the caller's thread, which raises it
            done.put((index, None, error))
