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
from waybill.core.reference import ReferenceProblem, parse_reference
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
)
from waybill.core.starting.compose import inside
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
_INPUTS = {HOST: "hosts", DIRECTORY: "project-directory", COMPOSE: "compose-files", SERVICE: "services"}


def read_answer(name: str, texts: Sequence[str]) -> tuple[tuple[str, ...], list[Mistake]]:
    """The values of an answer, and what is wrong with it. Several may stand in one text, with commas between."""
    parts = [part.strip() for text in texts for part in (re.split(r"[,\n]", text) if name in MANY else [text])]
    parts = list(dict.fromkeys(part for part in parts if part))
    if parts == [CLEAR] and name in _MAY_BE_NONE:
        return (CLEAR,), []
    if not parts or (len(parts) > 1 and name not in MANY):
        problem = "is empty" if not parts else f"is given {len(parts)} times"
        return (), [Mistake(f"--{name}", problem, _KINDS[name].allowed)]
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
        allowed = _KINDS[name].allowed
        return Mistake(
            f"--{name}", f"{show(text)} {problem.problem}", f"{hint}; allowed is {allowed}" if hint else allowed
        )
    return None


def _image(text: str) -> None:
    try:
        found = parse_reference(text)
    except ReferenceProblem as problem:
        fix = f"write `{problem.suggestion}`" if problem.suggestion else ""
        raise ValueProblem(f"is no image: {problem.problem}", fix) from None
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
    if inside("", text) != text:
        raise ValueProblem("leads out of the repository", "write the path from the top of the repository")


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


def answers_of(file: ConfigFile, environment: str) -> Answers:
    """What a file says already, by question. Nothing is asked about what it does not say either."""
    level = {**file.top, **file.environments.get(environment, {})}
    found: dict[str, tuple[str, ...]] = {ENVIRONMENT: (environment,)}
    for name in (IMAGE, HOST, DIRECTORY, COMPOSE, SERVICE, HEALTH, DOCKERFILE):
        given = level.get(_INPUTS.get(name, name))
        value = read_given(input_named(_INPUTS.get(name, name)), given)[0] if given and not given.clears else None
        found[name] = tuple(map(str, value)) if isinstance(value, tuple) else ((str(value),) if value else (CLEAR,))
    return found
