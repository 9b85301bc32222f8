"""The front of ghcr.io: decides rights as GitHub does, and turns the real registry's answers into ghcr.io's.

The registry behind it knows no rights at all. Where ghcr.io differs from it, the difference is made here.
"""

from __future__ import annotations

import hashlib
import json
import re
import uuid
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from lab.backend import Registry
from lab.blobs import BlobHost
from lab.github.state import ExchangeResult, Reason, State, Token
from lab.journal import authorization_parts
from lab.messages import Request, Response, json_response, refusal
from lab.tickets import Ticket, Tickets

HOST = "ghcr.io"
PAGE = 100
MOST_TAGS = 10_000
PLACEHOLDER = "user/image"  # what the challenge of a bare /v2/ names as its scope, literally
DENIED = "requested access to the resource is denied"
ROUTE = re.compile(r"^/v2/(?P<name>.+)/(?P<kind>manifests|blobs|tags|referrers)/(?P<rest>uploads/?.*|[^/]*)$", re.ASCII)
WRONG_ACCEPT = "but accept header does not"
SOURCE = "org.opencontainers.image.source"
KEPT = frozenset(
    {"content-type", "content-length", "docker-content-digest", "docker-distribution-api-version", "etag", "location",
     "range", "docker-upload-uuid", "oci-subject", "content-range"}
)  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Planted:
    """A manifest that the registry behind would not take: served exactly so."""

    media_type: str
    content: bytes
    digest: str


def sha256(content: bytes) -> str:
    """The digest of bytes."""
    return "sha256:" + hashlib.sha256(content).hexdigest()


class Ghcr:
    """Answers as ghcr.io."""

    def __init__(self, state: State, registry: Registry, blobs: BlobHost, host: str = HOST) -> None:
        self.tickets = Tickets(state)
        self.planted: dict[tuple[str, str], Planted] = {}
        self._state = state
        self._registry = registry
        self._blobs = blobs
        self._host = host

    def __call__(self, request: Request) -> Response:
        """Answer one request."""
        answer = self._route(request)
        return answer.with_headers(
            **{"X-GitHub-Request-Id": uuid.uuid4().hex[:20].upper(), "Docker-Distribution-Api-Version": "registry/2.0"}
        )

    def _route(self, request: Request) -> Response:
        if request.path == "/token":
            return self._token(request)
        if request.path in {"/v2", "/v2/"}:
            return self._ping(request)
        match = ROUTE.match(request.path)
        if match is None:
            return Response(status=404, headers={"Content-Type": "text/plain"}, body=b"404 page not found\n")
        return self._repository(request, match["name"], match["kind"], match["rest"])

    # -- the token step ------------------------------------------------------------------------------------------

    def _token(self, request: Request) -> Response:
        if request.method != "GET":
            return refusal(405, "UNSUPPORTED", "The operation is unsupported.")
        scheme, user, secret = authorization_parts(request.headers.get("authorization", ""))
        if scheme and scheme.lower() != "basic":
            return refusal(403, "DENIED", "denied")
        if scheme and not secret:
            return refusal(403, "DENIED", "denied")
        results = [
            self._state.exchange(user, secret, name, actions) for name, actions in scopes_of(request) or (("", ()),)
        ]
        refused = next((result for result in results if result.status != 200), None)
        if refused is not None:
            return refusal(refused.status, refused.code, refused.message)
        return json_response(200, {"token": self.tickets.issue(_ticket(results))})

    def _challenge(self, name: str, message: str = "authentication required") -> Response:
        realm = f'Bearer realm="https://{self._host}/token",service="{self._host}",scope="repository:{name}:pull"'
        return refusal(401, "UNAUTHORIZED", message, **{"WWW-Authenticate": realm})

    def _identify(self, request: Request, name: str) -> Ticket | Response:
        """Who asks; or the refusal of one who cannot be told."""
        header = request.headers.get("authorization", "")
        if not header:
            return self._challenge(name)
        scheme, _, value = authorization_parts(header)
        if scheme.lower() != "bearer":
            return refusal(403, "DENIED", "invalid token")
        if not value:
            return self._challenge(name, "authentication token not provided")
        ticket = self.tickets.read(value)
        if ticket is None:
            return self._challenge(name, "unauthenticated: User cannot be authenticated with the token provided.")
        return ticket

    def _ping(self, request: Request) -> Response:
        who = self._identify(request, PLACEHOLDER)
        return who if isinstance(who, Response) else json_response(200, {})

    # -- one repository ------------------------------------------------------------------------------------------

    def _repository(self, request: Request, name: str, kind: str, rest: str) -> Response:
        who = self._identify(request, name)
        if isinstance(who, Response):
            return who
        action = "pull" if request.method in {"GET", "HEAD"} and not rest.startswith("uploads") else "push"
        refused = self._refused(who, name, action)
        if refused is not None:
            return refused
        if kind == "tags":
            return self._tags(request, name)
        if kind == "referrers":
            return self._referrers(name)
        if kind == "manifests":
            return self._manifest(request, name, rest, who.token)
        return self._blob(request, name, rest, who)

    def _refused(self, who: Ticket, name: str, action: str) -> Response | None:
        decision = self._state.may(who.token, name, action)
        if decision.reason is Reason.ABSENT and self._may_create(who, name):
            return None  # the clients look before they push: they find nothing, and are not refused
        if decision.status == 401:
            return self._challenge(name)
        if not decision.allowed:
            return refusal(decision.status, decision.code, decision.message)
        return None if who.covers(name, action) else refusal(403, "DENIED", DENIED)

    def _may_create(self, who: Ticket, name: str) -> bool:
        return who.covers(name, "push") and self._state.may(who.token, name, "push").allowed

    def _forward(self, request: Request) -> Response:
        headers = {**request.headers, "host": self._host}
        headers.pop("authorization", None)
        return _as_ghcr(self._registry.forward(replace(request, headers=headers)))

    def _tags(self, request: Request, name: str) -> Response:
        answer = self._registry.forward(Request(method="GET", host=self._host, path=f"/v2/{name}/tags/list"))
        if answer.status != 200:
            return _as_ghcr(answer)
        tags = sorted(json.loads(answer.body)["tags"] or [])
        asked = request.value("n")
        size = min(int(asked), MOST_TAGS) if asked.isdigit() and int(asked) else PAGE
        last = request.value("last")
        rest = [tag for tag in tags if tag > last]
        page = json_response(200, {"name": name, "tags": rest[:size]})
        if len(rest) <= size:
            return page
        query = urlencode({"last": rest[size - 1], "n": size})
        return page.with_headers(Link=f'</v2/{name}/tags/list?{query}>; rel="next"')

    def _referrers(self, name: str) -> Response:
        owner, _, image = name.partition("/")
        place = f"https://github.com/-/v2/packages/container/package/{owner}%2F{image}"
        return Response(status=303, headers={"Location": place})

    def _manifest(self, request: Request, name: str, reference: str, token: Token | None) -> Response:
        if request.method == "DELETE":
            return refusal(405, "UNSUPPORTED", "The operation is unsupported.")
        planted = self.planted.get((name, reference))
        if planted is not None and request.method in {"GET", "HEAD"}:
            return _decorated(_planted_answer(planted))
        answer = self._forward(request)
        if answer.status == 500 and ":" in reference:  # the registry behind takes a configuration for a manifest
            return refusal(404, "MANIFEST_UNKNOWN", "manifest unknown")
        if request.method == "PUT" and answer.status == 201:
            self._note_push(request, name, reference, token)
        return _decorated(answer) if answer.status == 200 else answer

    def _note_push(self, request: Request, name: str, reference: str, token: Token | None) -> None:
        if token is None:
            return
        tags = () if ":" in reference else (reference,)
        self.planted.pop((name, reference), None)
        self._state.record_push(token, name, sha256(request.body), tags, self._source(name, request.body))

    def _source(self, name: str, manifest: bytes) -> str:
        """The repository that the image's label names, or an index's annotation, as ``owner/name``."""
        annotations = _parsed(manifest).get("annotations") or {}
        config = _parsed(manifest).get("config", {}).get("digest", "")
        if not config:
            return str(annotations.get(SOURCE, "")).removeprefix("https://github.com/")
        path = f"/v2/{name}/blobs/{config}"
        labels = _parsed(self._registry.forward(Request(method="GET", host=self._host, path=path)).body)
        url = ((labels.get("config") or {}).get("Labels") or {}).get(SOURCE, "")
        return str(url).removeprefix("https://github.com/")

    def _blob(self, request: Request, name: str, rest: str, who: Ticket) -> Response:
        if rest.startswith("uploads"):
            return self._upload(request, who)
        if request.method == "DELETE":
            return refusal(405, "UNSUPPORTED", "The operation is unsupported.")
        # A HEAD is answered here with the size (inferred: pushes do find the layers that are there).
        plain = {name: value for name, value in request.headers.items() if name.lower() != "range"}
        answer = self._forward(replace(request, method="HEAD", headers=plain))
        if request.method == "HEAD" or answer.status != 200:
            return answer if request.method == "HEAD" else refusal(404, "BLOB_UNKNOWN", "blob unknown to registry")
        return Response(status=307, headers={"Location": self._blobs.signed(name, rest)})

    def _upload(self, request: Request, who: Ticket) -> Response:
        if request.method == "DELETE":
            return refusal(405, "UNSUPPORTED", "The operation is unsupported.")
        source = request.value("from")
        if source and not self._state.may(who.token, source, "pull").allowed:
            request = request.without("from", "mount")
        return self._forward(request)


