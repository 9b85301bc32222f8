"""Ping and token step: challenges, grants, expiry."""

from __future__ import annotations

import base64
import json
import threading
from urllib.parse import parse_qs, urlsplit

import pytest

from tests.integration.registry.conftest import Sleeper
from tests.integration.registry.kit import Client, Context, Serve
from tests.integration.registry.servers import Reply, Request
from tests.integration.registry.twin import ANONYMOUS, DENIED, GIVEN, REPOSITORY, TOKEN, UNAUTHORIZED, Twin, granted
from waybill.core.evidence import CredentialFacts, Source, Trouble
from waybill.core.keychain import Credential
from waybill.effects.registry import Registry
from waybill.secret import Secret


def test_a_ping_reads_the_challenge_and_the_clock(serve: Serve, client: Client, sleeper: Sleeper) -> None:
    value = 'Bearer realm="https://auth.example.com/token",service="registry",scope="repository:user/image:pull"'
    headers = (("WWW-Authenticate", value), ("Date", "Fri, 15 Jan 2027 08:00:30 GMT"))
    served = serve(lambda _: Reply(status=401, body=UNAUTHORIZED, headers=headers))

    facts = Registry(served.host, client(clock=sleeper.clock())).ping()

    assert facts.challenge is not None
    assert (facts.challenge.scheme, facts.challenge.realm) == ("bearer", "https://auth.example.com/token")
    assert facts.clock_offset == -30.0
    assert facts.ping.code == "UNAUTHORIZED"
    assert facts.realm_refused == ""


def test_a_ping_is_asked_once(serve: Serve, client: Client) -> None:
    twin = Twin(serve)
    registry = Registry(twin.served.host, client())
    threads = [threading.Thread(target=registry.ping) for _ in range(8)]

    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(twin.served.seen) == 1


def test_a_registry_of_a_name_is_asked_over_tls(
    serve: Serve, client: Client, server_context: Context, ca_file: str
) -> None:
    served = serve(lambda _: Reply(), server_context("registry.example.com"))

    facts = Registry(f"registry.example.com:{served.port}", client(registry_ca=ca_file)).ping()

    assert facts.ping.ok
    assert facts.ping.url == f"https://registry.example.com:{served.port}/v2/"


def test_a_name_is_never_asked_over_plain_http(serve: Serve, client: Client) -> None:
    served = serve(lambda _: Reply())

    facts = Registry(f"registry.example.com:{served.port}", client()).ping()

    assert facts.ping.trouble is Trouble.TLS_NOT_TLS
    assert served.seen == []


def test_a_loopback_registry_may_speak_tls_too(
    serve: Serve, client: Client, server_context: Context, ca_file: str
) -> None:
    served = serve(lambda _: Reply(), server_context("127.0.0.1"))

    facts = Registry(served.host, client(registry_ca=ca_file)).ping()

    assert facts.ping.ok
    assert facts.ping.url.startswith("https://127.0.0.1:")


def test_docker_hub_is_asked_at_its_api_host(client: Client) -> None:
    answer = Registry("docker.io", client()).ping().ping

    assert (answer.url, answer.trouble) == ("https://registry-1.docker.io/v2/", Trouble.NAME_NOT_FOUND)


# the token step


def test_an_anonymous_token_is_asked_for_the_repository(serve: Serve, client: Client) -> None:
    twin = Twin(serve, lambda _: Reply(body=b"manifest"))
    registry = Registry(twin.served.host, client())

    grant = granted(registry)

    (asked,) = twin.asked("/token")
    assert parse_qs(urlsplit(asked.path).query) == {
        "service": ["registry.example.com"],
        "scope": [f"repository:{REPOSITORY}:pull"],
    }
    assert "authorization" not in asked.headers
    assert grant.answer.ok
    assert grant.authorization == Secret(f"Bearer {TOKEN}")
    assert registry.manifest(REPOSITORY, "v1", grant).content == b"manifest"


def test_a_credential_is_sent_as_basic_to_the_realm_only(serve: Serve, client: Client) -> None:
    twin = Twin(serve, lambda _: Reply())
    registry = Registry(twin.served.host, client())

    registry.manifest(REPOSITORY, "v1", registry.authorize(REPOSITORY, ("pull",), GIVEN))

    basic = "Basic " + base64.b64encode(b"octo:made-up-password").decode()
    assert [request.headers.get("authorization") for request in twin.served.seen] == [None, basic, f"Bearer {TOKEN}"]


def test_what_comes_up_on_the_way_is_learnt_before_it_is_used(serve: Serve, client: Client) -> None:
    twin = Twin(serve)
    learnt: list[str] = []
    registry = Registry(twin.served.host, client(), learn=lambda secret: learnt.append(secret.reveal()))

    registry.authorize(REPOSITORY, ("pull",), GIVEN)

    assert learnt == [base64.b64encode(b"octo:made-up-password").decode(), TOKEN]


