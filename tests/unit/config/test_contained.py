"""What is special in the container of the root action: paths, variables that count more, and what cannot work there."""

from __future__ import annotations

import pytest

from tests.unit.config.reading import IMAGE, mistakes, one, read
from waybill.config.contained import command_of, misleading, report_parent, shared_with
from waybill.errors import Mistake, UsageError

ACTION = {
    "WAYBILL_CONTAINER": "1",
    "GITHUB_ACTIONS": "true",
    "WAYBILL_RUNNER_TEMP": "temp:/home/runner/work/_temp",
}
HOST = {"hosts": "deploy@web1.example.com", "project-directory": "/srv/app"}


@pytest.mark.parametrize(
    ("path", "told"),
    [
        (
            "/github/home/waybill/ship-1/waybill.json",
            "/home/runner/work/_temp/_github_home/waybill/ship-1/waybill.json",
        ),
        ("/github/runner_temp/x/report.md", "/home/runner/work/_temp/x/report.md"),
        ("/github/workspace/reports/report.md", "reports/report.md"),
        ("reports/report.md", "reports/report.md"),
    ],
)
def test_a_path_is_told_as_the_next_step_uses_it(path: str, told: str) -> None:
    shared = shared_with(path, ACTION)

    assert shared is not None
    assert shared.told(path) == told


def test_what_the_runner_does_not_share_is_told_before_anything_is_begun() -> None:
    assert shared_with("/tmp/reports", ACTION) is None
    assert shared_with("/github/homestead", ACTION) is None

    (found,) = mistakes({**IMAGE, "report-directory": "/tmp/reports"}, ACTION)
    assert found.where == "--report-directory"
    assert "lies in the container alone" in found.problem
    read("preflight", {**IMAGE, "report-directory": "/tmp/reports"}, {"WAYBILL_CONTAINER": "1"}, None)


@pytest.mark.parametrize(
    ("environ", "parent"),
    [(ACTION, "/github/home"), ({"GITHUB_ACTIONS": "true"}, "/t"), ({**ACTION, "WAYBILL_RUNNER_TEMP": ""}, "")],
)
def test_reports_go_where_they_outlive_the_container(environ: dict[str, str], parent: str) -> None:
    assert report_parent("/t", environ) == parent


@pytest.mark.parametrize("environ", [ACTION, {"WAYBILL_CONTAINER": "1"}])
def test_the_container_is_no_host(environ: dict[str, str]) -> None:
    flags = {**HOST, "hosts": "local", "image": "ghcr.io/acme/app:1"}

    (found,) = mistakes(flags, environ, verb="verify")

    assert found.where == "--hosts"
    assert "this container itself and not the runner" in found.problem
    read("verify", flags, {}, None)


def test_a_login_needs_its_key_where_nothing_of_the_user_is() -> None:
    flags = {**HOST, "image": "ghcr.io/acme/app:1"}

    (found,) = mistakes(flags, ACTION, verb="verify")

    assert found.where == "ssh-key"
    assert "neither your SSH configuration nor your agent" in found.problem
    read("verify", flags, {"WAYBILL_CONTAINER": "1"}, None)


@pytest.mark.parametrize(
    ("given", "of_job"), [("", "another"), ("production", "another"), ("production", "")], ids=["more", "other", "none"]
)
def test_a_variable_of_the_job_does_not_overrule_the_step(given: str, of_job: str) -> None:
    """An empty one takes the input away, and a check or a digest with it."""
    environ = {**ACTION, "INPUT_REGISTRY-USERNAME": given, "WAYBILL_REGISTRY_USERNAME": of_job}

    (found,) = mistakes(IMAGE, environ)

    assert found.where == "WAYBILL_REGISTRY_USERNAME"
    assert "counts more than the inputs of the step" in found.problem


def test_the_verb_is_the_one_that_the_step_names() -> None:
    named = {**ACTION, "INPUT_COMMAND": "deploy", "WAYBILL_COMMAND": "deploy"}
    assert command_of(named) == "deploy"

    for environ, where, problem in (
        ({**named, "WAYBILL_COMMAND": "verify"}, "WAYBILL_COMMAND", "is set for the job"),
        ({**ACTION}, "command", "was not given"),
        ({**named, "WAYBILL_CONTAINER": ""}, "WAYBILL_CONTAINER", "a variable of the job has taken away"),
        ({**ACTION, "INPUT_COMMAND": "deply", "WAYBILL_COMMAND": "deply"}, "command", "is none"),
    ):
        with pytest.raises(UsageError) as caught:
            command_of(environ)
        (found,) = caught.value.mistakes
        assert (found.where, problem in found.problem) == (where, True)


@pytest.mark.parametrize(
    ("verb", "name", "value", "fix"),
    [
        ("rollback", "digest", "sha256:" + "0" * 64, "`to` says where"),
        ("rollback", "tag", "1.4.0", "`to` says where"),
        ("rollback", "waybill", "waybill.json", "`to` says where"),
        ("deploy", "to", "1.4.0", "`command: rollback`"),
        ("deploy", "list", "true", "`command: rollback`"),
        ("build-push", "plan", "true", "`command: deploy`"),
    ],
)
def test_an_input_that_would_decide_is_not_passed_over(verb: str, name: str, value: str, fix: str) -> None:
    """Whoever says where to go back to, or that nothing is to change, must not be answered by something else."""
    environ = {**ACTION, f"INPUT_{name.upper()}": value, f"WAYBILL_{name.upper()}": value}

    one(_of_this_kind(mistakes(IMAGE, environ, verb=verb), name), name, f"`{verb}` has no such input", fix)


@pytest.mark.parametrize(
    ("verb", "name", "value"), [("build-push", "plan", "false"), ("rollback", "digest", "<unset>")]
)
def test_an_input_that_says_nothing_decides_nothing(verb: str, name: str, value: str) -> None:
    environ = {**ACTION, f"INPUT_{name.upper()}": value, f"WAYBILL_{name.upper()}": value}

    assert list(misleading(verb, environ)) == []


def _of_this_kind(found: tuple[Mistake, ...], name: str) -> tuple[Mistake, ...]:
    return tuple(one for one in found if one.where == name)


def test_an_input_of_another_verb_is_told() -> None:
    environ = {**ACTION, "INPUT_SETTLE": "1s", "WAYBILL_SETTLE": "1s"}

    found = read("preflight", IMAGE, environ, None)

    assert found.notices == ("settle is given, and preflight has no such input: it has no effect",)
