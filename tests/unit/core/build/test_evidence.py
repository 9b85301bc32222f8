from __future__ import annotations

import json

import pytest

from tests.unit.core.build.made import COMMIT, IMAGE, OTHER, git, occasion
from tests.unit.core.build.made_build import NEW, built, read_back
from waybill.core.build.evidence import BuildEvidence
from waybill.core.build.occasion import Kind
from waybill.core.build.wish import BuildWish
from waybill.core.records import from_json, to_json
from waybill.secret import Secret


def test_evidence_can_be_written_down_and_read_again() -> None:
    evidence = built()
    assert from_json(BuildEvidence, json.loads(json.dumps(to_json(evidence)))) == evidence


@pytest.mark.parametrize(
    ("evidence", "commit"),
    [
        (built(), COMMIT),
        (built(git=git(commit=OTHER)), OTHER),  # what is checked out is what the label names
        (built(own_builder=True, git=git(commit=OTHER)), COMMIT),
        (built(own_builder=True, wished_commit=OTHER), OTHER),
        (built(occasion=occasion(Kind.LAPTOP), git=git(dirty_count=1)), ""),
    ],
)
def test_the_commit_that_the_image_must_name(evidence: BuildEvidence, commit: str) -> None:
    assert evidence.commit == commit


def test_the_digest_is_that_of_bytes_that_came() -> None:
    assert built().digest == NEW
    assert built(read_back=None).digest == ""
    seen = read_back()
    assert seen.manifest is not None
    assert built(read_back=from_json(type(seen), {**to_json(seen), "manifest": None})).digest == ""


def test_a_wish_does_not_show_its_secrets() -> None:
    wish = BuildWish(name=IMAGE, tag="v1", secrets=(("t", Secret("s3cr3t")),))
    assert wish.reference == f"{IMAGE}:v1"
    assert "s3cr3t" not in repr(wish)
