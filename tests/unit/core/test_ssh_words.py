"""What ssh said, as it was recorded from OpenSSH 8.4, 9.2 and 10.0, and what it means."""

from __future__ import annotations

from pathlib import Path

import pytest

from waybill.core.host.link import LinkTrouble
from waybill.core.ssh.words import (
    EXPIRED,
    FORCED,
    KEY_MARK,
    algorithms_by_kind,
    judge_shell,
    read_words,
)

RECORDINGS = Path(__file__).parent / "ssh_recordings"
ED25519 = "SHA256:xoC7gSUReMdziH++jHYlvXALvqb13YAhx2y4VeMYEfk"
DEPLOY_KEY = "SHA256:YgKsHMdKW6cX6X6csubK7zp1bQIUJfPu1yfEoOGCU/Y"


def recorded(name: str) -> str:
    return (RECORDINGS / f"{name}.txt").read_text(encoding="utf-8")


TROUBLES: dict[str, tuple[LinkTrouble | None, str]] = {
    "authenticated": (None, ""),
    "forced": (None, ""),
    "refused": (LinkTrouble.REFUSED, "Connection refused"),
    "noname": (LinkTrouble.NAME_NOT_FOUND, "Name or service not known"),
    "v6": (LinkTrouble.UNREACHABLE, "No route to host"),
    "silent": (LinkTrouble.TIMEOUT, "timed out during banner exchange"),
    "http": (LinkTrouble.NOT_SSH, "banner line 0: HTTP/1.1 400 Bad Request"),
    "smtp": (LinkTrouble.NOT_SSH, "banner line 0: 220 mail.example.com ESMTP Postfix"),
    "tls": (LinkTrouble.NOT_SSH, "invalid characters"),
    "mysql": (LinkTrouble.NOT_SSH, "invalid characters"),
    "ssh1": (LinkTrouble.NOT_SSH, "Protocol major versions differ"),
    "close": (LinkTrouble.DROPPED, "kex_exchange_identification"),
    "rst": (LinkTrouble.DROPPED, "Connection reset by peer"),
    "bannerclose": (LinkTrouble.DROPPED, "127.0.0.1 port"),
    "exceeded": (LinkTrouble.DROPPED, "banner line 0: Exceeded MaxStartups"),
    "notallowed": (LinkTrouble.DROPPED, "banner line 0: Not allowed at this time"),
    "nokex": (LinkTrouble.NO_COMMON_ALGORITHM, "no matching key exchange method found"),
    "nohk": (LinkTrouble.NO_COMMON_ALGORITHM, "no matching host key type found"),
    "unknown": (LinkTrouble.KEY_UNPINNED, "No ED25519 host key is known"),
    "unknown-8.4": (LinkTrouble.KEY_UNPINNED, "No ECDSA host key is known"),
    "changed": (LinkTrouble.KEY_CHANGED, "has changed"),
    "changed-8.4": (LinkTrouble.KEY_CHANGED, "has changed"),
    "changed-10.0": (LinkTrouble.KEY_CHANGED, "has changed"),
    "revoked": (LinkTrouble.KEY_REVOKED, "was revoked"),
    "denied": (LinkTrouble.LOGIN_REFUSED, "Permission denied (publickey,password,keyboard-interactive)."),
    "denied-10.0": (LinkTrouble.LOGIN_REFUSED, "Permission denied"),
    "partial": (LinkTrouble.LOGIN_REFUSED, "Permission denied (password)."),
    "many": (LinkTrouble.TOO_MANY_KEYS, "Too many authentication failures"),
    "jump-refused": (LinkTrouble.REFUSED, "open failed: connect failed: Connection refused"),
    "option-8.4": (LinkTrouble.NO_CLIENT, "Bad configuration option: knownhostscommand"),
    "offered": (LinkTrouble.KEY_UNPINNED, "No ED25519 host key is known"),
    "banneronly": (None, ""),
}


