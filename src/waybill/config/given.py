"""A text that somebody gave for an input, where it stands, and how it becomes a value. Pure."""

from __future__ import annotations

from waybill.config.input import CLEAR, Input
from waybill.config.values import BLANK, ValueProblem, read_one, split_many
from waybill.config.words import show, without_credentials
from waybill.errors import Mistake
from waybill.frozen import dataclass


@dataclass(frozen=True, kw_only=True)
class Given:
    """What one place says about one input. ``origin`` is ``--tag``, ``WAYBILL_TAG`` or ``waybill.yml:12:3``."""

    texts: tuple[str, ...]
    origin: str
    is_list: bool = False
    clear: str = CLEAR

    @property
    def clears(self) -> bool:
        """True for ``none``: the input is as if nothing below had set it."""
        return len(self.texts) == 1 and not self.is_list and self.texts[0].strip(BLANK) == self.clear

    @property
    def is_empty(self) -> bool:
        """True when nothing but blanks was given."""
        return not any(text.strip(BLANK) for text in self.texts)


def where(row: Input, origin: str) -> str:
    """How a mistake names the place: origin and input."""
    return origin if origin == row.flag else f"{origin} {row.name}"


def read_given(row: Input, given: Given) -> tuple[object, list[Mistake]]:
    """The value of a non-secret input, and what is wrong with the text; the value counts only without mistakes."""
    texts = split_many(row.kind, given.texts) if row.many else given.texts
    if not texts or not all(text.strip(BLANK) for text in given.texts):
        return None, [Mistake(where(row, given.origin), _empty_problem(given), _empty_fix(row, given))]
    if not row.many and (given.is_list or len(texts) > 1):
        found = f"{len(texts)} values were given where one is allowed"
        return None, [Mistake(where(row, given.origin), found, row.allowed)]
    parsed: list[object] = []
    mistakes: list[Mistake] = []
    for text in texts:
        try:
            parsed.append(read_one(row.kind, text))
        except ValueProblem as problem:
            mistakes.append(_mistake(row, given.origin, text, problem))
    if not row.many:
        return next(iter(parsed), None), mistakes
    return tuple(parsed if row.kind.repeats else dict.fromkeys(parsed)), mistakes


def _mistake(row: Input, origin: str, text: str, problem: ValueProblem) -> Mistake:
    hint = without_credentials(problem.fix)
    fix = f"{hint}; allowed is {row.allowed}" if hint else row.allowed
    shown = '"***"' if problem.hides else show(text.strip(BLANK))
    return Mistake(where(row, origin), f"{shown} {problem.problem}", fix)


def _empty_problem(given: Given) -> str:
    return "is empty" if given.is_empty else "holds an empty entry"


def _empty_fix(row: Input, given: Given) -> str:
    if row.never_empty and given.origin in (row.flag, row.variable):
        lost = DROPPED_OUTPUT if row.name in _OF_OUTPUTS else _LOST
        return f"{row.allowed}; if none is meant write `{row.clear}`. {lost}"
    return f"{row.allowed}; to clear a value set elsewhere write `{row.clear}`"


_OF_OUTPUTS = frozenset({"image", "digest", "waybill", "metadata"})
_LOST = "A variable, an input or an output whose name is misspelt reads as empty text"
DROPPED_OUTPUT = (
    "An empty value usually means that the output it comes from is empty: a name on the way to it is misspelt, the job "
    "that made it is not in `needs`, or it was dropped because it contained a masked value: hand on `digest` alone and "
    "write the image name in this job"
)
