"""From evidence to findings: a pure function that climbs the probe ladder and stops at the root cause.

Each rung is a small function ``View -> findings`` in a module of its own. The first rung that blocks tells the cause;
what lies above it is a consequence and stays silent. Warnings and notes come after, unless the cause makes them moot.
"""

from __future__ import annotations

from collections.abc import Callable

from waybill.core.diagnosis.access import access_findings
from waybill.core.diagnosis.blob import blob_findings
from waybill.core.diagnosis.config import config_warnings
from waybill.core.diagnosis.credential import credential_findings
from waybill.core.diagnosis.image import image_findings, label_findings
from waybill.core.diagnosis.name import name_findings
from waybill.core.diagnosis.network import clock_findings, transient_findings
from waybill.core.diagnosis.notes import api_notes, credential_notes
from waybill.core.diagnosis.proof import unproved
from waybill.core.diagnosis.push import push_findings
from waybill.core.diagnosis.registry import registry_findings
from waybill.core.diagnosis.telling import Findings, blocks
from waybill.core.diagnosis.verdict import join_pull_and_push
from waybill.core.diagnosis.view import View, look
from waybill.core.evidence import Evidence
from waybill.core.finding import worst_first

__all__ = ["diagnose"]

Rung = Callable[[View], Findings]
_PULL: tuple[Rung, ...] = (
    registry_findings,
    credential_findings,
    access_findings,
    image_findings,
    blob_findings,
    unproved,
)
_NO_WAY = ("name.", "network.", "tls.", "proxy.", "registry.not-a-registry")


def diagnose(evidence: Evidence) -> Findings:
    """Every finding about one image, worst first. Never raises, whatever the evidence holds."""
    view = look(evidence)
    wrong_name = name_findings(view)
    if wrong_name:
        return wrong_name
    verdict = join_pull_and_push(view, _climb(view), push_findings(view))
    return worst_first((*verdict, *_beside(view, verdict)))


def _climb(view: View) -> Findings:
    """The pull ladder: up to and including the first rung that blocks."""
    told: Findings = ()
    for rung in _PULL:
        told = (*told, *rung(view))
        if blocks(told):
            return told
    return told


def _beside(view: View, verdict: Findings) -> Findings:
    """Warnings and notes, without those that the verdict already tells or makes pointless."""
    codes = frozenset(finding.code for finding in verdict)
    if any(code.startswith(_NO_WAY) for code in codes - {"network.blob-host-unreachable"}):
        return ()
    login_is_told = any(code.startswith("auth.") for code in codes)
    about_login = () if login_is_told else (*credential_notes(view), *api_notes(view))
    return (
        *about_login,
        *config_warnings(view, codes),
        *label_findings(view),
        *clock_findings(view),
        *transient_findings(view),
    )
