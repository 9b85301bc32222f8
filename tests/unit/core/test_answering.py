from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from waybill.core.answering import (
    ABSENT,
    BODY_CAP,
    CUT,
    FOREIGN,
    LONG,
    LOST,
    NOT_A_WORD,
    NOT_JSON,
    OTHER,
    REDIRECT,
    STATUS,
    UNASKED,
    UNREAD,
    Expected,
    carried,
    default_page,
    flaw_of,
    leads_home,
    page_title,
    read_identity,
    read_path,
    status_fits,
)
from waybill.core.evidence import Trouble
from waybill.core.host.answer import AppAnswer
from waybill.core.host.evidence import HealthWish

COMMIT = "abc1234def5678abc1234def5678abc1234def56"
DIGEST = "sha256:" + "0123456789abcdef" * 4
RELEASE = Expected(tag="v1.2.3", commit=COMMIT, digest=DIGEST)


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        ("v1.2.3", "tag"),
        ("1.2.3", "tag"),
        ("V1.2.3", "tag"),
        ("version 1.2.3, built today.", "tag"),
        ("acme/app:v1.2.3", "tag"),
        ("1.2.3+build5", "tag"),
        (COMMIT, "commit"),
        (COMMIT.upper(), "commit"),
        ("abc1234", "commit"),
        ("sha-abc1234", "commit"),
        ("main-abc1234", "commit"),
        ("v1.2.2-14-gabc1234", "commit"),
        ("1.2.3_abc1234", "commit"),
        (DIGEST, "digest"),
        (DIGEST[7:19], "digest"),
        (f"ghcr.io/acme/app@{DIGEST}", "digest"),
    ],
)
def test_a_release_is_known_by_a_whole_word(value: str, kind: str) -> None:
    found = carried((value,), RELEASE)

    assert found is not None
    assert (found.kind, found.moving) == (kind, False)


@pytest.mark.parametrize(
    "value",
    [
        "",
        "v1.2",
        "v1.2.30",
        "11.2.3",
        "v1.2.3-rc1",
        "v1.2.3.4",
        "xv1.2.3",
        "éé1.2.3",
        "abc123",
        "abc1234e",
        "xabc1234",
        "abc1234-dirty",
        "0123456789a",
        "sha256:" + "0" * 64,
        "latest",
    ],
)
def test_a_part_of_a_word_is_no_word(value: str) -> None:
    assert carried((value,), RELEASE) is None


def test_v1_is_not_in_v10() -> None:
    assert carried(("v10",), Expected(tag="v1")) is None
    assert carried(("v1",), Expected(tag="v10")) is None


def test_a_tag_that_names_a_commit_is_known_by_the_commit_alone() -> None:
    found = carried((COMMIT,), Expected(tag="sha-abc1234"))

    assert found is not None
    assert found.kind == "tag"
    assert carried(("abc1235",), Expected(tag="sha-abc1234")) is None


def test_words_in_a_row_must_stand_in_a_row() -> None:
    assert carried(("1.2.3+5",), Expected(version="1.2.3+5")) is not None
    assert carried(("1.2.3+6 5",), Expected(version="1.2.3+5")) is None


def test_a_moving_tag_is_carried_and_tells_nothing_apart() -> None:
    found = carried(("latest",), Expected(tag="latest"))

    assert found is not None
    assert found.moving


def test_a_version_label_that_is_the_name_of_a_branch_tells_nothing_apart() -> None:
    found = carried(("main",), Expected(tag="sha-abc1234", version="main"))

    assert found is not None
    assert (found.kind, found.moving) == ("version", True)


def test_a_word_that_tells_releases_apart_comes_first() -> None:
    found = carried(("latest", "abc1234"), Expected(tag="latest", commit=COMMIT))

    assert found is not None
    assert (found.kind, found.moving) == ("commit", False)


