"""Evidence of a host's container engine: how it was reached, what it is, and why not."""

from __future__ import annotations

from enum import Enum

from waybill.frozen import dataclass


class EngineTrouble(Enum):
    """Why the engine's API could not be read."""

    NO_CLIENT = "no-client"  # no docker client anywhere, and no socket that we may open
    NOT_IN_PATH = "not-in-path"  # there is one, where programs over ssh do not look
    NO_RIGHT = "no-right"  # permission denied on the socket
    GROUP_NOT_EFFECTIVE = "group-not-effective"  # the user is in the group by now, and this session is not
    DAEMON_DOWN = "daemon-down"  # no socket, or nobody behind it
    SILENT = "silent"  # the socket accepts and then says nothing until the deadline
    ELSEWHERE = "elsewhere"  # a context or DOCKER_HOST leads to another machine
    SUDO_PASSWORD = "sudo-password"
    SUDO_REFUSED = "sudo-refused"
    SUDO_TTY = "sudo-tty"
    NO_SUDO = "no-sudo"
    TOO_OLD = "too-old"  # its API is older than we can read
    MALFORMED = "malformed"
    LOST = "lost"  # the connection to the host broke


class Store(Enum):
    """Which image store an engine has: it decides what an image's ID is."""

    CLASSIC = "classic"
    CONTAINERD = "containerd"
    PODMAN = "podman"
    UNKNOWN = "unknown"


@dataclass(frozen=True, kw_only=True)
class Socket:
    """One engine socket found on the host."""

    path: str
    owner: str = ""
    group: str = ""
    mode: str = ""
    ours: bool = False  # the login user may open it
    note: str = ""  # "rootless", "podman", "context desktop-linux", "DOCKER_HOST of the login environment"


@dataclass(frozen=True, kw_only=True)
class Daemon:
    """An engine's process on the host, as ``/proc`` shows it."""

    name: str  # "dockerd", "podman"
    pid: int = 0
    uid: int | None = None
    hosts: tuple[str, ...] = ()  # the arguments of -H
    root: str = ""  # data root by its arguments
    config: str = ""
    nested: bool = False  # in a PID namespace below ours: an engine inside a container


@dataclass(frozen=True, kw_only=True)
class EngineFacts:
    """What is known of the engine that a deploy to this host would talk to."""

    trouble: EngineTrouble | None = None
    detail: str = ""
    road: str = ""  # "socket", "dial-stdio", "sudo dial-stdio", "local"
    socket: str = ""
    sockets: tuple[Socket, ...] = ()
    client: str = ""  # path of the docker client
    client_version: str = ""
    outside: str = ""  # path of a docker client that is not in PATH
    elsewhere: str = ""  # where DOCKER_HOST or a context leads when it is not to this host
    endpoint: str = ""  # where the docker client of this login leads
    chosen_by: str = ""  # why this socket was asked: "docker's default", "DOCKER_HOST", "the input `docker-host`"
    others: tuple[str, ...] = ()  # other engines of this host, and where they listen
    undecided: str = ""  # why it cannot be told which of them is meant
    user: str = ""
    groups: tuple[str, ...] = ()
    listed_groups: tuple[str, ...] = ()  # by the group file; differs when a group is not yet effective
    environment: tuple[str, ...] = ()  # names of DOCKER_* and COMPOSE_* variables of the login environment
    context: str = ""
    unit: str = ""  # "active", "failed", "inactive", "no systemd"
    snap: bool = False  # docker came as a snap: confined, it reads only what is below a home
    journal: tuple[str, ...] = ()  # the daemon's last complaints
    processes: tuple[str, ...] = ()  # dockerd, podman, … that run, for people
    daemons: tuple[Daemon, ...] = ()
    sudo: EngineTrouble | None = None  # why docker cannot be run through sudo, where that is wished
    sudo_words: str = ""
    sudo_context: str = ""  # where root's docker client leads
    hostname: str = ""  # of the host
    kernel: str = ""
    name_there: str = ""  # what the engine calls its machine
    kernel_there: str = ""
    name: str = ""  # "Docker Engine", "Podman Engine"
    version: str = ""
    api: str = ""
    min_api: str = ""
    chosen_api: str = ""
    identifier: str = ""
    store: Store = Store.UNKNOWN
    driver: str = ""
    platform: str = ""  # "linux/amd64", "linux/arm/v7"
    root: str = ""  # data root
    rootless: bool = False
    swarm: bool = False
    clock: str = ""  # the engine's own time, ISO 8601
    started: str = ""
    labels: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    history: tuple[str, ...] = ()  # the roads that were tried, and what came of each
