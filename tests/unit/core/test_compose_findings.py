"""What must hold of the compose rung whatever a host told. Single situations are in tests/cases/host-compose."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from waybill.core.diagnosis.host import diagnose_host
from waybill.core.diagnosis.host.compose_conflicts import _same_address
from waybill.core.diagnosis.host.compose_services import chosen_of
from waybill.core.diagnosis.host.view import look
from waybill.core.finding import Finding, Severity
from waybill.core.host.compose import ComposeFacts, ComposeTrouble, MissingPath, Origin, Port, Service
from waybill.core.host.container import ContainerFacts, PublishedPort, Sample
from waybill.core.host.engine import EngineFacts
from waybill.core.host.evidence import By, HostEvidence, HostWish, Selection
from waybill.core.host.link import LinkFacts
from waybill.core.text import quote_foreign

IMAGE = "ghcr.io/acme/app"
ANY = "0.0.0.0"  # noqa: S104  # compared, not bound
HOSTILE = "\x1b[2J::error::x\n`id` <b> ${{ x }} \u202e" + "y" * 500


def evidence(facts: ComposeFacts, services: tuple[str, ...] = (), **fields: Any) -> HostEvidence:
    selection = Selection(by=By.COMPOSE, directory="/srv/app", services=services, repository=IMAGE)
    whole = HostEvidence(
        host="web1",
        wish=HostWish(verb="preflight", image=f"{IMAGE}:1", repository=IMAGE, tag="1", selection=selection),
        now="2026-06-01T12:00:00Z",
        link=LinkFacts(address="web1"),
        engine=EngineFacts(identifier="x"),
        compose=facts,
    )
    return replace(whole, **fields)


def told(whole: HostEvidence) -> tuple[Finding, ...]:
    return tuple(one for one in diagnose_host(whole) if one.code.startswith(("compose.", "check.")))


@pytest.mark.parametrize("trouble", ComposeTrouble, ids=lambda trouble: trouble.value)
def test_a_project_that_was_not_rendered_is_never_green(trouble: ComposeTrouble) -> None:
    findings = told(evidence(ComposeFacts(trouble=trouble, directory="/srv/app")))
    assert {finding.severity for finding in findings} & {Severity.ERROR, Severity.UNSETTLED}


def test_a_project_of_which_nothing_is_meant_is_never_green() -> None:
    facts = ComposeFacts(directory="/srv/app", version="2.40.3", services=(Service(name="db", image="postgres:16"),))
    for services in ((), ("app",), ("db",)):
        assert Severity.ERROR in {finding.severity for finding in told(evidence(facts, services))}
        assert Severity.ERROR in {finding.severity for finding in told(evidence(replace(facts, services=()), services))}


def test_hostile_names_are_quoted_wherever_they_stand() -> None:
    service = Service(
        name=HOSTILE,
        image=f"{IMAGE}:{HOSTILE}",
        raw_image=f"{IMAGE}:${{TAG:-{HOSTILE}}}",
        builds=True,
        pull_policy="never",
        container_name=HOSTILE,
        ports=(Port(published="80", address=HOSTILE),),
        profiles=(HOSTILE,),
        powers=(HOSTILE,),
    )
    facts = ComposeFacts(
        directory=HOSTILE,
        version=HOSTILE,
        project=HOSTILE,
        files=(HOSTILE,),
        ignored_files=(HOSTILE,),
        env_file=HOSTILE,
        engine_words=HOSTILE,
        services=(service, replace(service, name="other")),
        missing_paths=(HOSTILE,),
        missing_binds=(MissingPath(path=HOSTILE, service=HOSTILE, target=HOSTILE),),
        origins=(Origin(name="TAG", line=3),),
    )
    holder = ContainerFacts(
        identifier="x",
        name=HOSTILE,
        project=HOSTILE + "2",
        service=HOSTILE,
        ports=(PublishedPort(port=80),),
        samples=(Sample(at="", state=HOSTILE), Sample(at="", state="running")),
    )
    many = [told(evidence(facts, (HOSTILE,), containers=(holder,)))]
    many += [told(evidence(replace(facts, trouble=trouble, detail=HOSTILE, key=HOSTILE))) for trouble in ComposeTrouble]
    for finding in (one for findings in many for one in findings):
        for text in (*finding.evidence, *finding.cause.split("\n"), *finding.fix.split("\n")):
            assert "\x1b" not in text
            assert "\u202e" not in text
            assert not text.lstrip().startswith("::")
            assert quote_foreign(text, 10_000) == text


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("", "127.0.0.1", True),
        ("", "::1", True),
        (ANY, "127.0.0.1", True),
        (ANY, "::", True),
        (ANY, "::1", False),
        ("127.0.0.1", "::", True),
        ("127.0.0.1", "192.0.2.1", False),
        ("127.0.0.1", "127.0.0.1", True),
        ("::1", "::", True),
        ("::1", "fd00::1", False),
    ],
)
def test_addresses_that_cannot_both_be_listened_on(one: str, other: str, *, same: bool) -> None:
    assert _same_address(one, other) is same
    assert _same_address(other, one) is same


NAMES = st.sampled_from(["app", "db", "web"])
IMAGES = st.sampled_from(["", f"{IMAGE}:1", f"{IMAGE}:", IMAGE, "redis:7", ":", f"{IMAGE}@sha256:{'a' * 64}"])
RAW = st.sampled_from(["", f"{IMAGE}:1", f"{IMAGE}:${{T}}", "${I}", "${R}/x:${T:-1}", f"{IMAGE}:${{T:?}}", "${"])
PORTS = st.builds(
    Port,
    published=st.sampled_from(["0", "80", "80-90", "90-80", "65535", "99999"]),
    address=st.sampled_from(["", "127.0.0.1"]),
    protocol=st.sampled_from(["tcp", "udp"]),
)
SERVICES = st.builds(
    Service,
    name=NAMES,
    image=IMAGES,
    raw_image=RAW,
    builds=st.booleans(),
    active=st.booleans(),
    replicas=st.integers(-1, 3),
    container_name=st.sampled_from(["", "app-1"]),
    ports=st.lists(PORTS, max_size=2).map(tuple),
)
CONTAINERS = st.builds(
    ContainerFacts,
    identifier=st.just("x"),
    name=st.sampled_from(["app-1", "web"]),
    project=st.sampled_from(["", "app", "x"]),
    service=NAMES,
    ports=st.lists(st.builds(PublishedPort, port=st.sampled_from([80, 90])), max_size=2).map(tuple),
    samples=st.sampled_from([(), (Sample(at="", state="running"),)]),
)
FACTS = st.builds(
    ComposeFacts,
    directory=st.just("/srv/app"),
    project=st.sampled_from(["", "app"]),
    services=st.lists(SERVICES, max_size=3, unique_by=lambda service: service.name).map(tuple),  # keys of a mapping
    pins=st.booleans(),
    supplied=st.sampled_from([{}, {"T": "tag"}]),
    given=st.sampled_from([(), ("T",)]),
)


@example(ComposeFacts(directory="/srv/app", services=(Service(name="app", replicas=0),)), ("app",), ())
@example(ComposeFacts(directory="/srv/app", services=(Service(name="app", image=":"),)), ("app",), ())
@given(FACTS, st.sampled_from([(), ("app",), ("app", "nope")]), st.lists(CONTAINERS, max_size=2).map(tuple))
def test_no_green_without_a_service_of_ours(
    facts: ComposeFacts, services: tuple[str, ...], containers: tuple[ContainerFacts, ...]
) -> None:
    whole = evidence(facts, services, containers=containers, port_owners=("80 0.0.0.0 nginx 5",))
    findings = told(whole)
    blocked = {finding.severity for finding in findings} & {Severity.ERROR, Severity.UNSETTLED}
    chosen = chosen_of(look(whole))

    assert blocked or {service.name for service in chosen} >= set(services)
    assert blocked or chosen
    for service in () if blocked else chosen:
        assert IMAGE in (service.image or service.raw_image) or "$" in service.raw_image or facts.pins, service
