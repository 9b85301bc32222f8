"""The state of a target: may it be written and believed, does somebody hold it, was a deploy cut off in it."""

from __future__ import annotations

from collections.abc import Iterator

from waybill.core.diagnosis.host.view import HostView
from waybill.core.diagnosis.telling import find
from waybill.core.finding import Finding, Severity
from waybill.core.host.container import ContainerFacts
from waybill.core.host.machine import Holder, Leftover, MachineFacts
from waybill.core.pasted import pasted

LABEL = "dev.waybill.state"
_UNSAFE = {
    "foreign owner": "it belongs to another user",
    "open to others": "others may write it",
    "symbolic link": "it is a symbolic link",
}
_UNWRITABLE = {
    "not writable": "the login user may not write there",
    "read-only file system": "the file system is mounted read-only",
    "no directory": "something else than a directory stands there",
    "no home": "the login has no home directory",
}
_MEANING = {
    Holder.ALIVE: "Another deploy is at work: what runs may change at any moment, and a deploy would wait for it.",
    Holder.DEAD: "It was left behind; the next deploy takes it over.",
    Holder.UNKNOWN: "Whether anybody still works there cannot be proved, so a deploy would be refused.",
}


def state_findings(view: HostView, machine: MachineFacts) -> Iterator[Finding]:
    """What would keep a deploy from taking this target; for `verify`, whether one is under way or was cut off."""
    judges = view.evidence.wish.verb == "verify"
    if not judges:
        yield from _directory(view, machine)
        yield from _elsewhere(view, machine)
    leftovers = tuple(left for left in machine.leftovers if not judges or _is_about(view, left))
    held = any(left.holder is Holder.ALIVE for left in leftovers)
    for left in leftovers:
        if left.trouble:
            yield _unsafe(view, left.path, left.trouble, *_words_of(left))
        elif left.what == "lock":
            yield _locked(view, left)
        elif not held:
            yield _open(view, left)


def _is_about(view: HostView, left: Leftover) -> bool:
    """Whether it is of the target of a chosen container. Nothing is proved or disproved by it."""
    every = view.evidence.containers or ()
    chosen = [one for one in every if one.identifier in view.evidence.chosen]
    states = {one.labels.get(LABEL, "").rstrip("/") for one in chosen} - {""}
    return any(left.path.startswith(f"{state}/") for state in states)


def _softer(view: HostView) -> Severity | None:
    """For a verb that starts no deploy, state is worth a word and no more."""
    return Severity.WARNING if view.evidence.wish.verb == "verify" else None


# The directory


def _directory(view: HostView, machine: MachineFacts) -> Iterator[Finding]:
    path, trouble = machine.state_directory, machine.state_trouble
    if trouble in _UNSAFE:
        yield _unsafe(view, path, _UNSAFE[trouble], machine.state_detail)
    elif trouble == "readable by others":
        yield _unsafe(view, path, "others may read it", machine.state_detail, severity=Severity.WARNING)
    elif trouble:
        yield _unwritable(view, path or "waybill in the home of the login", _UNWRITABLE.get(trouble, trouble), machine)
    elif path and (hidden := _hidden_from_snap(view, machine)):
        yield _unwritable(view, path, hidden, machine)


def _unwritable(view: HostView, path: str, trouble: str, machine: MachineFacts) -> Finding:
    facts = {"path": path, "trouble": trouble, "place": pasted(path, "PATH")}
    return find(view, "host.state-unwritable", machine.state_detail, severity=_softer(view), facts=facts)


def _unsafe(view: HostView, path: str, trouble: str, *seen: str, severity: Severity | None = None) -> Finding:
    facts = {"path": path, "trouble": trouble, "place": pasted(path, "PATH")}
    return find(view, "host.state-unsafe", *seen, severity=severity or _softer(view), facts=facts)


def _hidden_from_snap(view: HostView, machine: MachineFacts) -> str:
    """A docker from a snap sees homes only, and in them nothing whose name begins with a dot."""
    engine = view.evidence.engine
    if engine is None or not (engine.client.startswith("/snap/") or engine.root.startswith("/var/snap/")):
        return ""
    path, home = machine.state_directory, machine.home.rstrip("/")
    if not home or not path.startswith(f"{home}/"):
        return "docker is a snap here, which sees nothing outside of homes"
    hidden = path[len(home) + 1 :].startswith(".")
    return "docker is a snap here, which sees no directory of a home that begins with a dot" if hidden else ""


def _elsewhere(view: HostView, machine: MachineFacts) -> Iterator[Finding]:
    here = machine.state_directory.rstrip("/")
    for container in _of_the_target(view):
        there = container.labels.get(LABEL, "").rstrip("/")
        if here and there and there != here and not there.startswith(f"{here}/"):
            facts = {"container": container.name or container.identifier[:12], "there": there, "here": here}
            facts["place"] = pasted(there, "PATH")
            yield find(view, "host.state-elsewhere", f"{LABEL}={there}", severity=_softer(view), facts=facts)
            return


def _of_the_target(view: HostView) -> tuple[ContainerFacts, ...]:
    project = view.evidence.wish.selection.project or (view.evidence.compose.project if view.evidence.compose else "")
    every = view.evidence.containers or ()
    chosen = view.evidence.chosen
    return tuple(one for one in every if one.identifier in chosen or (project and one.project == project))


# What an earlier run left


def _locked(view: HostView, left: Leftover) -> Finding:
    holder = left.holder or Holder.UNKNOWN
    severity = None if holder is Holder.UNKNOWN else Severity.WARNING
    facts = {
        "holder": left.owner or "somebody",
        "path": left.path,
        "since": left.since,
        "proof": left.proof,
        "run": left.run,
        "process": left.process,
        "place": pasted(left.path, "PATH"),
    }
    prepared = {"meaning": _MEANING[holder]}
    return find(
        view, "host.locked", *_words_of(left), severity=severity or _softer(view), facts=facts, prepared=prepared
    )


def _open(view: HostView, left: Leftover) -> Finding:
    facts = {"path": left.path, "since": left.since or "at an unknown time", "step": left.step, "run": left.run}
    return find(view, "host.journal-open", *_words_of(left), facts=facts)


def _words_of(left: Leftover) -> tuple[str, ...]:
    said = {"holder": left.owner, "process": left.process, "since": left.since, "run": left.run, "step": left.step}
    line = ", ".join(f"{name} {value}" for name, value in said.items() if value)
    return (line, left.proof)
