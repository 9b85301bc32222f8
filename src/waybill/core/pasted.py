"""Words of a host in commands that people paste: only what no shell takes for anything but a word."""

from __future__ import annotations

import re

_WORD = re.compile(r"[A-Za-z0-9_/.][A-Za-z0-9_/.@%+=:,-]{0,250}")


def pasted(text: str, otherwise: str) -> str:
    """The text as it is, or a name that says what must be put there: a host could choose it to be a command."""
    return text if _WORD.fullmatch(text) else otherwise
