"""The application as the public sees it: asked from the runner, several times over connections of their own.

One request may be lucky: nine replicas of ten are new. So there are many, spread over every address of the name.
"""

from __future__ import annotations

import threading
from collections.abc import Iterable, Mapping
from dataclasses import replace

from waybill.core.evidence import Trouble
from waybill.core.host.answer import PUBLIC, AppAnswer
from waybill.core.host.evidence import HealthWish
from waybill.core.protocol import split_url
from waybill.effects.addresses import Resolver
from waybill.effects.answers.read import LIMITS, answer_of, fetch, follow
from waybill.effects.clock import Clock
from waybill.effects.http import Http, Limits

COUNT = 20
PARALLEL = 4
_BUDGET = 60.0  # for all of them
# More questions would only say the same again.
_CERTAIN = frozenset(
    {
        *(Trouble.NAME_NOT_FOUND, Trouble.RESOLVER_SILENT, Trouble.TLS_UNKNOWN_CA, Trouble.TLS_WRONG_NAME),
        *(Trouble.TLS_EXPIRED, Trouble.TLS_NOT_YET_VALID, Trouble.TLS_NOT_TLS, Trouble.TLS_OTHER),
        *(Trouble.PROXY_NEEDS_LOGIN, Trouble.PROXY_REFUSED, Trouble.PROXY_UNREACHABLE),
    }
)


class _Spread(Resolver):
    """Gives one address of a name at a time: the one whose turn it is in this thread."""

    def __init__(self, base: Resolver | None) -> None:
        super().__init__()
        self._base = base or Resolver()
        self._turn = threading.local()

    def take(self, number: int) -> None:
        """From here on, this thread asks the addresses with this number."""
        self._turn.number = number
        self._turn.given = {}

    def given(self, host: str) -> str:
        """The address that this thread was given for a host."""
        return str(self._turn.given.get(host, ""))

    def addresses(self, host: str, seconds: float) -> tuple[str, ...]:
        """The one address. Raises ``Failed``."""
        every = self._base.addresses(host, seconds)
        chosen = every[self._turn.number % len(every)]
        self._turn.given[host] = chosen
        return (chosen,)


class _Public:
    def __init__(self, health: HealthWish, http: Http, spread: _Spread, clock: Clock) -> None:
        self._health = health
        self._http = http
        self._spread = spread
        self._clock = clock
        self._began = clock.monotonic()

    def ask(self, number: int) -> AppAnswer:
        url = self._health.public_url
        at, began = self._clock.now_iso(), self._clock.monotonic()
        self._spread.take(number)
        raw = follow(lambda target, by: fetch(self._http, target, by), url, self._health, lambda *_: True)
        ended = split_url(raw.redirects[-1].partition(" ")[2] if raw.redirects else url)
        return replace(
            answer_of(url, replace(raw, road="direct"), self._health),
            view=PUBLIC,
            at=at,
            after=round(began - self._began, 3),
            seconds=round(self._clock.monotonic() - began, 3),
            peer=self._spread.given((ended.hostname or "") if ended else ""),
        )

    def in_time(self) -> bool:
        return self._clock.monotonic() - self._began < _BUDGET

    def several(self, numbers: Iterable[int]) -> list[AppAnswer]:
        from concurrent.futures import ThreadPoolExecutor

        with ThreadPoolExecutor(PARALLEL) as pool:
            asked = pool.map(lambda number: self.ask(number) if self.in_time() else None, numbers)
            return [answer for answer in asked if answer is not None]


def ask_public(
    health: HealthWish,
    *,
    environ: Mapping[str, str],
    count: int = COUNT,
    registry_ca: str = "",
    clock: Clock | None = None,
    limits: Limits = LIMITS,
    resolver: Resolver | None = None,
) -> tuple[AppAnswer, ...]:
    """Ask ``public-url`` ``count`` times. What is certain after two questions is not asked again."""
    clock = clock or Clock()
    spread = _Spread(resolver)
    with Http(
        environ, registry_ca=registry_ca, max_parallel=PARALLEL, limits=limits, clock=clock, resolver=spread
    ) as http:
        public = _Public(health, http, spread, clock)
        first = public.ask(0)
        if first.trouble in _CERTAIN:
            return (first, public.ask(1))
        return (first, *public.several(range(1, count)))
