"""SECURITY.md names tests that exist, and no promise without one."""

from __future__ import annotations

import re
from functools import cache

import pytest

from tests.docs.repository import text, tracked

NAMED = sorted(set(re.findall(r"`(test_\w+)`", text("SECURITY.md"))))


@cache
def defined() -> frozenset[str]:
    """Every test function of the repository."""
    files = [name for name in tracked() if name.startswith("tests/") and name.endswith(".py")]
    return frozenset(name for file in files for name in re.findall(r"^def (test_\w+)\(", text(file), re.MULTILINE))


def test_the_page_rests_on_tests() -> None:
    assert len(NAMED) > 20


@pytest.mark.parametrize("name", NAMED)
def test_a_test_that_the_page_names_is_there(name: str) -> None:
    assert name in defined()
