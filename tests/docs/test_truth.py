"""docs/truth.md says what the rows and their scores say, and the scores are kept as they were played."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from tests.faults import fixed
from tests.faults.deploy_rows import http_says_500
from tests.faults.page import PAGE, page
from tests.truth import content, results, tally
from tests.truth.rows import FILES, Case, Section, sections
from tests.truth.score import FALSE_GREEN, FALSE_RED, FOLDER, NotGreenError, Score, Sheet, identity, played, sheet

EVERY = list(sections())
KINDS = [one for one in EVERY if one.title not in {"The founding story", "A whole real project"}]  # played whole


def test_the_page_is_made_from_the_rows_and_their_scores() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "run: python -m tests.faults.page"


def test_every_row_has_a_place_in_the_catalogue_and_a_name_of_its_own() -> None:
    cases = [case for section in EVERY for case in section.cases]

    assert len({case.row for case in cases}) == len(cases)
    assert all(case.catalogue for case in cases)


def test_every_row_has_a_file_that_plays_it() -> None:
    played = {rows for files in FILES.values() for rows in files}

    assert {key[0].partition("/")[0] for key in results.wanted(EVERY)} == played


def test_every_score_is_of_a_row_that_is_there() -> None:
    rows = {one for section in EVERY for case in section.cases for one in (case.row, case.other_row)}

    assert [key for key in results.read() if key[0] not in rows] == []


# The fixed rows


def is_fixed(case: Case) -> bool:
    return any(case.row in table for table in (fixed.VOYAGES, fixed.BUILDS, fixed.LOOKS, fixed.FLEETS))


def test_the_fixed_rows_are_there() -> None:
    known = {case.row for section in EVERY for case in section.cases}

    assert {*fixed.VOYAGES, *fixed.BUILDS, *fixed.LOOKS, *fixed.FLEETS, *fixed.OTHERS} <= known
    assert set(fixed.OTHERS) <= set(fixed.VOYAGES)


@pytest.mark.parametrize("section", KINDS, ids=lambda section: f"{section.title} ({section.verb})")
def test_each_kind_of_row_is_among_the_fixed_ones(section: Section) -> None:
    assert [case for case in section.cases if is_fixed(case)]


@pytest.mark.parametrize("verb", ["build-push", "verify", "preflight", "deploy and rollback"])
def test_both_lies_could_be_told_in_the_fixed_rows_of_each_verb(verb: str) -> None:
    held = [case for one in EVERY if verb in one.verb for case in one.cases if is_fixed(case)]

    assert {True, False} <= {case.good for case in held}


def test_both_image_stores_have_their_share_of_the_fixed_rows() -> None:
    stores = [store for table in (fixed.VOYAGES, fixed.BUILDS) for store in table.values()]

    assert min(stores.count("classic"), stores.count("containerd")) * 3 >= len(stores)


# Scores


def played_once(monkeypatch: pytest.MonkeyPatch, folder: Path, expected: str, play: Callable[[Sheet], None]) -> Score:
    """The score that a play writes."""
    monkeypatch.setenv(FOLDER, str(folder))
    monkeypatch.setattr(content, "of_judges", lambda **_: "judges")
    made = sheet(http_says_500, "F092", "classic", expected)
    try:
        with played(made):
            play(made)
    except AssertionError:
        made.troubles.setdefault("raised", "")
    (path,) = folder.glob("*.jsonl")
    line = path.read_text().splitlines()[-1]
    return Score(**json.loads(line))


def saying(*outcomes: str, wrong: str = "", error: AssertionError | None = None) -> Callable[[Sheet], None]:
    def play(made: Sheet) -> None:
        made.score.seen = list(outcomes)
        if wrong:
            with made.part(wrong):
                raise AssertionError(wrong)
        if error:
            raise error

    return play


BROKEN, RED = AssertionError("served 1.0"), NotGreenError("exit 20")


@pytest.mark.parametrize(
    ("expected", "play", "written"),
    [
        ("restored", saying("restored"), ("", [])),
        ("restored", saying("refused", wrong="verdict"), ("", ["verdict"])),
        ("restored", saying("delivered", wrong="verdict"), (FALSE_GREEN, ["verdict"])),
        ("refused", saying("refused", "proved", wrong="verdict"), (FALSE_GREEN, ["verdict"])),
        ("delivered", saying("delivered"), ("", [])),
        ("delivered", saying("delivered", wrong="users"), (FALSE_GREEN, ["users"])),
        ("delivered", saying("delivered", wrong="leftovers"), ("", ["leftovers"])),
        ("delivered", saying("restored", wrong="verdict"), (FALSE_RED, ["verdict"])),
        ("delivered", saying(error=BROKEN), ("", ["set-up"])),
        ("delivered", saying("delivered", error=BROKEN), ("", ["more"])),
        ("", saying("delivered"), ("", [])),
        ("", saying("restored", "delivered", error=BROKEN), (FALSE_GREEN, ["story"])),
        ("", saying("delivered", "restored", error=BROKEN), ("", ["story"])),
        ("", saying("delivered", "restored", error=RED), (FALSE_RED, ["story"])),
    ],
)
def test_a_play_says_what_it_was(
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    expected: str,
    play: Callable[[Sheet], None],
    written: tuple[str, list[str]],
) -> None:
    score = played_once(monkeypatch, tmp_path, expected, play)

    assert (score.lie, score.wrong) == written
    assert (score.row, score.content) == (identity(http_says_500), content.of_row(http_says_500))


def test_a_part_that_is_wrong_does_not_hide_the_others_and_fails_the_test() -> None:
    def play() -> None:
        with played(sheet(http_says_500, "F092", "classic", "restored")) as made:
            saying("restored", wrong="verdict")(made)
            saying("restored", wrong="users")(made)

    with pytest.raises(AssertionError, match=r"(?s)verdict.*users"):
        play()


def scored(**more: Any) -> Score:
    given: dict[str, Any] = {"content": "c", "product": "p", "judges": "j", "seen": ["restored"], **more}
    return Score(row="deploy/http_says_500", catalogue="F092", store="classic", expected="restored", **given)


def test_a_lie_is_not_forgotten_when_the_same_is_played_again() -> None:
    lied = scored(seen=["delivered"], wrong=["verdict"], lie=FALSE_GREEN)
    again = results.following(scored(), lied)
    once_more = results.following(scored(), again)

    assert (again.failed_before, again.lied_before) == (1, FALSE_GREEN)
    assert (once_more.failed_before, once_more.lied_before) == (1, FALSE_GREEN)
    assert results.following(scored(product="mended"), lied).lied_before == ""


def test_scores_come_back_as_they_were_kept(tmp_path: Path) -> None:
    scores = {results.key(one): one for one in (scored(), scored(by="naive", serves="old"))}
    results.write(scores, tmp_path / "truth.json")

    assert results.read(tmp_path / "truth.json") == scores


def test_what_has_been_played_is_taken_over_and_what_is_of_no_row_is_dropped(tmp_path: Path) -> None:
    kept, gone = scored(), replace(scored(), row="deploy/was_once")
    (tmp_path / "1.jsonl").write_text(json.dumps(vars(scored(seen=["refused"]))) + "\n")
    scores = {results.key(gone): gone}
    cases = [case for section in EVERY for case in section.cases]
    results.take_over(scores, cases, tmp_path)

    assert scores == {results.key(kept): scored(seen=["refused"])}
    assert list(tmp_path.glob("*.jsonl")) == []


def told(*scores: Score, stores: tuple[str, ...] = ("classic",), other_row: str = "") -> list[tuple[int, ...]]:
    """Plays, false greens and what is otherwise wrong, of ours; then of the deploys that others played too."""
    case = Case(
        row="deploy/http_says_500",
        name="one",
        catalogue="F092",
        expected="restored",
        content="c",
        others="yes",
        stores=stores,
        other_stores=stores[-1:],
        other_row=other_row,
    )
    section = Section(title="one", verb="deploy", cases=(case,))
    return [
        (one.plays, one.false_greens, one.wrong)
        for one in tally.sums([section], {results.key(score): score for score in scores})
    ]


THEIRS = (scored(by="naive"), scored(by="careful"))


def test_the_sums_hide_no_row_that_broke_and_count_none_that_is_another_since() -> None:
    assert told(scored())[0] == (1, 0, 0)
    assert told(scored(seen=[], wrong=["set-up"]))[0] == (1, 0, 1)
    assert told(scored(content="of yesterday"))[0] == (0, 0, 0)
    assert told(scored(), *THEIRS)[1:] == [(1, 0, 0)] * 3
    other = [replace(one, row="story/another") for one in THEIRS]
    assert told(scored(), *other, other_row="story/another")[1:] == [(0, 0, 0)] * 3, "it was not the same deploy"


def test_ours_is_compared_on_the_image_store_of_the_others() -> None:
    lied = scored(seen=["delivered"], wrong=["verdict"], lie=FALSE_GREEN)
    good = replace(scored(), store="containerd")

    assert told(good, lied, *THEIRS, stores=("containerd", "classic"))[1] == (1, 1, 0)


# Contents


ROW = """from tests.faults.its_rows import HELP

LIMIT = 3


def helper():
    return LIMIT, HELP


@register('F1')
def row(scene):
    helper()
"""
HELP = "HELP = MORE = 1\nUNUSED = 2\n"


def hashed(folder: Path, text: str, beside: str) -> str:
    """Of the row in such a file, beside such another one."""
    folder.mkdir()
    (folder / "its_rows.py").write_text(beside)
    (folder / "rows.py").write_text(text)
    row: Any = SimpleNamespace(__name__="row", __code__=SimpleNamespace(co_filename=str(folder / "rows.py")))
    return content.of_row(row)


def test_a_row_is_another_one_when_anything_that_it_uses_is(tmp_path: Path) -> None:
    same = hashed(tmp_path / "same", ROW, HELP)
    pairs = (("3", "4"), ("return", "yield"), ("'F1'", "'F2'"), ("(scene)", "(a)"))
    changed = [
        *((ROW.replace(*pair), HELP) for pair in pairs),
        (ROW, HELP.replace("1", "5")),
    ]

    assert same not in {hashed(tmp_path / str(number), *files) for number, files in enumerate(changed)}
    assert hashed(tmp_path / "more", f"{ROW}\n\ndef other(scene):\n    pass\n", HELP.replace("2", "3")) == same
