"""Ways to hosts that are opened while the image is looked at: a handshake takes as long as the registry's answers."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial

from waybill.flows.parallel import Aside
from waybill.flows.reach import Met, Road, meet

_LEAVING = 2.0  # seconds for all ways that nobody wants any more


class Early:
    """The first hosts of a run, each on its way from the beginning. Whoever takes one closes it."""

    def __init__(self, hosts: Sequence[str], road: Road) -> None:
        """All of them begin at once; how many shake hands at a time is the road's to say."""
        self._clock = road.clock
        self._ways = {host: Aside(partial(meet, host, road)) for host in dict.fromkeys(hosts)}

    def take(self, host: str) -> Callable[[], Met] | None:
        """Whoever asks first waits for what is under way; nothing for everybody else."""
        way = self._ways.pop(host, None)
        return way.result if way is not None else None

    def leave(self) -> None:
        """Close what nobody took."""
        until = self._clock.monotonic() + _LEAVING
        for way in self._ways.values():
            met = way.done_within(max(0.0, until - self._clock.monotonic()))
            if met is not None and met[0] is not None:
                met[0].close()
        self._ways = {}


@contextmanager
def met_early(hosts: Sequence[str], road: Road) -> Iterator[Early]:
    """The ways to these hosts. None stays open that nobody took."""
    early = Early(hosts, road)
    try:
        yield early
    finally:
        early.leave()
