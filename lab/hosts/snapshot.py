"""All of a host that a deploy could change, as text that can be compared with another time's."""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
import stat
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from lab.hosts import listening
from lab.hosts.processes import Process

# What sshd and the kernel change by themselves, and what is looked at otherwise.
VOLATILE = frozenset({"/proc", "/sys", "/dev", "/lab", "/usr", "/var/log"})
ADDED = ("/dev/shm", "/dev/mqueue")  # noqa: S108  # places where people write


def files(view: Path, upper: Path, without: Collection[str]) -> Iterator[tuple[str, str]]:
    """Every file: ``view`` is the host's root as seen from outside, ``upper`` what was written below its /usr."""
    for start in ("/", *ADDED):
        for path in walk(view, start, VOLATILE | set(without)):
            with contextlib.suppress(FileNotFoundError):
                yield path, _describe(Path(f"{view}{path}"))
    for path in walk(upper, "/"):
        yield f"/usr{path}", _describe(Path(f"{upper}{path}"))


def walk(view: Path, start: str, without: Collection[str] = ()) -> Iterator[str]:
    """Paths below ``start``, as they are called there. No link is followed: it would lead into our own root."""
    try:
        entries = sorted(os.scandir(f"{view}{start}"), key=lambda entry: entry.name)
    except FileNotFoundError:  # gone since its name was read
        return
    for entry in entries:
        path = f"{start.rstrip('/')}/{entry.name}"
        if path not in without:
            yield path
            if entry.is_dir(follow_symlinks=False):
                yield from walk(view, path, without)


def _describe(path: Path) -> str:
    """Kind, mode, owner, and the content of what has one. The times of a file say nothing that its content does not."""
    facts = path.lstat()
    common = f"{stat.filemode(facts.st_mode)} {facts.st_uid}:{facts.st_gid}"
    if stat.S_ISLNK(facts.st_mode):
        return f"{common} -> {os.readlink(path)}"
    if stat.S_ISREG(facts.st_mode):
        return f"{common} {facts.st_size} {hashlib.sha256(path.read_bytes()).hexdigest()}"
    return common


def processes(found: Mapping[int, Process]) -> Iterator[tuple[str, str]]:
    """How often each command runs."""
    # sshd writes into its own name how many are just logging in.
    commands = (re.sub(r"(?<=\[listener\]).*", "", process.command) for process in found.values())
    for words, times in sorted(Counter(commands).items()):
        yield f"process {words}", str(times)


def ports(pid: int) -> Iterator[tuple[str, str]]:
    """Who listens where."""
    for address, port in sorted(listening.places(pid)):
        yield f"port {address} {port}", "tcp"
