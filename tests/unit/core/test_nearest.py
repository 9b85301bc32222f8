"""The nearest tags: what somebody most likely meant."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from waybill.core.reference import nearest_tags

SIGNATURE = "sha256-" + "0" * 64


@pytest.mark.parametrize(
    ("wanted", "tags", "nearest"),
    [
        ("v1.2.3", ["2.0.0", "1.2.3", "latest"], "1.2.3"),
        ("1.2.3", ["v1.2.3", "1.2.30"], "v1.2.3"),
        ("Latest", ["1.0", "latest"], "latest"),
        ("1-2-3", ["1.2.4", "1.2.3"], "1.2.3"),
        ("v1", ["1.0.1", "1.9.0", "1.10.0", "2.0.0"], "1.10.0"),
        ("1.2.3", ["1.2", "3.0"], "1.2"),
        ("1.2.4", ["1.2.3", "1.2.5", "9.9.9"], "1.2.5"),
        ("lastest", ["1.0.0", "latest", "main"], "latest"),
        ("mian", ["main", "2.0"], "main"),
        ("1.2", ["1.20", "1.2.0-rc1"], "1.2.0-rc1"),
        ("2.7.0", ["2.9.9", "3.0.0"], "2.9.9"),
    ],
)
def test_the_likeliest_tag_comes_first(wanted: str, tags: list[str], nearest: str) -> None:
    assert nearest_tags(wanted, tags)[0] == nearest


def test_with_nothing_near_the_newest_looking_tags_are_shown() -> None:
    tags = ["1.9.0", "1.10.0", "main", "1.10.0-rc.1", "v0.1"]

    assert nearest_tags("nightly-build", tags, limit=4) == ("1.10.0", "1.10.0-rc.1", "1.9.0", "v0.1")


def test_signatures_and_the_wanted_tag_itself_are_never_offered() -> None:
    assert nearest_tags("v1", [SIGNATURE, f"{SIGNATURE}.sig", "v1", "", "x" * 200]) == ()


def test_there_are_no_more_than_asked_for() -> None:
    assert nearest_tags("v1", ["1.1", "1.2", "1.3"], limit=2) == ("1.3", "1.2")
    assert nearest_tags("v1", ["1.1"], limit=0) == ()


@given(st.text(max_size=300), st.lists(st.text(max_size=200)), st.integers(0, 8))
def test_any_tags_in_any_order_give_the_same_few(wanted: str, tags: list[str], limit: int) -> None:
    found = nearest_tags(wanted, tags, limit)

    assert found == nearest_tags(wanted, list(reversed(tags)), limit)
    assert len(found) == len(set(found)) <= limit
    assert set(found) <= set(tags)


def test_a_hundred_thousand_tags_are_all_looked_at() -> None:
    tags = [f"build-{number:07x}" for number in range(100_000)]

    assert nearest_tags("build-00012z5", tags)[:2] == ("build-00012f5", "build-00012e5")
