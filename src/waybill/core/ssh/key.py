"""The text of a login key: whole, damaged, or damaged in a way that can be undone. Never shows a byte of it. Pure."""

from __future__ import annotations

import re
from base64 import b64decode
from binascii import Error as Base64Error
from textwrap import wrap

from waybill.core.host.link import KeyDamage
from waybill.core.ssh.pins import fields_of, fingerprint_of
from waybill.frozen import dataclass

_ARMOUR = re.compile(r"-----BEGIN ([A-Z0-9 ]*PRIVATE KEY)-----(.*?)-----END \1-----", re.DOTALL)
_MAGIC = b"openssh-key-v1\x00"
_PLACEHOLDER = re.compile(r"\$\{?\{?[^{}\n]*\}{0,2}|<[^<>\n]*>|\*+|(?i:none|null|undefined|todo|changeme)")
_PUBLIC = re.compile(r"(?:ssh-(?:ed25519|rsa|dss)|ecdsa-sha2-nistp\d+|sk-\S+@openssh\.com)\s+AAAA")
_PUBLIC_HEADS = ("PUBLIC KEY", "BEGIN CERTIFICATE")


@dataclass(frozen=True, kw_only=True)
class KeyText:
    """What can be told of a key from its text alone. ``text`` is what ssh may read; it is shown nowhere."""

    damage: KeyDamage | None = None
    detail: str = ""
    repaired: tuple[str, ...] = ()
    encrypted: bool = False
    fingerprint: str = ""  # known without a passphrase for OpenSSH's own form only
    text: str = ""

    def __repr__(self) -> str:
        return f"KeyText(damage={self.damage}, repaired={self.repaired})"


def examine_key(text: str) -> KeyText:
    """Undo what copying does to a key, and name what cannot be undone."""
    bare = text.strip("\ufeff \t\r\n")
    if not bare:
        return KeyText(damage=KeyDamage.EMPTY, detail="it is empty")
    if _PLACEHOLDER.fullmatch(bare):
        return KeyText(damage=KeyDamage.PLACEHOLDER, detail="it is a template that was never filled in")
    whole, notes = _repaired(text)
    return _of_armour(whole, notes) or _other(bare)


def _repaired(text: str) -> tuple[str, tuple[str, ...]]:
    notes: list[str] = []
    if "\r" in text:
        notes.append("line ends of Windows")
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if "\\n" in text and "-----BEGIN" in text:
        notes.append("line breaks that were written as \\n")
        text = text.replace("\\r", "").replace("\\n", "\n")
    decoded = _from_base64(text)
    if decoded:
        notes.append("a layer of base64")
        text = decoded
    if not text.endswith("\n"):
        notes.append("no line break at the end")
    return text, tuple(notes)


def _from_base64(text: str) -> str:
    """A key that was stored as base64 of the whole file begins with these letters."""
    if not text.strip().startswith("LS0tLS1CRUdJTi"):
        return ""
    try:
        return b64decode("".join(text.split()), validate=True).decode("ascii").replace("\r\n", "\n")
    except (Base64Error, ValueError):
        return ""


def _of_armour(text: str, notes: tuple[str, ...]) -> KeyText | None:
    found = _ARMOUR.search(text)
    if found is None:
        return _half_armour(text)
    label, inner = found[1], found[2]
    headers, lines = _split(inner)
    body = "".join(lines)
    if inner.strip("\n") != "\n".join([*headers, *[""] * bool(headers), *lines]):
        notes = (*notes, "broken or indented lines")
    blob = _decoded(body)
    if blob is None or not blob:
        return KeyText(damage=KeyDamage.TRUNCATED, detail="its base64 text is cut off or changed")
    rebuilt = "\n".join(
        [f"-----BEGIN {label}-----", *headers, *[""] * bool(headers), *wrap(body, 70 if "OPENSSH" in label else 64)]
    )
    whole = f"{rebuilt}\n-----END {label}-----\n"
    if "OPENSSH" in label:
        return _openssh(blob, whole, notes)
    return _pem(blob, label, headers, whole, notes)


