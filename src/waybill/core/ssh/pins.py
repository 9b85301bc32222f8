"""The host keys that are trusted: known_hosts lines and fingerprints, as `ssh-known-hosts` gives them. Pure.

ssh itself judges the lines, from a file that holds them unchanged. What is read here serves two ends: to know whether
a host is pinned at all, and to tell what is pinned beside what was offered.
"""

from __future__ import annotations

import hashlib
import hmac
import re
from base64 import b64decode, b64encode
from binascii import Error as Base64Error
from collections.abc import Iterable, Iterator
from fnmatch import fnmatchcase

from waybill.core.host.link import HostKey
from waybill.core.ssh.address import Address, AddressProblem, parse_address, place_of
from waybill.frozen import dataclass

CERT_AUTHORITY, REVOKED = "@cert-authority", "@revoked"
_SHA256 = re.compile(r"SHA256:([A-Za-z0-9+/]{43})=?")
_MD5 = re.compile(r"(?:MD5:)?[0-9a-fA-F]{2}(?::[0-9a-fA-F]{2}){15}")
_HASHED = re.compile(r"\|1\|([A-Za-z0-9+/=]+)\|([A-Za-z0-9+/=]+)")
_KIND = re.compile(r"(?:ssh|ecdsa|sk-ssh|sk-ecdsa)-[a-z0-9@.-]{1,60}")
_LISTED = re.compile(r"(?:[0-9]{2,5}\s+)?(SHA256:\S+)(?:\s.*)?")  # as `ssh-keygen -l` prints it


@dataclass(frozen=True, kw_only=True)
class KnownLine:
    """One known_hosts line. ``names`` are as written: plain, with wildcards, or hashed."""

    names: tuple[str, ...]
    key: HostKey
    marker: str = ""


@dataclass(frozen=True, kw_only=True)
class FingerprintPin:
    """A fingerprint for one place (``host`` or ``[host]:port``), or for every host where ``place`` is empty."""

    fingerprint: str
    place: str = ""


@dataclass(frozen=True, kw_only=True)
class PinProblem:
    """One line that pins nothing. The line itself is not repeated: it may be a pasted secret."""

    number: int
    problem: str
    fix: str

    def __str__(self) -> str:
        return f"line {self.number} {self.problem}; {self.fix}"


@dataclass(frozen=True, kw_only=True)
class Pins:
    """Everything that `ssh-known-hosts` pins."""

    lines: tuple[KnownLine, ...] = ()
    fingerprints: tuple[FingerprintPin, ...] = ()
    problems: tuple[PinProblem, ...] = ()

    @property
    def text(self) -> str:
        """The known_hosts lines, as they are written into the file that ssh reads."""
        return "".join(f"{line.key.line}\n" for line in self.lines)

    def keys_of(self, *places: str) -> tuple[HostKey, ...]:
        """The keys that lines pin for any of these places. Revoked ones and certificate authorities are none."""
        found = (line.key for line in self.lines if not line.marker and _names_any(line.names, places))
        return tuple(dict.fromkeys(found))

    def fingerprints_of(self, *places: str) -> tuple[str, ...]:
        """The fingerprints that are pinned for any of these places, those for every host among them."""
        found = (pin.fingerprint for pin in self.fingerprints if not pin.place or pin.place in places)
        return tuple(dict.fromkeys(found))


def places_of(address: Address) -> tuple[str, ...]:
    """The names under which ssh looks for a host: with its port, then without."""
    return tuple(dict.fromkeys((address.place, address.host.lower())))


def fingerprint_of(blob: bytes) -> str:
    """As ssh shows it."""
    return "SHA256:" + b64encode(hashlib.sha256(blob).digest()).decode("ascii").rstrip("=")


def host_key(kind: str, text: str, place: str) -> HostKey | None:
    """A key out of its base64 text; nothing when that holds no key of this kind."""
    blob = _blob(text)
    if blob is None or not _is_of_kind(blob, kind):
        return None
    return HostKey(kind=kind, fingerprint=fingerprint_of(blob), line=f"{place} {kind} {text}")


def parse_pins(text: str | Iterable[str]) -> Pins:
    """Read all lines. Those that pin nothing are told with their number and how to repair them."""
    lines = text.split("\n") if isinstance(text, str) else [line for part in text for line in part.split("\n")]
    read = [_parse(number, line.strip()) for number, line in enumerate(lines, 1)]
    return Pins(
        lines=tuple(one for one in read if isinstance(one, KnownLine)),
        fingerprints=tuple(one for one in read if isinstance(one, FingerprintPin)),
        problems=tuple(one for one in read if isinstance(one, PinProblem)),
    )


def _parse(number: int, line: str) -> KnownLine | FingerprintPin | PinProblem | None:
    if not line or line.startswith("#"):
        return None
    try:
        return _fingerprint(line) if _speaks_of_fingerprint(line) else _known_line(line)
    except _NotAPinError as error:
        return PinProblem(number=number, problem=error.problem, fix=error.fix)


