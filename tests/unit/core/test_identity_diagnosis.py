"""What holds for every evidence of a host whose containers were watched: judged, harmless, never green by silence."""

from __future__ import annotations

import random
import unicodedata
from dataclasses import replace
from functools import cache
from typing import TypeVar

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.cases.loading import case_paths, load_case
from tests.support import evidence as invent
from waybill.core.catalogue import CATALOGUE
from waybill.core.chain import Chain
from waybill.core.diagnosis.host import diagnose_host
from waybill.core.diagnosis.host.identity import identity_findings
from waybill.core.diagnosis.host.runtime import runtime_findings
from waybill.core.diagnosis.host.selection import selection_findings
from waybill.core.diagnosis.host.selection_words import word
from waybill.core.diagnosis.host.view import look
from waybill.core.finding import Finding, outcome_of
from waybill.core.host.container import ContainerFacts
from waybill.core.host.engine import EngineFacts, Store
from waybill.core.host.evidence import HostEvidence
from waybill.core.outcome import Outcome
from waybill.core.records import RecordError, from_json, to_json

FOLDERS = {"host-selection", "host-identity", "host-runtime"}
T = TypeVar("T")
UNSEEN = {"Cc", "Cf", "Cs", "Zl", "Zp"}


@cache
def recorded() -> tuple[HostEvidence, ...]:
    found = (load_case(path).host for path in case_paths() if path.parent.name in FOLDERS)
    return tuple(evidence for evidence in found if evidence is not None)


def invented(seed: int) -> HostEvidence:
    """A recorded case with some fields changed, most of them about containers."""
    draw = random.Random(seed)  # noqa: S311  # not for secrets
    evidence = draw.choice(recorded())
    for _ in range(draw.randint(1, 4)):
        evidence = changed(draw, evidence)
    return evidence


def changed(draw: random.Random, evidence: HostEvidence) -> HostEvidence:
    containers = evidence.containers or ()
    if containers and draw.random() < 0.7:
        place = draw.randrange(len(containers))
        new: ContainerFacts = invent._changed(draw, containers[place])
        return replace(evidence, containers=(*containers[:place], new, *containers[place + 1 :]))
    part = draw.choice(("chain", "chains", "history", "chosen", "wish", "engine", "compose", "containers"))
    if part in {"chain", "chains"}:
        return replace(evidence, **{part: getattr(draw.choice(recorded()), part)})
    inner = getattr(evidence, part)
    if part in {"wish", "engine"}:
        return replace(evidence, **{part: like(inner, invent._changed(draw, inner))})
    return replace(evidence, **{part: invent._field(draw, HostEvidence, part)})


def like(old: T, new: T) -> T:
    """The new one, if it is one that a file can hold."""
    try:
        from_json(type(new), to_json(new))
    except RecordError:
        return old
    return new


ANY = st.integers(min_value=0, max_value=2**64).map(invented)


def told(evidence: HostEvidence) -> tuple[Finding, ...]:
    """The findings of the three rungs about containers, in the order in which they are climbed."""
    view = look(evidence)
    selected = selection_findings(view)
    return (*selected, *identity_findings(view), *runtime_findings(view))


# Written apart from the product's own words for it.


def runs_a_member(container: ContainerFacts, store: Store, chain: Chain) -> bool:
    if store is Store.CONTAINERD:
        return (container.manifest or container.image) in {chain.index, chain.manifest} - {""}
    members = {chain.config} | ({chain.index, chain.manifest} if store is Store.PODMAN else set())
    named = {container.image, container.manifest} if store is Store.PODMAN else {container.image}
    return store is not Store.UNKNOWN and bool(named & (members - {""}))


def is_proved(evidence: HostEvidence, container: ContainerFacts) -> bool:
    store = evidence.engine.store if evidence.engine else Store.UNKNOWN
    chains = [chain for chain in (evidence.chain, *evidence.chains) if chain and chain.config and not chain.problem]
    return any(runs_a_member(container, store, chain) for chain in chains)


