"""The login key of a run: examined, opened with its passphrase, and known by its fingerprint; once for all hosts."""

from __future__ import annotations

import threading
from base64 import b64decode
from binascii import Error as Base64Error
from collections.abc import Mapping
from dataclasses import field, replace

from waybill.core.host.link import KeyDamage
from waybill.core.ssh.key import KeyText, examine_key
from waybill.core.ssh.pins import fingerprint_of
from waybill.effects.process import Completed, run
from waybill.effects.ssh.place import Directory, Place
from waybill.frozen import dataclass
from waybill.secret import Secret

_FILE = "key"
_TIMEOUT = 60.0  # a passphrase is stretched on purpose, and fifty hosts may start at once


@dataclass(frozen=True, kw_only=True)
class LoginKey:
    """A key that ssh can use, or what is wrong with it."""

    damage: KeyDamage | None = None
    detail: str = ""
    repaired: tuple[str, ...] = ()
    fingerprint: str = ""
    text: Secret | None = field(default=None)


class KeyChest:
    """Opens each key once, however many hosts ask for it."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._opened: dict[tuple[Secret, Secret | None], LoginKey] = {}

    def open(
        self, key: Secret, passphrase: Secret | None, directory: Directory, environ: Mapping[str, str]
    ) -> LoginKey:
        """The key, ready for ssh."""
        with self._lock:
            known = self._opened.get((key, passphrase))
            if known is None:
                known = self._opened[key, passphrase] = open_key(key, passphrase, directory, environ)
            return known


def open_key(key: Secret, passphrase: Secret | None, directory: Directory, environ: Mapping[str, str]) -> LoginKey:
    """Examine the text, take the passphrase off, and let ssh-keygen read the whole key."""
    text = examine_key(key.reveal())
    seen = LoginKey(damage=text.damage, detail=text.detail, repaired=text.repaired, fingerprint=text.fingerprint)
    if text.damage is not None:
        return seen
    if text.encrypted and not passphrase:
        detail = "it is locked with a passphrase, and none was given"
        return replace(seen, damage=KeyDamage.NEEDS_PASSPHRASE, detail=detail)
    place = Place(directory, environ)
    try:
        return _opened(text, passphrase, place, seen, {"PATH": environ.get("PATH", ""), "LC_ALL": "C"})
    finally:
        place.close()


def _opened(
    text: KeyText, passphrase: Secret | None, place: Place, seen: LoginKey, environ: Mapping[str, str]
) -> LoginKey:
    path = place.write(_FILE, text.text)
    if text.encrypted and passphrase:
        # Without a terminal, ssh-keygen reads the passphrase from its standard input: no argument, no environment.
        line = passphrase.reveal().strip("\r\n").encode("utf-8", "surrogateescape") + b"\n"
        opened = _keygen(environ, line, "-q", "-p", "-N", "", "-f", path)
        if opened.code != 0:
            return _not_opened(opened, seen)
    shown = _keygen(environ, b"", "-y", "-f", path)
    fingerprint = _fingerprint(shown.stdout)
    if shown.code != 0 or not fingerprint:
        return replace(seen, damage=KeyDamage.UNREADABLE, detail="ssh-keygen cannot read it")
    return replace(seen, fingerprint=fingerprint, text=Secret(place.read(_FILE)))


def _keygen(environ: Mapping[str, str], stdin: bytes, *words: str) -> Completed:
    return run(["ssh-keygen", *words], environ=environ, timeout=_TIMEOUT, stdin=stdin)


def _not_opened(opened: Completed, seen: LoginKey) -> LoginKey:
    if b"incorrect passphrase" in opened.stderr:
        detail = "the passphrase that was given does not open it"
        return replace(seen, damage=KeyDamage.WRONG_PASSPHRASE, detail=detail)
    return replace(seen, damage=KeyDamage.UNREADABLE, detail="ssh-keygen cannot open it")


def _fingerprint(public: bytes) -> str:
    words = public.split()
    try:
        return fingerprint_of(b64decode(words[1], validate=True))
    except (IndexError, Base64Error, ValueError):
        return ""
