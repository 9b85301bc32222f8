"""What would be done on one host, from what was seen there."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256
from typing import Any

import pytest

from tests.support.deploys import (
    APP,
    CHAIN,
    CONFIG,
    DATABASE,
    INDEX,
    MIGRATE,
    OLD_CONFIG,
    OLD_NAME,
    RECORDED,
    RUN,
    STATE,
    WAITS_FOR_MIGRATE,
    WISH,
    container,
    digest,
    evidence,
    keep,
    ledger,
    planned,
    project,
    release,
    sampled,
    service,
)
from waybill.core.deploy.model import DeployWish, HostPlan, Kept, Pin, Release, Status, SyncFile

OLDER = release(
    "20261001T000000Z-00000000",
    OLD_CONFIG,
    digest=digest("e"),
    tag="1.3.9",
    since="2026-10-01T00:00:00Z",
    run=replace(RUN, url="https://github.com/acme/app/actions/runs/0"),
)
CONTENT = b"services: {}\n"
SYNC = (SyncFile(path="docker-compose.yml", sha256=sha256(CONTENT).hexdigest()),)


# What runs, and what to go back to.


def test_the_first_deploy_adopts_what_runs() -> None:
    """It has no record of ours: it is kept by its image's ID, under a name of its own."""
    found = planned(evidence(container(image=OLD_CONFIG)), ledger())

    assert (found.left, found.adopts) == ("", f"adopted-{'d' * 12}")
    assert found.restore == (Pin(service="app", reference=keep(OLD_CONFIG), members=(OLD_CONFIG,)),)
    assert found.before_supplied == {"IMAGE_TAG": "1.4.1"}


def test_a_release_is_gone_back_to_by_its_own_keep_tag() -> None:
    """The tag is of the digest, not of the image's ID."""
    pins = (Pin(service="app", reference=keep(INDEX), members=(CONFIG,)),)
    found = planned(records=ledger(replace(RECORDED, services=pins)), wish=replace(WISH, digest=digest("f")))

    assert found.restore == pins
    assert (found.left, found.adopts) == (OLD_NAME, "")


def test_a_label_without_the_recorded_image_is_no_release() -> None:
    """Somebody put another image below the label: what runs is adopted as it is."""
    found = planned(evidence(container(of=RECORDED, image=OLD_CONFIG)))

    assert (found.left, found.adopts) == ("", f"adopted-{'d' * 12}")


def test_what_does_not_run_is_not_gone_back_to() -> None:
    """A container that had ended is none that served."""
    found = planned(evidence(sampled(state="exited")), wish=replace(WISH, digest=digest("f")))

    assert (found.restore, found.left, found.adopts) == ((), "", "")
    assert found.seen == (f"app c1 {CONFIG} exited",)


def test_where_nothing_runs_there_is_nothing_to_go_back_to() -> None:
    """The plan says so before anything is touched."""
    found = planned(evidence(), ledger())

    assert (found.restore, found.seen, found.adopts) == ((), (), "")
    assert found.undo == "Nothing ran before: if it fails, there is nothing to go back to."
    assert found.outage == "Nothing runs yet, so nobody notices anything."


def test_mixed_replicas_go_back_to_the_image_of_most_of_them() -> None:
    """And the plan says that the others had another one."""
    found = planned(
        evidence(
            container("c1", image=CONFIG, created="2026-11-03"),
            container("c2", image=OLD_CONFIG, created="2026-11-01"),
            container("c3", image=OLD_CONFIG, created="2026-11-02"),
        ),
        ledger(),
    )
    notes = [change for change in found.changes if change.what == "note" and change.name == "app"]

    assert [pin.members for pin in found.restore] == [(OLD_CONFIG,)]
    assert [note.before for note in notes] == [f"2 run {'d' * 12}, 1 run {'3' * 12}"]


