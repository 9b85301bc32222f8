"""The registry protocol: is it one, a token, manifests, tags, blobs, and whether a push would be let in.

Each method asks and writes down what came; what it means is decided in ``core/diagnosis``.
"""

from __future__ import annotations

import base64
import threading
from collections.abc import Callable, Sequence
from dataclasses import field, replace
from urllib.parse import urlencode

from waybill.core.evidence import Answer, BlobFacts, Challenge, PushFacts, RegistryFacts, Source, TagFacts, Trouble
from waybill.core.keychain import Credential, realm_refusal
from waybill.core.protocol import (
    at_home,
    choose_challenge,
    clock_offset,
    host_of,
    name_of,
    next_page,
    origin,
    read_tags,
    read_token,
    safe_url,
)
from waybill.core.registries import API_HOSTS
from waybill.effects.addresses import is_loopback_name
from waybill.effects.http import BODY_CAP, Call, Fetched, Http, Opened
from waybill.frozen import dataclass
from waybill.secret import Secret

# All four in one header: a registry that holds one type and is asked for another says 404, as if nothing were there.
MANIFEST_TYPES = (
    "application/vnd.oci.image.index.v1+json, "
    "application/vnd.oci.image.manifest.v1+json, "
    "application/vnd.docker.distribution.manifest.list.v2+json, "
    "application/vnd.docker.distribution.manifest.v2+json"
)
_TOKEN_USER = "x-access-token"  # noqa: S105  # sent where a login name is missing: docker and GitHub want it non-empty
_CLIENT = "waybill"
_PAGE = 1000
_MOST_TAGS = 100_000
_UNAUTHORIZED = 401
_NOT_FOUND = 404
_BAD_REQUEST = 400
_CANCEL_SECONDS = 3.0
_ACCEPTED = 202
_REFUSALS = (401, 403)


@dataclass(frozen=True, kw_only=True)
class Grant:
    """What the token step gave: the answer as evidence, and the header to send from now on (None: nothing to send)."""

    answer: Answer
    authorization: Secret | None = None
    expires: float = field(default=float("inf"), repr=False)  # on the monotonic clock
    renew: Callable[[], Grant] | None = field(default=None, repr=False, compare=False)


