"""The file of scores, docs/truth.json: one line for each row, image store and pipeline."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from tests.truth import content
from tests.truth.rows import Case, Section
from tests.truth.score import OURS, Score

FILE = content.ROOT / "docs" / "truth.json"
RAW = content.ROOT / ".truth"  # what is played writes here; it is taken over into the file
Key = tuple[str, str, str]  # row, store, whose deploy
Scores = Mapping[Key, Score]


def key(score: Score) -> Key:
    """What a score is of."""
    return score.row, score.store, score.by


def read(file: Path = FILE) -> dict[Key, Score]:
    """All scores that are kept."""
    if not file.exists():
        return {}
    scores = [Score(**entry) for entry in json.loads(file.read_text(encoding="utf-8"))]
    return {key(score): score for score in scores}


def write(scores: Scores, file: Path = FILE) -> None:
    """Keep them, one line each, so that a change shows what was played."""
    lines = [json.dumps(vars(scores[one]), sort_keys=True, ensure_ascii=False) for one in sorted(scores)]
    file.write_text("[\n" + ",\n".join(lines) + "\n]\n", encoding="utf-8")


def take_over(scores: dict[Key, Score], cases: Iterable[Case], raw: Path = RAW) -> None:
    """Add what has been played since, in the order in which it was; rows that are no more are dropped.

    A failure is not forgotten when the same row is played again with the same content: it is counted, and a lie stays.
    """
    for path in sorted(raw.glob("*.jsonl"), key=lambda one: one.stat().st_mtime_ns):
        for line in path.read_text(encoding="utf-8").splitlines():
            score = Score(**json.loads(line))
            scores[key(score)] = following(score, scores.get(key(score)))
        path.unlink()
    known = {one for case in cases for one in (case.row, case.other_row)}
    for one in [one for one in scores if one[0] not in known]:
        del scores[one]


def following(score: Score, before: Score | None) -> Score:
    """The newer score, with what the older one said of the same content."""
    if before is not None and same_content(score, before):
        failed = bool(before.wrong or before.lie) and before.by == OURS
        score.failed_before = before.failed_before + failed
        score.lied_before = before.lied_before or (before.lie if before.by == OURS else "")
    return score


def same_content(one: Score, other: Score) -> bool:
    """Whether both were played with the same row, product, judges and lab."""
    return (one.content, one.product, one.judges) == (other.content, other.product, other.judges)


def is_of_now(score: Score | None, row: str) -> bool:
    """Whether a score is one of today's content; ``row`` is the hash of the row."""
    if score is None:
        return False
    now = (row, content.of_product() if score.by == OURS else "", content.of_judges(ours=score.by == OURS))
    return (score.content, score.product if score.by == OURS else "", score.judges) == now


def wanted(sections: Sequence[Section]) -> dict[Key, str]:
    """Everything that can be played, and the content of its row."""
    found: dict[Key, str] = {}
    for case in (case for section in sections for case in section.cases):
        found |= {(case.row, store, OURS): case.content for store in case.stores}
        if case.others == "yes":
            found |= {(one, store, by): given for one, given, store, by in others_of(case)}
    return found


def others_of(case: Case) -> list[tuple[str, str, str, str]]:
    """Row, content, store and pipeline of each play of somebody else."""
    row, given = case.other_row or case.row, case.other_content or case.content
    return [(row, given, store, by) for store in case.other_stores for by in ("naive", "careful")]
