"""A small ghcr.io to script: a challenge, a token endpoint, and what a test adds."""

from __future__ import annotations

import json

from tests.integration.registry.kit import Serve
from tests.integration.registry.servers import App, Reply, Request
from waybill.core.evidence import CredentialFacts, Source
from waybill.core.keychain import Credential
from waybill.effects.registry import Grant, Registry
from waybill.secret import Secret

REPOSITORY = "acme/app"
DIGEST = "sha256:" + "a" * 64
ANONYMOUS = Credential(facts=CredentialFacts(source=Source.ANONYMOUS))
TOKEN = "made-up-token"
GIVEN = Credential(
    facts=CredentialFacts(source=Source.INPUT, username="octo"), secret=Secret("made-up-password"), username="octo"
)
UNAUTHORIZED = b'{"errors":[{"code":"UNAUTHORIZED","message":"authentication required"}]}'
DENIED = b'{"errors":[{"code":"DENIED","message":"denied"}]}'


def challenge(realm: str, scheme: str = "Bearer") -> Reply:
    value = f'{scheme} realm="{realm}",service="registry.example.com",scope="repository:user/image:pull"'
    return Reply(status=401, body=UNAUTHORIZED, headers=(("WWW-Authenticate", value),))


class Twin:
    """A small ghcr.io: a challenge on everything without a bearer, a token endpoint, and what a test adds."""

    def __init__(self, serve: Serve, more: App | None = None, token: Reply | None = None) -> None:
        self.more = more or (lambda _: Reply(status=404))
        self.token = token or Reply(body=json.dumps({"token": TOKEN}).encode())
        self.served = serve(self._answer)
        self.realm = f"{self.served.url}/token"

    def _answer(self, request: Request) -> Reply:
        if request.path.startswith("/token"):
            return self.token
        if request.headers.get("authorization") != f"Bearer {TOKEN}":
            return challenge(self.realm)
        return self.more(request)

    def asked(self, path: str) -> list[Request]:
        return [request for request in self.served.seen if request.path.startswith(path)]


def granted(registry: Registry) -> Grant:
    return registry.authorize(REPOSITORY, ("pull",), ANONYMOUS)
