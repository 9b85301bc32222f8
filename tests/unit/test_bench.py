"""What ``bin/bench`` makes of its samples. The measuring itself is not tested: a clock proves nothing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from bench import table


def sample(wall: float, cpu: float = 1.0, rss: float = 1.0) -> dict[str, float]:
    return {"wall": wall, "cpu": cpu, "rss_mib": rss}


def result(aim: float | None) -> dict[str, Any]:
    samples = {"waybill": [sample(1, 2, 30), sample(9, 2, 34)], "other": [sample(2, 8), sample(10, 8)]}
    return {"title": "one image", "ours": "waybill", "aims": {"other": aim}, "samples": samples}


def test_the_ratio_is_taken_pair_by_pair_before_the_median() -> None:
    ours, theirs = [sample(1), sample(2), sample(9)], [sample(10), sample(4), sample(10)]

    assert table.ratio(ours, theirs, "wall") == 0.5


def test_pairs_of_different_length_are_a_mistake() -> None:
    with pytest.raises(ValueError, match="argument 2"):
        table.ratio([sample(1)], [sample(1), sample(1)], "wall")


def test_the_table_shows_spread_ratio_and_aim() -> None:
    lines = list(table.lines([result(0.8)]))

    assert lines[2:] == [
        "| one image | `waybill` | 1 / 5 / 9 | 2 | 34 |  |  |  |",
        "|  | `other` | 2 / 6 / 10 | 8 | 1 | 0.70 | 0.25 | ≤ 0.8 |",
    ]
    assert table.peak([result(0.8)]) == 34


def test_a_point_of_reference_has_no_aim() -> None:
    assert list(table.short_lines([result(None)]))[2:] == ["| one image | `other` | 0.70 | 0.25 | – |"]


def test_a_page_is_renewed_between_its_marks_only() -> None:
    page = "before\n<!-- table -->\nold \\1\n<!-- /table -->\nafter\n"

    assert table.between_marks(page, "table", "new \\1") == "before\n<!-- table -->\nnew \\1\n<!-- /table -->\nafter\n"


@pytest.mark.parametrize("page", ["", "<!-- table -->", "<!-- table --><!-- /table -->" * 2])
def test_a_page_without_its_marks_is_refused(page: str) -> None:
    with pytest.raises(ValueError, match="needs <!-- table -->"):
        table.between_marks(page, "table", "new")


ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize(("page", "name"), [("README.md", "figures"), ("docs/figures.md", "table")])
def test_the_pages_have_the_marks(page: str, name: str) -> None:
    assert "\nnew\n" in table.between_marks((ROOT / page).read_text(encoding="utf-8"), name, "new")
