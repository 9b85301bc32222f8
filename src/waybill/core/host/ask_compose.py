"""What the programs ``compose`` and ``project`` of host/ are given. Pure.

Everything travels as a variable, nothing as an argument: the values that a user gives for compose are secrets. They
reach compose as an env file, in the one form of quoting that every version reads back unchanged.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import field

from waybill.frozen import dataclass
from waybill.secret import Secret

PARTS = ("compose", "project")  # in this order; after ``engine``, whose findings they use
SECONDS = 60.0  # an engine that is silent, and two renderings that take all the time they may
_NAMES = {
    "services": re.compile(r"[A-Za-z0-9_][A-Za-z0-9._-]{0,127}"),
    "profiles": re.compile(r"\*|[A-Za-z0-9_][A-Za-z0-9._-]{0,127}"),
    "project": re.compile(r"[a-z0-9][a-z0-9_-]{0,127}"),
    "values": re.compile(r"[A-Za-z_][A-Za-z0-9_]{0,255}"),
    "tag": re.compile(r"[A-Za-z0-9_][A-Za-z0-9._-]{0,127}"),
    "digest": re.compile(r"sha256:[0-9a-f]{64}"),
    "repository": re.compile(r"[a-z0-9.:\[\]_/-]{1,255}", re.IGNORECASE),
}
_UNFIT_PATH = re.compile(r"[\x00-\x1f\x7f]")
_ESCAPED = str.maketrans({"\\": "\\\\", '"': '\\"', "$": "\\$", "\n": "\\n"})


@dataclass(frozen=True, kw_only=True)
class ComposeAsk:
    """Which project is meant, and what a deploy would give to it. ``directory`` is absolute.

    ``pins``: a deploy of Waybill follows, which sets images and pull policy by itself. ``services`` are those that were
    chosen; none: those that run our repository. ``staged`` is a directory of synced copies: what stands there
    is read from there, and the rest from the project's.
    """

    directory: str
    files: tuple[str, ...] = ()  # from the directory, or absolute; none: those that compose finds
    env_file: str = ""
    profiles: tuple[str, ...] = ()
    project: str = ""
    values: Mapping[str, Secret] = field(default_factory=dict)
    repository: str = ""  # registry and repository
    tag: str = ""
    digest: str = ""
    sudo: bool = False
    docker_host: str = ""
    pins: bool = False
    services: tuple[str, ...] = ()
    staged: str = ""  # absolute


def supplied_values(names: Mapping[str, str], *, repository: str, tag: str, digest: str) -> dict[str, str]:
    """What a deploy gives the variables of ``ComposeFacts.supplied``; one for which nothing is known is left out."""
    values = {
        "tag": tag or _local_tag(digest),
        "digest": digest,
        "hex": digest.removeprefix("sha256:"),
        "reference": _reference(repository, tag, digest),
    }
    return {name: values[kind] for name, kind in names.items() if values[kind]}


def compose_variables(ask: ComposeAsk) -> dict[str, str]:
    """The variables of the two programs. A name that could be taken for something else raises ``ValueError``."""
    _check(ask)
    return {
        "compose_directory": ask.directory,
        "compose_files": "\n".join(map(_path, ask.files)),
        "compose_env_file": _path(ask.env_file),
        "compose_profiles": "\n".join(ask.profiles),
        "compose_project": ask.project,
        "compose_values": env_file({name: value.reveal() for name, value in ask.values.items()}),
        "compose_tag": ask.tag or _local_tag(ask.digest),
        "compose_digest": ask.digest,
        "compose_reference": _reference(ask.repository, ask.tag, ask.digest),
        "compose_sudo": "yes" if ask.sudo else "",
        "compose_host": ask.docker_host,
        "compose_services": "\n".join(ask.services),
        "compose_repository": ask.repository,
        "compose_staged": ask.staged,
    }


def read_values(text: str) -> dict[str, Secret]:
    """The input ``variables``: one ``NAME=value`` a line; what repeats, counts the last time."""
    lines = (line.partition("=") for line in text.splitlines() if line.strip() and not line.lstrip().startswith("#"))
    return {name.strip(): Secret(value.strip()) for name, equals, value in lines if equals}


def env_file(values: Mapping[str, str]) -> str:
    """An env file from which compose, in every version from 2.20 on, reads exactly these values."""
    return "".join(f'{name}="{value.translate(_ESCAPED)}"\n' for name, value in values.items())


def _check(ask: ComposeAsk) -> None:
    named = {
        "services": ask.services,
        "profiles": ask.profiles,
        "values": tuple(ask.values),
        "project": (ask.project,) if ask.project else (),
        "tag": (ask.tag,) if ask.tag else (),
        "digest": (ask.digest,) if ask.digest else (),
        "repository": (ask.repository,) if ask.repository else (),
    }
    for kind, names in named.items():
        for name in names:
            if _NAMES[kind].fullmatch(name) is None:
                raise ValueError(f"{name!r} is no name that compose knows ({kind})")
    for path in (ask.directory, ask.env_file, ask.staged, *ask.files):
        if _UNFIT_PATH.search(path):
            raise ValueError(f"{path!r} holds a control character")
    if not ask.directory.startswith("/"):
        raise ValueError(f"{ask.directory!r} is not absolute")
    if ask.staged and not ask.staged.startswith("/"):
        raise ValueError(f"{ask.staged!r} is not absolute")
    if "-" in ask.files:
        raise ValueError("a compose file cannot come from standard input")


def _path(path: str) -> str:
    return f"./{path}" if path.startswith("-") else path


def _local_tag(digest: str) -> str:
    """The tag under which a host keeps a release that was asked for by digest alone."""
    return f"waybill-{digest[7:19]}" if digest else ""


def _reference(repository: str, tag: str, digest: str) -> str:
    end = f":{tag}" if tag else f"@{digest}" if digest else ""
    return f"{repository}{end}" if repository else ""
