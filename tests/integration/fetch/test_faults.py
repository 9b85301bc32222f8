"""What goes wrong on the way: what passes is passed over, what does not is told by its cause, nothing half is left."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from dataclasses import replace
from itertools import count
from typing import Any

import pytest

from lab.client import in_days
from lab.hosts import mishaps
from lab.world import World
from tests.integration.fetch.kit import BLOBS, IMAGE, Scene, credential
from waybill.core.chain import digest_of
from waybill.core.deploy.model import Fetched, Road
from waybill.core.fetch import FetchAsk
from waybill.core.host.engine import Store
from waybill.effects.clock import Clock

pytestmark = pytest.mark.lab

WAYS: dict[str, dict[str, Any]] = {
    "direct": {"transport": "direct"},
    "relay": {"transport": "relay"},
    "load": {"transport": "relay", "relay": "refused"},
}
HASTE = Clock(monotonic=lambda: 10 * time.monotonic())  # ten seconds of patience are one
EVERY_WAY = pytest.mark.parametrize("way", sorted(WAYS))


VERSIONS = count()


def asked(scene: Scene, way: str = "direct", **more: Any) -> FetchAsk:
    """An image that no engine has seen: of a layer, containerd keeps even a part."""
    version = f"faulty {next(VERSIONS)}"
    pushed = scene.world.state.push_app(f"{IMAGE}:1", version, provenance=True, size=300_000)
    return scene.ask(pushed, **{**WAYS.get(way, {"transport": way}), **more})


def layers(ask: FetchAsk) -> list[str]:
    return [layer["digest"] for layer in json.loads(ask.bodies[ask.chain.manifest])["layers"]]


def came(fetched: Fetched) -> bool:
    return (fetched.trouble, fetched.words) == ("", "") and fetched.road is not None


PASSING: dict[str, Callable[[World], None]] = {
    "a registry that fails": lambda world: world.fault(
        "status", host="ghcr.io", path="/manifests/", status=503, times=1
    ),
    "a limit": lambda world: world.limit_reads(times=1),
    "a cut in the middle": lambda world: world.fault("cut", host=BLOBS, times=1, skip=1),
    "another byte": lambda world: world.fault("corrupt", host=BLOBS, times=1, skip=1),
}


@EVERY_WAY
def test_what_passes(scene: Scene, way: str) -> None:
    """One failure of each kind, and the image comes all the same."""
    for name, spoil in PASSING.items():
        if name == "a cut in the middle" and way == "direct":
            continue  # engines wait for five seconds of their own then
        ask = asked(scene, way)
        spoil(scene.world)

        assert came(scene.fetch(ask)), name
        scene.world.clear_faults()


def test_the_engine_of_a_relay_sees_no_cut(scene: Scene) -> None:
    """The rest is asked for from the byte where it broke off, and the engine is told nothing of it."""
    ask = asked(scene, "relay")
    scene.world.fault("cut", host=BLOBS, times=2, skip=1)

    assert came(scene.fetch(ask))
    assert [seen.status for seen in scene.world.requests(host=BLOBS)].count(206) == 2
    assert not any("once more" in line for line in scene.told)


@EVERY_WAY
def test_other_bytes(scene: Scene, way: str) -> None:
    """A layer that is never what its digest says is refused by that name, and no image comes to be."""
    ask = asked(scene, way)
    for digest in layers(ask):
        scene.world.fault("corrupt", host=BLOBS, path=digest)

    fetched = scene.fetch(ask)

    assert (fetched.trouble, fetched.road) == ("fetch.corrupt", None)
    assert fetched.facts["layer"] in layers(ask)
    assert scene.names() == []


@pytest.mark.parametrize("host", ["classic"], indirect=True)
@pytest.mark.parametrize("way", ["relay", "load"])
def test_fewer_bytes(scene: Scene, way: str) -> None:
    """A layer that is shorter than its manifest says is refused by its name."""
    ask = asked(scene, way)
    manifest = json.loads(ask.bodies[ask.chain.manifest])
    manifest["layers"][1]["size"] += 10
    longer = json.dumps(manifest).encode()
    digest = digest_of(longer)
    chain = replace(ask.chain, index="", manifest=digest)

    fetched = scene.fetch(
        replace(ask, bodies={digest: longer}, chain=chain, reference=replace(ask.reference, digest=digest))
    )

    assert (fetched.trouble, fetched.facts["layer"]) == ("fetch.truncated", layers(ask)[1])
    assert scene.names() == []


@EVERY_WAY
def test_a_stall(scene: Scene, way: str) -> None:
    """Where no byte comes any more, the fetch ends by itself and names the layer."""
    ask = asked(scene, way, stall=20.0)
    scene.world.fault("stall", host=BLOBS, seconds=40, skip=1)

    fetched = scene.fetch(ask, clock=HASTE)

    assert (fetched.trouble, fetched.road) == ("fetch.stalled", None)
    assert fetched.facts["layer"] in {*layers(ask), ask.chain.config}
    assert fetched.facts["host"] == ask.host
    assert scene.names() == []


def test_a_spoilt_beginning_spoils_nothing_later(scene: Scene) -> None:
    """containerd would go on from the wrong bytes that it has, also when the registry is well again."""
    ask = asked(scene, "relay")
    scene.world.fault("corrupt", host=BLOBS, path=layers(ask)[1])
    assert scene.fetch(ask).trouble == "fetch.corrupt"
    scene.world.clear_faults()

    assert came(scene.fetch(ask))
    assert not any("once more" in line for line in scene.told[1:])


@pytest.mark.parametrize("host", ["classic"], indirect=True)
@EVERY_WAY
def test_a_trickle(scene: Scene, way: str) -> None:
    """What comes too slowly ends at the limit, and is told meanwhile."""
    ask = asked(scene, way, deadline=30.0)
    scene.world.fault("drip", host=BLOBS, path=layers(ask)[1], seconds=0.2)

    fetched = scene.fetch(ask, clock=HASTE)

    assert (fetched.trouble, fetched.facts["seconds"]) == ("fetch.timeout", "30")
    assert any("MB" in line for line in scene.told)


def test_a_host_without_a_way_is_healed_by_a_relay(scene: Scene) -> None:
    """Its own refusal stays visible."""
    ask = asked(scene, "auto")
    scene.world.name_fault("ghcr.io", "absent")
    scene.registry.ping()

    fetched = scene.fetch(ask)

    assert came(fetched)
    assert fetched.road is Road.RELAY
    assert ["no such host" in words for words in fetched.healed] == [True]


@pytest.mark.parametrize(
    ("kind", "code"), [("dead", "pull.login-dead"), ("stranger", "pull.denied"), ("none", "pull.login-missing")]
)
def test_a_credential_that_does_not_help(scene: Scene, kind: str, code: str) -> None:
    """The run has none better for a relay, and the engine's word tells the cause."""
    state = scene.world.state
    dead, stranger = state.add_token(owner="acme", expires=in_days(-1)), state.add_token(owner="stranger")
    tokens = {"dead": dead, "stranger": stranger}
    own = credential(tokens[kind]) if kind in tokens else None

    fetched = scene.fetch(asked(scene, "auto", credential=own))

    assert (fetched.trouble, fetched.road) == (code, None)
    assert "the run itself was told" in fetched.words


