"""An action.yml, the table of inputs, the command line and the README say the same."""

from __future__ import annotations

import re
from typing import Any

import pytest

from tests.conftest import RunWaybill
from tests.docs.repository import actions, scripts, text
from waybill.config.actions import DESCRIPTIONS, VERB_OUTPUTS, outputs_of
from waybill.config.inputs import INPUTS, PREFIX, VERBS, inputs_of
from waybill.core.outcome import Outcome
from waybill.report.model import Report
from waybill.report.outputs import output_values

ACTIONS = actions()
ROOT_ACTION = "action.yml"


def of(verb: str) -> dict[str, Any]:
    return dict(ACTIONS[f"actions/{verb}/action.yml"])


def step(verb: str) -> dict[str, Any]:
    (only,) = of(verb)["runs"]["steps"]
    return dict(only)


def test_every_verb_with_inputs_has_its_action_and_every_action_its_verb() -> None:
    assert {path.split("/")[1] for path in ACTIONS if path != ROOT_ACTION} == set(VERBS) == set(DESCRIPTIONS)


@pytest.mark.parametrize("verb", VERBS)
def test_the_inputs_are_the_rows_of_the_table_in_their_order(verb: str) -> None:
    assert list(of(verb)["inputs"]) == [row.name for row in inputs_of(verb)]


@pytest.mark.parametrize("verb", VERBS)
def test_every_input_and_output_is_described(verb: str) -> None:
    described = {**of(verb)["inputs"], **of(verb)["outputs"]}

    assert {name for name, entry in described.items() if len(entry["description"]) < 20} == set()
    assert of(verb)["description"] == DESCRIPTIONS[verb]


@pytest.mark.parametrize("verb", VERBS)
def test_only_the_token_has_a_default_and_nothing_is_required(verb: str) -> None:
    """A default would arrive as if the workflow had said it, and overrule waybill.yml: `<unset>` says nothing."""
    inputs = of(verb)["inputs"]
    never_empty = [row.name for row in inputs_of(verb) if row.never_empty]

    assert {name: entry["default"] for name, entry in inputs.items() if "default" in entry} == {
        "github-token": "${{ github.token }}",
        **dict.fromkeys(never_empty, "<unset>"),
    }
    assert {entry["required"] for entry in inputs.values()} == {"false"}


@pytest.mark.parametrize("verb", VERBS)
def test_every_input_reaches_its_own_variable_and_nothing_else_is_set(verb: str) -> None:
    """A variable that were not mapped could be set by the job, past the step's inputs."""
    expected = {PREFIX + name.upper().replace("-", "_"): f"${{{{ inputs.{name} }}}}" for name in of(verb)["inputs"]}

    assert step(verb)["env"] == {"WAYBILL_STEP": "true", **expected}
    assert set(expected) == {row.variable for row in inputs_of(verb)}


@pytest.mark.parametrize("verb", VERBS)
def test_the_step_is_one_line_that_becomes_the_launcher(verb: str) -> None:
    """The variable, in quotes: the expression of the same name is wrong in container jobs."""
    assert step(verb)["run"] == f'exec "$GITHUB_ACTION_PATH/../../bin/waybill" {verb}'
    assert (step(verb)["shell"], of(verb)["runs"]["using"]) == ("sh", "composite")


@pytest.mark.parametrize("verb", VERBS)
def test_the_outputs_are_those_that_the_command_writes(verb: str) -> None:
    declared = of(verb)["outputs"]
    own = dict.fromkeys(VERB_OUTPUTS.get(verb, {}), "")
    written = output_values(Report(verb=verb, outcome=Outcome.PROVED, findings=(), rows=(), outputs=own))

    assert set(declared) == set(written) == set(outputs_of(verb))
    assert {name: entry["value"] for name, entry in declared.items()} == {
        name: f"${{{{ steps.{step(verb)['id']}.outputs.{name} }}}}" for name in declared
    }


@pytest.mark.parametrize("verb", VERBS)
def test_every_option_of_the_command_line_is_a_row_and_every_row_an_option(verb: str, run_waybill: RunWaybill) -> None:
    shown = run_waybill(verb, "--help")

    assert shown.returncode == 0, shown.stderr
    options = set(re.findall(r"^  (?:-h, )?(--[a-z][a-z-]*)", shown.stdout, re.MULTILINE))
    assert options == {row.flag for row in inputs_of(verb)} | {"--help", "--json"}


def test_no_script_holds_an_expression() -> None:
    """What stands in `${{ }}` is pasted into the script before the shell reads it."""
    assert [place for place, script in scripts() if "${{" in script] == []


def test_nothing_of_the_product_reads_the_variables_that_only_other_runners_set() -> None:
    """GitHub sets INPUT_NAME for JavaScript and Docker actions, never for the steps of a composite."""
    from tests.docs.repository import tracked

    shipped = [name for name in tracked() if name.startswith(("src/", "bin/waybill", "actions/"))]

    readers = [name for name in shipped if re.search(r"\bINPUT_", text(name))]
    assert readers == ["src/waybill/config/contained.py"], "only the container of the root action compares them"


def test_the_root_action_takes_the_inputs_of_every_verb_and_hands_them_on_as_variables() -> None:
    """Never in its words: the runner would paste them into a command line."""
    root = ACTIONS[ROOT_ACTION]
    rows = {row.name: row.variable for verb in VERBS for row in inputs_of(verb)}
    own = {"command": "WAYBILL_COMMAND", "runner-temp": "WAYBILL_RUNNER_TEMP"}

    assert set(root["inputs"]) == {*rows, *own}
    assert {entry.get("value") for entry in root["outputs"].values()} == {None}
    assert set(root["outputs"]) == set(outputs_of("ship"))
    expected = {variable: f"${{{{ inputs.{name} }}}}" for name, variable in {**rows, **own}.items()}
    assert root["runs"]["env"] == {**expected, "WAYBILL_RUNNER_TEMP": "temp:${{ inputs.runner-temp }}"}
    assert (root["runs"]["using"], root["runs"]["args"]) == ("docker", ["command"])


def test_the_root_action_has_defaults_only_for_what_the_runner_alone_knows() -> None:
    inputs = ACTIONS[ROOT_ACTION]["inputs"]

    assert {name for name, entry in inputs.items() if "default" in entry} == {
        "github-token",
        "runner-temp",
        *(row.name for row in INPUTS if row.never_empty),
    }
    assert {name for name, entry in inputs.items() if entry["required"] == "true"} == {"command"}
