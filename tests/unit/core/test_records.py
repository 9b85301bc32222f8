"""Evidence to JSON and back, and clear words about JSON that does not fit."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from waybill.core.evidence import Answer, Certificate, Child, Evidence, ImageFacts, ImageKind, Trouble, Wish
from waybill.core.records import RecordError, from_json, to_json

ANSWERS = st.builds(
    Answer,
    method=st.sampled_from(["GET", "HEAD"]),
    url=st.text(max_size=20),
    status=st.none() | st.integers(100, 599),
    headers=st.dictionaries(st.text(max_size=5), st.text(max_size=5), max_size=3),
    trouble=st.none() | st.sampled_from(Trouble),
    certificate=st.none() | st.builds(Certificate, names=st.lists(st.text(max_size=5)).map(tuple)),
    history=st.lists(st.text(max_size=5)).map(tuple),
)
EVIDENCE = st.builds(
    Evidence,
    wish=st.builds(Wish, image=st.text(max_size=20), push=st.booleans()),
    now=st.just("2026-01-01T00:00:00Z"),
    manifest=st.none() | ANSWERS,
    image=st.none()
    | st.builds(
        ImageFacts,
        kind=st.sampled_from(ImageKind),
        digest=st.text(max_size=5),
        children=st.lists(
            st.builds(Child, platform=st.text(max_size=5), digest=st.just("d"), answer=st.none() | ANSWERS)
        ).map(tuple),
    ),
)


@given(EVIDENCE)
def test_evidence_survives_the_round_trip(evidence: Evidence) -> None:
    assert from_json(Evidence, to_json(evidence)) == evidence


def test_fields_at_their_default_are_left_out() -> None:
    assert to_json(Answer(method="GET", url="u")) == {"method": "GET", "url": "u"}


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        ([], r"\$: expected dict, found list"),
        ({"method": "GET", "url": "u", "stauts": 200}, r"\$: unknown field 'stauts'; known: certificate, code"),
        ({"method": "GET"}, r"\$: .*missing 1 required .*'url'"),
        ({"method": "GET", "url": "u", "status": "200"}, r"\$\.status: expected int, found str"),
        ({"method": "GET", "url": "u", "status": True}, r"\$\.status: expected int, found True"),
        ({"method": "GET", "url": "u", "trouble": "dns"}, r"\$\.trouble: 'dns' is not one of: name-not-found"),
        ({"method": "GET", "url": "u", "history": ["502", 1]}, r"\$\.history\[1\]: expected str, found int"),
        ({"method": "GET", "url": "u", "headers": {"a": 1}}, r"\$\.headers\.a: expected str, found int"),
    ],
)
def test_json_that_does_not_fit_is_named_by_its_place(data: Any, problem: str) -> None:
    with pytest.raises(RecordError, match=problem):
        from_json(Answer, data)
