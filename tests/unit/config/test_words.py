"""Showing foreign text and guessing names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from waybill.config.words import did_you_mean, listed, nearest, show, unwelcome_character

ANY_TEXT = st.text(st.characters())  # lone surrogates too: a broken environment holds them


@given(ANY_TEXT)
def test_shown_text_is_one_printable_line_in_quotes(text: str) -> None:
    shown = show(text)
    assert shown.isprintable()
    assert shown.startswith('"')
    assert len(shown) < 80 * 10 + 40


@given(ANY_TEXT, ANY_TEXT)
def test_two_short_texts_never_look_alike(one: str, other: str) -> None:
    if one != other and len(one) <= 80 and len(other) <= 80 and "_" not in one + other and "@" not in one + other:
        assert show(one) != show(other)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("v1", '"v1"'),
        ("a\nb\t\x1b[31m", '"a\\nb\\t\\x1b[31m"'),
        ("\u202eevil\u200b", '"\\u202eevil\\u200b"'),
        ("\udc80", '"\\udc80"'),
        ('say "hi" \\', '"say \\"hi\\" \\\\"'),
        ("한국어", '"한국어"'),
        ("x" * 90, f'"{"x" * 80}"… (90 characters)'),
    ],
)
def test_shown_text_escapes_what_cannot_be_seen(text: str, shown: str) -> None:
    assert show(text) == shown


@pytest.mark.parametrize("prefix", ["ghp_", "gho_", "ghs_", "ghu_", "ghr_", "github_pat_", "glpat-", "dckr_pat_"])
@pytest.mark.parametrize("before", ["", "x" * 70, "v1:"])
def test_a_token_in_the_wrong_place_is_not_shown(prefix: str, before: str) -> None:
    secret = "Q" * 36
    shown = show(before + prefix + secret)
    assert "QQQQ" not in shown
    assert "***" in shown


def test_the_login_inside_an_address_is_not_shown() -> None:
    assert show("https://octo:hunter2@ghcr.io/acme") == '"https://***@ghcr.io/acme"'


@pytest.mark.parametrize(
    ("char", "name"),
    [("\x00", "U+0000"), ("\x7f", "U+007F"), ("\x85", "U+0085"), ("\xa0", "U+00A0"), ("\u200b", "U+200B"),
     ("\u202e", "U+202E"), ("\u2066", "U+2066"), ("\ufeff", "U+FEFF"), ("\u2028", "U+2028"), ("\udc80", "U+DC80")],
)  # fmt: skip
def test_an_unwelcome_character_is_named_with_its_place(char: str, name: str) -> None:
    found = unwelcome_character(f"ab{char}c")
    assert name in found
    assert "at character 3" in found
    assert found.isprintable()


@pytest.mark.parametrize("text", ["", "v1.10", "a b", "한국어", "ü", "日本"])
def test_ordinary_text_has_no_unwelcome_character(text: str) -> None:
    assert unwelcome_character(text) == ""


@pytest.mark.parametrize(
    ("word", "match"),
    [("registry_ca", "registry-ca"), ("REGISTRY-CA", "registry-ca"), ("imag", "image"), ("qqq", ""), ("", "")],
)
def test_the_nearest_name_survives_case_underscores_and_typing(word: str, match: str) -> None:
    assert nearest(word, ["image", "registry-ca", "tag"]) == match


def test_a_huge_word_is_compared_by_its_start_only() -> None:
    assert nearest("x" * 10_000_000, ["image"]) == ""


def test_a_guess_among_few_names_lists_them_all() -> None:
    assert did_you_mean("prod", ["production", "staging"]) == "did you mean `production`? Known: production, staging"
    assert did_you_mean("zzz", ["a", "b"]) == "known: a, b"
    assert did_you_mean("zzz", []) == "there are none"


def test_a_long_list_is_shortened() -> None:
    assert listed([str(number) for number in range(40)]).endswith("29 and 10 more")
