"""Nothing of PyNaCl's ``nacl.encoding`` is here; using a name of it says so."""

from __future__ import annotations

from nacl import refuse


def __getattr__(name: str) -> object:
    if name.startswith("__"):
        raise AttributeError(name)
    refuse(f"nacl.encoding.{name}")
