"""What a voyage leaves of each leg, as soon as it has ended."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from waybill.cli.console import Console
from waybill.cli.shipping import _keep
from waybill.config.job import JobContext
from waybill.core.outcome import Outcome
from waybill.effects import runner_files
from waybill.flows.ended import Ended, ended
from waybill.report.model import Report
from waybill.report.publish import Places
from waybill.secret import Secret

STAMP = "2026-11-27T01:00:00Z"


def leg(reason: str = "") -> Ended:
    report = Report(verb="deploy", outcome=Outcome.RESTORED, started=STAMP, finished=STAMP)
    return ended(report, JobContext(), images={}, hosts={}, timings={}, reason=reason)


def test_what_a_leg_wrote_belongs_to_whoever_comes_after_also_where_the_voyage_is_cancelled(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In a container it would be root's else: neither to be read nor to be cleared away by the runner."""
    handed: list[tuple[str, str]] = []
    monkeypatch.setattr(runner_files, "hand_over", lambda directory, root: handed.append((directory, root)))
    places = Places(waybill=str(tmp_path / "ship-1" / "waybill.json"), shared=str(tmp_path))

    _keep("deploy", leg(), places, Console({}, json=False))

    assert (
        json.loads((tmp_path / "ship-1" / "deploy" / "waybill.json").read_text())["predicate"]["outcome"] == "restored"
    )
    assert handed == [(str(tmp_path / "ship-1"), str(tmp_path))]


def test_the_files_of_a_leg_hold_no_secret(tmp_path: Path) -> None:
    console = Console({}, json=False)
    console.learn(Secret("hunter2-the-secret"))

    _keep("deploy", leg("because of hunter2-the-secret"), Places(waybill=str(tmp_path / "waybill.json")), console)

    told = "".join(path.read_text() for path in (tmp_path / "deploy").iterdir())
    assert "because of" in told
    assert "hunter2" not in told


def test_a_leg_that_cannot_be_written_is_told_and_stops_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "deploy").write_text("in the way")

    _keep("deploy", leg(), Places(waybill=str(tmp_path / "waybill.json")), Console({}, json=False))

    assert "not written" in capsys.readouterr().err
