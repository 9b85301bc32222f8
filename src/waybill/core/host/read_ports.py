"""Who listens on the ports of a host, from what ``host/ports.sh`` told: lines ``PORT ADDRESS PROGRAM PID``. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable

from waybill.core.wire import Told
from waybill.frozen import dataclass

UNREAD = "? ? ? ?"  # the host's own list could not be read: no port is known to be free
_MOST = 2000
_LINE = re.compile(
    r"(?P<port>[0-9]{1,5}) (?P<address>[0-9a-f.:]{2,45}) (?P<program>[A-Za-z0-9._+?-]{1,64}) (?P<pid>[0-9]{1,10}|\?)"
)


@dataclass(frozen=True, kw_only=True)
class Listener:
    """One listening TCP port. ``program`` and ``pid`` are empty and 0 where this login may not see them."""

    port: int
    address: str
    program: str = ""
    pid: int = 0


def read_ports(told: Told) -> tuple[str, ...]:
    """The lines for ``port_owners``. What could not be read is one line of question marks."""
    text = told.first("ports")
    if text is None:
        return (UNREAD,)
    return tuple(line for line in text.split("\n") if _LINE.fullmatch(line))[:_MOST]


def listeners(lines: Iterable[str]) -> tuple[Listener, ...] | None:
    """The lines as values; ``None`` when the host's list could not be read."""
    known = tuple(lines)
    if UNREAD in known:
        return None
    found = (_LINE.fullmatch(line) for line in known)
    return tuple(
        Listener(
            port=int(line["port"]),
            address=line["address"],
            program=line["program"].strip("?"),
            pid=int(line["pid"]) if line["pid"].isdigit() else 0,
        )
        for line in found
        if line is not None
    )
