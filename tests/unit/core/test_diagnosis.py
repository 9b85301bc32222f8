"""What holds for every evidence: it is judged, the same each time, in harmless words, and never green by silence."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.cases.loading import case_paths, load_case
from tests.support.evidence import evidence_of
from waybill.core.catalogue import CATALOGUE, GROUPS, fill
from waybill.core.catalogue.build import REASONS
from waybill.core.diagnosis import diagnose
from waybill.core.diagnosis.view import look
from waybill.core.evidence import Evidence, ImageKind
from waybill.core.finding import Finding, Severity, outcome_of, worst_first
from waybill.core.outcome import Outcome
from waybill.core.platform import covers
from waybill.core.records import from_json, to_json

ANY = st.integers(min_value=0, max_value=2**64).map(evidence_of)
UNSEEN = {"Cc", "Cf", "Cs", "Zl", "Zp"}


def is_readable(evidence: Evidence) -> bool:
    """The manifest came and is of something that runs; written apart from the product's own words for it."""
    manifest, image = evidence.manifest, evidence.image
    came = manifest is not None and manifest.status is not None and 200 <= manifest.status < 300
    return came and image is not None and image.kind in {ImageKind.INDEX, ImageKind.MANIFEST}


def has_platform(evidence: Evidence, platform: str) -> bool:
    image = evidence.image
    assert image is not None
    if image.kind is ImageKind.MANIFEST:
        return covers(platform, image.platform)
    present = [child for child in image.children if child.answer is not None and child.answer.ok]
    return any(covers(platform, child.platform) for child in present)


def may_push(evidence: Evidence) -> bool:
    push = evidence.push
    return push is not None and push.start is not None and push.start.ok


@settings(max_examples=4000)
@given(ANY)
def test_proved_means_read_with_every_wanted_platform_and_a_push_let_in(evidence: Evidence) -> None:
    """No false green. With a push let in, what stands at a tag now is about to be replaced, so it may be absent."""
    if outcome_of(diagnose(evidence)) is not Outcome.PROVED:
        return
    wish = evidence.wish
    if wish.push:
        assert may_push(evidence)
        if not look(evidence).reference.digest:
            return
    assert is_readable(evidence)
    assert all(has_platform(evidence, platform) for platform in wish.platforms)


@settings(max_examples=1500)
@given(ANY)
def test_a_digest_that_differs_is_never_green(evidence: Evidence) -> None:
    wanted, image = look(evidence).reference.digest, evidence.image
    if wanted and image is not None and image.digest.startswith(wanted[:7]) and image.digest != wanted:
        assert outcome_of(diagnose(evidence)) is not Outcome.PROVED


@settings(max_examples=1500)
@given(ANY)
def test_a_refused_credential_is_never_green(evidence: Evidence) -> None:
    step = evidence.exchange
    anonymous = evidence.credential.source.value == "anonymous"
    if step is not None and not anonymous and not step.ok:
        assert outcome_of(diagnose(evidence)) is not Outcome.PROVED


@settings(max_examples=1500)
@given(ANY)
def test_every_finding_is_in_the_catalogue_and_says_something(evidence: Evidence) -> None:
    for finding in diagnose(evidence):
        assert finding.code in CATALOGUE
        assert finding.cause.strip()
        assert finding.fix.strip()


@settings(max_examples=500)
@given(ANY)
def test_the_same_evidence_gets_the_same_findings_worst_first(evidence: Evidence) -> None:
    first = diagnose(evidence)
    assert first == diagnose(evidence)
    assert first == worst_first(first)
    codes = [(finding.code, finding.cause) for finding in first]
    assert len(set(codes)) == len(codes)


@settings(max_examples=500)
@given(ANY)
def test_a_recorded_evidence_gets_the_same_findings(evidence: Evidence) -> None:
    """A case file tells the whole truth: what was written down is judged as what was seen."""
    assert diagnose(from_json(Evidence, to_json(evidence))) == diagnose(evidence)


@settings(max_examples=1500)
@given(ANY)
def test_no_foreign_text_breaks_out_of_its_line(evidence: Evidence) -> None:
    for finding in diagnose(evidence):
        lines = (finding.subject, finding.cause, *finding.evidence, *finding.fix.split("\n"))
        for line in lines:
            assert [mark for mark in line if unicodedata.category(mark) in UNSEEN] == [], repr(line)
            assert not line.lstrip().startswith("::"), line
        assert finding.fix.count("\n") <= most_lines(finding)


def most_lines(finding: Finding) -> int:
    """The line breaks that the catalogue itself puts into a fix."""
    own = CATALOGUE[finding.code].fix.count("\n")
    return own + max(reason.fix.count("\n") for reason in REASONS.values())


@given(st.text(max_size=300))
def test_a_hostile_name_is_one_finding_about_the_name(name: str) -> None:
    case = load_case(next(path for path in case_paths() if path.stem == "b01-upper-case")).evidence
    assert case is not None
    evidence = from_json(Evidence, {**to_json(case), "wish": {"image": name + "\n"}})
    findings = diagnose(evidence)
    assert len(findings) == 1
    assert findings[0].code.startswith("name.")
    assert findings[0].severity is Severity.ERROR


def test_a_very_large_name_is_refused_quickly_and_shown_short() -> None:
    evidence = from_json(Evidence, {"now": "", "wish": {"image": "A" * 10_000_000}})
    (finding,) = diagnose(evidence)
    assert finding.code.startswith("name.")
    assert len(finding.cause) < 2000
    assert len(finding.subject) <= 200


@pytest.mark.parametrize("path", case_paths(), ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_no_secret_looking_text_is_asked_for(path: Path) -> None:
    """Evidence holds no secret; the fixes must not make people put one on a command line."""
    for finding in load_case(path).diagnose():
        assert "--password " not in finding.fix


def test_every_code_lies_in_its_group() -> None:
    for group, entries in GROUPS.items():
        assert [entry.code for entry in entries if entry.group != group] == []


def test_no_code_is_used_twice() -> None:
    assert len(CATALOGUE) == sum(len(entries) for entries in GROUPS.values())


def test_a_fact_that_looks_like_a_place_stays_as_it_is() -> None:
    assert fill("<a> and <b>", {"a": "<b>", "b": "x"}) == "<b> and x"


def test_an_unknown_fact_shows_its_name() -> None:
    assert fill("ask <owner-name>", {}) == "ask OWNER-NAME"
