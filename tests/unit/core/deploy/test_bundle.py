"""Everything that one transaction needs on its host, as files."""

from __future__ import annotations

from base64 import b64decode
from collections.abc import Mapping
from dataclasses import replace
from hashlib import sha256
from typing import Any

import pytest
import yaml

from tests.support.deploys import (
    APP,
    CONFIG,
    DATABASE,
    IMAGE,
    INDEX,
    MANIFEST,
    MIGRATE,
    NEW_NAME,
    OLD_CONFIG,
    OLD_NAME,
    STATE,
    WAITS_FOR_MIGRATE,
    WISH,
    container,
    digest,
    evidence,
    keep,
    ledger,
    project,
    release,
)
from waybill.core.deploy.bundle import bundle_of
from waybill.core.deploy.model import DeployWish, Fetched, Kept, Ledger, Pin, Release, Road, Status, SyncFile
from waybill.core.deploy.plan import plan_host
from waybill.core.deploy.read_ledger import read_ledger
from waybill.core.host.engine import EngineFacts, Store
from waybill.core.host.evidence import HostEvidence
from waybill.core.wire import Told

BODIES = {INDEX: b"index", MANIFEST: b"manifest", digest("9"): b"of another platform"}
OLD = release(image=OLD_CONFIG, digest=digest("e"))
RUNNING = evidence(container(of=OLD, image=OLD_CONFIG))


def fetched(**more: Any) -> Fetched:
    given = {"road": Road.DIRECT, "reference": f"{IMAGE}@{INDEX}", "keep": keep(INDEX), "image": CONFIG, **more}
    return Fetched(**given)


def made(
    seen: HostEvidence = RUNNING,
    records: Ledger | None = None,
    wish: DeployWish = WISH,
    *,
    kept: Kept | None = None,
    came: Fetched | None = None,
    docker_host: str = "",
) -> Mapping[str, bytes]:
    known, files = records if records is not None else ledger(OLD), kept or Kept()
    plan = plan_host(seen, known, wish, transaction=NEW_NAME, kept=files)
    return bundle_of(
        plan,
        wish,
        came or fetched(),
        seen,
        known,
        bodies=BODIES,
        bundle=f"/home/deploy/waybill/bundle-{NEW_NAME}",
        kept=files,
        docker_host=docker_host,
    )


def spec(bundle: Mapping[str, bytes]) -> dict[str, str]:
    """The spec as a pilot reads it."""
    lines = bundle["spec"].decode().split("\n")[1:-2]
    return {name: b64decode(value).decode() for name, value in (line.split(" ") for line in lines)}


def record(content: bytes) -> Release:
    """A record as the next run reads it."""
    text = content.decode()
    name = text.split("\n")[1].partition(" ")[2]
    head = f"name {name}\nour-uid 1000\n" + "".join(
        f"{place} {kind}rwx------ 1000\n"
        for place, kind in (("state", "d"), ("releases", "d"), ("directory", "d"), ("entry", "-"))
    )
    (found,) = read_ledger(Told(records=(("ledger.release", f"{head}\n{text}"), ("ledger.done", "")))).releases
    return found


def test_a_bundle_holds_what_the_page_says_and_nothing_more() -> None:
    """The manifests of the chain are there by their hash; those of other platforms are not."""
    assert sorted(made()) == [
        "before.yml",
        f"bodies/{'1' * 64}",
        f"bodies/{'2' * 64}",
        "override.yml",
        "release",
        "spec",
    ]


def test_the_spec_of_a_deploy() -> None:
    """Every value that a pilot needs, from what was seen and wished."""
    assert spec(made()) == {
        "transaction": NEW_NAME,
        "verb": "deploy",
        "state": STATE,
        "bundle": f"/home/deploy/waybill/bundle-{NEW_NAME}",
        "project": "app",
        "directory": "/srv/app",
        "files": "docker-compose.yml",
        "services": "app",
        "pins": f"app {IMAGE}@{INDEX} {CONFIG}",
        "supplied": "IMAGE_TAG=1.4.2",
        "before-supplied": "IMAGE_TAG=1.4.1",
        "seen": f"app c1 {OLD_CONFIG} running",
        "restore": f"app {keep(OLD_CONFIG)} {OLD_CONFIG}",
        "release": NEW_NAME,
        "left": OLD_NAME,
        "timeout": "120",
        "confirm-timeout": "300",
        "lock-wait": "300",
        "health-url": "http://127.0.0.1:8000/health",
        "health-status": "200",
        "keep": "3",
    }


