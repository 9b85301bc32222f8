"""Streams through a channel: a program's standard input and output as one socket, or a socket that is already there."""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence

from waybill.core.ssh.script import begun_program
from waybill.core.text import quote_block
from waybill.effects.channel import ChannelError
from waybill.effects.ssh.listen import Listener

_CAP = 4000
_ENDING = 2.0  # a program that has closed its side says why in this time


def start_stream(
    argv: Sequence[str], environ: Mapping[str, str], done: Callable[[ProcessStream], None] = lambda _: None
) -> ProcessStream:
    """Start a program with one end of a socket pair as its input and output."""
    ours, theirs = socket.socketpair()
    try:
        process = subprocess.Popen(
            list(argv),
            stdin=theirs.fileno(),
            stdout=theirs.fileno(),
            stderr=subprocess.PIPE,
            env=dict(environ),
            start_new_session=True,
        )
    except (OSError, ValueError) as error:
        ours.close()
        raise ChannelError(f"{argv[0]} does not start: {error}") from None
    finally:
        theirs.close()
    return ProcessStream(process, ours, done)


def connect_unix(path: str, timeout: float) -> socket.socket:
    """Connect to a Unix socket of this machine, or OSError."""
    connected = socket.socket(socket.AF_UNIX)
    try:
        connected.settimeout(timeout)
        connected.connect(path)
    except OSError:
        connected.close()
        raise
    return connected


def is_closed_there(connected: socket.socket) -> bool:
    """Whether the other end has nothing more to say."""
    try:
        return not connected.recv(1, socket.MSG_PEEK | socket.MSG_DONTWAIT)
    except BlockingIOError:
        return False
    except OSError:
        return True


class ProcessStream:
    """A stream that a program of ours carries. ``done`` is called once, when it is closed.

    ``program`` is what it has become over there: number and birth of the process. ``ended`` tells, once the stream is
    closed, whether that came to its end by itself.
    """

    def __init__(
        self, process: subprocess.Popen[bytes], ours: socket.socket, done: Callable[[ProcessStream], None]
    ) -> None:
        if process.stderr is None:
            raise ValueError("the program's standard error is its complaint")
        self.socket = ours
        self.program = ("", "")
        self.ended = False
        self._process = process
        self._listener = Listener(process.stderr)
        self._done: Callable[[ProcessStream], None] | None = done

    def begin(self, payload: bytes, nonce: str, timeout: float) -> None:
        """Send a text that becomes the program, and read until it says that it has: the stream begins behind that."""
        mark = f"\n{nonce} begin ".encode("ascii")
        seen = bytearray()
        until = time.monotonic() + timeout
        try:
            self._send(payload, timeout)
            while mark not in seen or not seen.endswith(b"\n"):
                self.socket.settimeout(max(0.01, until - time.monotonic()))
                byte = self.socket.recv(1)  # not one more: what follows is the program's
                if not byte or len(seen) > _NOISE or time.monotonic() > until:
                    raise ChannelError(self._why_not(bytes(seen)))
                seen += byte
        except OSError as error:
            self.close()
            raise error if isinstance(error, ChannelError) else ChannelError(self._why_not(bytes(seen))) from None
        self.socket.settimeout(None)
        self.program = begun_program(bytes(seen), nonce)

    def _send(self, payload: bytes, timeout: float) -> None:
        self.socket.settimeout(timeout)
        self.socket.sendall(payload)

    def _why_not(self, seen: bytes) -> str:
        said = self.complaint() or seen.decode("utf-8", "replace")[:_CAP].strip()
        return said or "the host did not start it in time"

    def complaint(self) -> str:
        """What the program has said on its standard error. Waits for one that is just ending."""
        self._listener.wait_end(_ENDING if is_closed_there(self.socket) else 0.0)
        return quote_block(self._listener.text.strip(), _CAP)

    def close(self) -> None:
        """Close both ends and end the program."""
        done, self._done = self._done, None
        if done is None:
            return
        self._say_farewell()
        with contextlib.suppress(OSError):
            self.socket.close()
        self.ended = self._process.poll() is not None
        if not self.ended:
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()
        if self.ended:
            self._listener.wait_end(_ENDING)
        done(self)

    def _say_farewell(self) -> None:
        """A program that is not ours alone is told that nothing more will come, and has a moment to end."""
        if not self.program[0]:
            return
        with contextlib.suppress(OSError, subprocess.TimeoutExpired):
            self.socket.shutdown(socket.SHUT_WR)
            self._process.wait(_FAREWELL)


_FAREWELL = 0.3
_NOISE = 256 * 1024


class SocketStream:
    """A connected socket. ``words`` tell what was said of it elsewhere."""

    def __init__(self, connected: socket.socket, words: Callable[[], str] = lambda: "") -> None:
        connected.settimeout(None)
        self.socket = connected
        self._words = words

    def complaint(self) -> str:
        """What was said of this connection where it was made."""
        return quote_block(self._words().strip(), _CAP) if is_closed_there(self.socket) else ""

    def close(self) -> None:
        """Close it."""
        with contextlib.suppress(OSError):
            self.socket.close()
