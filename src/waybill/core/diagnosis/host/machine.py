"""What the machine of a host means."""

from __future__ import annotations

from waybill.core.diagnosis.host.view import HostView
from waybill.core.diagnosis.telling import Findings


def machine_findings(_view: HostView) -> Findings:
    """Written with the evidence of this rung."""
    return ()
