"""The text of ``waybill.yml``: every setting with the reason for it. Pure."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from posixpath import basename, dirname, normpath

from waybill.core.starting.choice import Choice
from waybill.core.starting.choose import (
    COMPOSE,
    DIRECTORY,
    DOCKERFILE,
    ENVIRONMENT,
    HEALTH,
    HOST,
    IMAGE,
    SERVICE,
    Choices,
    services_of,
)
from waybill.core.starting.dockerfile import chosen_build
from waybill.core.starting.look import Build, Look, Service
from waybill.core.starting.project import files_of
from waybill.core.text import quote_foreign, wrap
from waybill.frozen import dataclass

_PLAIN = re.compile(r"[A-Za-z0-9/][A-Za-z0-9._/@:+=?&%~-]*[A-Za-z0-9/_]|[A-Za-z0-9]")
_NO_TEXT = re.compile(r"(?i)none|null|true|false|yes|no|on|off|~")
_WIDTH = 110
_DOTENV = ".env"
_OUR_NAMES = {"additional_contexts": "build-contexts", "secrets": "build-secrets"}


@dataclass(frozen=True, kw_only=True)
class Going:
    """Files of the repository that go along with each deploy, and those that must lie on the server already."""

    along: tuple[str, ...]
    there: tuple[str, ...]


def settings_text(look: Look, choices: Choices, schema: str) -> str:
    """The whole file. ``schema`` is the address of the JSON Schema."""
    lines = [
        f"# yaml-language-server: $schema={schema}",
        "# Written by `waybill init`; yours from now on. `waybill config check` says whether it is right.",
        "",
        *_entry(
            "image", choices[IMAGE].values, f"{_sentence(choices[IMAGE])} The name alone: a run says which digest."
        ),
        *_build_lines(look, choices),
        "environments:",
        f"  {_scalar(choices[ENVIRONMENT].value)}:",
        *(f"    {line}".rstrip() for line in _environment(look, choices)),
    ]
    return "\n".join(lines).rstrip() + "\n"


def _sentence(choice: Choice) -> str:
    """A reason that begins with a name keeps it as it is written."""
    first = choice.reason.partition(" ")[0]
    text = choice.reason[:1].upper() + choice.reason[1:] if first.isalpha() else choice.reason
    return f"{text}."


def _environment(look: Look, choices: Choices) -> Iterator[str]:
    yield from _entry("hosts", choices[HOST].values, _sentence(choices[HOST]))
    yield from _entry("project-directory", choices[DIRECTORY].values, _sentence(choices[DIRECTORY]))
    compose = choices[COMPOSE]
    yield from _entry("compose-files", compose.values, _sentence(compose), absent="compose-files: FILE")
    going = going_along(look, choices)
    text = "They belong to the release: a restore or rollback puts the earlier ones back."
    if going.there:
        text += f" On the server itself must lie what is not in the repository: {', '.join(going.there)}."
    if going.along or going.there:
        yield from _entry("sync", going.along, text, absent="sync: FILE")
    yield from _entry("services", choices[SERVICE].values, _sentence(choices[SERVICE]), absent="services: NAME")
    example = "health-url: http://127.0.0.1:8000/health"
    yield from _entry("health-url", choices[HEALTH].values, _sentence(choices[HEALTH]), absent=example)
    yield from _comment(
        "Where its answer says which release it is, a version or commit: then an old process that still"
    )
    yield from _comment("answers is found out.")
    yield "# identity: $.version"


def _entry(name: str, values: Sequence[str], reason: str, absent: str = "") -> Iterator[str]:
    yield from _comment(reason)
    if len(values) == 1:
        yield f"{name}: {_scalar(values[0])}"
    elif values:
        yield f"{name}:"
        yield from (f"  - {_scalar(value)}" for value in values)
    elif absent:
        yield f"# {absent}"
    yield ""


def _comment(text: str) -> Iterator[str]:
    yield from (f"# {line}" for line in wrap(quote_foreign(text, 1000), _WIDTH))


def _scalar(text: str) -> str:
    """Plain where nobody could take it for anything else; else a JSON text, which is a YAML text too."""
    return text if _PLAIN.fullmatch(text) and not _NO_TEXT.fullmatch(text) else json.dumps(text, ensure_ascii=False)


def _build_lines(look: Look, choices: Choices) -> Iterator[str]:
    """Nothing where the Dockerfile is where everybody looks for it."""
    services, chosen = services_of(look, choices), choices[SERVICE].values
    wanted: Sequence[str] = ()
    if choices[DOCKERFILE].value:
        build, reason = chosen_build(look, choices[DOCKERFILE], services, chosen)
        yield from _said_of_build(build, reason)
        wanted = build.platforms
    ran = [service.platform for service in services if service.name in chosen and service.platform]
    wanted = tuple(dict.fromkeys([*wanted, *ran]))
    if wanted:
        reason = "As it is built or run so far. Those of the hosts are checked in any case."
        yield from _entry("platforms", wanted, reason)


def _said_of_build(build: Build, reason: str) -> Iterator[str]:
    named = {"context": build.context if build.context != "." else "", "dockerfile": build.path}
    if build.path == normpath(f"{build.context}/Dockerfile"):
        named["dockerfile"] = ""
    named["build-target"] = build.target
    said = {name: value for name, value in named.items() if value}
    if not (said or build.args or build.open_args or build.more):
        return
    yield from _comment(reason)
    yield from (f"{name}: {_scalar(value)}" for name, value in said.items())
    yield from ["build-args:", *(f"  - {_scalar(text)}" for text in build.args)] if build.args else []
    if build.open_args:
        yield from _comment(f"Said by nobody yet, and wanted by that build: {', '.join(build.open_args)}.")
    if build.more:
        listed = ", ".join(f"`{_OUR_NAMES.get(name, name)}`" for name in build.more)
        yield from _comment(f"That build is given more, which is to be said here: {listed}.")
    yield ""


def going_along(look: Look, choices: Choices) -> Going:
    """The compose files with their parts, and what they name that git follows. All else is the server's.

    So is what git does not follow yet: an env file that nobody has committed is not ours to put into a commit.
    """
    chosen = choices[COMPOSE].values
    named = [*files_of(look, chosen), *_named(services_of(look, choices))]
    unique = list(dict.fromkeys(path for path in named if path not in (".", *chosen)))
    parts = {part for file in look.compose for part in (*file.included, *file.extended)}
    followed = look.brought - (look.uncommitted - parts)
    along = [path for path in unique if path in followed and not _is_dotenv(path)]
    start = f"{dirname(chosen[0])}/" if chosen and dirname(chosen[0]) else ""  # compose reads them from its project
    there = [path.removeprefix(start) for path in unique if path not in along]
    return Going(along=(*chosen, *along), there=tuple(dict.fromkeys(there)))


def _named(services: Sequence[Service]) -> Iterator[str]:
    for service in services:
        yield from (*service.env_files, *service.binds)


def _is_dotenv(path: str) -> bool:
    """Values of one machine: were they in the repository by mistake, a deploy would not be the place to spread them."""
    return basename(path) == _DOTENV
