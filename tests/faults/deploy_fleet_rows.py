"""Several hosts: in batches, with one that fails before or in the middle, and back again."""

from __future__ import annotations

from lab.hosts import mishaps, moments
from tests.faults.fleet import Fleet, Sailings
from tests.faults.running import Call
from tests.faults.voyage import NAME, Voyage, green

FLEET = Sailings()
BATCHES = ("--batch", "1", "--batch", "50%", "--batch", "100%")  # of four hosts: one, one more, two more
ALL = ("--on-failure", "restore-all")
KEEPS = "    volumes: [data:/data]\n"
VOLUME = "volumes:\n  data:\n"
NEWER = {"environment": {"SCHEMA": "2"}}
DELIVERED, RESTORED, REFUSED = "delivered", "restored", "refused"


def one_holds_newer_data(fleet: Fleet, which: int) -> None:
    """Every host runs 1.0, which reads no data; on one of them lie some that no version can read which does."""
    fleet.by_hand(fleet.lead.text(KEEPS) + VOLUME)
    fleet.scenes[which].docker("exec", NAME, "sh", "-c", "echo 9 >/data/schema")


def only_after(scene: Voyage, *before: Voyage) -> None:
    """When the first word of a transaction stands on this host, the new version serves on those, and is confirmed."""

    def look() -> None:
        for one in before:
            assert one.new, one
            assert one.served() == one.new.reference.rpartition(":")[2], one.host.name
            assert one.ends()[-1:] == [DELIVERED], one.host.name

    scene.steady.append(moments.at_step(scene.host, "begin", look))


# What must go well


@FLEET.ends("F119", DELIVERED, (DELIVERED,) * 4)
def one_then_half_then_all(fleet: Fleet) -> Call:
    """A batch begins when every host of the one before is proved; an index, so that engines name different members."""
    fleet.by_hand()
    first, second, third, fourth = fleet.scenes
    only_after(second, first)
    only_after(third, first, second)
    only_after(fourth, first, second)
    return fleet.deploy(fleet.lead.pushed("2.0", index=True, provenance=True), *BATCHES)


@FLEET.ends("N09", DELIVERED, ("unchanged", DELIVERED, DELIVERED, "unchanged"))
def some_have_it_already(fleet: Fleet) -> Call:
    """What a run that stopped half way left: those that have it are proved again, and not touched."""
    fleet.delivered("1.0")
    new = fleet.lead.pushed("2.0")
    green(fleet.run(fleet.lead.deploy(new).but(*fleet.scenes[3].reach())))
    return fleet.deploy(new)


@FLEET.ends("plain", DELIVERED, (DELIVERED,) * 4)
def all_go_back(fleet: Fleet) -> Call:
    first = fleet.delivered("1.0")
    fleet.delivered("2.0")
    return fleet.rollback(first, *BATCHES)


# Before any is touched


@FLEET.ends("F120", REFUSED, (REFUSED,) * 4, "ssh.refused", notes=("deploy.not-begun",), says=("port 22",))
def one_cannot_be_reached(fleet: Fleet) -> Call:
    fleet.by_hand()
    fleet.scenes[2].host.stop_sshd()
    return fleet.deploy(fleet.lead.pushed("2.0"))


@FLEET.ends("F119", REFUSED, (REFUSED,) * 4, "host.disk-full", notes=("deploy.not-begun",))
def the_disk_of_one_is_full(fleet: Fleet) -> Call:
    fleet.by_hand()
    host, path = fleet.scenes[1].host, "/var/lib/docker"  # of the classic store, which keeps everything there
    mishaps.give_room(host, path, "size=64k")
    fleet.mended.callback(mishaps.take_room, host, path)
    return fleet.deploy(fleet.lead.pushed("2.0", size=500_000))


@FLEET.ends("F112", REFUSED, (REFUSED,) * 4, "rollback.hosts-differ", says=("1.0", "2.0"))
def they_would_go_back_to_different_versions(fleet: Fleet) -> Call:
    fleet.delivered("1.0")
    green(fleet.run(fleet.scenes[3].deploy(fleet.lead.pushed("2.0"))))
    last = fleet.delivered("3.0")
    return fleet.rollback(last)


# In the middle


@FLEET.ends(
    "F119",
    "degraded",
    (DELIVERED, RESTORED, REFUSED, REFUSED),
    "container.crash-loop",
    notes=("deploy.not-begun", "deploy.restored"),
    says=("schema 9",),
    maybe=("deploy.reverted",),
)
def the_second_of_four_fails(fleet: Fleet) -> Call:
    """It stops there: two versions run, and the table says which is where."""
    one_holds_newer_data(fleet, 1)
    return fleet.deploy(fleet.lead.pushed("2.0", **NEWER), *BATCHES)


@FLEET.ends(
    "F119",
    RESTORED,
    (RESTORED, RESTORED, REFUSED, REFUSED),
    "container.crash-loop",
    notes=("deploy.not-begun",),
    says=("schema 9",),
    maybe=("deploy.reverted",),
)
def the_second_of_four_fails_and_the_first_goes_back_too(fleet: Fleet) -> Call:
    one_holds_newer_data(fleet, 1)
    return fleet.deploy(fleet.lead.pushed("2.0", **NEWER), *BATCHES, *ALL)


@FLEET.ends("F119", RESTORED, (RESTORED,) * 4, "container.crash-loop", says=("schema 9",), maybe=("deploy.reverted",))
def one_of_a_batch_of_four_fails_and_all_go_back(fleet: Fleet) -> Call:
    one_holds_newer_data(fleet, 2)
    return fleet.deploy(fleet.lead.pushed("2.0", **NEWER), *ALL)


@FLEET.ends(
    "F119",
    RESTORED,
    (RESTORED, REFUSED, REFUSED, REFUSED),
    "container.crash-loop",
    maybe=("deploy.reverted", "health."),
)
def the_very_first_fails(fleet: Fleet) -> Call:
    """No other host has ever seen the broken version."""
    fleet.by_hand()
    return fleet.deploy(fleet.lead.pushed("2.0", environment={"CRASH_AFTER": "1"}), *BATCHES)
