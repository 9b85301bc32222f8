"""Showing foreign text without harm, and guessing which name was meant. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable

# Controls, invisible and direction-changing characters, lone surrogates. Written as escapes that both Python's and
# JSON Schema's regular expressions read, because the schema of waybill.yml refuses the same characters.
UNWELCOME = (
    r"\u0000-\u001f\u007f-\u00a0\u00ad\u061c\u115f\u1160\u180e\u200b-\u200f"
    r"\u2028-\u202f\u2060-\u206f\u3164\ud800-\udfff\ufeff\ufff9-\ufffb"
)
_UNWELCOME = f"[{UNWELCOME}]"
# A token pasted into the wrong input must not be printed by the message that says so.
_CREDENTIAL = r"(?:gh[a-z]_|github_pat_|glpat-|dckr_pat_|dckr_oat_)[^\s\"']{6,}|(?<=://)[^/\s@]*:[^/\s@]+(?=@)"
_LOOK_AT = 4096
_BEGINNING = 3  # so many letters make "prod" mean "production"
_FEW = 8  # so many names are listed beside a good guess


def show(text: str, limit: int = 80) -> str:
    """Quote a foreign value: escaped, shortened, and with anything shaped like a credential hidden."""
    cut = without_credentials(text[:_LOOK_AT])[:limit]
    more = f"… ({len(text)} characters)" if len(text) > limit else ""
    return f'"{"".join(map(_escape, cut))}"{more}'


def without_credentials(text: str) -> str:
    """The text with everything hidden that is shaped like a credential."""
    return re.sub(_CREDENTIAL, "***", text)


def unwelcome_character(text: str) -> str:
    """Name the first control or invisible character and its position; empty when there is none."""
    found = re.search(_UNWELCOME, text)
    if found is None:
        return ""
    return f"{_escape(found.group())} (U+{ord(found.group()):04X}) at character {found.start() + 1}"


def nearest(word: str, known: Iterable[str]) -> str:
    """The known name that was most likely meant; empty when none is close."""
    from difflib import get_close_matches

    plain = word[:100].strip().lower().replace("_", "-")
    by_plain = {name.lower().replace("_", "-"): name for name in known}
    beginnings = [name for name in by_plain if len(plain) >= _BEGINNING and name.startswith(plain)]
    matches = beginnings or get_close_matches(plain, by_plain, n=1, cutoff=0.6)
    return by_plain[matches[0]] if matches else ""


def listed(names: Iterable[str], limit: int = 30) -> str:
    """Names for a sentence, shortened when there are many."""
    known = list(names)
    more = f" and {len(known) - limit} more" if len(known) > limit else ""
    return ", ".join(known[:limit]) + more


def did_you_mean(word: str, known: Iterable[str], prefix: str = "") -> str:
    """What to say about a name that is not known: the nearest one, or all of them."""
    names = list(known)
    match = nearest(word, names)
    names = [prefix + name for name in names]
    if match:
        return f"did you mean `{prefix}{match}`?" + (f" Known: {listed(names)}" if len(names) <= _FEW else "")
    return f"known: {listed(names)}" if names else "there are none"


def option(name: str) -> str:
    """An option as it was written, by the name of its input; one that begins with `-` was a short one."""
    return show(name if name.startswith("-") else f"--{name}")


def _escape(char: str) -> str:
    if char in '"\\':
        return f"\\{char}"
    if char.isprintable() and not re.match(_UNWELCOME, char):
        return char
    return char.encode("unicode_escape").decode("ascii")
