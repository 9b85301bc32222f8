"""From bytes that may be cut anywhere to clean lines: no escape sequences, no carriage returns, not too long. Pure."""

from __future__ import annotations

import codecs
import re

MOST_UNFINISHED = 1024 * 1024
_LONGEST_LINE = 8192
_ESCAPES = re.compile(
    r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)?|[PX^_][^\x1b]*(?:\x1b\\)?|[ -/]*[0-~])"
    r"|[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]"
)
_SIZE = re.compile(r"([0-9]{1,12}(?:\.[0-9]{1,6})?)\s?([kKMGT]?i?)B\b")
_FACTORS = {"": 1, "k": 1000, "m": 1000**2, "g": 1000**3, "t": 1000**4}
_BINARY = {"ki": 1024, "mi": 1024**2, "gi": 1024**3, "ti": 1024**4}


class Lines:
    """One stream of bytes, given in pieces, as whole lines."""

    def __init__(self) -> None:
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")
        self._rest = ""

    def feed(self, data: bytes) -> list[str]:
        """The lines that are finished now."""
        *lines, self._rest = (self._rest + self._decoder.decode(data)).split("\n")
        if len(self._rest) > MOST_UNFINISHED:
            lines.append(self._rest)
            self._rest = ""
        return lines

    def close(self) -> list[str]:
        """What was not finished, if there is any."""
        rest, self._rest = self._rest + self._decoder.decode(b"", final=True), ""
        return [rest] if rest else []


def clean(line: str) -> str:
    """A line as a terminal would show it in the end: of what was written over itself only the last."""
    shown = [part for part in line.split("\r") if part.strip()]
    return _ESCAPES.sub("", shown[-1] if shown else "")[:_LONGEST_LINE].rstrip()


def size_in(text: str) -> int | None:
    """The last size in a text, such as ``1.98MB``."""
    found = _SIZE.findall(text)
    if not found:
        return None
    number, unit = found[-1]
    factor = _BINARY.get(unit.lower()) or _FACTORS[unit.lower()]
    return round(float(number) * factor)
