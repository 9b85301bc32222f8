"""From a host's evidence to findings: pure. The way to the host, its engine, its state, and what runs on it.

A rung that blocks hides those that depend on it: without a way to the host nothing else is known.
"""

from __future__ import annotations

from collections.abc import Callable

from waybill.core.diagnosis.host.answers import answer_findings
from waybill.core.diagnosis.host.compose import compose_findings
from waybill.core.diagnosis.host.engine import engine_findings
from waybill.core.diagnosis.host.identity import identity_findings
from waybill.core.diagnosis.host.link import link_findings
from waybill.core.diagnosis.host.machine import machine_findings
from waybill.core.diagnosis.host.platform import platform_findings
from waybill.core.diagnosis.host.pull import pull_findings
from waybill.core.diagnosis.host.runtime import runtime_findings
from waybill.core.diagnosis.host.selection import selection_findings
from waybill.core.diagnosis.host.view import HostView, look
from waybill.core.diagnosis.telling import Findings, blocks
from waybill.core.finding import worst_first
from waybill.core.host.evidence import HostEvidence

__all__ = ["diagnose_host"]

Rung = Callable[[HostView], Findings]
# Each of these is asked for its own sake: one that fails does not silence the others.
_STATE: tuple[Rung, ...] = (machine_findings, platform_findings, compose_findings, pull_findings)
_RUNNING: tuple[Rung, ...] = (identity_findings, runtime_findings, answer_findings)


def diagnose_host(evidence: HostEvidence) -> Findings:
    """Every finding about one host, worst first. Never raises, whatever the evidence holds."""
    view = look(evidence)
    link = link_findings(view)
    if blocks(link):
        return worst_first(link)
    told = [*link, *engine_findings(view)]
    for rung in _STATE:
        told += rung(view)
    if evidence.wish.verb == "verify" and evidence.containers is not None:
        told += _running(view)
    return worst_first(told)


def _running(view: HostView) -> Findings:
    selected = selection_findings(view)
    if blocks(selected):
        return selected
    return (*selected, *(finding for rung in _RUNNING for finding in rung(view)))
