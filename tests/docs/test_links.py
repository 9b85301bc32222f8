"""Every link of our pages that stays in the repository leads somewhere."""

from __future__ import annotations

import re
from functools import cache
from pathlib import PurePosixPath
from posixpath import normpath

import pytest

from tests.docs.repository import ROOT, pages, prose, text
from waybill.core.catalogue import CATALOGUE

LINK = re.compile(r"\[([^\]\[]*)\]\(([^()\s]+)\)")
CODE = re.compile(r"[a-z]+\.[a-z0-9-]+")


def links(page: str) -> list[tuple[str, str]]:
    return [(label, target) for label, target in LINK.findall(prose(page)) if "://" not in target]


@cache
def anchors(page: str) -> set[str]:
    """The anchors that GitHub makes of a page's headings."""
    found: set[str] = set()
    times: dict[str, int] = {}
    for heading in re.findall(r"^#{1,6} +(.+?) *#*$", prose(page), re.MULTILINE):
        slug = re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")
        times[slug] = times.get(slug, -1) + 1
        found.add(f"{slug}-{times[slug]}" if times[slug] else slug)
    return found | set(re.findall(r'<a (?:id|name)="([^"]+)"', text(page)))


@pytest.mark.parametrize("page", pages())
def test_every_link_leads_to_a_file_and_to_a_heading_in_it(page: str) -> None:
    for _, target in links(page):
        path, _, anchor = target.partition("#")
        place = normpath(PurePosixPath(page).parent / path) if path else page
        assert not place.startswith(".."), f"{target} leads out of the repository"
        assert (ROOT / place).exists(), f"{target} does not exist"
        assert not anchor or anchor in anchors(place), f"{target}: no such heading"


@pytest.mark.parametrize("page", pages())
def test_a_link_that_is_named_like_a_finding_is_one(page: str) -> None:
    named = {label.strip("`") for label, target in links(page) if "findings.md" in target}

    assert {name for name in named if CODE.fullmatch(name)} - set(CATALOGUE) - {"findings.md"} == set()


@pytest.mark.parametrize("page", pages())
def test_a_link_that_is_named_like_a_finding_leads_to_it(page: str) -> None:
    codes = {code: target for label, target in links(page) if (code := label.strip("`")) in CATALOGUE}

    assert {code: target for code, target in codes.items() if target.partition("#")[2] != code.replace(".", "")} == {}
