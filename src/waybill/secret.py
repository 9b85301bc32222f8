"""Secrets and the one sink that hides them.

``Secret`` wraps a value so that it cannot be printed by accident. ``Redactor`` is the sink: everything a run writes
(logs, annotations, summary, outputs, the waybill) passes through it, and it removes every registered value in each of
the forms in which it could appear: as it is, trimmed, line by line, base64 (both alphabets, also in the middle of a
longer base64 text), hexadecimal, and escaped for URLs, JSON, shells and HTML.

A value shorter than four characters is not hidden: hiding every "a" would wreck the report and, by the gaps, tell the
value. ``Redactor.register`` answers False for such a value, so that the caller can refuse or warn.
Text is hidden as whole records. A form that is broken over lines by its writer (base64 wrapped at 76 columns) is known
only where a whole line of the secret is.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterable, Iterator, Mapping
from threading import Lock
from typing import Any

HIDDEN = "***"
CUT = "…"
SHORTEST = 4
_SHORTEST_CUT = 6
_UNTOUCHED = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-.~")
_BASE64_START = (0, 2, 3)  # the first character that depends on nothing before the value, by alignment
_BASE64_ALTERNATIVES = {
    "+": r"(?:[+\-]|%(?:25)?2[bB]|\\{1,4}u002[bB])",
    "/": r"(?:\\{0,4}/|_|%(?:25)?2[fF]|\\{1,4}u002[fF])",
    "=": r"(?:=|%(?:25)?3[dD]|\\{1,4}u003[dD])",
}
_SHORT_ESCAPES = {"\n": "n", "\r": "r", "\t": "t", "\b": "b", "\f": "f", "\v": "v", "\a": "a", "\x1b": "[eE]"}
_HTML_NAMES = {"&": "amp", "<": "lt", ">": "gt", '"': "quot", "'": "apos"}
_LINE_END = r"(?:\r\n|\r|\n|%(?:25)?0[dD]%(?:25)?0[aA]|\\{1,4}r\\{1,4}n)"


class Secret:
    """A value that prints as ``***``. Only ``reveal`` gives it, at the moment of sending."""

    __slots__ = ("_value",)

    def __init__(self, value: str) -> None:
        self._value = value

    def reveal(self) -> str:
        """The value itself. Never log what this returns."""
        return self._value

    def __bool__(self) -> bool:
        return bool(self._value)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Secret) and other._value == self._value

    def __hash__(self) -> int:
        return hash(self._value)

    def __repr__(self) -> str:
        return f"Secret({HIDDEN!r})"

    def __str__(self) -> str:
        return HIDDEN

    def __reduce__(self) -> str | tuple[object, ...]:
        raise TypeError("a secret is never serialised")


class Redactor:
    """The one sink's memory: knows the secrets of the run and removes them from whatever is about to be written."""

    def __init__(self, secrets: Iterable[Secret | str] = ()) -> None:
        self._lock = Lock()
        self._literals: tuple[str, ...] = ()
        self._patterns: tuple[_Pattern, ...] = ()
        for secret in secrets:
            self.register(secret)

    def __repr__(self) -> str:
        return f"Redactor({len(self._literals) + len(self._patterns)} forms)"

    def register(self, secret: Secret | str) -> bool:
        """Hide this value from now on. False: it is empty or too short to be hidden."""
        literals, patterns = _needles(_reveal(secret))
        with self._lock:
            self._literals = tuple(dict.fromkeys((*self._literals, *literals)))
            known = {pattern.source for pattern in self._patterns}
            self._patterns += tuple(pattern for pattern in patterns if pattern.source not in known)
        return bool(literals or patterns)

    def hide(self, text: str) -> str:
        """The text with every form of every secret replaced by ``***``."""
        while spans := _merged(self._spans(text)):
            text = _without(text, spans)  # shorter each time: a form is longer than its replacement
        return text

    def hide_json(self, value: Any) -> Any:
        """The same for a JSON value: texts, numbers and keys, at any depth. No entry is lost."""
        texts: list[str] = []
        _gather(value, texts)
        together = "\n".join(texts)  # one search over everything; nearly always it settles the matter
        clean = HIDDEN not in together and self.hide(together) == together
        return value if clean else self._hidden_json(value)

    def _hidden_json(self, value: Any) -> Any:
        if isinstance(value, Secret):
            return HIDDEN
        if isinstance(value, str):
            return self.hide(value)
        if isinstance(value, Mapping):
            return self._hide_mapping(value)
        if isinstance(value, (list, tuple)):
            return [self._hidden_json(item) for item in value]
        return self._hide_number(value)

    def _hide_mapping(self, value: Mapping[Any, Any]) -> dict[str, Any]:
        hidden: dict[str, Any] = {}
        for key, item in value.items():
            name = plain = self.hide(str(key))
            count = 1
            while name in hidden:
                count += 1
                name = f"{plain} ({count})"
            hidden[name] = self._hidden_json(item)
        return hidden

    def _hide_number(self, value: Any) -> Any:
        if isinstance(value, bool) or not isinstance(value, (int, float)):
            return value
        return value if self.hide(str(value)) == str(value) else HIDDEN

    def _spans(self, text: str) -> Iterator[tuple[int, int]]:
        for literal in self._literals:
            start = text.find(literal)
            while start >= 0:
                yield start, start + len(literal)
                start = text.find(literal, start + 1)
        for pattern in self._patterns:
            if pattern.anchor in text:
                yield from pattern.spans(text)
        yield from self._cut_spans(text)

    def _cut_spans(self, text: str) -> Iterator[tuple[int, int]]:
        """Beginnings of a secret that somebody shortened before it came here."""
        end = text.find(CUT)
        while end >= 0:
            tail = text[max(0, end - _SHORTEST_CUT) : end]
            for literal in self._literals:
                if len(tail) == _SHORTEST_CUT and tail in literal:
                    yield from _cut_span(text, end, literal)
            end = text.find(CUT, end + 1)


