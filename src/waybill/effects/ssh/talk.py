"""One talk with a shell: send it a script, read until it has said how it ended, and never longer than is allowed."""

from __future__ import annotations

import contextlib
import os
import selectors
import signal
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import field
from typing import IO

from waybill.core.ssh.script import Heard, has_begun, has_ended, hear, without_last_line
from waybill.effects.channel import Answered
from waybill.effects.clock import Clock
from waybill.frozen import dataclass

_CHUNK = 256 * 1024
_TICK = 0.25  # a program can end while a stranger still holds its pipes: look from time to time
_GRACE = 2.0  # for the rest of standard error, where its last line does not come
_ENDING = 0.2  # for the program to end by itself, once both last lines are there


@dataclass(frozen=True, kw_only=True)
class Talk:
    """What came of it. ``ended`` is the exit code of the program that carried the talk, which tells little."""

    heard: Heard
    stderr: bytes = field(default=b"", repr=False)
    problem: str = ""  # "timeout", "too-much-output", "not-started"
    ended: int | None = None

    def answered(self, nonce: str, *, lost: bool) -> Answered:
        """The same as a channel tells it."""
        heard = self.heard
        refused = "refused" if heard.unready or not heard.began else "killed"
        problem = "" if heard.code is not None else self.problem or ("" if lost else refused)
        return Answered(
            code=heard.code,
            nonce=nonce,
            stdout=heard.output if heard.began else heard.noise,
            stderr=self.stderr,
            lost=lost and heard.code is None,
            problem=problem,
        )


def talk(
    argv: Sequence[str],
    payload: bytes,
    *,
    nonce: str,
    environ: Mapping[str, str],
    timeout: float,
    begin: float,
    cap: int,
    clock: Clock,
) -> Talk:
    """Run ``argv``, a way to ``sh -s``. ``begin`` is how long its first line may take."""
    try:
        process = subprocess.Popen(
            list(argv),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            bufsize=0,
            env=dict(environ),
            start_new_session=True,
        )
    except (OSError, ValueError) as error:
        return Talk(heard=Heard(began=False), stderr=str(error).encode(), problem="not-started")
    running = _Running(process, payload, nonce, clock)
    try:
        running.read(timeout, min(begin, timeout), cap)
    finally:
        running.end()
    return running.told()


class _Running:
    def __init__(self, process: subprocess.Popen[bytes], payload: bytes, nonce: str, clock: Clock) -> None:
        self._process = process
        self._left = memoryview(payload)
        self._nonce = nonce
        self._clock = clock
        self._output = bytearray()
        self._errors = bytearray()
        self._problem = ""
        self._selector = selectors.DefaultSelector()
        pipes = ((process.stdin, selectors.EVENT_WRITE), (process.stdout, selectors.EVENT_READ))
        for pipe, events in (*pipes, (process.stderr, selectors.EVENT_READ)):
            if pipe is not None:
                os.set_blocking(pipe.fileno(), False)
                self._selector.register(pipe, events)

    def read(self, timeout: float, begin: float, cap: int) -> None:
        """Until the script has ended, the program has, or a limit is reached."""
        start = self._clock.monotonic()
        begun = False
        while not self._over():
            begun = begun or has_begun(self._output, self._nonce)
            left = start + (timeout if begun else begin) - self._clock.monotonic()
            if left <= 0 or len(self._output) + len(self._errors) > cap:
                self._problem = "timeout" if left <= 0 else "too-much-output"
                return
            self._step(min(left, _TICK))
        self._read_rest(cap)

    def _over(self) -> bool:
        ended = has_ended(self._output, self._nonce) or self._process.poll() is not None
        stdout = self._process.stdout
        return ended or stdout is None or stdout.closed

    def _read_rest(self, cap: int) -> None:
        """Close our end; what is under way arrives, and the program ends by itself, or is ended."""
        self._drop(self._process.stdin)
        start = self._clock.monotonic()
        while self._selector.get_map() and len(self._output) + len(self._errors) <= cap:
            grace = _ENDING if has_ended(self._errors, self._nonce) else _GRACE
            left = start + grace - self._clock.monotonic()
            if left <= 0 or (not self._step(min(left, _TICK)) and self._process.poll() is not None):
                return

    def _step(self, seconds: float) -> bool:
        """Wait for something to happen, and move what can be moved. False: nothing did."""
        ready = self._selector.select(seconds)
        for key, _ in ready:
            self._move(key.fileobj)  # type: ignore[arg-type]  # only pipes are registered
        return bool(ready)

    def _move(self, pipe: IO[bytes]) -> None:
        try:
            if pipe is self._process.stdin:
                self._left = self._left[os.write(pipe.fileno(), self._left[:_CHUNK]) :]
                if not self._left:
                    self._selector.unregister(pipe)  # it stays open: its end would end the script
                return
            chunk = os.read(pipe.fileno(), _CHUNK)
        except BlockingIOError:
            return
        except OSError:
            chunk = b""
        if not chunk:
            self._drop(pipe)
        elif pipe is self._process.stdout:
            self._output += chunk
        else:
            self._errors += chunk

    def _drop(self, pipe: IO[bytes] | None) -> None:
        if pipe is None or pipe.closed:
            return
        with contextlib.suppress(KeyError):
            self._selector.unregister(pipe)
        with contextlib.suppress(OSError):
            pipe.close()

    def end(self) -> None:
        """Nothing of it stays: neither the program nor its pipes."""
        self._drop(self._process.stdin)
        if self._process.poll() is None:
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()
        for pipe in (self._process.stdout, self._process.stderr):
            self._drop(pipe)
        self._selector.close()

    def told(self) -> Talk:
        heard = hear(bytes(self._output), self._nonce)
        errors = without_last_line(bytes(self._errors), self._nonce)
        return Talk(heard=heard, stderr=errors, problem=self._problem, ended=self._process.returncode)
