"""An image is read back only when the registry was asked for every part, and answered."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.unit.core.build.made import answer
from tests.unit.core.build.made_build import WHOLE, built, every_finding, judged, lost, read_back
from waybill.core.evidence import PartsFacts


@pytest.mark.parametrize(
    "parts",
    [
        None,
        replace(WHOLE, answered=2, failed=lost(503)),
        replace(WHOLE, answered=2, failed=lost(None)),
        replace(WHOLE, answered=3),
        replace(WHOLE, answered=2, refused=answer(403), failed=lost(429)),
    ],
)
def test_parts_that_nobody_told_of_leave_the_push_open(parts: PartsFacts | None) -> None:
    evidence = built(read_back=replace(read_back(), parts=parts))
    outcome, codes = judged(evidence)

    assert (outcome, codes) == ("unknown", ["push.not-read-back"])
    (told,) = [finding for finding in every_finding(evidence) if finding.code == "push.not-read-back"]
    assert "layer" in told.cause


@pytest.mark.parametrize("parts", [WHOLE, replace(WHOLE, answered=2, refused=answer(405))])
def test_parts_that_are_there_or_cannot_be_asked_for_are_no_doubt(parts: PartsFacts) -> None:
    assert judged(built(read_back=replace(read_back(), parts=parts))) == ("delivered", [])
