"""Evidence of a compose project, as compose renders it on the host. Values of variables never stand here."""

from __future__ import annotations

from enum import Enum

from waybill.frozen import dataclass


class ComposeTrouble(Enum):
    """Why the project could not be rendered."""

    NOT_INSTALLED = "not-installed"
    ONLY_V1 = "only-v1"
    TOO_OLD = "too-old"
    NO_DIRECTORY = "no-directory"
    NO_FILE = "no-file"
    UNREADABLE = "unreadable"
    VARIABLE_MISSING = "variable-missing"
    ENV_FILE_MISSING = "env-file-missing"
    INVALID = "invalid"
    TIMEOUT = "timeout"
    LOST = "lost"


@dataclass(frozen=True, kw_only=True)
class Port:
    """One published port."""

    published: str
    target: str = ""
    address: str = ""
    protocol: str = "tcp"


@dataclass(frozen=True, kw_only=True)
class Service:
    """One service of the rendered project."""

    name: str
    image: str = ""  # rendered
    raw_image: str = ""  # as written, with its variables
    builds: bool = False
    pull_policy: str = ""
    container_name: str = ""
    ports: tuple[Port, ...] = ()
    profiles: tuple[str, ...] = ()
    replicas: int = 1
    env_files: tuple[str, ...] = ()
    bind_sources: tuple[str, ...] = ()
    healthcheck: bool | None = None
    privileged: bool = False


@dataclass(frozen=True, kw_only=True)
class ComposeFacts:
    """The project as it would be deployed."""

    trouble: ComposeTrouble | None = None
    detail: str = ""
    version: str = ""
    old_version: str = ""  # of docker-compose v1, where there is one
    directory: str = ""
    files: tuple[str, ...] = ()
    project: str = ""
    services: tuple[Service, ...] = ()
    missing_variables: tuple[str, ...] = ()
    missing_paths: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
