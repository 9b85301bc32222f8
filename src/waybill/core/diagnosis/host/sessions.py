"""What a login may count on: that what it starts outlives it, programs, and a way to ask the application."""

from __future__ import annotations

from waybill.core.diagnosis.host.view import HostView
from waybill.core.diagnosis.telling import Findings, find, listed
from waybill.core.finding import Severity
from waybill.core.host.machine import MachineFacts


def session_findings(view: HostView, machine: MachineFacts) -> Findings:
    """What would keep a deploy from working on its own."""
    return (*_killed(view, machine), *_tools(view, machine), *_client(view, machine))


def _killed(view: HostView, machine: MachineFacts) -> Findings:
    engine = view.evidence.engine
    only_looking = view.evidence.wish.verb == "verify"
    if machine.linger is True or view.evidence.link.local:
        return ()
    if engine is not None and engine.rootless and machine.linger is False:
        reason = "The engine runs without root, and ends when its user's last login does, with all its containers"
    elif machine.kill_user_processes and not only_looking:
        reason = "logind ends every process of a login when it ends (`KillUserProcesses=yes`)"
    else:
        return ()
    seen = (f"KillUserProcesses: {_word(machine.kill_user_processes)}, linger: {_word(machine.linger)}",)
    severity = Severity.WARNING if only_looking else None
    return (find(view, "host.processes-killed-at-logout", *seen, severity=severity, prepared={"reason": reason}),)


def _word(value: bool | None) -> str:
    return {True: "yes", False: "no"}.get(value, "not told") if value is not None else "not told"


def _tools(view: HostView, machine: MachineFacts) -> Findings:
    if not machine.missing_tools:
        return ()
    severity = Severity.WARNING if view.evidence.wish.verb == "verify" else None
    tools = listed(machine.missing_tools, 12)
    return (find(view, "host.tools-missing", severity=severity, facts={"tools": tools}),)


def _client(view: HostView, machine: MachineFacts) -> Findings:
    """Without a client on the host, the runner asks through the connection. Only when that fails too is it hopeless."""
    url = view.evidence.wish.health.url
    clients = machine.https_clients if url.startswith("https:") else machine.http_clients
    if not url or clients or machine.setsid is None:
        return ()
    asked = [answer for answer in view.evidence.answers if answer.view == "host"]
    if any(answer.status is not None for answer in asked):
        return ()
    severity = None if asked else Severity.WARNING
    there = (
        f"only {listed(machine.http_clients)}, without https" if machine.http_clients else "none of curl, wget, python3"
    )
    seen = tuple(f"{answer.road or 'no road'}: {answer.detail}" for answer in asked[:3])
    return (find(view, "host.no-http-client", *seen, severity=severity, facts={"url": url, "clients": there}),)
