"""The one error of the harness."""

from __future__ import annotations


class TroubleError(Exception):
    """Something outside the tests keeps them from running; the text says how to repair it."""
