"""How a script is sent to a shell and how its answer is read, without any shell. What real shells make of it is tested
in tests/integration/ssh/test_shells.py."""

from __future__ import annotations

import pytest

from waybill.core.ssh.script import (
    begun_program,
    has_begun,
    has_ended,
    hear,
    script_text,
    stream_text,
    without_last_line,
)

NONCE = "0123456789abcdef0123456789abcdef"
OTHER = "f" * 32


def lines(*words: str) -> bytes:
    return "".join(f"\n{word}\n" for word in words).encode()


def test_values_stand_in_the_text_as_plain_letters_or_as_base64() -> None:
    hostile = "'; rm -rf / #\n"
    text = script_text("true", {"plain": "/srv/app", "hostile": hostile}, NONCE).decode()

    assert "plain='/srv/app'\n" in text
    assert "rm -rf" not in text
    assert "Jzsgcm0gLXJmIC8gIwo=" in text


@pytest.mark.parametrize("name", ["Nonce", "nonce", "a-b", "1a", "", "a b", "PATH", "_x"])
def test_a_name_that_could_be_more_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match="cannot be a variable"):
        script_text("true", {name: "x"}, NONCE)


def test_a_zero_byte_is_refused() -> None:
    with pytest.raises(ValueError, match="zero byte"):
        script_text("true", {"value": "a\0b"}, NONCE)


def test_words_of_a_stream_are_never_spliced() -> None:
    text = stream_text(["docker", "$(id)", "a'b"], NONCE).decode()

    assert 'exec "$waybill_0" "$waybill_1" "$waybill_2"' in text
    assert "$(id)" not in text
    assert "a'b" not in text


def test_output_is_what_stands_between_our_first_and_last_line() -> None:
    heard = hear(b"motd\n" + lines(f"{NONCE} begin 12") + b"ours\n\n" + lines(f"{NONCE} exit 255"), NONCE)

    assert (heard.began, heard.noise, heard.output, heard.code) == (True, b"motd\n", b"ours\n\n", 255)


@pytest.mark.parametrize(
    "output",
    [
        b"",
        b"This account is currently not available.\n",
        lines(f"{OTHER} begin 1", f"{OTHER} exit 0"),
        f"{NONCE} begin\n".encode(),
        f"x {NONCE} begin 1\n".encode(),
    ],
)
def test_without_our_first_line_nothing_began(output: bytes) -> None:
    heard = hear(output, NONCE)

    assert (heard.began, heard.noise, heard.code) == (False, output, None)


@pytest.mark.parametrize(
    "tail",
    [
        b"",
        b"half",
        lines(f"{OTHER} exit 0"),
        f"\n{NONCE} exit 0".encode(),
        f"\n{NONCE} exit 1000\n".encode(),
        f"\n{NONCE} exit 0\nmore".encode(),
        f" {NONCE} exit 0\n".encode(),
    ],
)
def test_without_our_last_line_there_is_no_code(tail: bytes) -> None:
    heard = hear(lines(f"{NONCE} begin 1") + b"ours\n" + tail, NONCE)

    assert (heard.began, heard.code) == (True, None)
    assert heard.output == b"ours\n" + tail


def test_a_value_that_could_not_be_read_is_told() -> None:
    heard = hear(lines(f"{NONCE} begin 1", f"{NONCE} unready"), NONCE)

    assert (heard.began, heard.unready, heard.code, heard.output) == (True, True, None, b"")


def test_the_beginning_and_the_end_are_noticed_while_reading() -> None:
    began, ended = lines(f"{NONCE} begin 1"), lines(f"{NONCE} exit 0")

    assert has_begun(bytearray(b"motd" + began), NONCE)
    assert not has_begun(bytearray(lines(f"{OTHER} begin 1")), NONCE)
    assert has_ended(bytearray(b"x" * 1000 + ended), NONCE)
    assert has_ended(lines(f"{NONCE} unready"), NONCE)
    assert not has_ended(ended[:-1], NONCE)
    assert not has_ended(ended + b"x", NONCE)


def test_our_last_line_is_taken_off_standard_error() -> None:
    assert without_last_line(b"oops\n" + lines(f"{NONCE} exit 1"), NONCE) == b"oops\n"
    assert without_last_line(b"oops\n", NONCE) == b"oops\n"


def test_a_stream_tells_which_process_it_has_become() -> None:
    assert begun_program(f"motd\n\n{NONCE} begin 4711 123456\n".encode(), NONCE) == ("4711", "123456")
    assert begun_program(f"\n{NONCE} begin 4711 \n".encode(), NONCE) == ("4711", "")
    assert begun_program(f"\n{OTHER} begin 4711 1\n".encode(), NONCE) == ("", "")
