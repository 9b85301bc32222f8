"""What ``host/engine.sh`` told, as evidence. Pure; whatever does not have its form is left out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from waybill.core.host.engine import Daemon, EngineFacts, EngineTrouble, Socket
from waybill.core.host.engine_words import sudo_trouble
from waybill.core.wire import Told

DEFAULT_SOCKET = "/var/run/docker.sock"
_SAME_AS_DEFAULT = "/run/docker.sock"
_MOST = 50
_LONGEST = 400
_CONTEXT = "waybill-context "


def read_look(told: Told | None) -> EngineFacts:
    """The login, the client, the sockets and the daemons of a host. Nothing told is nothing known."""
    if told is None or told.first("engine") is None:
        return EngineFacts()
    facts = _Lines(told.first("engine") or "")
    daemons = _daemons(told.first("engine.daemons") or "")
    code, words, sudo_context = _sudo(told.first("engine.sudo"))
    context, _, endpoint = facts.first("context").partition(" ")
    return EngineFacts(
        user=facts.first("user"),
        groups=tuple(facts.first("groups").split()),
        listed_groups=tuple(facts.first("listed").split()),
        client=facts.first("client"),
        outside=facts.first("outside"),
        client_version=facts.first("version"),
        context=context or facts.first("docker-context"),
        endpoint=endpoint or facts.first("docker-host"),
        environment=tuple(sorted(set(facts.all("variable")))),
        hostname=facts.first("hostname"),
        kernel=facts.first("kernel"),
        snap=bool(facts.first("snap")),
        unit=_unit(facts),
        journal=_lines(told.first("engine.journal") or ""),
        sockets=_sockets(told.first("engine.sockets") or ""),
        daemons=daemons,
        processes=tuple(describe(daemon) for daemon in daemons),
        sudo=sudo_trouble(words) if code else None,
        sudo_words=words if code else "",
        sudo_context=sudo_context,
    )


class _Lines:
    """Lines ``name value``; a name may come several times."""

    def __init__(self, text: str) -> None:
        self._pairs = [(name, value) for name, _, value in (line.partition(" ") for line in text.splitlines())]

    def first(self, name: str) -> str:
        return next(iter(self.all(name)), "")

    def all(self, name: str) -> tuple[str, ...]:
        return tuple(value.strip()[:_LONGEST] for key, value in self._pairs if key == name)[:_MOST]


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip()[:_LONGEST] for line in text.splitlines() if line.strip())[:_MOST]


def _unit(facts: _Lines) -> str:
    """The state of the one unit that is docker's, in one word, with the result where it failed."""
    if facts.first("init") != "systemd":
        return "no systemd"
    found = _first_unit(facts.all("unit")) or _first_unit(facts.all("user-unit"), "user unit ")
    return found or "not installed"


def _first_unit(lines: Iterable[str], kind: str = "") -> str:
    units: dict[str, dict[str, str]] = {}
    for line in lines:
        unit, _, rest = line.partition(" ")
        name, _, value = rest.partition(" ")
        units.setdefault(unit, {})[name] = value
    services = {unit: shown for unit, shown in units.items() if unit.endswith(".service")}
    loaded = [(unit, shown) for unit, shown in services.items() if shown.get("LoadState") not in {"not-found", None}]
    return next((kind + _state(unit, shown) for unit, shown in loaded), "")


def _state(unit: str, shown: Mapping[str, str]) -> str:
    state, result = shown.get("ActiveState", ""), shown.get("Result", "success")
    if shown.get("LoadState") == "masked":
        state = "masked"
    named = "" if unit == "docker.service" else f" ({unit})"
    return state + (f" ({result})" if result not in {"success", ""} else "") + named


def _sockets(text: str) -> tuple[Socket, ...]:
    found = []
    for line in text.splitlines()[:_MOST]:
        parts = line.split(" ", 4)
        if len(parts) == 5 and parts[0].startswith("s") and parts[4].startswith("/"):
            mode, owner, group, may, path = parts
            found.append(
                Socket(path=path, owner=owner, group=group, mode=mode, ours=may == "open", note=kind_of_socket(path))
            )
    return tuple(found)


def kind_of_socket(path: str) -> str:
    """``rootless``, ``podman`` or nothing special, by where a socket stands."""
    if path.endswith("/podman.sock"):
        return "podman"
    if path.startswith("/run/user/") and path.endswith("/docker.sock"):
        return "rootless"
    return "" if path in {DEFAULT_SOCKET, _SAME_AS_DEFAULT} else "other"


def _daemons(text: str) -> tuple[Daemon, ...]:
    told: dict[int, list[tuple[str, str]]] = {}
    for line in text.splitlines():
        pid, _, rest = line.partition(" ")
        name, _, value = rest.partition(" ")
        if pid.isdecimal() and len(pid) < 10 and name:
            told.setdefault(int(pid), []).append((name, value[:_LONGEST]))
    lines = {pid: _Lines("\n".join(map(" ".join, facts))) for pid, facts in told.items()}
    # A child that has not become its program yet looks like its parent: an engine starts programs all the time. Of one
    # that was gone by then no parent is told.
    own = {pid: facts for pid, facts in lines.items() if facts.first("parent") not in {"", *map(str, lines)}}
    return tuple(_daemon(pid, facts) for pid, facts in own.items())[:_MOST]


def _daemon(pid: int, facts: _Lines) -> Daemon:
    uid = facts.first("uid")
    return Daemon(
        name=facts.first("name"),
        pid=pid,
        uid=int(uid) if uid.isdecimal() and len(uid) < 11 else None,
        hosts=facts.all("host"),
        root=facts.first("root"),
        config=facts.first("config"),
        nested=bool(facts.first("nested")),
    )


def describe(daemon: Daemon) -> str:
    """One process for people: ``dockerd 812 of uid 0, -H fd://, data root /var/lib/docker``."""
    words = [f"{daemon.name} {daemon.pid}" + ("" if daemon.uid is None else f" of uid {daemon.uid}")]
    words += [f"-H {host}" for host in daemon.hosts]
    words += [f"data root {daemon.root}"] if daemon.root else []
    words += ["inside a container"] if daemon.nested else []
    return ", ".join(words)


def _sudo(text: str | None) -> tuple[bool, str, str]:
    """Did sudo refuse, in which words, and where root's docker client leads."""
    if text is None:
        return False, "", ""
    lines = _lines(text)
    code = lines[0].removeprefix("code ") if lines else ""
    context = next((line.removeprefix(_CONTEXT) for line in lines if line.startswith(_CONTEXT)), "")
    words = "; ".join(line for line in lines[1:] if not line.startswith(_CONTEXT))
    return code != "0", words or "no answer", context.partition(" ")[2]


__all__ = ["DEFAULT_SOCKET", "EngineTrouble", "describe", "kind_of_socket", "read_look"]
