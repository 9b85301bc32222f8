"""Which engine of a host is meant, and by which roads it can be reached. Pure.

The order is that of who says it: the input `docker-host`, then DOCKER_HOST or a context of the login, then docker's own
default; a rootless socket, or podman's, serves where the default is not there or not for us.
"""

from __future__ import annotations

import re
from dataclasses import replace

from waybill.core.host.engine import Daemon, EngineFacts, EngineTrouble, Socket
from waybill.core.host.engine_look import DEFAULT_SOCKET
from waybill.frozen import dataclass

SOCKET = "socket"
DIAL = "dial-stdio"
SUDO_DIAL = "sudo dial-stdio"
_UNIX = "unix://"
_LOOPBACK = re.compile(r"tcp://(127(\.\d{1,3}){3}|localhost|\[::1\]|0\.0\.0\.0)(:\d+)?/?")
# -k: a password that was typed a while ago does not count, and sudo keeps no note of us.
_SUDO = ("sudo", "-n", "-k")
# Complaints are wanted in English. The variables would lead the client elsewhere than to the socket that is asked.
_ENGLISH = 'LC_ALL=C; export LC_ALL; exec "$@"'
_BARE = f"unset DOCKER_HOST DOCKER_CONTEXT DOCKER_TLS DOCKER_TLS_VERIFY DOCKER_CERT_PATH; {_ENGLISH}"


@dataclass(frozen=True, kw_only=True)
class Road:
    """One way to an engine: a socket, or a program whose standard input and output lead to one."""

    kind: str
    path: str = ""
    words: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Choice:
    """The engine that is meant, and the roads to it, first choice first; without roads, the trouble."""

    path: str = ""
    why: str = ""
    roads: tuple[Road, ...] = ()
    trouble: EngineTrouble | None = None
    elsewhere: str = ""
    undecided: str = ""


def choose(facts: EngineFacts, *, sudo: bool, docker_host: str) -> Choice:
    """The engine that a deploy to this host would talk to."""
    if docker_host:
        return _named(facts, docker_host, "the input `docker-host`", sudo=sudo, explicit=True)
    if sudo:
        return _led(facts, facts.sudo_context, "the docker context of root", sudo=True)
    return _led(facts, facts.endpoint, _pointer(facts), sudo=False)


def _pointer(facts: EngineFacts) -> str:
    if "DOCKER_HOST" in facts.environment:
        return "the variable DOCKER_HOST"
    return f"the docker context `{facts.context}`" if facts.context not in {"", "default"} else "docker's default"


def _led(facts: EngineFacts, endpoint: str, why: str, *, sudo: bool) -> Choice:
    if endpoint and not same_socket(endpoint.removeprefix(_UNIX), DEFAULT_SOCKET):
        return _named(facts, endpoint, why, sudo=sudo, explicit=not sudo)
    default = found(facts, DEFAULT_SOCKET)
    if sudo or (default is not None and default.ours):
        return _at(facts, DEFAULT_SOCKET, "docker's default", sudo=sudo)
    return _instead(facts)


def _named(facts: EngineFacts, endpoint: str, why: str, *, sudo: bool, explicit: bool) -> Choice:
    if endpoint.startswith(f"{_UNIX}/"):
        return _at(facts, endpoint.removeprefix(_UNIX), why, sudo=sudo, explicit=explicit)
    client = facts.client or facts.outside
    if _LOOPBACK.fullmatch(endpoint) and client:
        words = (*_SUDO, "docker") if sudo else (client,)
        road = Road(kind=SUDO_DIAL if sudo else DIAL, path=endpoint, words=_dial(words))
        return Choice(path=endpoint, why=why, roads=(road,))
    return Choice(why=why, trouble=EngineTrouble.ELSEWHERE, elsewhere=endpoint)


def _instead(facts: EngineFacts) -> Choice:
    """The default is not there or not for us: the socket that this login may open, docker's before podman's."""
    may = [socket for socket in facts.sockets if socket.ours and not same_socket(socket.path, DEFAULT_SOCKET)]
    docker = [socket for socket in may if socket.note != "podman"]
    chosen = sorted(docker or may, key=lambda socket: socket.note != "rootless")
    if not chosen:
        return _at(facts, facts.sockets[0].path if facts.sockets else DEFAULT_SOCKET, "docker's default", sudo=False)
    why = "this login may open it, and not docker's default"
    choice = _at(facts, chosen[0].path, why, sudo=False)
    paths = ", ".join(socket.path for socket in chosen)
    return replace(choice, undecided=f"this login may open {paths}" if len(docker) > 1 else "")


