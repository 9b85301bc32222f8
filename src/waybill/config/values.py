"""The kinds of value an input can have: how text becomes a value, and what is allowed. Pure.

Patterns are compiled when they are first used: most runs use few of them, and start time is a feature.

Each kind carries one regular expression. The parser here and the JSON Schema of waybill.yml both use it,
so that they cannot disagree.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import field
from functools import partial

from waybill.config.words import UNWELCOME, did_you_mean, unwelcome_character
from waybill.frozen import dataclass

BLANK = " \t\r\n"


class ValueProblem(ValueError):
    """A text is no value of its kind. ``fix`` is a better text or hint, if one can be guessed.

    ``hides``: the text holds a secret, and is not to be repeated.
    """

    def __init__(self, problem: str, fix: str = "", *, hides: bool = False) -> None:
        super().__init__(problem)
        self.problem = problem
        self.fix = fix
        self.hides = hides


@dataclass(frozen=True, kw_only=True)
class Kind:
    """One kind of value. ``parse`` gets text without outer blanks and raises ``ValueProblem``."""

    name: str
    allowed: str
    pattern: str
    parse: Callable[[str], object]
    separator: str = r"\n"  # between the items of an input that takes many
    also: Mapping[str, object] = field(default_factory=dict)  # JSON Schema for YAML scalars that are no strings
    words: tuple[str, ...] = ()  # all that it takes, where these are few: an editor offers them
    repeats: bool = False  # of an input that takes many: the same twice is meant twice


def read_one(kind: Kind, text: str) -> object:
    """The value of one text, or ``ValueProblem``."""
    bare = text.strip(BLANK)
    if not bare:
        raise ValueProblem("is empty")
    if "\n" in bare:
        raise ValueProblem("holds more than one line")
    if character := unwelcome_character(bare):
        raise ValueProblem(f"holds the control or invisible character {character}")
    return kind.parse(bare)


def split_many(kind: Kind, texts: tuple[str, ...]) -> tuple[str, ...]:
    """The items of a list, of one-a-line text, or (where the kind says so) of comma-separated text."""
    parts = (part.strip(BLANK) for text in texts for part in re.split(kind.separator, text))
    return tuple(part for part in parts if part)


def _parse_text(pattern: str, explain: Callable[[str], ValueProblem], text: str) -> str:
    if re.fullmatch(pattern, text) is None:
        raise explain(text)
    return text


def text_kind(
    name: str,
    allowed: str,
    pattern: str,
    explain: Callable[[str], ValueProblem],
    *,
    separator: str = r"\n",
    also: Mapping[str, object] | None = None,
) -> Kind:
    """A kind whose values are the texts that match; ``explain`` says what is wrong with another."""
    parse = partial(_parse_text, pattern, explain)
    return Kind(name=name, allowed=allowed, pattern=pattern, parse=parse, separator=separator, also=also or {})


def _not_text(_text: str) -> ValueProblem:
    return ValueProblem("is no text")


_SCALAR: dict[str, object] = {"type": ["number", "boolean"]}
NAME: dict[str, object] = {**_SCALAR, "minimum": 0}  # of what a name can be, and begins with no sign
_PRINTABLE = rf"[^{UNWELCOME} ](?:[^{UNWELCOME}]*[^{UNWELCOME} ])?"

TEXT = text_kind("text", "one line of text", _PRINTABLE, _not_text, also=_SCALAR)
PATH = text_kind("path", "a path, absolute or from the working directory", _PRINTABLE, _not_text, also=_SCALAR)
IMAGE = text_kind(
    "image",
    "an image name such as ghcr.io/acme/app, ghcr.io/acme/app:v1 or ghcr.io/acme/app@sha256:…",
    _PRINTABLE,
    _not_text,
    also=_SCALAR,
)


def _explain_username(_text: str) -> ValueProblem:
    return ValueProblem("holds a colon", "give the user name alone; the token goes into `registry-token`")


USERNAME = text_kind(
    "user name",
    "a user name without a colon",
    rf"[^{UNWELCOME} :](?:[^{UNWELCOME}:]*[^{UNWELCOME} :])?",
    _explain_username,
    also=_SCALAR,
)


def _explain_tag(text: str) -> ValueProblem:
    if len(text) > 128:
        return ValueProblem(f"has {len(text)} characters; a tag has at most 128")
    for prefix in ("refs/tags/", "refs/heads/"):
        if text.startswith(prefix):
            return ValueProblem("is a git ref, not a tag", f"write `{_as_tag(text[len(prefix) :])}`")
    if "@" in text or ":" in text:
        return ValueProblem(
            "is more than a tag", "give the tag alone; a digest goes into `digest`, a name into `image`"
        )
    return ValueProblem("holds a character that a tag cannot hold", f"perhaps `{_as_tag(text)}`")


def _as_tag(text: str) -> str:
    return re.sub(r"[^A-Za-z0-9._-]+", "-", text).strip("-.") or "v1"


TAG = text_kind(
    "tag",
    "a tag: letters, digits, `_`, `.` and `-`, not starting with `.` or `-`, at most 128 characters",
    r"[A-Za-z0-9_][A-Za-z0-9._-]{0,127}",
    _explain_tag,
    also=NAME,
)


def _explain_digest(text: str) -> ValueProblem:
    algorithm, colon, hexadecimal = text.partition(":")
    if not colon and re.fullmatch(r"[0-9a-fA-F]{64}", text):
        return ValueProblem("lacks its algorithm", f"write `sha256:{text.lower()}`")
    if colon and algorithm.lower() != "sha256":
        return ValueProblem("does not start with `sha256:`")
    if not re.fullmatch(r"[0-9a-fA-F]*", hexadecimal):
        return ValueProblem("holds characters that are not hexadecimal")
    if len(hexadecimal) != 64:
        return ValueProblem(f"has {len(hexadecimal)} hexadecimal characters after the colon instead of 64")
    return ValueProblem("has upper-case letters", f"write `{text.lower()}`")


DIGEST = text_kind(
    "digest", "a digest: `sha256:` and 64 lower-case hexadecimal characters", r"sha256:[0-9a-f]{64}", _explain_digest
)

PORT = r"(?:6553[0-5]|655[0-2][0-9]|65[0-4][0-9]{2}|6[0-4][0-9]{3}|[1-5][0-9]{4}|[1-9][0-9]{0,3})"
_LABEL = r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
_HOST = (
    rf"(?:(?:{_LABEL}(?:\.{_LABEL}){{1,15}}|localhost|\[[0-9a-f]{{0,4}}(?::[0-9a-f]{{0,4}}){{2,7}}\])(?::{PORT})?"
    rf"|{_LABEL}:{PORT})"
)


def _explain_host(text: str) -> ValueProblem:
    bare = re.sub(r"^[a-zA-Z][a-zA-Z0-9+.-]*://", "", text).partition("/")[0].lower()
    fix = f"write `{bare}`" if re.fullmatch(_HOST, bare) else ""
    if "://" in text:
        return ValueProblem("carries a scheme", fix)
    if "/" in text:
        return ValueProblem("carries a path", fix)
    if text != text.lower():
        return ValueProblem("has upper-case letters", fix)
    if re.fullmatch(_LABEL, text):
        return ValueProblem("is a single word, which image names cannot carry as a registry")
    return ValueProblem("is no host")


REGISTRY = text_kind(
    "registry host",
    "a registry host such as ghcr.io, registry.example.com:5000 or [2001:db8::1]:5000",
    _HOST,
    _explain_host,
)


def _explain_platform(text: str) -> ValueProblem:
    if re.fullmatch(r"[a-z0-9_]{1,32}", text):
        return ValueProblem("lacks its operating system", f"perhaps `linux/{text}`")
    if re.fullmatch(PLATFORM.pattern, text.lower()):
        return ValueProblem("has upper-case letters", f"write `{text.lower()}`")
    return ValueProblem("is no platform")


PLATFORM = text_kind(
    "platform",
    "`os/architecture` or `os/architecture/variant`, such as linux/amd64 or linux/arm64/v8",
    r"[a-z0-9_]{1,32}/[a-z0-9_]{1,32}(?:/[a-z0-9._]{1,32})?",
    _explain_platform,
    separator=r"[\n,]",
)

_YES = ("true", "yes", "on")
_NO = ("false", "no", "off")


def _any_case(word: str) -> str:
    return "".join(f"[{letter.upper()}{letter}]" for letter in word)


def _parse_boolean(text: str) -> bool:
    word = text.lower()
    if word not in _YES + _NO:
        likely = {"1": "true", "y": "true", "0": "false", "n": "false"}.get(word, "")
        raise ValueProblem("is neither true nor false", f"perhaps `{likely}`" if likely else "")
    return word in _YES


BOOLEAN = Kind(
    name="boolean",
    allowed="`true` or `false` (also yes/no, on/off)",
    parse=_parse_boolean,
    pattern="(?:" + "|".join(map(_any_case, _YES + _NO)) + ")",
    also={"type": "boolean"},
)


def integer(least: int, most: int) -> Kind:
    """A whole number between two bounds, both included. ``least`` is 0 or 1."""
    allowed = f"a whole number from {least} to {most}"
    also = {"type": "integer", "minimum": least, "maximum": most}
    parse = partial(_parse_integer, least, most)
    return Kind(name="integer", allowed=allowed, pattern=_up_to(least, most), parse=parse, also=also)


def _parse_integer(least: int, most: int, text: str) -> int:
    parts = re.fullmatch(r"(-?)0*([0-9]{1,12})", text)
    if parts is None:
        raise ValueProblem("is no whole number")
    value = int(parts[2])
    if parts[1] or not least <= value <= most:
        raise ValueProblem(f"is out of range: {least} to {most}")
    return value


def _up_to(least: int, most: int) -> str:
    """The decimal numbers from ``least`` (0 or 1) to ``most`` as a regular expression."""
    top = str(most)
    same_length = [
        top[:place] + f"[{int(place == 0)}-{int(digit) - 1}]" + "[0-9]" * (len(top) - place - 1)
        for place, digit in enumerate(top)
        if int(digit) > int(place == 0)
    ]
    shorter = ["[1-9]" + "[0-9]" * extra for extra in range(len(top) - 1)]
    return "0*(?:" + "|".join([top, *same_length, *shorter, *(["0"] if least == 0 else [])]) + ")"


_DURATION = r"(?:([0-9]{1,3})h)?(?:([0-9]{1,5})m)?(?:([0-9]{1,6})s)?"
_UNITS = {"s": "s", "sec": "s", "second": "s", "m": "m", "min": "m", "minute": "m", "h": "h", "hr": "h", "hour": "h"}


def _parse_duration(text: str) -> float:
    found = re.fullmatch(_DURATION, text)
    if found is None:
        raise _explain_duration(text)
    hours, minutes, seconds = (int(part or 0) for part in found.groups())
    total = hours * 3600 + minutes * 60 + seconds
    if total == 0:
        raise ValueProblem("is no time at all", "give more than zero")
    return float(total)


def _explain_duration(text: str) -> ValueProblem:
    if re.fullmatch(r"[0-9]+", text):
        return ValueProblem("has no unit", f"{text[:9]}s or {text[:9]}m?")
    if fraction := re.fullmatch(r"([0-9]{1,6})\.([0-9]{1,3})([mh])", text):
        whole, part, unit = fraction.groups()
        rest = round(float(f"0.{part}") * 60)
        return ValueProblem("has a fraction", f"write `{whole}{unit}{rest}{'s' if unit == 'm' else 'm'}`")
    if spelled := re.fullmatch(r"([0-9]{1,6}) ?([a-z]{1,6}?)s?", text.lower()):
        unit = _UNITS.get(spelled.group(2) or "s", "")
        return ValueProblem("is spelled in another way", f"write `{spelled.group(1)}{unit}`" if unit else "")
    return ValueProblem("is no duration")


DURATION = Kind(
    name="duration",
    allowed="a duration with its unit, such as 15s, 2m or 1h30m",
    parse=_parse_duration,
    pattern=rf"(?=[0-9hms]*[1-9]){_DURATION}",
)


def choice(*words: str) -> Kind:
    """One of a few words of letters and hyphens."""
    parse = partial(_parse_choice, words)
    allowed = "one of: " + ", ".join(f"`{word}`" for word in words)
    also: dict[str, object] = {"type": "boolean"} if {"true", "false"} <= set(words) else {}
    pattern = f"(?:{'|'.join(words)})"
    return Kind(name="choice", allowed=allowed, pattern=pattern, parse=parse, also=also, words=words)


def _parse_choice(words: tuple[str, ...], text: str) -> str:
    if text not in words:
        raise ValueProblem("is not one of the words", did_you_mean(text, words))
    return text
