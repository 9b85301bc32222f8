"""From what ``host/compose.sh`` and ``host/project.sh`` told to the evidence of a compose project. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from waybill.core.host.ask_compose import ComposeAsk
from waybill.core.host.compose import FLOOR, UNFIT, ComposeFacts, ComposeTrouble, MissingPath, Origin, Service
from waybill.core.host.compose_image import Place, split, variables
from waybill.core.host.compose_words import Complaint, reaches_engine, read_complaint
from waybill.core.host.read_lines import every, facts
from waybill.core.host.read_services import (
    bind_targets,
    kept_binds,
    project_of,
    read_externals,
    read_services,
    read_tree,
    required_of,
)
from waybill.core.wire import Told

_VERSION = re.compile(r"\bv?(\d{1,4})\.(\d{1,4})(?:\.(\d{1,5}))?[A-Za-z0-9.+~_-]*")
_VARIABLE = re.compile(r"[A-Za-z_][A-Za-z0-9_]{0,255}")
_NOT_CALLED = re.compile(r"sudo:|: not found|[Pp]ermission denied")
_TIMED_OUT = frozenset({"124", "137", "143", "152"})
_HASH = re.compile(r"[0-9a-f]{64}")
_KINDS = frozenset({"tag", "digest", "hex", "reference"})
_MOST = 64
_DEFAULTS = (
    ("compose.yaml", "compose.yml", "docker-compose.yml", "docker-compose.yaml"),
    (
        "compose.override.yml",
        "compose.override.yaml",
        "docker-compose.override.yml",
        "docker-compose.override.yaml",
    ),
)


def read_compose(told: Told, ask: ComposeAsk, *, problem: str = "") -> ComposeFacts:
    """Everything that was told. ``problem`` is that of the exchange: what was not told then is not "no"."""
    known = ComposeFacts(
        directory=ask.directory,
        pins=ask.pins,
        sudo=ask.sudo,
        named=bool(ask.project),
        env_file_given=bool(ask.env_file),
        given=tuple(sorted(ask.values)),
        environment=_names(told, "compose.environment"),
    )
    read = _program(known, told)
    if read.trouble is None:
        read = _place(read, told, ask)
    if read.trouble is None:
        read = _project(read, told, ask)
    missing = {ComposeTrouble.LOST} & {read.trouble}
    return replace(read, trouble=ComposeTrouble.TIMEOUT) if missing and problem == "timeout" else read


def version_of(text: str) -> tuple[int, int, int] | None:
    """The numbers of a version, or nothing."""
    found = _VERSION.search(text)
    return (int(found[1]), int(found[2]), int(found[3] or 0)) if found else None


# Which compose


def _program(known: ComposeFacts, told: Told) -> ComposeFacts:
    snap, _, client = (told.first("compose.client") or "").partition("\n")
    known = replace(known, client=client[:400], snap=snap == "snap")
    words = told.first("compose.version")
    if words is None:
        return _absent(known, told)
    found = _VERSION.search(words)
    if found is None:
        return replace(known, trouble=ComposeTrouble.NOT_INSTALLED, detail="what it says of itself is no version")
    known = replace(known, version=found[0].removeprefix("v"), engine_words=_engine(told))
    version = version_of(words) or FLOOR
    if version in UNFIT:
        return replace(known, trouble=ComposeTrouble.TOO_OLD, detail=UNFIT[version])
    return replace(known, trouble=ComposeTrouble.TOO_OLD) if version < FLOOR else known


def _engine(told: Told) -> str:
    code, _, words = (told.first("compose.engine") or "0").partition("\n")
    if code == "0":
        return ""
    return "it did not answer in time" if code in _TIMED_OUT else reaches_engine(words) or f"code {code}"


def _absent(known: ComposeFacts, told: Told) -> ComposeFacts:
    absent = told.first("compose.absent")
    if absent is None:
        return replace(known, trouble=ComposeTrouble.LOST)
    code, _, words = absent.partition("\n")
    plugins = tuple(f"{state} {path}" for state, path in facts(told.first("compose.plugins") or ""))
    client, _, version = (told.first("compose.old") or "").partition("\n")
    found = _VERSION.search(version)
    known = replace(known, plugins=plugins, old_client=client[:400], old_version=found[0] if found else "")
    if code in _TIMED_OUT:
        return replace(known, trouble=ComposeTrouble.TIMEOUT, detail="`docker compose version` did not end")
    if not known.client or code in {"126", "127"} or (_NOT_CALLED.search(words) and "docker-compose" not in words):
        return replace(known, trouble=ComposeTrouble.NOT_ASKED, detail=reaches_engine(words))
    old = found is not None and found[1] == "1"
    return replace(known, trouble=ComposeTrouble.ONLY_V1 if old else ComposeTrouble.NOT_INSTALLED)


# Which project


def _place(known: ComposeFacts, told: Told, ask: ComposeAsk) -> ComposeFacts:
    directory = told.first("compose.directory")
    if directory is None:
        return replace(known, trouble=ComposeTrouble.LOST)
    state, _, owner = directory.partition(" ")
    known = replace(known, owner=owner[:64])
    if state in {"absent", "file"}:
        return replace(known, trouble=ComposeTrouble.NO_DIRECTORY, detail=state)
    if state == "closed" and not ask.sudo:
        return replace(known, trouble=ComposeTrouble.UNREADABLE, detail=ask.directory)
    return _files(_env_file(known, told, ask), told, ask)


def _env_file(known: ComposeFacts, told: Told, ask: ComposeAsk) -> ComposeFacts:
    state, _, path = (told.first("compose.env-file") or "").partition(" ")
    known = replace(known, env_file=path[:400])
    if state == "absent" and ask.env_file:
        return replace(known, trouble=ComposeTrouble.ENV_FILE_MISSING, missing_paths=(path,))
    if state == "folder" or (state == "closed" and not ask.sudo):
        return replace(known, trouble=ComposeTrouble.UNREADABLE, detail=path)
    return known


def _files(known: ComposeFacts, told: Told, ask: ComposeAsk) -> ComposeFacts:
    if known.trouble is not None:
        return known
    lines = told.first("compose.files")
    if lines is None:
        return replace(known, trouble=ComposeTrouble.LOST)
    states = tuple(facts(lines))[:_MOST]
    source = told.first("compose.source") or ""
    there = (told.first("compose.beside") or "").split("\n")
    enabled = (told.first("project.profiles") or "").split("\n")
    by_env_file = (told.first("compose.profiles") or "").split(",")  # counts where nobody names one
    profiles = enabled if any(enabled) else ask.profiles or by_env_file
    known = replace(
        known,
        files=tuple(path for _, path in states if path != "?"),
        source=source,
        profiles=tuple(dict.fromkeys(name.strip()[:128] for name in profiles if name.strip())),
        ignored_files=tuple(_ignored(there)) if source == "found" else (),
    )
    return _unfit_file(known, states, ask)


def _unfit_file(known: ComposeFacts, states: tuple[tuple[str, str], ...], ask: ComposeAsk) -> ComposeFacts:
    if not states:
        return replace(known, trouble=ComposeTrouble.NO_FILE)
    if ask.pins and any(path == "?" for _, path in states):
        return replace(known, trouble=ComposeTrouble.NO_FILE, detail="?")
    for state, path in states:
        if state in {"absent", "folder"}:
            return replace(known, trouble=ComposeTrouble.NO_FILE, detail=path)
        if state == "closed" and not ask.sudo:
            return replace(known, trouble=ComposeTrouble.UNREADABLE, detail=path)
    return known


def _ignored(there: list[str]) -> Iterator[str]:
    """Of the files that compose looks for by itself, those behind the first of a kind."""
    for names in _DEFAULTS:
        yield from [name for name in names if name in there][1:]


# What it renders


def _project(known: ComposeFacts, told: Told, ask: ComposeAsk) -> ComposeFacts:
    limits = told.all("project.trouble")
    code = told.first("project.code")
    if "room" in limits or "tools" in limits:
        return replace(known, trouble=ComposeTrouble.NO_ROOM if "room" in limits else ComposeTrouble.TOOLS)
    if code is None:
        return replace(known, trouble=ComposeTrouble.LOST)
    raw_text, text = told.first("project.raw") or "", told.first("project.config") or ""
    raw, rendered = read_tree(raw_text), read_tree(text)
    written = tuple((told.first("project.images") or "").split("\n"))
    known = replace(
        known,
        project=project_of(rendered) or project_of(raw),
        services=read_services(rendered, raw, written, known.profiles),
        origins=_origins(told),
        supplied=_supplied(told),
        externals=read_externals(rendered),
    )
    paths = tuple(_missing(told, known))
    missing = tuple(dict.fromkeys(path.path for kind, path in paths if kind == "env" and not path.hidden))
    binds = tuple(_described(path, rendered, raw) for kind, path in paths if kind == "bind")
    contents = tuple(path for kind, path in paths if kind == "content")
    known = replace(known, missing_paths=missing, missing_binds=binds, missing_contents=contents)
    if code != "0":
        complaint = read_complaint(told.first("project.error") or "", code, snap=known.snap)
        return _complained(known, complaint, required_of(raw_text))
    if "size" in limits:
        return replace(known, trouble=ComposeTrouble.TOO_LARGE)
    if not project_of(rendered):
        return replace(known, trouble=ComposeTrouble.NOT_RENDERED)
    return _hashed(_wrongly_supplied(known, ask), told)


def _hashed(known: ComposeFacts, told: Told) -> ComposeFacts:
    found = told.first("project.hash") or ""
    chosen = tuple((told.first("project.chosen") or "").split())
    return replace(known, hash=found, hashed=chosen) if _HASH.fullmatch(found) else known


def _origins(told: Told) -> tuple[Origin, ...]:
    exported = set(_names(told, "project.exported"))
    there = {name: value.split(" ") for name, value in facts(told.first("project.origins") or "")}
    names = sorted(name for name in {*there, *exported} if _VARIABLE.fullmatch(name))
    return tuple(
        Origin(
            name=name,
            line=int(there[name][-1]) if name in there and there[name][-1].isdigit() else 0,
            blank=name in there and there[name][0] == "blank",
            login=name in exported,
        )
        for name in names[:_MOST]
    )


def _supplied(told: Told) -> dict[str, str]:
    """Which variables a deploy fills, and with what; the host tells no value."""
    pairs = facts(told.first("project.given") or "")
    return {name: kind for name, kind in pairs if _VARIABLE.fullmatch(name) and kind in _KINDS}


def _missing(told: Told, known: ComposeFacts) -> Iterator[tuple[str, MissingPath]]:
    """What is not there, of services that run."""
    active = {service.name for service in known.services if service.active} or {
        service.name for service in known.services
    }
    text = told.first("project.paths") or ""
    for kind in ("env", "bind", "content"):
        for line in every(text, kind)[:_MOST]:
            state, service, path = (*line.split(" ", 2), "", "")[:3]
            if service in active and path:
                yield kind, MissingPath(path=path[:400], service=service, hidden=state == "closed")


def _described(path: MissingPath, rendered: dict[str, object], raw: dict[str, object]) -> MissingPath:
    key = (path.service, path.path)
    return replace(path, kept=key in kept_binds(raw), target=bind_targets(rendered).get(key, "")[:400])


def _complained(known: ComposeFacts, complaint: Complaint, required: dict[str, bool]) -> ComposeFacts:
    known = replace(known, trouble=complaint.trouble, detail=complaint.detail, key=complaint.name)
    if complaint.trouble is ComposeTrouble.VARIABLE_MISSING:
        return replace(known, missing_variables=_unset(known, complaint.name, required))
    if complaint.trouble is ComposeTrouble.ENV_FILE_MISSING:
        return replace(known, missing_paths=tuple(dict.fromkeys((complaint.name, *known.missing_paths))))
    return known


def _unset(known: ComposeFacts, named: str, required: dict[str, bool]) -> tuple[str, ...]:
    """Compose names one missing variable a time. The others: demanded, set nowhere, and for no deploy to fill."""
    taken = {*known.given, *known.supplied, *_fillable(known.services)}
    there = {origin.name: not origin.blank for origin in known.origins if origin.line}
    lacking = (name for name, filled in required.items() if name not in taken and not _is_there(name, filled, there))
    return tuple(dict.fromkeys((named, *lacking)))


def _is_there(name: str, filled: bool, there: dict[str, bool]) -> bool:
    return there.get(name, False) or (name in there and not filled)


def _fillable(services: Iterable[Service]) -> dict[str, Place]:
    """Variables that are for a deploy to fill, and where they stand."""
    return {
        variable.name: variable.place
        for service in services
        for variable in variables(service.raw_image)
        if variable.place is not Place.NAME
    }


def _wrongly_supplied(known: ComposeFacts, ask: ComposeAsk) -> ComposeFacts:
    """A variable of an image's name is no tag, and that of another image none of ours, whatever a glance at the text
    made of it. One that is a whole image is anybody's: without a service that is named it has to be the only one.
    """
    fillable = _fillable(_chosen(known, ask))
    whole = [name for name in known.supplied if fillable.get(name) is Place.WHOLE]
    ours = [one for one in _chosen(known, ask) if not any(name in _fillable((one,)) for name in whole)]
    guessed = () if ask.services or (len(whole) == 1 and not ours) else whole
    wrong = tuple(name for name in known.supplied if name not in fillable or name in guessed)
    return replace(known, trouble=ComposeTrouble.VARIABLE_MISSING, missing_variables=wrong) if wrong else known


def _chosen(known: ComposeFacts, ask: ComposeAsk) -> tuple[Service, ...]:
    if ask.services or not ask.repository:
        return tuple(one for one in known.services if not ask.services or one.name in ask.services)
    return tuple(one for one in known.services if one.active and split(one.image)[0] == ask.repository)


def _names(told: Told, kind: str) -> tuple[str, ...]:
    return tuple(name for name in (told.first(kind) or "").split() if _VARIABLE.fullmatch(name))[:_MOST]