def test_of_as_many_the_newest_counts() -> None:
    """Half of them were brought up by hand a moment ago."""
    found = planned(
        evidence(
            container("c1", image=CONFIG, created="2026-11-03"), container("c2", image=OLD_CONFIG, created="2026-11-01")
        ),
        ledger(),
    )

    assert [pin.members for pin in found.restore] == [(CONFIG,)]


def test_a_container_on_its_way_out_does_not_count() -> None:
    """Compose renames the old container while it makes the new one, and was killed in between."""
    old = container("c1", image=OLD_CONFIG, name=f"{'a' * 12}_app-app-1", created="2026-11-09")

    assert planned(evidence(old, container("c2", image=CONFIG)), ledger()).restore[0].members == (CONFIG,)


def test_containers_of_others_are_none_of_ours() -> None:
    """Another project, a one-off run, another service."""
    found = planned(
        evidence(
            container("c1", project="shop"), container("c2", one_off=True), container("c3", service="db", image="x")
        ),
        ledger(),
    )

    assert found.seen == ()


def test_what_was_seen_is_told_line_by_line_in_one_order() -> None:
    """The pilot compares it with what it sees under the lock."""
    found = planned(
        evidence(container("c2"), container("c1", image="", samples=()), container("c0", service="db")), ledger()
    )

    assert found.seen == ("app c1 - -", f"app c2 {CONFIG} running")


# What runs does not work.


def ill_plan(*older: Release, images: dict[str, str] | None = None, wish: DeployWish = WISH) -> HostPlan:
    there = {keep(OLD_CONFIG): OLD_CONFIG} if images is None else images
    return planned(evidence(sampled(health="unhealthy")), ledger(RECORDED, *older), wish, kept=Kept(images=there))


def test_what_is_unwell_is_made_anew_and_goes_back_to_an_older_release() -> None:
    """To start the same again that does not work would be no way back."""
    found = ill_plan(OLDER)

    assert (found.unchanged, found.restores, found.left) == (False, OLDER.name, OLD_NAME)
    assert found.restore == OLDER.services
    assert found.before_supplied == {"IMAGE_TAG": "1.3.9"}
    assert OLDER.name in found.undo


@pytest.mark.parametrize(
    ("older", "images"),
    [
        ((), None),
        ((replace(OLDER, status=Status.SETTLED),), None),
        ((replace(OLDER, status=Status.REJECTED),), None),
        ((replace(OLDER, status=Status.ADOPTED),), None),
        ((replace(OLDER, trouble="torn"),), None),
        ((replace(OLDER, digest=INDEX),), None),
        ((replace(OLDER, sync=SYNC),), None),
        ((replace(OLDER, services=()),), None),
        ((OLDER,), {}),
        ((OLDER,), {keep(OLD_CONFIG): ""}),
        ((OLDER,), {keep(OLD_CONFIG): CONFIG}),
    ],
    ids=[
        "none", "not confirmed", "rejected", "adopted", "not believed", "the same digest", "other files",
        "no services", "image not asked for", "image gone", "the tag leads elsewhere",
    ],
)  # fmt: skip
def test_without_a_whole_older_release_it_goes_back_to_itself(older: tuple[Release, ...], images: Any) -> None:
    """What was proved, is on the host, and goes with the files that are there; nothing less."""
    found = ill_plan(*older, images=images)

    assert found.restores == ""
    assert found.restore[0].members == (CONFIG,)


def test_a_new_digest_goes_back_to_what_ran_even_when_that_is_unwell() -> None:
    """A restore goes back to exactly what ran before, verified or not."""
    unlike = evidence(sampled(health="unhealthy", state="running"), chain=replace(CHAIN, config=digest("f")))
    found = planned(unlike, ledger(RECORDED, OLDER), kept=Kept(images={keep(OLD_CONFIG): OLD_CONFIG}))

    assert (found.restores, found.restore[0].members) == ("", (CONFIG,))


# Services and jobs.


