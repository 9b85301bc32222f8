"""What was seen of a repository, as one value. Everything in it is somebody else's text. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from posixpath import normpath

from waybill.frozen import dataclass


@dataclass(frozen=True, kw_only=True)
class Build:
    """How a compose file builds a service, with paths from the top of the repository."""

    context: str = "."
    dockerfile: str = ""
    target: str = ""
    args: tuple[str, ...] = ()  # `NAME=value`
    open_args: tuple[str, ...] = ()  # names whose value comes from elsewhere
    platforms: tuple[str, ...] = ()
    more: tuple[str, ...] = ()  # what else compose would hand to the builder, by its name there

    @property
    def path(self) -> str:
        """Where the Dockerfile stands."""
        return self.dockerfile or normpath(f"{self.context}/Dockerfile")


@dataclass(frozen=True, kw_only=True)
class Port:
    """A port that a service publishes; ``address`` is empty where any of the host's leads to it."""

    published: str
    container: str
    address: str = ""
    supposed: bool = False  # the file's default for a variable: the server may set another


@dataclass(frozen=True, kw_only=True)
class Service:
    """One service of a compose file. Paths are from the top of the repository; empty: they lead elsewhere."""

    name: str
    image: str = ""
    build: Build | None = None
    ports: tuple[Port, ...] = ()
    checked: str = ""  # the address that its health check asks, from within
    env_files: tuple[str, ...] = ()
    binds: tuple[str, ...] = ()
    waited_for: bool = False  # until it has ended well: a job
    platform: str = ""
    idle: bool = False  # it is not started with the project: it has a profile, or a scale of 0
    extends: tuple[str, str] | None = None  # file and service that it begins from
    whole: bool = True  # it says by itself what runs, and so is no change to a service of another file


@dataclass(frozen=True, kw_only=True)
class ComposeFile:
    """One compose file; ``problem`` says why nothing of it could be read."""

    path: str
    services: tuple[Service, ...] = ()
    files: tuple[str, ...] = ()  # that it names besides: included and extended files, configs, secrets
    included: tuple[str, ...] = ()  # those of them whose services are the project's too
    extended: tuple[str, ...] = ()  # those of them from which services begin
    problem: str = ""


@dataclass(frozen=True, kw_only=True)
class SeenWorkflow:
    """What an existing workflow does, as far as its text tells."""

    path: str
    builds: bool = False
    deploys_with: str = ""  # "appleboy/ssh-action", "docker compose over ssh", …
    starts_on_tags: bool = False
    hosts: tuple[str, ...] = ()
    directories: tuple[str, ...] = ()
    environments: tuple[str, ...] = ()  # of GitHub, in which it deploys
    build: Build | None = None  # of the one step that builds, where there is one
    images: tuple[str, ...] = ()
    host_secret: str = ""  # the secret that holds the host
    problem: str = ""


@dataclass(frozen=True, kw_only=True)
class Remote:
    """Where a repository is at home: a server of GitHub, owner and name with their capitals."""

    host: str
    owner: str
    name: str

    @property
    def slug(self) -> str:
        """``OWNER/NAME``."""
        return f"{self.owner}/{self.name}"


@dataclass(frozen=True, kw_only=True)
class GitSeen:
    """What git says; all of it empty where there is none."""

    remote: Remote | None = None
    branch: str = ""  # the default one of the remote, where git knows it
    tags: tuple[str, ...] = ()
    commit: str = ""
    above: str = ""  # the top of the repository, where that is not here
    no_checkout: bool = False  # a bare repository, or git's own folder
    pushed: bool = False  # a branch of a remote holds that commit
    unsure: str = ""  # why the remote may be read wrong
    problem: str = ""


@dataclass(frozen=True, kw_only=True)
class Look:
    """The whole look. ``brought`` are paths that a clone brings, among those that were asked about."""

    directory: str = ""  # the name of the folder
    dockerfiles: tuple[str, ...] = ()
    compose: tuple[ComposeFile, ...] = ()
    workflows: tuple[SeenWorkflow, ...] = ()
    git: GitSeen = field(default_factory=GitSeen)
    registry: str = ""  # that of the remote's server
    brought: frozenset[str] = frozenset()
    folders: frozenset[str] = frozenset()  # those of them that are folders
    uncommitted: frozenset[str] = frozenset()  # those of them that git does not follow yet
    present: Mapping[str, str | None] = field(default_factory=dict)  # what stands where one would be written
    notes: tuple[str, ...] = ()  # what was not looked at, and why
