"""From what ``host/session.sh`` told to what a program that outlives the login may count on. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from waybill.core.host.machine import MachineFacts
from waybill.core.host.read_lines import every, first

_CLIENTS = ("curl", "wget", "python3")  # in the order in which they are used


def read_session(machine: MachineFacts, text: str) -> MachineFacts:
    """Add it to what is known of the machine."""
    if not text:
        return machine
    there, secure = every(text, "has"), every(text, "https")
    return replace(
        machine,
        kill_user_processes=_kills(text, machine.user),
        linger={"yes": True, "no": False}.get(first(text).get("linger", "")),
        setsid="setsid" in there,
        http_clients=tuple(client for client in _CLIENTS if client in there),
        https_clients=tuple(client for client in _CLIENTS if client in secure),
        missing_tools=every(text, "missing"),
    )


def _kills(text: str, user: str) -> bool | None:
    """Does logind end what this login leaves behind? Only what stands in a session of its own does it know."""
    if first(text).get("logind") == "none":
        return False
    groups = every(text, "cgroup")
    if groups and not any(re.search(r"/session-\w+\.scope", group) for group in groups):
        return False
    settings = _by_bus(every(text, "bus")) or _by_file(every(text, "file"))
    if settings is None:
        return None
    kills, only, exclude = settings
    return kills and (not only or user in only) and user not in exclude


_Settings = tuple[bool, tuple[str, ...], tuple[str, ...]]


def _by_bus(lines: Sequence[str]) -> _Settings | None:
    """``b true``, ``as 0``, ``as 1 "root"``, in this order."""
    if len(lines) != 3 or lines[0] not in ("b true", "b false"):
        return None
    only, exclude = (tuple(re.findall(r'"([^"]*)"', line)) for line in lines[1:])
    return lines[0] == "b true", only, exclude


def _by_file(lines: Sequence[str]) -> _Settings | None:
    """The last line that is no comment; else the comment, which shows the default that was built in."""
    found: dict[str, str] = {}
    for line in [line for line in lines if line.startswith("#")] + [line for line in lines if not line.startswith("#")]:
        name, _, value = line.lstrip("#").partition("=")
        found[name] = value.strip()
    if "KillUserProcesses" not in found:
        return None
    kills = found["KillUserProcesses"].lower() in ("yes", "true", "on", "1")
    return kills, tuple(found.get("KillOnlyUsers", "").split()), tuple(found.get("KillExcludeUsers", "root").split())