@pytest.mark.parametrize(("given", "named"), [(True, "/srv/app/prod.env"), (False, "")])
def test_an_env_file_is_named_only_where_one_was_given(*, given: bool, named: str) -> None:
    """Compose refuses one that is not there, and `.env` is not there in every project."""
    compose = replace(project(APP), env_file="/srv/app/prod.env", env_file_given=given)
    found = spec(made(evidence(container(of=OLD, image=OLD_CONFIG), compose=compose)))

    assert found.get("env-file", "") == named


@pytest.mark.parametrize(
    ("store", "names"),
    [
        (Store.CLASSIC, CONFIG),
        (Store.PODMAN, CONFIG),
        (Store.CONTAINERD, f"{INDEX},{MANIFEST}"),
    ],
)
def test_a_pin_names_what_this_store_may_call_the_image(store: Store, names: str) -> None:
    """The configuration on the classic store, index or manifest on containerd's; never a part of another platform."""
    found = spec(made(evidence(container(of=OLD, image=OLD_CONFIG), store=store)))

    assert found["pins"] == f"app {IMAGE}@{INDEX} {names}"


def test_jobs_are_pinned_and_recorded_too() -> None:
    """They run on the same image."""
    compose = project(DATABASE, replace(APP, depends_on=WAITS_FOR_MIGRATE), MIGRATE)
    bundle = made(evidence(container(of=OLD, image=OLD_CONFIG), compose=compose))

    assert (spec(bundle)["services"], spec(bundle)["jobs"]) == ("app", "migrate")
    assert list(yaml.safe_load(bundle["override.yml"])["services"]) == ["app", "migrate"]
    assert [pin.service for pin in record(bundle["release"]).services] == ["app", "migrate"]


def test_the_record_of_the_new_release_is_read_back() -> None:
    """Settled until somebody confirms it; the keep tag leads to the image as this engine names it."""
    found = record(made()["release"])

    assert (found.name, found.status, found.trouble) == (NEW_NAME, Status.SETTLED, "")
    assert (found.image, found.tag, found.digest) == (IMAGE, "1.4.2", INDEX)
    assert (found.run, found.compose) == (WISH.run, "2.40.3")
    assert found.services == (Pin(service="app", reference=keep(INDEX), members=(CONFIG,)),)


def test_what_ran_before_the_first_deploy_is_recorded_as_adopted() -> None:
    """With the files that stood there, as far as they were read."""
    sync = (
        SyncFile(path="docker-compose.yml", sha256="0" * 64),
        SyncFile(path="new.conf", sha256="1" * 64),
        SyncFile(path="unread", sha256="2" * 64),
    )
    kept = Kept(before={"docker-compose.yml": b"old", "new.conf": None})
    bundle = made(evidence(container(image=OLD_CONFIG)), ledger(), replace(WISH, sync=sync), kept=kept)
    found = record(bundle["adopted"])

    assert (found.name, found.status, found.tag, found.digest) == (f"adopted-{'d' * 12}", Status.ADOPTED, "1.4.1", "")
    assert found.services == (Pin(service="app", reference=keep(OLD_CONFIG), members=(OLD_CONFIG,)),)
    assert found.sync == (
        SyncFile(path="docker-compose.yml", sha256=sha256(b"old").hexdigest()),
        SyncFile(path="new.conf", sha256=""),
    )
    labels = yaml.safe_load(bundle["before.yml"])["services"]["app"]["labels"]
    assert labels == {"dev.waybill.state": STATE, "dev.waybill.release": f"adopted-{'d' * 12}"}


def test_where_nothing_ran_there_is_nothing_to_adopt_or_restore() -> None:
    """Both files are there all the same, and say so."""
    bundle = made(evidence(), ledger())

    assert "adopted" not in bundle
    assert yaml.safe_load(bundle["before.yml"]) == {"services": {}}
    assert not {"restore", "seen", "left"} & set(spec(bundle))


