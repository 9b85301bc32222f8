"""Every workflow that a person may copy from here, and our own, is one that we would trust."""

from __future__ import annotations

import re
from typing import Any

import pytest

from tests.docs.repository import ROOT, actions, steps, text, tracked, workflows
from tests.harness.stages import workflow_files
from waybill.core.catalogue import CATALOGUE

WORKFLOWS = workflows()
ACTIONS = actions()
OURS = re.compile(r"^(?:acme/waybill|\.)/?((?:actions/[a-z-]+)?)(?:@|$)")
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


def runners(job: Any) -> list[str]:
    """Where a job runs: in one place, or in those of its matrix."""
    matrix = re.fullmatch(r"\$\{\{ matrix\.([\w-]+) \}\}", job["runs-on"])
    return list(job["strategy"]["matrix"][matrix[1]]) if matrix else [job["runs-on"]]


@pytest.mark.parametrize("workflow", places())
def test_every_job_has_a_runner_steps_and_an_end(workflow: Any) -> None:
    for name, job in workflow["jobs"].items():
        if "uses" in job:  # all three belong to the workflow that it calls
            assert "secrets" not in job or job["secrets"] != "inherit", name
            continue
        assert 0 < int(job["timeout-minutes"]) <= 60, name
        assert {runner.partition("-")[0] for runner in runners(job)} == {"ubuntu"}, name
        assert job["steps"], name


@pytest.mark.parametrize("workflow", places())
def test_every_step_runs_or_uses_one_thing(workflow: Any) -> None:
    for step in steps(workflow):
        assert ("uses" in step) != ("run" in step), step
        known = {"name", "id", "if", "uses", "with", "run", "shell", "env", "working-directory", "continue-on-error"}
        assert set(step) <= known, step


@pytest.mark.parametrize("workflow", places())
def test_a_failure_that_is_waved_through_is_one_that_the_next_step_demands(workflow: Any) -> None:
    """Else a step that must be red could be green, or red for another reason, and nobody would know."""
    for job in workflow["jobs"].values():
        listed = job.get("steps", [])
        for step, after in zip(listed, [*listed, {}][1:], strict=True):
            if "continue-on-error" in step:
                place = f"steps.{step['id']}"
                assert after["env"]["STEP"] == f"${{{{ {place}.outcome }}}}", step["id"]
                assert after["env"]["FINDINGS"] == f"${{{{ {place}.outputs.findings }}}}", step["id"]
                demanded = re.findall(r"^\.github/selftest/expect\.sh ([a-z.-]+)$", after["run"], re.MULTILINE)
                assert len(set(demanded) & set(CATALOGUE)) == 1, step["id"]


@pytest.mark.parametrize("workflow", places())
def test_steps_that_use_our_actions_give_inputs_that_exist_and_read_outputs_that_exist(workflow: Any) -> None:
    for step in steps(workflow):
        ours = OURS.match(step.get("uses", ""))
        if ours is None:
            continue
        action = ACTIONS[f"{ours[1]}/action.yml".lstrip("/")]
        assert set(step.get("with", {})) <= set(action["inputs"])
        read = re.findall(rf"steps\.{step.get('id', '-')}\.outputs\.([\w-]+)", str(workflow))
        assert set(read) <= set(action["outputs"])


@pytest.mark.parametrize("workflow", places())
def test_what_waits_for_a_group_has_its_tag_built_already(workflow: Any) -> None:
    """A run that waits is cancelled by the next: around a workflow of several jobs it would take the build along."""
    if "tags" in (workflow["on"].get("push", {}) if isinstance(workflow["on"], dict) else {}):
        own = workflow["name"] == "release" and "workflow_dispatch" in workflow["on"]  # ours: its group has no two
        assert "concurrency" not in workflow or len(workflow["jobs"]) == 1 or own


@pytest.mark.parametrize("name", [name for name in tracked() if name.endswith((".yml", ".md"))])
def test_what_is_used_is_pinned_to_a_commit_with_its_version_beside(name: str) -> None:
    if name.startswith(("vendor/", "docs/findings.md", "CHANGELOG.md")):
        return  # others' files; advice that shows how others write it
    for used, ref, comment in PIN.findall(text(name)):
        assert re.fullmatch(r"[0-9a-f]{40}", ref), f"{used}@{ref}"
        assert re.fullmatch(r"\s+# v\d+\.\d+\.\d+", comment.rstrip("`")), f"{used}: the version belongs beside the pin"


