"""Where a secret may go: realms, redirects, schemes."""

from __future__ import annotations

import ssl

from tests.integration.registry.kit import Client, Context, Serve
from tests.integration.registry.servers import Reply
from tests.integration.registry.twin import ANONYMOUS, GIVEN, REPOSITORY, Twin, challenge, granted
from waybill.core.evidence import CredentialFacts, Source, Trouble
from waybill.core.keychain import Credential
from waybill.effects.registry import Registry
from waybill.secret import Secret


def tls_registry(serve: Serve, client: Client, context: ssl.SSLContext, ca_file: str, realm: str) -> Registry:
    served = serve(lambda _: challenge(realm), context)
    return Registry(f"registry.example.com:{served.port}", client(registry_ca=ca_file))


def test_an_anonymous_token_may_come_from_anywhere_over_https(
    serve: Serve, client: Client, server_context: Context, ca_file: str
) -> None:
    other = serve(lambda _: Reply(body=b'{"token":"x"}'), server_context("blobs.example.net"))
    realm = f"https://blobs.example.net:{other.port}/token"
    registry = tls_registry(serve, client, server_context("registry.example.com"), ca_file, realm)

    assert granted(registry).answer.ok


def test_a_credential_of_ours_goes_to_whatever_realm_the_registry_names_over_https(
    serve: Serve, client: Client, server_context: Context, ca_file: str
) -> None:
    sibling = serve(lambda _: Reply(body=b'{"token":"x"}'), server_context("blobs.example.net"))
    realm = f"https://blobs.example.net:{sibling.port}/token"
    registry = tls_registry(serve, client, server_context("registry.example.com"), ca_file, realm)

    assert registry.authorize(REPOSITORY, ("pull",), GIVEN).answer.ok
    assert registry.ping().realm_refused == ""


def test_the_jobs_token_goes_to_the_registrys_own_host_only(
    serve: Serve, client: Client, server_context: Context, ca_file: str
) -> None:
    sibling = serve(lambda _: Reply(body=b'{"token":"x"}'), server_context("auth.example.com"))
    context = server_context("registry.example.com")
    served = serve(lambda _: challenge(f"https://auth.example.com:{sibling.port}/token"), context)
    registry = Registry(f"registry.example.com:{served.port}", client(registry_ca=ca_file))
    job = Credential(facts=CredentialFacts(source=Source.JOB_TOKEN), secret=Secret("made-up-job-token"))

    grant = registry.authorize(REPOSITORY, ("pull",), job)

    assert grant.answer.trouble is Trouble.REDIRECT_REFUSED
    assert sibling.seen == []


def test_no_secret_goes_to_a_plain_http_realm(
    serve: Serve, client: Client, server_context: Context, ca_file: str
) -> None:
    thief = serve(lambda _: Reply(body=b'{"token":"x"}'))
    realm = f"http://registry.example.com:{thief.port}/token"
    registry = tls_registry(serve, client, server_context("registry.example.com"), ca_file, realm)

    grants = [registry.authorize(REPOSITORY, ("pull",), credential) for credential in (GIVEN, ANONYMOUS)]

    assert [grant.answer.trouble for grant in grants] == [Trouble.REDIRECT_REFUSED] * 2
    assert registry.ping().realm_refused == "plain http"
    assert thief.seen == []


def test_a_token_endpoint_that_redirects_elsewhere_does_not_pass_the_secret_on(serve: Serve, client: Client) -> None:
    thief = serve(lambda _: Reply(body=b'{"token":"x"}'))
    twin = Twin(serve, token=Reply(status=302, headers=(("Location", f"{thief.url}/token"),)))

    Registry(twin.served.host, client()).authorize(REPOSITORY, ("pull",), GIVEN)

    assert ["authorization" in request.headers for request in thief.seen] == [False]


def test_an_identity_token_does_not_follow_a_redirect(serve: Serve, client: Client) -> None:
    thief = serve(lambda _: Reply(body=b'{"token":"x"}'))
    twin = Twin(serve, token=Reply(status=307, headers=(("Location", f"{thief.url}/token"),)))
    facts = CredentialFacts(source=Source.DOCKER_CONFIG, identity_token=True)
    identity = Credential(facts=facts, secret=Secret("made-up-identity"), username="<token>")

    grant = Registry(twin.served.host, client()).authorize(REPOSITORY, ("pull",), identity)

    assert (grant.answer.status, grant.authorization, thief.seen) == (307, None, [])


def test_a_challenge_without_a_realm_is_malformed(serve: Serve, client: Client) -> None:
    served = serve(lambda _: Reply(status=401, headers=(("WWW-Authenticate", "Bearer"),)))
    registry = Registry(served.host, client())

    grant = granted(registry)

    assert registry.ping().realm_refused == "no realm"
    assert (grant.answer.trouble, grant.answer.detail) == (
        Trouble.MALFORMED,
        "the registry's challenge names no token realm",
    )
