"""Run a builder: what it says is told while it says it, and it ends with us."""

from __future__ import annotations

import contextlib
import os
import queue
import signal
import subprocess
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from typing import IO, Protocol

from waybill.effects.ssh.place import Place
from waybill.frozen import dataclass

PATIENCE = 2.0  # seconds between asking a builder to end and making it
_GRACE = 1.0  # for what is still in the pipes once it has ended
_PIECE = 65536
TIMEOUT, NOT_STARTED, CANCELLED = "timeout", "not-started", "cancelled"
OnData = Callable[[bytes, int], None]


class Cancellable(Protocol):
    """The part of a run's state that says when to end (``flows/at_work.py``)."""

    @property
    def cancelled(self) -> bool:
        """True once the run is to end."""

    def on_cancel(self, tell: Callable[[], object]) -> AbstractContextManager[None]:
        """Call this when the run is cancelled within the block."""


@dataclass(frozen=True, kw_only=True)
class BuilderEnd:
    """How a builder ended. ``problem``: "timeout", "not-started", "cancelled"; empty where the exit code speaks."""

    code: int | None
    seconds: float
    problem: str = ""
    detail: str = ""


def run_build(
    words: Sequence[str],
    environ: Mapping[str, str],
    *,
    timeout: float,
    on_data: OnData,
    at_work: Cancellable,
    on_idle: Callable[[], object] = bool,
    place: Place | None = None,
    directory: str = "",
) -> BuilderEnd:
    """Run to its end. ``on_data(bytes, stream)`` is called in this thread, in the order in which both streams speak.

    ``on_idle()`` is called in this thread too, some times a second, while nothing is said.
    Cancelled, out of time, or left by an exception: its session is asked to end, and after ``PATIENCE`` is killed.
    With ``place`` it also ends should we be killed ourselves.
    """
    began = time.monotonic()
    try:
        process = _started(words, environ, directory)
    except (OSError, ValueError) as error:
        return BuilderEnd(code=None, seconds=0.0, problem=NOT_STARTED, detail=str(error))
    if place is not None:
        place.guard(-process.pid)  # the whole group
    running = _Running(process)
    try:
        with at_work.on_cancel(running.end):
            in_time = running.listen(on_data, on_idle, began + timeout)
    finally:
        running.end()
    problem = CANCELLED if at_work.cancelled else "" if in_time else TIMEOUT
    code = None if problem else process.returncode
    return BuilderEnd(code=code, seconds=time.monotonic() - began, problem=problem)


def _started(words: Sequence[str], environ: Mapping[str, str], directory: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        list(words),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=dict(environ),
        cwd=directory or None,
        start_new_session=True,
    )


class _Running:
    """One process with its session, and a thread for each of its pipes."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        self._process = process
        self._said: queue.Queue[tuple[bytes, int]] = queue.Queue(maxsize=64)  # a slow teller slows the builder
        self._open = 0
        self._ending = threading.Lock()
        self._over = False
        for stream, pipe in ((1, process.stdout), (2, process.stderr)):
            if pipe is not None:
                self._open += 1
                threading.Thread(target=self._read, args=(pipe, stream), daemon=True).start()

    def listen(self, on_data: OnData, on_idle: Callable[[], object], until: float) -> bool:
        """Hand on what it says; False when it did not end in time."""
        for data, stream in self._pieces(until):
            if data:
                on_data(data, stream)
            else:
                on_idle()
        try:
            self._process.wait(max(0.0, until - time.monotonic()))
        except subprocess.TimeoutExpired:
            return False
        return True

    def _pieces(self, until: float) -> Iterator[tuple[bytes, int]]:
        """What comes, and nothing where nothing came for a moment.

        Until both pipes end, or it has ended and what it left running holds them open.
        """
        grace: float | None = None
        while self._open and time.monotonic() < until:
            try:
                data, stream = self._said.get(timeout=min(0.1, max(0.0, until - time.monotonic())))
            except queue.Empty:
                if self._process.poll() is not None:
                    grace = grace or time.monotonic() + _GRACE
                    if time.monotonic() > grace:
                        return
                yield b"", 0
                continue
            if data:
                yield data, stream
            else:
                self._open -= 1

    def end(self) -> None:
        """End one that has not ended, and all of its session; wait until it has. From any thread, more than once.

        What one that ended by itself left running is its own.
        """
        with self._ending:
            self._over = True  # nobody listens any more, and nobody must wait for us to
            if self._process.poll() is None:
                for number in (signal.SIGTERM, signal.SIGKILL):
                    self._signal(number)
                    with contextlib.suppress(subprocess.TimeoutExpired):
                        self._process.wait(PATIENCE)

    def _signal(self, number: int) -> None:
        """To the group: its first process may have ended a moment ago, and what it started goes on."""
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(self._process.pid, number)

    def _read(self, pipe: IO[bytes], stream: int) -> None:
        with pipe:
            while chunk := self._piece(pipe):
                self._put(chunk, stream)
        self._put(b"", stream)

    def _piece(self, pipe: IO[bytes]) -> bytes:
        try:
            return os.read(pipe.fileno(), _PIECE)
        except (OSError, ValueError):
            return b""

    def _put(self, chunk: bytes, stream: int) -> None:
        """Hand it on, or drop it once nobody listens any more."""
        while not self._over:
            with contextlib.suppress(queue.Full):
                self._said.put((chunk, stream), timeout=0.5)
                return