def _split(inner: str) -> tuple[list[str], list[str]]:
    """Headers such as `Proc-Type: 4,ENCRYPTED`, and the words of base64 text."""
    lines = [line.strip() for line in inner.split("\n")]
    headers = [line for line in lines if re.match(r"[A-Za-z-]+: ", line)]
    return headers, [word for line in lines if line not in headers for word in line.split()]


def _decoded(body: str) -> bytes | None:
    try:
        return None if len(body) % 4 else b64decode(body, validate=True)
    except (Base64Error, ValueError):
        return None


def _half_armour(text: str) -> KeyText | None:
    begins, ends = "-----BEGIN" in text, "-----END" in text
    if not (begins or ends) or "PRIVATE KEY" not in text:
        return None
    if begins and ends:
        return KeyText(damage=KeyDamage.TRUNCATED, detail="its first and last line do not belong together")
    missing = "its last line (`-----END …`)" if begins else "its first line (`-----BEGIN …`)"
    return KeyText(damage=KeyDamage.TRUNCATED, detail=f"{missing} is missing")


def _openssh(blob: bytes, text: str, notes: tuple[str, ...]) -> KeyText:
    """https://github.com/openssh/openssh-portable/blob/master/PROTOCOL.key: all but the secret part is readable."""
    cut = KeyText(damage=KeyDamage.TRUNCATED, detail="its text ends before the key does")
    if not blob.startswith(_MAGIC):
        return KeyText(damage=KeyDamage.UNREADABLE, detail="it does not hold what its first line says")
    rest = blob[len(_MAGIC) :]
    head = list(fields_of(rest))[:3]
    at = sum(len(field) + 4 for field in head) + 4  # behind the number of keys
    parts = list(fields_of(rest[at:]))
    if len(head) < 3 or len(parts) < 2:
        return cut
    encrypted = head[0] != b"none"
    if not encrypted and parts[1][:4] != parts[1][4:8]:
        return KeyText(damage=KeyDamage.UNREADABLE, detail="a letter of it was changed")
    return KeyText(text=text, repaired=notes, encrypted=encrypted, fingerprint=fingerprint_of(parts[0]))


def _pem(blob: bytes, label: str, headers: list[str], text: str, notes: tuple[str, ...]) -> KeyText:
    if "PGP" in label or "SSH2" in label:
        return KeyText(damage=KeyDamage.NOT_A_KEY, detail="it is a private key, and not one that OpenSSH reads")
    encrypted = "ENCRYPTED" in label or any("ENCRYPTED" in header for header in headers)
    if not any("ENCRYPTED" in header for header in headers) and not _is_whole_der(blob):
        return KeyText(damage=KeyDamage.TRUNCATED, detail="its text ends before the key does")
    return KeyText(text=text, repaired=notes, encrypted=encrypted)


def _is_whole_der(blob: bytes) -> bool:
    if len(blob) < 4 or blob[0] != 0x30:
        return False
    if blob[1] < 0x80:
        return len(blob) == 2 + blob[1]
    size = blob[1] & 0x7F
    return len(blob) == 2 + size + int.from_bytes(blob[2 : 2 + size], "big")


def _other(text: str) -> KeyText:
    if _PUBLIC.match(text) or any(head in text[:80] for head in _PUBLIC_HEADS):
        return KeyText(damage=KeyDamage.PUBLIC_HALF, detail="it is the public half, or a certificate")
    if text.startswith("PuTTY-User-Key-File-"):
        return KeyText(damage=KeyDamage.PUTTY, detail="it has the form of PuTTY")
    if re.fullmatch(r"(?:~|\.{0,2})?/[^\n]{1,300}|[A-Za-z]:\\[^\n]{1,300}", text):
        return KeyText(damage=KeyDamage.NOT_A_KEY, detail="it is the path of a file; the text of that file is wanted")
    if re.fullmatch(r"[A-Za-z0-9+/=\s]{64,}", text):
        detail = "it is base64 text without a first and last line (`-----BEGIN …`, `-----END …`)"
        return KeyText(damage=KeyDamage.TRUNCATED, detail=detail)
    return KeyText(damage=KeyDamage.NOT_A_KEY, detail="it is no private key")
