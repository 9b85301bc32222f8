"""What is refused before anything is touched: what runs goes on, untouched."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.faults.scene import DIRECTORY
from tests.integration.pilot.kit import BASE, STATE, Flight, Ground, keep_of

Harm = Callable[[Ground, Flight], object]


def _image_gone(ground: Ground, flight: Flight) -> None:
    assert flight.pushed is not None
    for name in (flight.pushed.pinned, keep_of(flight.pushed)):
        ground.host.docker("rmi", "--force", name)
    assert flight.pushed.digest not in ground.docker("images", "--digests")


def _recreated(ground: Ground, flight: Flight) -> None:
    flight.write()
    ground.docker("tag", ground.the_container()["Image"], "ghcr.io/acme/app:old")
    ground.scene.docker(
        "compose", "--project-directory", DIRECTORY, "up", "--detach", "--force-recreate", env={"IMAGE_TAG": "old"}
    )


def _kept_image_gone(ground: Ground, flight: Flight) -> None:
    image = ground.the_container()["Image"]
    flight.write()
    ground.docker("rmi", "--force", f"ghcr.io/acme/app:waybill-{image[7:19]}")


HARMS: dict[str, tuple[Harm, str, str]] = {
    "the image is gone": (_image_gone, "refused render", "image"),
    "what ran before cannot be restored": (_kept_image_gone, "refused render", "kept"),
    "somebody recreated the container": (_recreated, "refused changed", ""),
    "the project is broken": (
        lambda ground, _: ground.host.write(f"{DIRECTORY}/compose.yml", "services: [", owner="deploy"),
        "refused render",
        "compose",
    ),
    "the service is gone": (
        lambda ground, _: ground.host.write(
            f"{DIRECTORY}/compose.yml", "services: {other: {image: x}}", owner="deploy"
        ),
        "refused render",
        "absent",
    ),
    "a synced file is not what was sent": (
        lambda ground, flight: ground.host.write(f"{flight.write().bundle}/files/a.conf", "other", "deploy", 0o600),
        "refused spec",
        "hash",
    ),
    "a directory leads out of the project": (
        lambda ground, _: ground.host.shell('ln -s /tmp "$1/conf"', DIRECTORY),
        "refused write",
        "outside",
    ),
    "a link stands where a file is to go": (
        lambda ground, _: ground.host.shell('ln -s /etc/hostname "$1/a.conf"', DIRECTORY),
        "refused write",
        "no-file",
    ),
    "the project's directory is not ours to write": (
        lambda ground, _: ground.host.shell('chown root "$1"', DIRECTORY),
        "refused write",
        "outside",
    ),
    "others may write the state": (
        lambda ground, _: ground.host.shell('chmod 777 "$1"', STATE),
        "refused state",
        "",
    ),
    "the state is a link": (
        lambda ground, _: ground.host.shell('mv "$1" "$1.real"; ln -s "$1.real" "$1"', STATE),
        "refused state",
        "",
    ),
    "the releases are somebody else's": (
        lambda ground, _: ground.host.shell('chown root "$1/releases"', STATE),
        "refused state",
        "",
    ),
    "the runner does not want it any more": (
        lambda ground, flight: ground.host.write(
            f"{flight.write().bundle}/word", f"{flight.transaction} abort\n", "deploy", 0o600
        ),
        "refused abort",
        "",
    ),
}


@pytest.fixture
def old(ground: Ground) -> Flight:
    """What runs before."""
    flight = Flight(ground, ground.fetch("1.0"))
    assert flight.run() == "delivered", flight.story()
    return flight


@pytest.mark.parametrize("harm", HARMS)
def test_it_is_refused_and_nothing_is_touched(ground: Ground, old: Flight, harm: str) -> None:
    """The same container runs, the files are as they were, and nothing is left but what tells why."""
    do, expected, cause = HARMS[harm]
    sync = {"conf/x.conf": "x"} if "directory leads" in harm else {"a.conf": "text\n"}
    flight = Flight(ground, ground.fetch("2.0"), left=old.transaction, sync=sync)
    do(ground, flight)
    before = ground.the_container()["Id"]
    assert flight.run() == expected, flight.story()
    assert "intent" not in " ".join(flight.steps())
    failed = flight.pilot().first("failed")
    assert (failed.values["cause"] if failed else "") == cause, flight.story()
    assert ground.the_container()["Id"] == before
    assert ground.answer() == "1.0"
    assert not ground.host.exists(f"{STATE}/lock")
    assert not ground.host.exists(f"{STATE}/open")
    found = ground.host.shell('find "$1" -name ".waybill*"; ls -d /dev/shm/waybill* 2>/dev/null || true', DIRECTORY)
    assert found == ""


def test_a_crash_between_plan_and_lock_is_no_change(ground: Ground, old: Flight) -> None:
    """The same container in another state is what the plan saw: a deploy is how a broken one is repaired."""
    flight = Flight(ground, ground.fetch("2.0"), left=old.transaction).write()
    ground.docker("stop", "--time", "1", ground.the_container()["Id"])
    assert flight.run() == "delivered", flight.story()


def test_an_unknown_name_in_the_spec_is_refused(ground: Ground) -> None:
    """A pilot does not do half of what it was told."""
    flight = Flight(ground, ground.fetch("1.0")).write()
    ground.host.shell('sed -i "2i surprise eA==" "$1/spec"', flight.bundle)
    assert flight.run() == "refused spec", flight.story()
    assert ground.containers() == []


def test_two_at_once_come_one_after_the_other(ground: Ground, old: Flight) -> None:
    """The second waits, says for whom, and finds that what runs is not what its plan saw."""
    first = Flight(ground, ground.fetch("2.0"), left=old.transaction).write()
    second = Flight(ground, ground.fetch("3.0"), left=old.transaction).write()
    first.start()
    first.until("fact", "settled")
    second.start()
    second.until("fact", "waiting")
    first.say("confirm")
    assert first.end() == "delivered"
    assert second.end() == "refused changed", second.story()
    assert ground.answer() == "2.0"


def test_a_lock_is_waited_for_as_long_as_was_said(ground: Ground, old: Flight) -> None:
    """Then it is refused, and the other goes on."""
    first = Flight(ground, ground.fetch("2.0"), left=old.transaction).start()
    first.until("fact", "settled")
    second = Flight(ground, ground.fetch("3.0"), left=old.transaction, lock_wait="1")
    assert second.run() == "refused locked", second.story()
    first.say("confirm")
    assert first.end() == "delivered"


def test_no_room_for_state_is_refused(ground: Ground, old: Flight) -> None:
    """Where the ballast finds no room, nothing is begun."""
    flight = Flight(ground, ground.fetch("2.0"), left=old.transaction)
    ground.host.shell(
        'rm -rf "$1/waybill"; mkdir "$1/waybill"; mount -t tmpfs -o size=400k,uid=1000,mode=700 none "$1/waybill"',
        "/home/deploy",
    )
    try:
        before = ground.the_container()["Id"]
        flight.write()
        ground.host.shell('head -c 150000 /dev/urandom >"$1/filler"', BASE)
        assert flight.run() == "refused write", flight.story()
        assert ground.the_container()["Id"] == before
    finally:
        ground.host.shell('umount "$1"', BASE)
