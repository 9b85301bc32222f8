"""Whether a host that was looked at may be deployed to, and the plan if so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from waybill.core.deploy.diagnose_run import not_staged
from waybill.core.finding import Finding, Severity
from waybill.flows.deploying.host import HostDeploy
from waybill.flows.deploying.planning import plan_for

_BY_HOST = ("pull.", "login.")


def made_ready(one: HostDeploy, findings: Iterable[Finding]) -> None:
    """Keep what speaks against a deploy, and plan it where nothing does."""
    ordered = one.orders.ordered(one.host, one.facts.ledger)
    one.know(ready=(*_weighed(one, findings), *ordered))
    if one.channel is not None and one.stage_trouble and one.evidence is not None:
        one.know(ready=(*one.facts.ready, not_staged(one.evidence, one.stage_trouble)))
    if not blocked(one.facts.ready):
        plan_for(one)


def _weighed(one: HostDeploy, findings: Iterable[Finding]) -> Iterator[Finding]:
    """That the host itself may not pull is no end, where another road may bring the image: it is tried before anything
    is touched.
    """
    softer = one.orders.settings.transport != "direct"
    for finding in findings:
        open_way = softer and finding.code.startswith(_BY_HOST) and finding.severity is Severity.ERROR
        yield replace(finding, severity=Severity.WARNING) if open_way else finding


def is_ready(one: HostDeploy) -> bool:
    """Nothing speaks against a deploy to this host."""
    return one.facts.plan is not None and not blocked(one.facts.ready)


def has_image(one: HostDeploy) -> bool:
    """The image is there, and what ran before is kept."""
    return one.facts.fetched is not None and not one.facts.fetched.trouble


def blocked(findings: Iterable[Finding]) -> bool:
    """Errors do; what could not be checked is checked again by the pilot, and proved in the end."""
    return any(finding.severity is Severity.ERROR for finding in findings)
