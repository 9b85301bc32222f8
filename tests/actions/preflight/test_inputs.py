"""How inputs of a step, `waybill.yml` and mistakes in both arrive."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.actions.preflight.conftest import Furnished
from tests.actions.preflight.runner import Job, Ran, Runner

WAYBILL_YML = """\
image: ghcr.io/acme/app:1.4.0
platforms: linux/amd64
expiry-warning-days: 3
environments:
  production:
    platforms:
      - linux/amd64
      - linux/arm64
  moon:
    platforms: linux/riscv64
"""


def with_token(furnished: Furnished, files: dict[str, str] | None = None, **inputs: str) -> Job:
    named = {name.replace("_", "-"): value for name, value in inputs.items()}
    return Job(
        with_={"registry-token": "${{ secrets.REGISTRY }}", **named},
        secrets={"REGISTRY": furnished.token},
        files=files or {},
    )


def looked_at(ran: Ran) -> list[str]:
    """The images in the summary's table."""
    return [line.split("<code>")[1].split("</code>")[0] for line in ran.summary.splitlines() if "| <code>" in line]


def test_several_images_come_one_a_line_and_from_a_file(runner: Runner, furnished: Furnished) -> None:
    runner.world.state.push_app("ghcr.io/acme/worker:2", "2", repository="acme/app")
    runner.world.state.push_app("ghcr.io/acme/proxy:3", "3", repository="acme/app")
    images = "# what production runs\n\nghcr.io/acme/proxy:3  # in front\n"
    job = with_token(
        furnished, {"deploy/images.txt": images}, image="ghcr.io/acme/app:1.4.0\nghcr.io/acme/worker:2\n",
        images_file="deploy/images.txt",
    )  # fmt: skip

    ran = runner.run(job)

    assert ran.green
    assert looked_at(ran) == ["ghcr.io/acme/app:1.4.0", "ghcr.io/acme/worker:2", "ghcr.io/acme/proxy:3"]
    assert (ran.outputs["proved"], ran.outputs["digest"], ran.outputs["image"]) == ("true", "", "")


def test_one_bad_image_among_several_makes_the_job_red(runner: Runner, furnished: Furnished) -> None:
    ran = runner.run(with_token(furnished, image="ghcr.io/acme/app:1.4.0\nghcr.io/acme/app:nightly"))

    assert not ran.green
    assert (ran.outputs["outcome"], ran.codes) == ("refused", ["registry.tag-absent"])
    assert ran.findings[0]["subject"] == "ghcr.io/acme/app:nightly"


@pytest.mark.parametrize(
    ("named", "outcome", "codes"),
    [
        ({}, "proved", []),
        ({"environment": "production"}, "proved", []),
        ({"environment": "moon"}, "refused", ["image.platform-missing"]),
    ],
    ids=["none", "production", "moon"],
)
def test_the_chosen_environment_of_waybill_yml_in_the_workspace_applies(
    named: dict[str, str], outcome: str, codes: list[str], runner: Runner, furnished: Furnished
) -> None:
    ran = runner.run(with_token(furnished, {"waybill.yml": WAYBILL_YML}, **named))

    assert (ran.outputs["outcome"], ran.codes) == (outcome, codes)
    assert looked_at(ran) == ["ghcr.io/acme/app:1.4.0"], "the image is the file's"


def test_an_environment_that_was_lost_on_the_way_is_not_the_top_of_the_file(
    runner: Runner, furnished: Furnished
) -> None:
    ran = runner.run(with_token(furnished, {"waybill.yml": WAYBILL_YML}, environment=""))

    assert (ran.green, ran.exit) == (False, 2)
    assert [text for one in ran.commands("error") if "WAYBILL_ENVIRONMENT" in (text := str(one["arg"]))]
    assert runner.world.requests() == [], "nothing was asked of anybody"


def test_an_input_wins_over_the_file_and_none_clears_it(runner: Runner, furnished: Furnished) -> None:
    job = with_token(furnished, {"waybill.yml": WAYBILL_YML}, environment="moon", platforms="none")

    assert runner.run(job).outputs["outcome"] == "proved"


def test_all_mistakes_come_at_once_with_exit_2_and_proved_is_false(runner: Runner, furnished: Furnished) -> None:
    files = {"waybill.yml": "image: ghcr.io/acme/app:1\nplatform: linux/amd64\npush: maybe\n"}
    job = with_token(furnished, files, digest="sha256:abc", probe_timeout="sixty", platforms="linux")

    ran = runner.run(job)

    assert not ran.green
    assert ran.exit == 2
    assert (ran.outputs["outcome"], ran.outputs["proved"]) == ("", "false")
    told = [str(command["arg"]) for command in ran.commands("error")]
    for place in ("WAYBILL_DIGEST", "WAYBILL_PROBE_TIMEOUT", "WAYBILL_PLATFORMS", "waybill.yml:2", "waybill.yml:3"):
        assert [text for text in told if place in text and "fix: " in text], f"{place} in {told}"
    assert runner.world.requests() == [], "nothing was asked of anybody"


def test_no_image_at_all_is_a_mistake(runner: Runner, furnished: Furnished) -> None:
    ran = runner.run(with_token(furnished))

    assert (ran.green, ran.outputs["proved"]) == (False, "false")
    assert "image" in ran.commands("error")[0]["arg"]


def test_nothing_reads_the_variables_that_github_does_not_set(
    runner: Runner, furnished: Furnished, action: Path, tmp_path: Path
) -> None:
    """`act` sets INPUT_NAME for a composite's steps and GitHub does not: without our own mapping nothing may come."""
    unmapped = Path(shutil.copytree(action, tmp_path / "unmapped"))
    file = unmapped / "actions" / "preflight" / "action.yml"
    lines = [line for line in file.read_text().splitlines(keepends=True) if not line.startswith("        WAYBILL_")]
    file.write_text("".join(lines))
    spy = "      run: env > env.txt; exec "
    file.write_text(file.read_text().replace("      run: exec ", spy).replace("      env:\n", ""))
    keep = {"if": "${{ always() }}", "run": 'mkdir -p "$RUNNER_TEMP/kept" && cp env.txt "$RUNNER_TEMP/kept"'}
    job = with_token(furnished, image=furnished.image)
    job = Job(with_=job.with_, secrets=job.secrets, after=[keep])

    ran = runner.run(job, unmapped)

    assert f"INPUT_IMAGE={furnished.image}" in (ran.seen / "temp" / "kept" / "env.txt").read_text(), "act still does it"
    assert (ran.green, ran.outputs["proved"]) == (False, "false")
    assert runner.world.requests() == []


def test_the_action_works_from_a_folder_of_the_workspace(runner: Runner, furnished: Furnished, action: Path) -> None:
    for folder in ("actions", "bin", "src", "vendor"):
        shutil.copytree(action / folder, runner.repository / "tools" / "waybill" / folder)
    job = with_token(furnished, image=furnished.image)

    ran = runner.run(Job(with_=job.with_, secrets=job.secrets, uses="./tools/waybill/actions/preflight"))

    assert (ran.green, ran.outputs["digest"]) == (True, furnished.digest)
