"""Every workflow that a person may copy from here, and our own, is one that we would trust."""

from __future__ import annotations

import re
from typing import Any

import pytest

from tests.docs.repository import ROOT, actions, steps, text, tracked, workflows
from tests.harness.stages import workflow_files

WORKFLOWS = workflows()
OURS = re.compile(r"^(?:acme/waybill|\.)/(actions/[a-z-]+)(?:@|$)")
PIN = re.compile(r"uses:\s*(\S+)@(\S+)(.*)")


def places() -> list[Any]:
    return [pytest.param(workflow, id=place) for place, workflow in WORKFLOWS.items()]


def test_there_is_a_workflow_in_the_readme_and_one_of_our_own() -> None:
    assert {"README.md block 2", ".github/workflows/ci.yml"} <= set(WORKFLOWS)


@pytest.mark.parametrize("workflow", places())
def test_a_workflow_grants_nothing_by_default_and_only_scopes_to_its_jobs(workflow: Any) -> None:
    assert workflow["permissions"] == {}
    for job in workflow["jobs"].values():
        assert set(job.get("permissions", {}).values()) <= {"read", "write", "none"}


@pytest.mark.parametrize("workflow", places())
def test_every_job_has_a_runner_steps_and_an_end(workflow: Any) -> None:
    for name, job in workflow["jobs"].items():
        assert 0 < int(job["timeout-minutes"]) <= 60, name
        assert job["runs-on"].startswith("ubuntu-"), name
        assert job["steps"], name


@pytest.mark.parametrize("workflow", places())
def test_every_step_runs_or_uses_one_thing(workflow: Any) -> None:
    for step in steps(workflow):
        assert ("uses" in step) != ("run" in step), step
        assert set(step) <= {"name", "id", "if", "uses", "with", "run", "shell", "env", "working-directory"}, step


@pytest.mark.parametrize("workflow", places())
def test_steps_that_use_our_actions_give_inputs_that_exist_and_read_outputs_that_exist(workflow: Any) -> None:
    known = actions()
    for step in steps(workflow):
        ours = OURS.match(step.get("uses", ""))
        if ours is None:
            continue
        action = known[f"{ours.group(1)}/action.yml"]
        assert set(step.get("with", {})) <= set(action["inputs"])
        read = re.findall(rf"steps\.{step.get('id', '-')}\.outputs\.([\w-]+)", str(workflow))
        assert set(read) <= set(action["outputs"])


@pytest.mark.parametrize("name", [name for name in tracked() if name.endswith((".yml", ".md"))])
def test_what_is_used_is_pinned_to_a_commit_with_its_version_beside(name: str) -> None:
    if name.startswith(("vendor/", "docs/findings.md", "CHANGELOG.md")):
        return  # others' files; advice that shows how others write it
    for used, ref, comment in PIN.findall(text(name)):
        assert re.fullmatch(r"[0-9a-f]{40}", ref), f"{used}@{ref}"
        assert re.fullmatch(r"\s+# v\d+\.\d+\.\d+", comment.rstrip("`")), f"{used}: the version belongs beside the pin"


def test_the_linter_is_given_every_action_and_workflow() -> None:
    linted = {str(path) for path in workflow_files(ROOT)}

    assert {"actions/preflight/action.yml", ".github/workflows/ci.yml"} <= linted
    assert {name for name in tracked() if re.search(r"(^|/)action\.ya?ml$|^\.github/workflows/", name)} <= linted
