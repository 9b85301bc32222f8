"""Looking at a compose project of a lab's host as the product does, and what the product then says of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from lab.hosts.host import LabHost
from tests.integration.machine.looking import HostChannel
from waybill.core.diagnosis.host import diagnose_host
from waybill.core.finding import Finding
from waybill.core.host.ask_compose import PARTS, ComposeAsk, compose_variables
from waybill.core.host.compose import ComposeFacts, Service
from waybill.core.host.engine import EngineFacts
from waybill.core.host.evidence import By, HostEvidence, HostWish, Selection
from waybill.core.host.link import LinkFacts
from waybill.core.host.read_compose import read_compose
from waybill.core.host.read_container import read_listed
from waybill.core.host.read_ports import read_ports
from waybill.core.wire import Told
from waybill.effects.look import look
from waybill.secret import Secret

IMAGE, TAG = "ghcr.io/acme/app", "1.2.3"
PLACE = "/srv/app"
SERVICE = "services:\n  app:\n    image: ghcr.io/acme/app:${IMAGE_TAG:?}\n"


def ask_of(directory: str = PLACE, *, values: Mapping[str, str] | None = None, **fields: Any) -> ComposeAsk:
    """The question about one project."""
    secrets = {name: Secret(value) for name, value in (values or {}).items()}
    return ComposeAsk(directory=directory, repository=IMAGE, values=secrets, **{"tag": TAG, **fields})


def told_by(channel: HostChannel, ask: ComposeAsk, parts: Sequence[str] = (*PARTS, "ports")) -> Told:
    """What the host tells, to its end and with nothing beside it."""
    looked = look(channel, parts, variables=compose_variables(ask), timeout=90)
    assert looked.told.whole, looked.answered
    assert looked.told.foreign == ""
    assert looked.answered.stderr == b""
    return looked.told


def facts_of(channel: HostChannel, directory: str = PLACE, **fields: Any) -> ComposeFacts:
    """The evidence of one project."""
    ask = ask_of(directory, **fields)
    return read_compose(told_by(channel, ask), ask)


def service_of(facts: ComposeFacts, name: str = "app") -> Service:
    """One service of a project that could be rendered."""
    assert facts.trouble is None, facts
    (service,) = [one for one in facts.services if one.name == name]
    return service


def findings_of(
    host: LabHost, channel: HostChannel, directory: str = PLACE, *, services: tuple[str, ...] = (), **fields: Any
) -> tuple[Finding, ...]:
    """What the product says about the project on this host, with its containers as the engine lists them."""
    ask = ask_of(directory, **fields)
    told = told_by(channel, ask)
    containers = None
    if host.spec.store:
        containers = tuple(read_listed(entry) for entry in host.engine_get("/containers/json?all=1"))
    selection = Selection(by=By.COMPOSE, directory=directory, services=services, project=ask.project, repository=IMAGE)
    evidence = HostEvidence(
        host=host.name,
        wish=HostWish(
            verb="preflight", image=f"{IMAGE}:{TAG}", repository=IMAGE, tag=TAG, selection=selection, sudo=ask.sudo
        ),
        now="2026-06-01T12:00:00Z",
        link=LinkFacts(address=host.name, user="deploy", host=host.name),
        engine=EngineFacts(identifier="x") if host.spec.store else None,
        compose=read_compose(told, ask),
        containers=containers,
        port_owners=read_ports(told),
    )
    return tuple(finding for finding in diagnose_host(evidence) if finding.code.startswith(("compose.", "check.")))


def few(host: LabHost, *more: str) -> HostChannel:
    """A login whose PATH has only a few programs, and these."""
    names = ["env", "sort", "head", "cat", "tr", "base64", "stat", "ls", "readlink", "timeout", "sed", "uniq", *more]
    if "awk" not in more:
        names += ["docker", "mktemp", "rm", "wc", "grep", "tail"]
    host.shell('mkdir -p /few; for name in "$@"; do ln -sf "$(command -v "$name")" "/few/$name"; done', *names)
    return HostChannel(host, shell=("env", "PATH=/few", "/usr/bin/dash"))


def codes(findings: tuple[Finding, ...]) -> list[str]:
    """The codes alone."""
    return [finding.code for finding in findings]
