"""A secret's form: its kind, and only such damage as is certain."""

from __future__ import annotations

from base64 import b64encode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.tokens import checksummed_token, classic_token, fine_grained_token, installation_token
from waybill.core.evidence import Damage, TokenKind
from waybill.core.token import checksum_of, inspect_token

TOKEN = classic_token()
SWAPPED = TOKEN[:10] + TOKEN[11] + TOKEN[10] + TOKEN[12:]
LOGIN = b64encode(f"octo:{TOKEN}".encode()).decode()


def base64(text: str) -> str:
    return b64encode(text.encode()).decode()


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (TOKEN, TokenKind.CLASSIC),
        (fine_grained_token(), TokenKind.FINE_GRAINED),
        (checksummed_token("gho"), TokenKind.OAUTH),
        (checksummed_token("ghu"), TokenKind.APP_USER),
        (installation_token(), TokenKind.INSTALLATION),
        ("ghr_" + "1" * 76, TokenKind.REFRESH),
        ("correct horse battery staple", TokenKind.OTHER),
        ("a" * 40, TokenKind.OTHER),
    ],
)
def test_an_undamaged_secret_has_a_kind_and_no_damage(text: str, kind: TokenKind) -> None:
    assert inspect_token(text) == (kind, ())


@pytest.mark.parametrize(
    ("text", "kind", "damage"),
    [
        ("", TokenKind.NONE, (Damage.EMPTY,)),
        (" \n\t", TokenKind.NONE, (Damage.EMPTY,)),
        ('""', TokenKind.NONE, (Damage.EMPTY,)),
        (f"{TOKEN}\n", TokenKind.CLASSIC, (Damage.OUTER_WHITESPACE,)),
        (f"  {TOKEN}\r\n", TokenKind.CLASSIC, (Damage.OUTER_WHITESPACE,)),
        (f"\ufeff{TOKEN}", TokenKind.CLASSIC, (Damage.OUTER_WHITESPACE,)),
        (f"{TOKEN[:9]}\n{TOKEN[9:]}", TokenKind.CLASSIC, (Damage.INNER_WHITESPACE,)),
        (f'"{TOKEN}"', TokenKind.CLASSIC, (Damage.QUOTED,)),
        (f"'{TOKEN}'\n", TokenKind.CLASSIC, (Damage.OUTER_WHITESPACE, Damage.QUOTED)),
        (f"\u201c{TOKEN}\u201d", TokenKind.CLASSIC, (Damage.QUOTED,)),
        (SWAPPED, TokenKind.CLASSIC, (Damage.CHECKSUM,)),
        (TOKEN[:-1], TokenKind.CLASSIC, (Damage.LENGTH,)),
        (TOKEN + TOKEN, TokenKind.CLASSIC, (Damage.LENGTH,)),
        (TOKEN[:-1] + "-", TokenKind.CLASSIC, (Damage.CHARACTERS,)),
        (TOKEN[:-1] + "\u0435", TokenKind.CLASSIC, (Damage.CHARACTERS,)),
        (fine_grained_token()[:-3], TokenKind.FINE_GRAINED, (Damage.LENGTH,)),
        (f"octo:{TOKEN}", TokenKind.CLASSIC, (Damage.CHARACTERS,)),
        (f"GHCR_TOKEN={TOKEN}", TokenKind.CLASSIC, (Damage.CHARACTERS,)),
        (f"Bearer {TOKEN}", TokenKind.CLASSIC, (Damage.INNER_WHITESPACE,)),
        (LOGIN, TokenKind.CLASSIC, (Damage.BASE64_OF_LOGIN,)),
        (LOGIN.rstrip("=") + "\n", TokenKind.CLASSIC, (Damage.OUTER_WHITESPACE, Damage.BASE64_OF_LOGIN)),
        (base64(TOKEN), TokenKind.CLASSIC, (Damage.BASE64_OF_LOGIN,)),
        ("first line\nsecond line", TokenKind.OTHER, (Damage.INNER_WHITESPACE,)),
    ],
)
def test_damage_is_named(text: str, kind: TokenKind, damage: tuple[Damage, ...]) -> None:
    assert inspect_token(text) == (kind, damage)


@pytest.mark.parametrize(
    "text",
    [
        "${{ secrets.GHCR_TOKEN }}",
        "{{ token }}",
        "$GHCR_TOKEN",
        "${GHCR_TOKEN}",
        "$(cat token)",
        "%GHCR_TOKEN%",
        "<your token>",
        "***",
        "ghp_xxxxxxxxxxxxxxxx",
        "ghp_...",
        "null",
        "None",
    ],
)
def test_a_placeholder_is_never_a_token(text: str) -> None:
    assert inspect_token(text)[1] == (Damage.PLACEHOLDER,)


@pytest.mark.parametrize(
    "password",
    [
        "$ecret",
        "pa$$word",
        "two words",
        "xxx",
        base64("reftkn:01:1700000000:abcdefghijklmnop"),  # a kind of token that is base64 of text with colons
        base64('{"payload":"..."}'),
        "p\u00e4ssw\u00f6rt",
        "a" * 5000,
    ],
)
def test_an_unusual_password_of_another_registry_is_left_in_peace(password: str) -> None:
    assert inspect_token(password) == (TokenKind.OTHER, ())


@pytest.mark.parametrize("text", ["ghs_1", "ghs_a.b-c_d", "ghs_" + "1" * 520, installation_token(3)[:-7]])
def test_an_installation_token_is_never_judged_by_its_form(text: str) -> None:
    assert inspect_token(text) == (TokenKind.INSTALLATION, ())


def test_a_longer_classic_token_is_not_called_damaged_without_proof() -> None:
    assert inspect_token("ghp_" + "A" * 80) == (TokenKind.CLASSIC, ())


def test_the_checksum_is_padded_with_zeros() -> None:
    small = next(body for body in (f"{number:030d}" for number in range(10_000)) if checksum_of(body).startswith("0"))

    assert len(checksum_of(small)) == 6
    assert inspect_token(f"ghp_{small}{checksum_of(small)}") == (TokenKind.CLASSIC, ())


@given(st.integers(0, 10_000), st.integers(4, 39), st.sampled_from("0123456789ABCXYZabcxyz"))
def test_one_changed_character_is_always_found(seed: int, place: int, letter: str) -> None:
    token = classic_token(seed)
    changed = token[:place] + letter + token[place + 1 :]

    assert inspect_token(changed)[1] == (() if changed == token else (Damage.CHECKSUM,))


@given(st.text())
def test_no_text_is_too_strange(text: str) -> None:
    kind, damage = inspect_token(text)

    assert isinstance(kind, TokenKind)
    assert len(set(damage)) == len(damage)


def test_a_huge_secret_is_inspected_at_once() -> None:
    assert inspect_token("A" * 4_000_000)[0] is TokenKind.OTHER
    assert inspect_token("$(" * 500_000)[0] is TokenKind.OTHER
    assert inspect_token("<" * 500_000)[0] is TokenKind.OTHER
    assert inspect_token("{{ " * 300_000)[0] is TokenKind.OTHER
