"""Listening to what a long-lived program says on its standard error: the first and the last of it, never all."""

from __future__ import annotations

import os
import threading
from typing import IO

_HEAD, _TAIL = 64 * 1024, 64 * 1024


class Listener:
    """Reads a pipe to its end in a thread of its own, so that whoever writes never waits for us."""

    def __init__(self, pipe: IO[bytes]) -> None:
        self._pipe = pipe
        self._head = bytearray()
        self._tail = bytearray()
        self._changed = threading.Condition()
        self._total = 0
        self._ended = False
        threading.Thread(target=self._read, daemon=True).start()

    @property
    def text(self) -> str:
        """What was said so far, with a gap where it was too much."""
        with self._changed:
            return (bytes(self._head) + bytes(self._tail)).decode("utf-8", "replace")

    @property
    def position(self) -> int:
        """A mark for ``since``: how many bytes were said so far."""
        with self._changed:
            return self._total

    def since(self, position: int) -> str:
        """What was said after a mark. What fell into the gap is lost."""
        with self._changed:
            new = max(0, self._total - position)
            return bytes((self._head + self._tail)[-new:] if new else b"").decode("utf-8", "replace")

    def wait(self, timeout: float) -> bool:
        """Wait until more was said or the pipe ended. True: it ended."""
        with self._changed:
            if not self._ended:
                self._changed.wait(timeout)
            return self._ended

    def wait_end(self, timeout: float) -> bool:
        """Wait until the pipe ended, or for so long."""
        with self._changed:
            return self._changed.wait_for(lambda: self._ended, timeout)

    def _read(self) -> None:
        with self._pipe as pipe:
            while chunk := os.read(pipe.fileno(), 65536):
                with self._changed:
                    self._total += len(chunk)
                    room = _HEAD - len(self._head)
                    self._head += chunk[:room]
                    self._tail += chunk[max(room, 0) :]
                    del self._tail[:-_TAIL]
                    self._changed.notify_all()
        with self._changed:
            self._ended = True
            self._changed.notify_all()
