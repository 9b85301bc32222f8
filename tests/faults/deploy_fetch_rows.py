"""The image on its way to the host: registries, credentials, layers, and the roads that do without them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from lab.client import in_days
from lab.hosts import mishaps, moments
from tests.faults.delivering import Deliveries
from tests.faults.deploy_cut_rows import gone_for
from tests.faults.running import Call
from tests.faults.voyage import Voyage, green

FETCH = Deliveries()
TOKEN = "WAYBILL_REGISTRY_TOKEN"
LAYERS = "pkg-containers.githubusercontent.com"
SIZE = 300_000  # of a layer that is asked for in more than one piece


def ready(scene: Voyage, *words: str, within: str = "30s", **wish: Any) -> Call:
    """A new version with a layer that no other row's image has, beside one that runs."""
    scene.by_hand()
    own = {"etc/row": scene.image}
    return scene.deploy(scene.pushed("2.0", size=SIZE, texts=own, **wish), "--fetch-timeout", within, *words)


def spoil(scene: Voyage, kind: str, **more: Any) -> None:
    """From now on something goes wrong with that layer, on its way from where the registry's layers lie."""
    assert scene.new
    digest = scene.new.layers[-1]
    scene.world.fault(kind, host=LAYERS, method="GET", path=digest, **more)


def manifests(scene: Voyage) -> str:
    """The path of its manifests."""
    return f"/v2/{scene.image.partition('/')[2]}/manifests/"


# The registry


@FETCH.ends("F010", "refused", "registry.tag-absent")
def the_tag_was_never_pushed(scene: Voyage) -> Call:
    scene.by_hand()
    call = scene.deploy(scene.pushed("2.0"))
    return Call(verb="deploy", arguments=(f"{scene.image}:3.0", *call.arguments[1:]), environ=call.environ)


@FETCH.ends("F012", "refused", "registry.digest-absent")
def the_digest_was_cleaned_away(scene: Voyage) -> Call:
    call = ready(scene)
    assert scene.new
    scene.state.delete_manifest(scene.new.reference, scene.new.digest)
    return call


@FETCH.ends("F011", "refused", "registry.child-missing")
def a_part_of_the_index_was_cleaned_away(scene: Voyage) -> Call:
    call = ready(scene, index=True)
    assert scene.new
    (child,) = scene.new.platforms.values()
    scene.state.delete_manifest(scene.new.reference, child)
    return call


@FETCH.ends("F015", "refused", "registry.unavailable", maybe=("pull.registry-unavailable",))
def its_manifests_are_never_served(scene: Voyage) -> Call:
    call = ready(scene)
    scene.world.fault("status", host="ghcr.io", path=manifests(scene), status=503)
    return call.but("--probe-timeout", "10s")


@FETCH.ends("F017", "refused", "registry.rate-limited", maybe=("pull.",))
def the_registry_asks_to_wait_for_ever(scene: Voyage) -> Call:
    call = ready(scene)
    wait = {"Retry-After": "3600"}
    scene.world.fault("status", host="ghcr.io", path=manifests(scene), status=429, headers=wait)
    return call.but("--probe-timeout", "10s")


@FETCH.ends("F016", "refused", "fetch.runner-cut|fetch.timeout|fetch.failed|fetch.stalled")
def its_layers_are_never_served(scene: Voyage) -> Call:
    call = ready(scene, within="10s")
    spoil(scene, "status", status=502)
    return call


@FETCH.ends("F018", "refused", "fetch.corrupt", both=True)
def a_layer_is_always_spoilt(scene: Voyage) -> Call:
    call = ready(scene)
    spoil(scene, "corrupt")
    return call


@FETCH.ends("F022", "refused", "fetch.stalled|fetch.timeout")
def a_layer_stops_coming(scene: Voyage) -> Call:
    call = ready(scene, within="8s")
    spoil(scene, "stall", seconds=600)
    return call


@FETCH.ends("N05", "delivered")
def the_registry_fails_twice_and_then_serves(scene: Voyage) -> Call:
    call = ready(scene)
    scene.world.fault("status", host="ghcr.io", path=manifests(scene), status=502, times=2)
    spoil(scene, "status", status=502, times=1)
    return call


@FETCH.ends("N06", "delivered")
def the_registry_asks_to_wait(scene: Voyage) -> Call:
    call = ready(scene)
    wait = {"Retry-After": "1"}
    scene.world.fault("status", host="ghcr.io", path=manifests(scene), status=429, times=1, headers=wait)
    return call


@FETCH.ends("N07", "delivered")
def a_layer_is_cut_once(scene: Voyage) -> Call:
    call = ready(scene)
    spoil(scene, "cut", times=1)
    return call


# What the host has already


def warm(scene: Voyage, **wish: Any) -> Call:
    """The host has the new version, as somebody pulled it there."""
    call = ready(scene, **wish)
    assert scene.new
    scene.host.pull(scene.new.pinned, scene.token)
    return call


@FETCH.story("warm", both=True)
def the_host_has_it_already(scene: Voyage) -> None:
    call = warm(scene)
    before = len(asked_for(scene))
    green(scene.run(call))
    assert scene.new
    assert scene.new.layers[-1] not in str(asked_for(scene)[before:])
    assert scene.served() == "2.0"


@FETCH.ends("F011", "refused", "registry.child-missing")
def a_part_was_cleaned_away_that_this_host_has(scene: Voyage) -> Call:
    """It would run here, and on no other host."""
    call = warm(scene, index=True)
    assert scene.new
    (child,) = scene.new.platforms.values()
    scene.state.delete_manifest(scene.new.reference, child)
    return call


