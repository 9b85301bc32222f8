"""A workspace, an environment and a shell that are not what one hopes for."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.actions.preflight.conftest import Furnished
from tests.actions.preflight.runner import Job, Runner
from tests.actions.shipped import Caller


def job(furnished: Furnished, env: dict[str, str] | None = None, **more: str) -> Job:
    with_ = {"image": furnished.image, "registry-token": "${{ secrets.REGISTRY }}", **more}
    return Job(with_=with_, secrets={"REGISTRY": furnished.token}, env=env or {})


def test_modules_in_the_workspace_and_hostile_variables_do_not_reach_it(
    runner: Runner, furnished: Furnished, tmp_path: Path
) -> None:
    caller = Caller(runner.repository, runner.home, tmp_path / "a mark")
    caller.plant()
    environ = {name: value for name, value in caller.environ().items() if name not in {"PATH", "HOME"}}

    ran = runner.run(job(furnished, environ))

    assert (ran.green, ran.outputs["digest"]) == (True, furnished.digest)
    assert caller.marks() == ""


def test_variables_of_the_job_that_are_named_like_inputs_are_overruled_by_the_step(
    runner: Runner, furnished: Furnished
) -> None:
    """The step maps every input, set or not: a job cannot steer it past its `with:`."""
    environ = {"WAYBILL_IMAGE": "ghcr.io/evil/app:1", "WAYBILL_PUSH": "true", "WAYBILL_REGISTRY_USERNAME": "evil"}

    ran = runner.run(job(furnished, environ))

    assert ran.outputs["image"] == f"ghcr.io/acme/app@{furnished.digest}"
    assert runner.world.requests(method="POST") == [], "nobody asked for a push probe"
    assert not [seen for seen in runner.world.requests() if "evil" in seen.path]


def test_a_proxy_that_is_not_there_is_named_and_no_green(runner: Runner, furnished: Furnished) -> None:
    ran = runner.run(job(furnished, {"HTTPS_PROXY": "http://192.0.2.1:9"}, **{"probe-timeout": "3s"}))

    assert not ran.green
    assert ran.outputs["proved"] == "false"
    assert "192.0.2.1" in ran.outputs["findings"]


def test_a_working_directory_elsewhere_does_not_matter(runner: Runner, furnished: Furnished) -> None:
    (runner.repository / "deploy it").mkdir(parents=True)
    (runner.repository / "deploy it" / "json.py").write_text("raise SystemExit('planted')\n")
    plain = job(furnished)
    elsewhere = Job(with_=plain.with_, secrets=plain.secrets, defaults={"run": {"working-directory": "deploy it"}})

    assert runner.run(elsewhere).outputs["digest"] == furnished.digest


@pytest.mark.parametrize("shell", ["dash", "busybox ash", "bash"])
def test_every_sh_runs_the_step(shell: str, runner: Runner, furnished: Furnished) -> None:
    used = runner.sh_is(shell)

    ran = runner.run(job(furnished))

    assert (ran.green, ran.outputs["digest"]) == (True, furnished.digest)
    assert used.exists()


def test_a_missing_python_is_one_line_with_the_way_out(runner: Runner, furnished: Furnished) -> None:
    ran = runner.run(job(furnished, {"WAYBILL_PYTHON": "/nowhere/python3"}))

    assert (ran.green, ran.exit) == (False, 2)
    assert "WAYBILL_PYTHON cannot be used" in ran.log
    assert ran.outputs["proved"] == "false"
