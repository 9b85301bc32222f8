from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from waybill.core.host.compose import ComposeTrouble
from waybill.core.host.compose_words import reaches_engine, read_complaint

RECORDED: list[dict[str, Any]] = json.loads(Path(__file__).with_name("compose_words.json").read_text(encoding="utf-8"))
SECRET = "hunter2"  # every recorded project held it where a value stands


@pytest.mark.parametrize("entry", RECORDED, ids=[f"{entry['about']}-{entry['versions'][0]}" for entry in RECORDED])
def test_what_real_versions_said_is_told_without_a_value(entry: dict[str, Any]) -> None:
    complaint = read_complaint(entry["words"], entry["code"])

    assert (complaint.trouble.value, complaint.detail, complaint.name) == (
        entry["trouble"],
        entry["detail"],
        entry["name"],
    )
    assert SECRET not in complaint.detail + complaint.name


def test_the_recordings_hold_what_must_not_be_told() -> None:
    """Without the secret in them the test above would prove nothing."""
    assert sum(SECRET in entry["words"] for entry in RECORDED) >= 15
    assert {version for entry in RECORDED for version in entry["versions"]} >= {"2.20.1", "2.26.1-4", "2.40.3"}


@pytest.mark.parametrize(
    ("words", "detail"),
    [
        ('strconv.Atoi: parsing "hunter2": invalid syntax', "strconv.Atoi"),
        ("some new words 'hunter2' and more", "some new words"),
        ("A=hunter2", "A"),
        ("`hunter2`", ""),
        ("", ""),
        ("\n\n  a line\nhunter2", "a line"),
        ("x" * 500, "x" * 80),
        ("\x1b[31mred\x1b[0m words", "[31mred[0m words"),
        ("yaml: line 7: cannot unmarshal !!str `hunter2` into bool",
         "line 7 is no YAML of a compose file: cannot unmarshal !!str"),
        ("yaml: line 7: unknown anchor 'hunter2' referenced",
         "line 7 is no YAML of a compose file: unknown anchor"),
    ],
)  # fmt: skip
def test_of_words_that_are_not_known_only_the_beginning_is_told(words: str, detail: str) -> None:
    complaint = read_complaint(words)
    assert (complaint.trouble, complaint.detail) == (ComposeTrouble.INVALID, detail)


@pytest.mark.parametrize("code", ["2", "124", "137", "141", "143", "152", "153", "255"])
def test_an_end_without_a_word_is_not_the_project_s_fault(code: str) -> None:
    assert read_complaint("", code).trouble is ComposeTrouble.EXHAUSTED
    assert read_complaint("fatal error: runtime: cannot allocate memory\ngoroutine 1", code).trouble is (
        ComposeTrouble.EXHAUSTED
    )


def test_known_words_count_more_than_the_code() -> None:
    assert read_complaint("required variable A is missing a value", "255").trouble is ComposeTrouble.VARIABLE_MISSING


@pytest.mark.parametrize(
    ("words", "trouble"),
    [
        ("open /srv/app/compose.yaml: no such file or directory", ComposeTrouble.NO_FILE),
        ("open /srv/app/compose.yaml: permission denied", ComposeTrouble.UNREADABLE),
        ("env file /srv/app/a.env not found: stat /srv/app/a.env: x", ComposeTrouble.ENV_FILE_MISSING),
    ],
)
def test_a_snap_does_not_see_what_stands_there(words: str, trouble: ComposeTrouble) -> None:
    assert read_complaint(words).trouble is trouble
    confined = read_complaint(words, snap=True)
    assert (confined.trouble, confined.name.startswith("/srv/app/")) == (ComposeTrouble.SNAP, True)


def test_warnings_are_not_the_complaint() -> None:
    log = 'time="2026" level=warning msg="The \\"hunter2\\" variable is not set. Defaulting to a blank string."'
    assert read_complaint(f"{log}\nempty compose file").detail == "the file is empty"
    assert read_complaint(log).detail == ""


def test_words_about_the_engine_are_the_last_ones() -> None:
    words = "time=x level=warning\nfirst\nclient version 1.43 is too old\x1b[2J\n"
    assert reaches_engine(words) == "client version 1.43 is too old?[2J"
    assert reaches_engine("") == ""


@given(st.text(max_size=300), st.sampled_from(["0", "1", "15", "255", "", "x"]))
def test_no_words_break_the_reader(words: str, code: str) -> None:
    complaint = read_complaint(words, code)
    assert len(complaint.detail) < 1000


def test_long_words_are_read_quickly() -> None:
    for words in ("a" * 8000, "line 1: " * 1000, "open /" * 1300, "x/" * 4000, "services." * 900, '"' * 8000):
        read_complaint(words)
