"""How a run of ``bin/waybill --json`` ended, as anybody can see from outside."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True, kw_only=True)
class Answered:
    """Its exit code, all that it said, and the place where it ran."""

    exit: int
    stdout: str
    stderr: str
    place: Path

    @property
    def answer(self) -> dict[str, Any]:
        """The JSON object of ``--json``: the whole of standard output."""
        return dict(json.loads(self.stdout))

    @property
    def findings(self) -> list[dict[str, Any]]:
        """All findings, worst first."""
        return list(self.answer["findings"]["findings"])

    @property
    def everything(self) -> str:
        """All that was said, for the message of a failed assertion."""
        return f"exit {self.exit}\n{self.stdout}\n{self.stderr}"
