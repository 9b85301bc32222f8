"""The direct road: the host's engine pulls by itself, or the host's own client does where a login is stored there."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from waybill.core.fetch import DIRECT, FetchAsk, parts_of
from waybill.core.fetch_progress import Progress
from waybill.core.fetch_words import Cause, cause_of, shortened
from waybill.core.protocol import asked_wait
from waybill.effects.channel import ChannelError
from waybill.effects.engine.errors import EngineLost, EngineRefused
from waybill.effects.fetch.attend import Attended
from waybill.effects.fetch.names import forget_spoilt
from waybill.effects.fetch.outcome import Crossed, FetchError
from waybill.effects.fetch.site import Site
from waybill.effects.host.pull import authorization_of
from waybill.secret import Secret

_ATTEMPTS = 5
_PAUSE = 1.0
_LONGEST = 60.0
_LINES = 64 * 1024


def pull_directly(site: Site) -> Crossed:
    """Pull until it is there. Raises ``FetchError``: what passes is tried again, one refusal alone is no verdict."""
    patience = site.patience
    doubts = 0
    for attempt in range(_ATTEMPTS):
        try:
            return _pull_once(site)
        except FetchError as error:
            doubts += 0 if error.cause.passes else 1
            if error.code == "fetch.corrupt":
                forget_spoilt(site.engine, site.ask)
            again = attempt + 1 < _ATTEMPTS and (error.cause.passes or (_is_doubtful(error, site) and doubts < 2))
            asked = asked_wait({}, error.words, patience.clock.wall()) or 0.0
            if not again or not patience.pause(min(max(asked, _PAUSE * 2.0**attempt), _LONGEST)):
                raise
            patience.say(f"fetching {site.ask.reference.name}: once more, after: {shortened(error.words)}")
    raise AssertionError("the last attempt returns or raises")


def _is_doubtful(error: FetchError, site: Site) -> bool:
    """Whether it is worth a second look. Where another road is left, what stalled is not waited for again."""
    return error.cause.doubtful or (error.code == "fetch.stalled" and site.ask.transport == DIRECT)


def _pull_once(site: Site) -> Crossed:
    ask = site.ask
    if ask.stored:
        return _by_client(site)
    authorization = authorization_of(ask.credential, ask.reference.registry)
    if authorization is not None:
        site.learn(authorization)
    progress = pull_by_engine(site, ask.reference.name, authorization)
    return Crossed(name=ask.pinned, bytes=progress.bytes, layers=progress.layers)


def pull_by_engine(
    site: Site,
    name: str,
    authorization: Secret | None,
    check: Callable[[Progress], None] = lambda _: None,
) -> Progress:
    """Have the engine pull ``name`` by the asked digest. Raises ``FetchError``, with the engine's words.

    ``check`` is asked in between, and ends the pull by raising.
    """
    ask, now = site.ask, site.patience.clock.monotonic
    progress = progress_of(ask, now())
    with_login = authorization is not None
    try:
        with site.engine.changes().pull(name, ask.reference.digest, authorization) as call:
            attended: Attended[Mapping[str, Any]] = Attended(call.events, call.cancel)

            def judge() -> None:
                check(progress)
                site.patience.judge(progress, stalls=ask.stall)

            attended.each(lambda event: progress.take(event, now()), judge)
    except EngineRefused as refused:
        raise failed(refused.words, progress, with_login=with_login) from None
    except EngineLost as lost:
        raise FetchError("fetch.lost", lost.words, layer=progress.waits_for) from None
    if progress.error:
        raise failed(progress.error, progress, with_login=with_login)
    return progress


def progress_of(ask: FetchAsk, now: float) -> Progress:
    """Nothing has moved yet."""
    parts = parts_of(ask)
    return Progress(parts.layers if parts else (), now)


def failed(words: str, progress: Progress, *, with_login: bool) -> FetchError:
    """The error that these words are."""
    cause = cause_of(words, with_login=with_login)
    return FetchError(cause.code, words, layer=progress.waits_for, cause=cause)


# The host's own client, with the login that it finds there


def _by_client(site: Site) -> Crossed:
    ask = site.ask
    progress = progress_of(ask, site.patience.clock.monotonic())
    words = _pulled_by_client(site, progress)
    if site.engine.image(ask.pinned) is None:
        cause = cause_of(words, with_login=True) if words else Cause(code="fetch.failed")
        raise FetchError(cause.code, words or "the docker client said nothing", layer=progress.waits_for, cause=cause)
    return Crossed(name=ask.pinned, bytes=progress.bytes, layers=progress.layers)


def _pulled_by_client(site: Site, progress: Progress) -> str:
    """Run ``docker pull`` there and stay beside it. What it said on its standard error."""
    ask, patience, now = site.ask, site.patience, site.patience.clock.monotonic
    try:
        stream = site.channel.stream(client_words(ask))
    except ChannelError as error:
        code = "fetch.lost" if error.lost else "fetch.no-client"
        raise FetchError(code, str(error)) from None
    with contextlib.closing(stream):
        attended: Attended[str] = Attended(lambda: _lines(stream.socket.recv), lambda: _shut(stream.socket.shutdown))
        # It tells steps and no bytes: a large layer is silent for long, and no slower for that.
        stalls = max(ask.stall, ask.deadline / 2)
        attended.each(lambda line: progress.take_line(line, now()), lambda: patience.judge(progress, stalls=stalls))
        return stream.complaint().strip()


def client_words(ask: FetchAsk) -> tuple[str, ...]:
    """The command that pulls with the login of whoever runs docker there."""
    program = (ask.client or "docker",)
    sudo = ("sudo", "-n", "-k") if ask.sudo else ()
    host = ("--host", ask.docker_host) if ask.docker_host else ()
    return (*sudo, *program, *host, "pull", ask.pinned)


def _lines(receive: Callable[[int], bytes]) -> Iterator[str]:
    rest = b""
    while piece := receive(4096):
        *lines, rest = (rest + piece).split(b"\n")
        rest = rest[-_LINES:]
        yield from (line.decode("utf-8", "replace") for line in lines)


def _shut(shutdown: Callable[[int], None]) -> None:
    with contextlib.suppress(OSError):
        shutdown(2)
