"""What a runner on one machine ignores of the examples: events, environments, groups, rights. And what they share."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from tests.docs.repository import ROOT, load, text
from tests.harness.stages import SHARED_BY_EXAMPLES
from waybill.config.configfile import ConfigFile
from waybill.config.read import read_settings
from waybill.config.yamlfile import read_config

FOLDER = "workflows-examples"
NAMES = sorted(path.name for path in (ROOT / FOLDER).iterdir() if path.name not in SHARED_BY_EXAMPLES)
FILES = {name: load(text(f"{FOLDER}/{name}")) for name in NAMES}
SETTINGS = f"{FOLDER}/waybill.yml"
TAGS = {"push": {"tags": ["20[0-9][0-9]*", "v[0-9]*"]}}
STARTS: dict[str, Any] = {
    "release-on-tag.yml": TAGS,
    "multi-environment.yml": TAGS,
    "verify-only.yml": TAGS,
    "bring-your-own-build.yml": TAGS,
    "reusable-caller.yml": TAGS,
    "rollback.yml": ["workflow_dispatch"],
    "deploy-existing.yml": ["workflow_dispatch"],
    "scheduled-verify.yml": ["schedule", "workflow_dispatch"],
    "reusable.yml": ["workflow_call"],
}
OURS = re.compile(r"acme/waybill/actions/([a-z-]+)@")


JOBS = {f"{name} {job}": content for name, workflow in FILES.items() for job, content in workflow["jobs"].items()}


def jobs(*, changing: bool = False) -> list[Any]:
    """Every job of every example, or those that change something on hosts."""
    return [pytest.param(job, id=place) for place, job in JOBS.items() if changes(job) or not changing]


def verbs(job: Any) -> list[str]:
    return [found[1] for step in job.get("steps", ()) if (found := OURS.match(step.get("uses", "")))]


def environment(job: Any) -> str:
    given = job.get("environment", "")
    return str(given["name"] if isinstance(given, dict) else given)


def changes(job: Any) -> bool:
    """Whether it does something to hosts; a script of somebody's own that has the key may."""
    scripts = [str(step) for step in job.get("steps", ()) if "run" in step]
    return bool({"deploy", "rollback"} & set(verbs(job))) or any("secrets." in script for script in scripts)


def test_there_is_an_example_of_each_kind_and_no_other() -> None:
    assert set(FILES) == set(STARTS)


@pytest.mark.parametrize("name", NAMES)
def test_an_example_starts_as_it_says_and_never_for_a_stranger(name: str) -> None:
    found, expected = FILES[name]["on"], STARTS[name]

    assert (found if isinstance(expected, dict) else sorted(found)) == expected


@pytest.mark.parametrize("name", [*NAMES, *sorted(SHARED_BY_EXAMPLES)])
def test_an_example_begins_with_what_it_is_for(name: str) -> None:
    assert text(f"{FOLDER}/{name}").startswith("# ")


@pytest.mark.parametrize("job", jobs())
def test_a_job_has_the_rights_that_its_steps_use_and_no_more(job: Any) -> None:
    used = str(job)
    pushes = "build-push" in verbs(job) or "'push': 'true'" in used
    needed = {"contents": "read"} if "actions/checkout@" in used or "uses" in job else {}
    needed |= {"actions": "read"} if "gh api" in used else {}
    needed |= {"packages": "write" if pushes else "read"} if verbs(job) or "uses" in job else {}

    assert job["permissions"] == needed


@pytest.mark.parametrize("name", NAMES)
def test_every_right_has_its_reason_beside_it(name: str) -> None:
    for block in re.findall(r"^    permissions:(.*)\n((?:      .+\n)+)", text(f"{FOLDER}/{name}"), re.MULTILINE):
        lines = block[1].splitlines()
        assert "#" in block[0] or all("#" in line for line in lines if re.match(r" {6}\w", line)), block


@pytest.mark.parametrize("job", jobs(changing=True))
def test_who_changes_an_environment_is_alone_there_and_is_brought_to_its_end(job: Any) -> None:
    assert environment(job)
    assert job["concurrency"] == {"group": environment(job), "cancel-in-progress": "false"}
    assert int(job["timeout-minutes"]) >= 30, "longer than a bad deploy takes to go back"


