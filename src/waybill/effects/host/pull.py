"""May a host pull an image: asked of its engine with the credential of a deploy, and of its client with the stored one.

Only questions: the engine's own ``/distribution``, the client's ``manifest inspect``, and HTTP through the connection.
A secret goes to the engine alone, in a header, over a connection whose host key is verified; nothing is written down.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from typing import Any, Protocol, TypedDict

from waybill.core.evidence import Answer
from waybill.core.host.answer import AppAnswer
from waybill.core.host.evidence import HealthWish, PullFacts
from waybill.core.host.machine import StoredLogin
from waybill.core.host.pull_words import ASK_AGAIN, ON_THE_WAY, Refusal, refusal_of
from waybill.core.keychain import Credential
from waybill.core.protocol import host_of, name_of, printable
from waybill.core.registries import API_HOSTS
from waybill.effects.addresses import is_loopback_name
from waybill.effects.answers.host_view import HostView
from waybill.effects.channel import Channel
from waybill.effects.clock import Clock
from waybill.effects.engine.errors import EngineLost, EngineRefused
from waybill.effects.host.registry import ask_through
from waybill.effects.host.relay import NOT_ASKED, Relay, try_relay
from waybill.effects.look import look
from waybill.frozen import dataclass
from waybill.secret import Secret

_WORDS = 600
_OK = 200
_UNTRIED = "not asked"
_CLIENT_SECONDS = 30
_CUT_SHORT = frozenset({"124", "143"})  # coreutils and busybox, each in its own way
_PAUSE = 1.0
# sudo may warn that it cannot resolve the host's name, and go on.
_NOT_RUN = re.compile(
    r"sudo: (?!unable to resolve)|not allowed to execute|not in the sudoers|docker: (command )?not found"
)
_ANY_STATUS = ("1xx", "2xx", "3xx", "4xx", "5xx")


class Engine(Protocol):
    """What is asked of the host's engine."""

    def distribution(self, reference: str, authorization: Secret | None = None) -> dict[str, Any]:
        """Have the engine ask the registry. Raises ``EngineRefused`` and ``EngineLost``."""

    def info(self) -> dict[str, Any]:
        """``/info``."""


class Trust(TypedDict):
    """Whom to trust on the way through a host, and by which clock."""

    environ: Mapping[str, str]
    registry_ca: str
    clock: Clock


@dataclass(frozen=True, kw_only=True)
class PullWish:
    """What a deploy to this host would pull, and with which credential.

    ``credential`` is the explicit one, or the job's; without one the login counts that is stored on the host.
    ``logins`` are those, as the host was seen; ``blob_host`` is where the registry keeps its layers.
    """

    registry: str
    repository: str  # without the registry
    tag: str = ""
    digest: str = ""
    credential: Credential | None = None
    logins: tuple[StoredLogin, ...] = ()
    user: str = ""  # the login on the host
    sudo: bool = False
    blob_host: str = ""
    relay: bool = True
    relay_at_need: bool = False  # only where it may not pull by itself

    @property
    def reference(self) -> str:
        """The reference to ask for: the digest where it is known."""
        name = f"{self.registry}/{self.repository}"
        return f"{name}@{self.digest}" if self.digest else f"{name}:{self.tag or 'latest'}"

    @property
    def explicit(self) -> Credential | None:
        """The credential that a deploy brings along."""
        return None if self.credential is None or self.credential.anonymous else self.credential

    @property
    def stored(self) -> StoredLogin | None:
        """The login that the docker client of a deploy would find on the host."""
        owner = "root" if self.sudo else self.user
        own = (login for login in self.logins if login.owner == owner and login.registry and login.trouble is None)
        return next(own, None)


def ask_pull(
    channel: Channel,
    engine: Engine | None,
    wish: PullWish,
    *,
    environ: Mapping[str, str],
    registry_ca: str = "",
    clock: Clock | None = None,
    learn: Callable[[Secret], object] = bool,
) -> PullFacts:
    """Everything about pulling to this host that can be seen without pulling. Leaves nothing on it.

    ``learn`` is told each secret that comes up here, before it is used.
    """
    clock = clock or Clock()
    trust: Trust = {"environ": environ, "registry_ca": registry_ca, "clock": clock}
    facts = _by_engine(engine, wish, clock, learn)
    if facts.engine is not None and _refused_as(facts.engine, with_login=False) is Refusal.NOT_SUPPORTED:
        facts = _through_host(channel, wish, facts, trust, learn)
    facts = _by_client(channel, wish, facts, clock)
    if not facts.proxies:  # what the host reaches by itself says nothing about an engine behind a proxy
        facts = _by_the_way(partial(_seen, channel, trust), wish, facts)
    needless = not wish.relay or (wish.relay_at_need and _may_pull(facts))
    relay = Relay(verdict=NOT_ASKED) if needless else try_relay(channel)
    return replace(facts, relay=relay.verdict, relay_words=relay.words)


