"""What is to be known of choices beside their reasons: what they leave out, and what they do not suit."""

from __future__ import annotations

from collections.abc import Iterator

from waybill.core.starting.choose import (
    BUILDS,
    COMPOSE,
    DOCKERFILE,
    HOST,
    IMAGE,
    ON_TAGS,
    SERVICE,
    WORKFLOW,
    Choices,
    services_of,
)
from waybill.core.starting.look import Look
from waybill.core.starting.project import beside
from waybill.core.starting.workflow_text import left_out, tag_like, tags_of

_OWN_BUILD = "bring-your-own-build"


def project_notes(look: Look, choices: Choices) -> Iterator[str]:
    """One sentence for each."""
    yield from _hosts(choices)
    yield from _services(look, choices)
    yield from _below(look, choices)
    if BUILDS in choices[WORKFLOW].values and not choices[DOCKERFILE].value:
        yield "no Dockerfile was seen: release.yml builds the one at the top, so put it there or set `dockerfile`"
    if _OWN_BUILD in choices[WORKFLOW].values and "Dockerfile" not in look.dockerfiles:
        yield f"{_OWN_BUILD}.yml builds ./Dockerfile: `file` and `context` of that step are yours to say"
    if _OWN_BUILD in choices[WORKFLOW].values and not choices[IMAGE].value.startswith(f"{look.registry or 'ghcr.io'}/"):
        yield f"{_OWN_BUILD}.yml logs in with the job's own token: `username` and `password` there are yours to say"
    if not any(name in choices[WORKFLOW].values for name in ON_TAGS):
        return
    if tag := left_out(look.git.tags):
        yield (
            f"tags like {tag} start no release, as an image cannot have such a tag. One like {tag_like(tag)} can, "
            "with a pattern of its own under `tags:`"
        )
    if patterns := tags_of(look.git.tags)[len(tags_of(())) :]:
        yield f"tags like {' and '.join(patterns)} start a release too, as such tags exist: take out what is not meant"


def _hosts(choices: Choices) -> Iterator[str]:
    nameless = [host for host in choices[HOST].values if "@" not in host]
    if nameless:
        yield f"{', '.join(nameless)} names no user: ssh then takes the runner's own name, which few servers know"


def _services(look: Look, choices: Choices) -> Iterator[str]:
    chosen = choices[SERVICE].values
    others = [service.name for service in services_of(look, choices) if service.build and service.name not in chosen]
    if others and chosen:
        yield f"{', '.join(others)} is built here too, and not deployed: an environment deploys one image"


def _below(look: Look, choices: Choices) -> Iterator[str]:
    """A compose file in a folder, that was said: its own paths are another thing on a host."""
    first = choices[COMPOSE].value
    named = [path for file in look.compose if file.path == first for path in beside(file)]
    if named:
        yield (
            f"{first} names {named[0]} beside it; on a host compose looks for that from the project directory, "
            "where `sync` does not put it"
        )
