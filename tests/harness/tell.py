"""Lines for the person who runs ``bin/test``, and the programs it runs."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

# The words of a command line.
Words = Sequence[str | Path]


def say(text: str) -> None:
    """One line, at once: what a program writes afterwards must come afterwards."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def run(words: Words, root: Path, extra: Mapping[str, str] | None = None) -> int:
    """Run a program in ``root`` with our streams but no standard input, and return its exit code."""
    done = subprocess.run(
        [str(word) for word in words],
        cwd=root,
        env=environment(os.environ) | dict(extra or {}),
        stdin=subprocess.DEVNULL,
        check=False,
    )
    return done.returncode


def run_aside(words: Words, root: Path, extra: Mapping[str, str] | None = None) -> tuple[int, str]:
    """As ``run``, but what it prints is returned."""
    done = subprocess.run(
        [str(word) for word in words],
        cwd=root,
        env=environment(os.environ) | dict(extra or {}),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    return done.returncode, done.stdout.rstrip()


def answer(words: Words) -> str | None:
    """What a program prints, or None when it is missing or fails."""
    try:
        done = subprocess.run(
            [str(word) for word in words], stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
        )
    except OSError:
        return None
    return done.stdout.strip() if done.returncode == 0 else None


def environment(environ: Mapping[str, str]) -> dict[str, str]:
    """The caller's environment without what would steer Python or pytest: a run must mean the same everywhere."""
    return {name: value for name, value in environ.items() if not name.startswith(("PYTHON", "PYTEST_", "VIRTUAL_ENV"))}