def _gather(value: Any, texts: list[str]) -> None:
    """Every text of a JSON value, keys among them; a ``Secret`` shows as hidden."""
    if isinstance(value, str):  # by far the most
        texts.append(value)
    elif isinstance(value, Mapping):
        for key, item in value.items():
            texts.append(str(key))
            _gather(item, texts)
    elif isinstance(value, (list, tuple)):
        for item in value:
            _gather(item, texts)
    else:
        texts.append(str(value))


class _Pattern:
    """A form with several spellings. It is compiled only when a text holds the part that all of them share."""

    __slots__ = ("_compiled", "anchor", "source")

    def __init__(self, anchor: str, source: str) -> None:
        self.anchor = anchor
        self.source = source
        self._compiled: re.Pattern[str] | None = None

    def spans(self, text: str) -> Iterator[tuple[int, int]]:
        """Every place of the form in the text, overlapping ones as well."""
        self._compiled = compiled = self._compiled or re.compile(self.source)
        match = compiled.search(text)
        while match:
            yield match.span()
            match = compiled.search(text, match.start() + 1)


def mask_commands(secrets: Iterable[Secret | str]) -> list[str]:
    """``::add-mask::`` lines that make the runner hide each line of each secret and what is derived from it.

    Names, hosts and user names never belong here: the runner drops job outputs that hold a masked value.
    """
    values: dict[str, None] = {}
    for secret in secrets:
        for piece in _pieces(_reveal(secret)):
            for form in (*_split_lines(piece), *_derived(piece)):
                values.setdefault(form)
    usable = [value for value in values if len(value.strip()) >= SHORTEST]
    return ["::add-mask::" + value.replace("%", "%25") for value in usable]


def _reveal(secret: Secret | str) -> str:
    return secret.reveal() if isinstance(secret, Secret) else secret


def _split_lines(value: str) -> list[str]:
    return value.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def _pieces(value: str) -> list[str]:
    """The value, trimmed, each of its lines, and both line endings; nothing too short to be hidden."""
    lines = _split_lines(value)
    candidates = [value, value.strip(), *lines, *(line.strip() for line in lines)]
    if len(lines) > 1:
        candidates += ["\n".join(lines), "\r\n".join(lines)]
    return [piece for piece in dict.fromkeys(candidates) if len(piece.strip()) >= SHORTEST]


def _bytes(text: str) -> bytes:
    try:
        return text.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        return text.encode("utf-8", "surrogatepass")


def _derived(piece: str) -> Iterator[str]:
    """The forms in which a client sends or prints a whole value."""
    from json import dumps
    from urllib.parse import quote, quote_plus

    raw = _bytes(piece)
    standard = b64encode(raw).decode()
    yield standard
    yield standard.replace("+", "-").replace("/", "_")
    yield quote(raw, safe="")
    yield quote_plus(raw)
    yield dumps(piece)[1:-1]


