"""``waybill init``: its options, its questions on a terminal, and how it tells what it did."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from waybill.cli.console import Console
from waybill.cli.options import VERBS, given_flags, plain_parser
from waybill.config.words import did_you_mean, show
from waybill.core.starting.choice import Basis, Choice
from waybill.core.starting.choose import (
    COMPOSE,
    DIRECTORY,
    DOCKERFILE,
    ENVIRONMENT,
    HEALTH,
    HOST,
    IMAGE,
    SERVICE,
    WORKFLOW,
    WORKFLOWS,
)
from waybill.core.starting.plan import PlannedFile, State
from waybill.core.text import quote_block, quote_foreign, wrap
from waybill.errors import Cancelled, Mistake, UsageError
from waybill.flows.init import Begun, Wish, init
from waybill.flows.starting.answers import read_answer
from waybill.report.terminal import encodable

_HELP: Mapping[str, str] = {
    IMAGE: "the image, without tag and digest, such as ghcr.io/acme/app",
    ENVIRONMENT: "the environment, on GitHub and in waybill.yml",
    HOST: "a host as user@host[:port]; may be given several times",
    DIRECTORY: "the directory of the compose project on the hosts",
    COMPOSE: "a compose file of this repository that goes along; several times; `none`: the server's own counts",
    SERVICE: "a service that runs the image; several times; `none`: those whose image it is",
    HEALTH: "an address that answers when the application is well, as the host sees it; `none`: Docker's check decides",
    DOCKERFILE: "the Dockerfile of the image, from the top of the repository",
    WORKFLOW: f"a workflow to write, of {', '.join(WORKFLOWS)}; several times",
}
_ALONE = {
    "action-repository": "OWNER/NAME where workflows find Waybill's actions; otherwise that of this checkout",
    "action-commit": "the commit of Waybill that workflows use; otherwise that of this checkout",
}
_SWITCHES = {
    "yes": "ask nothing and take every guess",
    "dry-run": "show the files, and write nothing",
}
_WIDTH = 100
_INDENT = "  "


def run_init(argv: Sequence[str], environ: Mapping[str, str], console: Console) -> int:
    """``waybill init``."""
    wish = _wish(argv)
    asks = not wish.take_guesses and not console.json and sys.stdin.isatty() and sys.stdout.isatty()
    begun = init(wish, environ, partial(_ask, console) if asks else None)
    if console.json:
        console.output.write_object(_object(begun, wish))
    else:
        console.say(encodable("\n".join(_told(begun, wish, _width(console))), console.style.encoding))
    return 0


def _wish(argv: Sequence[str]) -> Wish:
    parser = plain_parser("init", VERBS["init"])
    for name, text in _HELP.items():
        parser.add_argument(f"--{name}", action="append", metavar="VALUE", dest=name, help=text)
    for name, text in _ALONE.items():
        parser.add_argument(f"--{name}", metavar="VALUE", dest=name, help=text)
    for name, text in _SWITCHES.items():
        parser.add_argument(f"--{name}", action="store_const", const="true", dest=name, help=text)
    flags = given_flags(parser, argv)
    known = (*_HELP, *_ALONE, *_SWITCHES)
    strangers = [
        Mistake(show(f"--{name}"), "is no option of `init`", did_you_mean(name, known, "--"))
        for name in flags
        if name not in known
    ]
    if strangers:
        raise UsageError(strangers)
    given = {name: value for name, value in flags.items() if name in _HELP}
    return Wish(
        given={name: (value,) if isinstance(value, str) else tuple(value) for name, value in given.items()},
        repository=str(flags.get("action-repository", "")),
        commit=str(flags.get("action-commit", "")),
        take_guesses="yes" in flags,
        dry_run="dry-run" in flags,
    )


def _ask(console: Console, choice: Choice, question: str, before: Sequence[Mistake]) -> tuple[str, ...] | None:
    """One question, again until the answer can be used. Enter takes the guess; the end of the input ends the run."""
    guessed = ", ".join(choice.values)
    _complain(console, before)
    reason = quote_foreign(f"{guessed or 'no guess'}: {choice.reason}", 1000)
    console.say("\n".join(["", question, *_folded(reason, _width(console))]))
    while True:
        line = console.ask(f"{choice.name} [{quote_foreign(guessed)}] ")
        if line is None:
            raise Cancelled
        if not line.strip():
            if choice.basis is not Basis.OPEN:
                return None
            console.say(f"{_INDENT}it is needed, and nothing tells it")
            continue
        answer, mistakes = read_answer(choice.name, (line,))
        if not mistakes:
            return answer
        _complain(console, mistakes)


def _complain(console: Console, mistakes: Sequence[Mistake]) -> None:
    for mistake in mistakes:
        console.say("\n".join(_folded(quote_foreign(f"{mistake.problem}: {mistake.allowed}", 1000), _width(console))))


def _width(console: Console) -> int:
    """Prose is folded; a command never is, and can be copied."""
    return min(_WIDTH, (console.style.width or _WIDTH) - len(_INDENT))


def _folded(text: str, width: int) -> list[str]:
    return [f"{_INDENT}{line}" for line in wrap(text, width)]


def _told(begun: Begun, wish: Wish, width: int) -> Iterator[str]:
    for choice in begun.choices.values():
        values = ", ".join(choice.values) or "-"
        yield quote_foreign(f"{choice.name}: {values}", 1000)
        yield from _folded(quote_foreign(choice.reason, 1000), width)
    yield ""
    for file in begun.files:
        yield from _file_told(file, wish)
    if begun.notes:
        yield from ("", "To know")
        yield from (line for note in begun.notes for line in _folded(quote_foreign(note, 1000), width))
    yield from ("", "What is left to do")
    for number, step in enumerate(begun.steps, 1):
        yield from ("", f"{number}. {quote_foreign(step.title, 400)}")
        yield from (f"   {quote_foreign(line, 1000)}" for line in step.text)
        yield from (f"     {quote_foreign(line, 2000)}" for line in step.commands)


def _file_told(file: PlannedFile, wish: Wish) -> Iterator[str]:
    if file.state is State.SAME:
        yield f"stands already: {file.path}"
    elif file.state is State.LEFT:
        yield f"left as it is: {file.path}"
        yield from (f"{_INDENT}{quote_foreign(line, 400)}" for line in file.difference)
    elif wish.dry_run:
        yield f"would be written: {file.path}"
        yield from (f"{_INDENT}{line}".rstrip() for line in quote_block(file.text, 100_000).split("\n"))
    else:
        yield f"written: {file.path}"


def _object(begun: Begun, wish: Wish) -> dict[str, object]:
    by_state = {state: [file for file in begun.files if file.state is state] for state in State}
    choices = {
        choice.name: {"values": list(choice.values), "basis": choice.basis.value, "reason": choice.reason}
        for choice in begun.choices.values()
    }
    return {
        "written": [] if wish.dry_run else [file.path for file in by_state[State.NEW]],
        "stands": [file.path for file in by_state[State.SAME]],
        "left": {file.path: list(file.difference) for file in by_state[State.LEFT]},
        "files": {file.path: file.text for file in by_state[State.NEW]} if wish.dry_run else {},
        "choices": choices,
        "notes": list(begun.notes),
        "steps": [
            {"title": step.title, "text": list(step.text), "commands": list(step.commands)} for step in begun.steps
        ],
    }
