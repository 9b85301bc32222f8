"""Reading case files: plain JSON, with ``extends`` to build on a base, so that a case shows only what is special."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from waybill.core.build.diagnose import after_findings, before_findings
from waybill.core.build.evidence import BuildEvidence
from waybill.core.build.verdict import outcome_of_build
from waybill.core.comparison import Comparison, Relation
from waybill.core.deploy.candidates import Candidate, candidates, choose
from waybill.core.deploy.diagnose import deploy_findings, plan_findings, rollback_findings
from waybill.core.deploy.diagnose_run import by_image_finding, differing_findings, not_begun, not_staged
from waybill.core.deploy.model import DeployFacts, Kept, Release, RunOrder
from waybill.core.deploy.order import order_findings, to_compare, trust_findings
from waybill.core.deploy.verdict import verdict
from waybill.core.diagnosis import diagnose
from waybill.core.diagnosis.host import diagnose_host
from waybill.core.diagnosis.telling import blocks
from waybill.core.event import EventFacts
from waybill.core.evidence import Evidence
from waybill.core.finding import Finding, outcome_of, worst_first
from waybill.core.host.evidence import HostEvidence
from waybill.core.records import from_json

HERE = Path(__file__).parent


@dataclass(frozen=True, kw_only=True)
class Expectation:
    """What must come of a case: the codes with their severities in order, the outcome, and words that must be there."""

    codes: tuple[tuple[str, ...], ...]
    outcome: str
    says: tuple[str, ...] = ()
    never: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class DeployCase:
    """One host's deploy: what was known of it, and what was seen before and after. ``images`` are its keep tags."""

    facts: DeployFacts
    before: HostEvidence
    after: HostEvidence | None = None

    def diagnose(self) -> tuple[Finding, ...]:
        """What speaks against the plan where it was not carried out, and what became of it where it was."""
        planned = plan_findings(self.facts, self.before)
        return worst_first((*planned, *deploy_findings(self.facts, self.before, self.after)))


@dataclass(frozen=True, kw_only=True)
class RollbackCase:
    """One host that is to go back: ``to`` what, with which images on it, and whether a registry can be asked."""

    facts: DeployFacts
    before: HostEvidence
    to: str = ""
    images: Mapping[str, str] = field(default_factory=dict)
    registry: bool = True

    def diagnose(self) -> tuple[Finding, ...]:
        """What is said of the choice."""
        every = candidates(self.facts.ledger, self.before, Kept(images=self.images))
        found = choose(every, self.to, registry=self.registry)
        return rollback_findings(found, self.before)


@dataclass(frozen=True, kw_only=True)
class OrderCase:
    """One run that would put something on a host: what started it, and what other runs have brought there."""

    run: RunOrder = field(default_factory=RunOrder)
    releases: tuple[Release, ...] = ()
    relation: Relation | None = None
    event: EventFacts = field(default_factory=EventFacts)

    def diagnose(self) -> tuple[Finding, ...]:
        """May it, and does it come in time?"""
        base = to_compare(self.run, self.releases)
        compare = Comparison(base=base, head=self.run.commit, relation=self.relation) if self.relation else None
        late = order_findings(self.run, self.releases, compare, allow_older=False, host="deploy@web1.example.com")
        return (*trust_findings(self.event), *late)


@dataclass(frozen=True, kw_only=True)
class RunCase:
    """A run of several hosts: what each would go back to, or why one was left alone, or could not begin."""

    before: HostEvidence
    chosen: Mapping[str, Release] = field(default_factory=dict)
    left_alone: str = ""
    not_staged: str = ""
    by_image: Release | None = None

    def diagnose(self) -> tuple[Finding, ...]:
        """What is said of it."""
        told = [*differing_findings({host: Candidate(release=one) for host, one in self.chosen.items()})]
        told += [not_begun(self.before, self.left_alone)] if self.left_alone else []
        told += [not_staged(self.before, self.not_staged)] if self.not_staged else []
        told += [by_image_finding(self.before, self.by_image, "app-1 runs another")] if self.by_image else []
        return tuple(told)


