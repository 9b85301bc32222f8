"""The releases that a host has kept: their records, read and written. Pure.

The grammar is docs/host-protocol.md. A record is believed only when it, and every directory above it, belongs to the
login and nobody else may write it; a record that is not keeps its name and says why.
"""

from __future__ import annotations

import re
from base64 import b64decode, b64encode
from binascii import Error as Base64Error
from hashlib import sha256

from waybill.core.deploy.model import Ledger, Pin, Release, RunOrder, Status, SyncFile
from waybill.core.host.read_lines import every, first
from waybill.core.wire import Told

_TITLE = "waybill release 1"
_NAME = re.compile(r"\d{8}T\d{6}Z-[0-9a-f]{8}|adopted-[0-9a-f]{12}")
_WORD = re.compile(r"[\x21-\x7e]{1,1024}")
_DIGEST = re.compile(r"sha256:[0-9a-f]{64}")
_HASH = re.compile(r"[0-9a-f]{64}")
_FORMS = {"digest": _DIGEST, "hash": _HASH}
_MODE = re.compile(r"0[0-7]{3}")
_STATUSES = frozenset(status.value for status in Status)
_PLAIN = ("image", "tag", "since", "event", "run-id", "commit", "hash", "compose")
_CODED = ("run", "repository", "workflow", "ref")
_PLACES = (("state", "d"), ("releases", "d"), ("directory", "d"), ("entry", "-"))


def ledger_variables(state: str, release: str = "") -> dict[str, str]:
    """What ``host/ledger.sh`` is given. The manifests of ``release`` are told too."""
    return {"state_directory": state, "ledger_release": release}


def read_ledger(told: Told) -> Ledger:
    """What is kept, newest first. ``whole`` is False where a record is missing, or was never told."""
    releases = sorted(map(_release, told.all("ledger.release")), key=lambda one: (one.since, one.name), reverse=True)
    bodies = dict(filter(None, map(_body, told.all("ledger.body"))))
    done = told.first("ledger.done")
    return Ledger(releases=tuple(releases), bodies=bodies, whole=told.whole and done == "")


# One record


def _release(payload: str) -> Release:
    head, _, content = payload.partition("\n\n")
    seen = first(head)
    name = seen.get("name", "")
    doubt = "its name is none of ours" if _NAME.fullmatch(name) is None else _doubt(seen)
    if doubt:
        return Release(name=name[:100], status=Status.REJECTED, trouble=doubt)
    return _record(name, content)


def _doubt(seen: dict[str, str]) -> str:
    for name, kind in _PLACES:
        entry = seen.get(name, "")
        what = "the record" if kind == "-" else f"its directory ({name})"
        if not entry.startswith(kind):
            return f"{what} is " + ("a symbolic link" if entry.startswith("l") else "not what it should be")
        mode, _, owners = entry.partition(" ")
        if owners.partition(" ")[0] != seen.get("our-uid"):
            return f"{what} belongs to another user"
        if "w" in mode[5:6] + mode[8:9]:
            return f"others may write {what}"
    return ""


def _record(name: str, content: str) -> Release:
    lines = content.removesuffix("\n").split("\n")
    body = "\n".join(lines[1:-1])
    said = first(body)
    trouble = _misfit(name, lines, said)
    if trouble:
        return Release(name=name, status=Status.REJECTED, since=_word(said, "since"), trouble=trouble)
    try:
        services = tuple(map(_service, every(body, "service")))
        sync = tuple(map(_sync, every(body, "sync")))
    except ValueError as error:
        return Release(name=name, status=Status.REJECTED, since=_word(said, "since"), trouble=str(error))
    return Release(
        name=name,
        status=Status(said["status"]),
        image=said.get("image", ""),
        tag=said.get("tag", ""),
        digest=said.get("digest", ""),
        since=said.get("since", ""),
        run=_run(said),
        hash=said.get("hash", ""),
        compose=said.get("compose", ""),
        services=services,
        sync=sync,
    )


def _misfit(name: str, lines: list[str], said: dict[str, str]) -> str:
    if lines[0] != _TITLE:
        return "it is not of this form and version"
    if lines[-1] != "end" or said.get("status") not in _STATUSES:
        return "it is not whole"
    if said.get("release") != name:
        return "it names another release than its directory"
    odd = [key for key in _PLAIN if key in said and _WORD.fullmatch(said[key]) is None]
    odd += [key for key in _CODED if f"{key}64" in said and _decoded(said[f"{key}64"]) is None]
    odd += [key for key in ("run-number", "attempt") if key in said and _number(said[key]) is None]
    odd += [
        key for key, form in (("digest", _DIGEST), ("hash", _HASH)) if said.get(key) and not form.fullmatch(said[key])
    ]
    return f"its {odd[0]} cannot be read" if odd else ""


