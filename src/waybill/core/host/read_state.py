"""From what ``host/state.sh`` told to a target's state: may it be written and believed, what lies in it. Pure.

The grammar of what lies there is docs/host-protocol.md. Its text may have been written by anybody.
"""

from __future__ import annotations

import re
from dataclasses import replace

from waybill.core.host.machine import Holder, Leftover, MachineFacts
from waybill.core.host.read_lines import first
from waybill.core.wire import Told

_VERSION = "1"
_ENDED = "ended"
_LOCK_FIELDS = ("pid", "start", "boot", "processes", "uid", "user", "since", "run", "transaction")
_RECORD = re.compile(r"(?P<number>[0-9]{1,6}) (?P<kind>intent|fact|end) (?P<step>[a-z][a-z-]{0,31})(?P<rest>(?: \S+)*)")


def read_state(machine: MachineFacts, told: Told) -> MachineFacts:
    """Add it to what is known of the machine."""
    text = told.first("state")
    if text is None:
        return machine
    locks = tuple(_lock(payload) for payload in told.all("state.lock"))
    journals = tuple(journal for payload in told.all("state.journal") if (journal := _journal(payload)) is not None)
    if text.strip() == "homeless":
        return replace(machine, state_trouble="no home", leftovers=locks + journals)
    seen = first(text)
    trouble, detail = _trouble(seen)
    return replace(
        machine,
        state_directory=seen.get("path", ""),
        state_trouble=trouble,
        state_detail=detail,
        leftovers=locks + journals,
    )


# The directory


def _trouble(seen: dict[str, str]) -> tuple[str, str]:
    path, nearest = seen.get("path", ""), seen.get("nearest", "")
    entry, ours = seen.get("entry", ""), seen.get("uid", "")
    detail = f"{nearest}: {entry}" if entry else nearest
    if entry.startswith("l"):
        return "symbolic link", detail
    if not entry.startswith("d"):
        return "no directory", detail
    if path == nearest and (unsafe := _unsafe(entry, ours)):
        return unsafe, detail
    if "ro" in seen.get("mount", "").split(","):
        return "read-only file system", detail
    if seen.get("may-write") != "yes":
        return "not writable", detail
    return ("readable by others", detail) if path == nearest and _is_open(entry) else ("", "")


def _unsafe(entry: str, ours: str) -> str:
    """Why something of ours is not to be believed: ``drwx------ 1000 1000`` is."""
    mode, _, owners = entry.partition(" ")
    if owners.partition(" ")[0] != ours:
        return "foreign owner"
    return "open to others" if "w" in mode[5:6] + mode[8:9] else ""


def _is_open(entry: str) -> bool:
    return any(letter != "-" for letter in entry[4:10])


# The lock


def _lock(payload: str) -> Leftover:
    head, _, content = payload.partition("\n\n")
    seen = first(head)
    said, trouble = _record(content, "lock")
    trouble = _distrust(seen) or trouble
    holder, proof = _holder(said, seen) if not trouble else (Holder.UNKNOWN, "")
    return Leftover(
        path=seen.get("path", ""),
        what="lock",
        owner=said.get("user", ""),
        since=said.get("since", ""),
        run=said.get("run", ""),
        process=said.get("pid", ""),
        holder=holder,
        proof=proof,
        trouble=trouble,
    )


def _distrust(seen: dict[str, str]) -> str:
    """Why a file of ours, or the directory that it stands in, is not to be believed."""
    return _distrust_entry("its directory", seen, "directory", "d") or _distrust_entry("it", seen, "entry", "-")


def _distrust_entry(it: str, seen: dict[str, str], name: str, kind: str) -> str:
    entry = seen.get(name, "")
    if not entry.startswith(kind):
        return f"{it} is " + ("a symbolic link" if entry.startswith("l") else "not what it should be")
    unsafe = _unsafe(entry, seen.get("our-uid", ""))
    return {"": "", "foreign owner": f"{it} belongs to another user"}.get(unsafe, f"others may write {it}")


def _record(content: str, what: str) -> tuple[dict[str, str], str]:
    """The fields of a lock, and why they are not to be believed."""
    lines = content.split("\n")
    if lines[0] != f"waybill {what} {_VERSION}":
        return {}, "it is not of this form and version"
    if lines[-1] == "":
        lines.pop()
    said = first("\n".join(lines[1:]))
    whole = lines[-1] == "end" and all(said.get(name) for name in _LOCK_FIELDS)
    if not whole or not all(said[name].isdigit() for name in ("pid", "start", "uid")):
        return said, "it is not whole"
    return said, ""


def _holder(said: dict[str, str], seen: dict[str, str]) -> tuple[Holder, str]:
    """Only what is proved: the table of docs/host-protocol.md, in its order."""
    process, boot = seen.get("process", ""), seen.get("our-boot", "")
    if process == "moving":
        return Holder.ALIVE, "it changed while we looked"
    if boot and said["boot"] != boot:
        return Holder.DEAD, "the machine was started again since"
    if not boot or said["processes"] != seen.get("our-processes"):
        return Holder.UNKNOWN, "its process belongs to another container or cannot be looked up"
    return _by_process(said, process, seen.get("our-uid", ""))


def _by_process(said: dict[str, str], process: str, ours: str) -> tuple[Holder, str]:
    pid, started = said["pid"], _started(process)
    if started == said["start"]:
        return Holder.ALIVE, f"process {pid} runs"
    if said["uid"] != ours:
        return Holder.UNKNOWN, f"process {pid} belongs to another user, and may be hidden"
    if started == _ENDED or process == "none":
        return Holder.DEAD, f"process {pid} has ended"
    if started:
        return Holder.DEAD, f"process {pid} is another one by now"
    return Holder.UNKNOWN, f"process {pid} cannot be looked up"


def _started(process: str) -> str:
    """Field 22 of a line of ``/proc/PID/stat``, counted behind the last bracket: a name may hold brackets itself.

    A process that has ended keeps its line until somebody asks about its end, and does nothing any more.
    """
    kind, _, line = process.partition(" ")
    fields = line.rpartition(")")[2].split()
    if kind == "stat" and fields[:1] in (["Z"], ["X"]):
        return _ENDED
    return fields[19] if kind == "stat" and len(fields) > 19 else ""


# The journal


def _journal(payload: str) -> Leftover | None:
    """``None`` for a transaction that had not begun or has ended: nothing stays to be done."""
    head, _, content = payload.partition("\n\n")
    seen = first(head)
    if not seen.get("entry") and not _distrust_entry("its directory", seen, "directory", "d"):
        return None
    lines = content.rstrip("\n").split("\n")
    records = [_RECORD.fullmatch(line) for line in lines[1:]]
    trouble = _distrust(seen) or _damage(lines[0], records)
    last = records[-1] if records else None
    if not trouble and last is not None and last["kind"] == "end":
        return None
    said = dict(pair.split("=", 1) for pair in lines[1].split(" ") if "=" in pair) if len(lines) > 1 else {}
    return Leftover(
        path=seen.get("path", ""),
        what="journal",
        since=said.get("since", ""),
        run=said.get("run", ""),
        step=f"{last['kind']} {last['step']}" if last else "",
        trouble=trouble,
    )


def _damage(title: str, records: list[re.Match[str] | None]) -> str:
    if title != f"waybill journal {_VERSION}":
        return "it is not of this form and version"
    numbers = [int(record["number"]) if record else 0 for record in records]
    if not numbers or numbers != list(range(1, len(numbers) + 1)):
        return "it is not whole"
    first_record = records[0]
    return "" if first_record is not None and first_record["step"] == "begin" else "it does not begin"
