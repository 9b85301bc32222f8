"""Run a program: words, not a shell; its own environment, input by stdin, a time limit and a cap on what it may say."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import field
from enum import Enum
from typing import IO

from waybill.frozen import dataclass

OUTPUT_CAP = 1024 * 1024
_OURS = "WAYBILL_"
_PIPE_GRACE = 1.0  # for readers, once the program has ended: a child of its own may still hold the pipe


class Problem(Enum):
    """Why a program has no exit code of its own."""

    NOT_STARTED = "not-started"
    TIMEOUT = "timeout"
    TOO_MUCH_OUTPUT = "too-much-output"


@dataclass(frozen=True, kw_only=True)
class Completed:
    """How a program ended. The output may hold secrets and is not shown by ``repr``."""

    code: int | None  # negative: ended by that signal
    stdout: bytes = field(default=b"", repr=False)
    stderr: bytes = field(default=b"", repr=False)
    problem: Problem | None = None
    detail: str = ""


def without_our_inputs(environ: Mapping[str, str]) -> dict[str, str]:
    """An environment for programs: our own inputs, among them secrets, are not theirs."""
    return {name: value for name, value in environ.items() if not name.startswith(_OURS)}


def find_program(name: str, environ: Mapping[str, str]) -> str:
    """A program by absolute entries of PATH only: a checked-out repository must not supply it; empty: not there."""
    entries = [entry for entry in environ.get("PATH", "").split(os.pathsep) if os.path.isabs(entry)]
    return shutil.which(name, path=os.pathsep.join(entries)) or ""


class Leash:
    """Programs whose answers may turn out not to be wanted: then they are ended, and no further one starts."""

    def __init__(self) -> None:
        """Nothing runs."""
        self._lock = threading.Lock()
        self._running: set[subprocess.Popen[bytes]] = set()
        self._ended = False

    def start(self, begin: Callable[[], subprocess.Popen[bytes]]) -> subprocess.Popen[bytes]:
        """A program that runs until ``let_go``. Raises ``OSError`` once they were ended."""
        with self._lock:
            if self._ended:
                raise OSError("nobody waits for it any more")
            process = begin()
            self._running.add(process)
            return process

    def let_go(self, process: subprocess.Popen[bytes]) -> None:
        """It has ended."""
        with self._lock:
            self._running.discard(process)

    def end(self) -> None:
        """Kill those that run."""
        with self._lock:
            self._ended = True
            for process in self._running:
                _kill_session(process)


def run(
    argv: Sequence[str],
    *,
    environ: Mapping[str, str],
    timeout: float,
    stdin: bytes = b"",
    cap: int = OUTPUT_CAP,
    leash: Leash | None = None,
) -> Completed:
    """Run to the end, or to the limit: then the program and everything that it started in its session is killed."""

    def begin() -> subprocess.Popen[bytes]:
        return subprocess.Popen(  # words from our own code, never a shell
            list(argv),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=dict(environ),
            start_new_session=True,
        )

    leash = leash or Leash()
    try:
        process = leash.start(begin)
    except (OSError, ValueError) as error:
        return Completed(code=None, problem=Problem.NOT_STARTED, detail=str(error))
    try:
        return _Running(process, cap).finish(stdin, timeout)
    finally:
        leash.let_go(process)


def run_all(
    questions: Mapping[str, Sequence[str]], *, environ: Mapping[str, str], timeout: float, leash: Leash | None = None
) -> dict[str, Completed]:
    """Several programs at once, each by a name of its own: its words, and how it ended."""
    answers: dict[str, Completed] = {}

    def ask(name: str, words: Sequence[str]) -> None:
        answers[name] = run(words, environ=environ, timeout=timeout, leash=leash)

    threads = [threading.Thread(target=ask, args=item, daemon=True) for item in questions.items()]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return answers


class _Running:
    def __init__(self, process: subprocess.Popen[bytes], cap: int) -> None:
        self._process = process
        self._cap = cap
        self._output: dict[str, bytearray] = {"stdout": bytearray(), "stderr": bytearray()}
        self._overflowed = False

    def finish(self, stdin: bytes, timeout: float) -> Completed:
        readers = [self._thread(self._read, name, getattr(self._process, name)) for name in self._output]
        writer = self._thread(self._write, stdin)
        problem: Problem | None = None
        try:
            self._process.wait(timeout)
        except subprocess.TimeoutExpired:
            problem = Problem.TIMEOUT
        finally:
            self._kill()
        code = self._process.wait()
        for thread in (*readers, writer):
            thread.join(_PIPE_GRACE)
        if self._overflowed:
            problem = Problem.TOO_MUCH_OUTPUT
        stdout, stderr = (bytes(self._output[name]) for name in ("stdout", "stderr"))
        return Completed(code=None if problem else code, stdout=stdout, stderr=stderr, problem=problem)

    def _thread(self, work: object, *args: object) -> threading.Thread:
        thread = threading.Thread(target=work, args=args, daemon=True)  # type: ignore[arg-type]  # bound methods
        thread.start()
        return thread

    def _read(self, name: str, pipe: IO[bytes]) -> None:
        output = self._output[name]
        with pipe:
            while chunk := os.read(pipe.fileno(), 65536):
                room = self._cap - len(output)
                output += chunk[:room]
                if len(chunk) > room:
                    self._overflowed = True
                    self._kill()
                    return

    def _write(self, stdin: bytes) -> None:
        pipe = self._process.stdin
        if pipe is None:
            return
        try:
            with pipe:
                pipe.write(stdin)
        except (BrokenPipeError, ValueError):
            pass  # it ended without reading; its exit code tells the rest

    def _kill(self) -> None:
        _kill_session(self._process)


def _kill_session(process: subprocess.Popen[bytes]) -> None:
    """End the session of a program that has not ended. What an ended one left running (an agent) is its own."""
    if process.returncode is None:
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
