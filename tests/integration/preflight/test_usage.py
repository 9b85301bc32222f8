"""Wrong usage: every mistake at once, nothing asked, nothing executed, nothing echoed raw."""

from __future__ import annotations

import json
import re

import pytest

from tests.integration.preflight.running import Ended, Runner
from tests.integration.preflight.stage import OPEN, Stage, in_actions, look

ESC = "\x1b"


def mistakes(ended: Ended) -> list[dict[str, str]]:
    assert ended.exit == 2, ended.everything
    assert ended.answer["proved"] is False
    assert ended.answer["outcome"] == ""
    return list(ended.answer["mistakes"])


def test_all_mistakes_are_told_at_once(stage: Stage, preflight: Runner) -> None:
    environ = {"WAYBILL_PUSH": "maybe", "WAYBILL_PLATFORMS": "linux"}
    wanted = look("--probe-timeout", "soon", "--colour", "red", "--max-parallel", "0", environ=environ)
    told = mistakes(preflight(wanted))
    where = "\n".join(entry["where"] for entry in told)
    for name in ("probe-timeout", "colour", "max-parallel", "PUSH", "PLATFORMS"):
        assert name in where, where
    assert all(entry["problem"] and entry["allowed"] for entry in told)
    assert stage.world.requests() == []


def test_mistakes_on_the_terminal_and_in_the_outputs_of_a_job(stage: Stage, preflight: Runner) -> None:
    environ = {**in_actions(), "GITHUB_OUTPUT": "output.txt", "GITHUB_STEP_SUMMARY": "summary.md"}
    wanted = look(OPEN, "--push", "maybe", environ=environ, files={"output.txt": "", "summary.md": ""})
    ended = preflight(wanted)
    assert ended.exit == 2, ended.everything
    assert "::error title=" in ended.stderr
    assert "fix:" in ended.stderr
    output = (ended.work / "output.txt").read_text()
    assert "proved<<" in output
    assert "\nfalse\n" in output
    assert stage.world.requests() == []


HOSTILE = (
    "ghcr.io/acme/app:1.0\n::error::boo",
    "::error::boo",
    f"{ESC}]0;owned\x07{ESC}[31mghcr.io/acme/app:1.0",
    "$(touch executed)`touch executed`;touch executed",
    "ghcr.io/acme/app:$(touch executed)",
    "ghcr.io/acme/\u202eppa:1.0",
    "ghcr.io/acme/app:1.0\r\nX-Injected: yes",
    "../../etc/passwd",
    "--image",
    "-",
    "a" * 1_000_000,
)


@pytest.mark.parametrize("value", HOSTILE, ids=range(len(HOSTILE)))
@pytest.mark.parametrize("variable", ["WAYBILL_IMAGE", "WAYBILL_TAG", "WAYBILL_REGISTRY", "WAYBILL_PLATFORMS"])
def test_hostile_value_is_told_and_not_obeyed(value: str, variable: str, stage: Stage, preflight: Runner) -> None:
    if len(value) > 100_000:
        value = value[:120_000]  # the kernel takes no longer variable
    image = {} if variable == "WAYBILL_IMAGE" else {"WAYBILL_IMAGE": "ghcr.io/acme/open"}
    environ = {**in_actions(), "GITHUB_OUTPUT": "output.txt", **image, variable: value}
    ended = preflight(look(environ=environ, files={"output.txt": ""}))
    assert ended.exit in {2, 10}, ended.everything
    judge_hostile(ended)
    assert "X-Injected" not in {name for entry in stage.world.requests() for name in (entry.query, entry.path)}


def judge_hostile(ended: Ended) -> None:
    """Nothing ran, no foreign command reached the runner, no control character reached the terminal, no flood."""
    assert not (ended.work / "executed").exists()
    for line in ended.stderr.splitlines() + ended.stdout.splitlines():
        assert not line.startswith("::error::boo"), line[:200]
    for text in (ended.stderr, ended.stdout):
        assert ESC not in text
        assert "\x07" not in text
        assert "\u202e" not in text
        assert len(text) < 60_000
    json.loads(ended.stdout)


def test_file_of_a_megabyte_is_refused_in_brief(stage: Stage, preflight: Runner) -> None:
    ended = preflight(look("--images-file", "images.txt", files={"images.txt": "x" * 1_100_000}))
    told = mistakes(ended)
    assert "images-file" in told[0]["where"]
    judge_hostile(ended)
    assert stage.world.requests() == []


@pytest.mark.parametrize(
    "text", ["image: [1, 2", "image:\n\t- x\n", "push: true\npush: false\n", "\x00\x01", "a: &a [*a]\n"]
)
def test_configuration_that_cannot_be_read_is_told_with_its_place(text: str, stage: Stage, preflight: Runner) -> None:
    told = mistakes(preflight(look(OPEN, files={"waybill.yml": text})))
    assert any("waybill.yml" in entry["where"] for entry in told), told
    assert stage.world.requests() == []


def test_hostile_registry_cannot_speak_to_the_runner_or_the_terminal(stage: Stage, preflight: Runner) -> None:
    words = f"\n::error::boo\n::set-output name=proved::true\r{ESC}[2J{ESC}]0;x\x07\n```\n<script>\u202e" + "A" * 50_000
    body = json.dumps({"errors": [{"code": f"DENIED\n{ESC}[1m", "message": words}]})
    stage.world.fault("status", host="ghcr.io", path="/manifests/", status=403, body=body)
    environ = {**in_actions(), "GITHUB_OUTPUT": "output.txt", "GITHUB_STEP_SUMMARY": "summary.md"}
    wanted = look(OPEN, environ=environ, files={"output.txt": "", "summary.md": ""})
    ended = preflight(wanted)
    assert ended.exit == 10, ended.everything
    judge_hostile(ended)
    for line in ended.stderr.splitlines():
        assert not line.lstrip().startswith("::set-output"), line[:200]
    summary = (ended.work / "summary.md").read_text()
    assert ESC not in summary
    assert "<script>" not in re.sub(r"^(`{3,})$.*?^\1$", "", summary, flags=re.DOTALL | re.MULTILINE)
    assert (ended.work / "output.txt").read_text().count("proved<<") == 1