def test_a_missing_user_name_is_filled_in(serve: Serve, client: Client) -> None:
    twin = Twin(serve)
    nameless = Credential(facts=CredentialFacts(source=Source.INPUT), secret=Secret("ü" * 3))

    Registry(twin.served.host, client()).authorize(REPOSITORY, ("pull",), nameless)

    sent = twin.asked("/token")[0].headers["authorization"].removeprefix("Basic ")
    assert base64.b64decode(sent).decode() == "x-access-token:üüü"


def test_an_identity_token_is_exchanged_by_post(serve: Serve, client: Client) -> None:
    twin = Twin(serve, token=Reply(body=json.dumps({"access_token": TOKEN, "expires_in": 300}).encode()))
    facts = CredentialFacts(source=Source.DOCKER_CONFIG, identity_token=True)
    identity = Credential(facts=facts, secret=Secret("made-up-identity"), username="<token>")

    grant = Registry(twin.served.host, client()).authorize(REPOSITORY, ("pull",), identity)

    (asked,) = twin.asked("/token")
    assert grant.authorization == Secret(f"Bearer {TOKEN}")
    assert (asked.method, "authorization" in asked.headers) == ("POST", False)
    assert parse_qs(asked.body.decode()) == {
        "grant_type": ["refresh_token"],
        "refresh_token": ["made-up-identity"],
        "client_id": ["waybill"],
        "service": ["registry.example.com"],
        "scope": [f"repository:{REPOSITORY}:pull"],
    }
    assert "made-up-identity" not in asked.path + repr(grant)


def test_a_dead_credential_is_told_with_its_code_and_asked_again_the_next_time(serve: Serve, client: Client) -> None:
    twin = Twin(serve, token=Reply(status=403, body=DENIED))
    registry = Registry(twin.served.host, client())

    grants = [registry.authorize(REPOSITORY, ("pull",), GIVEN) for _ in range(2)]

    assert [(grant.answer.status, grant.answer.code, grant.answer.message) for grant in grants] == [
        (403, "DENIED", "denied")
    ] * 2
    assert [grant.authorization for grant in grants] == [None, None]
    assert len(twin.asked("/token")) == 2


def test_a_grant_is_shared_until_it_expires(serve: Serve, client: Client, sleeper: Sleeper) -> None:
    twin = Twin(serve)
    registry = Registry(twin.served.host, client(clock=sleeper.clock()))

    granted(registry)
    sleeper.now += 50
    granted(registry)
    assert len(twin.asked("/token")) == 1

    sleeper.now += 10
    granted(registry)
    assert len(twin.asked("/token")) == 2


def test_one_grant_serves_all_who_ask_at_the_same_time(serve: Serve, client: Client) -> None:
    twin = Twin(serve)
    registry = Registry(twin.served.host, client())
    threads = [threading.Thread(target=granted, args=(registry,)) for _ in range(8)]

    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(twin.asked("/token")) == 1


BAD_TOKENS = {
    "no JSON": b"<html>",
    "no object": b'["token"]',
    "no token": b'{"errors":[]}',
    "null": b'{"token":null}',
    "a number": b'{"token":12}',
    "a line break": b'{"token":"a\\r\\nX-Injected: yes"}',
    "not ASCII": '{"token":"tökén"}'.encode(),
    "empty": b"",
    "a deep nest": b"[" * 100_000,
}


@pytest.mark.parametrize("body", BAD_TOKENS.values(), ids=BAD_TOKENS.keys())
def test_a_token_answer_without_a_token_is_malformed(serve: Serve, client: Client, body: bytes) -> None:
    twin = Twin(serve, token=Reply(body=body))

    grant = granted(Registry(twin.served.host, client()))

    assert grant.authorization is None
    assert (grant.answer.trouble, grant.answer.detail) == (
        Trouble.MALFORMED,
        "status 200: the body holds no token",
    )


def test_a_basic_registry_is_asked_with_the_header_itself(serve: Serve, client: Client) -> None:
    basic = "Basic " + base64.b64encode(b"octo:made-up-password").decode()

    def app(request: Request) -> Reply:
        if request.headers.get("authorization") == basic:
            return Reply()
        return Reply(status=401, headers=(("WWW-Authenticate", 'Basic realm="Registry"'),))

    registry = Registry(serve(app).host, client())

    assert registry.authorize(REPOSITORY, ("pull",), GIVEN).authorization == Secret(basic)
    assert registry.authorize(REPOSITORY, ("pull",), ANONYMOUS).answer.status == 401


def test_a_registry_without_a_door_needs_no_grant(serve: Serve, client: Client) -> None:
    served = serve(lambda _: Reply())
    registry = Registry(served.host, client())

    grant = registry.authorize(REPOSITORY, ("pull",), GIVEN)
    registry.manifest(REPOSITORY, "v1", grant)

    assert (grant.answer.ok, grant.authorization) == (True, None)
    assert all("authorization" not in request.headers for request in served.seen)
