"""From what ``host/launch.sh`` and ``host/follow.sh`` told to what is known of a transaction. Pure.

The grammar is docs/host-protocol.md. A host's text may be anybody's: nothing raises, and what does not fit is trouble.
"""

from __future__ import annotations

import re
from base64 import b64decode
from binascii import Error as Base64Error
from dataclasses import replace

from waybill.core.deploy.model import End, Failed, Line, Pilot
from waybill.core.host.read_lines import facts, number
from waybill.core.protocol import load_json, printable
from waybill.core.wire import Told

NOT_TAKEN = "not taken"  # its bundle is there, and no pilot works with it
GONE = "gone"  # nothing of it is there
_LINE = re.compile(
    r"(?P<number>[1-9][0-9]{0,5}) (?P<kind>intent|fact|end) (?P<step>[a-z][a-z-]{0,31})(?P<rest>(?: \S+)*)"
)
_VALUE = re.compile(r"(?P<name>[a-z][a-z0-9-]{0,31})=(?P<value>[\x21-\x7e]{0,4096})")
_ALIVE = {"alive": True, "dead": False}
_LOG_LINES = 200


def read_pilot(told: Told, before: Pilot) -> Pilot:
    """What is known now. Records that were lost on the way change nothing: they are asked for again."""
    if not told.whole:
        return before
    lines, trouble = _lines(told.first("follow.journal") or "", before.lines)
    started = told.first("launch.trouble") is None and before.started
    return replace(
        before,
        lines=lines,
        alive=_ALIVE.get(told.first("follow.pilot") or "") if started else False,
        started=started,
        log=told.first("follow.log") or before.log,
        failed=tuple(_failed(text) for text in told.all("follow.failed")) or before.failed,
        lost=False,
        trouble=_trouble(told) or trouble,
        room=told.first("follow.room") or before.room,
    )


def _trouble(told: Told) -> str:
    said = told.first("launch.trouble") or told.first("follow.trouble") or ""
    return printable(" ".join(said.split()), 400)


def _lines(text: str, before: tuple[Line, ...]) -> tuple[tuple[Line, ...], str]:
    """The lines so far, up to the first that cannot be one."""
    lines = list(before)
    for raw in text.split("\n"):
        if not raw:
            continue
        line = _line(raw)
        if line is None or line.number != len(lines) + 1 or (lines and lines[-1].kind == "end"):
            return tuple(lines), f"its journal is damaged at line {len(lines) + 1}: {printable(raw, 200)}"
        lines.append(line)
    return tuple(lines), ""


def _line(raw: str) -> Line | None:
    found = _LINE.fullmatch(raw)
    if found is None:
        return None
    pairs = [_VALUE.fullmatch(word) for word in found["rest"].split(" ")[1:]]
    values = {pair["name"]: pair["value"] for pair in pairs if pair}
    if len(values) != len(pairs) or not _is_end(found["kind"], found["step"]):
        return None
    return Line(number=int(found["number"]), kind=found["kind"], step=found["step"], values=values)


def _is_end(kind: str, step: str) -> bool:
    return kind != "end" or step in {end.value for end in End}


# Containers that failed


def _failed(text: str) -> Failed:
    head, _, log = text.partition("\n\n")
    said: dict[str, str] = {}
    for name, value in facts(head):
        said.setdefault(name, _decoded(value))
    state = load_json(said.get("state", "").encode("utf-8", "replace"))
    return Failed(
        service=printable(said.get("service", "")),
        container=printable(said.get("container", "")),
        name=printable(said.get("name", "")),
        state=state if isinstance(state, dict) else {},
        restarts=number(said.get("restarts", "")) or 0,
        image=printable(said.get("image", "")),
        memory=number(said.get("memory", "")) or 0,
        policy=printable(said.get("policy", "")),
        created=printable(said.get("created", "")),
        log=tuple(log.splitlines()[-_LOG_LINES:]),
    )


def _decoded(text: str) -> str:
    try:
        return b64decode(text, validate=True).decode("utf-8", "replace")
    except (Base64Error, ValueError):
        return ""