@FETCH.ends("F024", "refused", "auth.token-dead", maybe=("pull.login-dead",))
def our_token_has_expired_and_the_host_has_it(scene: Voyage) -> Call:
    dead = scene.state.add_token(expires=in_days(-1))
    return warm(scene).but(WAYBILL_REGISTRY_TOKEN=dead)


# Credentials and roads


@FETCH.ends("F023", "refused", "registry.package-private|pull.login-missing", maybe=("pull.login-missing",))
def nobody_has_a_credential(scene: Voyage) -> Call:
    return ready(scene).without(TOKEN)


@FETCH.ends("F024", "refused", "auth.token-dead", maybe=("pull.login-dead",))
def our_token_has_expired(scene: Voyage) -> Call:
    dead = scene.state.add_token(expires=in_days(-1))
    return ready(scene).but(WAYBILL_REGISTRY_TOKEN=dead)


@FETCH.ends("F023", "delivered", both=True)
def the_host_has_no_login_and_needs_none(scene: Voyage) -> Call:
    return ready(scene).but("--transport", "relay")


@FETCH.ends("relay", "delivered")
def nothing_may_be_forwarded(scene: Voyage) -> Call:
    call = ready(scene)
    scene.serve("DisableForwarding yes\n")
    return call.but("--transport", "relay")


@FETCH.ends("relay", "delivered", both=True)
def the_host_cannot_find_the_registry(scene: Voyage) -> Call:
    call = ready(scene)
    kept = scene.host.read("/etc/resolv.conf")

    def resolved_by(text: str) -> None:
        scene.host.write("/etc/resolv.conf", text)
        scene.host.stop_engine(kill=True)
        scene.host.start_engine()

    scene.afterwards.callback(resolved_by, kept)
    resolved_by("nameserver 127.0.0.1\noptions timeout:1 attempts:1\n")
    return call


@FETCH.ends("relay", "refused", "fetch.corrupt")
def a_relayed_layer_is_always_spoilt(scene: Voyage) -> Call:
    call = ready(scene)
    spoil(scene, "corrupt")
    return call.but("--transport", "relay")


@FETCH.ends("relay", "delivered")
def the_link_is_cut_while_the_image_is_relayed(scene: Voyage) -> Call:
    call = ready(scene)
    cut_at_layer(scene)
    return call.but("--transport", "relay")


@FETCH.ends("F039", "delivered")
def the_link_is_cut_while_the_host_pulls(scene: Voyage) -> Call:
    call = ready(scene)
    cut_at_layer(scene)
    return call.but("--transport", "direct")


@FETCH.ends("F039", "delivered")
def its_sshd_is_started_again_while_the_host_pulls(scene: Voyage) -> Call:
    call = ready(scene)
    cut_at_layer(scene, lambda: gone_for(2, scene.host, mishaps.kill_sshd))
    return call.but("--transport", "direct")


@FETCH.ends("F053", "delivered", both=True)
def the_engine_is_started_again_while_the_host_pulls(scene: Voyage) -> Call:
    call = ready(scene)
    cut_at_layer(scene, lambda: mishaps.restart_engine(scene.host))
    return call.but("--transport", "direct")


@FETCH.ends("F053", "delivered")
def the_engine_is_started_again_while_the_image_is_relayed(scene: Voyage) -> Call:
    call = ready(scene)
    cut_at_layer(scene, lambda: mishaps.restart_engine(scene.host))
    return call.but("--transport", "relay")


@FETCH.ends("F053", "delivered")
def the_engine_dies_and_comes_back_while_the_host_pulls(scene: Voyage) -> Call:
    call = ready(scene)
    cut_at_layer(scene, lambda: gone_for(5, scene.host, mishaps.kill_engine))
    return call.but("--transport", "direct")


@FETCH.ends("F053", "delivered", stores=("containerd",))
def what_keeps_the_engines_images_dies_and_comes_back_while_the_host_pulls(scene: Voyage) -> Call:
    """The engine lives on meanwhile, and answers."""
    call = ready(scene)
    cut_at_layer(scene, lambda: gone_for(5, scene.host, mishaps.kill_containerd))
    return call.but("--transport", "direct")


@FETCH.story("F053")
def the_engine_dies_while_the_host_pulls_and_does_not_come_back(scene: Voyage) -> None:
    call = ready(scene)
    cut_at_layer(scene, lambda: mishaps.kill_engine(scene.host))
    ended = scene.run(call.but("--transport", "direct"))
    mishaps.mend(scene.host)
    assert (ended.exit, ended.answer["outcome"]) == (10, "refused"), ended.everything
    assert ended.codes("error") == ["fetch.lost"], ended.everything
    assert scene.until_served("1.0") == "1.0"


def cut_at_layer(scene: Voyage, act: Callable[[], object] | None = None) -> None:
    """The connection dies once, or this happens, while the image's own layer is on its way."""
    spoil(scene, "stall", seconds=2.0)
    assert scene.new
    digest = scene.new.layers[-1]

    def there() -> bool:
        return any(digest in seen.path for seen in scene.world.requests(host=LAYERS, method="GET"))

    scene.steady.append(moments.Armed(there, act or scene.host.cut_ssh, 0.05))


@FETCH.story("N12")
def only_what_is_missing_crosses_the_wire(scene: Voyage) -> None:
    scene.delivered("1.0", "--transport", "relay")
    before = len(asked_for(scene))
    green(scene.run(scene.deploy(scene.pushed("2.0"), "--transport", "relay")))
    assert len(set(asked_for(scene)[before:])) <= 2  # its own layer and its configuration


def asked_for(scene: Voyage) -> list[str]:
    """The layers and configurations of the row's image that the registry was asked for."""
    path = f"/v2/{scene.image.partition('/')[2]}/blobs/"
    return [seen.path for seen in scene.world.requests(method="GET", path=path)]
