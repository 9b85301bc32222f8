"""From what ``host/{clock,machine,room,session,state,logins,files}.sh`` told to the evidence of a machine. Pure.

Each part stands alone: ``verify`` asks for ``WHICH`` only, ``preflight`` for all. What was asked and not told is named
in ``unseen``: nothing is taken for "no" that was not said.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from waybill.core.host.machine import MachineFacts
from waybill.core.host.read_files import LocalFile, read_files
from waybill.core.host.read_lines import every, facts, first
from waybill.core.host.read_logins import read_logins
from waybill.core.host.read_room import read_rooms
from waybill.core.host.read_session import read_session
from waybill.core.host.read_state import read_state
from waybill.core.wire import Told
from waybill.frozen import dataclass

WHICH = ("clock", "machine", "clock")  # a clock at both ends leaves out how long the host itself took
EVERYTHING = ("clock", "machine", "room", "session", "state", "logins", "files", "clock")
# The record without which a part has not told all that it had to tell.
_LAST = {"machine": "machine.addresses", "logins": "logins.done", "state": "state.done"}
# Those that tell as many records as there is to tell: one that was lost would read as "not there".
_MANY = ("logins", "state")
_OTHERS_BRIDGES = re.compile(r"lo|docker\d+|br-[0-9a-f]+|veth\w+|cni\w*|flannel\S*|cali\w+|virbr\d+")
_ADDRESS = re.compile(r"[0-9A-Fa-f:.]{2,45}")


@dataclass(frozen=True, kw_only=True)
class Moments:
    """Our own clock, just before the program was sent and just after it had ended."""

    began: float
    ended: float


def machine_variables(
    *,
    registry: str = "",
    sudo: bool = False,
    data_root: str = "",
    state_directory: str = "",
    target_key: str = "",
    files: Sequence[LocalFile] = (),
) -> dict[str, str]:
    """What the parts are given."""
    return {
        "registry": registry,
        "sudo": "yes" if sudo else "",
        "data_root": data_root,
        "state_directory": state_directory,
        "target_key": target_key,
        "host_files": "\n".join(file.path for file in files),
    }


def target_key(kind: str, project: str, engine: str) -> str:
    """The name of a target's state (docs/host-protocol.md), or nothing as long as project or engine is unknown."""
    short = re.sub(r"[^A-Za-z0-9]", "", engine).lower()[:8]
    name = re.sub(r"[^a-z0-9_-]", "-", project.lower()).strip("-_")
    return f"{kind}-{name}-{short}" if short and name else ""


def read_machine(
    told: Told, parts: Sequence[str], *, moments: Moments | None = None, files: Sequence[LocalFile] = ()
) -> MachineFacts:
    """Everything that the parts told of one machine."""
    machine = replace(_identity(told), rooms=read_rooms(told.first("room") or ""), logins=read_logins(told))
    machine = read_session(machine, told.first("session") or "")
    machine = read_state(machine, told)
    machine = replace(machine, files=read_files(told.first("files"), files if "files" in parts else ()))
    machine = _with_clock(machine, told, moments)
    return replace(machine, unseen=tuple(_unseen(told, parts)))


def machine_token(machine: MachineFacts | None, engine: str) -> str:
    """One word for a machine and its engine, or nothing when it is not known which machine it is.

    Copies of one disk share their machine id, and containers of one machine its boot id: only both together are one.
    """
    if machine is None or not (machine.identifier and machine.boot):
        return ""
    return f"{machine.identifier}/{machine.boot}/{re.sub(r'[^A-Za-z0-9:-]', '', engine)}"


def _unseen(told: Told, parts: Sequence[str]) -> Iterator[str]:
    for part in dict.fromkeys(parts):
        if told.first(_LAST.get(part, part)) is None or (part in _MANY and not told.whole):
            yield part


def _identity(told: Told) -> MachineFacts:
    seen = first(told.first("machine") or "")
    who = seen.get("who", "")
    user = re.match(r"uid=(\d+)(?:\(([^()]+)\))?", who)
    identifier, boot = seen.get("id", "").strip(), seen.get("boot", "").strip()
    return MachineFacts(
        identifier=identifier if re.fullmatch(r"[0-9a-f]{32}", identifier) else "",
        boot=boot if re.fullmatch(r"[0-9a-f-]{36}", boot) else "",
        hostname=seen.get("hostname", ""),
        addresses=_addresses(told.first("machine.addresses") or ""),
        reached=_reached(seen.get("reached", "")),
        system=seen.get("system", "").strip().strip("\"'"),
        kernel=seen.get("kernel", ""),
        architecture=seen.get("architecture", ""),
        user=_name(user[2] or "") if user else "",
        uid=user[1] if user else "",
        home=seen.get("home", ""),
        shell=seen.get("shell", ""),
        uptime=_decimal(seen.get("uptime", "").partition(" ")[0]),
    )


def _name(user: str) -> str:
    """It stands in commands that people paste, so it is a plain one or none."""
    return user if re.fullmatch(r"[A-Za-z0-9_][A-Za-z0-9_.@+-]{0,63}\$?", user) else ""


def _reached(connection: str) -> str:
    """The third word of ``SSH_CONNECTION``."""
    words = connection.split()
    return words[2] if len(words) == 4 and _ADDRESS.fullmatch(words[2].partition("%")[0]) else ""


def _addresses(text: str) -> tuple[str, ...]:
    """Addresses of ``ip -o addr``, of ``hostname -I`` or of ``ifconfig``: those by which others know the machine."""
    if re.match(r"\d+: ", text):
        found = [words[3] for line in text.split("\n") if len(words := line.split()) > 3 and _is_own(words)]
    elif re.search(r"\binet6? ", text):
        found = re.findall(r"\binet6? (?:addr: ?)?([0-9A-Fa-f:.]+)", text)
    else:
        found = text.split()
    plain = (word.partition("/")[0] for word in found)
    return tuple(dict.fromkeys(word for word in plain if _ADDRESS.fullmatch(word) and not _is_local(word)))[:50]


def _is_own(words: Sequence[str]) -> bool:
    return words[2] in ("inet", "inet6") and not _OTHERS_BRIDGES.fullmatch(words[1].partition("@")[0])


def _is_local(address: str) -> bool:
    return address.startswith(("127.", "fe80:", "FE80:")) or address == "::1"


# The clock


def _with_clock(machine: MachineFacts, told: Told, moments: Moments | None) -> MachineFacts:
    """The offset as NTP reckons it: both ways are thought equally long, and half of them is how wrong that may be."""
    clocks = [(value, _coarse(text)) for text in told.all("clock") if (value := _decimal(text.strip())) is not None]
    if moments is None or not clocks:
        return machine
    (here, coarse), (there, _) = clocks[0], clocks[-1]
    half = 0.5 if coarse else 0.0  # a clock of whole seconds is half a second behind, on average
    offset = ((here - moments.began) + (there - moments.ended)) / 2 + half
    ways = max(0.0, (moments.ended - moments.began) - (there - here))
    return replace(machine, clock_offset=round(offset, 3), clock_slack=round(ways / 2 + half, 3))


def _coarse(text: str) -> bool:
    return "." not in text


def _decimal(text: str) -> float | None:
    return float(text) if re.fullmatch(r"[0-9]{1,15}(?:\.[0-9]{1,9})?", text) else None


__all__ = [
    "EVERYTHING",
    "WHICH",
    "LocalFile",
    "Moments",
    "every",
    "facts",
    "machine_token",
    "machine_variables",
    "read_machine",
    "target_key",
]
