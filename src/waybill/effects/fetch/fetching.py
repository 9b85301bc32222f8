"""Bring one image to one host: by the first road that leads there, checked when it is there, and kept."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from waybill.core.deploy.model import Fetched, Road
from waybill.core.fetch import AUTO, FetchAsk, Parts, heals, parts_of, roads
from waybill.core.fetch_words import facts_of, shortened
from waybill.effects.channel import Channel
from waybill.effects.clock import Clock
from waybill.effects.engine.calls import Engine
from waybill.effects.engine.errors import EngineLost
from waybill.effects.fetch.attend import Patience
from waybill.effects.fetch.blobs import Blobs, BlobSource
from waybill.effects.fetch.direct import pull_directly
from waybill.effects.fetch.loading import load
from waybill.effects.fetch.names import forget_own, forget_relayed, forget_spoilt, is_there, keep, leads_to
from waybill.effects.fetch.outcome import Crossed, FetchError
from waybill.effects.fetch.relaying import NO_PORT, NOT_REACHED, relayed
from waybill.effects.fetch.site import Site
from waybill.secret import Secret


def fetch(
    channel: Channel,
    engine: Engine,
    ask: FetchAsk,
    *,
    registry: BlobSource,
    environ: Mapping[str, str],
    tell: Callable[[str], None],
    clock: Clock | None = None,
    learn: Callable[[Secret], object] = bool,
) -> Fetched:
    """Never raises for what a host or a registry does. Whoever breaks it off leaves nothing but whole layers.

    ``registry`` is the runner's client of the image's registry; ``learn`` is told each secret before it is used.
    """
    site = Site(
        channel=channel,
        engine=engine,
        patience=Patience(ask, tell, clock or Clock()),
        registry=registry,
        environ=environ,
        learn=learn,
    )
    return _Fetching(site).all()


class _Fetching:
    """One fetch."""

    def __init__(self, site: Site) -> None:
        self._site, self._engine, self._patience, self._ask = site, site.engine, site.patience, site.ask

    def all(self) -> Fetched:
        """What is there already is kept; what is not comes by the first road that leads."""
        try:
            fetched = self._there() or self._by_roads()
        except FetchError as error:
            fetched = self._failed(error)
        except EngineLost as lost:
            fetched = self._failed(FetchError("fetch.lost", lost.words))
        return replace(fetched, seconds=self._patience.passed)

    def _there(self) -> Fetched | None:
        for name in (self._ask.pinned, self._ask.keep):
            if is_there(self._engine, name, self._ask):
                fetched = self._kept(Road.THERE, Crossed(name=name))
                forget_relayed(self._site.channel, self._engine, self._ask)
                return fetched
        return None

    def _by_roads(self) -> Fetched:
        refused: FetchError | None = None
        ways = roads(self._ask)
        for road, following in zip(ways, (*ways[1:], None), strict=True):
            try:
                return replace(self._by(road), healed=(refused.words,) if refused else ())
            except FetchError as error:
                if following is None or not self._goes_on(road, error):
                    raise _first(refused, error) from None
                refused = error if road is Road.DIRECT else refused
                words = shortened(error.words)
                self._patience.say(f"fetching {self._ask.reference.name}: {following.value} instead, as {words}")
        raise AssertionError("the last road returns or raises")

    def _goes_on(self, road: Road, error: FetchError) -> bool:
        """Whether the next road may bring what this one did not."""
        if road is Road.RELAY:
            return error.code in {NO_PORT, NOT_REACHED}
        if self._ask.transport != AUTO or self._patience.left <= 0:
            return False
        return error.code in {"fetch.stalled", "fetch.no-client"} or (
            error.cause.refusal is not None and heals(error.cause.refusal)
        )

    def _by(self, road: Road) -> Fetched:
        if road is Road.DIRECT:
            return self._kept(road, pull_directly(self._site))
        parts = parts_of(self._ask)
        if parts is None:
            raise FetchError("fetch.failed", "the image's manifest is not at hand")
        blobs = self._site.blobs()
        blobs.require_right()
        try:
            return self._brought(road, parts, blobs)
        except FetchError as error:
            if error.code != "fetch.corrupt":  # on its way once, or for ever: the second time tells
                raise
            self._patience.say(f"fetching {self._ask.reference.name}: once more, after: {shortened(error.words)}")
            return self._brought(road, parts, blobs)

    def _brought(self, road: Road, parts: Parts, blobs: Blobs) -> Fetched:
        try:
            if road is Road.RELAY:
                return self._by_relay(parts, blobs)
            return self._kept(road, load(self._site, parts, blobs))
        except FetchError as error:
            if error.code == "fetch.corrupt":
                forget_spoilt(self._engine, self._ask)
            raise

    def _by_relay(self, parts: Parts, blobs: Blobs) -> Fetched:
        try:
            with relayed(self._site, parts, blobs) as crossed:
                fetched = self._kept(Road.RELAY, crossed)
                forget_own(self._engine, self._ask, crossed.name)
                return fetched
        finally:
            forget_relayed(self._site.channel, self._engine, self._ask)

    def _kept(self, road: Road, crossed: Crossed) -> Fetched:
        image = keep(self._engine, crossed.name, self._ask)
        pinned = road in {Road.THERE, Road.DIRECT} and leads_to(self._engine, self._ask.pinned, self._ask.chain)
        return Fetched(
            road=road,
            reference=self._ask.pinned if pinned else self._ask.keep,
            keep=self._ask.keep,
            image=image,
            bytes=crossed.bytes,
            layers=crossed.layers,
        )

    def _failed(self, error: FetchError) -> Fetched:
        ask = self._ask
        facts = facts_of(
            error.words,
            with_login=_with(ask),
            place=ask.credential.facts.origin if ask.credential else "",
            layer=error.layer,
            sudo=ask.sudo,
        )
        return Fetched(trouble=error.code, words=error.words, facts={**facts, **_named(ask)})


def _first(refused: FetchError | None, error: FetchError) -> FetchError:
    """Where the run is refused as the host was, the host's engine has said why."""
    if refused is None or error.code != "fetch.runner-refused":
        return error
    words = f"{refused.words}; the run itself was told: {error.words}"
    return FetchError(refused.code, words, layer=refused.layer, cause=refused.cause)


def _with(ask: FetchAsk) -> str:
    if ask.stored:
        return "with the login that is stored there"
    if ask.credential is None or ask.credential.anonymous:
        return "without a login"
    return f"with the credential of {ask.credential.facts.origin}"


def _named(ask: FetchAsk) -> Mapping[str, str]:
    """What the texts of the catalogue call the host and the image."""
    return {
        "host": ask.host,
        "image": ask.reference.name,
        "registry": ask.reference.registry,
        "reference": ask.pinned,
        "digest": ask.reference.digest,
        "keep": ask.keep,
        "seconds": f"{ask.deadline:.0f}",
        "stall": f"{ask.stall:.0f}",
        "transport": ask.transport,
    }
