from __future__ import annotations

import pytest

from waybill.core.catalogue.entry import fill


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ({"suggestion": "ghcr.io/acme/app"}, "Remove them: ghcr.io/acme/app\nThen run again."),
        ({"suggestion": ""}, "Remove them.\nThen run again."),
        ({}, "Remove them: SUGGESTION\nThen run again."),
        ({"suggestion": "<other>", "other": ""}, "Remove them: <other>\nThen run again."),
    ],
    ids=["a fact", "nothing to tell", "unknown", "a fact that looks like a place"],
)
def test_a_colon_stands_only_where_something_follows(words: dict[str, str], text: str) -> None:
    assert fill("Remove them: <suggestion>\nThen run again.", words) == text


def test_a_reader_without_a_run_sees_the_names_of_the_facts() -> None:
    assert fill("`<host>` says <status>", {}) == "`HOST` says STATUS"