def _may_pull(facts: PullFacts) -> bool:
    reached = facts.blob_host is None or facts.blob_host.status is not None
    return facts.answer is not None and facts.answer.ok and reached


# The engine


def _by_engine(engine: Engine | None, wish: PullWish, clock: Clock, learn: Callable[[Secret], object]) -> PullFacts:
    credential = wish.explicit
    facts = PullFacts(
        credential=credential.facts if credential else None,
        credential_place=credential.facts.origin if credential else "",
    )
    if engine is None:
        return replace(facts, unasked="the engine could not be reached")
    facts = replace(facts, proxies=_proxies(engine))
    authorization = authorization_of(credential, wish.registry)
    if authorization is not None:
        learn(authorization)
    answer, digest = _asked(engine, wish, authorization)
    decides = credential is not None or wish.stored is None
    if decides and answer.status is not None and not answer.ok and _may_change(answer, with_login=bool(credential)):
        clock.sleep(_PAUSE)  # one refusal is not a verdict
        first = answer
        answer, digest = _asked(engine, wish, authorization)
        answer = replace(answer, history=(str(first.status), printable(first.message, 200)))
    supported = _refused_as(answer, with_login=credential is not None) is not Refusal.NOT_SUPPORTED
    return replace(
        facts,
        way="engine" if decides and supported and answer.status is not None else "",
        answer=answer if decides else None,
        engine=answer,
        digest=digest,
        words=answer.message,
        unasked="" if answer.status is not None and supported else f"the engine gave no answer: {answer.message}",
    )


def _may_change(answer: Answer, *, with_login: bool) -> bool:
    return _refused_as(answer, with_login=with_login) in ASK_AGAIN


def _refused_as(answer: Answer, *, with_login: bool) -> Refusal:
    if answer.ok:
        return Refusal.OTHER
    return refusal_of(answer.message, with_login=with_login, status=answer.status)


def _asked(engine: Engine, wish: PullWish, authorization: Secret | None) -> tuple[Answer, str]:
    answer = Answer(method="GET", url=f"/distribution/{wish.reference}/json")
    try:
        body = engine.distribution(wish.reference, authorization)
    except EngineRefused as refused:
        return replace(answer, status=refused.status, message=printable(refused.words, _WORDS)), ""
    except EngineLost as lost:
        return replace(answer, message=printable(f"{lost.trouble.value}: {lost.words}", _WORDS)), ""
    descriptor = body.get("Descriptor")
    digest = descriptor.get("digest") if isinstance(descriptor, dict) else None
    return replace(answer, status=200), digest if isinstance(digest, str) else ""


def authorization_of(credential: Credential | None, registry: str) -> Secret | None:
    """The value of ``X-Registry-Auth``; nothing where nothing is to be sent."""
    if credential is None or credential.secret is None:
        return None
    import base64
    import json

    server = "https://index.docker.io/v1/" if registry == "docker.io" else registry
    if credential.facts.identity_token:
        login = {"identitytoken": credential.secret.reveal(), "serveraddress": server}
    else:
        login = {"username": credential.username, "password": credential.secret.reveal(), "serveraddress": server}
    return Secret(base64.urlsafe_b64encode(json.dumps(login).encode("utf-8")).decode("ascii"))


def _proxies(engine: Engine) -> tuple[str, ...]:
    """The proxies of the daemon, without the passwords that stand in them."""
    try:
        info = engine.info()
    except (EngineLost, EngineRefused):
        return ()
    named = {"http": info.get("HttpProxy"), "https": info.get("HttpsProxy")}
    return tuple(f"{scheme} by {_proxy_host(url)}" for scheme, url in named.items() if isinstance(url, str) and url)


def _proxy_host(url: str) -> str:
    return printable(host_of(url if "://" in url else f"http://{url}") or "an address that cannot be read", 200)


# An engine that has no such question


