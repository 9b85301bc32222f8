"""Why a transaction did nothing, or what failed first in it: one cause, told before its consequences. Pure."""

from __future__ import annotations

import re
from base64 import b64decode
from collections.abc import Callable, Iterator, Mapping

from waybill.core.deploy.diagnose_failed import container_findings, job_finding, kept_words
from waybill.core.deploy.diagnose_killed import AFTER_KILL, killed_finding, was_killed
from waybill.core.deploy.model import DeployFacts, End, Line, Pilot
from waybill.core.diagnosis.host.runtime_words import why_not_started
from waybill.core.diagnosis.host.selection_words import docker
from waybill.core.diagnosis.host.view import HostView
from waybill.core.diagnosis.telling import find, listed
from waybill.core.finding import Finding, Severity, outcome_of, worst_first
from waybill.core.outcome import Outcome
from waybill.core.pasted import pasted
from waybill.core.text import quote_foreign

_LOG_LINES = 6
_LEAST_ROOM = 1024  # KiB: whoever has less has given up its ballast
_LEAST_FILES = 10
_NOT_STARTED = "container.not-started"
_READ_LOG = "Read its words in the evidence, and repair that."

# What a pilot says in one word, for people. Another word is shown as it came.
_CAUSES = {
    "timeout": "its time was over before it was well",
    "missing": "there are fewer containers of it than the project says",
    "too-many": "there are more containers of it than the project says",
    "stale": "its old container was not replaced",
    "unhealthy": "Docker's health check fails",
    "starting": "Docker's health check came to no result in its time",
    "restarting": "it restarts again and again",
    "exited": "it ended",
    "exit": "it ended",
    "created": "it was made and never started",
    "paused": "it is paused",
    "dead": "the engine could not remove it",
    "image": "it runs another image than the one that was pinned",
    "http": "its address does not answer as it should",
    "engine": "the engine did not answer",
    "up": "compose could not start it",
    "start": "the engine could not start it again",
    "files": "a synced file could not be put back",
    "release": "the release could not be written down",
    "write": "there was no room to write it down, or no right to",
    "changed": "its containers are others now, or crashed and were started again",
    "nothing-before": "nothing ran before",
    "killed": "the program of the deploy was killed",
    "no-space": "there is no room",
    "closed": "the login may not write there, or not read what stands there",
    "outside": "a link leads out of the project's directory",
    "no-file": "something else than a plain file stands there",
    "hash": "what arrived is not what was sent",
}
_RENDERED = {
    "kept": "what ran before could not be started again, as its image is not there under its keep tag",
    "room": "there is no place in memory (`/dev/shm`, `/run`) for the values of its variables",
    "files": "there is no compose file",
    "absent": "the project has no active service <service>",
    "pin": "compose would start <service> from another image than the one that was pinned",
    "image": "the image that was fetched for <service> is not there any more, or the name leads elsewhere",
    "hash": "the host has no program for SHA-256 (`sha256sum`)",
}
_PLACES = frozenset({"job", "up", "write"})
_WHERE_ROOM_LACKS = frozenset({"", "no-space", "release", "write"})
_REFUSED = {
    "spec": (
        "what was sent to it cannot be read, so it and the program there are not of one version",
        "Run again with one version of the actions in all steps. If it stays, report it as a defect.",
    ),
    "state": (
        "its state directory is not to be believed, or not to be written",
        "Give it back to the login user alone:\n  ls -ld <place>\n  chmod -R go= <place>",
    ),
    "engine": ("its engine did not answer", "See that it runs:\n<engine>"),
    "killed": (
        "its program was killed, or the machine was started again, before it began to change anything",
        AFTER_KILL,
    ),
    "repair": (
        "an earlier deploy was cut off there, and could not be brought to its end",
        "Look at what it left, and at what runs; then run again:\n  cat <place>/open/journal\n<look>",
    ),
}


def cause_findings(view: HostView, facts: DeployFacts) -> Iterator[Finding]:
    """The cause, and under what circumstances."""
    pilot = facts.pilot
    if pilot is None:
        return
    yield from _circumstances(view, pilot)
    if pilot.end is End.REFUSED:
        yield _refused(view, facts, pilot)
        return
    failed = pilot.first("failed") or _unsaid(pilot)
    if failed is not None:
        yield from _failed(view, facts, pilot, failed)
    elif pilot.end is None and pilot.alive is False and pilot.touched and _no_room(pilot):
        yield _unwritten(view, facts, pilot)


