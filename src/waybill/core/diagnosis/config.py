"""The docker configuration: what makes docker go on without a login."""

from __future__ import annotations

from waybill.core.diagnosis.telling import Findings, find
from waybill.core.diagnosis.view import View
from waybill.core.evidence import ConfigTrouble
from waybill.core.finding import Finding, Severity

_HARMLESS = "This run used another credential; docker on this machine would use none."


def config_root_cause(view: View) -> Finding | None:
    """The trouble that left us, and docker, without a credential."""
    troubles = view.credential.config_troubles
    return _finding(view, troubles[0], Severity.ERROR, "So nothing was sent.") if troubles else None


def config_warnings(view: View, told: frozenset[str]) -> Findings:
    """Troubles beside the credential that was used, except those already told."""
    effect = "The image is readable without a login, so this pull works." if view.is_anonymous else _HARMLESS
    troubles = dict.fromkeys(view.credential.config_troubles)
    return tuple(_finding(view, trouble, None, effect) for trouble in troubles if _code(trouble) not in told)


def _code(trouble: ConfigTrouble) -> str:
    return f"config.{trouble.value}"


def _finding(view: View, trouble: ConfigTrouble, severity: Severity | None, effect: str) -> Finding:
    detail = view.credential.config_detail
    shown = f"({detail})" if detail else ""
    seen = f"docker configuration: {trouble.value} {shown}".strip()
    return find(view, _code(trouble), seen, severity=severity, detail=shown, effect=effect)
