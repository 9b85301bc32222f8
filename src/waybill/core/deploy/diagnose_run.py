"""Findings about a run as a whole: hosts beside one another, and what could not even begin. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from waybill.core.deploy.candidates import Candidate
from waybill.core.deploy.model import Release
from waybill.core.diagnosis.host.state import state_findings
from waybill.core.diagnosis.host.view import look
from waybill.core.diagnosis.telling import Findings, find
from waybill.core.finding import Finding, Severity
from waybill.core.host.evidence import HostEvidence
from waybill.core.host.machine import Holder, Leftover, MachineFacts
from waybill.core.text import quote_foreign
from waybill.frozen import dataclass

_MOST_NAMED = 8


@dataclass(frozen=True, kw_only=True)
class _Hosts:
    subject: str
    words: Mapping[str, str]


def differing_findings(chosen: Mapping[str, Candidate]) -> Findings:
    """Hosts that would go back to different images: nobody has said that they may differ."""
    if len({one.release.digest or one.release.name for one in chosen.values()}) <= 1:
        return ()
    told = [quote_foreign(f"{host}: {_named(one.release)}", 200) for host, one in chosen.items()]
    first = next(iter(chosen.values())).release
    about = _Hosts(subject=quote_foreign(", ".join(list(chosen)[:_MOST_NAMED]), 400), words={})
    words = {"releases": "; ".join(told[:_MOST_NAMED]), "first": quote_foreign(first.tag or first.digest or first.name)}
    return (find(about, "rollback.hosts-differ", *told[:_MOST_NAMED], prepared=words),)


def by_image_finding(evidence: HostEvidence, release: Release, words: str) -> Finding:
    """A release without a chain runs another image than its record says."""
    facts = {"release": release.name, "words": words}
    return find(look(evidence), "rollback.not-as-recorded", words, facts=facts)


def not_begun(evidence: HostEvidence, reason: str) -> Finding:
    """A host that was ready and left alone."""
    return find(look(evidence), "deploy.not-begun", prepared={"reason": reason})


def not_staged(evidence: HostEvidence, trouble: str) -> Finding:
    """The bundle could not be made."""
    return find(look(evidence), "deploy.not-staged", trouble, facts={"trouble": trouble})


def _named(release: Release) -> str:
    return " ".join(filter(None, (release.tag, release.digest[:19] or release.name)))


_BY_OTHERS = frozenset({"host.locked", "host.journal-open", "host.state-unsafe"})


def others_findings(evidence: HostEvidence, now: MachineFacts | None) -> Findings:
    """Who may still take back what was proved without the lock: it is not settled then, however well it runs.

    ``now`` is what was seen of the state after the proof; without it nothing is known.
    """
    if now is None:
        facts = {"what": "nobody else is at work there", "reason": "the host did not tell what its state is"}
        return (find(look(evidence), "check.not-made", severity=Severity.UNSETTLED, facts=facts),)
    meant = replace(now, leftovers=tuple(left for left in now.leftovers if _may_act(left)))
    found = state_findings(look(replace(evidence, machine=meant)), meant) if meant.leftovers else ()
    return tuple(replace(one, severity=Severity.UNSETTLED) for one in found if one.code in _BY_OTHERS)


def _may_act(left: Leftover) -> bool:
    """A lock that is proved to be a dead one's does nothing; a transaction that is open will be brought to an end."""
    return left.what != "lock" or left.holder is not Holder.DEAD or bool(left.trouble)
