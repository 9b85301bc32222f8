"""``waybill config check|show|schema``: what the settings are, where each comes from, and whether they are right."""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence

from waybill.cli.console import Console
from waybill.cli.options import add_inputs, given_flags, plain_parser
from waybill.config.checking import CHECKED, Check, Checked, check_file
from waybill.config.configfile import ConfigFile, unreadable_file
from waybill.config.effective import Effective, chosen_environment, effective
from waybill.config.given import read_given, where
from waybill.config.inputs import HOW_TO_READ, INPUTS, VERBS, input_named, inputs_of
from waybill.config.read import raise_mistakes
from waybill.config.secret_inputs import literal
from waybill.config.sources import (
    Flags,
    config_request,
    load_config,
    outer_sources,
    unknown_environment,
    unknown_flags,
    unknown_variables,
)
from waybill.config.words import did_you_mean, show
from waybill.core.text import quote_foreign, table, wrap
from waybill.effects import given_files
from waybill.effects.tls import read_ca
from waybill.errors import Mistake, UsageError
from waybill.report.terminal import encodable
from waybill.secret import Secret

PARTS = {
    "check": "say whether waybill.yml is right for every environment and verb, and everything that is wrong with it",
    "show": "print the settings that count, and where each comes from",
    "schema": "print the JSON Schema of waybill.yml",
}
_LONGEST = 200
_WORD = "WORD"  # what stands there without an option


def run_config(argv: Sequence[str], environ: Mapping[str, str], console: Console) -> int:
    """``waybill config``."""
    part, rest = (argv[0], argv[1:]) if argv else ("--help", argv)
    if part in ("--help", "-h", "help"):
        console.say(_overview())
        return 0
    if part not in PARTS:
        raise UsageError([Mistake(show(part), "is no part of `config`", did_you_mean(part, PARTS))])
    {"check": _check, "show": _show, "schema": _schema}[part](rest, environ, console)
    return 0


def _overview() -> str:
    lines = ["usage: waybill config PART …", "", *(f"  {name:7} {text}" for name, text in PARTS.items())]
    return "\n".join([*lines, "", "`waybill config PART --help` lists the options of a part."])


def _check(argv: Sequence[str], environ: Mapping[str, str], console: Console) -> None:
    parser = _parser("check")
    add_inputs(parser, [input_named(name) for name in HOW_TO_READ])
    flags = given_flags(parser, argv)
    strangers = _strangers(flags, HOW_TO_READ, "config check")
    file = _file(flags, environ)
    name, origin = chosen_environment(flags, {})  # a variable of the shell would hide what is wrong with the others
    unknown = [*_miswritten(flags), *(unknown_environment(name, origin, file) if file.readable else ())]
    check = check_file(file, environ, given_files.read_text, "" if unknown else name, read_ca=read_ca)
    mistakes = [*strangers, *unknown, *check.mistakes]
    raise_mistakes(mistakes)
    if console.json:
        console.output.write_object(_checked_object(file, check))
    else:
        console.say(encodable(_checked_text(file, check, console.style.width), console.style.encoding))


def _miswritten(flags: Flags) -> list[Mistake]:
    """What is wrong with the option that says which environment is looked at: empty, or more than one."""
    row = input_named("environment")
    given = next(outer_sources(row, flags, {}), None)
    return read_given(row, given)[1] if given and not given.clears else []


def _file(flags: Flags, environ: Mapping[str, str]) -> ConfigFile:
    """The file, which must be there: to check nothing is to prove nothing."""
    request = config_request(flags, environ)
    file = load_config(request, given_files.read_bytes)
    if file is not None:
        return file
    if request is not None:
        fix = "`waybill init` writes one; another path by `--config`"
        return unreadable_file(request.path, Mistake(request.path, "is not in the working directory", fix))
    row = input_named("config")
    given = next(outer_sources(row, flags, environ))
    nothing = Mistake(where(row, given.origin), f"is `{row.clear}`: there is no file to look at", row.allowed)
    return unreadable_file("", nothing if given.clears else read_given(row, given)[1][0])


def _checked_object(file: ConfigFile, check: Check) -> dict[str, object]:
    environments = [
        {
            "name": one.name,
            "verbs": list(one.fits),
            "lacks": {verb: list(names) for verb, names in one.lacks.items()},
            "refuses": list(one.refuses),
        }
        for one in check.environments
    ]
    return {"valid": True, "file": file.path, "environments": environments, "warnings": list(check.warnings)}


