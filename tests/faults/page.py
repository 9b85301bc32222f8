"""docs/truth.md, made from the rows and from docs/truth.json: what must be, and what was seen when it was played."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from tests.truth import results, tally
from tests.truth.results import Scores
from tests.truth.rows import Case, Section, sections
from tests.truth.score import Score

PAGE = Path(__file__).resolve().parents[2] / "docs" / "truth.md"
LAST = Path(__file__).resolve().parents[1] / "chaos" / "last.json"
STORES = ("containerd", "classic")
HEAD = """# What is held to be true

<!-- Made by `bin/truth`, or without playing by `python -m tests.faults.page`; do not edit. A test compares it with the
rows and with docs/truth.json. -->

Every row is a situation that is really set up: a real host of the lab, with a real sshd and a real container engine, on
the classic and on the containerd image store where the store matters. The real command runs. What really serves is
read from the engine's own socket by code that shares nothing with the product (`tests/faults/oracle.py`). `bin/truth`
plays all rows and writes this page; a fixed subset (`tests/faults/fixed.py`) is part of every `bin/test`, and a row
that fails fails the build.

A **false green** is a run that was green when it had to be red, or while the wrong version served. A **false red** is a
run that was red in a situation in which a deploy must succeed. Zero and zero is the condition of a release.

"Must succeed" is said of ours: where a host has no right to pull or no way to the registry, the runner can serve the
image, and a script that has no such road is red with good reason. It counts as a false red of the script all the same.
Each play counts as it ended last: one that failed, and was as it must be when it was played again with the same
content, is not in the sums. It is listed below them.

How to read the tables:

| column | what it says |
|---|---|
| row | the place in the catalogue of faults (F), good situations (N) and attacks (S) that the project keeps |
| must end, told as | the outcome and the exact set of errors and unsettled checks; a *story* makes several calls \
and judges each |
| ended | the outcome that was seen, on both image stores where they do not differ; **bold** where it must not be |
| users saw | the versions that answered at the published port, asked several times a second, and the longest time \
without an answer |
| diagnosis | whether exactly these codes came, with the cause first and the words that the row demands |
| left | half-replaced containers, locks, open transactions, files in memory, secrets in any file, ports, references \
to a relay |
| naive, careful | two other pipelines on the same set-up, judged by the same oracle: what they said, then who \
serves in the end. [naive](../tests/faults/pipelines/naive.sh) is the usual script over SSH, \
[careful](../tests/faults/pipelines/careful.sh) the same with every exit code, a pinned host key, `up --wait` and a \
health check |