def _at(facts: EngineFacts, path: str, why: str, *, sudo: bool, explicit: bool = False) -> Choice:
    socket = found(facts, path)
    client = facts.client or facts.outside
    host = (f"-H={_UNIX}{path}",) if explicit or not sudo else ()
    roads = []
    if socket is not None and socket.ours:
        roads.append(Road(kind=SOCKET, path=path))
        if client and not sudo:
            roads.append(Road(kind=DIAL, path=path, words=_dial((client, *host), before=_BARE)))
    if sudo:
        roads.append(Road(kind=SUDO_DIAL, path=path, words=_dial((*_SUDO, "docker", *host))))
        if client:
            roads.append(Road(kind=SUDO_DIAL, path=path, words=_dial((*_SUDO, client, *host))))
    return Choice(path=path, why=why, roads=tuple(roads), trouble=None if roads else closed_trouble(facts, path))


def _dial(client: tuple[str, ...], *, before: str = _ENGLISH) -> tuple[str, ...]:
    return ("sh", "-c", before, "sh", *client, "system", "dial-stdio")


def blind(_facts: EngineFacts, *, sudo: bool, docker_host: str) -> Choice:
    """The roads where nothing could be learned of the host: they are tried, and say themselves what is wrong."""
    path = docker_host.removeprefix(_UNIX) or DEFAULT_SOCKET
    host = (f"-H={_UNIX}{path}",) if docker_host else ()
    program = (*_SUDO, "docker") if sudo else ("docker",)
    dialled = Road(kind=SUDO_DIAL if sudo else DIAL, path=path, words=_dial((*program, *host)))
    return Choice(path=path, why="nothing is known of the host", roads=(Road(kind=SOCKET, path=path), dialled))


def socket_trouble(facts: EngineFacts, path: str) -> EngineTrouble:
    """Why a socket that this login may open was closed at once, where there is no client to say it."""
    if any(listens(daemon, path) for daemon in _own(facts.daemons)):
        return EngineTrouble.NO_CLIENT  # sshd forwards no sockets, and there is no other road
    return EngineTrouble.DAEMON_DOWN


def closed_trouble(facts: EngineFacts, path: str) -> EngineTrouble:
    """Why there is no road to this socket, by what lies there."""
    socket = found(facts, path)
    if socket is not None and not socket.ours:
        late = socket.group in facts.listed_groups and socket.group not in facts.groups and socket.mode[5:6] == "w"
        return EngineTrouble.GROUP_NOT_EFFECTIVE if late else EngineTrouble.NO_RIGHT
    there = facts.client or facts.outside or facts.sockets or _own(facts.daemons) or facts.snap
    installed = facts.unit not in {"", "no systemd", "not installed"}
    return EngineTrouble.DAEMON_DOWN if there or installed else EngineTrouble.NO_CLIENT


def found(facts: EngineFacts, path: str) -> Socket | None:
    """The socket at this path, if there is one."""
    return next((socket for socket in facts.sockets if same_socket(socket.path, path)), None)


def same_socket(one: str, other: str) -> bool:
    """``/var/run`` is ``/run``."""
    return one.removeprefix("/var") == other.removeprefix("/var") if "/run/" in one else one == other


# Two daemons on one host


def other_daemons(facts: EngineFacts, path: str, root: str) -> tuple[Daemon, ...]:
    """Engines that run on this host beside the one that answered at ``path`` with this data root.

    Those inside containers, and podman, which is a program and no daemon, are no second engine of the host.
    """
    daemons = [daemon for daemon in _own(facts.daemons) if daemon.name == "dockerd"]
    claiming = [daemon for daemon in daemons if listens(daemon, path)]
    answering = [daemon for daemon in daemons if root and daemon.root.rstrip("/") == root.rstrip("/")] or [
        *(daemon for daemon in claiming if not daemon.root),
        *claiming,
    ]
    return tuple(daemon for daemon in daemons if daemon not in answering[:1])


def listens(daemon: Daemon, path: str) -> bool:
    """Does this daemon claim the socket, as far as its arguments tell?"""
    if not daemon.hosts or any(host.startswith("fd:") for host in daemon.hosts):
        rootless = f"/run/user/{daemon.uid}/docker.sock"
        return same_socket(path, DEFAULT_SOCKET if daemon.uid in {0, None} else rootless)
    return any(same_socket(host.removeprefix(_UNIX), path) for host in daemon.hosts)


def _own(daemons: tuple[Daemon, ...]) -> tuple[Daemon, ...]:
    return tuple(daemon for daemon in daemons if not daemon.nested)
