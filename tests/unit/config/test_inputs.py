"""The table of inputs keeps its own rules, and tables of Markdown follow from it."""

from __future__ import annotations

import re

import pytest

from waybill.config.inputs import INPUTS, OTHER_VARIABLES, VERBS, Input, by_group, find_input, input_named, inputs_of
from waybill.config.tables import inputs_page, table, verb_tables
from waybill.config.values import read_one

EACH = pytest.mark.parametrize("row", INPUTS, ids=lambda row: row.name)


@EACH
def test_a_name_is_kebab_case_and_maps_to_one_flag_and_one_variable(row: Input) -> None:
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", row.name)
    assert row.flag == f"--{row.name}"
    assert row.variable == "WAYBILL_" + row.name.upper().replace("-", "_")


def test_no_two_inputs_share_a_name_or_a_variable() -> None:
    assert len({row.name for row in INPUTS}) == len(INPUTS)
    assert not {row.variable for row in INPUTS} & OTHER_VARIABLES


@EACH
def test_a_default_is_a_value_of_its_kind(row: Input) -> None:
    if row.default:
        read_one(row.kind, row.default)


@EACH
def test_every_input_is_explained_in_one_line_and_used_by_a_known_verb(row: Input) -> None:
    assert row.help.endswith(".")
    assert "\n" not in row.help
    assert row.verbs
    assert set(row.verbs) <= set(VERBS)


def test_secrets_and_what_chooses_the_file_never_stand_in_the_file() -> None:
    outside = {row.name for row in INPUTS if not row.stands_in_file}
    secrets = {"registry-token", "github-token", "ssh-key", "ssh-key-passphrase", "variables", "build-secrets"}
    assert outside == secrets | {"config", "environment", "waybill", "to", "list", "reason", "commit", "metadata"}


def test_rows_are_found_by_name_verb_and_group() -> None:
    assert input_named("tag") is find_input("tag")
    assert find_input("tga") is None
    assert all(any(row in inputs_of(verb) for verb in VERBS) for row in INPUTS)
    assert input_named("push") not in inputs_of("verify")
    assert input_named("settle") not in inputs_of("preflight")
    assert inputs_of("nothing") == ()
    assert list(by_group(INPUTS)) == [
        "what",
        "registry",
        "build",
        "hosts",
        "target",
        "health",
        "time",
        "rollout",
        "report",
    ]


def test_the_tables_of_a_page_name_every_input_of_its_verb_once() -> None:
    lines = verb_tables("preflight").splitlines()
    named = [row for line in lines if (row := re.match(r"\| `([a-z-]+)`", line))]
    assert [row[1] for row in named] == [row.name for row in inputs_of("preflight")]
    assert "| `registry-token` (secret) |" in verb_tables("preflight")


def test_the_page_of_inputs_says_which_action_takes_each() -> None:
    crosses = dict(re.findall(r"^\| `([a-z-]+)` \| (.*) \|$", inputs_page(), re.MULTILINE))
    taken = {
        name: [verb for verb, cell in zip(VERBS, row.split(" | "), strict=True) if cell]
        for name, row in crosses.items()
    }
    assert taken == {row.name: [verb for verb in VERBS if row in inputs_of(verb)] for row in INPUTS}


@EACH
def test_a_row_of_a_table_has_four_cells(row: Input) -> None:
    line = table([row]).splitlines()[2]
    assert len(re.findall(r"(?<!\\)\|", line)) == 5
