"""Which files ``.dockerignore`` keeps out of a build's context, as docker's own matcher decides it. Pure.

The last line that matches decides. A line matches a file or a directory above it; it is anchored at the root.
"""

from __future__ import annotations

import re
from functools import lru_cache

from waybill.frozen import dataclass

_LONGEST_LINE = 4096
_MOST_LINES = 10_000


@dataclass(frozen=True, kw_only=True)
class IgnoreRules:
    """The lines of a ``.dockerignore`` in their order, cleaned; ``!`` stands before what is taken in again."""

    lines: tuple[str, ...] = ()

    def excludes(self, path: str) -> bool:
        """True when the file (relative, with ``/``) is not sent."""
        return bool(self.rule_for(path))

    def rule_for(self, path: str) -> str:
        """The line that keeps the path out; empty when none does."""
        for line in reversed(self.lines):
            if _matches(line.removeprefix("!"), path):
                return "" if line.startswith("!") else line
        return ""

    def may_prune(self, directory: str) -> bool:
        """True when nothing below the directory can be sent, so that nobody need look there."""
        if not self.excludes(directory):
            return False
        return not any(line.startswith("!") and _may_reach(line[1:], directory) for line in self.lines)


def read_ignore(text: str) -> IgnoreRules:
    """The rules of a file. Comments and lines that mean nothing to docker are left out."""
    lines = text.removeprefix("\ufeff").splitlines()[:_MOST_LINES]
    cleaned = (_cleaned(line) for line in lines if len(line) <= _LONGEST_LINE and not line.startswith("#"))
    return IgnoreRules(lines=tuple(line for line in cleaned if line))


def _cleaned(line: str) -> str:
    """The pattern in the form in which it is compared: without outer blanks, ``./``, ``..`` and slashes at its ends."""
    bare = line.strip()
    sign = "!" if bare.startswith("!") else ""
    parts: list[str] = []
    for part in bare.removeprefix("!").strip().split("/"):
        if part == ".." and parts:
            parts.pop()
        elif part not in ("", ".", ".."):
            parts.append(part)
    return sign + "/".join(parts) if parts else ""


def _matches(pattern: str, path: str) -> bool:
    """True when the pattern matches the path or a directory above it."""
    compiled = _compiled(pattern)
    return compiled is not None and compiled.fullmatch(path) is not None


def _may_reach(pattern: str, directory: str) -> bool:
    """True when the pattern could match something below the directory. In doubt it could."""
    below = directory.split("/")
    for mine, theirs in zip(pattern.split("/"), below, strict=False):
        if "**" in mine:
            return True
        if not _matches(mine, theirs):
            return False
    return True


@lru_cache(maxsize=20_000)
def _compiled(pattern: str) -> re.Pattern[str] | None:
    """The pattern as a regular expression, by the rules of moby's patternmatcher; nothing where it is malformed.

    Whatever lies below what it matches is matched as well.
    """
    try:
        return re.compile(f"(?:{_translated(pattern)})(?:/.*)?", re.DOTALL)
    except re.error:
        return None


def _translated(pattern: str) -> str:
    made, position = [], 0
    while position < len(pattern):
        piece, position = _next_piece(pattern, position)
        made.append(piece)
    return "".join(made)


_STAND_FOR = {"*": "[^/]*", "?": "[^/]"}


def _next_piece(pattern: str, at: int) -> tuple[str, int]:
    character = pattern[at]
    if pattern.startswith("**", at):
        rest = at + 3 if pattern.startswith("**/", at) else at + 2
        return (".*" if rest >= len(pattern) else "(?:.*/)?"), rest
    if character == "[":
        return _character_class(pattern, at)
    if character == "\\" and at + 1 < len(pattern):
        return re.escape(pattern[at + 1]), at + 2
    return _STAND_FOR.get(character, re.escape(character)), at + 1


def _character_class(pattern: str, at: int) -> tuple[str, int]:
    end = pattern.find("]", at + 2 + (pattern[at + 1 : at + 2] == "^"))
    if end < 0:
        return "(", len(pattern)  # malformed: it matches nothing, as docker refuses it
    inner = pattern[at + 1 : end]
    sign = "^" if inner.startswith("^") else ""
    body = inner.removeprefix("^").replace("\\", "\\\\").replace("[", "\\[")
    return f"(?!/)[{sign}{body}]", end + 1
