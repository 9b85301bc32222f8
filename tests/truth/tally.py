"""Sums over scores, and a score in few words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tests.truth.results import Key, Scores, wanted
from tests.truth.rows import Case, Section
from tests.truth.score import FALSE_GREEN, FALSE_RED, OURS, Score

NAMES = {OURS: "Waybill", "naive": "naive script", "careful": "careful script"}
BAD_ENDS = {"nobody", "new, not well", "another"}


@dataclass(frozen=True, kw_only=True)
class Sum:
    """Of one pipeline."""

    name: str
    plays: int
    good: int
    bad: int
    stories: int
    false_greens: int
    false_reds: int
    wrong: int
    unserved: int  # deploys that ended with nobody served as before or as wished


def sums(every: Sequence[Section], scores: Scores) -> Iterator[Sum]:
    """All of ours; then ours, the naive and the careful one where all three deployed the same."""
    cases = [case for section in every for case in section.cases]
    scores = of_these_rows(every, scores)
    ours = [(case, scores[key]) for case in cases for key in keys(case) if key in scores and is_counted(scores[key])]
    yield summed("Waybill, everything", ours)
    same = list(compared(cases, scores))
    for by in (OURS, "naive", "careful"):
        yield summed(f"{NAMES[by]}, the same deploys", [(case, three[by]) for case, three in same])


def of_these_rows(every: Sequence[Section], scores: Scores) -> Scores:
    """Without those of rows that are others since: they say nothing of today's."""
    return {key: scores[key] for key, row in wanted(every).items() if key in scores and scores[key].content == row}


def is_counted(score: Score) -> bool:
    """Whether it was played, or was to be and broke before anything was said."""
    return bool(score.seen or score.wrong)


def compared(cases: Sequence[Case], scores: Scores) -> Iterator[tuple[Case, dict[str, Score]]]:
    """The deploys that all three have played, on one and the same image store."""
    same = [(case, store) for case in cases if not case.other_row for store in case.other_stores]
    for case, store in same:
        found = {by: scores.get((case.row, store, by)) for by in NAMES}
        three = {by: one for by, one in found.items() if one is not None and is_counted(one) and not one.aside}
        if len(three) == len(NAMES):
            yield case, three


def keys(case: Case) -> list[Key]:
    """Our own plays of a row."""
    return [(case.row, store, OURS) for store in case.stores]


def summed(name: str, played: Sequence[tuple[Case, Score]]) -> Sum:
    """The sum of these plays."""
    lies = [lie for _, score in played for lie in (score.lie or score.lied_before,)]
    return Sum(
        name=name,
        plays=len(played),
        good=sum(case.good is True for case, _ in played),
        bad=sum(case.good is False for case, _ in played),
        stories=sum(case.good is None for case, _ in played),
        false_greens=lies.count(FALSE_GREEN),
        false_reds=lies.count(FALSE_RED),
        wrong=sum(bool(score.wrong) and not score.lie for _, score in played),
        unserved=sum(score.serves in BAD_ENDS for _, score in played),
    )


HEAD = ("", "plays", "good", "bad", "both", "false greens", "false reds", "otherwise wrong", "nobody served well")


def cells(one: Sum) -> tuple[str, ...]:
    """As one line of a table."""
    counts = (one.plays, one.good, one.bad, one.stories, one.false_greens, one.false_reds, one.wrong, one.unserved)
    return one.name, *map(str, counts)


def table(every: Sequence[Section], scores: Scores) -> str:
    """For a terminal."""
    lines = [HEAD, *(cells(one) for one in sums(every, scores))]
    wide = [max(len(line[at]) for line in lines) for at in range(len(HEAD))]
    return "\n".join("  ".join(cell.ljust(width) for cell, width in zip(line, wide, strict=True)) for line in lines)


def line(score: Score) -> str:
    """One score as a line of a terminal."""
    how = score.lie.upper() or (f"wrong: {', '.join(score.wrong)}" if score.wrong else "as it must be")
    how = how if score.by == OURS or score.lie else "told the truth"
    said = "–" if score.aside else ", ".join(score.seen[-3:])
    what = f"{score.row} [{score.store or 'any'}] by {score.by}"
    return f"{score.seconds:>6.1f} s  {what}: {said}: {score.aside or how}"
