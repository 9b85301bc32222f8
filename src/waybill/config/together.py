"""Inputs that need one another or exclude one another. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from waybill.config import host_values
from waybill.config.build_together import check_build
from waybill.config.given import where
from waybill.config.images import pinned
from waybill.config.input import BUILD_PUSH, CHANGING, DEPLOY, PREFLIGHT, VERIFY
from waybill.config.inputs import find_input, input_named
from waybill.config.rollout_together import check_rollout
from waybill.config.words import show
from waybill.errors import Mistake
from waybill.secret import Secret

Values = Mapping[str, object]
Origins = Mapping[str, str]
_ABOUT_HOSTS = ("ssh-key", "ssh-known-hosts", "ssh-jump", "docker-host", "project-directory", "host-files", "variables")
_ANSWER = ("health-status", "health-body", "identity")
PINNED = (DEPLOY, VERIFY)  # verbs that are about one very image, which must be said
_RESERVED = ("COMPOSE_", "DOCKER_")
_BY_PROJECT = ("project-directory", "project-name", "services")


def check_together(
    verb: str,
    values: Values,
    origins: Origins,
    images: Sequence[str],
    environ: Mapping[str, str] | None = None,
    *,
    follows: bool = False,
) -> tuple[list[Mistake], list[str]]:
    """What is wrong with the inputs beside one another, and what has no effect.

    ``follows``: the digest is not known yet, because a build that comes first will give it.
    """
    if verb == BUILD_PUSH:
        return [_placed(mistake, origins) for mistake in check_build(values, origins, images, environ or {})], []
    mistakes = [*_hosts(verb, values, len(images)), *_login(values), *_project(verb, values), *_variables(values)]
    if verb != PREFLIGHT:
        mistakes += [*_answers(values), *_selection(values)]
    if verb in PINNED and not follows:
        mistakes += _contract(values, images)
    if verb in CHANGING:
        mistakes += check_rollout(verb, values, origins, images)
    placed = [_placed(mistake, origins) for mistake in mistakes]
    return placed, list(_without_effect(values, origins)) if verb == PREFLIGHT else []


def _placed(mistake: Mistake, origins: Origins) -> Mistake:
    """Say where the input was given, where it was."""
    origin = origins.get(mistake.where, "")
    row = find_input(mistake.where)
    place = where(row, origin) if row and origin and origin != "default" else mistake.where
    return Mistake(place, mistake.problem, mistake.allowed)


def _hosts(verb: str, values: Values, images: int) -> Iterator[Mistake]:
    hosts = values.get("hosts")
    if not hosts and verb != PREFLIGHT:
        yield Mistake("hosts", "no host was given", input_named("hosts").allowed)
    engine = values.get("docker-host")
    if isinstance(engine, str) and engine and not engine.startswith("unix://"):
        yield Mistake(
            "docker-host",
            "leads to another machine: what is seen there says nothing about this host",
            host_values.SOCKET.allowed,
        )
    if hosts and images > 1:
        yield Mistake("hosts", f"are given beside {images} images", "one image for each call that looks at hosts")


def _contract(values: Values, images: Sequence[str]) -> Iterator[Mistake]:
    """Nobody is taken at a word that was not said: a tag that got lost would be `latest`, and may well run."""
    if len(images) == 1 and not pinned(images[0]) and not values.get("waybill"):
        problem = f"{show(images[0], 200)} says neither tag nor digest"
        yield Mistake("image", problem, "`digest` (the best: it is what was built), `tag`, or a `waybill`")


def _login(values: Values) -> Iterator[Mistake]:
    if values.get("ssh-key-passphrase") and not values.get("ssh-key"):
        yield Mistake("ssh-key-passphrase", "is given without `ssh-key`", "the key that it opens, or neither")


def _project(verb: str, values: Values) -> Iterator[Mistake]:
    if values.get("project-directory"):
        return
    if verb in CHANGING:
        yield Mistake("project-directory", "was not given", "the directory of the compose project on the hosts")
        return
    for name in ("compose-files", "env-file", "profiles"):
        if values.get(name):
            problem = "is given without `project-directory`"
            yield Mistake(name, problem, "the directory of the compose project on the hosts")


def _answers(values: Values) -> Iterator[Mistake]:
    if values.get("health-url") or values.get("public-url"):
        return
    for name in _ANSWER:
        if values.get(name):
            yield Mistake(name, "is given, and no address to ask", "`health-url` or `public-url` beside it")


def _selection(values: Values) -> Iterator[Mistake]:
    ways = [names for names in (_BY_PROJECT, ("containers",), ("container-labels",)) if any(map(values.get, names))]
    for names in ways[1:]:
        name = next(name for name in names if values.get(name))
        other = next(name for name in ways[0] if values.get(name))
        yield Mistake(name, f"is given beside `{other}`", "one way of choosing containers: by project, name or label")


def _variables(values: Values) -> Iterator[Mistake]:
    """A line that is no assignment is not repeated: it may be a secret by itself."""
    given = values.get("variables")
    if not isinstance(given, Secret):
        return
    for number, line in enumerate(given.reveal().splitlines(), 1):
        bare = line.strip()
        named = re.match(r"([A-Za-z_][A-Za-z0-9_]*)=", bare)
        if bare and not bare.startswith("#") and not named:
            yield Mistake("variables", f"line {number} is no assignment", "one `NAME=value` a line")
        elif named and named[1].startswith(_RESERVED):
            ours = "`compose-files`, `profiles`, `project-name`, `docker-host`"
            yield Mistake(
                "variables", f"line {number} sets {named[1]}, a setting of compose itself", f"the inputs {ours}"
            )


def _without_effect(values: Values, origins: Origins) -> Iterator[str]:
    """What waybill.yml says for all runs is no sign that this one was to look at hosts."""
    if values.get("hosts"):
        return
    for name in _ABOUT_HOSTS:
        row = input_named(name)
        if values.get(name) and origins.get(name) in (row.flag, row.variable):
            yield f"{name} is given and hosts is empty: no host is looked at"
