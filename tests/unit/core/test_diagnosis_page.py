"""The page of findings and the catalogue say the same."""

from __future__ import annotations

from pathlib import Path

from waybill.core.catalogue import CATALOGUE
from waybill.core.catalogue.page import COMMAND, findings_page

PAGE = Path(__file__).parents[3] / "docs" / "findings.md"


def test_the_page_is_made_from_the_catalogue() -> None:
    assert PAGE.read_text(encoding="utf-8") == findings_page(), f"run: {COMMAND}"


def test_every_code_stands_on_the_page() -> None:
    page = findings_page()
    assert [code for code in CATALOGUE if f"### `{code}`\n" not in page] == []


def test_the_page_shows_no_open_place() -> None:
    assert "<" not in findings_page().replace("</dev/null", "")
