"""What a user may answer to each question, and what an existing ``waybill.yml`` has answered already."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from waybill.config import host_values, values
from waybill.config.configfile import ConfigFile
from waybill.config.given import read_given
from waybill.config.inputs import input_named
from waybill.config.values import Kind, ValueProblem, read_one
from waybill.config.words import did_you_mean, show, without_credentials
from waybill.core.reference import ReferenceProblem, parse_reference, reference_of
from waybill.core.starting.choose import (
    CLEAR,
    COMPOSE,
    DIRECTORY,
    DOCKERFILE,
    ENVIRONMENT,
    HEALTH,
    HOST,
    IMAGE,
    ON_TAGS,
    SERVICE,
    WORKFLOW,
    WORKFLOWS,
    Answers,
    Choices,
    services_of,
)
from waybill.core.starting.compose import inside
from waybill.core.starting.look import Look
from waybill.core.starting.workflow_text import ENVIRONMENT_NAME, RESERVED
from waybill.errors import Mistake

MANY = (HOST, COMPOSE, SERVICE, WORKFLOW)
_MAY_BE_NONE = (COMPOSE, SERVICE, HEALTH)
_KINDS: Mapping[str, Kind] = {
    HOST: host_values.HOST,
    DIRECTORY: host_values.HOST_PATH,
    SERVICE: host_values.SERVICE,
    HEALTH: host_values.URL,
    COMPOSE: values.PATH,
    DOCKERFILE: values.PATH,
    ENVIRONMENT: values.TEXT,
    WORKFLOW: values.TEXT,
    IMAGE: values.IMAGE,
}
# Less than the input of that name allows.
_ALLOWED: Mapping[str, str] = {
    IMAGE: "an image name without tag and digest, such as ghcr.io/acme/app",
    HOST: "`[user@]host[:port]`, such as deploy@web1.example.com, web1.example.com:2222 or deploy@[2001:db8::1]",
    COMPOSE: "a path from the top of the repository",
    DOCKERFILE: "a path from the top of the repository",
    ENVIRONMENT: "a name that begins with a letter, of letters, digits and `-`",
    WORKFLOW: f"one or more of {', '.join(WORKFLOWS)}",
}
_INPUTS = {HOST: "hosts", DIRECTORY: "project-directory", COMPOSE: "compose-files", SERVICE: "services"}


def read_answer(name: str, texts: Sequence[str]) -> tuple[tuple[str, ...], list[Mistake]]:
    """The values of an answer, and what is wrong with it. Several may stand in one text, with commas between."""
    parts = [part.strip() for text in texts for part in (re.split(r"[,\n]", text) if name in MANY else [text])]
    parts = list(dict.fromkeys(part for part in parts if part))
    if parts == [CLEAR] and name in _MAY_BE_NONE:
        return (CLEAR,), []
    if not parts or (len(parts) > 1 and name not in MANY):
        problem = "is empty" if not parts else f"is given {len(parts)} times"
        return (), [Mistake(f"--{name}", problem, _ALLOWED.get(name, _KINDS[name].allowed))]
    mistakes = [mistake for part in parts if (mistake := _wrong(name, part))]
    if name == WORKFLOW and len(starting := [part for part in parts if part in ON_TAGS]) > 1:
        problem = f"{' and '.join(starting)} both start on a pushed tag, and would race"
        mistakes.append(Mistake(f"--{name}", problem, "one of them"))
    return tuple(parts), mistakes


def _wrong(name: str, text: str) -> Mistake | None:
    try:
        read_one(_KINDS[name], text)
        if name in _MORE:
            _MORE[name](text)
    except ValueProblem as problem:
        hint = without_credentials(problem.fix)
        allowed = _ALLOWED.get(name, _KINDS[name].allowed)
        return Mistake(
            f"--{name}", f"{show(text)} {problem.problem}", f"{hint}; allowed is {allowed}" if hint else allowed
        )
    return None


def _image(text: str) -> None:
    try:
        found = parse_reference(text)
    except ReferenceProblem as problem:
        meant = reference_of(problem.suggestion) if problem.suggestion else None
        raise ValueProblem(f"is no image: {problem.problem}", f"write `{meant.name}`" if meant else "") from None
    if found.tag or found.digest:
        raise ValueProblem("says more than a name", f"write `{found.name}`: a run says which tag or digest")


def _environment(text: str) -> None:
    if not ENVIRONMENT_NAME.fullmatch(text) or text in RESERVED:
        raise ValueProblem(
            "cannot be the name of a job as well", "write letters, digits and `-`, such as `production` or `staging-eu`"
        )


def _workflow(text: str) -> None:
    if text not in WORKFLOWS:
        raise ValueProblem("is no workflow that could be written", did_you_mean(text, WORKFLOWS))


def _inside(text: str) -> None:
    found = inside("", text)
    if not found:
        raise ValueProblem("leads out of the repository", "write the path from the top of the repository")
    if found != text:
        raise ValueProblem("is not the path as git has it", f"write `{found}`")


def _host(text: str) -> None:
    if text == "local":
        raise ValueProblem(
            "is the runner itself", "write its address, or the workflow by hand: `runs-on` names the runner"
        )


_MORE: Mapping[str, Callable[[str], None]] = {
    IMAGE: _image,
    ENVIRONMENT: _environment,
    WORKFLOW: _workflow,
    COMPOSE: _inside,
    DOCKERFILE: _inside,
    HOST: _host,
}


def unfit(name: str, look: Look, choices: Choices) -> list[Mistake]:
    """What is wrong with an answer in this repository: a file that no clone will hold, a service that is not there."""
    values = choices[name].values
    if name in (COMPOSE, DOCKERFILE):
        there = {file.path for file in look.compose} & look.brought if name == COMPOSE else look.brought
        problem = "is no file of this repository, or one that git ignores, or a link"
        fix = "a path from the top that git follows"
        return [Mistake(f"--{name}", f"{show(path)} {problem}", fix) for path in values if path not in there]
    known = [service.name for service in services_of(look, choices)]
    if name != SERVICE or not known or any(path not in look.brought for file in look.compose for path in file.included):
        return []
    files = ", ".join(choices[COMPOSE].values)
    return [
        Mistake(f"--{name}", f"{show(service)} is no service of {files}", did_you_mean(service, known))
        for service in values
        if service not in known
    ]


def answers_of(file: ConfigFile, environment: str) -> Answers:
    """What a file says already, by question. Nothing is asked about what it does not say either."""
    level = {**file.top, **file.environments.get(environment, {})}
    found: dict[str, tuple[str, ...]] = {ENVIRONMENT: (environment,)}
    for name in (IMAGE, HOST, DIRECTORY, COMPOSE, SERVICE, HEALTH, DOCKERFILE):
        given = level.get(_INPUTS.get(name, name))
        value = read_given(input_named(_INPUTS.get(name, name)), given)[0] if given and not given.clears else None
        found[name] = tuple(map(str, value)) if isinstance(value, tuple) else ((str(value),) if value else (CLEAR,))
    return found