class _NotAPinError(ValueError):
    def __init__(self, problem: str, fix: str) -> None:
        super().__init__(problem)
        self.problem = problem
        self.fix = fix


_KEYSCAN = "write a line of `ssh-keyscan HOST`, after comparing it, or `host SHA256:…`"


def _speaks_of_fingerprint(line: str) -> bool:
    words = line.split()
    return any(word.upper().startswith(("SHA256:", "MD5:")) or _MD5.fullmatch(word) for word in words[:3])


def _fingerprint(line: str) -> FingerprintPin:
    if any(_MD5.fullmatch(word) or word.upper().startswith("MD5:") for word in line.split()[:3]):
        problem = "holds an MD5 fingerprint, which no longer tells one key from another"
        raise _NotAPinError(
            problem, "show the other one on the host: `ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub`"
        )
    place, _, rest = line.partition(" ") if not _LISTED.fullmatch(line) else ("", "", line)
    listed = _LISTED.fullmatch(rest.strip())
    shown = _SHA256.fullmatch(listed[1]) if listed else None
    if shown is None:
        raise _NotAPinError(
            "holds a fingerprint that is not whole", "`SHA256:` is followed by 43 letters, digits, `+` and `/`"
        )
    return FingerprintPin(fingerprint=f"SHA256:{shown[1]}", place=_place(place))


def _place(text: str) -> str:
    if not text:
        return ""
    bare = text.rpartition("@")[2]
    if ":" not in bare.partition("]")[0]:
        bare = bare.replace("[", "").replace("]", "")  # as known_hosts writes a name with a port
    try:
        address = parse_address(bare)
    except AddressProblem as error:
        raise _NotAPinError(f"names a host that {error.problem}", error.fix) from None
    return address.place


def _known_line(line: str) -> KnownLine:
    words = line.split()
    marker = words.pop(0) if words[0].startswith("@") else ""
    if marker not in {"", CERT_AUTHORITY, REVOKED}:
        raise _NotAPinError("begins with an unknown marker", f"`{CERT_AUTHORITY}` and `{REVOKED}` are known")
    if "PRIVATE KEY" in line:
        raise _NotAPinError(
            "is part of a private key", "a private key belongs into `ssh-key`; make a new one if it was shown"
        )
    if words and _KIND.fullmatch(words[0]):
        raise _NotAPinError(
            "is a public key without its host", "put the host in front: `web1.example.com ssh-ed25519 …`"
        )
    if len(words) < 3 or not _KIND.fullmatch(words[1]):
        raise _NotAPinError("is neither a known_hosts line nor a fingerprint", _KEYSCAN)
    key = host_key(words[1], words[2], words[0])
    if key is None:
        raise _NotAPinError("holds a key that is not whole", _KEYSCAN)
    whole = " ".join([*filter(None, [marker]), *words[:3]])
    shown = HostKey(kind=key.kind, fingerprint=key.fingerprint, line=whole)
    return KnownLine(names=tuple(words[0].split(",")), key=shown, marker=marker)


def _names_any(names: tuple[str, ...], places: Iterable[str]) -> bool:
    return any(_names(names, place) for place in places)


def _names(names: tuple[str, ...], place: str) -> bool:
    """As ssh matches: a name that begins with `!` takes the whole line away."""
    hits = [(name, _matches(name.lstrip("!"), place)) for name in names]
    return any(hit for _, hit in hits) and not any(hit for name, hit in hits if name.startswith("!"))


def _matches(pattern: str, place: str) -> bool:
    hashed = _HASHED.fullmatch(pattern)
    if hashed is None:
        return fnmatchcase(place, pattern.lower().replace("[", "[[]"))
    salt, wanted = _blob(hashed[1]), _blob(hashed[2])
    return bool(salt and wanted) and hmac.compare_digest(
        hmac.new(salt or b"", place.encode(), hashlib.sha1).digest(), wanted or b""
    )


def _blob(text: str) -> bytes | None:
    try:
        return b64decode(text, validate=True)
    except (Base64Error, ValueError):
        return None


def _is_of_kind(blob: bytes, kind: str) -> bool:
    """Every key begins with its own kind, and consists of fields that fill it exactly."""
    fields = list(fields_of(blob))
    return (
        len(fields) > 1 and fields[0] == kind.encode("ascii") and sum(len(field) + 4 for field in fields) == len(blob)
    )


def fields_of(blob: bytes) -> Iterator[bytes]:
    """The length-prefixed fields of a key, up to the first that is cut off."""
    at = 0
    while at + 4 <= len(blob):
        size = int.from_bytes(blob[at : at + 4], "big")
        if at + 4 + size > len(blob):
            return
        yield blob[at + 4 : at + 4 + size]
        at += 4 + size


__all__ = [
    "FingerprintPin",
    "KnownLine",
    "PinProblem",
    "Pins",
    "fields_of",
    "fingerprint_of",
    "host_key",
    "parse_pins",
    "place_of",
    "places_of",
]
