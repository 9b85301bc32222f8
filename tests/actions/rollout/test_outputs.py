"""What a workflow gets from `uses: acme/waybill/actions/deploy@<commit>` and `…/rollback@<commit>`."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from tests.actions.preflight.runner import Job, Ran, Runner
from tests.actions.rollout.conftest import Site
from tests.faults import oracle
from tests.faults.scene import APP, DIRECTORY

Run = Callable[[Job], Ran]


@pytest.fixture
def run(site: Site, shipped_action: Path, tmp_path: Path) -> Run:
    """Runs one job after the other, each on a machine of its own."""
    numbers = count(1)

    def run(job: Job) -> Ran:
        place = tmp_path / f"machine-{next(numbers)}"
        return Runner(site.scene.world, shipped_action, place).run(job)

    return run


def record_of(ran: Ran) -> dict[str, Any]:
    """The record of the only host in the waybill."""
    (record,) = json.loads(ran.kept("waybill"))["predicate"]["hosts"].values()
    return dict(record)


def assert_told(ran: Ran, outcome: str, code: int) -> None:
    """Exit code, outputs, colour, summary and waybill say the same."""
    green = code == 0
    assert (ran.green, ran.exit) == (green, code), ran.log
    assert ran.output_names() == sorted(ran.outputs), "what the command writes is what the action declares"
    assert (ran.outputs["outcome"], ran.outputs["proved"]) == (outcome, str(green).lower())
    assert ran.kept("report") == ran.summary
    assert ran.summary.startswith(f"## {'✅' if green else '❌'} {ran.verb} {outcome}")
    predicate = json.loads(ran.kept("waybill"))["predicate"]
    assert (predicate["verb"], predicate["outcome"], predicate["proved"]) == (ran.verb, outcome, green)


def test_a_deploy_is_proved_and_handed_on(run: Run, by_hand: Site) -> None:
    """What runs is the digest that was given, and what ran before is told."""
    later = {"env": {"PROVED": "${{ steps.deploy.outputs.image }}"}, "run": 'echo "a later step tells of $PROVED"'}

    ran = run(replace(by_hand.job("deploy", reason="It is Monday."), after=[later]))

    assert oracle.all_run(by_hand.host, by_hand.new)
    assert_told(ran, "delivered", 0)
    assert (ran.outputs["digest"], ran.outputs["image"]) == (by_hand.new.digest, by_hand.new.pinned)
    assert ran.outputs["previous-digest"] == by_hand.old.digest
    assert f"a later step tells of {by_hand.new.pinned}" in ran.log
    predicate = json.loads(ran.kept("waybill"))["predicate"]
    assert (predicate["reason"], predicate["previous"]) == ("It is Monday.", by_hand.old.digest)
    deploy = record_of(ran)["deploy"]
    assert (deploy["end"], deploy["touched"]) == ("delivered", True)
    assert deploy["steps"][0]["step"] == "begin"
    assert deploy["fetch"]["road"]


def test_the_same_again_touches_nothing(run: Run, by_hand: Site) -> None:
    """It is proved anew, by a later job."""
    assert_told(run(by_hand.job("deploy")), "delivered", 0)
    before = oracle.everything(by_hand.host)

    ran = run(by_hand.job("deploy"))

    assert_told(ran, "unchanged", 0)
    assert oracle.everything(by_hand.host) == before
    assert ran.outputs["previous-digest"] == by_hand.new.digest


def test_a_release_that_fails_is_taken_back_and_red(run: Run, by_hand: Site) -> None:
    """What ran before runs again, and is held to what the new one was held to."""
    ran = run(by_hand.job("deploy", health_body='"version":"1.0"', timeout="6s"))

    assert oracle.all_run(by_hand.host, by_hand.old)
    assert_told(ran, "restored", 20)
    assert ran.outputs["digest"] == by_hand.new.digest, "what should run, not what runs"
    assert ran.commands("error")
    assert record_of(ran)["deploy"]["end"] == "restored"


def test_a_plan_is_shown_and_nothing_is_done(run: Run, by_hand: Site) -> None:
    """Neither on the engine nor in the files of the host."""
    before, files = oracle.everything(by_hand.host), by_hand.host.snapshot()

    ran = run(by_hand.job("deploy", plan="true"))

    assert_told(ran, "proved", 0)
    assert oracle.everything(by_hand.host) == before
    assert {path for path in by_hand.host.snapshot() if path not in files} <= {"/home/deploy/waybill"}, (
        "no bundle stays"
    )
    assert "app" in ran.summary


def test_a_tag_that_is_absent_is_refused_before_anything_is_touched(run: Run, by_hand: Site) -> None:
    """With its nearest, as preflight says it."""
    ran = run(by_hand.job("deploy", image=f"{APP}:2.1"))

    assert oracle.all_run(by_hand.host, by_hand.old)
    assert_told(ran, "refused", 10)
    assert "registry.tag-absent" in ran.codes


def test_synced_files_come_from_the_checkout(run: Run, by_hand: Site) -> None:
    """They stand below the project directory afterwards."""
    compose = by_hand.host.read(f"{DIRECTORY}/compose.yml") + "# from the commit\n"
    job = by_hand.job("deploy", sync="compose.yml")

    ran = run(replace(job, files={"compose.yml": compose}))

    assert_told(ran, "delivered", 0)
    assert by_hand.host.read(f"{DIRECTORY}/compose.yml") == compose


def test_a_rollback_goes_back_to_what_was_proved(run: Run, by_hand: Site) -> None:
    """And `list` shows it before."""
    assert_told(run(by_hand.job("deploy", image=by_hand.old.pinned, recreate="true")), "delivered", 0)
    assert_told(run(by_hand.job("deploy")), "delivered", 0)

    shown = run(by_hand.job("rollback", list="true"))
    assert_told(shown, "proved", 0)
    assert oracle.all_run(by_hand.host, by_hand.new)
    assert by_hand.old.digest[7:19] in shown.summary

    ran = run(by_hand.job("rollback", reason="It is slow."))

    assert oracle.all_run(by_hand.host, by_hand.old)
    assert_told(ran, "delivered", 0)
    assert (ran.outputs["digest"], ran.outputs["previous-digest"]) == (by_hand.old.digest, by_hand.new.digest)


def test_a_rollback_to_nothing_is_red(run: Run, by_hand: Site) -> None:
    """What ran before our first deploy is gone back to by name only."""
    ran = run(by_hand.job("rollback"))

    assert oracle.all_run(by_hand.host, by_hand.old)
    assert_told(ran, "refused", 10)


FORK = {"ref": "x", "sha": "a" * 40, "repo": {"full_name": "mallory/app"}}
AFTER = {"event": "pull_request", "head_branch": "x", "head_repository": {"full_name": "mallory/app"}}
EVENTS: dict[str, dict[str, Any]] = {
    "pull_request_target": {"pull_request": {"head": FORK, "base": {"ref": "main"}}},
    "workflow_run": {"workflow_run": AFTER},
}


@pytest.mark.parametrize("event", sorted(EVENTS))
@pytest.mark.parametrize("verb", ["deploy", "rollback"])
def test_a_fork_touches_no_host(verb: str, event: str, run: Run, by_hand: Site) -> None:
    """These events run with the secrets of the repository, for code of whoever likes to."""
    ran = run(by_hand.job(verb, event=event, payload=EVENTS[event]))

    assert oracle.all_run(by_hand.host, by_hand.old)
    assert (ran.green, ran.exit, ran.outputs["outcome"]) == (False, 10, "refused")
    assert "trust.untrusted-event" in ran.codes
