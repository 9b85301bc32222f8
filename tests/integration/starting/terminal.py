"""A program at a real pseudo-terminal: what it shows is read, and what is typed is typed when it asks."""

from __future__ import annotations

import errno
import os
import pty
import select
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

PATIENCE = 60.0  # without a word, for a machine that is busy


class AtTerminal:
    """Runs in its own session with the terminal as all three streams."""

    def __init__(self, words: Sequence[str], cwd: Path, environ: Mapping[str, str]) -> None:
        self._ours, theirs = pty.openpty()
        self._process = subprocess.Popen(
            list(words), cwd=cwd, env=dict(environ), stdin=theirs, stdout=theirs, stderr=theirs, start_new_session=True
        )
        os.close(theirs)
        self.shown = ""
        self._told = 0

    def answer(self, question: str, text: str) -> None:
        """Wait until the question stands there (after all that was answered before), then type."""
        while question not in self.shown[self._told :]:
            assert self._read(), f"it ended without asking {question!r}:\n{self.shown}"
        self._told = self.shown.index(question, self._told) + len(question)
        os.write(self._ours, text.encode())

    def end(self) -> int:
        """Read to the end; the exit code."""
        while self._read():
            pass
        os.close(self._ours)
        return self._process.wait(PATIENCE)

    def _read(self) -> bool:
        ready, _, _ = select.select([self._ours], [], [], PATIENCE)
        if not ready:
            self._process.kill()
            self._process.wait()
        assert ready, f"it says nothing more:\n{self.shown}"
        try:
            data = os.read(self._ours, 65536)
        except OSError as error:
            if error.errno != errno.EIO:  # Linux: nobody holds the other side any more
                raise
            return False
        self.shown += data.decode("utf-8", "replace").replace("\r\n", "\n")
        return bool(data)
