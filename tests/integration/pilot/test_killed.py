"""kill -9 at any step: the old or the new version serves, and the next pilot knows which and brings it to an end."""

from __future__ import annotations

import pytest

from tests.faults.scene import DIRECTORY
from tests.integration.pilot.kit import HEALTH, PROJECT, STATE, Flight, Ground, until

SYNC = {"compose.yml": PROJECT + "    stop_signal: SIGTERM\n", "new.conf": "new\n"}
STEPS = (
    ("fact", "locked"),
    ("fact", "before"),
    ("fact", "rendered"),
    ("intent", "swap"),
    ("intent", "up"),
    ("fact", "up"),
    ("fact", "settled"),
)


@pytest.fixture
def old(ground: Ground) -> Flight:
    """What runs before."""
    flight = Flight(ground, ground.fetch("1.0"), health_url=HEALTH)
    assert flight.run() == "delivered", flight.story()
    return flight


@pytest.mark.parametrize("step", STEPS, ids=" ".join)
def test_the_next_repairs_what_was_cut_off(ground: Ground, old: Flight, step: tuple[str, str]) -> None:
    """Before the first intent nothing is to be repaired; behind it the old version comes back, or the settled stays."""
    flight = Flight(
        ground, ground.fetch("2.0"), left=old.transaction, sync=SYNC, staged="compose.yml", health_url=HEALTH
    )
    flight.start()
    flight.until(*step)
    flight.kill()
    opened = ground.host.exists(f"{STATE}/open")
    last = flight.steps()
    mend = Flight(ground, None, services=(), verb="repair", release="").start()
    assert mend.end() == "delivered", mend.story()
    touched = any(one.startswith("intent") for one in last)
    repaired = mend.pilot().first("repaired")
    if not opened:
        assert repaired is None
        assert not ground.host.exists(flight.bundle)
    else:
        assert repaired is not None, mend.story()
        expected = "settled" if "fact settled" in last else "restored" if touched else "refused"
        assert repaired.values == {"transaction": flight.transaction, "outcome": expected}, flight.story()
    version = "2.0" if "fact settled" in last else "1.0"
    until(lambda: ground.answer() == version, f"version {version}")
    assert len(ground.containers()) == 1
    assert (ground.host.read(f"{DIRECTORY}/compose.yml") == PROJECT) == (version == "1.0")
    assert ground.host.exists(f"{DIRECTORY}/new.conf") == (version == "2.0")
    assert not ground.host.exists(f"{STATE}/open")
    assert not ground.host.exists(f"{STATE}/lock")
    assert ground.host.shell('find "$1" /dev/shm -name "*waybill*"', DIRECTORY) == ""


def test_a_deploy_repairs_before_it_begins(ground: Ground, old: Flight) -> None:
    """And finds, as its plan was made before, that something else runs; the one after it goes through."""
    flight = Flight(ground, ground.fetch("2.0"), left=old.transaction).start()
    flight.until("fact", "up")
    flight.kill()
    ground.docker("rm", "-f", ground.the_container()["Id"])
    third = Flight(ground, ground.fetch("3.0"), left=old.transaction)
    assert third.run() == "refused changed", third.story()
    assert "fact repaired" in third.steps()
    assert ground.answer() == "1.0"
    fourth = Flight(ground, ground.fetch("3.0"), left=old.transaction)
    assert fourth.run() == "delivered", fourth.story()


def test_a_reboot_in_the_middle(ground: Ground, old: Flight) -> None:
    """After a power cut the lock is another boot's, and the old version comes back."""
    flight = Flight(ground, ground.fetch("2.0"), left=old.transaction).start()
    flight.until("fact", "up")
    ground.host.reboot()
    mend = Flight(ground, None, services=(), verb="repair", release="").start()
    assert mend.end() == "delivered", mend.story()
    locked = mend.pilot().first("locked")
    assert locked is not None
    assert locked.values == {"reclaimed": "boot"}
    until(lambda: ground.answer() == "1.0", "the old version")


def test_a_word_that_the_killed_one_did_not_come_to_hear_is_heard_by_the_next(ground: Ground, old: Flight) -> None:
    """The new version still passes the gate on the host; but whoever looked from outside does not want it."""
    flight = Flight(ground, ground.fetch("2.0"), left=old.transaction, health_url=HEALTH).start()
    flight.until("fact", "settled")
    flight.kill()
    ground.host.write(f"{STATE}/open/word", f"{flight.transaction} revert\n", owner="deploy", mode=0o600)
    mend = Flight(ground, None, services=(), verb="repair", release="").start()
    assert mend.end() == "delivered", mend.story()
    assert flight.steps()[-1] == "end restored", flight.story()
    assert "fact word" in flight.steps()
    until(lambda: ground.answer() == "1.0", "version 1.0")