Verbs that only look touch nothing, which has a test of its own (`test_traces.py`); so their rows have no users and no
leftovers. "–" under another pipeline: it cannot be asked, for the reason below its table. Where the oracle cannot tell,
the scripts have the benefit of the doubt.
"""


ABOUT = """A play is one row on one image store. "Otherwise wrong" is neither lie: a wrong code, a word that is missing,
something left behind, users who noticed. "Nobody served well": a deploy after which users had neither the old version
nor a working new one; where no old version works, nothing else is possible."""


def page() -> str:
    """The whole page."""
    every, scores = list(sections()), results.read()
    tables = "".join(_section(one, scores) for one in every)
    return HEAD + _score(every, scores) + tables + _chaos() + _sums(every)


# The score


def _score(every: Sequence[Section], scores: Scores) -> str:
    head = "| " + " | ".join(tally.HEAD) + " |"
    lines = ["\n## The score\n", head, "|---|" + "---|" * (len(tally.HEAD) - 1)]
    lines += ["| " + " | ".join(tally.cells(one)) + " |" for one in tally.sums(every, scores)]
    return "\n".join([*lines, "", _about(scores), *_open(every, scores)]) + "\n"


def _about(scores: Scores) -> str:
    """When all this was seen, and of which content."""
    played = [score for score in scores.values() if not score.aside]
    if not played:
        return f"{ABOUT}\n\nNothing has been played yet."
    dates = sorted({score.date for score in played})
    products = Counter(score.product for score in played if score.by == "waybill")
    made = ", ".join(f"`{product}` ({count})" for product, count in products.most_common())
    when = dates[0] if len(dates) == 1 else f"{dates[0]} to {dates[-1]}"
    return f"{ABOUT}\n\nPlayed {when}. Contents of the product, with the plays of each: {made}."


def _open(every: Sequence[Section], scores: Scores) -> Iterator[str]:
    """What was not played, and what was not as it must be."""
    wanted = results.wanted(every)
    never = [key for key in wanted if key not in scores]
    since = [key for key, row in wanted.items() if key in scores and scores[key].content != row]
    yield f"\nNot played yet: {len(never)} plays. Of a row that was changed since, and not counted: {len(since)}."
    ours = [score for key, score in sorted(scores.items()) if score.by == "waybill" and key in wanted]
    wrong = [score for score in ours if score.wrong or score.lie]
    if wrong:
        yield "\nNot as they must be:\n"
        yield from (f"* `{one.row}` ({one.store or 'any'}): {one.lie or ', '.join(one.wrong)}" for one in wrong)
    again = [score for score in ours if score.failed_before and score not in wrong]
    if again:
        yield "\nAs they must be only when they were played once more, with the same content:\n"
        yield from (f"* `{one.row}` ({one.store or 'any'}): {one.lied_before or 'not a lie'}" for one in again)


# A table


def _section(section: Section, scores: Scores) -> str:
    others = any(case.others != "no" for case in section.cases)
    columns = ["row", "situation", "must end", "told as", "ended", "users saw", "diagnosis", "left"]
    columns += ["naive", "careful"] if others else []
    lines = [f"\n## {section.title} ({section.verb})\n{section.about}"]
    lines += ["| " + " | ".join(columns) + " |", "|---" * len(columns) + "|"]
    lines += ["| " + " | ".join(_line(case, scores, others=others)) + " |" for case in section.cases]
    return "\n".join([*lines, *_asides(section, scores)]) + "\n"


def _line(case: Case, scores: Scores, *, others: bool) -> list[str]:
    told = ", ".join(f"`{code}`" for code in case.told) or "–"
    must = f"`{case.expected}`" if case.expected else "a story"
    seen = [scores.get(key) for key in tally.keys(case)]
    played = [one for one in seen if one is not None and one.content == case.content]
    cells = [
        case.catalogue,
        case.name,
        must,
        told,
        _ended(case, seen),
        _users(played),
        _diagnosis(played),
        _left(played),
    ]
    return cells + [_other(case, scores, by) for by in ("naive", "careful")] if others else cells


def _ended(case: Case, seen: Sequence[Score | None]) -> str:
    """What it said, for each image store where they differ."""
    said = [_said(case, one) for one in seen]
    if len(set(said)) == 1:
        return said[0]
    return "; ".join(f"{store or 'any'}: {one}" for store, one in zip(case.stores, said, strict=True))


def _said(case: Case, score: Score | None) -> str:
    if score is None:
        return "not played"
    if score.content != case.content:
        return "changed since it was played"
    if score.lie:
        return f"**{score.lie}**: {_outcome(score)}"
    if {"verdict", "story", "set-up", "more"} & set(score.wrong):
        return f"**{_outcome(score)}**"
    return _outcome(score)


def _outcome(score: Score) -> str:
    if not score.expected:
        return "not as told" if score.wrong else "as told"
    return "/".join(f"`{one}`" for one in dict.fromkeys(score.seen)) or "could not be set up"


def _users(played: Sequence[Score]) -> str:
    wrong = " **wrong**" if any("users" in one.wrong for one in played) else ""
    watched = [one for one in played if one.gap is not None]
    if not watched:
        return wrong.strip() or "–"
    versions = " or ".join(dict.fromkeys(" → ".join(one.versions) or "nobody" for one in watched))
    gap = max(one.gap or 0.0 for one in watched)
    return f"{versions}, {f'{gap:.1f} s without' if gap else 'no gap'}{wrong}"


def _diagnosis(played: Sequence[Score]) -> str:
    if not played:
        return "–"
    wrong = sorted({code for one in played if "diagnosis" in one.wrong for code in one.codes})
    if any("diagnosis" in one.wrong for one in played):
        return f"**other**: {', '.join(wrong) or 'no code, or other words'}"
    return "right" if all(one.expected for one in played) else "–"


def _left(played: Sequence[Score]) -> str:
    looked = [one for one in played if one.left is not None]
    if not looked:
        return "–"
    found = sorted({thing.partition(" ")[0] for one in looked for thing in one.left or ()})
    wrong = any("leftovers" in one.wrong for one in looked)
    return f"**{', '.join(found)}**" if wrong else ", ".join(found) or "nothing"


def _other(case: Case, scores: Scores, by: str) -> str:
    """What somebody else's pipeline said, and who served in the end."""
    if case.others != "yes":
        return "–"
    row, given = case.other_row or case.row, case.other_content or case.content
    found = [_other_of(scores.get((row, store, by)), given) for store in case.other_stores]
    return "; ".join(dict.fromkeys(found)) or "–"


