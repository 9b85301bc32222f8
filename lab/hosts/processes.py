"""The processes of a host, read from outside."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Process:
    """One process, with the numbers that the host knows it and its parent by."""

    pid: int
    parent: int
    command: str

    @property
    def is_ssh_session(self) -> bool:
        """Somebody's connection, not the sshd that waits for more."""
        return self.command.startswith(("sshd: ", "sshd-session: ", "sshd-auth: ")) and "[listener]" not in self.command


def of(view: Path) -> dict[int, Process]:
    """All processes of the host whose root is seen there, but for its first."""
    return {process.pid: process for process in _all(view) if process.pid != 1}


def _all(view: Path) -> Iterator[Process]:
    for entry in (view / "proc").iterdir():
        if entry.name.isdigit():
            with contextlib.suppress(FileNotFoundError, ProcessLookupError):
                words = (entry / "cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace").strip()
                state, parent, *_ = (entry / "stat").read_text().rpartition(")")[2].split()
                if words and state not in "ZX":  # one that ends has let go of its words before it is a zombie
                    yield Process(int(entry.name), int(parent), words)


def with_children(found: Mapping[int, Process], roots: set[int]) -> set[int]:
    """These processes and everything that they started."""
    mine = {pid for pid in roots if pid in found}
    while more := {process.pid for process in found.values() if process.parent in mine} - mine:
        mine |= more
    return mine
