"""Which Pythons this machine has."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from tests.harness.tell import answer
from tests.harness.trouble import TroubleError

OLDEST = 10
NEWEST = 14
# A virtual environment that happens to be first on PATH, ours above all, is followed to the Python it was made from.
_ASK = "import os, sys; print(*sys.version_info[:3], os.path.realpath(sys.executable))"


@dataclass(frozen=True, order=True)
class Python:
    """An interpreter that starts. Ordered by version."""

    version: tuple[int, int, int]
    path: str

    @property
    def minor(self) -> str:
        """As people name it: ``3.12``."""
        return f"{self.version[0]}.{self.version[1]}"

    @property
    def name(self) -> str:
        """With the patch version."""
        return ".".join(map(str, self.version))


def this_python() -> Python:
    """The one that runs the harness."""
    return Python(sys.version_info[:3], os.path.realpath(sys.executable))


def installed() -> dict[str, Python]:
    """One Python of each minor version that we support, newest patch first, by its minor version."""
    found: dict[str, Python] = {this_python().minor: this_python()}
    for python in sorted(ask_all(candidates()), reverse=True):
        found.setdefault(python.minor, python)
    return dict(sorted(found.items(), key=lambda item: item[1].version))


def candidates() -> Iterator[str]:
    """Every place where a Python is usually found."""
    for directory in os.environ.get("PATH", os.defpath).split(os.pathsep):
        for minor in range(OLDEST, NEWEST + 1):
            path = os.path.join(directory, f"python3.{minor}")
            if os.path.isabs(directory) and os.access(path, os.X_OK):
                yield path
    with suppress(RuntimeError):  # a user without a name and without HOME has no home
        yield from map(str, sorted(Path.home().glob(".pyenv/versions/3.*/bin/python3")))


def ask_all(paths: Iterable[str]) -> Iterator[Python]:
    """Those that start and are new enough. A version manager's switched-off shim does not start."""
    for path in paths:
        said = answer([path, "-I", "-S", "-c", _ASK])
        if said:
            major, minor, patch, executable = said.split(" ", 3)
            if major == "3" and OLDEST <= int(minor) <= NEWEST:
                yield Python((3, int(minor), int(patch)), executable)


def choose(pythons: dict[str, Python], wanted: str | None) -> Python:
    """The Python that was asked for, else the one that runs the harness."""
    if wanted is None:
        return this_python()
    if wanted not in pythons:
        raise TroubleError(f"--python {wanted}: not found here; found: {', '.join(pythons)}")
    return pythons[wanted]
