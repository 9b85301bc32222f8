"""HTTP that ends: within a deadline, a size, a number of redirects and a stated patience; and never with an exception.

Whatever goes wrong on the wire becomes an ``Answer`` with a ``Trouble``. Secrets go only where they were meant to go.
"""

from __future__ import annotations

import http.client
import ssl
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import field, replace
from typing import Any

import requests
from requests.exceptions import InvalidHeader
from urllib3.exceptions import HTTPError

from waybill import VERSION
from waybill.core.evidence import Answer, Certificate, Trouble
from waybill.core.protocol import asked_wait, excerpt, origin, read_error, resolve, safe_headers, safe_url, split_url
from waybill.effects import tls
from waybill.effects.addresses import Reach, Resolver, is_loopback_name, literal, may_name, reach_of
from waybill.effects.bodies import read_body
from waybill.effects.clock import Clock
from waybill.effects.connections import Adapter, Dial, Window, dial_directly, open_window
from waybill.effects.proxies import Proxies
from waybill.effects.troubles import Failed, of_exception
from waybill.frozen import dataclass
from waybill.secret import Secret

ERROR_CAP = 64 * 1024
BODY_CAP = 4 * 1024 * 1024
_LARGE = 256  # bodies that are read piece by piece, at once: none waits for those of another host
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_TEMPORARY = frozenset({429, 500, 502, 503, 504, 520, 521, 522, 523, 524})
_CERTIFICATE_TROUBLES = frozenset({Trouble.TLS_UNKNOWN_CA, Trouble.TLS_WRONG_NAME, Trouble.TLS_OTHER})
_DATE_TROUBLES = frozenset({Trouble.TLS_EXPIRED, Trouble.TLS_NOT_YET_VALID})
# ValueError: http.client reads a chunk of negative length, and addresses that no codec takes.
_NETWORK = (requests.RequestException, HTTPError, OSError, http.client.HTTPException, ValueError)


@dataclass(frozen=True, kw_only=True)
class Limits:
    """What one request may cost. ``whole`` covers all attempts, their waits and their redirects."""

    connect: float = 10.0
    read: float = 20.0  # silence
    attempt: float = 45.0  # one attempt, however steadily its bytes trickle
    whole: float = 90.0
    attempts: int = 4
    redirects: int = 5


@dataclass(frozen=True, kw_only=True)
class Call:
    """One request. ``named_by`` is the URL whose answer named this one: it decides where we may be sent."""

    method: str
    url: str
    headers: Mapping[str, str] = field(default_factory=dict)
    authorization: Secret | None = None
    body: bytes | None = field(default=None, repr=False)
    cap: int = BODY_CAP
    cut: bool = False  # a longer body is no trouble: its start is enough
    alone: bool = False  # over a connection of its own
    follow: bool = True
    named_by: str = ""


@dataclass(frozen=True, kw_only=True)
class Fetched:
    """An answer with its bytes and those raw headers that only the protocol needs: they may hold signatures."""

    answer: Answer
    content: bytes = field(default=b"", repr=False)
    location: str = field(default="", repr=False)  # where a redirect leads that was not followed
    upload: str = field(default="", repr=False)  # where a 202 says that the upload goes on
    link: str = field(default="", repr=False)
    headers: Mapping[str, str] = field(default_factory=dict, repr=False)  # all of them, names in lower case
    longer: bool = False  # the body went on after its cap
    peer: Mapping[str, Any] = field(default_factory=dict, repr=False)  # the certificate of a new TLS connection


@dataclass(frozen=True, kw_only=True)
class Opened:
    """An answer whose body is still to be read; one that was refused has none. It is to be closed."""

    fetched: Fetched
    response: requests.Response | None = None

    def pieces(self, size: int) -> Iterator[bytes]:
        """The body. Raises ``Failed`` when it breaks off, falls silent or is shorter than it was said to be."""
        if self.response is None:
            return
        try:
            yield from self.response.raw.stream(size, decode_content=False)
        except _NETWORK as error:
            raise Failed(*_explained(error)) from None

    def close(self) -> None:
        """Let go of the connection. Twice is fine."""
        if self.response is not None:
            self.response.close()


