"""What the evidence of a host's engine means: why it cannot be read, and whether it is the one that is meant."""

from __future__ import annotations

from waybill.core.diagnosis.host.view import HostView
from waybill.core.diagnosis.telling import Findings, find, listed
from waybill.core.finding import Finding, Severity
from waybill.core.host.engine import EngineFacts, EngineTrouble, Store
from waybill.core.host.engine_roads import found, same_socket
from waybill.core.text import quote_foreign

_SUDO_TROUBLES = frozenset(
    {EngineTrouble.SUDO_PASSWORD, EngineTrouble.SUDO_REFUSED, EngineTrouble.SUDO_TTY, EngineTrouble.NO_SUDO}
)
_DOCKER = "/usr/bin/docker"
_SHORT_PATH = (
    "a program that is started over ssh does not look there: it gets a short PATH, without what an interactive login "
    "adds in `.bashrc` or `.profile`"
)
_SUDO_PATH = "sudo does not look there: its `secure_path` is not the PATH of the login"


def engine_findings(view: HostView) -> Findings:
    """The engine's findings. Without an engine that was read nothing that runs is known."""
    engine = view.evidence.engine
    if engine is None:
        return _unread(view)
    if engine.trouble is not None:
        return (_trouble(view, engine, engine.trouble), *_two(view, engine))
    return (*_unread(view), *_machine(view, engine), *_two(view, engine), *_wished(view, engine), *_notes(view, engine))


def _severity(view: HostView) -> Severity:
    """What cannot be seen is unknown to who proves, and a refusal to who prepares."""
    return Severity.UNSETTLED if view.evidence.wish.verb == "verify" else Severity.ERROR


def _unread(view: HostView) -> Findings:
    """A guard: to prove that something runs, the engine must have told what runs."""
    if view.evidence.wish.verb != "verify" or view.evidence.containers is not None:
        return ()
    return (find(view, "engine.not-read"),)


# Why it cannot be read


def _trouble(view: HostView, engine: EngineFacts, trouble: EngineTrouble) -> Finding:
    severity = Severity.UNSETTLED if trouble is EngineTrouble.LOST else _severity(view)
    return _told(view, engine, trouble, severity)


def _told(view: HostView, engine: EngineFacts, trouble: EngineTrouble, severity: Severity) -> Finding:
    socket = found(engine, engine.socket)
    facts = {
        "socket": engine.socket or "the engine's socket",
        "user": view.words.get("user") or engine.user or "the login",
        "client": engine.client or engine.outside or _DOCKER,
        "outside": engine.outside or engine.client or _DOCKER,
        "groups": " ".join(engine.groups) or "none",
        "group": socket.group if socket else "docker",
        "permissions": f"{socket.mode}, owner {socket.owner}, group {socket.group}" if socket else engine.detail,
        "detail": engine.detail or "no words",
        "pointer": engine.chosen_by or "a setting of the login",
        "where": engine.elsewhere or "another machine",
        "name": engine.name or "The engine",
        "version": engine.version,
        "api": engine.api or "unknown",
        "state": _state(engine),
        "looker": _SUDO_PATH if engine.client else _SHORT_PATH,
        "usual": _DOCKER if engine.client else "/usr/local/bin/docker",
        "complaint": f"Its last words: {engine.journal[-1]}" if engine.journal else "",
    }
    prepared = {"repair": _repair(engine, trouble, view.words), "also": _also(engine)}
    return find(view, f"engine.{trouble.value}", *_seen(engine), severity=severity, facts=facts, prepared=prepared)


def _seen(engine: EngineFacts) -> tuple[str, ...]:
    """What was seen on the way: the roads, the sockets, the login, the daemons."""
    sockets = [f"{item.mode} {item.owner} {item.group} {item.path}" for item in engine.sockets[:5]]
    login = f"{engine.user} in the groups {' '.join(engine.groups)}" if engine.user else ""
    client = engine.client or engine.outside
    return (
        *(engine.history or (engine.detail or engine.sudo_words,)),
        *sockets,
        login,
        f"client {client} {engine.client_version}" if client else "",
        f"unit: {engine.unit}" if engine.unit else "",
        *engine.processes[:5],
        *engine.journal[-3:],
    )


def _state(engine: EngineFacts) -> str:
    there = found(engine, engine.socket) is not None
    words = "the socket is there and nobody listens" if there else "there is no socket"
    if engine.unit in {"", "no systemd", "not installed"}:
        return words
    kind, state = ("user unit", engine.unit[10:]) if engine.unit.startswith("user unit ") else ("unit", engine.unit)
    return f"{words}, and its {kind} is {state}"


def _also(engine: EngineFacts) -> str:
    """For ``engine.no-client``: the other road, where there is or could have been one."""
    if engine.trouble is None:
        return "The engine can be read without one; a deploy needs it."
    if engine.socket and (socket := found(engine, engine.socket)) is not None and socket.ours:
        path = quote_foreign(engine.socket, 200)
        return (
            f"The socket {path} could be used without one, but sshd does not forward sockets there "
            "(`AllowStreamLocalForwarding no`)."
        )
    return "There is no engine socket that this login may open either."


