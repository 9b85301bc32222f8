"""docs/truth.md names exactly the situations that are set up."""

from __future__ import annotations

from tests.faults.deploy_fleet_rows import FLEET
from tests.faults.page import PAGE, SECTIONS, VOYAGES, page


def test_the_page_is_made_from_the_rows() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "run: python -m tests.faults.page"


def test_every_row_has_a_place_in_the_catalogue_and_a_name_of_its_own() -> None:
    for title, verb, table in SECTIONS:
        names = [row.name for row in table.rows]
        assert len(set(names)) == len(names), (title, verb)
        assert all(row.row for row in table.rows)


def test_every_voyage_has_a_place_in_the_catalogue_and_a_name_of_its_own() -> None:
    voyages = [(row.name, row.row) for _, table in VOYAGES for row in table.rows]
    named = [*voyages, *((row.name, row.row) for row in FLEET.rows)]
    assert len({name for name, _ in named}) == len(named)
    assert all(row for _, row in named)
