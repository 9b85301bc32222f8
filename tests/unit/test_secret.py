from __future__ import annotations

import html
import json
import pickle
import shlex
import threading
from base64 import b64encode, urlsafe_b64encode
from collections.abc import Callable
from urllib.parse import quote, quote_plus

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from waybill.secret import CUT, HIDDEN, SHORTEST, Redactor, Secret, mask_commands

TOKEN = "ghx_" + "Zm9vYmFy0123456789abcdefABCDEF0123"
AWKWARD = "p@ss w\"ör'd+/=%\\n&<\tend"
KEY = "-----BEGIN FAKE KEY-----\nAAAAfirstlineAAAA\nBBBBsecondlineBBBB\n-----END FAKE KEY-----\n"

secrets = st.text(st.characters(exclude_categories=["Cs"]), min_size=SHORTEST, max_size=60).filter(
    lambda text: len(text.strip()) >= SHORTEST and HIDDEN not in text and len(set(text.strip())) > 2
)
texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)


def encoded(value: str) -> bytes:
    return value.encode()


FORMS: dict[str, Callable[[str], str]] = {
    "plain": str,
    "trimmed": str.strip,
    "base64": lambda value: b64encode(encoded(value)).decode(),
    "base64 without padding": lambda value: b64encode(encoded(value)).decode().rstrip("="),
    "URL-safe base64": lambda value: urlsafe_b64encode(encoded(value)).decode(),
    "URL-safe base64 without padding": lambda value: urlsafe_b64encode(encoded(value)).decode().rstrip("="),
    "base64 in a URL": lambda value: quote(b64encode(encoded(value)).decode(), safe=""),
    "URL": quote,
    "URL, nothing safe": lambda value: quote(value, safe=""),
    "URL, lower-case hex": lambda value: _lower_hex(quote(value, safe="")),
    "URL form": quote_plus,
    "URL twice": lambda value: quote(quote(value, safe=""), safe=""),
    "JSON in ASCII": lambda value: json.dumps(value)[1:-1],
    "JSON": lambda value: json.dumps(value, ensure_ascii=False)[1:-1],
    "JSON in JSON": lambda value: json.dumps(json.dumps(value))[3:-3],
    "JSON with HTML escapes": lambda value: json.dumps(value)[1:-1].replace("<", "\\u003c").replace("&", "\\u0026"),
    "shell": shlex.quote,
    "HTML": html.escape,
    "Python": repr,
    "hexadecimal": lambda value: encoded(value).hex(),
    "HEXADECIMAL": lambda value: encoded(value).hex().upper(),
    "ASCII with escapes": lambda value: value.encode("ascii", "backslashreplace").decode(),
}


def _lower_hex(text: str) -> str:
    pieces = text.split("%")
    return pieces[0] + "".join("%" + piece[:2].lower() + piece[2:] for piece in pieces[1:])


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
@given(secret=secrets, before=texts, after=texts)
@example(secret=TOKEN, before="Bearer ", after="\n")
@example(secret=AWKWARD, before='{"a": "', after='"}')
@example(secret=" trailing newline\n", before="", after="")
@example(secret='a\\"b\\\\c', before="\\", after="\\")
def test_no_form_of_a_secret_survives_in_any_text(
    form: Callable[[str], str], secret: str, before: str, after: str
) -> None:
    shown = Redactor([Secret(secret)]).hide(before + form(secret) + after)

    assert form(secret) not in shown
    assert secret not in shown
    assert HIDDEN in shown