def _other_of(score: Score | None, given: str) -> str:
    if score is None:
        return "not played"
    if score.content != given:
        return "changed since it was played"
    if score.aside:
        return "–"
    if not score.seen:
        return "could not be set up"
    said = f"**{score.lie}**" if score.lie else score.seen[0]
    return f"{said}; {score.serves}"


def _asides(section: Section, scores: Scores) -> list[str]:
    """Why other pipelines are not asked, each reason with the number of rows."""
    reasons: Counter[str] = Counter()
    for case in section.cases:
        found = [scores[key] for key in [(case.row, store, "naive") for store in case.other_stores] if key in scores]
        reason = case.others if case.others not in {"yes", "no"} else next((one.aside for one in found), "")
        reasons.update([reason] if reason else [])
    return ["", *(f"* – in {count} rows: {reason}." for reason, count in reasons.most_common())] if reasons else []


def _chaos() -> str:
    """The last long loop of kills; the short one is part of every run of the tests."""
    if not LAST.exists():
        return ""
    last = json.loads(LAST.read_text())
    served = ", ".join(f"{count} times the {who} one" for who, count in last["served"].items())
    kills = f"{last['kills']} deploys, in each of which something was killed at a random instant."
    after = f"After each a version served ({served}); the next deploy was not blocked, was what it said, left nothing."
    rest = (
        f"Not as it must be: {last['troubles']}. Repaired first by the next run: {last['repaired']}. "
        f"The engine kept the port of a container that was gone and had to be started again, as the run said: "
        f"{last['helped']}."
    )
    lines = [
        "\n## Kills at random instants\n",
        f"`bin/chaos --kills {last['kills']} --seed {last['seed']}`, {last['date']}: {kills}",
        after,
        f"{rest}\n",
        "| killed | what the run said of itself |",
        "|---|---|",
        *(f"| {victim} | {_counts(said)} |" for victim, said in last["said"].items()),
    ]
    return "\n".join(lines) + "\n"


def _counts(said: dict[str, int]) -> str:
    return ", ".join(f"{words} {count}" for words, count in said.items())


def _sums(every: Sequence[Section]) -> str:
    goods = Counter(case.good for section in every for case in section.cases)
    return (
        "\n## In all\n\n"
        f"* {goods[False]} situations in which green would be a lie.\n"
        f"* {goods[True]} good ones in which red would be.\n"
        f"* {goods[None]} stories of both.\n"
    )


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
    sys.stdout.write(f"written: {PAGE.name}\n")