def scopes_of(request: Request) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The repositories and actions of all ``scope`` parameters; several may stand in one, with spaces between."""
    words = [word for value in request.values("scope") for word in value.split()]
    parts = [word.split(":") for word in words if word.startswith("repository:") and word.count(":") == 2]
    return tuple((name, tuple(actions.split(","))) for _, name, actions in parts)


def _ticket(results: list[ExchangeResult]) -> Ticket:
    scopes = tuple((result.repository, result.actions) for result in results if result.repository)
    return Ticket(token=results[0].token, scopes=scopes)


def _parsed(content: bytes) -> dict[str, Any]:
    try:
        value = json.loads(content)
    except ValueError:
        return {}
    return value if isinstance(value, dict) else {}


def _as_ghcr(answer: Response) -> Response:
    """ghcr.io's headers, and its error bodies: no ``detail``, and one capital letter."""
    headers = {name: value for name, value in answer.headers.items() if name.lower() in KEPT}
    answer = replace(answer, headers=headers)
    errors = _parsed(answer.body).get("errors") if answer.status >= 400 else None
    if not errors:
        return answer
    message = str(errors[0].get("message", "")).replace(WRONG_ACCEPT, "but Accept header does not")
    return refusal(answer.status, str(errors[0].get("code", "")), message)


def _decorated(answer: Response) -> Response:
    return answer.with_headers(Vary="Accept-Encoding")


def _planted_answer(planted: Planted) -> Response:
    headers = {
        "Content-Type": planted.media_type,
        "Docker-Content-Digest": planted.digest,
        "Etag": f'"{planted.digest}"',
    }
    return Response(status=200, headers=headers, body=planted.content)
