from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from waybill.core.text import (
    display_width,
    escape_command_data,
    escape_command_property,
    guard_line,
    markdown_cell,
    markdown_code,
    markdown_fence,
    quote_block,
    quote_foreign,
    shorten,
    table,
    wrap,
)

HOSTILE = [
    "::set-output name=digest::x",
    "  ::add-mask::e",
    "\u00a0\ufeff::stop-commands::token",
    "\u3000::error::",
    "##[add-mask]e",
    "text ##[error]here",
    "###[group]x",
    "a\r::error::b",
    "a\n::error::b",
    "]]></script></details></td>",
    "\x1b[31mred\x1b[0m\x1b]8;;http://example.com\x07link",
    "\u202egpj.exe\u2066\u200b\u2060\ufeff\u00ad",
    "\x00\x85\u2028\u2029\x7f\x9b31m",
    "\ud800",
    "\U000e0041\u3164\u115f",
]


def runner_takes_it(line: str) -> bool:
    """What actions/runner takes for a command: ``::`` after trimming, or ``##[`` anywhere."""
    return line.strip().strip("\ufeff\u200b").startswith("::") or "##[" in line


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_becomes_one_harmless_visible_line(text: str) -> None:
    quoted = quote_foreign(text)

    assert not runner_takes_it(quoted)
    assert quoted.isprintable() or unicodedata.category(quoted[0]) == "Zs"
    assert len(quoted.splitlines()) == 1


@given(st.text(), st.integers(min_value=0, max_value=80))
def test_quoted_text_is_harmless_short_and_stable(text: str, limit: int) -> None:
    quoted = quote_foreign(text, limit)

    assert not runner_takes_it(quoted)
    assert len(quoted) <= limit
    assert len(quoted.splitlines()) <= 1
    assert quote_foreign(quoted, limit) == quoted
    assert not any(unicodedata.category(character) in {"Cc", "Cf", "Cs", "Zl", "Zp"} for character in quoted)


@given(st.text())
def test_a_block_keeps_its_lines_and_none_is_a_command(text: str) -> None:
    quoted = quote_block(text)

    assert not any(runner_takes_it(line) for line in quoted.split("\n"))
    assert quoted.count("\n") == text.replace("\r\n", "\n").count("\n")


@pytest.mark.parametrize(
    "text",
    ["ghcr.io/acme/app:1.2.3", "한국어 메시지", "naïve café", 'docker pull "x"', "C:\\path", "a::b # [c]", "🚢 ship"],
)
def test_ordinary_text_is_not_changed(text: str) -> None:
    assert quote_foreign(text) == text


def test_what_cannot_be_seen_is_shown() -> None:
    assert quote_foreign("a\nb\tc\x1b[1m\u202e\U000e0041\x9b") == "a\\nb\\tc\\x1b[1m\\u202e\\U000e0041\\x9b"
    assert quote_foreign("::error::x") == "\\::error::x"
    assert quote_foreign("##[error]x") == "##\\[error]x"
    assert guard_line("\ufeff ::x::") == "\ufeff \\::x::"


def test_a_long_text_says_how_long_it_was() -> None:
    assert shorten("x" * 300, 40) == "x" * 22 + "… (300 characters)"
    assert len(shorten("x" * 300, 3)) == 3


def test_commands_are_escaped_as_the_runner_decodes_them() -> None:
    assert escape_command_data("50%\r\na:b,c") == "50%25%0D%0Aa:b,c"
    assert escape_command_property("50%\r\na:b,c") == "50%25%0D%0Aa%3Ab%2Cc"


@given(st.text(max_size=60))
def test_markdown_cells_hold_no_active_character(text: str) -> None:
    for shown in (markdown_cell(text), markdown_code(text).removeprefix("<code>").removesuffix("</code>")):
        bare = re.sub(r"&#\d+;", "", shown.replace("<wbr>", ""))

        assert not set(bare) & set("|`<>[]@#*_\\&!~\n\r")


def test_markdown_keeps_mentions_links_and_images_dead() -> None:
    shown = markdown_cell("@octo ![x](http://example.com) acme/app#1 www.example.com <img src=x> | `a` a@example.com")

    assert shown == (
        "&#64;<wbr>octo &#33;&#91;x&#93;(http&#58;//example.com) acme/app&#35;<wbr>1 www&#46;example.com "
        "&#60;img src=x&#62; &#124; &#96;a&#96; a&#64;<wbr>example.com"
    )
    assert [markdown_cell(text) for text in ("- a", "1. a", "12) a", "  === ", "-5 a", "1.5 a")] == [
        "&#45; a",
        "1&#46; a",
        "12&#41; a",
        "&#61;==",
        "&#45;5 a",
        "1&#46;5 a",
    ]
    assert markdown_code("a|b`c") == "<code>a&#124;b&#96;c</code>"
    assert markdown_code("") == ""


@given(st.text(alphabet="`~ab \n", max_size=40))
def test_a_fence_cannot_be_closed_by_its_content(text: str) -> None:
    lines = markdown_fence(text, "yaml").split("\n")

    fence = lines[0].removesuffix("yaml")
    assert lines[-1] == fence
    assert not any(line.strip().startswith(fence) for line in lines[1:-1])


def test_a_table_is_aligned_by_what_the_eye_sees() -> None:
    assert table(("image", "pull"), [("한국", "yes"), ("abc", "no"), ("e\u0301", "-")]) == [
        "image  pull",
        "-----  ----",
        "한국   yes",
        "abc    no",
        "e\u0301      -",
    ]


def test_a_table_is_wrapped_to_the_terminal() -> None:
    lines = table(("image", "verdict"), [("ghcr.io/acme/a-long-name/app:1.2.3", "proved")], width=32)

    assert lines == [
        "image                    verdict",
        "-----------------------  -------",
        "ghcr.io/acme/            proved",
        "a-long-name/app:1.2.3",
    ]


@given(
    st.lists(st.tuples(st.text(max_size=30), st.text(max_size=30)), max_size=4), st.integers(min_value=20, max_value=60)
)
def test_no_table_is_wider_than_the_terminal(rows: list[tuple[str, str]], width: int) -> None:
    quoted = [(quote_foreign(a), quote_foreign(b)) for a, b in rows]

    assert all(display_width(line) <= width for line in table(("one", "two"), quoted, width))


@given(st.text(max_size=80), st.integers(min_value=2, max_value=20))
def test_wrapping_loses_nothing_but_spaces(text: str, width: int) -> None:
    lines = wrap(quote_foreign(text), width)

    assert "".join("".join(lines).split()) == "".join(quote_foreign(text).split())
    assert all(display_width(line) <= width for line in lines)
