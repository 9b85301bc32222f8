"""From a look at a repository to choices, each with its reason. Pure.

Answers go before guesses. The order matters: which services run the image is a question about the image.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from waybill.core.starting.choice import Basis, Choice, custom, guess, seen, unknown
from waybill.core.starting.dockerfile import choose_dockerfile
from waybill.core.starting.image import choose_image
from waybill.core.starting.look import Look, Service
from waybill.core.starting.project import (
    built_services,
    choose_compose,
    choose_health,
    choose_services,
    project_of,
)
from waybill.core.starting.workflow_text import ENVIRONMENT_NAME, RESERVED

Answers = Mapping[str, "tuple[str, ...]"]
Choices = Mapping[str, Choice]
CLEAR = "none"

IMAGE, ENVIRONMENT, HOST, DIRECTORY = "image", "environment", "host", "project-directory"
COMPOSE, SERVICE, HEALTH, WORKFLOW = "compose-file", "service", "health-url", "workflow"
DOCKERFILE = "dockerfile"
QUESTIONS: Mapping[str, str] = {
    IMAGE: "Which image is built and deployed?",
    ENVIRONMENT: "How is the environment called, on GitHub and in waybill.yml?",
    HOST: "Which hosts run it, as user@host[:port]?",
    DIRECTORY: "In which directory does the compose project stand on the hosts?",
    COMPOSE: "Which compose files of this repository run on the hosts, and go along with each deploy?",
    SERVICE: "Which services of the project run the image?",
    HEALTH: "Which address answers when the application is well, as the host sees it?",
    WORKFLOW: "Which workflows are written?",
    DOCKERFILE: "Which Dockerfile builds the image?",
}
# What a workflow is written from, and where to. Those that start on a pushed tag exclude one another.
WORKFLOWS: Mapping[str, str] = {
    "release": "release-on-tag.yml",
    "rollback": "rollback.yml",
    "deploy": "deploy-existing.yml",
    "bring-your-own-build": "bring-your-own-build.yml",
    "verify-only": "verify-only.yml",
    "scheduled-verify": "scheduled-verify.yml",
}
BUILDS = "release"
ON_TAGS = ("release", "bring-your-own-build", "verify-only")


def choose(look: Look, answers: Answers, standing: frozenset[str] = frozenset()) -> Choices:
    """Every choice, in the order of the questions. ``standing``: those that the settings answer which stand already."""
    found: dict[str, Choice] = {}
    for name, think in _THINK.items():
        by = "as the settings say that stand here" if name in standing else "as was said"
        found[name] = _answered(name, answers[name], by) if name in answers else think(look, found)
    return found


def _answered(name: str, values: tuple[str, ...], by: str) -> Choice:
    cleared = values == (CLEAR,)
    reason = f"there is none, {by}" if cleared else by
    return Choice(name=name, values=() if cleared else values, reason=reason, basis=Basis.GIVEN)


def _image(look: Look, _found: Choices) -> Choice:
    return choose_image(IMAGE, look)


def _environment(look: Look, _found: Choices) -> Choice:
    """GitHub takes the names of environments without regard to capitals."""
    named = {name.lower(): workflow.path for workflow in look.workflows for name in workflow.environments}
    fit = {name: path for name, path in named.items() if ENVIRONMENT_NAME.fullmatch(name) and name not in RESERVED}
    if len(named) == 1 and fit:
        return seen(ENVIRONMENT, tuple(fit), f"{next(iter(fit.values()))} deploys in it")
    if fit:
        likely = next((name for name in fit if name.startswith(("prod", "live"))), next(iter(fit)))
        return guess(ENVIRONMENT, (likely,), f"{fit[likely]} deploys in it, and others in {', '.join(named)}")
    return custom(ENVIRONMENT, ("production",), "that is what most call it; its secrets and approvals are its own")


def _host(look: Look, _found: Choices) -> Choice:
    hosts = {host: workflow.path for workflow in look.workflows for host in workflow.hosts}
    if not hosts:
        hidden = next((workflow for workflow in look.workflows if workflow.host_secret), None)
        if hidden:
            return unknown(HOST, f"{hidden.path} takes it from {hidden.host_secret}, which nobody can read here")
        return unknown(HOST, "nothing in the repository tells it")
    places = ", ".join(dict.fromkeys(hosts.values()))
    known = len(hosts) == 1 and all("@" in host for host in hosts)
    if known:
        return seen(HOST, tuple(hosts), f"{places} deploys there")
    return guess(HOST, tuple(hosts), f"{places} deploys there; it does not say whether all are meant, or as which user")


def _directory(look: Look, _found: Choices) -> Choice:
    found = {directory: workflow.path for workflow in look.workflows for directory in workflow.directories}
    if len(found) == 1:
        directory, place = next(iter(found.items()))
        return seen(DIRECTORY, (directory,), f"{place} goes there")
    if found:
        return guess(DIRECTORY, (next(iter(found)),), f"workflows go to several: {', '.join(found)}")
    name = re.sub(r"[^a-z0-9._-]+", "-", (look.git.remote.name if look.git.remote else look.directory).lower())
    return guess(DIRECTORY, (f"/srv/{name.strip('.-') or 'app'}",), "nothing tells it; this would be usual")


def _compose(look: Look, _found: Choices) -> Choice:
    return choose_compose(COMPOSE, look)


def _service(look: Look, found: Choices) -> Choice:
    image = found[IMAGE].value
    if look.compose and not found[COMPOSE].values:
        return custom(SERVICE, (), f"those whose image is {image} in the compose file on the server, unseen from here")
    return choose_services(SERVICE, services_of(look, found), image)


def _health(look: Look, found: Choices) -> Choice:
    if look.compose and not found[COMPOSE].values:
        return custom(HEALTH, (), "the compose file on the server is not seen from here: Docker's own check decides")
    return choose_health(HEALTH, services_of(look, found), found[SERVICE].values)


def _workflow(look: Look, _found: Choices) -> Choice:
    built = next((file.path for file in look.compose if built_services(file)), "")
    if look.dockerfiles or built:
        made = f"{built} builds the image" if built else f"there is {look.dockerfiles[0]} to build the image from"
        return custom(WORKFLOW, ("release", "rollback"), f"{made}: a pushed tag releases it, and there is a way back")
    reason = "no Dockerfile was seen: what is in the registry is deployed by hand, and taken back"
    return custom(WORKFLOW, ("deploy", "rollback"), reason)


def _dockerfile(look: Look, found: Choices) -> Choice:
    if BUILDS not in found[WORKFLOW].values:
        return custom(DOCKERFILE, (), "none of these workflows asks Waybill to build")
    return choose_dockerfile(DOCKERFILE, look, services_of(look, found), found[SERVICE].values)


_THINK: Mapping[str, Callable[[Look, Choices], Choice]] = {
    IMAGE: _image,
    ENVIRONMENT: _environment,
    HOST: _host,
    DIRECTORY: _directory,
    COMPOSE: _compose,
    SERVICE: _service,
    HEALTH: _health,
    WORKFLOW: _workflow,
    DOCKERFILE: _dockerfile,
}


def services_of(look: Look, found: Choices) -> tuple[Service, ...]:
    """The services of the project that the chosen compose files make."""
    return project_of(look, found[COMPOSE].values)


def missing(choices: Choices, *, take_guesses: bool) -> tuple[Choice, ...]:
    """What somebody must still say."""
    wanted = {Basis.OPEN} if take_guesses else {Basis.OPEN, Basis.GUESS}
    return tuple(choice for choice in choices.values() if choice.basis in wanted)
