"""What a run has to tell: one value, built by the flow, that every renderer reads."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field, fields, is_dataclass, replace
from enum import Enum
from typing import Any, TypeVar

from waybill.core.finding import Finding, Severity, worst_first
from waybill.core.outcome import Outcome
from waybill.core.picture import Picture
from waybill.core.text import shorten_middle
from waybill.frozen import dataclass
from waybill.secret import Redactor

T = TypeVar("T")


class Check(Enum):
    """One cell of the table that answers a question."""

    YES = "yes"
    NO = "no"
    UNSETTLED = "unknown"
    NOT_ASKED = "-"


@dataclass(frozen=True, kw_only=True)
class Row:
    """One image in the table. Empty text means that there is nothing to say."""

    image: str
    digest: str = ""
    pull: Check = Check.NOT_ASKED
    push: Check = Check.NOT_ASKED
    platforms: str = ""
    expiry: str = ""
    verdict: Outcome


@dataclass(frozen=True, kw_only=True)
class Table:
    """A table of any kind. Its texts may be foreign; ``-`` means that there is nothing to say."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, kw_only=True)
class Block:
    """Lines below a title, each as it is: what a table has no room for. They may be foreign."""

    title: str
    lines: tuple[str, ...]
    language: str = ""  # "diff"


@dataclass(frozen=True, kw_only=True)
class Report:
    """Everything that terminal, summary, annotations and outputs say. Times are ISO 8601, UTC."""

    verb: str
    outcome: Outcome
    findings: tuple[Finding, ...] = ()
    rows: tuple[Row, ...] = ()
    tables: tuple[Table, ...] = ()  # after the one of images
    blocks: tuple[Block, ...] = ()  # after the tables
    picture: Picture | None = None  # of the chain
    timings: Mapping[str, float] = field(default_factory=dict)  # seconds by phase
    spent: Table | None = None  # the same for each host
    ends: Mapping[str, Outcome] = field(default_factory=dict)  # how each host ended
    digest: str = ""
    image: str = ""
    previous_digest: str = ""
    outputs: Mapping[str, str] = field(default_factory=dict)  # those that this verb alone has
    waybill: str = ""
    report: str = ""
    started: str = ""
    finished: str = ""

    @property
    def proved(self) -> bool:
        """True only for an outcome that may turn a step green."""
        return self.outcome.is_proof

    @property
    def worst_first(self) -> tuple[Finding, ...]:
        """The findings in the order in which they are told."""
        return worst_first(self.findings)

    @property
    def every_table(self) -> tuple[Table, ...]:
        """Those that have a row, that of images first."""
        images = Table(columns=COLUMNS, rows=tuple(cells(row) for row in self.rows))
        return tuple(table for table in (images, *self.tables) if table.rows)

    def count(self, *severities: Severity) -> int:
        """How many findings have one of these severities."""
        return sum(finding.severity in severities for finding in self.findings)


COLUMNS = ("image", "digest", "pull", "push", "platforms", "expiry", "verdict")

_MEANING = {
    Outcome.DELIVERED: "the digest is where it should be, and healthy",
    Outcome.UNCHANGED: "it already was as it should be, and nothing was touched",
    Outcome.PROVED: "every check passed",
    Outcome.REFUSED: "a check failed, and nothing was touched",
    Outcome.RESTORED: "the new release failed; what ran before runs again",
    Outcome.DEGRADED: "neither the new nor the old release could be proved",
    Outcome.UNKNOWN: "not everything could be checked, and unknown is never green",
}
_MEANING_OF_BUILDS = {
    Outcome.PROVED: "every check passed, and nothing was put into the registry",
    Outcome.DELIVERED: "every tag leads to the image, read back from the registry",
    Outcome.UNCHANGED: "every tag led to the image already, and nothing was moved",
    Outcome.REFUSED: "no tag was moved in the registry",
    Outcome.DEGRADED: "some of it stands in the registry, and not all is as it was wished",
    Outcome.UNKNOWN: "what stands in the registry could not be proved, and unknown is never green",
}
_MEANING_OF_DEPLOYS = {
    Outcome.PROVED: "only looked at: every check passed, and nothing was changed",
}
_MEANING_OF_ROLLBACKS = {
    **_MEANING_OF_DEPLOYS,
    Outcome.RESTORED: "what was gone back to failed; what ran before runs again",
    Outcome.DEGRADED: "neither what was gone back to nor what ran before could be proved",
}
_MEANING_OF_VOYAGES = {
    Outcome.DELIVERED: "it stands in the registry and runs on every host: proved from outside",
    Outcome.UNCHANGED: "it already was as it should be: proved from outside, and no host was touched",
    Outcome.REFUSED: "a leg was refused, and no host was touched",
    Outcome.DEGRADED: "what stands in the registry or runs on the hosts is not what was wished",
}
_MEANINGS = {
    "build-push": {**_MEANING, **_MEANING_OF_BUILDS},
    "deploy": {**_MEANING, **_MEANING_OF_DEPLOYS},
    "rollback": {**_MEANING, **_MEANING_OF_ROLLBACKS},
    "ship": {**_MEANING, **_MEANING_OF_VOYAGES},
}
_MIXED = "some hosts run what was wanted, and others do not"
_MOST_NAMED = 3
_LONGEST_HOST = 60


