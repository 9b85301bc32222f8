"""Secrets and the one sink that hides them.

``Secret`` wraps a value so that it cannot be printed by accident. ``Redactor`` is the sink: everything a run writes
(logs, annotations, summary, outputs, the waybill) passes through it, and it removes every registered value in each of
the forms in which it could appear.
"""

from __future__ import annotations

HIDDEN = "***"


class Secret:
    """A value that prints as ``***``. Only ``reveal`` gives it, at the moment of sending."""

    __slots__ = ("_value",)

    def __init__(self, value: str) -> None:
        self._value = value

    def reveal(self) -> str:
        """The value itself. Never log what this returns."""
        return self._value

    def __bool__(self) -> bool:
        return bool(self._value)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Secret) and other._value == self._value

    def __hash__(self) -> int:
        return hash(self._value)

    def __repr__(self) -> str:
        return f"Secret({HIDDEN!r})"

    def __str__(self) -> str:
        return HIDDEN

    def __reduce__(self) -> str | tuple[object, ...]:
        raise TypeError("a secret is never serialised")
