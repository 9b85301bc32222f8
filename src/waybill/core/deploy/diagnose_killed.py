"""What a transaction was in the middle of when its program was killed, and another one brought it to its end. Pure."""

from __future__ import annotations

from waybill.core.deploy.model import DeployFacts, Pilot
from waybill.core.diagnosis.host.runtime_words import why_not_started
from waybill.core.diagnosis.host.view import HostView
from waybill.core.diagnosis.telling import find
from waybill.core.finding import Finding
from waybill.core.text import quote_foreign

AFTER_KILL = (
    "See what happened there; then deploy again:\n  uptime --since\n  sudo journalctl --since -1h --priority warning"
)
_NOTHING_BEFORE = "As nothing ran before, it only took away what had come with this deploy."


def was_killed(pilot: Pilot) -> bool:
    """Whether it was brought to its end by another program than began it."""
    failed = pilot.first("failed")
    return failed is not None and failed.values.get("cause") == "killed"


def killed_finding(view: HostView, facts: DeployFacts, at: str, *evidence: str) -> Finding:
    """Whoever was killed may have left the engine in a state in which nothing starts there any more."""
    pilot = facts.pilot or Pilot()
    began = any(line.values.get("cause") == "up" for line in pilot.every("lost"))
    reason = why_not_started(pilot.log) if began else None
    because = (
        f"That could not be started: {reason.why}" if reason else "",
        _job(pilot) if at == "job" else "",
        _NOTHING_BEFORE if facts.plan is not None and not facts.plan.restore else "",
    )
    words = {
        "step": quote_foreign(at, 60) or "none",
        "because": " ".join(filter(None, because)),
        "advice": reason.hint if reason else AFTER_KILL,
    }
    return find(view, "deploy.killed", *evidence, prepared=words)


def _job(pilot: Pilot) -> str:
    begun = pilot.every("job", "intent")
    service = quote_foreign(begun[-1].values.get("service", ""), 80) if begun else ""
    return f"`{service}` had begun: what it changed (data, as a rule) stays changed." if service else ""
