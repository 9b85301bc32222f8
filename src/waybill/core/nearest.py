"""Which of the tags that exist somebody most likely meant. Linear in the number of tags, and deterministic."""

from __future__ import annotations

import re
from collections.abc import Iterable

_LONGEST_TAG = 128
_SIGNATURE = re.compile(r"sha256-[0-9a-f]{64}.*")  # where signatures and attestations are kept: no image to run
_VERSION = re.compile(r"[vV]?(?P<numbers>\d{1,18}(?:[._-]\d{1,18})*)(?P<rest>.*)", re.DOTALL)
_SEPARATORS = re.compile(r"[._-]+")


def nearest_tags(wanted: str, tags: Iterable[str], limit: int = 5) -> tuple[str, ...]:
    """The tags somebody who wrote ``wanted`` most likely meant, best first; with nothing near, the newest-looking."""
    wanted = wanted[:_LONGEST_TAG]
    real = {tag for tag in tags if tag and tag != wanted and len(tag) <= _LONGEST_TAG and not _SIGNATURE.fullmatch(tag)}
    ranked = sorted(real)
    ranked.sort(key=_age_key, reverse=True)
    aim = _plain(wanted)
    ranked.sort(key=lambda tag: _distance(aim, _plain(tag)))
    return tuple(ranked[: max(limit, 0)])


def _plain(tag: str) -> str:
    """The tag without what people get wrong first: case, the leading ``v``, the kind of separator."""
    plain = _SEPARATORS.sub(".", tag.casefold())
    return plain[1:] if plain[:1] == "v" and plain[1:2].isdigit() else plain


def _distance(aim: str, plain: str) -> int:
    """0 the same; 1 one begins the other; 2 and 3 that many typing errors; 4 the same first part; 5 far."""
    if aim == plain:
        return 0
    if _begins(aim, plain) or _begins(plain, aim):
        return 1
    errors = _typing_errors(aim, plain, _bearable_errors(aim))
    if errors is not None:
        return 1 + errors
    return 4 if aim.partition(".")[0] == plain.partition(".")[0] else 5


def _bearable_errors(aim: str) -> int:
    """Two changed digits make another version; two changed letters of a word are still that word."""
    return 2 if sum(letter.isalpha() for letter in aim) > 3 else 1


def _begins(short: str, long: str) -> bool:
    """True when ``long`` goes on after ``short`` at a boundary: 1.2 begins 1.2.3 and not 1.20."""
    return bool(short) and long.startswith(short) and long[len(short) : len(short) + 1] == "."


def _typing_errors(one: str, other: str, most: int) -> int | None:
    """How many letters were swapped, changed, lost or added; ``None`` when more than ``most``."""
    if abs(len(one) - len(other)) > most:
        return None
    one, other = _without_common_ends(one, other)
    far = most + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, start=1):
        following = [far] * (len(other) + 1)
        following[0] = i
        for j in range(max(1, i - most), min(len(other), i + most) + 1):
            beside = other[j - 1]
            cost = min(row[j] + 1, following[j - 1] + 1, row[j - 1] + (letter != beside))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == beside:
                cost = min(cost, before[j - 2] + 1)
            following[j] = cost
        if min(following) > most:
            return None
        before, row = row, following
    return row[-1] if row[-1] <= most else None


def _without_common_ends(one: str, other: str) -> tuple[str, str]:
    """Both without the letters that they share at the start and at the end: what is left is short, so quick."""
    shortest = min(len(one), len(other))
    start = next((i for i in range(shortest) if one[i] != other[i]), shortest)
    one, other = one[start:], other[start:]
    shortest -= start
    end = next((i for i in range(shortest) if one[-1 - i] != other[-1 - i]), shortest)
    return one[: len(one) - end], other[: len(other) - end]


def _age_key(tag: str) -> tuple[int, tuple[int, ...], int, str]:
    """Sorts newest-looking last: versions above names, releases above their candidates."""
    version = _VERSION.fullmatch(tag)
    if not version:
        return (0, (), 0, tag)
    numbers = tuple(int(number) for number in _SEPARATORS.split(version["numbers"]))
    return (1, numbers, 0 if version["rest"] else 1, version["rest"])
