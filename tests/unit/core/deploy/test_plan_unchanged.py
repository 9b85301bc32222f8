"""When nothing is to be changed on a host, and all that makes a deploy of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256

import pytest

from tests.support.deploys import (
    APP,
    CHAIN,
    CONFIG,
    DATABASE,
    INDEX,
    MANIFEST,
    NEW_NAME,
    OLD_CONFIG,
    OLD_NAME,
    RECORDED,
    WISH,
    container,
    evidence,
    ledger,
    planned,
    project,
    release,
    sampled,
    service,
)
from waybill.core.deploy.model import HostPlan, Kept, Status, SyncFile
from waybill.core.host.container import ContainerFacts
from waybill.core.host.engine import Store

CONTENT = b"services: {}\n"
SYNC = (SyncFile(path="docker-compose.yml", sha256=sha256(CONTENT).hexdigest()),)


# Nothing is to be changed.


def test_what_is_there_already_is_left_alone() -> None:
    """Image, configuration and files are those of the release that runs, on every replica."""
    found = planned()

    assert (found.unchanged, found.left, found.adopts, found.confirms) == (True, OLD_NAME, "", "")
    assert (found.changes, found.outage, found.undo, found.limits) == ((), "", "", ())


def test_a_release_that_nobody_confirmed_is_confirmed_when_it_is_there_already() -> None:
    """It passed its gate once; a later run of the same digest proves it."""
    settled = replace(RECORDED, status=Status.SETTLED)

    assert planned(records=ledger(settled)).confirms == OLD_NAME


def with_labels(**labels: str) -> ContainerFacts:
    one = container(of=RECORDED)
    return replace(one, labels={**one.labels, **{f"dev.waybill.{name}": value for name, value in labels.items()}})


CHANGED: dict[str, Callable[[], HostPlan]] = {
    "recreate was wished": lambda: planned(wish=replace(WISH, recreate=True)),
    "another image": lambda: planned(evidence(container(of=RECORDED, image=OLD_CONFIG))),
    "one replica has another image": lambda: planned(
        evidence(
            container(of=RECORDED),
            container("c2", of=RECORDED, image=OLD_CONFIG),
            compose=project(DATABASE, replace(APP, replicas=2)),
        )
    ),
    "no chain": lambda: planned(evidence(container(of=RECORDED), chain=None)),
    "a chain with a gap": lambda: planned(evidence(container(of=RECORDED), chain=replace(CHAIN, sizes={INDEX: 1}))),
    "a store that nobody knows": lambda: planned(evidence(container(of=RECORDED), store=Store.UNKNOWN)),
    "no engine": lambda: planned(evidence(container(of=RECORDED), engine=None)),
    "no record": lambda: planned(records=ledger()),
    "a record that is not believed": lambda: planned(records=ledger(replace(RECORDED, trouble="others may write it"))),
    "a release that was rejected": lambda: planned(records=ledger(replace(RECORDED, status=Status.REJECTED))),
    "an adopted release": lambda: planned(records=ledger(replace(RECORDED, status=Status.ADOPTED))),
    "no label": lambda: planned(evidence(container())),
    "the label of another release": lambda: planned(evidence(with_labels(release=NEW_NAME))),
    "another configuration": lambda: planned(
        evidence(container(of=RECORDED), compose=project(DATABASE, APP, hash="00" * 32))
    ),
    "a configuration without a hash": lambda: planned(
        evidence(container(of=RECORDED), compose=project(DATABASE, APP, hash="")),
        ledger(replace(RECORDED, hash="")),
    ),
    "a hash of other services": lambda: planned(
        evidence(container(of=RECORDED), compose=project(DATABASE, APP, hashed=("app", "worker")))
    ),
    "no project": lambda: planned(
        evidence(container(of=RECORDED), compose=None), wish=replace(WISH, services=("app",))
    ),
    "a file more": lambda: planned(wish=replace(WISH, sync=SYNC)),
    "a file less": lambda: planned(records=ledger(replace(RECORDED, sync=SYNC))),
    "another mode": lambda: planned(
        records=ledger(replace(RECORDED, sync=SYNC)), wish=replace(WISH, sync=(replace(SYNC[0], mode="0755"),))
    ),
    "a file that was edited on the host": lambda: planned(
        records=ledger(replace(RECORDED, sync=SYNC)),
        wish=replace(WISH, sync=SYNC),
        kept=Kept(before={"docker-compose.yml": b"edited"}),
    ),
    "a file that was removed on the host": lambda: planned(
        records=ledger(replace(RECORDED, sync=SYNC)),
        wish=replace(WISH, sync=SYNC),
        kept=Kept(before={"docker-compose.yml": None}),
    ),
    "a replica less": lambda: planned(
        evidence(container(of=RECORDED), compose=project(DATABASE, replace(APP, replicas=2)))
    ),
    "a replica more": lambda: planned(evidence(container(of=RECORDED), container("c2", of=RECORDED))),
    "a service that does not run": lambda: planned(
        evidence(
            container(of=RECORDED),
            compose=project(DATABASE, APP, service("worker"), hashed=("app", "worker")),
        )
    ),
    "unhealthy": lambda: planned(evidence(sampled(health="unhealthy"))),
    "restarting": lambda: planned(evidence(sampled(state="restarting"))),
    "paused": lambda: planned(evidence(sampled(state="paused"))),
    "stopped": lambda: planned(evidence(sampled(state="exited"))),
    "seen not to work": lambda: planned(unwell=True),
}


@pytest.mark.parametrize("name", CHANGED)
def test_anything_else_is_a_deploy(name: str) -> None:
    """Each of these alone makes a deploy of it."""
    found = CHANGED[name]()

    assert not found.unchanged
    assert not found.confirms
    assert found.limits


@pytest.mark.parametrize(
    ("store", "image", "manifest"),
    [
        (Store.CLASSIC, CONFIG, ""),
        (Store.PODMAN, CONFIG, MANIFEST),
        (Store.CONTAINERD, INDEX, MANIFEST),
        (Store.CONTAINERD, MANIFEST, ""),
    ],
)
def test_each_store_names_the_image_in_its_own_way(store: Store, image: str, manifest: str) -> None:
    """The record holds what the engine calls it; the proof is the chain."""
    recorded = release(image=image)
    one = container(of=recorded, image=image, manifest=manifest)

    assert planned(evidence(one, store=store), ledger(recorded)).unchanged


def test_a_service_that_is_scaled_to_nothing_is_no_reason_for_a_deploy() -> None:
    """Nothing of it is meant to run."""
    compose = project(DATABASE, APP, service("spare", replicas=0))

    assert planned(evidence(container(of=RECORDED), compose=compose)).unchanged


def test_a_file_that_stands_as_it_was_sent_is_no_change() -> None:
    """Recorded, wished, and read on the host."""
    found = planned(
        records=ledger(replace(RECORDED, sync=SYNC)),
        wish=replace(WISH, sync=SYNC),
        kept=Kept(before={"docker-compose.yml": CONTENT}),
    )

    assert found.unchanged
