"""The pilot as it is sent: its parts and what it shares with other programs for hosts, as one text."""

from __future__ import annotations

from waybill.effects.look import text_of

PARTS = (
    "wire",
    "ask",
    "hash",
    *(f"pilot/{part}" for part in ("base", "record", "lock", "spec", "engine", "project", "render")),
    *(f"pilot/{part}" for part in ("files", "gate", "failed", "release", "restore", "steps", "repair", "main")),
)


def pilot_text() -> str:
    """The whole program. The last part begins it."""
    return "\n".join(text_of(part) for part in PARTS)
