"""The road forward: a good deploy, and what the runner says then."""

from __future__ import annotations

import time
from typing import Any

import pytest

from lab.application import HEALTHCHECK
from tests.faults.scene import DIRECTORY
from tests.integration.compose.asking import facts_of
from tests.integration.machine.looking import HostChannel
from tests.integration.pilot.kit import HEALTH, PROJECT, STATE, Flight, Ground, keep_of, until

MANY = """
  worker:
    image: ghcr.io/acme/app:x
    environment: {PORT: 8001}
    depends_on:
      app: {condition: service_healthy}
      db: {condition: service_started}
      migrate: {condition: service_completed_successfully}
    deploy: {replicas: 2}
  db:
    image: ghcr.io/acme/db:1
    pull_policy: never
    stop_grace_period: 1s
  migrate:
    image: ghcr.io/acme/app:x
    command: ["/bin/sh", "-c", "echo migrated"]
    depends_on: [db]
  resting:
    image: ghcr.io/acme/app:x
    scale: 0
"""


@pytest.mark.parametrize("shell", ["dash", "bash", "busybox"])
def test_a_good_deploy_is_delivered(ground: Ground, shell: str) -> None:
    """What runs is replaced, proved by its image and its answer, and recorded as verified once that was said."""
    first = Flight(ground, ground.fetch("1.0"), shell=shell, health_url=HEALTH)
    assert first.run() == "delivered", first.story()
    second = Flight(ground, ground.fetch("2.0", healthcheck=HEALTHCHECK), shell=shell, left=first.transaction)
    assert second.run() == "delivered", second.story()
    assert ground.answer() == "2.0"
    assert ground.release(first.transaction) == "verified"
    assert ground.release(second.transaction) == "verified"
    assert second.steps() == [
        "fact begin",
        "fact locked",
        "fact before",
        "fact rendered",
        "intent up",
        "fact up",
        "fact gate",
        "fact settled",
        "fact word",
        "end delivered",
    ]
    gate = second.pilot().first("gate")
    assert gate is not None
    assert gate.values["health"] == "healthy"
    assert sorted(ground.host.shell('ls -A "$1"', STATE).split()) == ["ballast", "ended", "releases"]
    assert ground.host.shell('find /dev/shm "$1" -name "*waybill*"', DIRECTORY) == ""
    modes = ground.host.shell('find "$1" -printf "%m %y\\n" | sort -u', STATE).split("\n")
    assert set(filter(None, modes)) == {"600 f", "700 d"}


def test_a_whole_project(ground: Ground) -> None:
    """Dependencies are started and left alone, the job runs before, replicas and a service of none are as composed."""
    ground = Ground(ground.scene, PROJECT + MANY)
    other = ground.fetch("db", name="ghcr.io/acme/db")
    ground.docker("tag", other.pinned, "ghcr.io/acme/db:1")
    names = ("app", "worker", "resting")
    first = Flight(ground, ground.fetch("1.0", healthcheck=HEALTHCHECK), services=names, jobs=("migrate",))
    assert first.run() == "delivered", first.story()
    database = ground.the_container("db")["Id"]
    second = Flight(
        ground, ground.fetch("2.0", healthcheck=HEALTHCHECK), services=names, jobs=("migrate",), left=first.transaction
    )
    assert second.run() == "delivered", second.story()
    assert ground.the_container("db")["Id"] == database
    assert len(ground.containers("worker")) == 2
    assert ground.containers("resting") == []
    assert "migrated" in second.log()
    assert [line for line in second.steps() if "job" in line] == ["intent job", "fact job"]
    assert {one["Config"]["Labels"]["dev.waybill.release"] for one in ground.containers("worker")} == {
        second.transaction
    }


def test_no_word_leaves_it_settled(ground: Ground) -> None:
    """It serves, and nobody has confirmed it; a later run marks it."""
    flight = Flight(ground, ground.fetch("1.0"), confirm_timeout="1")
    assert flight.run("") == "settled none", flight.story()
    assert ground.release(flight.transaction) == "settled"
    mark = Flight(ground, None, services=(), verb="mark", release=flight.transaction).start()
    assert mark.end() == "delivered", mark.story()
    assert ground.release(flight.transaction) == "verified"


def test_a_rollback_that_is_confirmed_later_rejects_what_it_left(ground: Ground) -> None:
    """As its own word would have done: what it left is not gone back to by itself any more."""
    bad = Flight(ground, ground.fetch("2.0"))
    assert bad.run() == "delivered", bad.story()
    back = Flight(
        ground, ground.fetch("1.0"), verb="rollback", left=bad.transaction, reject_left="yes", confirm_timeout="1"
    )
    assert back.run("") == "settled none", back.story()
    assert ground.release(bad.transaction) == "verified"
    mark = Flight(ground, None, services=(), verb="mark", release=back.transaction).start()
    assert mark.end() == "delivered", mark.story()
    assert [ground.release(one.transaction) for one in (bad, back)] == ["rejected", "verified"]


def test_what_crashes_before_the_word_is_taken_back(ground: Ground) -> None:
    """Without a word, and with another start since the gate, it is not left there."""
    old = Flight(ground, ground.fetch("1.0"))
    assert old.run() == "delivered", old.story()
    flight = Flight(ground, ground.fetch("2.0"), left=old.transaction, confirm_timeout="4").start()
    flight.until("fact", "settled")
    ground.docker("restart", "--time", "1", ground.the_container()["Id"])
    ground.host.docker("exec", ground.the_container()["Id"], "/bin/sh", "-c", "kill 1")  # which may end it too
    assert flight.end() == "restored settled", flight.story()
    assert ground.answer() == "1.0"


