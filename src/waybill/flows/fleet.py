"""Reach many hosts and look at each, side by side. What was seen of one host is a value; nothing is judged here."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from waybill.core.finding import Finding, outcome_of
from waybill.core.host.evidence import HostEvidence
from waybill.core.host.read_machine import machine_token
from waybill.core.outcome import Outcome
from waybill.flows.parallel import in_parallel
from waybill.frozen import dataclass
from waybill.report.log import Log


@dataclass(frozen=True, kw_only=True)
class HostVerdict:
    """One host: what was seen and what it means. ``exchanges`` counts sessions and streams, for whoever measures."""

    evidence: HostEvidence
    findings: tuple[Finding, ...]
    exchanges: int = 0

    @property
    def outcome(self) -> Outcome:
        """How this host ends, by its own findings."""
        return outcome_of(self.findings)


@dataclass(frozen=True, kw_only=True)
class Seen:
    """What a look at one host brought."""

    evidence: HostEvidence
    exchanges: int = 0


def look_at_hosts(
    hosts: Sequence[str],
    look: Callable[[str], Seen],
    diagnose: Callable[[HostEvidence], tuple[Finding, ...]],
    workers: int,
    log: Log,
) -> list[HostVerdict]:
    """Look at all of them, then diagnose each knowing which machines the others turned out to be."""
    seen: dict[int, Seen] = {}
    for index, one in in_parallel(look, hosts, workers):
        seen[index] = one
        log.info(f"looked at {hosts[index]}")
    return judge_together([seen[index] for index in range(len(hosts))], diagnose)


def judge_together(seen: Sequence[Seen], diagnose: Callable[[HostEvidence], tuple[Finding, ...]]) -> list[HostVerdict]:
    """Diagnose each knowing which machines the others turned out to be."""
    machines = [_machine(one.evidence) for one in seen]
    return [
        _judged(one, tuple(other for at, other in enumerate(machines) if other and at != index), diagnose)
        for index, one in enumerate(seen)
    ]


def _machine(evidence: HostEvidence) -> str:
    token = machine_token(evidence.machine, evidence.engine.identifier if evidence.engine else "")
    return f"{token} {evidence.host}" if token else ""


def _judged(
    seen: Seen, others: tuple[str, ...], diagnose: Callable[[HostEvidence], tuple[Finding, ...]]
) -> HostVerdict:
    evidence = replace(seen.evidence, others=others)
    return HostVerdict(evidence=evidence, findings=diagnose(evidence), exchanges=seen.exchanges)