@dataclass(frozen=True, kw_only=True)
class BuildCase:
    """One run of ``build-push``: what was seen before, and if nothing spoke against it, what came of it."""

    seen: BuildEvidence

    def diagnose(self) -> tuple[Finding, ...]:
        """What is said of it; nothing is built where something blocks before."""
        first = before_findings(self.seen)
        return first if blocks(first) else worst_first((*first, *after_findings(self.seen)))


@dataclass(frozen=True, kw_only=True)
class Case:
    """One recorded situation: of an image, a host, a deploy there, a choice what to go back to, or a whole run."""

    title: str
    why: str
    about: Evidence | HostEvidence | DeployCase | RollbackCase | OrderCase | RunCase | BuildCase
    expect: Expectation

    @property
    def evidence(self) -> Evidence | None:
        """What was seen of an image, if the case is about one."""
        return self.about if isinstance(self.about, Evidence) else None

    @property
    def host(self) -> HostEvidence | None:
        """What was seen of a host, if the case is about one."""
        return self.about if isinstance(self.about, HostEvidence) else None

    def diagnose(self) -> tuple[Finding, ...]:
        """The findings of this case."""
        if isinstance(self.about, HostEvidence):
            return diagnose_host(self.about)
        return diagnose(self.about) if isinstance(self.about, Evidence) else self.about.diagnose()

    def outcome(self) -> str:
        """How the run ended: by its findings, and a deploy by what became of it."""
        if isinstance(self.about, DeployCase):
            return verdict(self.about.facts).value
        if isinstance(self.about, BuildCase):
            return outcome_of_build(self.about.seen, self.diagnose()).value
        return outcome_of(self.diagnose()).value


_KINDS = {
    "evidence": Evidence,
    "host": HostEvidence,
    "deploy": DeployCase,
    "rollback": RollbackCase,
    "order": OrderCase,
    "run": RunCase,
    "build": BuildCase,
}


def case_paths() -> list[Path]:
    """Every case file; folders that begin with an underscore hold bases."""
    return sorted(path for path in HERE.glob("*/*.json") if not path.parent.name.startswith("_"))


def load_case(path: Path) -> Case:
    """One case with its bases merged in. A misspelt field is an error that names it."""
    raw = merged(path)
    unknown = set(raw) - {"title", "why", "expect", *_KINDS}
    if unknown:
        raise ValueError(f"{path}: unknown field {min(unknown)!r}")
    kinds = [kind for kind in _KINDS if kind in raw]
    if len(kinds) != 1:
        raise ValueError(f"{path}: a case holds one of {', '.join(_KINDS)}, and this one has {kinds}")
    about: Any = from_json(_KINDS[kinds[0]], raw[kinds[0]], f"{path.name}: {kinds[0]}")
    expect = from_json(Expectation, raw["expect"], f"{path.name}: expect")
    return Case(title=raw["title"], why=raw["why"], about=about, expect=expect)


def merged(path: Path) -> dict[str, Any]:
    """A case as it stands with its bases; of those in ``_base`` too."""
    raw = _read(path)
    base = raw.pop("extends", "")
    return merge(merged((path.parent / base).resolve()), raw) if base else raw


def _read(path: Path) -> dict[str, Any]:
    return dict(_parsed(path))


@cache
def _parsed(path: Path) -> Mapping[str, Any]:
    loaded: Mapping[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return loaded


def merge(base: Mapping[str, Any], change: Mapping[str, Any]) -> dict[str, Any]:
    """Objects are merged, everything else is replaced; ``null`` takes a field away."""
    result = dict(base)
    for key, value in change.items():
        below = result.get(key)
        if value is None:
            result.pop(key, None)
        else:
            result[key] = merge(below if isinstance(below, dict) else {}, value) if isinstance(value, dict) else value
    return result
