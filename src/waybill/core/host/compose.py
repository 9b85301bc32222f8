"""Evidence of a compose project, as compose renders it on the host. Values of variables never stand here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from enum import Enum

from waybill.frozen import dataclass

FLOOR = (2, 20, 1)  # the oldest version on which everything that a deploy needs was measured: docs/decisions.md
# Releases that cannot tell what a project would start, and why: docs/decisions.md.
UNFIT = {
    (2, 24, 7): "it is the one release whose `config` does not check what it renders",
    (2, 25, 0): "it is the one release whose `config --format json` is no JSON",
}


class ComposeTrouble(Enum):
    """Why the project could not be rendered."""

    NOT_INSTALLED = "not-installed"
    ONLY_V1 = "only-v1"
    NOT_ASKED = "not-asked"  # docker itself could not be called: the engine's rung says why
    TOO_OLD = "too-old"
    NO_DIRECTORY = "no-directory"
    NO_FILE = "no-file"
    UNREADABLE = "unreadable"
    SNAP = "snap"  # the file is there, and compose in its snap does not see it
    VARIABLE_MISSING = "variable-missing"
    ENV_FILE_MISSING = "env-file-missing"
    KEY_UNKNOWN = "key-unknown"
    REMOTE = "remote"  # it includes a project from elsewhere, which would have to be fetched
    INVALID = "invalid"
    NOT_RENDERED = "not-rendered"  # compose was content, and what it wrote is no project
    EXHAUSTED = "exhausted"  # it took more memory or time than a look may
    TOO_LARGE = "too-large"
    TOOLS = "tools"  # the host lacks awk, sed or mktemp
    NO_ROOM = "no-room"  # nowhere in memory to put the values for compose
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
class Dependency:
    """Another service that must be there first, and how far it must have come: compose's own word."""

    service: str
    condition: str = "service_started"

    @property
    def awaits_end(self) -> bool:
        """Whether the other one has to run to its end."""
        return self.condition == "service_completed_successfully"


@dataclass(frozen=True, kw_only=True)
class Service:
    """One service of the project. Of one whose profile is not active only the written form is known.

    ``one_shot``: it runs once, to its end: another service waits for that, or it is labelled ``dev.waybill.job``.
    """

    name: str
    image: str = ""  # rendered
    raw_image: str = ""  # as written, with its variables; empty: not known
    builds: bool = False
    pull_policy: str = ""
    container_name: str = ""
    ports: tuple[Port, ...] = ()
    profiles: tuple[str, ...] = ()
    replicas: int = 1
    env_files: tuple[str, ...] = ()
    bind_sources: tuple[str, ...] = ()
    healthcheck: bool | None = None  # None: the image's own, if it has one
    privileged: bool = False
    active: bool = True
    powers: tuple[str, ...] = ()  # over the host: "the host's network", "/var/run/docker.sock"
    one_shot: bool = False
    depends_on: tuple[Dependency, ...] = ()
    networks: tuple[str, ...] = ()  # keys of the project's networks, as of the others below
    volumes: tuple[str, ...] = ()
    anonymous_volumes: tuple[str, ...] = ()  # where in the container
    configs: tuple[str, ...] = ()
    secrets: tuple[str, ...] = ()
    restart: str = ""
    platform: str = ""


@dataclass(frozen=True, kw_only=True)
class Origin:
    """Where a variable of an image, or a required one, has its value from. Never the value."""

    name: str
    line: int = 0  # of the project's env file; 0: it does not stand there
    blank: bool = False  # it stands there, with nothing behind it
    login: bool = False  # the login's environment has one, which would win


@dataclass(frozen=True, kw_only=True)
class MissingPath:
    """A file or folder that a service names and that is not there, or cannot be seen by this login."""

    path: str
    service: str
    hidden: bool = False
    kept: bool = False  # the engine refuses to start without it, instead of making an empty folder
    target: str = ""


@dataclass(frozen=True, kw_only=True)
class External:
    """A network or volume that the project uses and does not make."""

    kind: str  # "network" or "volume"
    key: str
    name: str  # as the engine knows it


@dataclass(frozen=True, kw_only=True)
class ComposeFacts:
    """The project as it would be deployed. ``pins``: the deploy that follows sets images and pull policy by itself."""

    trouble: ComposeTrouble | None = None
    detail: str = ""
    key: str = ""  # what the trouble is about: a file, or a key of one
    version: str = ""
    old_version: str = ""  # of docker-compose v1, where there is one
    directory: str = ""
    files: tuple[str, ...] = ()
    project: str = ""
    services: tuple[Service, ...] = ()
    missing_variables: tuple[str, ...] = ()
    missing_paths: tuple[str, ...] = ()  # of env files that are required
    warnings: tuple[str, ...] = ()
    pins: bool = False
    sudo: bool = False
    client: str = ""
    snap: bool = False
    plugins: tuple[str, ...] = ()  # "runs PATH" and "closed PATH": there, and not used by this client
    old_client: str = ""
    engine_words: str = ""  # compose's own when it did not reach the engine
    owner: str = ""  # of the directory
    source: str = ""  # "given", "env-file", "found": where the list of files is from
    ignored_files: tuple[str, ...] = ()  # beside those found, and not read
    env_file: str = ""
    env_file_given: bool = False
    named: bool = False  # the project's name was given
    profiles: tuple[str, ...] = ()
    environment: tuple[str, ...] = ()  # names from the login's environment that were taken away
    origins: tuple[Origin, ...] = ()
    supplied: Mapping[str, str] = field(default_factory=dict)  # variables that a deploy fills: see supplied_values
    given: tuple[str, ...] = ()  # names of the variables that the user gave
    missing_binds: tuple[MissingPath, ...] = ()
    missing_contents: tuple[MissingPath, ...] = ()  # files of configs and secrets
    externals: tuple[External, ...] = ()
    hash: str = ""  # docs/host-protocol.md, "Releases"; empty: not made
    hashed: tuple[str, ...] = ()  # the services that it takes for chosen
