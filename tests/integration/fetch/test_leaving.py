"""A fetch that is broken off, and one that is not: no secret, no port, no name and no file of it stays on the host."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from lab.hosts import listening
from lab.world import World
from tests.integration.fetch.kit import BLOBS, IMAGE, Scene, leftovers
from tests.integration.fetch.test_faults import EVERY_WAY, HASTE, asked, layers
from waybill.core.fetch import relayed_name
from waybill.effects.fetch import fetch, keep_image
from waybill.secret import Secret

pytestmark = pytest.mark.lab


class Stop(BaseException):
    """What ends a run from outside."""


def about(host: Mapping[str, str]) -> dict[str, str]:
    """What of a host a fetch could leave: all but the ends of our own connections."""
    return {name: what for name, what in host.items() if not name.startswith("process")}


@EVERY_WAY
def test_broken_off(scene: Scene, way: str) -> None:
    """While it goes on no secret is in a file or a command line, and then nothing of it is left."""
    token = scene.world.state.add_token(owner="acme")
    ask = asked(scene, way, token=token)
    before = about(scene.host.snapshot())
    seen: list[list[str]] = []

    def tell(_: str) -> None:
        seen.append(leftovers(scene.host, [Secret(token), *scene.learned]))
        raise Stop

    scene.world.fault("stall", host=BLOBS, path=layers(ask)[1], seconds=30)
    with pytest.raises(Stop):
        fetch(
            scene.channel,
            scene.engine,
            ask,
            registry=scene.registry,
            environ=scene.environ,
            tell=tell,
            learn=scene.learned.append,
            clock=HASTE,
        )

    assert seen == [[]]
    assert scene.names() == []
    assert about(scene.host.snapshot()) == before
    scene.world.clear_faults()

    assert scene.fetch(ask).trouble == ""  # it is no hindrance to the next one, which leaves the image alone
    assert leftovers(scene.host, [Secret(token), *scene.learned]) == []


def test_names_that_a_killed_run_left(scene: Scene) -> None:
    """The next fetch of anything takes the names of a relay's port away, and never the image that is kept."""
    pushed = scene.world.state.push_app(f"{IMAGE}:1", "1", provenance=True)
    ask = scene.ask(pushed)
    scene.fetch(ask)
    left = relayed_name(45678, "acme/app")
    scene.engine.changes().tag(ask.keep, left, "left")
    assert f"{left}:left" in scene.names()

    assert scene.fetch(ask).trouble == ""
    assert [name for name in scene.names() if "127.0.0.1" in name] == []
    assert ask.keep in scene.names()


def test_a_keep_tag_that_leads_elsewhere(scene: Scene) -> None:
    """It is moved once the right image is there."""
    state = scene.world.state
    other = scene.ask(state.push_app(f"{IMAGE}:0", "0", provenance=True))
    ask = scene.ask(state.push_app(f"{IMAGE}:1", "1", provenance=True))
    scene.fetch(other)
    scene.engine.changes().tag(other.keep, IMAGE, ask.keep.rpartition(":")[2])

    fetched = scene.fetch(ask)

    assert fetched.trouble == ""
    assert scene.host.engine_get(f"/images/{ask.keep}/json")["Id"] == fetched.image


def test_an_image_that_runs_now_is_kept(scene: Scene) -> None:
    """By its ID, whatever its name; what is not there cannot be."""
    identifier = scene.host.build_local("local/thing:1", "1").strip()
    keep = f"{IMAGE}:waybill-adopted00000"

    assert keep_image(scene.engine, identifier, keep) == ""
    assert scene.host.engine_get(f"/images/{keep}/json")["Id"] == identifier
    assert "no image" in keep_image(scene.engine, "sha256:" + "a" * 64, keep)


def test_the_port_of_a_relay_is_of_no_use_to_others(scene: Scene) -> None:
    """Whoever is on the host meets a registry that wants a password, and is asked for no other."""
    ask = asked(scene, "relay")
    before = listening.ports(scene.host.pid)
    answers: list[str] = []

    def tell(_: str) -> None:
        (number,) = listening.ports(scene.host.pid) - before
        script = f"exec 3<>/dev/tcp/127.0.0.1/{number}; printf 'GET /v2/ HTTP/1.0\\r\\n\\r\\n' >&3; timeout 5 cat <&3"
        answers.append(scene.host.run(["bash", "-c", script]).stdout)

    scene.world.fault("stall", host=BLOBS, path=layers(ask)[1], seconds=2, times=1)
    fetch(
        scene.channel,
        scene.engine,
        ask,
        registry=scene.registry,
        environ=scene.environ,
        tell=tell,
        clock=HASTE,
    )

    assert answers
    assert all(answer.startswith("HTTP/1.1 401 ") for answer in answers)


def test_the_search_for_secrets_finds_them(fresh_hosts: World) -> None:
    """On the disk and in memory alike: else the tests above would say nothing."""
    host = fresh_hosts.hosts["classic"]
    for path in ("/home/deploy/.docker/config.json", "/dev/shm/x", "/tmp/x"):  # of a host of the lab
        host.write(path, "before a-long-secret after")

    assert len(leftovers(host, [Secret("a-long-secret")])) == 3
