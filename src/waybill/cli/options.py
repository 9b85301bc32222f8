"""The command line: options made from the input table, and the help about them. Reads no environment."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Sequence
from typing import Any, NoReturn

from waybill import VERSION
from waybill.config.input import Input
from waybill.config.inputs import inputs_of
from waybill.config.words import did_you_mean, show
from waybill.errors import Mistake, UsageError

VERBS = {
    "preflight": "say before anything is built or touched whether pull and push will work, and how to repair it",
    "build-push": "build an image, push it, and read back from the registry that it is there as it was wished",
    "verify": "prove from outside what runs on every host, however it was deployed",
    "deploy": "put one image on every host, each in a transaction that ends proved or as it was",
    "rollback": "go back to the last release that was proved, or to one that is named, with the same proof",
    "ship": "preflight, build-push, deploy and verify in one run; the first that is not green is the last",
    "show": "print a waybill (the JSON document of a run) for people",
    "init": "look at a repository, and write waybill.yml and workflows that fit it, saying why",
    "config": "check waybill.yml, show which setting counts and where it comes from, print its schema",
}
_BOOLEANS = ("true", "false")


def overview() -> str:
    """The help of the program itself."""
    lines = [f"waybill {VERSION}: ships a container image and proves that it arrived", "", "usage: waybill VERB …", ""]
    lines += [f"  {name:11} {text}" for name, text in VERBS.items()]
    return "\n".join([*lines, "", "`waybill VERB --help` lists the options of a verb."])


def unknown_verb(name: str) -> Mistake:
    """What to say about a first word that is no verb."""
    return Mistake(show(name), "is no verb", did_you_mean(name, VERBS))


def read_flags(verb: str, argv: Sequence[str]) -> dict[str, str | list[str]]:
    """The options that were given, by input name. What is no option stays in, so that it is reported with the rest."""
    return given_flags(_parser(verb), _with_bare_switches_closed(verb, argv))


def given_flags(parser: argparse.ArgumentParser, argv: Sequence[str]) -> dict[str, str | list[str]]:
    """The same with a parser of one's own, which knows ``--json``. Words and options may stand in any order."""
    known, strangers = parser.parse_known_intermixed_args(list(argv))
    given = vars(known)
    given.pop("json")
    flags: dict[str, str | list[str]] = {name: value for name, value in given.items() if value not in (None, [])}
    if images := flags.pop("IMAGE", []):
        flags["image"] = [*flags.get("image", []), *images]
    for stranger in strangers:
        if stranger != "--":  # some versions of Python leave it in
            flags[stranger.partition("=")[0].removeprefix("--")] = ""
    return {name: _only(value) for name, value in flags.items()}


def add_inputs(parser: argparse.ArgumentParser, rows: Iterable[Input], verb: str = "") -> None:
    """An option for each of these inputs."""
    for row in rows:
        _add(parser, row, row.default_for(verb))


def read_show(argv: Sequence[str]) -> str:
    """The file that ``show`` was given."""
    parser = _Parser(prog="waybill show", description=VERBS["show"], allow_abbrev=False)
    parser.add_argument("FILE", help="the waybill, `-` for standard input")
    return str(parser.parse_args(list(argv)).FILE)


def _with_bare_switches_closed(verb: str, argv: Sequence[str]) -> list[str]:
    """``--push ghcr.io/acme/app`` means the switch and an image: a word with a slash or colon is no boolean."""
    switches = {row.flag for row in inputs_of(verb) if row.default in _BOOLEANS}
    following = [*argv, ""][1:]
    return [
        f"{word}=true" if word in switches and {"/", ":"} & set(after) else word
        for word, after in zip(argv, following, strict=True)
    ]


def _only(value: str | list[str]) -> str | list[str]:
    return value[0] if isinstance(value, list) and len(value) == 1 else value


def _parser(verb: str) -> argparse.ArgumentParser:
    parser = plain_parser(verb, VERBS[verb])
    parser.add_argument("IMAGE", nargs="*", help="an image; the same as --image")
    add_inputs(parser, inputs_of(verb), verb)
    return parser


def plain_parser(name: str, text: str) -> argparse.ArgumentParser:
    """A parser whose complaints are mistakes, with the option that all of them have."""
    parser = _Parser(prog=f"waybill {name}", description=text, allow_abbrev=False)
    parser.add_argument("--json", action="store_true", help="print one JSON object to standard output and nothing else")
    return parser


def _add(parser: argparse.ArgumentParser, row: Input, default: str) -> None:
    text = f"{row.help} {row.allowed[0].upper()}{row.allowed[1:]}."
    text += f" Default: {default}." if default else ""
    text = text.replace("%", "%%")
    alone: dict[str, Any]
    alone = {"nargs": "?", "const": "true", "metavar": "BOOL"} if row.default in _BOOLEANS else {"metavar": "VALUE"}
    parser.add_argument(row.flag, dest=row.name, action="append", help=text, **alone)


class _Parser(argparse.ArgumentParser):
    """argparse that reports its complaints as mistakes like all others."""

    def error(self, message: str) -> NoReturn:
        raise UsageError([Mistake(self.prog, message, f"see `{self.prog} --help`")])
