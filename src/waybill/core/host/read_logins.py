"""From what ``host/logins.sh`` told to stored logins. Pure. No credential ever comes here: only kinds."""

from __future__ import annotations

from collections.abc import Iterator

from waybill.core.evidence import TokenKind
from waybill.core.host.machine import LoginTrouble, StoredLogin
from waybill.core.host.read_lines import every, facts, first
from waybill.core.wire import Told

_DETAILS = {
    "too-large": "it is larger than 256 KiB",
    "no-awk": "the host has no awk",
}
_KINDS = {kind.value: kind for kind in TokenKind}
_TROUBLES = {trouble.value: trouble for trouble in LoginTrouble}


def read_logins(told: Told) -> tuple[StoredLogin, ...]:
    """Every login that was told, in the order of the files."""
    return tuple(login for text in told.all("login") for login in _of_file(text))


def _of_file(text: str) -> Iterator[StoredLogin]:
    seen = first(text)
    owner, path = seen.get("owner", ""), seen.get("path", "")
    trouble = seen.get("trouble", "")
    if trouble or not _was_read(text):
        yield _spoiled(owner, path, trouble, seen.get("line", ""))
        return
    helper, found = seen.get("helper", ""), seen.get("helper-found") == "yes"
    if helper:
        missing = None if found else LoginTrouble.HELPER_MISSING
        yield StoredLogin(owner=owner, path=path, helper="" if helper == "?" else helper, trouble=missing)
    exposed = _is_open(every(text, "mode"))
    for entry in _entries(text):
        # A helper that keeps the credential leaves an empty entry beside it.
        if not (helper and entry.get("fault") == LoginTrouble.EMPTY_ENTRY.value):
            yield _entry(owner, path, entry, exposed=exposed)
    if "broken-others" in seen:
        detail = f"{seen['broken-others']} of other registries"
        yield StoredLogin(owner=owner, path=path, trouble=LoginTrouble.AUTH_UNDECODABLE, detail=detail)


def _was_read(text: str) -> bool:
    """Its last line says so. Without it the reader died on the way, and what it did not say is not absent."""
    return text.rstrip("\n").endswith("\nread")


def _spoiled(owner: str, path: str, trouble: str, line: str) -> StoredLogin:
    known = _TROUBLES.get(trouble, LoginTrouble.CANNOT_BE_TOLD)
    detail = f"line {line}" if line.isdigit() else _DETAILS.get(trouble, "" if trouble else "its reader failed")
    return StoredLogin(owner=owner, path=path, trouble=known, detail=detail)


def _entries(text: str) -> Iterator[dict[str, str]]:
    """Each `key` begins an entry; the lines up to the next are its own. In the order of their keys."""
    entries: list[dict[str, str]] = []
    for name, value in facts(text):
        if name == "key":
            entries.append({"key": value})
        elif entries and name in ("user", "kind", "fault"):
            entries[-1].setdefault(name, value)
    yield from sorted(entries, key=lambda entry: entry["key"])


def _entry(owner: str, path: str, entry: dict[str, str], *, exposed: bool) -> StoredLogin:
    user, kind = entry.get("user", ""), _KINDS.get(entry.get("kind", ""), TokenKind.OTHER)
    return StoredLogin(
        owner=owner,
        path=path,
        registry=entry["key"],
        username="" if user.startswith("?") else user,
        kind=kind,
        trouble=_TROUBLES.get(entry.get("fault", "")),
        open_to_others=exposed and kind is not TokenKind.NONE,
        token_as_user=user == "?token",
    )


def _is_open(modes: tuple[str, ...]) -> bool:
    """May every user come to the file and read it? The modes are those of the file and of what stands above it."""
    files = [mode for mode in modes if mode.startswith("-") and len(mode) >= 10]
    above = [mode for mode in modes if mode.startswith("d") and len(mode) >= 10]
    return bool(files) and files[0][7] == "r" and bool(above) and all(mode[9] in "xt" for mode in above)
