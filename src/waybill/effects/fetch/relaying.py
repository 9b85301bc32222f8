"""The second road: the runner serves the image to the host's engine, through the connection that stands."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from shutil import rmtree

from waybill.core.fetch import Parts, relayed_name
from waybill.core.fetch_progress import Progress
from waybill.effects.channel import Channel, ChannelError
from waybill.effects.engine.calls import registry_login
from waybill.effects.fetch.blobs import Blobs
from waybill.effects.fetch.direct import pull_by_engine
from waybill.effects.fetch.outcome import Crossed, FetchError
from waybill.effects.fetch.serving import USER, Relay, listen_on_loopback, listen_privately
from waybill.effects.fetch.site import Site
from waybill.effects.host.relay import NOT_LOOPBACK, POSSIBLE, Backward, judge_port
from waybill.effects.ssh.place import private_directory

NO_PORT = "fetch.no-port"  # the host lets none be opened: another road is left
NOT_REACHED = "fetch.port-not-reached"  # its engine lives where that loopback is another one


@contextlib.contextmanager
def relayed(site: Site, parts: Parts, blobs: Blobs) -> Iterator[Crossed]:
    """Pull through a port that is there only meanwhile. The name that came of it is to be taken away in here."""
    with _served(site, parts, blobs) as (relay, port):
        for secret in relay.secrets:
            site.learn(secret)
        yield _pulled(site, relay, port)


def _pulled(site: Site, relay: Relay, port: int) -> Crossed:
    name = relayed_name(port, site.ask.reference.repository)
    authorization = registry_login(USER, relay.password, f"127.0.0.1:{port}")
    site.learn(authorization)
    now = site.patience.clock.monotonic

    def check(progress: Progress) -> None:
        # Other bytes the engine finds by itself. If it were cut off from them, containerd would keep them for a day.
        if relay.trouble is not None and relay.trouble.code != "fetch.corrupt":
            raise relay.trouble
        progress.moved = max(progress.moved, relay.moved)

    relay.moved = now()
    relay.now = now
    try:
        progress = pull_by_engine(site, name, authorization, check)
    except FetchError as error:
        if relay.trouble is not None:
            raise relay.trouble from None
        if not relay.connections and error.code not in {"fetch.timeout", "fetch.lost"}:
            raise FetchError(NOT_REACHED, error.words) from None
        raise
    return Crossed(name=f"{name}@{site.ask.reference.digest}", bytes=relay.sent, layers=progress.layers)


@contextlib.contextmanager
def _served(site: Site, parts: Parts, blobs: Blobs) -> Iterator[tuple[Relay, int]]:
    channel, ask = site.channel, site.ask
    if channel.address == "local":
        listener = listen_on_loopback()
        with contextlib.closing(Relay(ask, parts, blobs, listener)) as relay:
            relay.start()
            yield relay, int(listener.getsockname()[1])
        return
    if not isinstance(channel, Backward):
        raise FetchError(NO_PORT, "this connection cannot open ports on the host")
    folder = private_directory(site.environ)
    try:
        path = os.path.join(folder, "relay")
        with contextlib.closing(Relay(ask, parts, blobs, listen_privately(path))) as relay:
            relay.start()
            with _forwarded(channel, channel, path) as port:
                yield relay, port
    finally:
        rmtree(folder, ignore_errors=True)


@contextlib.contextmanager
def _forwarded(channel: Channel, backward: Backward, target: str) -> Iterator[int]:
    """A port of the host's loopback. One that others could reach is closed at once."""
    try:
        port = backward.forward_back(target)
    except ChannelError as error:
        raise FetchError("fetch.lost" if error.lost else NO_PORT, str(error)) from None
    try:
        seen = judge_port(channel, port)
        if seen.verdict == NOT_LOOPBACK:
            raise FetchError("pull.relay-open", seen.words)
        if seen.verdict != POSSIBLE:
            raise FetchError(NO_PORT, seen.words)
        yield port
    finally:
        backward.cancel_back(target)
