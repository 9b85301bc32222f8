"""``waybill config`` as a process: exit codes, one JSON object, and no secret in any of it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.conftest import RunWaybill
from waybill.config.schema import schema_text

TEXT = """
image: ghcr.io/acme/app
environments:
  production:
    hosts: deploy@web1.example.com
    project-directory: /srv/app
"""


@pytest.fixture
def place(tmp_path: Path) -> Path:
    (tmp_path / "waybill.yml").write_text(TEXT)
    return tmp_path


def test_a_right_file_is_told_and_is_green(run_waybill: RunWaybill, place: Path) -> None:
    ended = run_waybill("config", "check", cwd=place)

    assert (ended.returncode, ended.stderr) == (0, "")
    assert ended.stdout.startswith("✔ waybill.yml is right\n")
    assert "production   yes" in ended.stdout


def test_all_mistakes_end_in_one_object_and_exit_2(run_waybill: RunWaybill, place: Path) -> None:
    (place / "waybill.yml").write_text(TEXT + "    keep: 0\n    health-body: ok\n")
    ended = run_waybill("config", "check", "--json", cwd=place)

    assert ended.returncode == 2
    assert [one["where"] for one in json.loads(ended.stdout)["mistakes"]] == [
        "waybill.yml:7:11 keep",
        "waybill.yml:8:18 health-body",
    ]


def test_no_file_is_no_right_file(run_waybill: RunWaybill) -> None:
    ended = run_waybill("config", "check")

    assert ended.returncode == 2
    assert "waybill.yml: is not in the working directory" in ended.stderr


def test_a_secret_is_shown_nowhere_although_it_stands_in_another_setting_too(
    run_waybill: RunWaybill, place: Path
) -> None:
    secret = {"WAYBILL_REGISTRY_TOKEN": "not-for-eyes", "WAYBILL_HEALTH_BODY": "has not-for-eyes in it"}
    for words in (["--verb", "deploy"], ["--json"]):
        ended = run_waybill("config", "show", "--environment", "production", *words, cwd=place, environ=secret)

        assert ended.returncode == 0, ended.stderr
        assert "not-for-eyes" not in ended.stdout + ended.stderr
        assert "has ***" in ended.stdout


def test_the_schema_is_the_one_of_the_repository(run_waybill: RunWaybill) -> None:
    assert run_waybill("config", "schema").stdout == schema_text()