def _unsaid(pilot: Pilot) -> Line | None:
    """What failed, by the reason of the end, where there was no room even to write it down."""
    reason = pilot.lines[-1].values.get("reason", "") if pilot.end in (End.RESTORED, End.DEGRADED) else ""
    if not reason:
        return None
    at = reason if reason in _PLACES else "gate"
    return Line(number=0, kind="fact", step="failed", values={"at": at, "cause": reason})


def _no_room(pilot: Pilot) -> str:
    """That the disk is full, where it is: then a pilot can write down neither that nor its end."""
    kib, _, files = pilot.room.partition(" ")
    if files.isdigit() and len(files) < 3 and int(files) < _LEAST_FILES:
        return f"there is no room: its disk has {int(files)} inodes free, whatever `df -h` says of bytes"
    if kib.isdigit() and len(kib) < 15 and int(kib) < _LEAST_ROOM:
        return f"there is no space left: its disk is full ({int(kib)} KiB free)"
    return ""


def spoken(cause: str) -> str:
    """A pilot's word for a cause, for people."""
    known = _CAUSES.get(cause)
    return known or quote_foreign(cause.replace("_", " "), 200) or "it does not say why"


def log_of(pilot: Pilot) -> tuple[str, ...]:
    """The end of what its programs printed, for evidence."""
    lines = [line.strip() for line in pilot.log.splitlines() if line.strip()]
    return tuple(lines[-_LOG_LINES:])


def _circumstances(view: HostView, pilot: Pilot) -> Iterator[Finding]:
    locked, repaired = pilot.first("locked"), pilot.first("repaired")
    if locked is not None and locked.values.get("reclaimed"):
        yield find(view, "deploy.lock-reclaimed", because=locked.values["reclaimed"])
    if repaired is not None:
        said = {"transaction": repaired.values.get("transaction", "?"), "because": repaired.values.get("outcome", "?")}
        yield find(view, "deploy.repaired", facts=said)


# Nothing was touched.


def _refused(view: HostView, facts: DeployFacts, pilot: Pilot) -> Finding:
    reason = pilot.lines[-1].values.get("reason", "")
    teller = _TELLERS.get(reason)
    return teller(view, facts, pilot) if teller else _otherwise(view, facts, pilot, reason)


def _otherwise(view: HostView, facts: DeployFacts, pilot: Pilot, reason: str) -> Finding:
    because, advice = _REFUSED.get(reason, (f"it says {quote_foreign(reason, 80) or 'nothing more'}", _READ_LOG))
    failed = pilot.first("failed")
    cause = failed.values.get("cause", "") if failed and failed.values.get("at") != "before" else ""
    place = pasted(facts.plan.state if facts.plan else "", "DIRECTORY")
    commands = {"<place>": place, "<engine>": docker(view, "version"), "<look>": docker(view, "ps --all")}
    for name, text in commands.items():
        advice = advice.replace(name, text)
    words = {"because": because + (f" ({spoken(cause)})" if cause else ""), "advice": advice}
    return find(view, "deploy.refused", *log_of(pilot), prepared=words)


def _locked(view: HostView, facts: DeployFacts, pilot: Pilot) -> Finding:
    waiting = pilot.first("waiting")
    values: Mapping[str, str] = waiting.values if waiting else {}
    path = f"{facts.plan.state if facts.plan else ''}/lock"
    said = {
        "holder": values.get("user") or "somebody",
        "path": path,
        "since": values.get("since") or "an unknown time",
        "run": values.get("run") or "(not told)",
        "process": values.get("pid") or "PID (it stands in the lock)",
        "place": pasted(path, "PATH"),
        "proof": "that nobody works there any more could not be proved",
    }
    meaning = f"This run waited for {facts.wish.lock_wait:g} seconds, and touched nothing."
    return find(view, "host.locked", facts=said, prepared={"meaning": meaning})


def _changed(view: HostView, facts: DeployFacts, pilot: Pilot) -> Finding:
    seen = set(facts.plan.seen) if facts.plan else set()
    now = {_seen_line(line) for line in pilot.every("before")}
    gone = {_short(line) for line in seen - now}
    come = {_short(line) for line in now - seen}
    parts = [f"{listed(sorted(gone))} is gone" if gone else "", f"{listed(sorted(come))} is there" if come else ""]
    others = facts.plan.also_changes if facts.plan else ()
    words = {
        "change": ", and ".join(filter(None, parts)) or "the containers are others",
        "who": f"Who it may have been: {'; '.join(others[:3])}." if others else "",
    }
    evidence = (*(f"the plan saw: {line}" for line in sorted(seen)), *(f"then: {line}" for line in sorted(now)))
    return find(view, "deploy.changed-meanwhile", *evidence, prepared=words)


