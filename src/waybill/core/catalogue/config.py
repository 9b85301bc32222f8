"""The docker configuration on the way to a registry's login. With each of these docker goes on without a login."""

from __future__ import annotations

from waybill.core.catalogue.entry import Entry
from waybill.core.finding import Severity

_AGAIN = "\n  docker logout <registry>\n  docker login <registry> -u <user>"


def _entry(code: str, title: str, cause: str, told_by: str, fix: str) -> Entry:
    return Entry(code=code, title=title, cause=cause + " <effect>", told_by=told_by, fix=fix, severity=Severity.WARNING)


ENTRIES = (
    _entry(
        "config.unreadable",
        "The docker configuration cannot be read",
        "<config> is there, and this user may not read it.",
        "Opening the file fails. With `sudo docker`, another user's file is read.",
        'Give the user that pulls its own file:\n  sudo chown "$USER" <config>\n  chmod 600 <config>',
    ),
    _entry(
        "config.malformed",
        "The docker configuration is broken JSON",
        "<config> is no JSON object <detail>. docker prints a warning and goes on without a login.",
        "Read from the file.",
        "Repair the file, or remove it and log in again:\n  python3 -m json.tool <config>" + _AGAIN,
    ),
    _entry(
        "config.helper-missing",
        "The credential helper is not installed",
        "<config> names the helper `docker-credential-<helper>`, and there is no such program on the PATH. A file "
        "copied from Docker Desktop names `desktop`. docker pull goes on without a login; compose fails.",
        "Read from the file and the PATH.",
        "Remove `credsStore` (or the entry in `credHelpers`) from <config>, or install the helper. Then:" + _AGAIN,
    ),
    _entry(
        "config.helper-failed",
        "The credential helper fails",
        "The helper `docker-credential-<helper>` of <config> fails <detail>.",
        "The helper was run.",
        "Run it by hand and repair what it says (a locked keyring is usual on servers):\n"
        "  echo <registry> | docker-credential-<helper> get",
    ),
    _entry(
        "config.helper-empty",
        "The credential helper has no entry",
        "<config> sends the login for <registry> to the helper `docker-credential-<helper>`, and the helper has none.",
        "The helper was run; `auths` holds an empty entry.",
        "Log in again:" + _AGAIN,
    ),
    _entry(
        "config.auth-undecodable",
        "The stored login is not base64",
        "The `auth` of <registry> in <config> cannot be decoded.",
        "Read from the file.",
        "Log in again; docker writes the entry itself:" + _AGAIN,
    ),
    _entry(
        "config.auth-without-colon",
        "The stored login has no user name",
        "The `auth` of <registry> in <config> is base64 of the token alone. It must be base64 of `user:token`. "
        "docker "
        "says `Invalid auth configuration file` and goes on without a login.",
        "Read from the file: the decoded text has no colon.",
        "Log in again; docker writes the entry itself:" + _AGAIN,
    ),
    _entry(
        "config.empty-entry",
        "The stored login is empty",
        "`auths` of <config> has an entry for <registry> with nothing in it.",
        "Read from the file.",
        "Log in again:" + _AGAIN,
    ),
)