def _repair(engine: EngineFacts, trouble: EngineTrouble, words: dict[str, str]) -> str:
    if trouble is EngineTrouble.NO_RIGHT:
        return _repair_right(engine, words.get("user") or "USER")
    if "user unit" in engine.unit or engine.socket.startswith("/run/user/"):
        return "As that user:\n  systemctl --user enable --now docker\n  journalctl --user -u docker -n 50"
    if engine.snap and "snap." in engine.unit:
        return "  sudo snap start --enable docker\n  sudo snap logs docker"
    if engine.unit == "no systemd":
        return "Start it with the service manager of that system, or by hand, and read its words:\n  sudo dockerd"
    return "  sudo systemctl enable --now docker\n  sudo journalctl -u docker -n 50"


def _repair_right(engine: EngineFacts, user: str) -> str:
    socket = found(engine, engine.socket)
    join = f"  sudo usermod -aG {{group}} {user}\nand log in anew: groups are read when a login begins."
    if socket is None or (socket.group not in {"root", "wheel"} and socket.mode[5:6] == "w"):
        group = quote_foreign(socket.group if socket else "docker", 60)
        return f"As an administrator:\n{join.format(group=group)}"
    return (
        "The socket belongs to no group that a user could join. As an administrator:\n"
        "  sudo groupadd --system --force docker\n  sudo systemctl restart docker.socket docker\n"
        f"{join.format(group='docker')}"
    )


# Whether it is the one that is meant


def _machine(view: HostView, engine: EngineFacts) -> Findings:
    """An engine that has another kernel than the host runs on another machine, wherever its socket stands."""
    named = engine.hostname and engine.name_there and engine.hostname != engine.name_there
    if not named:
        return ()
    other_kernel = bool(engine.kernel and engine.kernel_there) and engine.kernel != engine.kernel_there
    sure = other_kernel and not view.evidence.link.local and "docker-host" not in engine.chosen_by
    seen = f"the host is {engine.hostname} with kernel {engine.kernel}"
    there = f"{engine.name_there} with kernel {engine.kernel_there}"
    facts = {"where": f"a machine that calls itself {there}", "pointer": f"the socket {engine.socket}"}
    doubtful = (
        Severity.NOTE if view.evidence.link.local else Severity.WARNING
    )  # a laptop's engine has a machine of its own
    severity = _severity(view) if sure else doubtful
    return (find(view, "engine.elsewhere", seen, f"the engine is on {there}", severity=severity, facts=facts),)


def _two(view: HostView, engine: EngineFacts) -> Findings:
    if not engine.others and not engine.undecided:
        return ()
    facts = {
        "others": "; ".join(engine.others[:5]) or "more than one socket of an engine",
        "undecided": f"Which one is meant cannot be told: {engine.undecided}." if engine.undecided else "",
        "pointer": engine.chosen_by or "docker's default",
        "socket": engine.socket,
    }
    severity = _severity(view) if engine.undecided else None
    return (find(view, "engine.two-daemons", *engine.processes[:5], severity=severity, facts=facts),)


# What a deploy needs beside


def _wished(view: HostView, engine: EngineFacts) -> Findings:
    """A deploy calls the docker client, with sudo where that is wished, though the API was read without."""
    if view.evidence.wish.verb == "verify" or not engine.user:
        return ()
    if engine.store is Store.PODMAN:
        return (_podman(view, engine),)
    found_here: list[Finding] = []
    if not engine.client:
        trouble = EngineTrouble.NOT_IN_PATH if engine.outside else EngineTrouble.NO_CLIENT
        found_here.append(_told(view, engine, trouble, Severity.ERROR))
    if view.evidence.wish.sudo and engine.sudo in _SUDO_TROUBLES and not engine.road.startswith("sudo"):
        found_here.append(_told(view, engine, engine.sudo, Severity.ERROR))
    return (*found_here, *_snap(view, engine))


def _podman(view: HostView, engine: EngineFacts) -> Finding:
    """A deploy of ours does not go there; whoever only prepares one may have another tool for it."""
    severity = Severity.WARNING if view.evidence.wish.verb == "preflight" else Severity.ERROR
    socket = engine.socket or "the engine's socket"
    return find(view, "engine.podman", f"{engine.name} {engine.version}", severity=severity, facts={"socket": socket})


def _snap(view: HostView, engine: EngineFacts) -> Findings:
    directory = view.evidence.wish.selection.directory
    if not engine.client.startswith("/snap/") or not directory.startswith("/"):
        return ()
    below_home = directory.startswith("/home/") and not any(part.startswith(".") for part in directory.split("/"))
    return () if below_home else (find(view, "engine.snap-confined", f"client {engine.client}"),)


def _notes(view: HostView, engine: EngineFacts) -> Findings:
    if view.evidence.wish.verb == "verify":
        return ()
    notes: list[Finding] = []
    led = same_socket(engine.endpoint.removeprefix("unix://"), engine.socket)
    own = engine.rootless or engine.socket.startswith("/run/user/")
    if own and not led and "docker-host" not in engine.chosen_by:
        notes.append(find(view, "engine.rootless", engine.processes[0] if engine.processes else None))
    if engine.environment:
        names = tuple(quote_foreign(name, 60) for name in engine.environment)
        notes.append(find(view, "engine.environment", prepared={"names": listed(names)}))
    return tuple(notes)
