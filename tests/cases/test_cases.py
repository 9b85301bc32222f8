"""Every recorded case, replayed. To add one, add a JSON file; this file does not change."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.cases.loading import HERE, Case, case_paths, load_case
from waybill.core.catalogue import CATALOGUE
from waybill.core.finding import Finding

PATHS = case_paths()
NAMES = [f"{path.parent.name}/{path.stem}" for path in PATHS]


def told(finding: Finding) -> str:
    """Everything that a finding says."""
    return "\n".join((finding.code, finding.cause, finding.fix, *finding.evidence))


@pytest.mark.parametrize("path", PATHS, ids=NAMES)
def test_the_case_gets_its_findings(path: Path) -> None:
    case = load_case(path)
    findings = case.diagnose()
    shown = "\n\n".join(told(finding) for finding in findings)
    assert tuple((finding.code, finding.severity.value) for finding in findings) == case.expect.codes, shown
    assert case.outcome() == case.expect.outcome, shown
    assert [words for words in case.expect.says if words not in shown] == [], shown
    assert [words for words in case.expect.never if words in shown] == [], shown


@pytest.mark.parametrize("path", PATHS, ids=NAMES)
def test_no_place_is_left_open(path: Path) -> None:
    """A text with ``<owner>`` or a doubled blank in it was never filled in."""
    for finding in load_case(path).diagnose():
        words = CATALOGUE[finding.code]
        for text in (finding.cause, finding.fix):
            assert "  " not in text.replace("\n  ", "\n").replace("\n  ", "\n").replace("\n  ", "\n"), words.code
            assert "<" not in shown_rules(finding.code, text.replace("</dev/null", "")), text


@pytest.mark.parametrize("path", PATHS, ids=NAMES)
def test_before_a_command_stands_no_name_of_a_fact(path: Path) -> None:
    """`<sudo>docker` is `docker` where no sudo is needed, and never `SUDOdocker`."""
    for finding in load_case(path).diagnose():
        glued = re.findall(r"<([a-z-]+)>(?=[a-z])", CATALOGUE[finding.code].fix)
        assert [place for place in glued if re.search(place.upper() + "[a-z]", finding.fix)] == [], finding.fix


def shown_rules(code: str, text: str) -> str:
    """Without the rules for tags that a text about them shows as they were written."""
    about_rules = code in {"build.no-tag", "build.tag-left-out"}
    return re.sub(r"`[^`]*<[a-z-]+>[^`]*`", "", text) if about_rules else text


def test_every_code_of_the_catalogue_has_a_case() -> None:
    seen = {code for path in PATHS for code, _ in load_case(path).expect.codes}
    assert sorted(set(CATALOGUE) - seen) == []


def test_every_case_says_where_it_comes_from() -> None:
    cases: list[Case] = [load_case(path) for path in PATHS]
    assert [case.title for case in cases if not case.why or not case.title] == []
    assert len({case.title for case in cases}) == len(cases)


def test_there_are_cases() -> None:
    """A wrong folder would make every test above pass with nothing to do."""
    assert len(PATHS) > 100
    assert len(list((HERE / "healthy").glob("*.json"))) >= 15
