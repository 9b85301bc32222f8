"""What the engine demands of the host when it makes a service's container: networks, volumes, files, a platform."""

from __future__ import annotations

from collections.abc import Iterator
from shlex import quote

from waybill.core.diagnosis.host.compose_services import chosen_of
from waybill.core.diagnosis.host.compose_told import facts_of, listed_names
from waybill.core.diagnosis.host.view import HostView
from waybill.core.diagnosis.telling import Findings, find
from waybill.core.finding import Finding, Severity
from waybill.core.host.compose import ComposeFacts, External, MissingPath, Service
from waybill.core.platform import PlatformProblem, parse_platform, rank
from waybill.core.text import quote_foreign

_ELSEWHERE = (
    "The engine belongs to a swarm, which may have it on another node: then it is shown here once something uses it."
)


def needs_findings(view: HostView) -> Findings:
    """Of the services that are meant; what others need is theirs."""
    facts = view.evidence.compose
    if facts is None:
        return ()
    chosen = chosen_of(view)
    return (
        *(found for one in facts.externals if (found := _external(view, facts, one, _users(chosen, one)))),
        *(_content(view, facts, path) for path in _contents(facts, chosen)),
        *(found for one in chosen for found in _platform(view, facts, one)),
    )


def _users(chosen: tuple[Service, ...], external: External) -> tuple[str, ...]:
    return tuple(
        one.name for one in chosen if external.key in (one.networks if external.kind == "network" else one.volumes)
    )


def _external(view: HostView, facts: ComposeFacts, external: External, users: tuple[str, ...]) -> Finding | None:
    evidence = view.evidence
    if not users or evidence.containers is None:
        return None  # nobody needs it, or there is no engine to ask, which its own finding says
    there = evidence.networks if external.kind == "network" else evidence.volumes
    if there is None:
        what = f"the {external.kind} {external.name} is there"
        return find(view, "check.not-made", what=what, reason=f"the engine does not list its {external.kind}s")
    if external.name in there:
        return None
    swarm = external.kind == "network" and evidence.engine is not None and evidence.engine.swarm
    return find(
        view,
        f"compose.external-{external.kind}-missing",
        f"{external.kind}s.{external.key}: external, name {external.name}",
        severity=Severity.WARNING if swarm else None,
        facts={**facts_of(view, facts), "name": external.name, "also": _ELSEWHERE if swarm else ""},
        prepared={"services": listed_names(users), "named": quote_foreign(quote(external.name), 200)},
    )


def _contents(facts: ComposeFacts, chosen: tuple[Service, ...]) -> Iterator[MissingPath]:
    names = {one.name for one in chosen}
    return (path for path in facts.missing_contents if path.service in names and not path.hidden)


def _content(view: HostView, facts: ComposeFacts, path: MissingPath) -> Finding:
    words = {**facts_of(view, facts), "service": path.service, "path": path.path, "file": path.path.rpartition("/")[2]}
    return find(view, "compose.content-missing", f"{path.service}: {path.path} is not there", facts=words)


def _platform(view: HostView, facts: ComposeFacts, service: Service) -> Iterator[Finding]:
    there = view.evidence.engine.platform if view.evidence.engine else ""
    if service.platform and there and not _runs(there, service.platform):
        words = {**facts_of(view, facts), "service": service.name, "platform": service.platform, "there": there}
        yield find(view, "compose.platform-differs", f"{service.name}: platform: {service.platform}", facts=words)


def _runs(host: str, wanted: str) -> bool:
    """What is no platform at all is refused by compose itself."""
    try:
        return rank(parse_platform(host), parse_platform(wanted)) is not None
    except PlatformProblem:
        return True