def cells(row: Row) -> tuple[str, ...]:
    """The texts of one row, in the order of ``COLUMNS``."""
    digest = short_digest(row.digest) or "-"
    texts = (row.pull.value, row.push.value, row.platforms or "-", row.expiry or "-", row.verdict.value)
    return (row.image, digest, *texts)


def short_digest(digest: str) -> str:
    """Enough of a digest to recognise it."""
    algorithm, separator, value = digest.partition(":")
    return f"{algorithm}{separator}{value[:12]}"


def headline(report: Report) -> str:
    """The verdict in one line: the outcome, its meaning, how the hosts ended, and how many findings there are."""
    counts = [
        _plural(report.count(Severity.ERROR), "error"),
        _plural(report.count(Severity.UNSETTLED), "unsettled check"),
        _plural(report.count(Severity.WARNING), "warning"),
        _plural(report.count(Severity.NOTE), "note"),
    ]
    told = ", ".join(count for count in counts if count)
    line = f"{report.verb} {report.outcome.value}: {_meaning(report)}{_fleet(report)}"
    return f"{line} ({told})" if told else line


def _meaning(report: Report) -> str:
    """A fleet is degraded by hosts that ended differently, each of which may be proved."""
    ends = report.ends.values()
    mixed = any(end.is_proof for end in ends) and not all(end.is_proof for end in ends)
    mixed = mixed and report.outcome is Outcome.DEGRADED and Outcome.DEGRADED not in ends
    return _MIXED if mixed else _MEANINGS.get(report.verb, _MEANING)[report.outcome]


def _fleet(report: Report) -> str:
    """How many of several hosts ended how, and which those are that are not green."""
    groups: dict[Outcome, list[str]] = {}
    for host, outcome in sorted(report.ends.items(), key=lambda end: end[1].is_proof):
        groups.setdefault(outcome, []).append(host)
    if len(report.ends) < 2 or set(groups) == {report.outcome}:
        every = "both" if len(report.ends) == 2 else f"all {len(report.ends)}"
        return f"; on {every} hosts" if len(report.ends) > 1 else ""
    told = [f"{len(hosts)} {outcome.value}{_names(hosts, outcome)}" for outcome, hosts in groups.items()]
    return f"; of {len(report.ends)} hosts {', '.join(told)}"


def _names(hosts: list[str], outcome: Outcome) -> str:
    if outcome.is_proof or len(hosts) > _MOST_NAMED:
        return ""
    return f" ({', '.join(shorten_middle(host, _LONGEST_HOST) for host in hosts)})"


def hidden(value: T, redactor: Redactor) -> T:
    """The same value with every secret removed from every text in it, before anything is shortened or escaped."""
    result: Any = value
    if isinstance(value, str):
        result = redactor.hide(value)
    elif isinstance(value, tuple):
        result = tuple(hidden(item, redactor) for item in value)
    elif isinstance(value, Mapping):
        result = {redactor.hide(str(key)): hidden(item, redactor) for key, item in value.items()}
    elif is_dataclass(value) and not isinstance(value, type):
        result = replace(value, **{f.name: hidden(getattr(value, f.name), redactor) for f in fields(value)})
    return result  # type: ignore[no-any-return]


def _plural(count: int, noun: str) -> str:
    return f"{count} {noun}{'s' if count != 1 else ''}" if count else ""