def _run(said: dict[str, str]) -> RunOrder:
    url, repository, workflow, ref = (_decoded(said.get(f"{name}64", "")) or "" for name in _CODED)
    return RunOrder(
        repository=repository,
        workflow=workflow,
        ref=ref,
        event=said.get("event", ""),
        run_id=said.get("run-id", ""),
        number=_number(said.get("run-number", "")) or 0,
        attempt=_number(said.get("attempt", "")) or 0,
        commit=said.get("commit", ""),
        url=url,
    )


def _service(line: str) -> Pin:
    words = line.split(" ")
    if len(words) != 3 or not all(map(_WORD.fullmatch, words)):
        raise ValueError("a service of it cannot be read")
    return Pin(service=words[0], reference=words[1], members=tuple(words[2].split(",")))


def _sync(line: str) -> SyncFile:
    found = re.fullmatch(r"(?P<sha256>\S+) (?P<mode>\S+) (?P<path>[^\0\r\n]+)", line)
    if found is None:
        raise ValueError("a synced file of it cannot be read")
    sha256_, mode, path = found.groups()
    if (sha256_, mode) == ("-", "-"):
        return SyncFile(path=path, sha256="")
    if _HASH.fullmatch(sha256_) is None or _MODE.fullmatch(mode) is None:
        raise ValueError("a synced file of it cannot be read")
    return SyncFile(path=path, sha256=sha256_, mode=mode)


def _word(said: dict[str, str], name: str) -> str:
    value = said.get(name, "")
    return value if _WORD.fullmatch(value) else ""


def _number(text: str) -> int | None:
    return int(text) if re.fullmatch(r"[0-9]{1,12}", text) else None


def _decoded(text: str) -> str | None:
    try:
        value = b64decode(text, validate=True).decode("utf-8")
    except (Base64Error, ValueError):
        return None
    return value if "\0" not in value else None


# The manifests that prove an image


def _body(payload: str) -> tuple[str, bytes] | None:
    """One manifest, when it is what its name says: then it does not matter who wrote it."""
    head, _, content = payload.partition("\n\n")
    data = content.encode("utf-8", "surrogatepass")
    digest = f"sha256:{sha256(data).hexdigest()}"
    name = first(head).get("name", "")
    return (digest, data) if name.removeprefix("sha256:") == digest.removeprefix("sha256:") else None


# Writing


def release_text(release: Release) -> str:
    """The record as a host keeps it. Values come from our own plan; one that no record can hold is our mistake."""
    run = release.run
    lines = [
        _line("release", release.name),
        _line("status", release.status.value),
        _line("image", release.image),
        _line("tag", release.tag),
        _line("digest", release.digest),
        _line("since", release.since),
        *(_line64(name, value) for name, value in zip(_CODED, _coded(run), strict=True)),
        _line("event", run.event),
        _line("run-id", run.run_id),
        _line("run-number", str(run.number or "")),
        _line("attempt", str(run.attempt or "")),
        _line("commit", run.commit),
        _line("hash", release.hash),
        _line("compose", release.compose),
        *(_line("service", pin.service, pin.reference, ",".join(pin.members)) for pin in release.services),
        *map(_sync_line, release.sync),
    ]
    return "\n".join([_TITLE, *filter(None, lines), "end", ""])


def _coded(run: RunOrder) -> tuple[str, str, str, str]:
    return run.url, run.repository, run.workflow, run.ref


def _line(name: str, *words: str) -> str:
    if not any(words):
        return ""
    if not all(map(_WORD.fullmatch, words)):
        raise ValueError(f"{name} cannot stand in a record: {words!r}")
    return " ".join([name, *words])


def _line64(name: str, value: str) -> str:
    return f"{name}64 {b64encode(value.encode('utf-8')).decode('ascii')}" if value else ""


def _sync_line(file: SyncFile) -> str:
    if not file.path or any(char in file.path for char in "\0\r\n"):
        raise ValueError(f"{file.path!r} cannot stand in a record")
    head = f"{file.sha256} {file.mode}" if file.sha256 else "- -"
    return f"sync {head} {file.path}"