@pytest.mark.parametrize("name", TROUBLES)
def test_a_recording_has_its_trouble(name: str) -> None:
    words = read_words(recorded(name))
    trouble, detail = TROUBLES[name]

    assert words.trouble is trouble
    assert detail in words.detail


def test_every_recording_is_judged() -> None:
    assert {path.stem for path in RECORDINGS.glob("*.txt")} == set(TROUBLES)


def test_words_that_are_not_recorded_here_are_known_by_their_form() -> None:
    jump = "channel 0: open failed: {}: open failed\nstdio forwarding failed\nConnection closed by UNKNOWN port 65535\n"
    texts = {
        "ssh: connect to host web1 port 22: Connection timed out": LinkTrouble.TIMEOUT,
        "ssh: connect to host web1 port 22: Operation timed out": LinkTrouble.TIMEOUT,
        "ssh: connect to host web1 port 22: Network is unreachable": LinkTrouble.UNREACHABLE,
        "ssh: connect to host web1 port 22: Operation not permitted": LinkTrouble.UNREACHABLE,
        "ssh_exchange_identification: Connection closed by remote host": LinkTrouble.DROPPED,
        "Host key for [web1]:22 has changed and you have requested strict checking.": LinkTrouble.KEY_CHANGED,
        jump.format("administratively prohibited"): LinkTrouble.JUMP_FAILED,
        jump.format("connect failed: Name or service not known"): LinkTrouble.NAME_NOT_FOUND,
        jump.format("connect failed: Connection timed out"): LinkTrouble.TIMEOUT,
        jump.format("connect failed: No route to host"): LinkTrouble.UNREACHABLE,
        "": None,
    }

    assert {text: read_words(text).trouble for text in texts} == texts


def test_a_cut_is_dropped_before_the_login_and_lost_after_it() -> None:
    cut = "Connection closed by 192.0.2.1 port 22"
    entered = 'Authenticated to web1 ([192.0.2.1]:22) using "publickey".'

    assert read_words(cut).trouble is LinkTrouble.DROPPED
    assert read_words(f"{entered}\n{cut}").trouble is LinkTrouble.LOST


def test_how_far_it_came_is_told() -> None:
    stages = {
        name: read_words(recorded(name)).stages for name in ("refused", "silent", "unknown", "denied", "authenticated")
    }

    assert stages == {
        "refused": (),
        "silent": ("connected",),
        "unknown": ("connected",),
        "denied": ("connected", "host-key"),
        "authenticated": ("connected", "host-key", "login"),
    }


def test_a_login_is_read_with_its_user_keys_and_methods() -> None:
    words = read_words(recorded("authenticated"))

    assert (words.user, words.host, words.port, words.peer) == ("deploy", "127.0.0.1", 22101, "127.0.0.1")
    assert words.server == "OpenSSH_9.2p1 Debian-2+deb12u10"
    assert words.key is not None
    assert (words.key.kind, words.key.fingerprint) == ("ssh-ed25519", ED25519)
    assert (words.tried, words.accepted) == ((DEPLOY_KEY,), DEPLOY_KEY)
    assert words.methods == ("publickey", "password", "keyboard-interactive")
    assert words.options == ("agent-forwarding", "port-forwarding", "pty", "user-rc", "x11-forwarding")
    assert not words.partial


def test_what_is_wanted_beside_the_key_is_told() -> None:
    words = read_words(recorded("partial"))

    assert (words.partial, words.accepted, words.methods) == (True, DEPLOY_KEY, ("password",))


def test_many_keys_are_counted() -> None:
    assert len(read_words(recorded("many")).tried) == 6


def test_a_key_that_is_told_is_read_with_its_line_and_the_hosts_own_list() -> None:
    words = read_words(recorded("offered"))

    (key,) = words.keys
    assert (key.kind, key.fingerprint) == ("ssh-ed25519", ED25519)
    assert key.line.startswith("[127.0.0.1]:22101 ssh-ed25519 AAAAC3")
    assert words.algorithms == ("ssh-ed25519", "ecdsa-sha2-nistp256", "rsa-sha2-512", "rsa-sha2-256")
    assert algorithms_by_kind(words.algorithms) == {
        "ssh-ed25519": ("ssh-ed25519",),
        "ecdsa-sha2-nistp256": ("ecdsa-sha2-nistp256",),
        "ssh-rsa": ("rsa-sha2-512", "rsa-sha2-256"),
    }
    assert read_words(recorded("nohk")).algorithms == words.algorithms


