"""The page of findings and the catalogue say the same."""

from __future__ import annotations

from waybill.core.catalogue import CATALOGUE
from waybill.core.catalogue.page import findings_page


def test_every_code_stands_on_the_page() -> None:
    page = findings_page()
    assert [code for code in CATALOGUE if f"### `{code}`\n" not in page] == []


def test_the_page_shows_no_open_place() -> None:
    assert "<" not in findings_page().replace("</dev/null", "").replace("<!-- Generated", "")