def _needles(value: str) -> tuple[list[str], list[_Pattern]]:
    literals: list[str] = []
    patterns: list[_Pattern] = []
    for piece in _pieces(value):
        raw = _bytes(piece)
        literals += [raw.hex(), raw.hex().upper()]
        literals.append(piece)
        if not _UNTOUCHED.issuperset(piece):
            patterns.append(_Pattern(_anchor(piece), "".join(_flexible(part) for part in _parts(piece))))
        for encoded in _base64_texts(raw):
            literals.append(encoded)
            if not encoded.isalnum():
                source = "".join(_BASE64_ALTERNATIVES.get(character, character) for character in encoded)
                patterns.append(_Pattern(_anchor(encoded), source))
    return literals, patterns


def _anchor(text: str) -> str:
    """The longest part that no encoder touches; it stands in every spelling of the text."""
    runs = "".join(character if character in _UNTOUCHED else " " for character in text).split(" ")
    return max(runs, key=len)


def _base64_texts(raw: bytes) -> Iterator[str]:
    """What of a base64 text is settled by ``raw`` alone, at each of the three alignments, open and at the end."""
    for shift, start in enumerate(_BASE64_START):
        whole = b64encode(bytes(shift) + raw).decode()
        yield whole[start : (shift + len(raw)) * 8 // 6]
        yield whole[start:].rstrip("=")
        yield whole[start:]


def _parts(piece: str) -> list[str]:
    """Characters, with line ends and runs of backslashes kept together."""
    return re.findall(r"\r\n|\\+|.", piece, re.DOTALL)


def _flexible(part: str) -> str:
    """A pattern for one character in every spelling that an encoder may give it."""
    if part in _UNTOUCHED:
        return re.escape(part)
    if part[0] == "\\":
        return rf"(?:\\{{{len(part)},{len(part) * 8}}}|{_percent(part)})"
    if part in ("\r\n", "\n", "\r"):
        return rf"(?:{_LINE_END}|{_spellings(part[-1])})"
    return rf"(?:{re.escape(part)}|{_spellings(part)})"


def _spellings(character: str) -> str:
    spellings = [_percent(character), *_backslashed(character), *_html(character)]
    if character == " ":
        spellings.append(r"\+")
    if character == "'":
        spellings += [r"'\\''", "'\"'\"'"]
    return "|".join(spellings)


def _percent(text: str) -> str:
    return "".join(rf"%(?:25)?{_hex(f'{byte:02x}')}" for byte in _bytes(text))


def _backslashed(character: str) -> Iterator[str]:
    code = ord(character)
    units = character.encode("utf-16-be", "surrogatepass")
    yield "".join(rf"\\{{1,4}}u{_hex(units[i : i + 2].hex())}" for i in range(0, len(units), 2))
    yield "".join(rf"\\{{1,4}}x{_hex(f'{byte:02x}')}" for byte in _bytes(character))
    yield rf"\\{{1,4}}U{_hex(f'{code:08x}')}"
    if code < 256:
        yield rf"\\{{1,4}}x{_hex(f'{code:02x}')}"
        yield rf"\\{{1,4}}{code:03o}"
    yield rf"\\{{1,4}}{_SHORT_ESCAPES.get(character) or re.escape(character)}"


def _html(character: str) -> Iterator[str]:
    code = ord(character)
    yield f"&#0*{code};"
    yield f"&#[xX]0*{_hex(f'{code:x}')};"
    if character in _HTML_NAMES:
        yield f"&{_HTML_NAMES[character]};"


def _hex(digits: str) -> str:
    return "".join(f"[{digit}{digit.upper()}]" if digit.isalpha() else digit for digit in digits)


def _merged(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Sorted spans with overlaps joined, so that no part of an overlapped secret stays."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _without(text: str, spans: list[tuple[int, int]]) -> str:
    pieces: list[str] = []
    position = 0
    for start, end in spans:
        pieces += [text[position:start], HIDDEN]
        position = end
    return "".join([*pieces, text[position:]])


def _cut_span(text: str, end: int, literal: str) -> Iterator[tuple[int, int]]:
    for length in range(min(len(literal) - 1, end), _SHORTEST_CUT - 1, -1):
        if text.startswith(literal[:length], end - length):
            yield end - length, end
            return
