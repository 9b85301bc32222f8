"""Whether a release is the newest of its kind: the rule by which ``latest`` and its like move, and never back. Pure."""

from __future__ import annotations

from collections.abc import Iterable

from waybill.frozen import dataclass


@dataclass(frozen=True, kw_only=True)
class Version:
    """A semantic version as a tag carries it."""

    major: int
    minor: int
    patch: int
    prerelease: str = ""

    def __str__(self) -> str:
        raise NotImplementedError


def semver(tag: str) -> Version | None:
    """The version that a tag names, with or without ``v``; nothing when it is none."""
    raise NotImplementedError


def is_newest(tag: str, among: Iterable[str]) -> str:
    """Empty when the tag is the newest of its kind, else why that is not so or cannot be told."""
    raise NotImplementedError
