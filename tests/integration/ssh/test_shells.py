"""Whatever the login shell is: our program runs in it unharmed, or the reason why not is named."""

from __future__ import annotations

import pytest
from hypothesis import given, settings, strategies

from tests.integration.ssh.conftest import GREETING, Way, serve
from waybill.core.host.link import LinkTrouble

SHELLS = ["deploy", "bash", "ash", "fish", "rbash", "root"]
HOSTILE = "it's \"quoted\" $HOME `id` \\ \\n %s !! * ~ {a,b} é 漢字 \x01\x7f\t\r\n\n'; exit 9; '\n\n"
PRINT = 'printf %s "$value"; printf %s "$value" | wc -c >&2'


@pytest.mark.parametrize("user", SHELLS)
def test_what_is_sent_comes_through_every_shell_byte_for_byte(way: Way, user: str) -> None:
    channel = way.open(user)
    large = "".join(chr(0x20 + (number * 7) % 95) for number in range(1_000_000)) + "\n"
    words = ["a b", "c'd", 'e"f', "$HOME", "\\", "é\n", "", "!!"]

    hostile = channel.script(PRINT, variables={"value": HOSTILE}, timeout=60)
    megabyte = channel.script(PRINT, variables={"value": large}, timeout=60)
    stream = channel.stream(["printf", "%s|", *words])

    assert (hostile.code, hostile.stdout) == (0, HOSTILE.encode())
    assert hostile.stderr.strip() == str(len(HOSTILE.encode())).encode()
    assert (megabyte.code, megabyte.stdout == large.encode()) == (0, True)
    assert b"".join(iter(lambda: stream.socket.recv(4096), b"")) == ("|".join(words) + "|").encode()
    assert stream.complaint() == ""


def test_any_text_comes_back_as_it_was_sent(way: Way) -> None:
    channel = way.open()
    texts = strategies.text(strategies.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=60)

    @settings(max_examples=60)
    @given(texts, texts)
    def round_trip(first: str, second: str) -> None:
        script = 'printf "%s" "$first"; printf "%s" "$second" >&2'
        answered = channel.script(script, variables={"first": first, "second": second}, timeout=30)
        assert (answered.stdout, answered.stderr) == (first.encode(), second.encode())

    round_trip()


def test_the_login_shell_is_told(way: Way) -> None:
    _, facts = way("fish")

    assert (facts.shell, facts.noise, facts.stages) == (
        "/usr/bin/fish",
        "",
        ("connected", "host-key", "login", "session"),
    )


def test_what_a_start_file_prints_is_told_apart(way: Way) -> None:
    channel, facts = way("noisy")
    assert channel is not None
    answered = channel.script("echo ours", variables={}, timeout=30)
    stream = channel.stream(["echo", "ours"])

    assert facts.noise == GREETING
    assert answered.stdout == b"ours\n"
    assert stream.socket.recv(100) == b"ours\n"


@pytest.mark.parametrize(
    ("user", "trouble", "detail"),
    [
        ("nologin", LinkTrouble.SHELL_REFUSED, "the login shell is one that lets nobody in"),
        ("false", LinkTrouble.SHELL_REFUSED, "the login shell ended at once with code 1, as /bin/false does"),
        ("forced", LinkTrouble.SHELL_REFUSED, "authorized_keys forces another command"),
        ("lacking", LinkTrouble.SHELL_REFUSED, "the login shell finds no `sh`"),
        ("ending", LinkTrouble.SHELL_NOISY, "the login shell ended with code 3 before it came to our program"),
        ("flooding", LinkTrouble.SHELL_NOISY, "the login shell prints without an end"),
        ("eating", LinkTrouble.SHELL_NOISY, "the login shell did not come to our program in time"),
    ],
)
def test_a_shell_that_runs_nothing_is_refused_with_the_reason(
    way: Way, user: str, trouble: LinkTrouble, detail: str
) -> None:
    facts = way.refused(user, begin_timeout=4.0)

    assert (facts.trouble, facts.detail) == (trouble, detail)
    assert facts.stages == ("connected", "host-key", "login")


def test_what_came_in_place_of_our_program_is_shown(way: Way) -> None:
    assert way.refused("forced").noise == "forced"
    assert way.refused("nologin").noise == "This account is currently not available."


@pytest.mark.usefixtures("altered")
def test_a_banner_and_a_message_of_the_day_disturb_nothing(way: Way) -> None:
    way.host.write("/etc/issue.net", "Authorised use only. Permission denied (publickey).\n::error::x\n")
    way.host.write("/etc/motd", "Happy new year\n")
    serve(way.host, "Banner /etc/issue.net\nPrintMotd yes\n")

    channel, facts = way()

    assert channel is not None
    assert (facts.trouble, facts.noise) == (None, "")
    assert channel.script("echo ours", variables={}, timeout=30).stdout == b"ours\n"


def test_a_start_file_that_complains_is_no_failure(way: Way) -> None:
    """bash warns of a locale that the host lacks on standard error."""
    channel = way.open("bash")
    answered = channel.script("LC_ALL=xx_XX.UTF-8 bash -c 'echo ours'", variables={}, timeout=30)

    assert (answered.code, answered.stdout) == (0, b"ours\n")


def test_options_of_the_key_are_told(way: Way) -> None:
    _, free = way("deploy")
    _, bound = way("restricted")

    assert free.options is not None
    assert "port-forwarding" in free.options
    assert bound.options == ()