def test_a_told_key_that_is_none_is_left_out() -> None:
    lines = ("web1 ssh-ed25519 AAAA", "web1 NONE NONE", "web1 ssh-rsa " + "A" * 60, "only two", "a b c d")

    assert read_words("\n".join(f"{KEY_MARK} {line}" for line in lines)).keys == ()


def test_a_host_cannot_list_algorithms_without_end_or_certificates_as_kinds() -> None:
    many = (*(f"kind-{number}" for number in range(100)), "ssh-ed25519-cert-v01@openssh.com")

    assert len(algorithms_by_kind(many)) == 6
    assert algorithms_by_kind(("ssh-ed25519-cert-v01@openssh.com",)) == {}


def test_a_banner_stands_beside_the_refusal_and_harms_nobody() -> None:
    text = "System is going down. \x1b[31m::error::x\n" + recorded("denied")
    words = read_words(text)

    assert words.told.startswith("deploy@127.0.0.1: Permission denied")
    assert "System is going down." in words.told
    assert "\x1b" not in words.told


def test_a_flood_of_words_is_kept_short() -> None:
    words = read_words("x" * 5_000_000 + "\n" + "a banner\n" * 10_000 + recorded("denied"))

    assert len(words.said) <= 2000
    assert len(words.told) <= 500


@pytest.mark.parametrize(
    ("printed", "code", "options", "trouble", "detail"),
    [
        ("This account is currently not available.", 1, None, LinkTrouble.SHELL_REFUSED, "lets nobody in"),
        ("rbash: line 1: sh: command not found", 127, None, LinkTrouble.SHELL_REFUSED, "finds no `sh`"),
        ("fish: Unknown command: sh", 127, None, LinkTrouble.SHELL_REFUSED, "finds no `sh`"),
        ("", 1, None, LinkTrouble.SHELL_REFUSED, "/bin/false"),
        ("forced", 0, ("command", "pty"), LinkTrouble.SHELL_REFUSED, FORCED),
        ("WARNING: Your password has expired.\n", 1, None, LinkTrouble.SHELL_REFUSED, EXPIRED),
        ("This service allows sftp connections only.", 1, None, LinkTrouble.SHELL_REFUSED, "sftp only"),
        ("", 3, ("pty",), LinkTrouble.SHELL_NOISY, "ended with code 3"),
        ("hello", 0, None, LinkTrouble.SHELL_NOISY, "ended with code 0"),
    ],
)
def test_why_a_shell_did_not_run_our_program(
    printed: str, code: int, options: tuple[str, ...] | None, trouble: LinkTrouble, detail: str
) -> None:
    judged = judge_shell(printed, code, options)

    assert judged[0] is trouble
    assert detail in judged[1]


def test_a_shell_that_never_came_to_it_is_told_from_one_that_ended() -> None:
    trouble, detail = judge_shell("", None, None, problem="timeout")

    assert (trouble, detail) == (LinkTrouble.SHELL_NOISY, "the login shell did not come to our program in time")
    endless = judge_shell("y\ny\n", -9, None, problem="too-much-output")
    assert endless == (LinkTrouble.SHELL_NOISY, "the login shell prints without an end")


def test_the_host_is_the_last_of_those_that_speak() -> None:
    """A jump host of the user's own configuration logs in before, on the same standard error."""
    bastion = "debug1: Authenticating to bastion:22 as 'jump'\ndebug1: Server host key: ssh-rsa SHA256:AAAA\n"
    words = read_words(bastion + recorded("authenticated"))

    assert (words.user, words.host) == ("deploy", "127.0.0.1")
    assert words.key is not None
    assert words.key.fingerprint == ED25519