def test_nothing_known_is_never_carried() -> None:
    assert carried(("v1.2.3", ""), Expected()) is None
    assert carried(("abc1234",), Expected(commit="a")) is None


# Reading


@pytest.mark.parametrize(
    ("expression", "steps"),
    [
        ("$", ()),
        ("$.version", ("version",)),
        ("$.build.commit", ("build", "commit")),
        ("$['a.b'][0]", ("a.b", 0)),
        ('$["x y"].z-1', ("x y", "z-1")),
        ("version", None),
        ("$.", None),
        ("$.a b", None),
        ("$[-1]", None),
        ("$..a", None),
    ],
)
def test_a_path(expression: str, steps: tuple[str | int, ...] | None) -> None:
    assert read_path(expression) == steps


@pytest.mark.parametrize(
    ("expression", "body", "values", "problem"),
    [
        ("$.version", b'{"version":"1.2.3"}', ("1.2.3",), ""),
        ("$.version", b'\xef\xbb\xbf{"version":"1.2.3"}', ("1.2.3",), ""),
        ("$.version", b'{"version":1.10}', ("1.10",), ""),
        ("$.version", b'{"version":' + b"9" * 5000 + b"}", (), LONG),
        ("$.a['b.c'][1]", b'{"a":{"b.c":["x","y"]}}', ("y",), ""),
        ("$.tags", b'{"tags":["a","b"]}', ("a", "b"), ""),
        ("$.version", b'{"version":null}', (), ABSENT),
        ("$.version", b'{"version":""}', (), ABSENT),
        ("$.version", b'{"other":"1"}', (), ABSENT),
        ("$.version", b'["1.2.3"]', (), ABSENT),
        ("$.version", b'{"version":{"a":1}}', (), NOT_A_WORD),
        ("$.version", b'{"version":true}', (), NOT_A_WORD),
        ("$.version", b"<html>", (), NOT_JSON),
        ("$.version", b"", (), NOT_JSON),
        ("$.version", b"\xff\xfe", (), NOT_JSON),
        ("$.version", b"[" * 60000, (), NOT_JSON),
        ("$.version", json.dumps({"version": "x" * 1001}).encode(), (), LONG),
        ("body", b" 1.2.3\n", ("1.2.3",), ""),
        ("body", b"", (), ABSENT),
        ("body", b"x" * 1001, (), LONG),
        ("header:X-App-Version", b"", ("1.2.3",), ""),
        ("header:x-other", b"", (), ABSENT),
        ("nonsense", b"{}", (), ABSENT),
    ],
)
def test_an_identity_is_read(expression: str, body: bytes, values: tuple[str, ...], problem: str) -> None:
    reading = read_identity(expression, {"x-app-version": "1.2.3"}, body)

    assert (reading.values, reading.problem) == (values, problem)


def test_a_body_that_was_cut_is_not_read_and_its_headers_are() -> None:
    assert read_identity("$.version", {}, b'{"version":"1"}', cut=True).problem == CUT
    assert read_identity("body", {}, b"1", cut=True).problem == CUT
    assert read_identity("header:x", {"x": "1"}, b"", cut=True).values == ("1",)


def test_what_is_read_can_be_shown() -> None:
    assert read_identity("$.v", {}, b'{"v":"1\\u001b[2J\\n::error::"}').values == ("1\\x1b[2J ::error::",)


@given(st.text(), st.binary(), st.dictionaries(st.text(), st.text(), max_size=3))
def test_nothing_hostile_raises(expression: str, body: bytes, headers: dict[str, str]) -> None:
    for start in ("", "$", "header:"):
        values = read_identity(start + expression, headers, body).values
        carried(values, RELEASE)
    page_title(body)
    assert len(page_title(body)) < 200


# Judging