def _checked_text(file: ConfigFile, check: Check, width: int | None) -> str:
    rows = [[quote_foreign(one.name), *(_cell(one, verb) for verb in CHECKED)] for one in check.environments]
    lines = [f"✔ {quote_foreign(file.path)} is right", "", *table(["environment", *CHECKED], rows, width)]
    return "\n".join([*lines, *_warned(check.warnings)])


def _cell(one: Checked, verb: str) -> str:
    if verb in one.refuses:
        return "no, see below"
    lacks = one.lacks.get(verb, ())
    return f"needs {', '.join(lacks)}" if lacks else "yes"


def _show(argv: Sequence[str], environ: Mapping[str, str], console: Console) -> None:
    parser = _parser("show")
    parser.add_argument("--verb", metavar="VERB", help=f"only what this verb reads: {', '.join(VERBS)}")
    add_inputs(parser, INPUTS)
    flags = given_flags(parser, argv)
    verb = _verb(flags.pop("verb", ""))
    _hide_secrets(flags, environ, console)
    known = [row.name for row in (inputs_of(verb) if verb else INPUTS)]
    mistakes = _strangers(flags, known, verb or "config show")
    file = load_config(config_request(flags, environ), given_files.read_bytes)
    name, origin = chosen_environment(flags, environ)
    readable = file is None or file.readable
    mistakes += [*(file.mistakes if file else ()), *(unknown_environment(name, origin, file) if readable else ())]
    found, wrong = effective(verb, flags, environ, file, name)
    mistakes += [mistake for mistake in wrong if mistake not in mistakes]
    raise_mistakes(mistakes)
    warnings = unknown_variables(environ)
    if console.json:
        shown = {"verb": verb, "environment": name, "settings": _shown_object(found), "warnings": list(warnings)}
        console.output.write_object(shown)
    else:
        text = "\n".join([_shown_text(found, console.style.width), *_warned(warnings)])
        console.say(encodable(text, console.style.encoding))


def _warned(warnings: Sequence[str]) -> list[str]:
    return ["", *(f"warning  {quote_foreign(text, 1000)}" for text in warnings)] if warnings else []


def _verb(given: str | list[str]) -> str:
    name = given if isinstance(given, str) else given[-1]
    if name and name not in VERBS:
        raise UsageError([Mistake(f"--verb {show(name)}", "is no verb with settings", did_you_mean(name, VERBS))])
    return name


def _hide_secrets(flags: Flags, environ: Mapping[str, str], console: Console) -> None:
    """A secret that was given in its own place may stand in another one too, where it is no secret by its name."""
    for row in INPUTS:
        if row.secret:
            for given in outer_sources(row, flags, environ):
                for text in given.texts:
                    console.learn(Secret(text if given.origin == row.variable else literal(text, environ)))


def _shown_object(found: Sequence[Effective]) -> dict[str, object]:
    return {
        one.row.name: {
            "value": (list(one.texts) if one.row.many else "".join(one.texts)) if one.texts else None,
            "from": one.origin,
        }
        for one in found
    }


def _shown_text(found: Sequence[Effective], width: int | None) -> str:
    rows = [[one.row.name, _value(one), quote_foreign(one.origin)] for one in found if one.origin]
    unset = ", ".join(one.row.name for one in found if not one.origin)
    last = f"not set: {unset}"
    return "\n".join([*table(["setting", "value", "from"], rows, width), "", *(wrap(last, width) if width else [last])])


def _value(one: Effective) -> str:
    if one.row.secret:
        return "".join(one.texts)
    return ", ".join(
        show(text, _LONGEST)[1:-1] if len(text) <= _LONGEST else show(text, _LONGEST) for text in one.texts
    )


def _schema(argv: Sequence[str], _environ: Mapping[str, str], console: Console) -> None:
    flags = given_flags(_parser("schema"), argv)
    if strangers := _strangers(flags, (), "config schema"):
        raise UsageError(strangers)
    from waybill.config.schema import schema_text

    console.say(schema_text())


def _parser(part: str) -> argparse.ArgumentParser:
    parser = plain_parser(f"config {part}", PARTS[part])
    if part == "show":
        parser.add_argument("IMAGE", nargs="*", help="an image; the same as --image")
    else:
        parser.add_argument(_WORD, nargs="*", help=argparse.SUPPRESS)
    return parser


def _strangers(flags: Flags, known: Sequence[str], whose: str) -> list[Mistake]:
    named = unknown_flags(whose, known, (name for name in flags if name != _WORD))
    words = flags.get(_WORD, ())
    fix = "the file is named by `--config PATH`" if known else "nothing more"
    beside = [words] if isinstance(words, str) else words
    return [*named, *(Mistake(show(word), f"is no option of `{whose}`", fix) for word in beside)]
