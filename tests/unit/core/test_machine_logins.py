"""Stored logins, read from what the host told of them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from waybill.core.evidence import TokenKind
from waybill.core.host.machine import LoginTrouble, StoredLogin
from waybill.core.host.read_logins import read_logins
from waybill.core.wire import Told

PLACE = "owner deploy\npath /home/deploy/.docker/config.json\n"
PATH = "/home/deploy/.docker/config.json"


def logins(*texts: str) -> tuple[StoredLogin, ...]:
    return read_logins(Told(records=tuple(("login", PLACE + text) for text in texts), whole=True))


def one(text: str) -> StoredLogin:
    (login,) = logins(text)
    return login


def test_an_entry_is_told_with_its_kind() -> None:
    assert one("helper-found \nkey ghcr.io\nuser acme\nkind oauth\nfault \nread") == StoredLogin(
        owner="deploy", path=PATH, registry="ghcr.io", username="acme", kind=TokenKind.OAUTH
    )


def test_several_entries_keep_their_own_facts() -> None:
    first, second = logins(
        "key https://ghcr.io/v1/\nuser b\nkind classic\nfault \n"
        "key ghcr.io\nuser ?token\nkind none\nfault empty-entry\nread"
    )

    assert (first.registry, first.username, first.token_as_user) == ("ghcr.io", "", True)
    assert (second.registry, second.kind) == ("https://ghcr.io/v1/", TokenKind.CLASSIC)


@pytest.mark.parametrize(
    ("text", "trouble", "detail"),
    [
        ("trouble unreadable", LoginTrouble.UNREADABLE, ""),
        ("trouble malformed\nline 3", LoginTrouble.MALFORMED, "line 3"),
        ("trouble empty-file", LoginTrouble.EMPTY_FILE, ""),
        ("trouble no-right", LoginTrouble.NO_RIGHT, ""),
        ("trouble not-asked", LoginTrouble.NOT_ASKED, ""),
        ("trouble too-large", LoginTrouble.CANNOT_BE_TOLD, "it is larger than 256 KiB"),
        ("trouble no-awk", LoginTrouble.CANNOT_BE_TOLD, "the host has no awk"),
        ("", LoginTrouble.CANNOT_BE_TOLD, "its reader failed"),
        ("key ghcr.io\nuser a\nkind classic\nfault ", LoginTrouble.CANNOT_BE_TOLD, "its reader failed"),
    ],
)
def test_a_file_that_was_not_read_to_its_end_is_not_taken_for_empty(
    text: str, trouble: LoginTrouble, detail: str
) -> None:
    assert one(text) == StoredLogin(owner="deploy", path=PATH, trouble=trouble, detail=detail)


def test_a_helper_that_is_there_explains_the_empty_entry_beside_it() -> None:
    assert one("helper-found yes\nkey ghcr.io\nuser \nkind none\nfault empty-entry\nhelper pass\nread").helper == "pass"


def test_a_helper_that_is_missing_is_told() -> None:
    assert one("helper-found \nhelper desktop\nread").trouble is LoginTrouble.HELPER_MISSING


def test_broken_entries_of_others_are_counted() -> None:
    login = one("broken-others 2\nread")

    assert (login.trouble, login.detail) == (LoginTrouble.AUTH_UNDECODABLE, "2 of other registries")


@pytest.mark.parametrize(
    ("modes", "exposed"),
    [
        (("-rw-r--r--", "drwxr-xr-x", "drwxr-xr-x"), True),
        (("-rw-r--r--", "drwx------", "drwxr-xr-x"), False),
        (("-rw-r--r--", "drwxr-xr-x", "drwxr-x---"), False),
        (("-rw-------", "drwxr-xr-x", "drwxr-xr-x"), False),
        (("-rw-r-----", "drwxr-xr-x", "drwxr-xr-x"), False),
        ((), False),
    ],
)
def test_a_file_is_open_when_others_can_come_to_it(modes: tuple[str, ...], exposed: bool) -> None:
    told = "".join(f"mode {mode}\n" for mode in modes)

    assert one(f"{told}key ghcr.io\nuser a\nkind classic\nfault \nread").open_to_others is exposed


def test_an_open_file_without_a_credential_harms_nobody() -> None:
    told = "mode -rw-r--r--\nmode drwxr-xr-x\n"

    assert not one(f"{told}key ghcr.io\nuser a\nkind none\nfault empty-entry\nread").open_to_others


def test_a_kind_that_we_do_not_know_is_another() -> None:
    assert one("key ghcr.io\nuser a\nkind golden\nfault \nread").kind is TokenKind.OTHER


@given(st.text(max_size=200))
def test_nothing_that_is_told_makes_the_reader_fall(text: str) -> None:
    assert all(login.owner == "deploy" for login in logins(text))
