"""The values of a deploy: what is wished, what a host has kept, what is planned for it, what its pilot told.

Their form on the host is docs/host-protocol.md.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from enum import Enum

from waybill.core.finding import Finding
from waybill.frozen import dataclass


class Status(Enum):
    """What is known of a release."""

    SETTLED = "settled"
    VERIFIED = "verified"
    REJECTED = "rejected"
    ADOPTED = "adopted"


@dataclass(frozen=True, kw_only=True)
class Pin:
    """One service's image on one host: the reference that is started, and what the engine may name as what runs."""

    service: str
    reference: str
    members: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class SyncFile:
    """One synced file. ``path`` is from the project directory; an empty hash means that it is not to be there."""

    path: str
    sha256: str
    mode: str = "0644"


@dataclass(frozen=True, kw_only=True)
class RunOrder:
    """Which run this is, among those of one repository. Empty: a laptop."""

    repository: str = ""
    workflow: str = ""
    ref: str = ""
    event: str = ""
    run_id: str = ""
    number: int = 0
    attempt: int = 0
    commit: str = ""
    url: str = ""


@dataclass(frozen=True, kw_only=True)
class Release:
    """One digest put on one target, with its files."""

    name: str
    status: Status
    image: str = ""  # registry and repository
    tag: str = ""
    digest: str = ""  # of the chain; empty where only a local image is known
    since: str = ""
    run: RunOrder = field(default_factory=RunOrder)
    hash: str = ""
    compose: str = ""
    services: tuple[Pin, ...] = ()  # ``reference``: the keep tag
    sync: tuple[SyncFile, ...] = ()
    trouble: str = ""  # why the record is not believed; empty: it is


@dataclass(frozen=True, kw_only=True)
class Ledger:
    """What a host has kept of its releases, newest first. ``bodies`` are of the release that was asked for."""

    releases: tuple[Release, ...] = ()
    bodies: Mapping[str, bytes] = field(default_factory=dict)
    whole: bool = True  # False: not everything was told


class Road(Enum):
    """How the image comes to a host."""

    THERE = "already there"
    DIRECT = "direct"
    RELAY = "relay"
    LOAD = "load"


@dataclass(frozen=True, kw_only=True)
class Fetched:
    """What came of fetching. ``reference`` is the one to pin, checked to lead to ``image`` on this engine."""

    road: Road | None = None
    reference: str = ""
    keep: str = ""  # the keep tag, checked too
    image: str = ""  # as the engine names it
    bytes: int = 0  # that crossed
    layers: int = 0
    seconds: float = 0.0
    trouble: str = ""  # empty: it is there. Else a code of the catalogue: "fetch.stalled", …
    facts: Mapping[str, str] = field(default_factory=dict)  # of that code's texts
    words: str = ""  # the engine's or registry's own
    healed: tuple[str, ...] = ()  # a direct pull that was refused before another road worked, and why


class End(Enum):
    """How a transaction ended on its host."""

    DELIVERED = "delivered"
    SETTLED = "settled"
    RESTORED = "restored"
    DEGRADED = "degraded"
    REFUSED = "refused"


@dataclass(frozen=True, kw_only=True)
class Line:
    """One line of a journal."""

    number: int
    kind: str  # "intent", "fact", "end"
    step: str
    values: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Failed:
    """A container of a release that failed, as the pilot saw it before it took it away."""

    service: str
    container: str = ""
    name: str = ""
    state: Mapping[str, object] = field(default_factory=dict)  # the engine's State
    restarts: int = 0
    image: str = ""
    memory: int = 0
    policy: str = ""
    created: str = ""
    log: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Pilot:
    """What is known of a transaction: its journal so far, and whether somebody still works on it."""

    lines: tuple[Line, ...] = ()
    alive: bool | None = None  # None: not known
    log: str = ""
    failed: tuple[Failed, ...] = ()
    started: bool = True  # False: it could not be started, so nothing of it ever ran
    lost: bool = False  # the link is gone, and this is what was known before
    trouble: str = ""  # it could not be started, or its journal cannot be read
    room: str = ""  # free KiB and files of the place of the transaction, once nobody works on it any more

    @property
    def end(self) -> End | None:
        """How it ended, if it did."""
        last = self.lines[-1] if self.lines else None
        if last is None or last.kind != "end":
            return None
        return next((end for end in End if end.value == last.step), None)

    @property
    def touched(self) -> bool:
        """True once it was about to change something of the target."""
        return any(line.kind == "intent" for line in self.lines)

    @property
    def answered_before(self) -> bool:
        """False where it is known that what ran did not answer well even before it was touched."""
        line = self.first("answered")
        return line is None or line.values.get("answer") == "ok"

    def first(self, step: str) -> Line | None:
        """The first line of a step."""
        return next((line for line in self.lines if line.step == step), None)

    def every(self, step: str, kind: str = "fact") -> tuple[Line, ...]:
        """All lines of a step."""
        return tuple(line for line in self.lines if line.step == step and line.kind == kind)


