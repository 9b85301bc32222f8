"""Every road to both image stores: what stands on the host afterwards, what crossed, and what is not left behind."""

from __future__ import annotations

import pytest

from tests.integration.fetch.kit import IMAGE, Scene
from waybill.core.deploy.model import Road
from waybill.core.host.engine import Store

pytestmark = pytest.mark.lab


def test_a_direct_pull(scene: Scene) -> None:
    """The engine pulls by itself with the run's credential; the pin is the digest, and the keep tag leads there too."""
    pushed = scene.world.state.push_app(f"{IMAGE}:1", "1", provenance=True)
    ask = scene.ask(pushed)

    fetched = scene.fetch(ask)

    assert (fetched.trouble, fetched.words) == ("", "")
    assert (fetched.road, fetched.reference, fetched.keep) == (Road.DIRECT, pushed.pinned, ask.keep)
    assert fetched.image in ask.chain.members
    assert scene.host.engine_get(f"/images/{ask.keep}/json")["Id"] == fetched.image
    # containerd may still have the layer that all versions share, from before its images were forgotten.
    assert fetched.layers == len(set(scene.blobs_asked()) - {ask.chain.config}) > 0
    assert fetched.bytes > 0


def test_what_is_there_already(scene: Scene) -> None:
    """A second fetch asks nobody."""
    pushed = scene.world.state.push_app(f"{IMAGE}:1", "1", provenance=True)
    ask = scene.ask(pushed)
    scene.fetch(ask)

    again = scene.fetch(ask)

    assert (again.road, again.reference, again.bytes) == (Road.THERE, pushed.pinned, 0)
    assert scene.world.requests() == []


def test_a_relay(scene: Scene) -> None:
    """The engine pulls from the runner; no name of the port is left, and the pin is the keep tag."""
    pushed = scene.world.state.push_app(f"{IMAGE}:1", "1", provenance=True)
    ask = scene.ask(pushed, transport="relay")

    fetched = scene.fetch(ask)

    assert (fetched.trouble, fetched.words) == ("", "")
    assert (fetched.road, fetched.reference) == (Road.RELAY, ask.keep)
    assert scene.host.engine_get(f"/images/{ask.keep}/json")["Id"] == fetched.image
    assert [name for name in scene.names() if "127.0.0.1" in name] == []
    assert fetched.image in ask.chain.members


def test_an_archive(scene: Scene) -> None:
    """Where the host opens no port, the image comes as an archive."""
    pushed = scene.world.state.push_app(f"{IMAGE}:1", "1", provenance=True)
    ask = scene.ask(pushed, transport="relay", relay="refused")

    fetched = scene.fetch(ask)

    assert (fetched.trouble, fetched.words) == ("", "")
    assert (fetched.road, fetched.reference) == (Road.LOAD, ask.keep)
    assert scene.host.engine_get(f"/images/{ask.keep}/json")["Id"] == fetched.image
    assert fetched.image in ask.chain.members
    assert scene.names() in (
        [ask.keep],  # classic
        sorted([ask.keep, f"{IMAGE}@{ask.chain.manifest}"]),  # containerd names the digest as well
    )
    assert scene.facts.store in {Store.CLASSIC, Store.CONTAINERD}


@pytest.mark.parametrize("way", ["direct", "relay", "load"])
def test_only_missing_layers_cross(scene: Scene, way: str) -> None:
    """The layers that another version of the image brought stay where they are."""
    first = scene.world.state.push_app(f"{IMAGE}:1", "1", provenance=True)
    second = scene.world.state.push_app(f"{IMAGE}:2", "2", provenance=True)
    more = {"direct": {}, "relay": {"transport": "relay"}, "load": {"transport": "relay", "relay": "refused"}}[way]
    assert scene.fetch(scene.ask(first, **more)).trouble == ""

    fetched = scene.fetch(scene.ask(second, **more))

    whole = way == "load" and scene.facts.store is Store.CONTAINERD
    assert (fetched.trouble, fetched.layers) == ("", 2 if whole else 1)
    assert len(scene.blobs_asked()) == (3 if whole else 2)  # with the configuration
