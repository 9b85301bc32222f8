"""What a build's context holds: how much, what looks like a secret, and ``.git``. Pure; the walk is elsewhere."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from waybill.core.build.builder import Road
from waybill.core.build.ignore import IgnoreRules
from waybill.core.diagnosis.telling import Findings
from waybill.frozen import dataclass


@dataclass(frozen=True, kw_only=True)
class ContextFacts:
    """What would be sent. ``complete`` False: the walk ended early, and there is more than this."""

    path: str = "."
    found: bool = True
    files: int = 0
    size: int = 0
    complete: bool = True
    largest: Mapping[str, int] = field(default_factory=dict)  # the five largest entries at the top, largest first
    secrets: tuple[str, ...] = ()  # paths whose names look like secrets
    git_size: int | None = None
    has_ignore: bool = False


class ContextTally:
    """Counts the files of a walk that obeys the rules."""

    def __init__(self, rules: IgnoreRules, *, path: str = ".", has_ignore: bool = False) -> None:
        self._rules = rules
        self._path = path
        self._has_ignore = has_ignore

    def add(self, path: str, size: int) -> bool:
        """Count one file (relative path); False when enough was seen to judge."""
        raise NotImplementedError

    def stop(self) -> None:
        """The walk ended before everything was seen."""
        raise NotImplementedError

    def facts(self) -> ContextFacts:
        """What was counted so far."""
        raise NotImplementedError


def context_findings(
    facts: ContextFacts, road: Road | None, *, limit: int = 2_000_000_000, warn: int = 500_000_000
) -> Findings:
    """What is wrong with the context, or dangerous. ``road`` decides whether all of it is sent."""
    raise NotImplementedError


def ignore_names(dockerfile: str, road: Road | None) -> tuple[str, ...]:
    """The files that may hold the rules, by precedence: the one beside the Dockerfile is for BuildKit only."""
    raise NotImplementedError