def test_the_self_test_meets_every_action_but_the_one_that_is_made_of_them() -> None:
    used = {OURS.match(step.get("uses", "")) for step in steps(WORKFLOWS[".github/workflows/selftest.yml"])}

    met = {f"{ours[1]}/action.yml".lstrip("/") for ours in used if ours}
    assert met == set(ACTIONS) - {"actions/ship/action.yml"}


def test_the_linter_is_given_every_action_and_workflow() -> None:
    linted = {str(path) for path in workflow_files(ROOT)}

    assert {"actions/preflight/action.yml", ".github/workflows/ci.yml"} <= linted
    assert {name for name in tracked() if re.search(r"(^|/)action\.ya?ml$|^\.github/workflows/", name)} <= linted


def test_the_last_job_of_the_self_test_waits_for_every_other_and_takes_no_skipped_one() -> None:
    jobs = WORKFLOWS[".github/workflows/selftest.yml"]["jobs"]
    gate = jobs["all-green"]

    assert list(jobs)[-1] == "all-green"
    assert set(gate["needs"]) == set(jobs) - {"all-green"}
    assert gate["if"] == "always()"
    assert '.result == "success"' in gate["steps"][-1]["run"]


def test_nothing_of_a_release_runs_before_what_it_rests_on() -> None:
    jobs = WORKFLOWS[".github/workflows/release.yml"]["jobs"]

    order = {name: job.get("needs", []) for name, job in jobs.items()}
    assert order == {
        "tag-by-hand": [],
        "agree": [],
        "test": "agree",
        "image": "test",
        "pullable": "image",
        "publish": ["image", "pullable"],
        "arrived": ["image", "publish"],
    }
    writes = {
        name: [scope for scope, right in job["permissions"].items() if right == "write"] for name, job in jobs.items()
    }
    assert {name: scopes for name, scopes in writes.items() if scopes} == {
        "image": ["packages"],
        "publish": ["contents"],
    }
    assert jobs["publish"]["environment"] == "release"


def test_what_is_published_is_asked_for_as_a_stranger_before_and_after() -> None:
    """A new package is private: by the job's own token it looks as it should."""
    jobs = WORKFLOWS[".github/workflows/release.yml"]["jobs"]

    assert [jobs[name]["steps"][-1]["with"]["github-token"] for name in ("pullable", "arrived")] == ["none", "none"]
    assert jobs["arrived"]["steps"][-1]["uses"] == "./"
    assert "packages" not in jobs["pullable"]["permissions"] | jobs["arrived"]["permissions"]


@pytest.mark.parametrize("workflow", places())
def test_no_script_ends_well_because_the_last_of_a_pipe_did(workflow: Any) -> None:
    """A runner's `bash -e` knows no pipefail: what fails before `tee` is green. These ask, or give nothing."""
    for step in steps(workflow):
        for line in step.get("run", "").splitlines():
            bare = re.sub(r"'[^']*'|\"[^\"]*\"", "", line)
            assert " | " not in bare or bare.rpartition(" | ")[2].split()[0] in {"grep", "jq", "tr"}, line


def test_a_tag_is_never_moved_by_the_release() -> None:
    scripts = "\n".join(step.get("run", "") for step in steps(WORKFLOWS[".github/workflows/release.yml"]))

    assert "git push origin" in scripts
    assert not re.search(r"--force|-f\b|\+refs|--delete|--clobber", scripts)


def test_a_tag_that_a_person_puts_is_red_whatever_its_commit_says() -> None:
    """What a workflow pushes by its own token begins no run: so each run that a tag begins is a person's."""
    release = WORKFLOWS[".github/workflows/release.yml"]
    job = release["jobs"]["tag-by-hand"]

    assert [step["run"].splitlines()[-1] for step in job["steps"]] == ["exit 1"]
    assert "github.ref" in release["concurrency"]["group"], "a release that waits would hide it"


def test_a_release_is_made_of_nothing_but_an_image_that_it_built_itself() -> None:
    """One that stood there before says by its own label alone of which commit it is."""
    built, demanded = WORKFLOWS[".github/workflows/release.yml"]["jobs"]["image"]["steps"][-2:]

    assert demanded["env"] == {"OUTCOME": f"${{{{ steps.{built['id']}.outputs.outcome }}}}"}
    assert demanded["run"].startswith('test "$OUTCOME" = delivered')
