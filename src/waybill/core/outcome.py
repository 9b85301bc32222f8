"""The seven ways a run can end, their exit codes, and how many hosts fold into one."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum


class Outcome(Enum):
    """Every run ends in exactly one of these (docs/architecture.md, "Outcomes")."""

    DELIVERED = "delivered"
    UNCHANGED = "unchanged"
    PROVED = "proved"
    REFUSED = "refused"
    RESTORED = "restored"
    DEGRADED = "degraded"
    UNKNOWN = "unknown"

    @property
    def exit_code(self) -> int:
        """The process exit code of this outcome."""
        return _EXIT_CODES[self]

    @property
    def is_proof(self) -> bool:
        """True for the outcomes that may turn a step green."""
        return self.exit_code == 0


_EXIT_CODES = {
    Outcome.DELIVERED: 0,
    Outcome.UNCHANGED: 0,
    Outcome.PROVED: 0,
    Outcome.REFUSED: 10,
    Outcome.RESTORED: 20,
    Outcome.DEGRADED: 30,
    Outcome.UNKNOWN: 40,
}

_NEW = frozenset({Outcome.DELIVERED, Outcome.UNCHANGED})
_OLD = frozenset({Outcome.REFUSED, Outcome.RESTORED})


def fold_hosts(outcomes: Iterable[Outcome]) -> Outcome:
    """Fold the outcomes of many hosts of a deploy or rollback into one."""
    seen = set(outcomes)
    if not seen:
        raise ValueError("no host has an outcome: nothing selected is never a pass")
    if Outcome.PROVED in seen:
        raise ValueError("'proved' belongs to verbs that only look; it does not fold with deploys")
    if Outcome.UNKNOWN in seen:
        return Outcome.UNKNOWN
    if Outcome.DEGRADED in seen or (seen & _NEW and seen & _OLD):
        return Outcome.DEGRADED
    if Outcome.RESTORED in seen:
        return Outcome.RESTORED
    if Outcome.REFUSED in seen:
        return Outcome.REFUSED
    return Outcome.DELIVERED if Outcome.DELIVERED in seen else Outcome.UNCHANGED


def after_delivery(delivered: Outcome, verdict: Outcome) -> Outcome:
    """What a look from outside makes of a deploy that was green: what it does not prove is not delivered."""
    if verdict is Outcome.PROVED:
        return delivered
    return Outcome.UNKNOWN if verdict is Outcome.UNKNOWN else Outcome.DEGRADED


def fold_checks(outcomes: Iterable[Outcome]) -> Outcome:
    """Fold the outcomes of many checks that only look: an error is certain, so it outranks a check not made."""
    seen = set(outcomes)
    if not seen:
        raise ValueError("nothing was checked: nothing selected is never a pass")
    strangers = seen - {Outcome.PROVED, Outcome.REFUSED, Outcome.UNKNOWN}
    if strangers:
        raise ValueError(f"a check cannot end in {sorted(outcome.value for outcome in strangers)}")
    for outcome in (Outcome.REFUSED, Outcome.UNKNOWN):
        if outcome in seen:
            return outcome
    return Outcome.PROVED
