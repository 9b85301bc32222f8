"""Words about a compose project that several of its findings use."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from shlex import quote

from waybill.core.diagnosis.host.view import HostView
from waybill.core.diagnosis.telling import listed
from waybill.core.host.compose import ComposeFacts, Service
from waybill.core.host.compose_image import Place, Variable, split, variables
from waybill.core.text import quote_foreign

_LITERAL_NAME = re.compile(r"[a-z0-9][a-z0-9._:/-]*", re.IGNORECASE)


def facts_of(view: HostView, facts: ComposeFacts) -> dict[str, str]:
    """What the catalogue's texts may name of a project."""
    return {
        "user": view.words.get("user") or "the login",
        "directory": facts.directory,
        "project": facts.project,
        "version": facts.version,
        "files": ", ".join(facts.files) or "nothing",
        "env_file": facts.env_file or f"{facts.directory}/.env",
        "sudo": "sudo " if facts.sudo else "",
        "wanted": wanted(view),
    }


def wanted(view: HostView) -> str:
    """The image as a compose file would name it for this release."""
    wish = view.evidence.wish
    end = f":{wish.tag}" if wish.tag else f"@{wish.digest}" if wish.digest else ""
    return f"{wish.repository}{end}"


def listed_names(names: Iterable[str]) -> str:
    """A few foreign names in backquotes."""
    return listed([quote_foreign(name, 120) for name in names])


def project_command(facts: ComposeFacts, words: str) -> str:
    """A command about this project, to be typed on the host."""
    files = [word for name in (facts.files if facts.source == "given" else ()) for word in ("-f", quote(name))]
    name = ["-p", quote(facts.project)] if facts.named and facts.project else []
    env = ["--env-file", quote(facts.env_file)] if facts.env_file_given else []
    enter = f"cd {quote(facts.directory)} && "
    docker = f"{'sudo ' if facts.sudo else ''}docker compose"
    return quote_foreign(enter + " ".join([docker, *files, *name, *env, words]), 600)


def repository_of(service: Service) -> str:
    """Registry and repository of what the service runs; empty where that is not known."""
    if service.image:
        return split(service.image)[0]
    raw = service.raw_image
    if any(variable.place in {Place.NAME, Place.WHOLE} for variable in variables(raw)):
        return ""
    plain = _LITERAL_NAME.match(raw)
    return split(plain[0].rstrip(":"))[0] if plain else ""


def unset(service: Service, mapping: Mapping[str, bool]) -> tuple[Variable, ...]:
    """The variables of the image that nobody sets and that have no default. ``mapping``: whether a name is set."""
    return tuple(
        variable
        for variable in variables(service.raw_image)
        if not mapping.get(variable.name) and not variable.required and not variable.default
    )


def set_names(facts: ComposeFacts) -> dict[str, bool]:
    """Which names have a value in what compose reads: the env file, or what the user gave."""
    there = {origin.name: not origin.blank for origin in facts.origins if origin.line}
    return {**there, **dict.fromkeys(facts.given, True)}