@pytest.mark.parametrize(
    ("services", "given", "stay", "jobs"),
    [
        ((DATABASE, APP), (), ("app",), ()),
        ((DATABASE, APP, service("worker")), (), ("app", "worker"), ()),
        ((DATABASE, APP, service("tools", active=False)), (), ("app",), ()),
        ((DATABASE, APP, service("spare", replicas=0)), (), ("app",), ()),
        ((replace(APP, depends_on=WAITS_FOR_MIGRATE), MIGRATE), (), ("app",), ("migrate",)),
        ((replace(APP, depends_on=WAITS_FOR_MIGRATE), MIGRATE), ("app",), ("app",), ()),
        ((replace(APP, depends_on=WAITS_FOR_MIGRATE), MIGRATE), ("migrate", "app"), ("app",), ("migrate",)),
        ((DATABASE, APP), ("db",), ("db",), ()),
        ((DATABASE, APP), ("app", "app"), ("app",), ()),
        ((service("late", one_shot=True, depends_on=WAITS_FOR_MIGRATE), MIGRATE), (), (), ("migrate", "late")),
        ((), ("app",), ("app",), ()),
    ],
    ids=[
        "by image", "several", "inactive profile", "scaled to nothing",
        "job", "job not named", "job named", "another image named", "twice",
        "jobs in order", "not rendered",
    ],
)  # fmt: skip
def test_the_services_that_are_meant(services: Any, given: Any, stay: Any, jobs: Any) -> None:
    """Those that were named, else every active one on our image; jobs apart, each after what it depends on."""
    seen = evidence(compose=project(*services) if services else None)
    found = planned(seen, ledger(), replace(WISH, services=given))

    assert (found.services, found.jobs) == (stay, jobs)


def test_services_that_wait_for_each_other_in_a_circle_end_somewhere() -> None:
    """Compose refuses such a project; the plan does not hang on it."""
    one = service("one", depends_on=(replace(WAITS_FOR_MIGRATE[0], service="two"),))
    two = service("two", depends_on=(replace(WAITS_FOR_MIGRATE[0], service="one"),))

    assert set(planned(evidence(compose=project(one, two)), ledger()).services) == {"one", "two"}


# Values, volumes, and what else there is to say.


@pytest.mark.parametrize(
    ("kind", "value", "before"),
    [
        ("tag", "1.4.2", "1.4.1"),
        ("digest", INDEX, INDEX),
        ("hex", INDEX[7:], INDEX[7:]),
    ],
)
def test_variables_of_images_get_what_the_release_is(kind: str, value: str, before: str) -> None:
    """For what is new and for what ran before, each its own."""
    found = planned(
        evidence(container(of=RECORDED), compose=project(DATABASE, APP, supplied={"X": kind})),
        wish=replace(WISH, recreate=True),
    )

    assert (found.supplied, found.before_supplied) == ({"X": value}, {"X": before})


def test_a_container_that_was_started_by_an_image_id_gets_its_keep_tag_as_tag() -> None:
    """A required variable must have some value when what ran before is rendered again."""
    found = planned(evidence(container(asked=OLD_CONFIG, image=OLD_CONFIG)), ledger())

    assert found.before_supplied == {"IMAGE_TAG": f"waybill-{'d' * 12}"}


def test_volumes_without_a_name_are_told_once_for_all_replicas() -> None:
    """Whether they are handed on is decided when the new image can be looked into."""
    one, two = (container(name, image=OLD_CONFIG, anonymous=("/settings", "/data")) for name in ("c1", "c2"))
    found = planned(evidence(one, two), ledger())

    assert found.anonymous == ("app /data", "app /settings")
    assert not found.renew
    assert [note.before for note in found.changes if note.what == "note"][:2] == [
        "has a volume without a name at /data",
        "has a volume without a name at /settings",
    ]


def test_the_state_is_where_the_host_was_looked_at() -> None:
    """The path that the labels will carry."""
    assert planned().state == STATE
