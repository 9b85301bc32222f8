"""Which files ``.dockerignore`` keeps out of a build's context, as docker's own matcher decides it. Pure."""

from __future__ import annotations

from waybill.frozen import dataclass


@dataclass(frozen=True, kw_only=True)
class IgnoreRules:
    """The lines of a ``.dockerignore`` in their order; the last one that matches decides."""

    lines: tuple[str, ...] = ()

    def excludes(self, path: str) -> bool:
        """True when the file (relative, with ``/``) is not sent."""
        raise NotImplementedError

    def rule_for(self, path: str) -> str:
        """The line that keeps the path out; empty when none does."""
        raise NotImplementedError

    def may_prune(self, directory: str) -> bool:
        """True when nothing below the directory can be sent, so that nobody need look there."""
        raise NotImplementedError


def read_ignore(text: str) -> IgnoreRules:
    """The rules of a file. Lines that mean nothing to docker are left out."""
    raise NotImplementedError