def test_what_only_looks_is_never_shown_as_a_deployment() -> None:
    """GitHub notes one for every job that names an environment."""
    deployed = {environment(job) for job in JOBS.values() if changes(job)}

    assert [place for place, job in JOBS.items() if not changes(job) and environment(job) in deployed] == []


@pytest.mark.parametrize("name", NAMES)
def test_jobs_hand_on_digests_and_words_and_nothing_that_may_hold_a_secret(name: str) -> None:
    for job in FILES[name]["jobs"].values():
        assert set(job.get("outputs", {})) <= {"digest", "previous-digest", "outcome"}
        for other, output in re.findall(r"needs\.([\w-]+)\.outputs\.([\w-]+)", str(job)):
            assert other in ([job["needs"]] if isinstance(job["needs"], str) else job["needs"])
            assert output in FILES[name]["jobs"][other]["outputs"]


@pytest.mark.parametrize("job", jobs())
def test_what_was_built_is_deployed_by_its_digest(job: Any) -> None:
    """And every step that looks at hosts is told which key to believe."""
    for step in job.get("steps", ()):
        found = OURS.match(step.get("uses", ""))
        given = step.get("with", {})
        if found and found[1] in {"deploy", "verify"} and "needs" in job:
            assert given["digest"].startswith("${{ needs.")
        if found and found[1] in {"deploy", "rollback", "verify"}:
            assert (given["ssh-key"], given["ssh-known-hosts"]) == (
                "${{ secrets.DEPLOY_KEY }}",
                "${{ vars.KNOWN_HOSTS }}",
            )


@pytest.mark.parametrize("job", jobs())
def test_a_checkout_leaves_no_credential_behind(job: Any) -> None:
    for step in job.get("steps", ()):
        if step.get("uses", "").startswith("actions/checkout@"):
            assert step["with"] == {"persist-credentials": "false"}


# What they share


def settings() -> ConfigFile:
    return read_config("waybill.yml", text(SETTINGS).encode())


def test_every_environment_that_an_example_names_is_in_the_settings() -> None:
    named = set(re.findall(r"'environment': '([a-z-]+)'", str([job.get("with") for job in JOBS.values()])))
    for job in JOBS.values():
        named |= set(
            re.findall(r"'environment': '([a-z-]+)'", str([step.get("with") for step in job.get("steps", ())]))
        )
        named |= set(job.get("strategy", {}).get("matrix", {}).get("environment", ()))
    for form in (FILES[name]["on"]["workflow_dispatch"]["inputs"] for name in ("rollback.yml", "deploy-existing.yml")):
        named |= set(form["environment"]["options"])

    assert named == set(settings().environments)


@pytest.mark.parametrize("verb", ["preflight", "deploy", "verify", "rollback"])
@pytest.mark.parametrize("name", sorted(read_config("waybill.yml", text(SETTINGS).encode()).environments))
def test_the_settings_are_right_for_every_verb_and_environment(verb: str, name: str) -> None:
    environ = {"WAYBILL_ENVIRONMENT": name, "WAYBILL_SSH_KEY": "a key"}
    environ |= {} if verb == "rollback" else {"WAYBILL_TAG": "v1.0.0"}

    read = read_settings(verb, flags={}, environ=environ, file=settings(), read_secret=str, read_text=str)

    assert read.images[0].startswith("ghcr.io/acme/app")
    assert read.notices == ()


def test_the_settings_are_right_for_what_knows_no_host() -> None:
    """Those of hosts say nothing to a run without any, and are no reason for a warning."""
    for verb in ("preflight", "build-push"):
        read = read_settings(verb, flags={}, environ={}, file=settings(), read_secret=str, read_text=str)
        assert (read.images, read.notices) == (("ghcr.io/acme/app",), ())


def test_an_editor_takes_the_settings() -> None:
    """By the schema that the first line names."""
    schema = json.loads(text("schema/waybill.schema.json"))

    assert "schema/waybill.schema.json" in text(SETTINGS).splitlines()[0]
    Draft202012Validator(schema).validate(load(text(SETTINGS)))


def test_the_compose_file_is_that_of_the_settings() -> None:
    given = load(text(SETTINGS))
    compose = load(text(f"{FOLDER}/{given['compose-files']}"))

    assert given["sync"] == given["compose-files"]
    assert list(compose["services"]) == [given["services"]]
    assert compose["services"]["app"]["image"].partition(":$")[0] == given["image"]
