"""What can go wrong on request: rules that the edge asks before and after every answer."""

from __future__ import annotations

import re
import threading
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lab.messages import Request

# Before the host is asked: it never sees the request.
INSTEAD = frozenset({"status", "html", "close", "reset", "silence"})
# After: the host's true answer is spoilt on its way.
SPOILT = frozenset({"delay", "cut", "stall", "drip", "corrupt", "headers"})
TLS_FAULTS = frozenset({"expired", "not-yet-valid", "unknown-ca", "wrong-name", "self-signed", "plain-text"})
NAME_FAULTS = frozenset({"absent", "broken", "silent", "refused", "unroutable"})
HTML_PAGE = "<html><body><h1>Please sign in to the network</h1></body></html>\n"


@dataclass(frozen=True, kw_only=True)
class Fault:
    """One rule. Empty ``host``, ``method`` and ``path`` (a regular expression, searched) mean any.

    ``status`` and ``html`` answer in the host's place; ``close`` and ``reset`` end the connection without an answer;
    ``silence`` keeps it open and says nothing; ``delay`` answers late; ``headers`` replaces headers of the true answer;
    ``corrupt`` turns one byte of its body, ``cut`` ends the connection in the middle of it, ``stall`` pauses there,
    ``drip`` sends it byte by byte. ``seconds`` is the length of a wait, ``skip`` how many requests pass first.
    """

    kind: str
    host: str = ""
    method: str = ""
    path: str = ""
    times: int | None = None
    skip: int = 0
    status: int = 502
    body: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)
    seconds: float = 0.0

    def __post_init__(self) -> None:
        if self.kind not in INSTEAD | SPOILT:
            known = ", ".join(sorted(INSTEAD | SPOILT))
            raise ValueError(f"no such kind of fault: {self.kind!r} (known: {known})")
        re.compile(self.path)

    def meets(self, request: Request) -> bool:
        """Does this rule speak of that request?"""
        if self.host not in {"", request.host} or self.method not in {"", request.method}:
            return False
        return re.search(self.path, request.path) is not None


class FaultBook:
    """The rules in force, first match first; a rule with ``times`` wears out."""

    def __init__(self) -> None:
        self._rules: list[Fault] = []
        self._lock = threading.Lock()

    def add(self, fault: Fault) -> None:
        """Put a rule in force, after those that are there."""
        with self._lock:
            self._rules.append(fault)

    def clear(self) -> None:
        """Nothing goes wrong any more."""
        with self._lock:
            self._rules.clear()

    def take(self, request: Request) -> Fault | None:
        """The rule that this request meets, counted down."""
        with self._lock:
            for index, rule in enumerate(self._rules):
                if rule.meets(request):
                    self._rules[index : index + 1] = _worn(rule)
                    return None if rule.skip else rule
        return None


def _worn(rule: Fault) -> list[Fault]:
    """What is left of a rule after a request met it."""
    if rule.skip:
        return [replace(rule, skip=rule.skip - 1)]
    if rule.times is None:
        return [rule]
    return [replace(rule, times=rule.times - 1)] if rule.times > 1 else []