def is_up(evidence: HostEvidence, container: ContainerFacts) -> bool:
    last, settle = container.samples[-1], evidence.wish.health.settle
    good = last.state == "running" and last.health in {"none", "healthy"}
    return good and last.after - container.samples[0].after >= settle


@settings(max_examples=600)
@given(ANY)
def test_proved_means_that_something_was_chosen_and_each_runs_the_image_and_stays(evidence: HostEvidence) -> None:
    if evidence.wish.verb != "verify" or outcome_of(told(evidence)) is not Outcome.PROVED:
        return
    chosen = [one for one in evidence.containers or () if one.identifier in evidence.chosen]
    assert chosen
    assert all(is_proved(evidence, one) for one in chosen)
    assert all(is_up(evidence, one) for one in chosen)


@settings(max_examples=300)
@given(ANY)
def test_every_finding_is_in_the_catalogue_and_breaks_out_of_no_line(evidence: HostEvidence) -> None:
    for finding in told(evidence):
        assert finding.code in CATALOGUE
        for line in (finding.subject, *finding.cause.split("\n"), *finding.evidence, *finding.fix.split("\n")):
            assert [mark for mark in line if unicodedata.category(mark) in UNSEEN] == [], repr(line)
            assert not line.lstrip().startswith("::"), line
        assert finding.cause.strip()
        assert finding.fix.strip()
        assert len(finding.cause) < 4000


@settings(max_examples=150)
@given(ANY)
def test_the_same_evidence_gets_the_same_findings_and_each_once(evidence: HostEvidence) -> None:
    first = told(evidence)

    assert first == told(evidence)
    assert first == told(from_json(HostEvidence, to_json(evidence)))
    said = [(finding.code, finding.cause, finding.fix) for finding in first]
    assert len(set(said)) == len(said)


def test_the_inventions_are_both_green_and_red() -> None:
    outcomes = [outcome_of(told(invented(seed))) for seed in range(300)]

    assert {Outcome.PROVED, Outcome.REFUSED, Outcome.UNKNOWN} <= set(outcomes)
    assert outcomes.count(Outcome.PROVED) > 20


# Some things that no case alone can say


GOOD = next(path for path in case_paths() if path.stem == "good-classic")


@pytest.mark.parametrize("verb", ["preflight", "deploy"])
def test_only_verify_asks_what_runs(verb: str) -> None:
    evidence = load_case(GOOD).host
    assert evidence is not None
    nothing = replace(evidence, wish=replace(evidence.wish, verb=verb), containers=(), chosen=())

    assert diagnose_host(nothing) == ()


def test_without_an_engine_nothing_is_proved() -> None:
    evidence = load_case(GOOD).host
    assert evidence is not None

    for engine in (None, EngineFacts(store=Store.UNKNOWN, name="Docker Engine")):
        assert outcome_of(told(replace(evidence, engine=engine))) is Outcome.UNKNOWN


def test_commands_hold_foreign_words_as_one_word_each() -> None:
    evidence = load_case(next(path for path in case_paths() if path.stem == "f061-other-tag")).host
    assert evidence is not None
    (one,) = evidence.containers or ()
    hostile = replace(
        one, service="web; reboot", labels={**one.labels, "com.docker.compose.project.working_dir": "/srv/$(reboot)"}
    )

    (finding,) = told(replace(evidence, containers=(hostile,)))

    assert "cd '/srv/$(reboot)'" in finding.fix
    assert "pull 'web; reboot'" in finding.fix


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("app-web-1", "app-web-1"),
        ("/srv/app", "/srv/app"),
        ("/srv/my app", "'/srv/my app'"),
        ("a'b", "'a'\"'\"'b'"),
        ("$(x)", "'$(x)'"),
        ("a\nb", "'a\\nb'"),
        ("--volumes", "NAME"),
        ("-v/:/host", "NAME"),
        ("", "NAME"),
    ],
)
def test_a_word_of_a_command_stays_one_word(text: str, shown: str) -> None:
    assert word(text) == shown
