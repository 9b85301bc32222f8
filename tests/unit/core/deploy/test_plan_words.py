"""A plan in words, for people."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256
from typing import Any

import pytest

from tests.support.deploys import (
    APP,
    DATABASE,
    INDEX,
    MIGRATE,
    NEW_NAME,
    OLD_CONFIG,
    WAITS_FOR_MIGRATE,
    WISH,
    container,
    digest,
    evidence,
    ledger,
    project,
    release,
    service,
)
from waybill.core.deploy.model import Change, HostPlan, Kept, SyncFile
from waybill.core.deploy.plan import plan_host
from waybill.core.host.compose import Port
from waybill.core.host.evidence import HostEvidence

OLD = release(image=OLD_CONFIG, digest=digest("e"))
OURS = container(of=OLD, image=OLD_CONFIG)
FIXED = ": its old container stops before the new one starts, and nobody answers meanwhile."


def plan(seen: HostEvidence | None = None, kept: Kept | None = None, sync: tuple[SyncFile, ...] = ()) -> HostPlan:
    wish = replace(WISH, sync=sync)
    return plan_host(seen or evidence(OURS), ledger(OLD), wish, transaction=NEW_NAME, kept=kept or Kept())


def told(found: HostPlan, what: str) -> list[Change]:
    return [change for change in found.changes if change.what == what]


# Services


def test_a_service_is_told_by_tag_and_digest_before_and_after() -> None:
    """By the label where there is one, for a name says little."""
    (change,) = told(plan(), "service")

    assert (change.name, change.before, change.after) == ("app", f"1.4.1 {digest('e')}", f"1.4.2 {INDEX}")


def test_a_service_that_does_not_run_yet_is_told_so() -> None:
    """And a first deploy is one in words."""
    found = plan(evidence())

    assert told(found, "service")[0].before == "not there"
    assert told(found, "note")[0].after == "the first deploy"


def test_a_job_that_was_not_chosen_is_noted() -> None:
    """The new version would start without its work."""
    compose = project(DATABASE, replace(APP, depends_on=WAITS_FOR_MIGRATE), MIGRATE)
    seen = evidence(OURS, compose=compose)
    found = plan_host(seen, ledger(OLD), replace(WISH, services=("app",)), transaction=NEW_NAME)

    assert [(note.name, note.after) for note in told(found, "note")] == [("migrate", "not chosen: not run")]


# Files


def file_changes(before: Any, after: bytes | None, **more: Any) -> list[Change]:
    sync = (SyncFile(path="docker-compose.yml", sha256="0" * 64 if after is not None else ""),)
    kept = Kept(before=before, after={} if after is None else {"docker-compose.yml": after}, **more)
    return told(plan(kept=kept, sync=sync), "file")


def test_a_file_that_changes_shows_the_difference() -> None:
    """As `diff -u` does, from the host's to the commit's."""
    (change,) = file_changes({"docker-compose.yml": b"a\nb\n"}, b"a\nc\n")

    assert change.difference == ("--- on the host", "+++ of the commit", "@@ -1,3 +1,3 @@", " a", "-b", "+c", " ")
    assert (change.before, change.after) == ("4 bytes", "4 bytes")


def test_a_file_that_stays_is_no_change() -> None:
    """Neither is one that is to go and is not there."""
    assert file_changes({"docker-compose.yml": b"a"}, b"a") == []
    assert file_changes({"docker-compose.yml": None}, None) == []


def test_a_new_file_is_shown_whole_and_one_that_goes_too() -> None:
    """Against nothing."""
    (new,) = file_changes({"docker-compose.yml": None}, b"a")
    (gone,) = file_changes({"docker-compose.yml": b"a"}, None)

    assert (new.before, new.difference[-1]) == ("not there", "+a")
    assert (gone.after, gone.difference[3]) == ("not there", "-a")


def test_a_file_that_comes_from_a_kept_release_is_known_by_its_hash() -> None:
    """A rollback shows no content that it does not have, and no change where the same file stands there."""
    path, before = "docker-compose.yml", {"docker-compose.yml": b"a"}
    other = told(plan(kept=Kept(before=before), sync=(SyncFile(path=path, sha256="0" * 64),)), "file")
    same = told(plan(kept=Kept(before=before), sync=(SyncFile(path=path, sha256=sha256(b"a").hexdigest()),)), "file")

    assert [(one.before, one.after, one.difference) for one in other] == [("1 bytes", "0" * 64, ())]
    assert same == []


@pytest.mark.parametrize("content", [b"\0", b"\xff\xfe", b"a" * (256 * 1024 + 1)])
def test_what_is_no_text_is_told_by_its_size_alone(content: bytes) -> None:
    """Bytes and giants are not compared."""
    (change,) = file_changes({"docker-compose.yml": content}, b"a")

    assert (change.before, change.difference) == (f"{len(content)} bytes", ())


def test_a_long_difference_is_cut_and_says_so() -> None:
    """A plan is for people."""
    (change,) = file_changes({"docker-compose.yml": b""}, b"\n".join(b"x" * 400 for _ in range(500)))

    assert (len(change.difference), max(map(len, change.difference))) == (201, 300)
    assert change.difference[-1] == "... and 304 more lines"


def test_a_file_that_was_not_read_is_told_so() -> None:
    """What is not known is not shown as nothing."""
    (change,) = file_changes({}, b"a")

    assert (change.before, change.difference) == ("not read", ())


# Who else


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ((), ""),
        (
            (container("w", name="tower", asked="containrrr/watchtower:latest", project="", service=""),),
            "watchtower runs here (tower) and replaces containers by itself",
        ),
        ((container("w", asked="ghcr.io/nicholas-fedor/watchtower", samples=(), service="w"),), ""),
        ((container("d", asked="crazymax/diun", service="d"),), ""),
    ],
    ids=["nobody", "watchtower", "watchtower that is stopped", "one that only tells"],
)
def test_programs_that_replace_containers_are_named(more: Any, words: str) -> None:
    """Those that run; one that only tells is none."""
    assert "; ".join(plan(evidence(OURS, *more)).also_changes) == words


def test_a_run_that_this_host_keeps_no_record_of_is_named() -> None:
    """Two state directories, or a record that was removed."""
    one = replace(OURS, labels={**OURS.labels, "dev.waybill.run": "https://ci.example.com/7"})

    assert plan(evidence(one)).also_changes == (
        "app-app-1 was started by https://ci.example.com/7, of which this host keeps no record",
    )


def test_compose_from_another_directory_is_named() -> None:
    """Somebody else deploys the same project from elsewhere."""
    one = replace(OURS, labels={**OURS.labels, "com.docker.compose.project.working_dir": "/home/admin/app"})

    assert plan(evidence(one)).also_changes == (
        "compose started app-app-1 from /home/admin/app, and this deploy does from /srv/app",
    )


def test_a_container_started_by_hand_beside_ours_is_named() -> None:
    """It has none of our labels, and another replica has."""
    one = container("c2", name="app-app-2", image=OLD_CONFIG, created="2026-11-20T10:00:00Z")

    assert plan(evidence(OURS, one)).also_changes == (
        "app-app-2 was started by hand at 2026-11-20 10:00:00 UTC, after a deploy",
    )


def test_what_a_host_says_cannot_break_a_line() -> None:
    """Names and addresses are foreign."""
    one = replace(OURS, labels={**OURS.labels, "dev.waybill.run": "x\n::error::y"})

    assert "\n" not in plan(evidence(one)).also_changes[0]


# What users notice


@pytest.mark.parametrize(
    ("services", "words"),
    [
        (
            (APP,),
            f"app holds port 8000{FIXED}",
        ),
        (
            (service(container_name="app"),),
            f"app holds the name app{FIXED}",
        ),
        (
            (service(powers=("the host's network",)),),
            f"app holds the host's network{FIXED}",
        ),
        (
            (service(replicas=3, ports=(Port(published="8000-8010"),)),),
            "The 3 containers of app are replaced together: some requests may fail meanwhile.",
        ),
        (
            (service(),),
            "app publishes no port: whoever uses it inside of its network is cut off while it is replaced.",
        ),
    ],
    ids=["fixed port", "fixed name", "host network", "scaled", "nothing published"],
)
def test_users_are_told_what_they_will_notice(services: Any, words: str) -> None:
    """A fixed port or name cannot be held twice."""
    assert plan(evidence(OURS, compose=project(*services))).outage == words
