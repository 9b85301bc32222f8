"""Whether a release is the newest of its kind: the rule by which ``latest`` and its like move, and never back. Pure.

Versions compare with versions (those of two numbers with those of three too), timestamps with timestamps of the same
shape. Of any other tag nobody can tell.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Union

from waybill.frozen import dataclass

_NUMBER = r"[0-9]{1,18}"
# Zeros may lead: 2026.01.23 is a release like 2026.10.23, and must be compared with it.
_VERSION = re.compile(rf"[vV]?({_NUMBER})\.({_NUMBER})\.({_NUMBER})(?:-([0-9A-Za-z.-]+))?(?:\+[0-9A-Za-z.-]+)?")
_STAMP = re.compile(r"[0-9]+(?:[-_.T][0-9]+)*")
_PAIR = re.compile(rf"[vV]?({_NUMBER})\.({_NUMBER})")
_PART = re.compile(rf"v?{_NUMBER}(?:\.{_NUMBER})?")
_SHORTEST_STAMP = 8  # digits: a day
_LONGEST = 128
_Part = tuple[int, Union[int, str]]  # noqa: UP007  # evaluated by Python 3.10 as well


@dataclass(frozen=True, kw_only=True)
class Version:
    """A semantic version as a tag carries it; ``parts`` are its numbers as they are written."""

    parts: tuple[str, ...]
    prerelease: str = ""

    def __str__(self) -> str:
        return ".".join(self.parts) + (f"-{self.prerelease}" if self.prerelease else "")

    @property
    def numbers(self) -> tuple[int, ...]:
        """Major, minor and patch as numbers."""
        return tuple(map(int, self.parts))

    @property
    def order(self) -> tuple[tuple[int, ...], bool, tuple[_Part, ...]]:
        """What versions are sorted by: a prerelease comes before its release, a number before a word."""
        words = self.prerelease.split(".") if self.prerelease else []
        keys = tuple((0, int(word)) if word.isdigit() else (1, word) for word in words)
        return self.numbers, not self.prerelease, keys


def semver(tag: str) -> Version | None:
    """The version that a tag names, with or without ``v``; nothing when it is none. Build metadata is left out."""
    found = _VERSION.fullmatch(tag) if len(tag) <= _LONGEST else None
    return Version(parts=(found[1], found[2], found[3]), prerelease=found[4] or "") if found else None


def is_timestamp(tag: str) -> bool:
    """True for tags like ``20260123-170510``: digits alone, and at least those of a day."""
    if len(tag) > _LONGEST or not _STAMP.fullmatch(tag):
        return False
    return sum(character.isdigit() for character in tag) >= _SHORTEST_STAMP


def is_release_name(tag: str) -> bool:
    """True for what is the name of one release and hardly that of a branch."""
    return semver(tag) is not None or is_timestamp(tag)


def is_part_of_versions(tag: str) -> bool:
    """True for `1`, `v1` and `1.4`: names under which people expect the newest release of a line."""
    return _PART.fullmatch(tag) is not None and not is_timestamp(tag)


def is_newest(tag: str, among: Iterable[str], *, alike: int = 0) -> str:
    """Empty when the tag is the newest of its kind, else why that is not so or cannot be told.

    ``alike``: only versions that share so many leading numbers count (2: within 1.4, 1: within 1).
    """
    version = semver(tag)
    if version is not None:
        return _newest_version(tag, version, among, alike)
    if not is_timestamp(tag) and (pair := _pair(tag)) is not None:
        return _newest_pair(tag, pair, among)
    if not is_timestamp(tag):
        return f"`{tag[:_LONGEST]}` is neither a version nor a timestamp, so it cannot be told what is newest"
    shape = _shape(tag)
    newer = [other for other in among if len(other) == len(tag) and _shape(other) == shape and other > tag]
    return f"{max(newer)} exists and is newer than {tag}" if newer else ""


def _newest_version(tag: str, version: Version, among: Iterable[str], alike: int) -> str:
    if version.prerelease:
        return f"{tag} is a prerelease"
    releases = ((other, found) for other in among if (found := semver(other)) and not found.prerelease)
    newer = [
        (found.order, other)
        for other, found in releases
        if found.numbers > version.numbers and found.numbers[:alike] == version.numbers[:alike]
    ]
    return f"{max(newer)[1]} exists and is newer than {tag}" if newer else ""


def _pair(tag: str) -> tuple[int, ...] | None:
    """The numbers of `v1.2` and `2026.11`: whoever releases by two has no third."""
    found = _PAIR.fullmatch(tag) if len(tag) <= _LONGEST and not is_timestamp(tag) else None
    return (int(found[1]), int(found[2]), 0) if found else None


def _newest_pair(tag: str, numbers: tuple[int, ...], among: Iterable[str]) -> str:
    """Beside others of two numbers, and of three. (What has three asks only for three: two are an alias there.)"""
    newer = [(found, other) for other in among if (found := _release_numbers(other)) is not None and found > numbers]
    return f"{max(newer)[1]} exists and is newer than {tag}" if newer else ""


def _release_numbers(tag: str) -> tuple[int, ...] | None:
    version = semver(tag)
    if version is None:
        return _pair(tag)
    return None if version.prerelease else version.numbers


def _shape(tag: str) -> str:
    return re.sub(r"[0-9]", "0", tag)