@dataclass(frozen=True, kw_only=True)
class DeployWish:
    """What is wished of every host of a run, beside its ``HostWish``."""

    verb: str = "deploy"  # or "rollback"
    image: str  # registry and repository
    tag: str = ""
    digest: str = ""  # empty only for a rollback to an adopted release
    target: str = ""  # of a rollback: the name of the release on this host
    run: RunOrder = field(default_factory=RunOrder)
    services: tuple[str, ...] = ()  # as given
    sync: tuple[SyncFile, ...] = ()
    recreate: bool = False
    allow_older: bool = False
    keep: int = 3
    timeout: float = 120.0
    confirm_timeout: float = 300.0
    lock_wait: float = 300.0


@dataclass(frozen=True, kw_only=True)
class Change:
    """One thing that the plan would change, for people: ``what`` is "service", "file", "job", "image", "note"."""

    what: str
    name: str
    before: str = ""
    after: str = ""
    difference: tuple[str, ...] = ()  # of a file, as a unified diff


@dataclass(frozen=True, kw_only=True)
class Kept:
    """What a host has beside its records, as far as it was asked: nothing here means that it is not known.

    ``images`` are keep tags and the image to which each leads by the engine's word (an empty text: there is none).
    ``before`` are the synced files as they stand there (``None``: there is none), ``after`` those that are sent.
    """

    images: Mapping[str, str] = field(default_factory=dict)
    before: Mapping[str, bytes | None] = field(default_factory=dict)
    after: Mapping[str, bytes] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class HostPlan:
    """What would be done on one host. Made from what was seen there; the pilot looks again under the lock.

    ``restore`` holds what ran before: the keep tag and the image of each service; ``members`` is that image alone.
    Where what runs is known to be unwell and an older release can take its place, it holds that one (``restores``).
    """

    transaction: str
    state: str = ""
    unchanged: bool = False  # image, configuration and files are those of the release that runs
    confirms: str = ""  # the release that runs, where nobody has confirmed it yet and nothing is to be changed
    services: tuple[str, ...] = ()
    jobs: tuple[str, ...] = ()
    restore: tuple[Pin, ...] = ()
    seen: tuple[str, ...] = ()  # the spec's lines
    left: str = ""  # the release that runs, by its label
    restores: str = ""  # the release in ``restore``, where that is not what runs
    anonymous: tuple[str, ...] = ()  # "service path" of volumes without a name, which the next container would inherit
    renew: bool = False  # they hide the new image's own files, so none is handed on
    adopts: str = ""  # the name under which what runs is adopted, when it is no release yet
    supplied: Mapping[str, str] = field(default_factory=dict)  # names and values for the image variables
    before_supplied: Mapping[str, str] = field(default_factory=dict)
    sync: tuple[SyncFile, ...] = ()
    changes: tuple[Change, ...] = ()
    also_changes: tuple[str, ...] = ()  # who else changes what runs: "watchtower", "run URL", "by hand"
    outage: str = ""  # what users will notice
    undo: str = ""  # how it is taken back, when it fails and later
    limits: tuple[str, ...] = ()  # how long each part may take


@dataclass(frozen=True, kw_only=True)
class DeployFacts:
    """Everything that is known of one host's deploy. What is ``None`` did not come to be."""

    host: str
    wish: DeployWish
    ledger: Ledger = field(default_factory=Ledger)
    plan: HostPlan | None = None
    fetched: Fetched | None = None
    pilot: Pilot | None = None
    ready: tuple[Finding, ...] = ()  # of the look before anything was done
    proof: tuple[Finding, ...] | None = None  # of the look from outside, through the settle window
    back: str = ""  # what the look from outside says of what was restored: "proved", or why not
