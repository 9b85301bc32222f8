"""A plan in words, for people: what changes, who else changes it, what users notice, how it is undone. Pure.

What comes from a host or a file is foreign text: it is quoted where it is shown, and cut here.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Sequence
from hashlib import sha256

from waybill.core.deploy.chosen import Chosen
from waybill.core.deploy.model import Change, DeployWish, Kept, Ledger, Release, SyncFile
from waybill.core.deploy.override import DIGEST, RELEASE, RUN
from waybill.core.deploy.standing import Standing, project_of
from waybill.core.host.compose import Service
from waybill.core.host.container import ContainerFacts
from waybill.core.host.evidence import HostEvidence
from waybill.core.host.moment import shown_moment
from waybill.core.identity import KEEP_TAG, read_name
from waybill.core.selection import directory_of
from waybill.core.text import quote_foreign

# Programs that replace containers by themselves, by the last word of their image's name.
_REPLACERS = {"watchtower": "watchtower", "ouroboros": "ouroboros", "wud": "What's up Docker", "dockcheck": "dockcheck"}
_MOST_LINES = 200
_LONGEST_LINE = 300
_LARGEST_TEXT = 256 * 1024
_NOT_THERE = "not there"


# What changes.


def changes(
    evidence: HostEvidence, wish: DeployWish, chosen: Chosen, standing: Standing, kept: Kept
) -> tuple[Change, ...]:
    """Everything that the plan would change, in the order in which it is done."""
    return (
        *_image(wish),
        *(Change(what="job", name=name, after=_wanted(wish)) for name in chosen.jobs),
        *(change for file in wish.sync for change in _file(file, kept)),
        *(_service(name, wish, standing) for name in chosen.services),
        *_notes(chosen, standing, evidence),
    )


def _image(wish: DeployWish) -> Iterator[Change]:
    if wish.digest:
        yield Change(what="image", name=wish.image, after=wish.digest)


def _service(name: str, wish: DeployWish, standing: Standing) -> Change:
    running = [one for one in standing.of(name) if one.runs]
    return Change(what="service", name=name, before=_running(running), after=_wanted(wish))


def _wanted(wish: DeployWish) -> str:
    return " ".join(filter(None, (wish.tag, wish.digest))) or wish.target


def _running(running: Sequence[ContainerFacts]) -> str:
    if not running:
        return _NOT_THERE
    one = running[0]
    name = read_name(one.asked)
    tag = name.tag if not name.tag.startswith(KEEP_TAG) else ""
    return " ".join(filter(None, (tag, one.labels.get(DIGEST) or name.digest or one.image)))


def _notes(chosen: Chosen, standing: Standing, evidence: HostEvidence) -> Iterator[Change]:
    for service, words in standing.mixed.items():
        image = next(pin.members[0] for pin in standing.pins if pin.service == service)
        yield Change(
            what="note", name=service, before=words, after=f"a restore would bring back {image} on all of them"
        )
    for job in chosen.left_out:
        yield Change(what="note", name=job, before="a chosen service waits for it to end", after="not chosen: not run")
    for service, path in sorted({(one.service, path) for one in standing.running for path in one.anonymous}):
        before, after = f"has a volume without a name at {path}", "made anew where the new image has files there"
        yield Change(what="note", name=service, before=before, after=f"{after}, else handed on")
    if standing.adopts:
        yield Change(what="note", name=standing.adopts, before="no release of ours", after="kept under this name")
    if project_of(evidence) and not standing.containers:
        yield Change(what="note", name=project_of(evidence), before="nothing of it is there", after="the first deploy")


# Files.


def _file(file: SyncFile, kept: Kept) -> Iterator[Change]:
    after = kept.after.get(file.path) if file.sha256 else None
    if file.path not in kept.before:
        yield Change(what="file", name=file.path, before="not read", after=file.sha256 or _NOT_THERE)
        return
    before = kept.before[file.path]
    if _stays(file, before, after):
        return
    yield Change(
        what="file",
        name=file.path,
        before=_size(before),
        after=_size(after) if after is not None else (file.sha256 or _NOT_THERE),
        difference=_difference(before, after) if after is not None or not file.sha256 else (),
    )


def _stays(file: SyncFile, before: bytes | None, after: bytes | None) -> bool:
    """Of a file that a release has kept on the host only the hash is at hand."""
    if file.sha256 and after is None:
        return before is not None and sha256(before).hexdigest() == file.sha256
    return before == after


def _size(content: bytes | None) -> str:
    return _NOT_THERE if content is None else f"{len(content)} bytes"


def _difference(before: bytes | None, after: bytes | None) -> tuple[str, ...]:
    old, new = _text(before), _text(after)
    if old is None or new is None:
        return ()
    lines = [
        line[:_LONGEST_LINE] for line in difflib.unified_diff(old, new, "on the host", "of the commit", "", "", 3, "")
    ]
    more = len(lines) - _MOST_LINES
    return (*lines[:_MOST_LINES], *([f"... and {more} more lines"] if more > 0 else []))


def _text(content: bytes | None) -> list[str] | None:
    """The lines of a text; ``None`` for what is none, or too large to be compared."""
    if content is None:
        return []
    if b"\0" in content or len(content) > _LARGEST_TEXT:
        return None
    try:
        return content.decode("utf-8").split("\n")
    except UnicodeDecodeError:
        return None


# Who else changes what runs.


def also_changes(evidence: HostEvidence, standing: Standing, ledger: Ledger) -> tuple[str, ...]:
    """Programs, runs and people that change what this deploy is about to change."""
    words = [*_replacers(evidence), *_other_runs(standing, ledger), *_by_hand(evidence, standing)]
    return tuple(dict.fromkeys(quote_foreign(text, 300) for text in words))


def _replacers(evidence: HostEvidence) -> Iterator[str]:
    for one in evidence.containers or ():
        repository = read_name(one.asked).repository.rpartition("/")[2]
        if one.runs and repository in _REPLACERS:
            yield f"{_REPLACERS[repository]} runs here ({one.name}) and replaces containers by itself"


def _other_runs(standing: Standing, ledger: Ledger) -> Iterator[str]:
    """A run that started what runs here, and left no record where ours are."""
    known = {release.run.url for release in ledger.releases}
    for one in standing.running:
        run = one.labels.get(RUN, "")
        if run and run not in known:
            yield f"{one.name} was started by {run}, of which this host keeps no record"


def _by_hand(evidence: HostEvidence, standing: Standing) -> Iterator[str]:
    here = evidence.compose.directory.rstrip("/") if evidence.compose else ""
    for one in standing.running:
        there = directory_of(one)
        if here and there and there != here:
            yield f"compose started {one.name} from {there}, and this deploy does from {here}"
    if any(RELEASE in one.labels for one in standing.containers) or standing.release:
        for one in standing.running:
            if RELEASE not in one.labels:
                when = shown_moment(one.created)
                yield f"{one.name} was started by hand{f' at {when}' if when else ''}, after a deploy"


# What users notice.


def outage(evidence: HostEvidence, chosen: Chosen, standing: Standing) -> str:
    """What whoever uses the application will notice while it is replaced."""
    if not standing.running:
        return "Nothing runs yet, so nobody notices anything."
    every = evidence.compose.services if evidence.compose else ()
    services = [one for one in every if one.name in chosen.services]
    words = [_fixed(one) for one in services if _is_fixed(one)]
    words += [_many(one) for one in services if not _is_fixed(one) and one.replicas > 1]
    if not words:
        names = ", ".join(one.name for one in services) or "it"
        words = [f"{names} publishes no port: whoever uses it inside of its network is cut off while it is replaced."]
    return " ".join(quote_foreign(text, 300) for text in words)


def _is_fixed(one: Service) -> bool:
    alone = bool(one.container_name) or any(port.published and "-" not in port.published for port in one.ports)
    return alone or any("network" in power for power in one.powers)


def _fixed(one: Service) -> str:
    ports = ", ".join(port.published for port in one.ports if port.published)
    what = (
        f"port {ports}" if ports else f"the name {one.container_name}" if one.container_name else "the host's network"
    )
    return f"{one.name} holds {what}: its old container stops before the new one starts, and nobody answers meanwhile."


def _many(one: Service) -> str:
    return f"The {one.replicas} containers of {one.name} are replaced together: some requests may fail meanwhile."


# How it is undone, and how long it takes.


def undo(standing: Standing, other: Release | None) -> str:
    """How the host comes back to what ran before."""
    if not standing.running:
        return "Nothing ran before: if it fails, there is nothing to go back to."
    if other is not None:
        return f"What runs does not work, so a failure goes back to {other.name} ({other.tag or other.digest})."
    names = ", ".join(f"{pin.service} {pin.members[0][:19]}" for pin in standing.pins)
    again = standing.release.name if standing.release else standing.adopts
    return f"If it fails, what runs now ({names}) is started again. Later: rollback with `to: {again}`."


def limits(wish: DeployWish, chosen: Chosen) -> tuple[str, ...]:
    """How long each part may take at most."""
    words = [f"waits up to {_span(wish.lock_wait)} for another deploy"]
    if chosen.jobs:
        words.append(f"each job may take {_span(wish.timeout)}")
    return (
        *words,
        f"the new containers have {_span(wish.timeout)} to become healthy",
        f"it is confirmed within {_span(wish.confirm_timeout)}, or it serves without being a target of a rollback",
        f"going back may take {_span(wish.timeout)} again",
    )


def _span(seconds: float) -> str:
    minutes = seconds / 60
    if seconds >= 120 and minutes == int(minutes):
        return f"{minutes:.0f} minutes"
    return f"{seconds:g} seconds"
