"""From a look at a repository to choices, each with its reason. Pure.

Answers go before guesses. The order matters: which services run the image is a question about the image.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from waybill.core.reference import reference_of
from waybill.core.starting.choice import Basis, Choice, custom, guess, seen, unknown
from waybill.core.starting.look import Look, Service
from waybill.core.starting.project import built_services, choose_compose, choose_health, choose_services, image_name

Answers = Mapping[str, "tuple[str, ...]"]
Choices = Mapping[str, Choice]
CLEAR = "none"

IMAGE, ENVIRONMENT, HOST, DIRECTORY = "image", "environment", "host", "project-directory"
COMPOSE, SERVICE, HEALTH, WORKFLOW = "compose-file", "service", "health-url", "workflow"
QUESTIONS: Mapping[str, str] = {
    IMAGE: "Which image is built and deployed?",
    ENVIRONMENT: "How is the environment called, on GitHub and in waybill.yml?",
    HOST: "Which hosts run it, as user@host[:port]?",
    DIRECTORY: "In which directory does the compose project stand on the hosts?",
    COMPOSE: "Which compose files of this repository run on the hosts, and go along with each deploy?",
    SERVICE: "Which services of the project run the image?",
    HEALTH: "Which address answers when the application is well, as the host sees it?",
    WORKFLOW: "Which workflows are written?",
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
ON_TAGS = ("release", "bring-your-own-build", "verify-only")


def choose(look: Look, answers: Answers) -> Choices:
    """Every choice, in the order of the questions."""
    found: dict[str, Choice] = {}
    for name, think in _THINK.items():
        found[name] = _answered(name, answers[name]) if name in answers else think(look, found)
    return found


def _answered(name: str, values: tuple[str, ...]) -> Choice:
    cleared = values == (CLEAR,)
    reason = "there is none, as was said" if cleared else "as was said"
    return Choice(name=name, values=() if cleared else values, reason=reason, basis=Basis.GIVEN)


def _image(look: Look, _found: Choices) -> Choice:
    home = _home(look)
    named = _named_images(look)
    if home and (home in named or not named):
        remote = look.git.remote
        also = f", and {named[home]} names it" if home in named else ""
        whose = f"{remote.slug} on {remote.host}" if remote else ""
        return seen(IMAGE, (home,), f"the remote is {whose}, whose registry is {look.registry}{also}")
    if len(named) == 1:
        name, place = next(iter(named.items()))
        return seen(IMAGE, (name,), f"{place} names it")
    if named:
        listed = ", ".join(f"{name} ({place})" for name, place in named.items())
        return unknown(IMAGE, f"several are named: {listed}; an environment deploys one of them")
    return unknown(IMAGE, look.git.problem or "no remote at a server of GitHub tells it")


def _home(look: Look) -> str:
    """The name that a repository's own package has."""
    remote = look.git.remote
    name = f"{look.registry}/{remote.owner}/{remote.name}".lower() if remote and look.registry else ""
    return name if name and reference_of(name) else ""


def _named_images(look: Look) -> dict[str, str]:
    """Names in the registry of the remote's server that files of the repository spell out, with the place."""
    found: dict[str, str] = {}
    texts = [(service.image, file.path) for file in look.compose for service in file.services]
    texts += [(image, workflow.path) for workflow in look.workflows for image in workflow.images]
    for text, place in texts:
        name = image_name(text)
        if name.startswith(f"{look.registry or 'ghcr.io'}/"):
            found.setdefault(name, place)
    return found


def _environment(_look: Look, _found: Choices) -> Choice:
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
    return choose_services(SERVICE, services_of(look, found), found[IMAGE].value)


def _health(look: Look, found: Choices) -> Choice:
    return choose_health(HEALTH, services_of(look, found), found[SERVICE].values)


def _workflow(look: Look, _found: Choices) -> Choice:
    if look.dockerfiles or any(built_services(file) for file in look.compose):
        made = look.dockerfiles[0] if look.dockerfiles else "a compose file"
        reason = f"{made} says how the image is built: a pushed tag releases it, and there is a way back"
        return custom(WORKFLOW, ("release", "rollback"), reason)
    reason = "no Dockerfile says how the image is built: what is in the registry is deployed by hand, and taken back"
    return custom(WORKFLOW, ("deploy", "rollback"), reason)


_THINK: Mapping[str, Callable[[Look, Choices], Choice]] = {
    IMAGE: _image,
    ENVIRONMENT: _environment,
    HOST: _host,
    DIRECTORY: _directory,
    COMPOSE: _compose,
    SERVICE: _service,
    HEALTH: _health,
    WORKFLOW: _workflow,
}


def services_of(look: Look, found: Choices) -> tuple[Service, ...]:
    """The services of the chosen compose files; of all, where none is chosen: they tell something all the same."""
    chosen = [file for file in look.compose if file.path in found[COMPOSE].values] or list(look.compose)
    merged: dict[str, Service] = {}
    for file in chosen:
        for service in file.services:
            merged.setdefault(service.name, service)
    return tuple(merged.values())


def missing(choices: Choices, *, take_guesses: bool) -> tuple[Choice, ...]:
    """What somebody must still say."""
    wanted = {Basis.OPEN} if take_guesses else {Basis.OPEN, Basis.GUESS}
    return tuple(choice for choice in choices.values() if choice.basis in wanted)
