"""Walk over a build context before it is sent; what its size and its names mean is decided in ``core/build``."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import replace
from time import monotonic

from waybill.core.build.context import ContextFacts, ContextTally, login_in_git_config
from waybill.core.build.ignore import IgnoreRules
from waybill.effects.given_files import read_bytes

_CONFIG = (".git", "config")
_CONFIG_CAP = 256 * 1024


def measure(
    directory: str,
    rules: IgnoreRules,
    *,
    has_ignore: bool = False,
    most: int = 200_000,
    seconds: float = 10.0,
    clock: Callable[[], float] = monotonic,
) -> ContextFacts:
    """What would be sent, as far as ``most`` entries and ``seconds`` reach: beyond that it is not ``complete``."""
    if not os.path.isdir(directory):
        return ContextFacts(path=directory, found=False)
    tally = ContextTally(rules, path=directory, has_ignore=has_ignore)
    until = clock() + seconds
    for count, (path, size) in enumerate(_files(directory, rules), start=1):
        if not tally.add(path, size):
            break
        if count >= most or clock() > until:
            tally.stop()
            break
    facts = tally.facts()
    return facts if facts.git_size is None else replace(facts, git_login=_login(directory, rules))


def _files(directory: str, rules: IgnoreRules) -> Iterator[tuple[str, int]]:
    """Each file below with its size, by its path from there; links are not followed, and unreadable folders skipped."""
    waiting = [""]
    while waiting:
        below = waiting.pop()
        for entry in _entries(os.path.join(directory, below)):
            path = f"{below}/{entry.name}" if below else entry.name
            if not entry.is_dir(follow_symlinks=False):
                yield path, _size(entry)
            elif not rules.may_prune(path):
                waiting.append(path)


def _login(directory: str, rules: IgnoreRules) -> str:
    if rules.excludes("/".join(_CONFIG)):
        return ""
    try:
        return login_in_git_config(
            read_bytes(os.path.join(directory, *_CONFIG), _CONFIG_CAP).decode("utf-8", "replace")
        )
    except OSError:
        return ""


def _entries(directory: str) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(directory) as found:
            return sorted(found, key=lambda entry: entry.name)
    except OSError:
        return []


def _size(entry: os.DirEntry[str]) -> int:
    try:
        return entry.stat(follow_symlinks=False).st_size
    except OSError:
        return 0
