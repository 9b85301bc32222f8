"""A new release that fails: what ran before runs again, and it is told what failed."""

from __future__ import annotations

import base64
from typing import Any

import pytest

from lab.application import HEALTHCHECK
from tests.faults.scene import DIRECTORY
from tests.integration.pilot.kit import HEALTH, PROJECT, STATE, Flight, Ground

FAULTS: dict[str, tuple[dict[str, Any], dict[str, str], set[str]]] = {
    "it ends": ({"environment": {"NEED_ENV": "DATABASE"}}, {}, {"exited", "restarting"}),
    "it is not healthy": (
        {"environment": {"HEALTH_CODE": "500"}, "healthcheck": HEALTHCHECK},
        {},
        {"unhealthy", "starting"},
    ),
    "it answers wrong": ({"environment": {"PORT": "8001"}}, {"health-url": HEALTH}, {"http"}),
    "it says something else": ({}, {"health-url": HEALTH, "health-body": "another"}, {"http"}),
}
BAD = PROJECT.replace("HEALTH_CODE: ${HEALTH_CODE:-200}", "SECRET: ${SECRET:-none}")


def delivered(ground: Ground, version: str = "1.0", **wish: Any) -> Flight:
    """A release that serves, with the same questions that the next is asked."""
    flight = Flight(ground, ground.fetch(version, **wish), health_url=HEALTH)
    assert flight.run() == "delivered", flight.story()
    return flight


@pytest.mark.parametrize("fault", FAULTS)
def test_what_ran_before_runs_again(ground: Ground, fault: str) -> None:
    """The old image serves again, proved by its gate; the release that failed is recorded as rejected."""
    ground = Ground(ground.scene, BAD)
    wish, spec, causes = FAULTS[fault]
    old = delivered(ground)
    before = ground.the_container()["Image"]
    flight = Flight(ground, ground.fetch("2.0", **wish), left=old.transaction, timeout="8", more=spec)
    ended = flight.run()
    failed = flight.pilot().first("failed")
    assert failed is not None
    assert failed.values["at"] == "gate"
    assert failed.values["cause"] in causes, flight.story()
    assert ended == "restored gate", flight.story()
    answered = flight.pilot().first("answered")
    if spec.get("health-body"):  # the old one never said it either, so it is not asked for it again
        assert answered is not None
        assert answered.values["answer"] == "200"
    assert ground.the_container()["Image"] == before
    assert ground.the_container()["Config"]["Labels"]["dev.waybill.release"] == old.transaction
    assert ground.answer() == "1.0"
    assert ground.release(flight.transaction) == "rejected"
    assert ground.release(old.transaction) == "verified"


def test_what_failed_is_seen_without_its_secrets(ground: Ground) -> None:
    """State and log of the failed container are kept; values of its variables are replaced by their names."""
    ground = Ground(ground.scene, BAD)
    old = delivered(ground)
    wish = {"command": ("/bin/sh", "-c", 'echo "password is $SECRET"; echo plain; exit 3')}
    secret = 'SECRET="hunter2-hunter2"\n'
    flight = Flight(ground, ground.fetch("2.0", **wish), left=old.transaction, timeout="6", secrets=secret)
    assert flight.run() == "restored gate", flight.story()
    text = ground.host.read(f"{flight.place}/failed/1")
    head, _, log = text.partition("\n\n")
    fields = {line.partition(" ")[0]: base64.b64decode(line.partition(" ")[2]).decode() for line in head.splitlines()}
    assert fields["service"] == "app"
    assert '"ExitCode":3' in fields["state"] or int(fields["restarts"]) > 0  # seen between two starts
    assert "password is [value of SECRET]" in log
    assert "plain" in log
    found = ground.host.run(["grep", "-r", "-l", "hunter2", "/home/deploy", "/dev/shm", "/run/user"]).stdout
    assert found == ""


def test_a_first_deploy_that_fails_leaves_nothing_behind(ground: Ground) -> None:
    """Where nothing ran there is nothing to go back to: the new container goes, and it is degraded."""
    flight = Flight(ground, ground.fetch("2.0", environment={"NEED_ENV": "DATABASE"}), timeout="6")
    assert flight.run() == "degraded gate", flight.story()
    assert ground.containers() == []
    lost = flight.pilot().first("lost")
    assert lost is not None
    assert lost.values["cause"] == "nothing-before"


def test_files_go_back(ground: Ground) -> None:
    """Synced files are as before: changed ones, new ones, removed ones; owner and mode as well."""
    ground.host.write(f"{DIRECTORY}/kept.conf", "old\n", owner="deploy", mode=0o640)
    ground.host.write(f"{DIRECTORY}/gone.conf", "gone\n", owner="deploy")
    old = delivered(ground)
    text = PROJECT.replace("restart: always", "restart: 'no'")
    sync = {"compose.yml": text, "kept.conf": "new\n", "made/deep/new.conf": "new\n", "gone.conf": None}
    bad = ground.fetch("2.0", environment={"NEED_ENV": "DATABASE"})
    flight = Flight(ground, bad, left=old.transaction, sync=sync, staged="compose.yml")
    assert flight.run() == "restored gate", flight.story()
    assert ground.host.read(f"{DIRECTORY}/compose.yml") == PROJECT
    assert ground.host.read(f"{DIRECTORY}/kept.conf") == "old\n"
    assert ground.host.read(f"{DIRECTORY}/gone.conf") == "gone\n"
    assert not ground.host.exists(f"{DIRECTORY}/made")
    assert ground.host.shell('stat -c "%U %a" "$1"', f"{DIRECTORY}/kept.conf") == "deploy 640\n"
    assert ground.host.shell('ls -A "$1"', DIRECTORY).split() == [".env", "compose.yml", "gone.conf", "kept.conf"]
    assert ground.answer() == "1.0"


def test_a_failed_job_leaves_the_old_version_alone(ground: Ground) -> None:
    """The old container was never stopped: it is the same one as before."""
    job = '\n  migrate:\n    image: ghcr.io/acme/app:x\n    command: ["/bin/sh", "-c", "echo migrating; exit 7"]\n'
    ground = Ground(ground.scene, PROJECT + job)
    old = delivered(ground)
    before = ground.the_container()["Id"]
    flight = Flight(ground, ground.fetch("2.0"), jobs=("migrate",), left=old.transaction)
    assert flight.run() == "restored job", flight.story()
    assert ground.the_container()["Id"] == before
    assert ground.containers("migrate") == []
    told = [line for line in flight.lines() if line.step == "job"]
    assert [line.values.get("code") for line in told] == [None, "7"]
    assert "migrating" in flight.log()


def test_a_program_that_cannot_be_started(ground: Ground) -> None:
    """compose says no: what ran before runs again."""
    old = delivered(ground)
    flight = Flight(ground, ground.fetch("2.0", command=("/nothing",)), left=old.transaction)
    assert flight.run() == "restored up", flight.story()
    assert ground.answer() == "1.0"
    assert len(ground.containers()) == 1


@pytest.mark.parametrize("word", ["revert", "abort"])
def test_the_runner_takes_it_back(ground: Ground, word: str) -> None:
    """A word of the runner's is enough to go back."""
    old = delivered(ground)
    flight = Flight(ground, ground.fetch("2.0"), left=old.transaction)
    assert flight.run(word) == f"restored {word}", flight.story()
    assert ground.answer() == "1.0"
    assert ground.release(flight.transaction) == "rejected"
    assert ground.host.exists(f"{STATE}/ended/{flight.transaction}/journal")
    assert not ground.host.exists(f"{STATE}/lock")
