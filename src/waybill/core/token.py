"""What a secret's form tells, offline, without ever repeating the secret."""

from __future__ import annotations

from waybill.core.evidence import Damage, TokenKind


def inspect_token(text: str) -> tuple[TokenKind, tuple[Damage, ...]]:
    """The kind that the form names, and only such damage as is certain from the text alone."""
    return TokenKind.OTHER, ()