class Registry:
    """One registry host. Thread-safe; the ping and the grants are remembered."""

    def __init__(self, host: str, http: Http, *, learn: Callable[[Secret], object] = bool) -> None:
        """``learn`` is told each secret that comes up here, before it is used."""
        self.host = host
        self._http = http
        self._learn = learn
        self._api_host = API_HOSTS.get(host, host)
        self._lock = threading.Lock()
        self._facts: RegistryFacts | None = None
        self._base = f"https://{self._api_host}"
        self._grants: dict[tuple[str, str, str, Secret | None], Grant] = {}
        self._grant_locks: dict[tuple[str, str, str, Secret | None], threading.Lock] = {}

    # S1, S2

    def ping(self) -> RegistryFacts:
        """``GET /v2/``, asked once."""
        with self._lock:
            if self._facts is None:
                self._facts = self._facts_of(self._first_contact())
            return self._facts

    def _first_contact(self) -> Answer:
        if not is_loopback_name(name_of(self._api_host)):
            return self._get_root(self._base)
        # Plain HTTP is for loopback only. It is asked first because a TLS server answers it at once and harmlessly
        # (400, or a closed connection), while a plain server leaves a TLS hello hanging.
        base = f"http://{self._api_host}"
        plain = self._get_root(base, retry=False)
        spoken = plain.status is not None and plain.status != _BAD_REQUEST
        secure = None if spoken else self._get_root(self._base)
        if secure is not None and (secure.status is not None or plain.status is None):
            return secure
        self._base = base
        return plain

    def _get_root(self, base: str, *, retry: bool = True) -> Answer:
        return self._http.send(Call(method="GET", url=f"{base}/v2/"), retry=retry).answer

    def _facts_of(self, ping: Answer) -> RegistryFacts:
        challenge = choose_challenge(ping.headers.get("www-authenticate", ""))
        date = ping.headers.get("date", "")
        return RegistryFacts(
            host=self.host,
            ping=ping,
            challenge=challenge,
            clock_offset=clock_offset(date, self._http.clock.wall()) if date else None,
            realm_refused=self._realm_problem(challenge, Source.INPUT)
            if challenge and challenge.scheme == "bearer"
            else "",
        )

    def _realm_problem(self, challenge: Challenge, source: Source) -> str:
        """Why a credential of this source is not sent to that realm; ``""`` when it may be."""
        if not challenge.realm:
            return "no realm"
        return realm_refusal(source, self._api_host, challenge.realm)

    # S3, S4

    def authorize(self, repository: str, actions: Sequence[str], credential: Credential) -> Grant:
        """Do the token step for one repository. Grants are remembered until they expire; refusals are not."""
        key = (repository, ",".join(actions), credential.username, credential.secret)
        with self._lock:
            lock = self._grant_locks.setdefault(key, threading.Lock())
        with lock:
            grant = self._grants.get(key)
            if grant is None or grant.expires <= self._http.clock.monotonic():
                grant = self._ask_grant(repository, key[1], credential)
                if grant.authorization is not None:
                    stale = grant.authorization
                    grant = replace(grant, renew=lambda: self._renewed(repository, actions, credential, stale))
                if grant.answer.ok:
                    self._grants[key] = grant
            return grant

    def authorize_twice(self, repository: str, actions: Sequence[str], credential: Credential) -> Grant:
        """One refusal of a credential is not a verdict: the second answer counts, the first stays visible."""
        first = self.authorize(repository, actions, credential)
        if first.answer.status not in _REFUSALS or credential.anonymous:
            return first
        second = self.authorize(repository, actions, credential)
        history = (*first.answer.history, str(first.answer.status), *second.answer.history)
        return replace(second, answer=replace(second.answer, history=history))

    def _renewed(self, repository: str, actions: Sequence[str], credential: Credential, stale: Secret) -> Grant:
        """The grant after this one: another thread may have fetched it already."""
        key = (repository, ",".join(actions), credential.username, credential.secret)
        with self._lock:
            if key in self._grants and self._grants[key].authorization == stale:
                del self._grants[key]
        return self.authorize(repository, actions, credential)

    def _send(self, call: Call, grant: Grant) -> Fetched:
        """Send with the grant. A 401 may mean that its token has died on the way: one new token, as clients do."""
        fetched = self._http.send(replace(call, authorization=grant.authorization))
        if fetched.answer.status != _UNAUTHORIZED or grant.renew is None:
            return fetched
        fresh = grant.renew()
        if not fresh.answer.ok:
            return fetched
        again = self._http.send(replace(call, authorization=fresh.authorization))
        history = (*fetched.answer.history, str(_UNAUTHORIZED), *again.answer.history)
        return replace(again, answer=replace(again.answer, history=history))

    def _ask_grant(self, repository: str, actions: str, credential: Credential) -> Grant:
        facts = self.ping()
        challenge = facts.challenge
        if facts.ping.ok or challenge is None:
            return Grant(answer=facts.ping)  # it wants no credential, or it is no registry that we could ask for one
        if challenge.scheme == "bearer":
            return self._exchange(challenge, f"repository:{repository}:{actions}", credential)
        if challenge.scheme == "basic" and credential.secret is not None:
            header = self._basic(credential)
            answer = self._http.send(Call(method="GET", url=f"{self._base}/v2/", authorization=header)).answer
            return Grant(answer=answer, authorization=header if answer.ok else None)
        return Grant(answer=facts.ping)

    def _exchange(self, challenge: Challenge, scope: str, credential: Credential) -> Grant:
        source = credential.facts.source
        problem = "" if credential.anonymous else self._realm_problem(challenge, source)
        if not challenge.realm:
            return _refused_grant(Trouble.MALFORMED, challenge, "the registry's challenge names no token realm")
        if problem:
            return _refused_grant(Trouble.REDIRECT_REFUSED, challenge, f"no secret is sent to this realm: {problem}")
        asked = self._http.clock.monotonic()
        fetched = self._http.send(self._token_call(challenge, scope, credential))
        token = read_token(fetched.content) if fetched.answer.ok else None
        if token is None:
            return Grant(answer=_without_token(fetched.answer))
        self._learn(token.value)
        bearer = Secret(f"Bearer {token.value.reveal()}")
        # A tenth early: the token must still be alive when the request that carries it arrives.
        return Grant(answer=fetched.answer, authorization=bearer, expires=asked + 0.9 * token.seconds)

    def _token_call(self, challenge: Challenge, scope: str, credential: Credential) -> Call:
        query = {"service": challenge.service, "scope": scope} if challenge.service else {"scope": scope}
        named_by = f"{self._base}/v2/"
        if credential.secret is not None and credential.facts.identity_token:
            form = {"grant_type": "refresh_token", "refresh_token": credential.secret.reveal(), "client_id": _CLIENT}
            return Call(
                method="POST",
                url=challenge.realm,
                headers={"Content-Type": "application/x-www-form-urlencoded"},
                body=urlencode({**form, **query}).encode("ascii"),
                named_by=named_by,
            )
        realm = challenge.realm.partition("#")[0]
        url = f"{realm}{'&' if '?' in realm else '?'}{urlencode(query)}"
        authorization = None if credential.secret is None else self._basic(credential)
        return Call(method="GET", url=url, authorization=authorization, named_by=named_by)

    def _basic(self, credential: Credential) -> Secret:
        secret = credential.secret.reveal() if credential.secret is not None else ""
        pair = f"{credential.username or _TOKEN_USER}:{secret}".encode("utf-8", "surrogateescape")
        encoded = Secret(base64.b64encode(pair).decode("ascii"))
        self._learn(encoded)
        return Secret(f"Basic {encoded.reveal()}")

    # S5

    def manifest(self, repository: str, reference: str, grant: Grant) -> Fetched:
        """The manifest's bytes as the registry stores them."""
        return self._send(self._manifest_call("GET", repository, reference), grant)

    def exists(self, repository: str, reference: str, grant: Grant) -> Answer:
        """Ask with HEAD; a refusal is asked again with GET, because HEAD errors carry no code and no message."""
        head = self._send(self._manifest_call("HEAD", repository, reference), grant).answer
        if head.status is None or head.ok:
            return head
        return self.manifest(repository, reference, grant).answer

    def _manifest_call(self, method: str, repository: str, reference: str) -> Call:
        url = f"{self._base}/v2/{repository}/manifests/{reference}"
        return Call(method=method, url=url, headers={"Accept": MANIFEST_TYPES})

    def put_manifest(
        self, repository: str, tag: str, media_type: str, content: bytes, credential: Credential
    ) -> Answer:
        """Put bytes under a tag. The same bytes may be put twice, so what is temporary is tried again as ever."""
        grant = self.authorize_twice(repository, ("pull", "push"), credential)
        if not grant.answer.ok:
            return grant.answer
        url = f"{self._base}/v2/{repository}/manifests/{tag}"
        headers = {"Content-Type": media_type}
        return self._send(Call(method="PUT", url=url, headers=headers, body=content, follow=False), grant).answer

    # S8

    def tags(self, repository: str, grant: Grant, pages: int = 100) -> TagFacts:
        """The registry's own list, page after page by ``Link``. Cut off or broken off: not ``complete``."""
        url: str | None = f"{self._base}/v2/{repository}/tags/list?n={_PAGE}"
        first: Answer | None = None
        tags: dict[str, None] = {}
        seen: set[str] = set()
        while url and url not in seen and len(seen) < pages and len(tags) < _MOST_TAGS:
            seen.add(url)
            answer, found, url = self._tag_page(url, grant)
            first = first or answer
            if found is None:
                cut = answer if answer is not first else None
                return TagFacts(answer=first, tags=tuple(tags), complete=False, cut=cut)
            tags.update(dict.fromkeys(found))
        return TagFacts(answer=first or self.ping().ping, tags=tuple(tags)[:_MOST_TAGS], complete=url is None)

    def _tag_page(self, url: str, grant: Grant) -> tuple[Answer, tuple[str, ...] | None, str | None]:
        fetched = self._send(Call(method="GET", url=url), grant)
        if not fetched.answer.ok:
            return fetched.answer, None, ""
        tags = read_tags(fetched.content)
        if tags is None:
            return _unread(fetched.answer, "the body is not a tag list"), None, ""
        return fetched.answer, tags, next_page(fetched.link, url)

    # S9

    def blob(self, repository: str, digest: str, grant: Grant, cap: int = BODY_CAP) -> tuple[BlobFacts, bytes]:
        """A blob, first without following its redirect, then the redirect by itself and without ``Authorization``."""
        url = f"{self._base}/v2/{repository}/blobs/{digest}"
        first = self._send(Call(method="GET", url=url, cap=cap, follow=False), grant)
        if not first.location:
            return BlobFacts(first=first.answer), first.content if first.answer.ok else b""
        authorization = grant.authorization if origin(first.location) == origin(url) else None
        call = Call(method="GET", url=first.location, authorization=authorization, cap=cap, named_by=url)
        second = self._http.send(call)
        facts = BlobFacts(first=first.answer, host=host_of(first.location), second=second.answer)
        return facts, second.content if second.answer.ok else b""

    def holds(self, repository: str, digest: str, grant: Grant) -> Answer:
        """Is a blob there, without fetching it. A redirect is a yes; a 404 is asked again with GET of its first byte.

        Some registries know no HEAD of blobs. One that gives more than was asked for is cut off: ``TOO_LARGE``.
        """
        url = f"{self._base}/v2/{repository}/blobs/{digest}"
        head = self._send(Call(method="HEAD", url=url, follow=False), grant).answer
        if head.status != _NOT_FOUND:
            return head
        call = Call(method="GET", url=url, headers={"Range": "bytes=0-0"}, cap=1, follow=False)
        return self._send(call, grant).answer

    def open_blob(self, repository: str, digest: str, grant: Grant, *, start: int = 0, seconds: float) -> Opened:
        """A blob from a byte on, to be read piece by piece. A registry may give all of it all the same (200)."""
        headers = {"Range": f"bytes={start}-"} if start else {}
        url = f"{self._base}/v2/{repository}/blobs/{digest}"
        call = Call(method="GET", url=url, headers=headers, authorization=grant.authorization)
        opened = self._http.open(call, seconds)
        if opened.fetched.answer.status != _UNAUTHORIZED or grant.renew is None:
            return opened
        fresh = grant.renew()
        return self._http.open(replace(call, authorization=fresh.authorization), seconds) if fresh.answer.ok else opened

    # U1

    def probe_push(self, repository: str, credential: Credential) -> PushFacts:
        """Start an upload and cancel it. A token alone proves no push right: many registries judge only here."""
        grant = self.authorize_twice(repository, ("pull", "push"), credential)
        if not grant.answer.ok:
            return PushFacts(exchange=grant.answer, start=None)
        url = f"{self._base}/v2/{repository}/blobs/uploads/"
        started = self._send(Call(method="POST", url=url, follow=False), grant)
        if started.answer.status != _ACCEPTED:
            return PushFacts(exchange=grant.answer, start=started.answer)
        return PushFacts(
            exchange=grant.answer,
            start=started.answer,
            cancel=self._cancel(at_home(url, started.upload), repository, credential, grant),
        )

    def _cancel(self, target: str, repository: str, credential: Credential, grant: Grant) -> Answer | None:
        if not target:
            return None  # the Authorization goes to no other host; the registry drops the empty upload by itself
        with self._http.within(_CANCEL_SECONDS):  # even when the time for everything else is over
            answer = self._delete(target, grant)
            if answer.status not in _REFUSALS or credential.anonymous:
                return answer
            # Distribution with tokens counts the end of an upload as a deletion, which a push does not ask for.
            wider = self.authorize(repository, ("pull", "push", "delete"), credential)
            return self._delete(target, wider) if wider.answer.ok else answer

    def _delete(self, target: str, grant: Grant) -> Answer:
        return self._http.send(
            Call(method="DELETE", url=target, authorization=grant.authorization, follow=False)
        ).answer


def _refused_grant(trouble: Trouble, challenge: Challenge, detail: str) -> Grant:
    url = safe_url(challenge.realm) if challenge.realm else ""
    return Grant(answer=Answer(method="GET", url=url, trouble=trouble, detail=detail))


def _unread(answer: Answer, detail: str) -> Answer:
    """An answer whose status promised more than its body holds."""
    return replace(answer, status=None, trouble=Trouble.MALFORMED, detail=f"status {answer.status}: {detail}")


def _without_token(answer: Answer) -> Answer:
    return _unread(answer, "the body holds no token") if answer.ok else answer