def _seen_line(line: Line) -> str:
    return " ".join(line.values.get(name, "-") for name in ("service", "container", "image", "state"))


def _short(line: str) -> str:
    service, container, image, state = (*line.split(" "), "", "", "", "")[:4]
    return quote_foreign(f"{service} {container[:12]} ({image.rpartition(':')[2][:12]}, {state})", 120)


def _not_rendered(view: HostView, _facts: DeployFacts, pilot: Pilot) -> Finding:
    failed = pilot.first("failed")
    values: Mapping[str, str] = failed.values if failed else {}
    service = f"`{quote_foreign(values.get('service', ''), 80)}`"
    known = _RENDERED.get(values.get("cause", ""), "").replace("<service>", service)
    compose = view.evidence.compose
    enter = f"  cd {pasted(compose.directory, 'DIRECTORY')}\n" if compose else ""
    words = {
        "commands": enter + docker(view, "compose config"),
        "because": known or f"`docker compose config` failed: {_last_words(pilot)}",
    }
    return find(view, "deploy.not-rendered", *log_of(pilot), prepared=words)


def _last_words(pilot: Pilot) -> str:
    lines = log_of(pilot)
    return f"`{quote_foreign(lines[-1], 200).replace('`', chr(39))}`" if lines else "it wrote nothing"


def _aborted(view: HostView, _facts: DeployFacts, pilot: Pilot) -> Finding:
    return find(view, "deploy.aborted", *log_of(pilot))


def _unwritten(view: HostView, facts: DeployFacts, pilot: Pilot) -> Finding:
    failed = pilot.first("failed")
    values: Mapping[str, str] = failed.values if failed else {}
    path, compose = _path_of(values), view.evidence.compose
    swapping = values.get("at") == "swap"
    directory = compose.directory if swapping and compose else (facts.plan.state if facts.plan else "")
    cause = values.get("cause", "")
    full = _no_room(pilot) if cause in _WHERE_ROOM_LACKS else ""
    words = {
        "what": f"`{quote_foreign(path, 200)}`" if path else "the record of the deploy",
        "because": full or (spoken(cause) if cause else _last_words(pilot)),
        "place": pasted(directory, "DIRECTORY"),
    }
    return find(view, "deploy.write-failed", *log_of(pilot), prepared=words)


def _path_of(values: Mapping[str, str]) -> str:
    """The path that could not be written, as the pilot tells it in base64."""
    try:
        return b64decode(values.get("path64", ""), validate=True).decode("utf-8", "replace")
    except ValueError:
        return ""


Teller = Callable[[HostView, DeployFacts, Pilot], Finding]
_TELLERS: Mapping[str, Teller] = {
    "locked": _locked,
    "changed": _changed,
    "render": _not_rendered,
    "abort": _aborted,
    "write": _unwritten,
}


# Something was touched, and failed.


def _failed(view: HostView, facts: DeployFacts, pilot: Pilot, failed: Line) -> Iterator[Finding]:
    at, service = failed.values.get("at", ""), failed.values.get("service", "")
    if was_killed(pilot):
        yield from _after_kill(view, facts, pilot, failed)
    elif failed.values.get("cause") == "abort":
        yield find(view, "deploy.called-off", *log_of(pilot))
    elif at == "job":
        yield job_finding(view, facts, service)
    elif at == "render":
        yield _not_rendered(view, facts, pilot)
    elif at in {"swap", "write"}:
        yield _unwritten(view, facts, pilot)
    elif at == "settled" and _was_reverted(pilot):
        yield _reverted(view, facts)
    else:
        yield from _unwell(view, facts, pilot, failed)


def _unwell(view: HostView, facts: DeployFacts, pilot: Pilot, failed: Line) -> Iterator[Finding]:
    # One that was made and not started, without a word of the engine, is no cause: compose says what kept it.
    containers = [one for one in worst_first(container_findings(view, facts)) if one.code != _NOT_STARTED]
    yield from containers or (_without_container(view, facts, pilot, failed),)


