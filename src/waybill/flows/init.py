"""``init``: look at a repository, choose, write what is not there yet, and say what is left to do.

No network is used, nothing that stands is changed, and either all files are written or none.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from shlex import quote

from waybill.config.job import registry_of_server
from waybill.config.words import show
from waybill.core.ssh.address import Address, AddressProblem, parse_address
from waybill.core.starting.choice import Basis, Choice
from waybill.core.starting.choose import (
    COMPOSE,
    DIRECTORY,
    DOCKERFILE,
    ENVIRONMENT,
    HOST,
    IMAGE,
    ON_TAGS,
    QUESTIONS,
    WORKFLOW,
    WORKFLOWS,
    Answers,
    Choices,
    choose,
    missing,
)
from waybill.core.starting.ending import End, Step, environments_of, last_steps
from waybill.core.starting.look import Look
from waybill.core.starting.plan import PlannedFile, State, new_files, planned
from waybill.core.starting.settings_text import going_along, settings_text
from waybill.core.starting.workflow_text import Names, Pin, next_tag, workflow_text
from waybill.effects.starting.looking import look_around, own_checkout, read_example
from waybill.effects.starting.writing import write_new
from waybill.errors import Mistake, UsageError
from waybill.flows.starting.answers import read_answer, unfit
from waybill.flows.starting.noting import project_notes
from waybill.flows.starting.pinning import choose_pin
from waybill.flows.starting.standing import SETTINGS, UNREAD, hold, kept, standing_answers, standing_notes
from waybill.frozen import dataclass

_HERE = "."
# A choice, its question, and what was wrong with the answer before.
Ask = Callable[[Choice, str, Sequence[Mistake]], "tuple[str, ...] | None"]


@dataclass(frozen=True, kw_only=True)
class Wish:
    """What was given on the command line."""

    given: Mapping[str, tuple[str, ...]]
    repository: str = ""
    commit: str = ""
    take_guesses: bool = False
    dry_run: bool = False


@dataclass(frozen=True, kw_only=True)
class Begun:
    """How it went."""

    look: Look
    choices: Choices
    files: tuple[PlannedFile, ...]
    notes: tuple[str, ...]
    steps: tuple[Step, ...]


def init(wish: Wish, environ: Mapping[str, str], ask: Ask | None) -> Begun:
    """The whole of it. ``ask`` is nothing where nobody is there to answer."""
    given, mistakes = _given(wish.given)
    look = _look(environ, given)
    pin, unpinned, said = choose_pin(wish.repository, wish.commit, environ)
    if mistakes or (unpinned and ask):  # nobody is asked nine questions for nothing
        raise UsageError([*mistakes, *unpinned])
    standing = standing_answers(look, given)
    if standing is None:
        look, choices = _choices(look, given, ask, environ)
    else:
        look, choices = _choices(look, {**given, **standing}, ask, environ, frozenset(standing))
    lacking = () if standing else missing(choices, take_guesses=wish.take_guesses or ask is not None)
    if lacking or unpinned:
        raise UsageError([*(_unknown(choice) for choice in lacking), *unpinned])
    files = tuple(_files(look, choices, pin, standing, given))
    about = standing_notes(look, standing, choices[WORKFLOW].values) if standing else ()
    _refuse_barred(files)
    if trouble := "" if wish.dry_run else write_new(_HERE, new_files(files)):
        raise UsageError([Mistake(trouble.partition(": ")[0], trouble.partition(": ")[2], "nothing was written")])
    return Begun(
        look=look,
        choices=choices,
        files=files,
        notes=(*look.notes, *_notes(look, choices, files), *about, *said),
        steps=last_steps(_end(look, choices, files)),
    )


def _given(given: Mapping[str, tuple[str, ...]]) -> tuple[dict[str, tuple[str, ...]], list[Mistake]]:
    found: dict[str, tuple[str, ...]] = {}
    mistakes: list[Mistake] = []
    for name, texts in given.items():
        found[name], wrong = read_answer(name, texts)
        mistakes += wrong
    return found, mistakes


def _look(environ: Mapping[str, str], said: Answers) -> Look:
    places = [SETTINGS, UNREAD, *map(place_of, WORKFLOWS)]
    try:
        look = look_around(_HERE, environ, places, compose=said.get(COMPOSE, ()), others=said.get(DOCKERFILE, ()))
    except OSError as error:
        problem = f"cannot be read: {error.strerror}"
        raise UsageError([Mistake("the working directory", problem, "a repository")]) from None
    if look.git.above:
        problem = f"is inside of the repository {show(look.git.above)}, and GitHub reads workflows at its top only"
        raise UsageError([Mistake("the working directory", problem, "change to the top of the repository")])
    if look.git.no_checkout:
        problem = "is git's own folder or a bare repository, and no checkout"
        raise UsageError([Mistake("the working directory", problem, "change to the top of a checkout")])
    remote = look.git.remote
    return replace(look, registry=registry_of_server(f"https://{remote.host}") if remote else "")


def place_of(workflow: str) -> str:
    """Where a workflow is written."""
    return f".github/workflows/{workflow}.yml"


def _choices(
    look: Look, answers: Answers, ask: Ask | None, environ: Mapping[str, str], standing: frozenset[str] = frozenset()
) -> tuple[Look, Choices]:
    """One question after the other: what is answered decides what is guessed next, and what is looked at."""
    said = dict(answers)
    for name in QUESTIONS if ask else ():
        wrong: list[Mistake] = []
        while ask and name not in said:
            answer = ask(choose(look, said, standing)[name], QUESTIONS[name], wrong)
            if answer is None:
                break
            again = {**said, name: answer}
            look = _look(environ, again) if name in (COMPOSE, DOCKERFILE) else look
            wrong = unfit(name, look, choose(look, again, standing))
            said = said if wrong else again
    choices = choose(look, said, standing)
    mistakes = [mistake for name in said if name not in standing for mistake in unfit(name, look, choices)]
    if mistakes:
        raise UsageError(mistakes)
    return look, choices


def _unknown(choice: Choice) -> Mistake:
    guessed = f" (perhaps {', '.join(choice.values)})" if choice.values else ""
    fix = f"`--{choice.name}`" + (", or `--yes` to take the guess" if choice.basis is Basis.GUESS else "")
    return Mistake(f"--{choice.name}", f"is not known: {choice.reason}{guessed}", fix)


def _files(look: Look, choices: Choices, pin: Pin, standing: Answers | None, given: Answers) -> Iterator[PlannedFile]:
    if standing is None:
        text = settings_text(look, choices, pin.schema)
        hold(text)
        yield planned(SETTINGS, text, look.present)
    else:
        yield kept(look, standing, given)
    names = _names(look, choices, pin)
    for workflow in choices[WORKFLOW].values:
        example = read_example(own_checkout(), WORKFLOWS[workflow])
        if not example:
            fix = "a whole checkout of Waybill, which brings its workflows-examples"
            raise UsageError([Mistake(f"--workflow {workflow}", "this installation does not bring its text", fix)])
        yield planned(place_of(workflow), workflow_text(example, names), look.present)


def _refuse_barred(files: tuple[PlannedFile, ...]) -> None:
    barred = [file.path for file in files if file.state is State.BARRED]
    if barred:
        problem = "a link, a folder or no text stands there or on the way, and nothing is written through it"
        raise UsageError(
            [Mistake(path, problem, "move it out of the way, or leave that workflow out") for path in barred]
        )


def _names(look: Look, choices: Choices, pin: Pin) -> Names:
    hosts = [address.host for host in choices[HOST].values if (address := _address(host))]
    return Names(
        pin=pin,
        image=choices[IMAGE].value,
        environment=choices[ENVIRONMENT].value,
        host=hosts[0] if hosts else "",
        compose=choices[COMPOSE].value,
        tags=look.git.tags,
    )


def _address(text: str) -> Address | None:
    try:
        return parse_address(text)
    except AddressProblem:
        return None


def _notes(look: Look, choices: Choices, files: tuple[PlannedFile, ...]) -> Iterator[str]:
    if look.git.problem:
        yield look.git.problem
    yield from project_notes(look, choices)
    ours = {file.path for file in files}
    starting = [name for name in choices[WORKFLOW].values if name in ON_TAGS]
    for workflow in look.workflows:
        works = workflow.builds or workflow.deploys_with
        if starting and works and workflow.starts_on_tags and workflow.path not in ours:
            does = f"deploys with {workflow.deploys_with}" if workflow.deploys_with else "builds an image"
            yield (
                f"{workflow.path} starts on a pushed tag or a release too, and {does}: both would run, and race. "
                f"Take its trigger away in the commit that brings {starting[0]}.yml"
            )
    for file in files:
        if file.state is State.LEFT and file.path != SETTINGS:
            yield f"{file.path} stays as it was: what it does is not what the other files expect"


def _end(look: Look, choices: Choices, files: tuple[PlannedFile, ...]) -> End:
    workflows = [file for file in files if file.path != SETTINGS]
    return End(
        remote=look.git.remote,
        branch=look.git.branch,
        image=choices[IMAGE].value,
        registry=look.registry,
        environments=environments_of([file.text for file in workflows]),
        chosen=choices[ENVIRONMENT].value,
        logins=tuple(address for host in choices[HOST].values if (address := _address(host))),
        written=_to_add(look, choices, files),
        workflows=tuple(file.path.rpartition("/")[2] for file in workflows),
        command=quote(f"{own_checkout()}/bin/waybill"),
        there=going_along(look, choices).there,
        directory=choices[DIRECTORY].value,
        tag=_next_tag(look, choices),
    )


def _to_add(look: Look, choices: Choices, files: tuple[PlannedFile, ...]) -> tuple[str, ...]:
    """What a clone lacks until it is committed: what is written, and what stood here and git does not follow."""
    new = [file.path for file in files if file.state is State.NEW]
    needed = [file.path for file in files] + [*going_along(look, choices).along, choices[DOCKERFILE].value]
    return tuple(dict.fromkeys([*new, *(path for path in needed if path in look.uncommitted)]))


def _next_tag(look: Look, choices: Choices) -> str:
    if not any(name in ON_TAGS for name in choices[WORKFLOW].values):
        return ""
    return next_tag(look.git.tags)
