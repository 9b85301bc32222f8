"""Names of images on an engine: where they lead, the keep tag, and the names of a relay, which never stay."""

from __future__ import annotations

import contextlib
from collections.abc import Callable

from waybill.core.chain import Chain
from waybill.core.fetch import RELAY_PATH, FetchAsk, is_member, left_names, port_of_relayed, texts_of
from waybill.core.fetch_archive import tiny_image
from waybill.core.host.engine import Store
from waybill.effects.channel import Channel
from waybill.effects.engine.calls import Engine, Json
from waybill.effects.engine.errors import EngineLost
from waybill.effects.fetch.outcome import FetchError
from waybill.effects.host.relay import listeners

_PASSING = f"127.0.0.1:1/{RELAY_PATH}/passing:by"


def keep_image(engine: Engine, image_id: str, keep_tag: str) -> str:
    """Have an image that is on the engine kept under this tag. Empty: it is so, and was checked; else why not."""
    name, _, tag = keep_tag.rpartition(":")
    try:
        if engine.image(image_id) is None:
            return f"there is no image {image_id} any more"
        if not _same(engine.image(keep_tag), image_id):
            engine.changes().tag(image_id, name, tag)
        kept = engine.image(keep_tag)
    except EngineLost as lost:
        return str(lost)
    return "" if _same(kept, image_id) else f"{keep_tag} leads to {_identifier(kept) or 'nothing'}, not to {image_id}"


def _same(image: Json | None, image_id: str) -> bool:
    return image is not None and _identifier(image).rpartition(":")[2] == image_id.rpartition(":")[2]


def _identifier(image: Json | None) -> str:
    return str(image.get("Id", "")) if image is not None else ""


def leads_to(engine: Engine, name: str, chain: Chain) -> str:
    """The image that a name leads to, as the engine calls it, if it is one of the chain; else nothing."""
    identifier = _identifier(engine.image(name))
    return identifier if is_member(chain, identifier) else ""


def is_there(engine: Engine, name: str, ask: FetchAsk) -> bool:
    """Whether the whole image is there under a name.

    An engine with containerd's store has names before it has content, and content of other platforms: the list shows
    only what can be run.
    """
    image = engine.image(name)
    identifier = _identifier(image)
    if image is None or not is_member(ask.chain, identifier):
        return False
    if ask.store is not Store.CONTAINERD:
        return True
    filesystem = image.get("RootFS")
    contents = texts_of(filesystem.get("Layers")) if isinstance(filesystem, dict) else ()
    listed = any(one.get("Id") == identifier for one in engine.images())
    return listed and (not ask.chain.contents or contents == ask.chain.contents)


def keep(engine: Engine, source: str, ask: FetchAsk) -> str:
    """Give what came its keep tag, and check where that leads. The image, as the engine calls it."""
    came = leads_to(engine, source, ask.chain)
    if not came:
        led = _identifier(engine.image(source)) or "nothing"
        raise FetchError("fetch.other-image", f"{source} leads to {led}")
    if leads_to(engine, ask.keep, ask.chain) != came:
        engine.changes().tag(source, *_split(ask.keep))
    kept = leads_to(engine, ask.keep, ask.chain)
    if not kept:
        raise FetchError("fetch.keep-tag", f"{ask.keep} leads to {_identifier(engine.image(ask.keep)) or 'nothing'}")
    return kept


def _split(keep_tag: str) -> tuple[str, str]:
    name, _, tag = keep_tag.rpartition(":")
    return name, tag


def forget_spoilt(engine: Engine, ask: FetchAsk) -> None:
    """Have containerd throw away what it has of layers that are not whole.

    It goes on from there the next time, also where those bytes are not the layer's: a spoilt beginning would spoil
    every later pull, until something makes it tidy up. To take away an image that has no other name does, at once;
    to take away one name of several does so at some later time. Hence an image that nobody else has.
    """
    if ask.store is not Store.CONTAINERD:
        return
    with contextlib.suppress(EngineLost):
        with engine.changes().load([tiny_image(_PASSING)]) as call:
            for _ in call.events():
                pass
        engine.changes().untag(_PASSING)


def forget_own(engine: Engine, ask: FetchAsk, name: str) -> None:
    """Take away the names of a relay while its port is still ours: nobody else can be in the middle of a pull there."""
    _forget_names(engine, ask, lambda port: port == port_of_relayed(name))


def forget_relayed(channel: Channel, engine: Engine, ask: FetchAsk) -> None:
    """Take away the names of relays, ours and those that a run left which was killed.

    Where somebody still listens on a name's port, another run is in the middle of its pull.
    """
    _forget_names(engine, ask, lambda port: listeners(channel, port) == ())


def _forget_names(engine: Engine, ask: FetchAsk, is_over: Callable[[int], bool]) -> None:
    """Podman never gets such a name: to take one by digest away takes every other with it."""
    if ask.store is Store.PODMAN:
        return
    with contextlib.suppress(EngineLost):
        for name in left_names(engine.images()):
            if is_over(port_of_relayed(name)):
                with contextlib.suppress(EngineLost):
                    engine.changes().untag(name)