def _after_kill(view: HostView, facts: DeployFacts, pilot: Pilot, failed: Line) -> Iterator[Finding]:
    """Nobody knows whether the new version would have been well, unless it had passed its gate and then did not."""
    if pilot.end is None:  # nobody has brought it to its end, and what that means is told
        return
    at = failed.values.get("at", "")
    yield killed_finding(view, facts, at, *log_of(pilot))
    if at == "settled":
        yield from _unwell(view, facts, pilot, failed)


def _was_reverted(pilot: Pilot) -> bool:
    word = pilot.first("word")
    return word is not None and word.values.get("said") == "revert"


def _reverted(view: HostView, facts: DeployFacts) -> Finding:
    """What the look from outside found is the cause, and comes before this."""
    wrong = [one for one in facts.proof or () if outcome_of((one,)) is not Outcome.PROVED]
    codes = listed(list(dict.fromkeys(one.code for one in wrong)))
    words = {"because": codes or "it could not be made", "kept": kept_words(facts)}
    return find(view, "deploy.reverted", severity=Severity.NOTE if wrong else None, prepared=words)


def _without_container(view: HostView, facts: DeployFacts, pilot: Pilot, failed: Line) -> Finding:
    """No container shows the reason: compose does, or the answer of the application."""
    at, cause = failed.values.get("at", ""), failed.values.get("cause", "")
    service = failed.values.get("service", "")
    services = (service,) if service else (facts.plan.services if facts.plan else ())
    words = {
        "service": listed([quote_foreign(name, 80) for name in services]) or "a service",
        "services": listed([quote_foreign(name, 80) for name in services]) or "the services",
        "because": spoken(cause),
        "advice": _READ_LOG,
        "kept": kept_words(facts),
        "timeout": f"{facts.wish.timeout:g} seconds",
        "url": quote_foreign(view.evidence.wish.health.url, 200),
        "digest": quote_foreign(facts.wish.digest, 100),
    }
    evidence = (*_answers(pilot), *log_of(pilot))
    if at == "up":
        return find(view, "deploy.up-failed", *evidence, prepared={**words, **_up(pilot)})
    if at == "settled":
        others = facts.plan.also_changes if facts.plan and cause == "changed" else ()
        words["because"] += f" (who it may have been: {'; '.join(others[:3])})" if others else ""
        return find(view, "deploy.broke-later", *evidence, prepared=words)
    if cause == "http":
        words["because"] = _answered(failed) + _no_better_before(pilot)
        words["redirect-hint"] = _led(failed)
    return find(view, _GATE_CODES.get(cause, "deploy.not-well"), *evidence, prepared=words)


_GATE_CODES = {"http": "deploy.answers-wrong", "image": "deploy.wrong-image"}


def _answered(failed: Line) -> str:
    """What the host's own client got."""
    status = failed.values.get("status", "none")
    if not re.fullmatch(r"\d{3}", status):
        return "nobody answered"
    other = " with a body in which `health-body` does not stand" if failed.values.get("body") else ""
    to = _location(failed)
    if to and status.startswith("3"):
        return f"the answer was {status}, a redirect to `{to}`: only what is at the same host is followed"
    return f"the answer was {status}{other}" + (f" at `{to}`, to which it redirects" if to else "")


def _location(failed: Line) -> str:
    return quote_foreign(failed.values.get("location", ""), 200).replace("`", "'")


def _led(failed: Line) -> str:
    """What to do about a redirect, in the words of the look from outside."""
    to = _location(failed)
    if not to:
        return ""
    return f"Ask the final address (`health-url: {to}`), or allow the redirect itself: `health-status: 3xx`."


def _no_better_before(pilot: Pilot) -> str:
    """An address that never answered is likely to be the wrong one."""
    line = pilot.first("answered")
    if line is None or pilot.answered_before:
        return ""
    answer = quote_foreign(line.values.get("answer", "none"), 20)
    was = "nobody answered there" if answer == "none" else f"the answer there was {answer}"
    return f". Before the deploy, with the old version, {was} too: is `health-url` the right address"


def _up(pilot: Pilot) -> dict[str, str]:
    reason = why_not_started(pilot.log)
    if reason is not None:
        return {"because": reason.why, "advice": reason.hint}
    return {"because": f"Its last words: {_last_words(pilot)}.", "advice": _READ_LOG}


def _answers(pilot: Pilot) -> Iterator[str]:
    for line in pilot.every("failed"):
        yield " ".join(f"{name}={value}" for name, value in line.values.items())