def test_a_rollback_rejects_what_it_leaves(ground: Ground) -> None:
    """And what ran before our first deploy is adopted."""
    ground.fetch("0.9")
    ground.docker("tag", ground.fetch("0.9").pinned, "ghcr.io/acme/app:old")
    ground.scene.up(env={"IMAGE_TAG": "old"})
    until(lambda: ground.answer() == "0.9", "the version of before")
    first = Flight(ground, ground.fetch("1.0"), adopted=True)
    assert first.run() == "delivered", first.story()
    assert ground.release("adopted-000000000000") == "adopted"
    second = Flight(ground, ground.fetch("0.9"), verb="rollback", left=first.transaction, reject_left="yes")
    assert second.run() == "delivered", second.story()
    assert ground.release(first.transaction) == "rejected"
    assert ground.answer() == "0.9"


def test_only_so_many_releases_stay(ground: Ground) -> None:
    """The one that runs, what it replaced, and the newest of the others; keep tags go where that was said."""
    flights: list[Flight] = []
    for version in ("1.0", "2.0", "3.0", "2.0"):
        left = flights[-1].transaction if flights else ""
        flight = Flight(ground, ground.fetch(version), left=left, keep="1")
        assert flight.run() == "delivered", flight.story()
        flights.append(flight)
    kept = ground.host.shell('ls "$1/releases"', STATE).split()
    tags = [keep_of(flight.pushed) for flight in flights[:3] if flight.pushed]
    images = ground.docker("images", "--format", "{{.Repository}}:{{.Tag}}", "ghcr.io/acme/app").split()

    assert kept == [one.transaction for one in flights[2:]]
    assert [tag in images for tag in tags] == [False, True, True]


def test_the_hash_is_that_of_the_look(ground: Ground) -> None:
    """The look before a deploy and the pilot see the same project, also with files that are still to come."""
    text = PROJECT + '    volumes: ["./app.conf:/etc/app.conf:ro"]\n    env_file: [extra.env]\n'
    sync = {"compose.yml": text, "app.conf": "new\n", "extra.env": "A=1\n"}
    flight = Flight(ground, ground.fetch("1.0"), sync=sync, staged="compose.yml").write()
    channel = HostChannel(ground.host)
    options: dict[str, Any] = {"project": "app", "files": ("compose.yml",), "services": ("app",)}
    facts = facts_of(channel, **options, staged=f"{flight.bundle}/files")
    assert flight.run() == "delivered", flight.story()
    rendered = flight.pilot().first("rendered")
    assert rendered is not None
    assert facts.hash == rendered.values["hash"]
    assert ground.answer("/config") == "new"
    after = facts_of(channel, **options)
    assert after.hash == facts.hash
    record = ground.host.read(f"{STATE}/releases/{flight.transaction}/release")
    assert f"hash {facts.hash}\n" in record
    assert ground.host.read(f"{STATE}/releases/{flight.transaction}/files/app.conf") == "new\n"


def test_secret_values_reach_compose_and_nothing_else(ground: Ground) -> None:
    """They stand in no file of the host once it is done, in no argument, and in no environment but the service's."""
    ground = Ground(ground.scene, PROJECT.replace("HEALTH_CODE: ${HEALTH_CODE:-200}", "SECRET: ${SECRET:?}"))
    secret = 'SECRET="correct \'horse\' battery \\"staple\\""\n'
    flight = Flight(ground, ground.fetch("1.0"), secrets=secret).start()
    flight.until("fact", "settled")
    pid = ground.host.run(["pgrep", "-f", "[p]ilot.sh"]).stdout.split()[0]
    shown = ground.host.shell('cat "/proc/$1/cmdline" "/proc/$1/environ" | tr "\\0" "\\n"', pid)
    assert "battery" not in shown
    found = ground.host.run(
        ["grep", "-rl", "battery", "/home/deploy", "/dev/shm", "/run/user", DIRECTORY, "/tmp"]
    ).stdout
    assert found == ""
    flight.say("confirm")
    assert flight.end() == "delivered", flight.story()
    (value,) = [one for one in ground.the_container()["Config"]["Env"] if one.startswith("SECRET=")]
    assert value == "SECRET=correct 'horse' battery \"staple\""
    assert ground.host.run(["grep", "-rl", "battery", STATE]).stdout == ""


def test_an_engine_that_falls_silent_for_a_while(ground: Ground) -> None:
    """Nothing is concluded from silence: it is waited for, and then goes on."""
    old = Flight(ground, ground.fetch("1.0"))
    assert old.run() == "delivered", old.story()
    slow = ground.fetch("2.0", healthcheck=HEALTHCHECK, environment={"START_DELAY": "3"})
    flight = Flight(ground, slow, left=old.transaction, timeout="60").start()
    flight.until("fact", "up")
    ground.host.freeze_engine()
    time.sleep(4)
    ground.host.thaw_engine()
    flight.until("fact", "settled")
    flight.say("confirm")
    assert flight.end() == "delivered", flight.story()