def _through_host(
    channel: Channel, wish: PullWish, facts: PullFacts, trust: Trust, learn: Callable[[Secret], object]
) -> PullFacts:
    if wish.explicit is None and wish.stored is not None:
        return facts  # its client knows that login, and nobody else does
    host = API_HOSTS.get(wish.registry, wish.registry)
    reference = wish.digest or wish.tag or "latest"
    answer, digest = ask_through(channel, host, wish.repository, reference, wish.explicit, **trust, learn=learn)
    if answer.status is None and answer.trouble is None:
        return replace(facts, unasked=f"the engine has no such question, and by the host's road: {answer.message}")
    decided = replace(facts, way="runner through the host", answer=answer, unasked="")
    return replace(decided, digest=digest, words=answer.message)


# The client and the login that is stored


def _by_client(channel: Channel, wish: PullWish, facts: PullFacts, clock: Clock) -> PullFacts:
    """What the stored login is worth, also where a deploy brings its own: a dead one breaks public pulls."""
    stored = wish.stored
    if stored is None:
        return replace(facts, stored="none")
    facts = replace(facts, stored_place=stored.path)
    words, code = _inspected(channel, wish)
    history: tuple[str, ...] = ()
    if code not in (0, None) and refusal_of(words, with_login=True) in ASK_AGAIN:
        clock.sleep(_PAUSE)
        history = (printable(words, 200),)
        words, code = _inspected(channel, wish)
    verdict = _verdict(words, code)
    facts = replace(facts, stored=verdict, stored_words=printable(words, _WORDS), stored_history=history)
    if facts.credential is not None:
        return facts
    if verdict == _UNTRIED:
        return replace(facts, unasked=f"the login in {stored.path} could not be tried: {words or 'no docker client'}")
    status = _OK if code == 0 else None
    answer = Answer(method="docker manifest inspect", url=wish.reference, status=status, message=facts.stored_words)
    decided = replace(facts, way="client", answer=answer, words=facts.stored_words, unasked="")
    return replace(decided, credential_place=stored.path)


def _verdict(words: str, code: int | None) -> str:
    if code is None:
        return _UNTRIED
    if code == 0:
        return "alive"
    refusal = refusal_of(words, with_login=True)
    if refusal in {Refusal.LOGIN_DEAD, Refusal.LOGIN_MISSING}:
        return "dead"
    if refusal in {Refusal.DENIED, Refusal.ABSENT}:  # it got as far as the registry's own answer
        return "denied" if refusal is Refusal.DENIED else "alive"
    return "unclear"


def _inspected(channel: Channel, wish: PullWish) -> tuple[str, int | None]:
    """What the client said and how it ended; ``None``: there is none, or it could not be run."""
    variables = {
        "pull_reference": wish.reference,
        "pull_sudo": "yes" if wish.sudo else "",
        "pull_seconds": str(_CLIENT_SECONDS),
    }
    looked = look(channel, ["pull"], variables=variables, timeout=_CLIENT_SECONDS + 10.0)
    words = looked.told.first("pull.words")
    if not looked.told.whole or words is None:
        return "", None
    text, _, code = words.strip().rpartition("exit ")
    said = " ".join(text.split())
    if code in _CUT_SHORT:
        said = f"timed out after {_CLIENT_SECONDS} s {said}".strip()
    ran = code == "0" or (code.isdigit() and not _NOT_RUN.search(said))
    return said, int(code) if ran else None


# The way, as the host sees it


def _by_the_way(look_from: Callable[[str], Answer | None], wish: PullWish, facts: PullFacts) -> PullFacts:
    host = API_HOSTS.get(wish.registry, wish.registry)
    if is_loopback_name(name_of(host)):
        return facts  # the host's own registry: its engine knows best
    with_login = facts.credential is not None
    failed = facts.engine is None or _refused_as(facts.engine, with_login=with_login) in ON_THE_WAY
    registry = look_from(f"https://{host}/v2/") if failed else None
    other = bool(wish.blob_host) and wish.blob_host != host
    return replace(facts, registry=registry, blob_host=look_from(f"https://{wish.blob_host}/") if other else None)


def _seen(channel: Channel, trust: Trust, url: str) -> Answer | None:
    """Any answer by HTTP is one: it was found, connected to and trusted. ``None``: nobody could ask."""
    view = HostView(channel, HealthWish(url=url, status=_ANY_STATUS), **trust)
    try:
        answer = view.ask()[-1]
    finally:
        view.close()
    return _as_answer(answer) if answer.road else None


def _as_answer(answer: AppAnswer) -> Answer:
    return Answer(
        method="GET",
        url=answer.url,
        status=answer.status,
        trouble=answer.trouble,
        detail=answer.detail,
        certificate=answer.certificate,
    )