class Http:
    """A client for one run: thread-safe, keep-alive, no cookies, no netrc, no environment but the one given."""

    def __init__(
        self,
        environ: Mapping[str, str],
        *,
        registry_ca: str = "",
        max_parallel: int = 8,
        limits: Limits | None = None,
        clock: Clock | None = None,
        resolver: Resolver | None = None,
        dial: Dial = dial_directly,
    ) -> None:
        """``registry_ca`` is checked at once: ``ValueError`` names the path and what it holds."""
        self._dial = dial
        self.limits = limits or Limits()
        self.clock = clock or Clock()
        self._resolver = resolver or Resolver()
        self._proxies = Proxies(environ)
        self._trust = tls.Trust(environ, registry_ca)
        self._adapter = Adapter(self._trust.context, size=max_parallel)
        self._large = Adapter(self._trust.context, size=_LARGE)
        self._thread = threading.local()

    def __enter__(self) -> Http:  # noqa: PYI034  # typing.Self needs Python 3.11
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close every connection."""
        self._adapter.close()
        self._large.close()

    @contextmanager
    def within(self, seconds: float) -> Iterator[None]:
        """Everything that this thread asks from here on ends within this time, however many requests it is."""
        before = self._end()
        self._thread.end = self.clock.monotonic() + seconds
        try:
            yield
        finally:
            self._thread.end = before

    def _end(self) -> float:
        return float(getattr(self._thread, "end", float("inf")))

    def send(self, call: Call, *, retry: bool = True) -> Fetched:
        """The last answer after redirects and retries. ``history`` tells what the earlier attempts gave."""
        end = min(self.clock.monotonic() + self.limits.whole, self._end())
        history: list[str] = []
        while True:
            fetched = self._follow(call, end)
            wait = self._wait_before_next(fetched.answer, history) if retry else None
            if wait is None or self.clock.monotonic() + wait >= end:
                return replace(fetched, answer=replace(fetched.answer, history=tuple(history)))
            history.append(_short(fetched.answer))
            self.clock.sleep(wait)

    def _wait_before_next(self, answer: Answer, history: list[str]) -> float | None:
        """Seconds to wait before another attempt; None when this answer is final."""
        if len(history) + 1 >= self.limits.attempts or not _is_temporary(answer, history):
            return None
        backoff = 0.25 * 2.0 ** len(history)
        asked = asked_wait(answer.headers, answer.message, self.clock.wall())
        # ghcr.io asks for 1.2 ms while a whole fleet is over its limit: never shorter than our own pace.
        return backoff if asked is None else max(asked, backoff)

    def _follow(self, call: Call, end: float) -> Fetched:
        for _ in range(self.limits.redirects + 1):
            fetched = self._once(call, end)
            if not (call.follow and fetched.location and call.method in ("GET", "HEAD")):
                return fetched
            call = _redirected(call, fetched.location)
        return _troubled(call, Trouble.REDIRECT_REFUSED, f"more than {self.limits.redirects} redirects")

    def _once(self, call: Call, end: float) -> Fetched:
        window = replace(self._window(end), alone=call.alone)
        response = self._asked(call, window, end, self._adapter)
        if isinstance(response, Fetched):
            return response
        try:
            return replace(_read(call, response), peer=window.peer)
        except _NETWORK as error:
            return _troubled(call, *_explained(error))
        finally:
            response.close()

    def _asked(self, call: Call, window: Window, end: float, adapter: Adapter) -> requests.Response | Fetched:
        """The answer with its body unread, or why there is none."""
        open_window(window)
        try:
            self._judge(call, window)
            return adapter.send(_prepared(call), **self._how(call.url, window))
        except _NETWORK as error:
            trouble, detail = _explained(error)
            certificate, headers = self._look(call, trouble, end)
            return _troubled(call, trouble, detail, certificate=certificate, headers=headers)

    def open(self, call: Call, seconds: float) -> Opened:
        """One attempt, after redirects, whose body is read piece by piece by the thread that asks: large ones."""
        end = self.clock.monotonic() + seconds
        for _ in range(self.limits.redirects + 1):
            opened = self._opened(call, replace(self._window(end), deadline=end, seconds=seconds), end)
            if not opened.fetched.location:
                return opened
            call = _redirected(call, opened.fetched.location)
        return Opened(fetched=_troubled(call, Trouble.REDIRECT_REFUSED, "too many redirects"))

    def _opened(self, call: Call, window: Window, end: float) -> Opened:
        response = self._asked(call, window, end, self._large)
        if isinstance(response, Fetched):
            return Opened(fetched=response)
        if response.status_code < 300:
            headers = {name.lower(): value for name, value in response.headers.items()}
            answer = Answer(method=call.method, url=safe_url(call.url), status=response.status_code)
            return Opened(fetched=Fetched(answer=answer, headers=headers), response=response)
        try:
            return Opened(fetched=_read(call, response))
        except _NETWORK as error:
            return Opened(fetched=_troubled(call, *_explained(error)))
        finally:
            response.close()

    def _window(self, end: float) -> Window:
        now = self.clock.monotonic()
        seconds = min(self.limits.attempt, max(end - now, 0.0))
        return Window(
            resolver=self._resolver,
            monotonic=self.clock.monotonic,
            deadline=now + seconds,
            connect=self.limits.connect,
            read=self.limits.read,
            seconds=seconds,
            dial=self._dial,
        )

    def _how(self, url: str, window: Window) -> dict[str, Any]:
        return {
            "stream": True,
            "timeout": (window.left(self.limits.connect), window.left(self.limits.read)),
            "proxies": self._proxies.of(url),
        }

    def _judge(self, call: Call, window: Window) -> None:
        """Refuse what must never be asked: raises ``Failed``."""
        parts = split_url(call.url)
        if parts is None or parts.scheme not in ("http", "https"):
            raise Failed(Trouble.REDIRECT_REFUSED if call.named_by else Trouble.MALFORMED, "not an http address")
        if "@" in parts.netloc:
            raise Failed(Trouble.REDIRECT_REFUSED, "the address carries a user name")
        if call.named_by:
            self._judge_named(call, parts.hostname or "", window)

    def _judge_named(self, call: Call, host: str, window: Window) -> None:
        asker = split_url(call.named_by)
        asker_host = (asker.hostname if asker else "") or ""
        if asker is not None and asker.scheme == "https" and not call.url.lower().startswith("https:"):
            raise Failed(Trouble.REDIRECT_REFUSED, f"{asker_host} sends us from https to http")
        if host == asker_host:
            return
        source, target = self._reach(call.named_by, asker_host, window), self._reach(call.url, host, window)
        if not may_name(source, target):
            words = f"{asker_host} ({source.value} address) sends us to {host} ({target.value} address)"
            raise Failed(Trouble.REDIRECT_REFUSED, words)

    def _reach(self, url: str, host: str, window: Window) -> Reach:
        if is_loopback_name(host):
            return Reach.LOOPBACK
        if self._proxies.of(url):
            return reach_of(literal(host)) if literal(host) else Reach.UNKNOWN
        return self._resolver.reach(host, window.left(self.limits.connect))

    # What the certificate says when it was not accepted. Nothing secret is sent here.

    def _look(self, call: Call, trouble: Trouble, end: float) -> tuple[Certificate | None, dict[str, str]]:
        if trouble in _DATE_TROUBLES:
            return self._ask_the_time(call.url, end)
        return (self._peer(call.url, end) if trouble in _CERTIFICATE_TROUBLES else None), {}

    def _ask_the_time(self, url: str, end: float) -> tuple[Certificate | None, dict[str, str]]:
        """Only the dates are wrong: what time does that server have? Tells a wrong clock from an old certificate."""
        window = self._window(end)
        open_window(window)
        adapter = Adapter(self._trust.without_dates)
        call = Call(method="HEAD", url=resolve(url, "/v2/"))
        try:
            response = adapter.send(_prepared(call), **self._how(url, window))
        except _NETWORK:
            return self._peer(url, end), {}
        else:
            response.close()
            date = response.headers.get("Date", "")
            return tls.describe(window.peer), safe_headers({"date": date}) if date else {}
        finally:
            adapter.close()

    def _peer(self, url: str, end: float) -> Certificate | None:
        seen = self._handshake(url, tls.blind(), end)
        if seen is None:
            return None
        known = self._handshake(url, tls.only(seen.peer_bytes), end)
        return tls.describe(known.peer) if known is not None and known.peer else None

    def _handshake(self, url: str, context: ssl.SSLContext, end: float) -> Window | None:
        window = self._window(end)
        open_window(window)
        adapter = Adapter(lambda: context, look=True)
        try:
            adapter.send(_prepared(Call(method="HEAD", url=url)), **self._how(url, window))
        except _NETWORK:  # ``Looked`` among them
            return window if window.peer_bytes else None
        finally:
            adapter.close()
        raise AssertionError("a look never gets an answer")


def _prepared(call: Call) -> requests.PreparedRequest:
    headers = {
        "User-Agent": f"waybill/{VERSION}",
        "Accept": "*/*",
        "Accept-Encoding": "identity",  # digests are over plain bytes, and a bomb needs a decoder
        **call.headers,
    }
    if call.authorization is not None:
        headers["Authorization"] = call.authorization.reveal()
    return requests.Request(call.method, call.url, headers=headers, data=call.body).prepare()


def _redirected(call: Call, target: str) -> Call:
    same = origin(call.url) == origin(target)
    return replace(call, url=target, named_by=call.url, authorization=call.authorization if same else None)


def _read(call: Call, response: requests.Response) -> Fetched:
    status = response.status_code
    headers = {name.lower(): value for name, value in response.headers.items()}
    failed = status >= 300
    content = _content(call, response, failed=failed)
    code, message = read_error(content) if failed else ("", "")
    foreign = (failed and not (code or message)) or "text/html" in headers.get("content-type", "").lower()
    answer = Answer(
        method=call.method,
        url=safe_url(call.url),
        status=status,
        headers=safe_headers(headers),
        code=code,
        message=message,
        excerpt=excerpt(content) if foreign else "",
    )
    target = resolve(call.url, headers["location"]) if "location" in headers else ""
    return Fetched(
        answer=answer,
        content=content[: call.cap] if call.cut else content,
        location=target if status in _REDIRECTS else "",
        upload="" if status in _REDIRECTS else target,
        link=headers.get("link", ""),
        headers=headers,
        longer=call.cut and len(content) > call.cap,
    )


def _content(call: Call, response: requests.Response, *, failed: bool) -> bytes:
    if call.cut:
        return read_body(response, call.cap + 1, truncate=True)
    return read_body(response, ERROR_CAP if failed else call.cap, truncate=failed)


def _explained(error: BaseException) -> tuple[Trouble, str]:
    if isinstance(error, InvalidHeader):  # its text holds the header's value
        return Trouble.MALFORMED, "a header value that cannot be sent"
    return of_exception(error)


def _troubled(call: Call, trouble: Trouble, detail: str, **more: Any) -> Fetched:
    return Fetched(answer=Answer(method=call.method, url=safe_url(call.url), trouble=trouble, detail=detail, **more))


def _short(answer: Answer) -> str:
    return str(answer.status) if answer.trouble is None else answer.trouble.value


def _is_temporary(answer: Answer, history: list[str]) -> bool:
    if answer.trouble is Trouble.TIMEOUT:
        return Trouble.TIMEOUT.value not in history  # twice silent is an answer
    return answer.trouble is Trouble.RESET or answer.status in _TEMPORARY