def test_a_part_that_the_registry_lost(scene: Scene) -> None:
    """The cause is the registry, by whichever road."""
    ask = asked(scene)
    scene.world.fault("status", host=BLOBS, path=layers(ask)[1], status=404)

    for way in WAYS.values():
        assert scene.fetch(replace(ask, **way)).trouble == "fetch.blob-absent"


@pytest.mark.parametrize(
    ("way", "options"),
    [("direct", "size=100k"), ("direct", "nr_inodes=6"), ("relay", "size=100k"), ("load", "size=100k")],
)
def test_no_room(scene: Scene, way: str, options: str) -> None:
    """Room and files that are used up have one code, and no image comes to be."""
    classic = scene.facts.store is Store.CLASSIC
    place = "/var/lib/docker/tmp" if classic else "/var/lib/containerd/io.containerd.content.v1.content"
    # Without the layer that other versions share: its bytes are out of sight as well.
    pushed = scene.world.state.push_image(f"{IMAGE}:1", content=f"large {next(VERSIONS)}", size=300_000)
    ask = scene.ask(pushed, **WAYS[way])
    mishaps.give_room(scene.host, place, options)
    scene.host.shell('mkdir -p "$1/ingest" "$1/blobs/sha256"; mkdir "$1/a" "$1/b" 2>/dev/null || :', place)
    try:
        fetched = scene.fetch(ask)
    finally:
        mishaps.take_room(scene.host, place)

    assert (fetched.trouble, fetched.road) == ("fetch.no-space", None)
    assert scene.names() == []
