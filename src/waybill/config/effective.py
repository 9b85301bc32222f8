"""Which setting counts, and which place said it: what ``config show`` tells. Pure.

No secret is read: that one was given, and where, is all there is to show.
"""

from __future__ import annotations

from collections.abc import Mapping

from waybill.config.build_together import without_cache_secrets
from waybill.config.configfile import ConfigFile
from waybill.config.given import Given, read_given
from waybill.config.inputs import INPUTS, Input, input_named, inputs_of
from waybill.config.secret_inputs import read_secret_input
from waybill.config.sources import DEFAULT, Flags, outer_sources, strongest
from waybill.config.values import BLANK, split_many
from waybill.config.words import without_credentials
from waybill.errors import Mistake
from waybill.frozen import dataclass

HIDDEN = "***"


@dataclass(frozen=True, kw_only=True)
class Effective:
    """One input with what counts for it. ``texts`` is empty where nothing says it; a secret shows ``***``."""

    row: Input
    texts: tuple[str, ...]
    origin: str  # "--tag", "WAYBILL_TAG", "waybill.yml:3:10 (production)", "default", or empty


def effective(
    verb: str, flags: Flags, environ: Mapping[str, str], file: ConfigFile | None, environment: str
) -> tuple[list[Effective], list[Mistake]]:
    """Every input of a verb, or of all verbs where none is named; and what is wrong with those that count."""
    found: list[Effective] = []
    mistakes: list[Mistake] = []
    for row in inputs_of(verb) if verb else INPUTS:
        given = strongest(row, flags, environ, file, environment)
        found.append(_shown(row, given, verb, _level(row, given, file, environment)))
        if given is not None and not given.clears:
            mistakes += _wrong(row, given, environ)
    return found, mistakes


def _wrong(row: Input, given: Given, environ: Mapping[str, str]) -> list[Mistake]:
    """Of a secret only what the option itself says wrong: the secret itself as its text, most often."""
    if row.secret:
        return read_secret_input(row, given, environ, lambda _source: HIDDEN)[1]
    return read_given(row, given)[1]


def chosen_environment(flags: Flags, environ: Mapping[str, str]) -> tuple[str, str]:
    """The name of the environment that was asked for, and where; two empty texts where none was."""
    given = next(outer_sources(input_named("environment"), flags, environ), None)
    if given is None or given.clears or not given.texts:
        return "", ""
    return given.texts[0].strip(BLANK), given.origin


def _shown(row: Input, given: Given | None, verb: str, level: str) -> Effective:
    if given is not None and not given.clears:
        return Effective(row=row, texts=(HIDDEN,) if row.secret else _texts(row, given), origin=given.origin + level)
    default = row.default_for(verb) if verb else _any_default(row)
    cleared = f"{given.origin}{level} ({row.clear})" if given else ""
    return Effective(row=row, texts=(default,) if default else (), origin=cleared or (DEFAULT if default else ""))


def _any_default(row: Input) -> str:
    """Without a verb a default counts where it is the same for all of them."""
    return "" if row.defaults else row.default


def _texts(row: Input, given: Given) -> tuple[str, ...]:
    texts = split_many(row.kind, given.texts) if row.many else tuple(text.strip(BLANK) for text in given.texts)
    return tuple(without_cache_secrets(without_credentials(text)) for text in texts)


def _level(row: Input, given: Given | None, file: ConfigFile | None, environment: str) -> str:
    here = file.environments.get(environment, {}) if file else {}
    return f" ({environment})" if given is not None and here.get(row.name) is given else ""
