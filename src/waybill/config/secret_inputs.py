"""How secrets come in: from a variable, a file or standard input, and never as the text of an option. Pure.

Nothing here repeats what was given: a literal on the command line would be a secret in a log.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from waybill.config.given import Given
from waybill.config.inputs import Input
from waybill.errors import Mistake
from waybill.secret import Secret

ReadSecret = Callable[[str], str]
STANDARD_INPUT = "-"
# Only such names are repeated in a message: anything else might be the secret itself.
_PLAIN_NAME = r"[A-Z][A-Z0-9_]{0,63}"
_FROM_VARIABLE = "env:"
_FROM_FILE = "file:"


def read_secret_input(
    row: Input, given: Given, environ: Mapping[str, str], read_secret: ReadSecret
) -> tuple[Secret | None, list[Mistake]]:
    """The secret of a flag or variable, unchanged to the last blank, and what is wrong with its source."""
    text = given.texts[0] if len(given.texts) == 1 else ""
    if given.origin != row.flag:
        return Secret(text), []
    if len(given.texts) != 1:
        return None, [Mistake(row.flag, f"is given {len(given.texts)} times", "give it once")]
    if text.startswith(_FROM_VARIABLE):
        return _from_variable(row, text.removeprefix(_FROM_VARIABLE), environ)
    if text == STANDARD_INPUT or (text.startswith(_FROM_FILE) and text != _FROM_FILE):
        return _from_outside(row, text, read_secret)
    if not text.strip():
        return None, [Mistake(row.flag, "is empty", row.allowed)]
    problem = "is neither `env:NAME`, `file:PATH` nor `-`; a value here can be read by every user of this machine"
    return None, [Mistake(row.flag, problem, f"{row.allowed}. If it was the secret itself, revoke it")]


def literal(text: str, environ: Mapping[str, str]) -> str:
    """What an option holds that would be a secret if it were shown; empty where it only says where the secret is."""
    if text.startswith(_FROM_VARIABLE):
        return environ.get(text.removeprefix(_FROM_VARIABLE), "")
    return "" if text == STANDARD_INPUT or text.startswith(_FROM_FILE) else text


def _from_variable(row: Input, name: str, environ: Mapping[str, str]) -> tuple[Secret | None, list[Mistake]]:
    value = environ.get(name, "")
    if value:
        return Secret(value), []
    shown = f"`{name}`" if re.fullmatch(_PLAIN_NAME, name) else "that it names"
    problem = f"the environment variable {shown} is not set or is empty"
    fix = "`env:NAME` with the name of a variable that holds the secret (a secret is empty in runs from forks)"
    return None, [Mistake(row.flag, problem, fix)]


def _from_outside(row: Input, source: str, read_secret: ReadSecret) -> tuple[Secret | None, list[Mistake]]:
    place = "standard input" if source == STANDARD_INPUT else "the file"
    try:
        value = read_secret(source)
    except UnicodeDecodeError:
        return None, [Mistake(row.flag, f"{place} is no UTF-8 text", "a text file that holds only the secret")]
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or type(error).__name__
        return None, [Mistake(row.flag, f"{place} cannot be read: {reason}", row.allowed)]
    if value.strip():
        return Secret(value), []
    return None, [Mistake(row.flag, f"{place} is empty", row.allowed)]
