"""Docker's own health check beside what HTTP says: which of the two is wrong, and why. Pure."""

from __future__ import annotations

import re

from waybill.core.diagnosis.host.view import HostView
from waybill.core.host.container import ContainerFacts

_TOOL_MISSING = re.compile(
    r"executable file not found|(?:^|[:\s])(?P<tool>[\w./-]+): (?:command )?not found|no such file or directory",
    re.IGNORECASE,
)
_REFUSED = re.compile(r"connection refused|could(n't| not) connect|failed to connect|can't connect", re.IGNORECASE)
_TIMEOUT = re.compile(r"exceeded timeout|timed? ?out", re.IGNORECASE)
_STATUS = re.compile(r"(?:returned error:?|HTTP/[0-9.]+|error) (?P<status>[345][0-9]{2})\b", re.IGNORECASE)
_ASKED = re.compile(r"https?://(?P<host>\[[0-9a-fA-F:]+\]|[^/:\s'\"]+)(?::(?P<port>[0-9]{1,5}))?", re.IGNORECASE)
_NOT_STARTED = frozenset({-1, 126, 127})


def unhealthy(view: HostView) -> tuple[ContainerFacts, ...]:
    """The chosen containers that Docker calls unhealthy."""
    return tuple(one for one in view.chosen if one.runs and one.last.health == "unhealthy")


def said_by_docker(view: HostView) -> str:
    """One sentence on what Docker says beside a failing answer; ``""`` when it checks nothing."""
    healthy = [one for one in view.chosen if one.runs and one.last.health == "healthy"]
    if not healthy:
        return ""
    command = healthy[0].health_command
    asks = f"its own check is `{command}`, run inside the container" if command else "its own check runs inside"
    return f"Docker calls {healthy[0].name or healthy[0].identifier[:12]} healthy all the same: {asks}."


def why_unhealthy(container: ContainerFacts) -> str:
    """Why Docker's check fails while the application answers, by the probe's last words."""
    probe = container.probes[-1] if container.probes else None
    if probe is None:
        return "What its check said is not known."
    output, command = probe.output, container.health_command
    missing = _TOOL_MISSING.search(output)
    if missing and probe.code in _NOT_STARTED:
        return f"The check cannot run: {_tool(command, missing['tool'] or '')} is not in the image."
    if _TIMEOUT.search(output):
        return "The check takes longer than its own limit (`timeout` of the health check)."
    if _REFUSED.search(output):
        return _why_refused(container, command)
    status = _STATUS.search(output)
    if status:
        return f"The check gets the status {status['status']}: it asks another path, or lacks a login that it needs."
    return f"The check ends with code {probe.code}."


def _tool(command: str, named: str) -> str:
    words = [word for word in re.split(r"\s+", command) if word and word not in {"CMD", "CMD-SHELL", "/bin/sh", "-c"}]
    return f"`{named or (words[0] if words else 'its program')}`"


def _why_refused(container: ContainerFacts, command: str) -> str:
    asked = _ASKED.search(command)
    host, port = (asked["host"].lower(), int(asked["port"] or 80)) if asked else ("", 0)
    inside = {item.target for item in container.ports} | set(container.exposed)
    if port and inside and port not in inside:
        listens = ", ".join(str(number) for number in sorted(inside))
        return f"The check asks port {port} inside the container, and the application's port there is {listens}."
    if host == "localhost":
        return (
            "The check asks `localhost`, which is ::1 first; the application listens on IPv4 only, and the program of "
            "the check does not try 127.0.0.1 after it."
        )
    return "The check's connection is refused: inside the container nothing listens on the address that it asks."


def repair(container: ContainerFacts) -> str:
    """What to change in the health check."""
    probe = container.probes[-1] if container.probes else None
    output = probe.output if probe else ""
    if _TOOL_MISSING.search(output):
        return "Use a program that the image has, or put that one into the image."
    if _REFUSED.search(output) and "localhost" in container.health_command:
        return "Write 127.0.0.1 in place of localhost."
    return "Let the check ask what the application answers."