@pytest.mark.parametrize(
    ("files", "sync", "expected", "staged"),
    [
        (("docker-compose.yml",), ("docker-compose.yml",), "docker-compose.yml", "docker-compose.yml"),
        (("./docker-compose.yml",), ("docker-compose.yml",), "docker-compose.yml", "docker-compose.yml"),
        (("/srv/app/docker-compose.yml",), ("docker-compose.yml",), "docker-compose.yml", "docker-compose.yml"),
        (("/srv/other.yml", "b/c.yml"), ("b/c.yml", "app.conf"), "/srv/other.yml\nb/c.yml", "b/c.yml"),
        (("docker-compose.yml",), (), "docker-compose.yml", None),
    ],
)
def test_compose_files_that_are_synced_are_read_from_the_bundle(
    files: tuple[str, ...], sync: tuple[str, ...], expected: str, staged: str | None
) -> None:
    """However they are written, they are known by the path that they are synced to."""
    seen = evidence(container(of=OLD, image=OLD_CONFIG), compose=project(DATABASE, APP, files=files))
    wish = replace(WISH, sync=tuple(SyncFile(path=path, sha256="0" * 64) for path in sync))
    found = spec(made(seen, wish=wish))

    assert (found["files"], found.get("staged")) == (expected, staged)


def test_a_file_that_is_to_go_is_no_staged_file() -> None:
    """There is nothing to read of it."""
    wish = replace(WISH, sync=(SyncFile(path="docker-compose.override.yml", sha256=""),))

    assert spec(made(wish=wish))["sync"] == "- - docker-compose.override.yml"
    assert "staged" not in spec(made(wish=wish))


def test_a_rollback_rejects_what_it_leaves() -> None:
    """What was left once is never chosen without its name again."""
    found = spec(made(wish=replace(WISH, verb="rollback", target=OLD_NAME)))

    assert (found["verb"], found["reject-left"]) == ("rollback", "yes")


def test_an_adopted_release_is_started_from_its_own_images() -> None:
    """It has no digest, and each service may have another image."""
    adopted = Release(
        name=f"adopted-{'a' * 12}",
        status=Status.ADOPTED,
        image=IMAGE,
        services=(
            Pin(service="app", reference=keep(digest("a")), members=(digest("a"),)),
            Pin(service="gone", reference=keep(digest("b")), members=(digest("b"),)),
        ),
    )
    wish = replace(WISH, verb="rollback", tag="", digest="", target=adopted.name)
    bundle = made(records=ledger(OLD, adopted), wish=wish, came=fetched(road=Road.THERE, image=digest("a")))

    assert spec(bundle)["pins"] == f"app {keep(digest('a'))} {digest('a')}"
    assert record(bundle["release"]).services == adopted.services[:1]
    assert record(bundle["release"]).digest == ""


def test_the_way_to_docker_is_told() -> None:
    """sudo, another socket, and a client that is not on PATH."""
    seen = replace(RUNNING, wish=replace(RUNNING.wish, sudo=True), engine=EngineFacts(outside="/opt/docker/bin/docker"))
    found = spec(made(seen, docker_host="unix:///run/user/1000/docker.sock"))

    assert (found["sudo"], found["client"]) == ("yes", "/opt/docker/bin/docker")
    assert found["docker-host"] == "unix:///run/user/1000/docker.sock"


def test_an_address_without_a_status_wants_any_success() -> None:
    """As a look from outside does."""
    health = replace(RUNNING.wish.health, status=())
    found = spec(made(replace(RUNNING, wish=replace(RUNNING.wish, health=health))))

    assert found["health-status"] == "2xx"


def test_without_an_address_nothing_is_asked() -> None:
    """Health is docker's alone then."""
    health = replace(RUNNING.wish.health, url="")

    assert not [
        name for name in spec(made(replace(RUNNING, wish=replace(RUNNING.wish, health=health)))) if "health" in name
    ]


def test_nobody_gets_less_time_than_was_said() -> None:
    """Whole seconds, rounded up."""
    found = spec(made(wish=replace(WISH, timeout=0.5, confirm_timeout=30.2, lock_wait=0)))

    assert (found["timeout"], found["confirm-timeout"], found["lock-wait"]) == ("1", "31", "0")


def test_a_line_break_in_an_entry_is_our_own_mistake() -> None:
    """It would make two entries of one."""
    with pytest.raises(ValueError, match="no line of a spec"):
        made(wish=replace(WISH, services=("a\nb",)))


def test_a_body_that_is_too_large_is_not_kept() -> None:
    """A host keeps manifests, not whatever calls itself one."""
    large = {INDEX: bytes(64 * 1024 + 1), MANIFEST: b"m"}
    plan = plan_host(RUNNING, ledger(OLD), WISH, transaction=NEW_NAME)
    bundle = bundle_of(plan, WISH, fetched(), RUNNING, ledger(OLD), bodies=large, bundle="/b")

    assert [name for name in bundle if name.startswith("bodies/")] == [f"bodies/{'2' * 64}"]
