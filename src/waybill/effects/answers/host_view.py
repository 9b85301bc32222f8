"""The application as one host sees it: asked over HTTP through the connection to that host.

A request goes through a stream of the channel, and TLS is ours: what the host says about it is not believed but seen.
Where the connection forwards nothing, a program of the host asks instead. No credential is ever sent.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from waybill.core.answering import Expected, flaw_of
from waybill.core.evidence import Trouble
from waybill.core.host.answer import HOST, PUBLIC_FROM_HOST, AppAnswer
from waybill.core.host.evidence import HealthWish
from waybill.core.protocol import split_url
from waybill.effects.answers.ask import LOST, Raw, ask_on_host, at_same_host
from waybill.effects.answers.read import LIMITS, answer_of, fetch, follow, trust_of
from waybill.effects.channel import Channel
from waybill.effects.clock import Clock
from waybill.effects.host.dial import HostDial, is_forbidden, names_of_the_host, trouble_of_words
from waybill.effects.http import Http, Limits

FEWEST = 3  # rounds: one good answer may be luck
_INTERVAL = 1.0
_LOCALHOST = ("::1", "127.0.0.1")
_FROM_HOST = 3
_SIGN_OF_LIFE = 10.0
_AS_IF_CUT = frozenset({Trouble.RESET, Trouble.MALFORMED, Trouble.TIMEOUT, Trouble.TLS_OTHER})


class HostView:
    """Asks one host's application, round after round. Not to be shared between threads."""

    def __init__(
        self,
        channel: Channel,
        health: HealthWish,
        *,
        environ: Mapping[str, str],
        registry_ca: str = "",
        clock: Clock | None = None,
        limits: Limits = LIMITS,
    ) -> None:
        """Of ``environ`` only the trusted certificates are read: a host is reached by no proxy of the runner."""
        self._channel = channel
        self._health = health
        self._clock = clock or Clock()
        self._limits = limits
        self._began = self._clock.monotonic()
        self._dial = HostDial(channel)
        self._http = Http(
            trust_of(environ),
            registry_ca=registry_ca,
            limits=limits,
            clock=self._clock,
            resolver=names_of_the_host(),
            dial=self._dial,
        )
        self._forwards: bool | None = None  # whether the connection forwards; None: not seen yet
        self._silent: set[str] = set()

    def close(self) -> None:
        """Let go of every connection; the channel itself stays."""
        self._http.close()
        self._dial.drop()

    def ask(self) -> tuple[AppAnswer, ...]:
        """One round to ``health-url``: one answer, or one for each address that ``localhost`` means."""
        return self._round(self._health.url, HOST)

    def ask_public(self) -> tuple[AppAnswer, ...]:
        """``public-url`` as this host sees it: tells an edge that refuses only the runner from one that refuses all."""
        url = self._health.public_url
        return tuple(answer for _ in range(_FROM_HOST) for answer in self._round(url, PUBLIC_FROM_HOST))

    def watch(
        self, expected: Expected, *, settle: float, patience: float = 0.0, beat: Callable[[], bool] = bool
    ) -> tuple[AppAnswer, ...]:
        """Ask until the answers were good for ``settle`` seconds, for at most ``patience`` seconds more than that.

        ``beat`` is called before each round; where it answers yes, it was enough.
        """
        answers: list[AppAnswer] = []
        good: list[float] = []
        pause = min(_INTERVAL, settle / (FEWEST - 1)) or _INTERVAL  # all rounds fall into a short window
        end = self._clock.monotonic() + settle + patience + FEWEST * _INTERVAL
        last = end + settle + self._limits.attempt  # for a good series that began late, behind a request that hung
        while not beat():
            now = self._clock.monotonic()
            fresh = self.ask()
            answers += fresh
            steady = self._steady(fresh, expected)
            good += [now] if steady else []
            done = steady and len(good) >= FEWEST and now - good[0] >= settle
            over = now >= (last if steady else end)
            if done or over or not any(answer.road for answer in fresh):
                break
            self._clock.sleep(pause if steady else _INTERVAL)
        return tuple(answers)

    def _steady(self, fresh: tuple[AppAnswer, ...], expected: Expected) -> bool:
        """Good as far as somebody answers: one of the addresses of ``localhost`` may be silent."""
        heard = [answer for answer in fresh if answer.status is not None]
        return bool(heard) and not any(flaw_of(answer, self._health, expected) for answer in heard)

    # One round

    def _round(self, url: str, view: str) -> tuple[AppAnswer, ...]:
        addresses = self._addresses(url)
        answers = [self._one(url, view, address) for address in addresses]
        if len(answers) > 1:
            deaf = {answer.peer for answer in answers if answer.status is None}
            # A second address that never answers is asked once; when none answers, all are asked again.
            self._silent = deaf if len(deaf) < len(answers) else set()
        return tuple(answers)

    def _addresses(self, url: str) -> tuple[str, ...]:
        parts = split_url(url)
        if parts is None or (parts.hostname or "").lower() != "localhost":
            return ("",)
        return tuple(address for address in _LOCALHOST if address not in self._silent)

    def _one(self, url: str, view: str, address: str) -> AppAnswer:
        at, began = self._clock.now_iso(), self._clock.monotonic()
        self._dial.address = address
        raw = follow(lambda target, _: self._raw(target), url, self._health, at_same_host)
        answer = answer_of(url, raw, self._health)
        seconds = round(self._clock.monotonic() - began, 3)
        return replace(
            answer, view=view, at=at, after=round(began - self._began, 3), seconds=seconds, peer=address or answer.peer
        )

    def _raw(self, url: str) -> Raw:
        if self._forwards is not False:
            raw = self._forwarded(url)
            if raw.road or raw.detail.startswith(LOST):
                return raw
        own = ask_on_host(self._channel, url, address=self._dial.address, seconds=self._limits.attempt)
        if own.status is not None:
            self._forwards = False  # the program came through where the connection did not
        return own

    # Through the connection

    def _forwarded(self, url: str) -> Raw:
        """The answer; without a road when the connection forwards nothing, or nobody can say whether it does."""
        self._dial.refusal = None
        try:
            raw = fetch(self._http, url)
            words = self._dial.complaints() if raw.trouble is not None else ""
        finally:
            self._dial.drop()
        if raw.trouble is None:
            self._forwards = True
            return replace(raw, road="forward")
        if raw.trouble in _AS_IF_CUT and self._is_link_gone():
            return Raw(detail=f"{LOST}, in the middle of an answer")
        return self._explained(raw, words) if words else replace(raw, road="forward")

    def _is_link_gone(self) -> bool:
        """A link that breaks cuts every answer that goes through it: that is none of the application's doing."""
        if self._dial.refusal is not None:
            return False
        sign = self._channel.script(":\n", variables={}, timeout=_SIGN_OF_LIFE)
        return sign.lost or sign.problem == "timeout"

    def _explained(self, raw: Raw, words: str) -> Raw:
        """Who refused: the connection, or the host's own network behind it."""
        if self._dial.refusal is not None and self._dial.refusal.lost:
            return Raw(detail=f"{LOST}: {words}")
        if is_forbidden(words):
            self._forwards = False
            return Raw(detail=words)
        known = trouble_of_words(words)
        if known is None and not self._forwards:
            return Raw(detail=words)  # over a shared connection ssh says the same of both
        return replace(raw, road="forward", trouble=known or Trouble.CONNECTION_REFUSED, detail=words)
