"""The command lines of all processes, read while something runs: what any user of a machine could have seen."""

from __future__ import annotations

import os
import threading
from contextlib import suppress
from pathlib import Path


class Watcher:
    """Reads them until it is told to stop. It sees hosts too: the lab's namespaces of processes lie within our own."""

    def __init__(self, every: float = 0.005) -> None:
        self.seen: set[bytes] = set()
        self._every = every
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)

    def __enter__(self) -> Watcher:  # noqa: PYI034  # typing.Self needs Python 3.11
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self._thread.join()

    def _watch(self) -> None:
        while not self._stop.wait(self._every):
            for name in filter(str.isdigit, os.listdir("/proc")):  # a glob stumbles over a process that has just ended
                with suppress(OSError):
                    self.seen.add(Path("/proc", name, "cmdline").read_bytes())
