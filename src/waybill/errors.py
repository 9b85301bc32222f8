"""What ends a run early.

    WaybillError                 exit
    ├── UsageError               2     wrong usage or configuration; carries every mistake of the run
    └── Cancelled                40    SIGINT, SIGTERM or SIGHUP arrived

An *outcome* (``core/outcome.py``) is not an error: a check that fails is a finding, and the run ends normally with
the exit code of its outcome. Anything else that escapes is a bug: exit 70 with its traceback.
Only ``cli.main`` catches these and exits.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

EXIT_BUG = 70


@dataclass(frozen=True)
class Mistake:
    """One thing wrong with what the user gave: where it stands, what is wrong, and what would be right."""

    where: str
    problem: str
    allowed: str

    def __str__(self) -> str:
        return f"{self.where}: {self.problem}\n    fix: {self.allowed}"


class WaybillError(Exception):
    """Base of every expected end that is not an outcome."""

    exit_code: int


class UsageError(WaybillError):
    """Wrong usage or configuration. All mistakes are reported at once."""

    exit_code = 2

    def __init__(self, mistakes: Sequence[Mistake]) -> None:
        super().__init__("\n".join(str(mistake) for mistake in mistakes))
        self.mistakes = tuple(mistakes)


class Cancelled(WaybillError):
    """The run was asked to stop."""

    exit_code = 40
