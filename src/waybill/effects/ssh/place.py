"""A private folder for one connection, and a keeper that clears it away, whatever becomes of us.

The keeper is a small `sh` that waits on a pipe of ours. When the pipe ends, because we closed it or because we were
killed, it ends the ssh processes that it was told of and removes the folder. So neither a key nor a connection stays.
"""

from __future__ import annotations

import contextlib
import os
import re
import subprocess
import tempfile
from collections.abc import Callable, Iterator, Mapping

# ssh binds a control socket under a name that is 17 characters longer, and 104 is the least that a system allows.
_LONGEST_FOLDER = 104 - 17 - len("/socket-00") - 1
_PLAIN = re.compile(r"/[A-Za-z0-9/._-]*")
_KEEPER = r"""
trap '' HUP INT TERM
pids=
while read -r word pid; do
    case $word in
    guard) pids="$pids $pid" ;;
    forget) pids= ;;
    esac
done
for pid in $pids; do kill -TERM "$pid" 2>/dev/null; done
rm -rf -- "$1"
"""
_PATIENCE = 5.0
Directory = Callable[[], str]


def private_directory(environ: Mapping[str, str]) -> str:
    """A new folder that only we may enter, in memory where there is such a place; its name is short and plain."""
    for base in filter(_is_short, private_bases(environ)):
        with contextlib.suppress(OSError):
            return tempfile.mkdtemp(prefix="wb-", dir=base)
    raise OSError("there is no folder for temporary files with a short name: set TMPDIR=/tmp")


def _is_short(base: str) -> bool:
    return _PLAIN.fullmatch(base) is not None and len(base) + len("/wb-01234567") <= _LONGEST_FOLDER


def private_bases(environ: Mapping[str, str]) -> Iterator[str]:
    """Where such folders may stand, those in memory first."""
    names = (environ.get("XDG_RUNTIME_DIR"), "/dev/shm", environ.get("RUNNER_TEMP"), environ.get("TMPDIR"), "/tmp")  # noqa: S108  # mkdtemp makes a private one in it
    for base in names:
        if base and os.path.isdir(base) and os.access(base, os.W_OK | os.X_OK):
            yield base


class Place:
    """The folder, with its keeper. Closing twice is fine."""

    def __init__(self, directory: Directory, environ: Mapping[str, str]) -> None:
        self.path = directory()
        try:
            self._keeper = subprocess.Popen(
                ["sh", "-c", _KEEPER, "waybill-keeper", self.path],
                stdin=subprocess.PIPE,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                env={"PATH": environ.get("PATH", os.defpath)},  # nothing of our own environment, where secrets are
                start_new_session=True,  # what interrupts us does not interrupt it
                cwd="/",
            )
        except BaseException:
            os.rmdir(self.path)
            raise

    def file(self, name: str) -> str:
        """The path of a file in the folder."""
        return os.path.join(self.path, name)

    def write(self, name: str, text: str) -> str:
        """Write a file that only we may read, and answer its path."""
        path = self.file(name)
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_NOFOLLOW, 0o600)
        with open(descriptor, "w", encoding="utf-8", errors="surrogateescape", newline="") as file:
            file.write(text)
        return path

    def read(self, name: str) -> str:
        """The text of a file in the folder; empty when there is none."""
        try:
            with open(self.file(name), encoding="utf-8", errors="replace") as file:
                return file.read()
        except OSError:
            return ""

    def remove(self, name: str) -> None:
        """Remove a file of the folder."""
        with contextlib.suppress(FileNotFoundError):
            os.remove(self.file(name))

    def guard(self, pid: int) -> None:
        """End this process should we be gone before it."""
        self._tell(f"guard {pid}\n")

    def close(self) -> None:
        """Let the keeper clear away. Whoever was guarded has been ended and waited for before this."""
        self._tell("forget\n")
        with contextlib.suppress(OSError):
            if self._keeper.stdin is not None:
                self._keeper.stdin.close()
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._keeper.wait(_PATIENCE)

    def _tell(self, line: str) -> None:
        pipe = self._keeper.stdin
        if pipe is not None and not pipe.closed:
            with contextlib.suppress(OSError):
                pipe.write(line.encode("ascii"))
                pipe.flush()