@given(
    secret=secrets,
    user=st.text(max_size=12).map(lambda text: text.encode(errors="replace")),
    after=st.binary(max_size=9),
)
def test_a_secret_inside_a_longer_base64_text_is_hidden_at_every_alignment(
    secret: str, user: bytes, after: bytes
) -> None:
    redactor = Redactor([secret])
    raw = encoded(secret.strip())
    start = (0, 2, 3)[len(user) % 3]
    core = b64encode(bytes(len(user) % 3) + raw).decode()[start : (len(user) % 3 + len(raw)) * 8 // 6]

    for text in (b64encode(user + raw + after).decode(), urlsafe_b64encode(user + raw + after).decode()):
        shown = redactor.hide(text)

        assert HIDDEN in shown
        assert core not in shown


@pytest.mark.parametrize("user", ["", "a", "ab", "abc", "octo", "octo-cat"])
def test_a_docker_login_is_hidden_whatever_the_user_name(user: str) -> None:
    auth = b64encode(f"{user}:{TOKEN}".encode()).decode()

    shown = Redactor([TOKEN]).hide(f'{{"auth": "{auth}"}}')

    assert len(shown.replace(HIDDEN, "")) <= len('{"auth": ""}') + 4 + len(user) * 4 // 3
    assert auth[-20:] not in shown


@given(text=st.text(), secret=secrets)
@example(text="ghx_ Zm9v %47 \\u0047 *** … &#103;", secret=TOKEN)
def test_a_text_without_the_secret_passes_unchanged(text: str, secret: str) -> None:
    one_line = secret.replace("\r", "_").replace("\n", "_")  # each line of a secret is one of its forms
    redactor = Redactor([f"{TOKEN}{one_line}{TOKEN}"])

    assert redactor.hide(text) == text
    assert redactor.hide_json({text: [text, 1, None]}) == {text: [text, 1, None]}


@given(text=texts, values=st.lists(secrets, min_size=1, max_size=4))
def test_hiding_twice_changes_nothing(text: str, values: list[str]) -> None:
    redactor = Redactor(values)
    once = redactor.hide(text.join(values))

    assert redactor.hide(once) == once
    assert not any(value in once for value in values)


def test_every_line_of_a_key_is_hidden_alone_and_with_other_line_ends() -> None:
    redactor = Redactor([KEY])

    assert redactor.hide("log: AAAAfirstlineAAAA") == "log: ***"
    assert "second" not in redactor.hide(KEY.replace("\n", "\r\n"))
    assert "line" not in redactor.hide(json.dumps({"key": KEY}))


def test_overlapping_secrets_leave_no_tail() -> None:
    assert Redactor(["abcdefgh", "efghijkl"]).hide("<abcdefghijkl>") == "<***>"


def test_a_text_that_becomes_a_secret_by_hiding_another_is_hidden_too() -> None:
    assert Redactor(["head***tail", "middle"]).hide("headmiddletail") == HIDDEN


def test_the_beginning_of_a_secret_that_was_cut_short_is_hidden() -> None:
    assert Redactor([TOKEN]).hide(f"token {TOKEN[:20]}{CUT} (300 characters)") == f"token ***{CUT} (300 characters)"


@pytest.mark.parametrize("value", ["", "a", "abc", "  ab  ", "\n\n\n\n"])
def test_a_value_too_short_to_hide_is_refused(value: str) -> None:
    redactor = Redactor()

    assert redactor.register(value) is False
    assert redactor.hide("a cab, abc") == "a cab, abc"
    assert mask_commands([value]) == []


def test_json_is_hidden_at_any_depth_and_no_entry_is_lost() -> None:
    value = {"a": [{TOKEN: 1, "x" + TOKEN[:0]: (TOKEN,)}], TOKEN: Secret("other"), TOKEN + " ": True, "n": 12345678}

    shown = Redactor([TOKEN, "12345678"]).hide_json(value)

    assert shown == {"a": [{HIDDEN: 1, "x": [HIDDEN]}], HIDDEN: HIDDEN, HIDDEN + " ": True, "n": HIDDEN}
    assert Redactor(["aaaa", "bbbb"]).hide_json({"aaaa": 1, "bbbb": 2}) == {"***": 1, "*** (2)": 2}


def test_many_threads_may_register_and_hide() -> None:
    redactor = Redactor()
    values = [f"secret-number-{i:04}" for i in range(60)]
    threads = [threading.Thread(target=redactor.register, args=(value,)) for value in values]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert redactor.hide(" ".join(values)) == " ".join([HIDDEN] * 60)


def test_a_hostile_text_cannot_make_hiding_slow() -> None:
    """The patterns are bounded: long runs of escape characters end, and the secret behind them is hidden."""
    text = "\\" * 20_000 + "%25" * 5_000 + "a" * 20_000

    assert AWKWARD not in Redactor([AWKWARD, '\\\\"\\\\"', "aaaa"]).hide(text + AWKWARD)


def test_mask_commands_cover_lines_and_derived_values_only() -> None:
    commands = mask_commands([Secret(KEY), "p%ss/word"])

    assert "::add-mask::AAAAfirstlineAAAA" in commands
    assert "::add-mask::p%25ss/word" in commands
    assert f"::add-mask::{b64encode(b'p%ss/word').decode()}" in commands
    assert "::add-mask::p%2525ss%252Fword" in commands
    assert all("\n" not in command and "\r" not in command and len(command) > 15 for command in commands)
    assert len(commands) == len(set(commands))


def test_a_secret_never_prints_and_is_never_serialised() -> None:
    secret = Secret(TOKEN)

    assert (str(secret), f"{secret}", repr(secret), repr(Redactor([secret]))[:9]) == (
        "***",
        "***",
        "Secret('***')",
        "Redactor(",
    )
    with pytest.raises(TypeError, match="a secret is never serialised"):
        pickle.dumps(secret)
    assert secret == Secret(TOKEN)
    assert secret != TOKEN
    assert not Secret("")
