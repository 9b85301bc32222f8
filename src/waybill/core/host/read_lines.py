"""The form in which the programs of ``host/`` write several facts into one record: a name, a blank, and the rest."""

from __future__ import annotations

from collections.abc import Iterator


def facts(text: str) -> Iterator[tuple[str, str]]:
    """Name and value of each line that has a name."""
    for line in text.split("\n"):
        name, _, value = line.partition(" ")
        if name:
            yield name, value


def first(text: str) -> dict[str, str]:
    """Each name with its first value: what comes later cannot change it."""
    found: dict[str, str] = {}
    for name, value in facts(text):
        found.setdefault(name, value)
    return found


def every(text: str, name: str) -> tuple[str, ...]:
    """All values of one name, in their order."""
    return tuple(value for key, value in facts(text) if key == name)


def number(text: str) -> int | None:
    """A whole number that is not negative, or nothing."""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 20 else None