@pytest.mark.parametrize(
    ("status", "wished", "fits"),
    [
        (200, (), True),
        (204, (), True),
        (301, (), False),
        (None, (), False),
        (404, ("200", "4xx"), True),
        (200, ("204",), False),
        (None, ("2xx",), False),
    ],
)
def test_a_status(status: int | None, wished: tuple[str, ...], fits: bool) -> None:
    assert status_fits(status, wished) is fits


def answer(**more: object) -> AppAnswer:
    told: dict[str, object] = {"url": "https://app.example.com/health", "road": "direct", "status": 200, **more}
    return AppAnswer(**told)  # type: ignore[arg-type]


PLAIN = HealthWish()
BY_WORD = HealthWish(identity="$.version")


@pytest.mark.parametrize(
    ("seen", "wish", "flaw"),
    [
        (answer(), PLAIN, ""),
        (answer(road=""), PLAIN, UNASKED),
        (answer(trouble=Trouble.TIMEOUT), PLAIN, LOST),
        (answer(status=None), PLAIN, LOST),
        (answer(status=500), PLAIN, STATUS),
        (answer(status=302, redirects=("302 https://login.example.com/",)), PLAIN, REDIRECT),
        (answer(redirects=("302 https://app.example.com/login",)), PLAIN, REDIRECT),
        (answer(redirects=("301 https://www.app.example.com/health/",)), PLAIN, ""),
        (answer(redirects=("302 https://app.example.com/login",), identity=("v1.2.3",)), BY_WORD, ""),
        (answer(redirects=("302 https://app.example.com/login",), identity=()), BY_WORD, UNREAD),
        (answer(redirects=("302 https://app.example.com/login",), body_matches=True), HealthWish(body="ok"), ""),
        (answer(body_matches=False), HealthWish(body="ok"), "body"),
        (answer(identity=("v1.2.2",)), BY_WORD, OTHER),
        (answer(identity=()), BY_WORD, UNREAD),
        (answer(identity=("v1.2.3",)), BY_WORD, ""),
        (answer(title="Welcome to nginx!"), PLAIN, FOREIGN),
        (answer(title="Welcome to nginx!", identity=()), BY_WORD, FOREIGN),
        (answer(title="Welcome to nginx!", body_matches=True), HealthWish(body="Welcome"), ""),
        (answer(body="<html><body><h1>It works!</h1></body></html>"), PLAIN, FOREIGN),
        (answer(status=404), HealthWish(status=("404",)), ""),
    ],
)
def test_an_answer_is_judged(seen: AppAnswer, wish: HealthWish, flaw: str) -> None:
    assert flaw_of(seen, wish, RELEASE) == flaw


@pytest.mark.parametrize(
    ("end", "home"),
    [
        ("https://app.example.com/health/", True),
        ("http://app.example.com:8080/health", True),
        ("https://www.app.example.com/health", True),
        ("https://app.example.com/health?next=%2F", False),
        ("https://app.example.com/", False),
        ("https://evil.example.com/health", False),
        ("…", False),
    ],
)
def test_a_redirect_home(end: str, home: bool) -> None:
    assert leads_home(answer(redirects=(f"301 {end}",))) is home


@pytest.mark.parametrize(
    "title", ["Welcome to nginx!", "Apache2 Debian Default Page: It works", "IIS Windows Server", "Index of /srv"]
)
def test_default_pages_are_known(title: str) -> None:
    assert default_page(answer(title=title)) == title


@pytest.mark.parametrize("title", ["Acme", "How it works", "Welcome", "Default settings", "Our index of things"])
def test_other_pages_are_not(title: str) -> None:
    assert default_page(answer(title=title, body=f"<h1>{title}</h1>")) == ""


def test_titles_are_one_short_line() -> None:
    assert page_title(b"<html><TITLE lang=en>\n A \x1b[2J &\n</title>") == "A \\x1b[2J &"
    assert page_title(b"<!doctype html><p>x") == "a page without a title"
    assert page_title(b'{"title":"<x>"}') == ""
    assert page_title(b" " * BODY_CAP + b"<title>x</title>") == ""
