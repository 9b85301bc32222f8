"""A host on which a release of ours runs, as evidence, and the values that a deploy there is planned from."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from waybill.core.chain import Chain
from waybill.core.deploy.model import DeployWish, HostPlan, Kept, Ledger, Pin, Release, RunOrder, Status
from waybill.core.deploy.plan import plan_host
from waybill.core.host.compose import ComposeFacts, Dependency, Port, Service
from waybill.core.host.container import ContainerFacts, Sample
from waybill.core.host.engine import EngineFacts, Store
from waybill.core.host.evidence import By, HealthWish, HostEvidence, HostWish, Selection
from waybill.core.host.link import LinkFacts
from waybill.core.host.machine import MachineFacts

IMAGE = "ghcr.io/acme/app"
STATE = "/home/deploy/waybill/compose-app-3f2a9c1b"
RUN = RunOrder(
    repository="acme/app",
    run_id="1",
    number=41,
    commit="3b1f" * 10,
    url="https://github.com/acme/app/actions/runs/1/attempts/1",
)
HASH = "9f" * 32
OLD_NAME, NEW_NAME = "20261101T000000Z-00000001", "20261126T140312Z-1a2b3c4d"
NOW = "2026-11-26T14:03:00Z"


def digest(letter: str) -> str:
    """A digest that can be told from others."""
    return "sha256:" + letter * 64


INDEX, MANIFEST, CONFIG = digest("1"), digest("2"), digest("3")
OLD_CONFIG = digest("d")
CHAIN = Chain(
    index=INDEX, manifest=MANIFEST, config=CONFIG, platform="linux/amd64", sizes={INDEX: 1, MANIFEST: 1, CONFIG: 1}
)


def keep(image: str) -> str:
    """The keep tag of a digest."""
    return f"{IMAGE}:waybill-{image[7:19]}"


def release(name: str = OLD_NAME, image: str = CONFIG, **more: Any) -> Release:
    """A verified release with one service."""
    given = {
        "status": Status.VERIFIED,
        "image": IMAGE,
        "tag": "1.4.1",
        "digest": INDEX,
        "since": "2026-11-01T00:00:00Z",
        "run": RUN,
        "hash": HASH,
        "services": (Pin(service="app", reference=keep(image), members=(image,)),),
        **more,
    }
    return Release(name=name, **given)


def container(identifier: str = "c1", *, of: Release | None = None, **more: Any) -> ContainerFacts:
    """A container of the service `app` that runs well."""
    labels = {"com.docker.compose.project.working_dir": "/srv/app"}
    if of is not None:
        labels |= {"dev.waybill.release": of.name, "dev.waybill.run": of.run.url, "dev.waybill.state": STATE}
        labels |= {"dev.waybill.digest": of.digest}
    given = {
        "name": "app-app-1",
        "image": CONFIG,
        "asked": f"{IMAGE}:1.4.1",
        "labels": labels,
        "project": "app",
        "service": "app",
        "created": "2026-11-01T00:00:00Z",
        "restart_policy": "unless-stopped",
        "samples": (Sample(at=NOW, state="running", started="2026-11-01T00:00:01Z", health="healthy"),),
        **more,
    }
    return ContainerFacts(identifier=identifier, **given)


def service(name: str = "app", **more: Any) -> Service:
    """A service on our image."""
    given = {"image": f"{IMAGE}:1.4.2", "raw_image": f"{IMAGE}:${{IMAGE_TAG:?}}", **more}
    return Service(name=name, **given)


APP = service(ports=(Port(published="8000", target="8000"),))
DATABASE = Service(name="db", image="docker.io/library/postgres:16", raw_image="postgres:16")
MIGRATE = service("migrate", one_shot=True)
WAITS_FOR_MIGRATE = (Dependency(service="migrate", condition="service_completed_successfully"),)


def project(*services: Service, **more: Any) -> ComposeFacts:
    """The rendered project."""
    chosen = services or (DATABASE, APP)
    given = {
        "version": "2.40.3",
        "directory": "/srv/app",
        "files": ("docker-compose.yml",),
        "source": "found",
        "project": "app",
        "services": chosen,
        "supplied": {"IMAGE_TAG": "tag"},
        "hash": HASH,
        "hashed": tuple(one.name for one in chosen if one.image.startswith(IMAGE)),
        **more,
    }
    return ComposeFacts(**given)


def evidence(*containers: ContainerFacts, store: Store = Store.CLASSIC, **more: Any) -> HostEvidence:
    """The look before a deploy."""
    wish = HostWish(
        verb="deploy",
        image=f"{IMAGE}:1.4.2",
        repository=IMAGE,
        tag="1.4.2",
        digest=INDEX,
        selection=Selection(by=By.COMPOSE, project="app", directory="/srv/app", repository=IMAGE),
        health=HealthWish(url="http://127.0.0.1:8000/health", status=("200",), timeout=120.0),
    )
    given = {
        "wish": wish,
        "now": NOW,
        "link": LinkFacts(address="deploy@web1.example.com", user="deploy", host="web1.example.com"),
        "machine": MachineFacts(state_directory=STATE, home="/home/deploy", user="deploy"),
        "engine": EngineFacts(store=store, platform="linux/amd64", client="/usr/bin/docker"),
        "compose": project(),
        "chain": CHAIN,
        "containers": containers,
        **more,
    }
    return HostEvidence(host="deploy@web1.example.com", **given)


WISH = DeployWish(image=IMAGE, tag="1.4.2", digest=INDEX, run=replace(RUN, number=42))


def ledger(*releases: Release) -> Ledger:
    """What the host has kept."""
    return Ledger(releases=releases)


RECORDED = release()


def planned(
    seen: HostEvidence | None = None,
    records: Ledger | None = None,
    wish: DeployWish = WISH,
    *,
    kept: Kept | None = None,
    unwell: bool = False,
) -> HostPlan:
    """The plan, by default for a host on which everything is there already."""
    return plan_host(
        seen if seen is not None else evidence(container(of=RECORDED)),
        records if records is not None else ledger(RECORDED),
        wish,
        transaction=NEW_NAME,
        kept=kept or Kept(),
        unwell=unwell,
    )


def sampled(**more: Any) -> ContainerFacts:
    """The container of the recorded release in another state."""
    return container(of=RECORDED, samples=(Sample(at="", **{"state": "running", "health": "healthy", **more}),))
