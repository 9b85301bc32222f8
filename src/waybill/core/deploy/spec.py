"""What a pilot is to do, written as docs/host-protocol.md has it. Pure."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Mapping

NAMES = (
    "transaction",
    "verb",
    "state",
    "bundle",
    "project",
    "directory",
    "files",
    "staged",
    "env-file",
    "profiles",
    "sudo",
    "docker-host",
    "client",
    "services",
    "jobs",
    "pins",
    "supplied",
    "before-supplied",
    "seen",
    "restore",
    "renew",
    "sync",
    "release",
    "left",
    "reject-left",
    "timeout",
    "confirm-timeout",
    "lock-wait",
    "health-url",
    "health-status",
    "health-body",
    "keep",
)
_MOMENT = re.compile(r"(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)Z")
_TOKEN = re.compile(r"[0-9a-f]{8}")


def spec_text(values: Mapping[str, str]) -> str:
    """The spec. What is empty is left out; a name that a pilot does not know is our own mistake."""
    unknown = sorted(values.keys() - set(NAMES))
    if unknown:
        raise ValueError(f"{unknown[0]!r} is not a name of the spec: {', '.join(NAMES)}")
    for name, value in values.items():
        if "\0" in value:
            raise ValueError(f"{name!r} holds a zero byte, which no shell can keep")
    lines = [f"{name} {_encoded(values[name])}" for name in NAMES if values.get(name)]
    return "\n".join(["waybill spec 1", *lines, "end", ""])


def new_transaction(now: str, token: str) -> str:
    """The name of a transaction: the moment in UTC (``2026-11-26T14:03:12Z``) and eight random digits."""
    moment = _MOMENT.fullmatch(now)
    if moment is None or _TOKEN.fullmatch(token) is None:
        raise ValueError(f"{now!r} and {token!r} make no name of a transaction")
    year, month, day, hour, minute, second = moment.groups()
    return f"{year}{month}{day}T{hour}{minute}{second}Z-{token}"


def _encoded(value: str) -> str:
    return b64encode(value.encode("utf-8", "surrogateescape")).decode("ascii")
