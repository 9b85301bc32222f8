"""One choice: what it is about, what was chosen, and why. Pure."""

from __future__ import annotations

from enum import Enum

from waybill.frozen import dataclass


class Basis(Enum):
    """What a choice stands on."""

    GIVEN = "given"  # the user said it
    SEEN = "seen"  # the repository says it
    CUSTOM = "custom"  # nothing says it, and it does no harm
    GUESS = "guess"  # it would do harm if it were wrong: asked, or taken by `--yes`
    OPEN = "open"  # it is needed, and nobody can guess it


@dataclass(frozen=True, kw_only=True)
class Choice:
    """One choice. ``values`` is empty where nothing is set; ``reason`` is a sentence without its full stop."""

    name: str
    values: tuple[str, ...]
    reason: str
    basis: Basis

    @property
    def value(self) -> str:
        """The first of the values."""
        return self.values[0] if self.values else ""


def seen(name: str, values: tuple[str, ...], reason: str) -> Choice:
    """What the repository says."""
    return Choice(name=name, values=values, reason=reason, basis=Basis.SEEN)


def custom(name: str, values: tuple[str, ...], reason: str) -> Choice:
    """What is usual."""
    return Choice(name=name, values=values, reason=reason, basis=Basis.CUSTOM)


def guess(name: str, values: tuple[str, ...], reason: str) -> Choice:
    """What is likely, and would do harm if it were wrong."""
    return Choice(name=name, values=values, reason=reason, basis=Basis.GUESS)


def unknown(name: str, reason: str) -> Choice:
    """What is needed and not known."""
    return Choice(name=name, values=(), reason=reason, basis=Basis.OPEN)
