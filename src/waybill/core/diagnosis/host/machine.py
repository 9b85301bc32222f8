"""The machine's rung: is it the one that was meant, is its clock right, and what of it could not be seen."""

from __future__ import annotations

from collections.abc import Iterator

from waybill.core.diagnosis.host.files import file_findings
from waybill.core.diagnosis.host.logins import login_findings
from waybill.core.diagnosis.host.rooms import room_findings
from waybill.core.diagnosis.host.sessions import session_findings
from waybill.core.diagnosis.host.state import state_findings
from waybill.core.diagnosis.host.view import HostView
from waybill.core.diagnosis.telling import Findings, find, listed
from waybill.core.evidence import Trouble
from waybill.core.finding import Finding, Severity
from waybill.core.host.machine import MachineFacts
from waybill.core.host.read_machine import machine_token
from waybill.core.text import quote_foreign

_SECONDS_TOLERATED = 60.0  # as much as registries forgive in their tokens
_SECONDS_OF_A_DAY = 86400.0
_ABOUT_TIME = frozenset({Trouble.TLS_EXPIRED, Trouble.TLS_NOT_YET_VALID})
_PARTS = {
    "machine": "which machine answered",
    "clock": "the host's clock is right",
    "room": "the host has room for the image",
    "session": "a deploy could outlive the login, with the programs that it needs",
    "state": "the state directory can be written and nobody holds it",
    "logins": "logins are stored on the host that will die",
    "files": "the files of `host-files` are those of the commit",
}


def machine_findings(view: HostView) -> Findings:
    """What is wrong with the machine, with the room it has and with what lies on it."""
    machine = view.evidence.machine
    if machine is None:
        return ()
    return (
        *_same_machine(view, machine),
        *_clock(view, machine),
        *room_findings(view, machine),
        *session_findings(view, machine),
        *state_findings(view, machine),
        *login_findings(view, machine),
        *file_findings(view, machine),
        *_unseen(view, machine),
    )


# Which one


def _same_machine(view: HostView, machine: MachineFacts) -> Findings:
    engine = view.evidence.engine.identifier if view.evidence.engine else ""
    own = machine_token(machine, engine)
    pairs = (line.partition(" ") for line in view.evidence.others)
    twins = [quote_foreign(other, 200) for token, _, other in pairs if own and token == own]
    if not twins:
        return ()
    facts = {"hostname": machine.hostname, "addresses": ", ".join(machine.addresses[:4]) or "no address of its own"}
    seen = f"machine id {machine.identifier}, boot {machine.boot}"
    return (find(view, "host.same-machine", seen, facts=facts, prepared={"others": listed(twins)}),)


# The clock


def _clock(view: HostView, machine: MachineFacts) -> Findings:
    """An offset counts as far as it is certain: the exchange took its time as well."""
    offset = machine.clock_offset
    if offset is None or abs(offset) - machine.clock_slack <= _SECONDS_TOLERATED:
        return ()
    refused = _refused_for_the_time(view)
    severe = (refused or abs(offset) >= _SECONDS_OF_A_DAY) and view.evidence.wish.verb != "verify"
    effect = "The host's own connection to the registry fails for it." if refused else ""
    seen = f"offset {offset:+.1f} s, known to within {machine.clock_slack:.1f} s"
    severity = Severity.ERROR if severe else Severity.WARNING
    prepared = {"offset": span(abs(offset)), "direction": "ahead of" if offset > 0 else "behind", "effect": effect}
    return (find(view, "host.clock-offset", seen, severity=severity, prepared=prepared),)


def _refused_for_the_time(view: HostView) -> bool:
    pull = view.evidence.pull
    answers = (pull.registry, pull.answer, pull.blob_host) if pull else ()
    return any(answer is not None and answer.trouble in _ABOUT_TIME for answer in answers)


def span(seconds: float) -> str:
    """A stretch of time in the largest unit of which there are at least two."""
    for unit, length in (("days", _SECONDS_OF_A_DAY), ("hours", 3600.0), ("minutes", 60.0)):
        if seconds >= 2 * length:
            return f"{seconds / length:.0f} {unit}"
    return f"{seconds:.0f} seconds"


# What was not told


def _unseen(view: HostView, machine: MachineFacts) -> Iterator[Finding]:
    severity = Severity.WARNING if view.evidence.wish.verb == "verify" else None
    for part in machine.unseen:
        facts = {"what": _PARTS.get(part, part), "reason": "the host did not tell it to the end"}
        yield find(view, "check.not-made", severity=severity, facts=facts)
