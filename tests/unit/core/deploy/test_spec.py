"""The spec and the names of transactions, as docs/host-protocol.md has them."""

from __future__ import annotations

import re
from base64 import b64decode
from pathlib import Path

import pytest

from waybill.core.deploy.spec import NAMES, new_transaction, spec_text

PAGE = (Path(__file__).resolve().parents[4] / "docs" / "host-protocol.md").read_text(encoding="utf-8")


def test_a_spec_holds_each_value_in_base64_between_title_and_end() -> None:
    """The values come back byte for byte, and what is empty is left out."""
    text = spec_text({"verb": "deploy", "services": "app\nworker", "files": "", "health-body": "é 'x' $y"})
    title, *lines, end, last = text.split("\n")

    assert (title, end, last) == ("waybill spec 1", "end", "")
    assert {name: b64decode(value).decode() for name, value in (line.split(" ") for line in lines)} == {
        "verb": "deploy",
        "services": "app\nworker",
        "health-body": "é 'x' $y",
    }


def test_the_names_are_those_of_the_page() -> None:
    """The page and the program know the same names."""
    section = PAGE.partition("## The spec")[2].partition("\n## ")[0]
    cells = [row.split("|")[1] for row in section.split("\n") if row.startswith("| `")]

    assert sorted(name for cell in cells for name in re.findall(r"`([^`]+)`", cell)) == sorted(NAMES)


@pytest.mark.parametrize(("name", "value"), [("projekt", "x"), ("project", "a\0b")])
def test_what_no_pilot_could_read_is_our_own_mistake(name: str, value: str) -> None:
    """An unknown name and a zero byte are refused here, not on the host."""
    with pytest.raises(ValueError, match=name):
        spec_text({name: value})


def test_a_transaction_is_named_by_its_moment_and_eight_digits() -> None:
    """The name is that of the page."""
    name = new_transaction("2026-11-26T14:03:12Z", "1a2b3c4d")

    assert name == "20261126T140312Z-1a2b3c4d"


@pytest.mark.parametrize("given", [("2026-11-26 14:03:12", "1a2b3c4d"), ("2026-11-26T14:03:12Z", "1A2B3C4D"), ("", "")])
def test_other_words_make_no_transaction(given: tuple[str, str]) -> None:
    """What would not be a name of the page is refused."""
    with pytest.raises(ValueError, match="no name"):
        new_transaction(*given)
