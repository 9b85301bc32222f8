"""One host to which an image is brought, and everything that this needs."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from waybill.core.fetch import FetchAsk
from waybill.effects.channel import Channel
from waybill.effects.engine.calls import Engine
from waybill.effects.fetch.attend import Patience
from waybill.effects.fetch.blobs import Blobs, BlobSource
from waybill.frozen import dataclass
from waybill.secret import Secret

_LATER = 5.0


@dataclass(frozen=True, kw_only=True)
class Site:
    """``registry`` is the runner's client; ``learn`` is told each secret before it is used."""

    channel: Channel
    engine: Engine
    patience: Patience
    registry: BlobSource
    environ: Mapping[str, str]
    learn: Callable[[Secret], object]

    @property
    def ask(self) -> FetchAsk:
        """What is wished."""
        return self.patience.ask

    def blobs(self) -> Blobs:
        """The image's blobs. That the time is over is noticed by whoever attends, and a moment before it shows here."""
        clock = self.patience.clock
        return Blobs(self.registry, self.ask, clock, clock.monotonic() + self.patience.left + _LATER)
