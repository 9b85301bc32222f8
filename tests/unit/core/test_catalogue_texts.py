from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from textwrap import dedent

import pytest

from waybill.core.catalogue import CATALOGUE
from waybill.core.catalogue.entry import fill
from waybill.core.diagnosis.telling import find


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


@dataclass(frozen=True, kw_only=True)
class Subject:
    """What a finding is about."""

    subject: str = "registry.example.com/acme/app:1"
    words: Mapping[str, str] = field(default_factory=dict)


@pytest.mark.parametrize(
    ("host", "name", "port"),
    [
        ("ghcr.io", "ghcr.io", "443"),
        ("registry.example.com:5000", "registry.example.com", "5000"),
        ("[2001:db8::1]:5000", "2001:db8::1", "5000"),
        ("[2001:db8::1]", "2001:db8::1", "443"),
    ],
)
def test_a_command_that_takes_no_port_gets_none_and_a_firewall_gets_the_right_one(
    host: str, name: str, port: str
) -> None:
    fix = find(Subject(), "network.refused", host=host).fix
    assert f"\n  getent hosts {name}\n" in fix
    assert f"connections to {name} port {port}," in fix


def test_a_reader_without_a_run_sees_the_names_of_the_facts() -> None:
    assert fill("`<host>` says <status>", {}) == "`HOST` says STATUS"


def test_an_action_that_is_named_to_be_copied_is_pinned_by_its_commit() -> None:
    """`uses: OWNER/NAME@v3` is what an audit forbids, and organisations refuse."""
    texts = [f"{entry.cause}\n{entry.fix}" for entry in CATALOGUE.values()]
    named = [found for text in texts for found in re.findall(r"uses: *(\S+)", text)]
    assert [name for name in named if not re.search(r"@[0-9a-f]{40}$", name)] == []


def test_a_command_to_copy_has_a_line_of_its_own() -> None:
    """Spaces before it that follow no line's end make it a part of the sentence, unless it is a comment."""
    glued = [(entry.code, found) for entry in CATALOGUE.values() for found in re.findall(r"\S {2,}[^\s#]+", entry.fix)]
    assert glued == []


def test_what_is_copied_is_a_command_or_yaml_and_never_both_in_one_block() -> None:
    mixed = []
    for entry in CATALOGUE.values():
        for block in re.findall(r"(?:^  (?!https://).*\n?)+", entry.fix, re.MULTILINE):
            top = [line for line in dedent(block).splitlines() if re.match(r"[^\s#<]", line)]
            yaml = {re.match(r"(?:- )?[A-Za-z_][\w.-]*:(?:\s|$)", line) is not None for line in top}
            mixed += [entry.code] if len(yaml) > 1 else []
    assert mixed == []
