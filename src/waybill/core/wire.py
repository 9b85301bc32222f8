"""What a program on a host told: records behind our nonce, and foreign text around them. Pure."""

from __future__ import annotations

import re
from base64 import b64decode
from binascii import Error as Base64Error
from dataclasses import field

from waybill.frozen import dataclass

END = "end"
_FOREIGN_CAP = 4096
_RECORD = re.compile(
    rb"(?:^|.*?)(?P<nonce>[0-9a-f]{32}) (?P<number>[0-9]{1,9}) (?P<kind>[a-z0-9.-]{1,64}) (?P<data>[A-Za-z0-9+/=]*)\r?"
)


@dataclass(frozen=True, kw_only=True)
class Told:
    """The records in their order. ``whole`` is False when records are missing: then nothing absent means "no"."""

    records: tuple[tuple[str, str], ...] = field(default=(), repr=False)
    whole: bool = False
    foreign: str = ""  # what an rc file or a banner printed between them

    def first(self, kind: str) -> str | None:
        """The payload of the first record of this kind; ``None`` when it was not told."""
        return next((text for name, text in self.records if name == kind), None)

    def all(self, kind: str) -> tuple[str, ...]:
        """The payloads of every record of this kind."""
        return tuple(text for name, text in self.records if name == kind)


def read_wire(output: bytes, nonce: str) -> Told:
    """Take the records out of what a script printed. Numbers that do not follow on show that something was lost."""
    records: list[tuple[str, str]] = []
    foreign: list[bytes] = []
    whole = True
    for line in output.split(b"\n"):
        found = _RECORD.fullmatch(line)
        if found is None or found["nonce"].decode("ascii") != nonce:
            foreign.append(line)
            continue
        payload = _decoded(found["data"])
        whole = whole and payload is not None and int(found["number"]) == len(records) + 1
        records.append((found["kind"].decode("ascii"), payload or ""))
    ended = bool(records) and records[-1][0] == END
    text = b"\n".join(foreign).strip().decode("utf-8", "replace")
    return Told(records=tuple(records), whole=whole and ended, foreign=text[:_FOREIGN_CAP])


def _decoded(data: bytes) -> str | None:
    try:
        return b64decode(data, validate=True).decode("utf-8", "replace")
    except Base64Error:
        return None
