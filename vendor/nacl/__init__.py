"""Stands in for PyNaCl, which PyGithub imports but needs only to encrypt a secret before it stores one.

Waybill never stores secrets at GitHub, and PyNaCl is compiled code. Whoever touches what is missing gets told so.
"""

from __future__ import annotations

from typing import NoReturn


class NotShippedError(RuntimeError):
    """PyNaCl was needed after all: a bug in Waybill."""


def refuse(what: str) -> NoReturn:
    """Say that PyNaCl is not shipped, naming what was asked of it."""
    raise NotShippedError(f"{what}: PyNaCl is not shipped with Waybill, which never encrypts secrets for GitHub")
