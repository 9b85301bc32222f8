"""The registry protocol against scripted servers: challenges, tokens, who gets which secret, tags, blobs, pushes."""

from __future__ import annotations

import base64
import json
import ssl
import threading
from collections.abc import Callable
from urllib.parse import parse_qs, urlsplit

import pytest

from tests.integration.registry.conftest import Sleeper
from tests.integration.registry.servers import App, Reply, Request, Served
from waybill.core.evidence import CredentialFacts, Source, Trouble
from waybill.core.keychain import Credential
from waybill.effects.http import Http
from waybill.effects.registry import MANIFEST_TYPES, Grant, Registry
from waybill.secret import Secret

Serve = Callable[..., Served]
Client = Callable[..., Http]
Context = Callable[..., ssl.SSLContext]
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


# ping


def test_a_ping_reads_the_challenge_and_the_clock(serve: Serve, client: Client, sleeper: Sleeper) -> None:
    value = 'Bearer realm="https://auth.example.com/token",service="registry",scope="repository:user/image:pull"'
    headers = (("WWW-Authenticate", value), ("Date", "Fri, 15 Jan 2027 08:00:30 GMT"))
    served = serve(lambda _: Reply(status=401, body=UNAUTHORIZED, headers=headers))

    facts = Registry(served.host, client(clock=sleeper.clock())).ping()

    assert facts.challenge is not None
    assert (facts.challenge.scheme, facts.challenge.realm) == ("bearer", "https://auth.example.com/token")
    assert facts.clock_offset == -30.0
    assert facts.ping.code == "UNAUTHORIZED"
    assert facts.realm_refused == "other host"


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


# where a secret may go


def tls_registry(serve: Serve, client: Client, context: ssl.SSLContext, ca_file: str, realm: str) -> Registry:
    served = serve(lambda _: challenge(realm), context)
    return Registry(f"registry.example.com:{served.port}", client(registry_ca=ca_file))


@pytest.mark.parametrize(("host", "reason"), [("blobs.example.net", "other host"), ("wrong.example.org", "other host")])
def test_no_secret_goes_to_a_realm_of_strangers(  # noqa: PLR0917
    serve: Serve, client: Client, server_context: Context, ca_file: str, host: str, reason: str
) -> None:
    thief = serve(lambda _: Reply(body=b'{"token":"x"}'), server_context(host))
    realm = f"https://{host}:{thief.port}/token"
    registry = tls_registry(serve, client, server_context("registry.example.com"), ca_file, realm)

    grant = registry.authorize(REPOSITORY, ("pull",), GIVEN)

    assert registry.ping().realm_refused == reason
    assert grant.answer.trouble is Trouble.REDIRECT_REFUSED
    assert grant.answer.detail == "no secret is sent to this realm: other host"
    assert grant.authorization is None
    assert thief.seen == []


def test_an_anonymous_token_may_come_from_anywhere_over_https(
    serve: Serve, client: Client, server_context: Context, ca_file: str
) -> None:
    other = serve(lambda _: Reply(body=b'{"token":"x"}'), server_context("blobs.example.net"))
    realm = f"https://blobs.example.net:{other.port}/token"
    registry = tls_registry(serve, client, server_context("registry.example.com"), ca_file, realm)

    assert granted(registry).answer.ok


def test_a_sibling_host_may_hand_out_the_tokens(
    serve: Serve, client: Client, server_context: Context, ca_file: str
) -> None:
    sibling = serve(lambda _: Reply(body=b'{"token":"x"}'), server_context("auth.example.com"))
    realm = f"https://auth.example.com:{sibling.port}/token"
    registry = tls_registry(serve, client, server_context("registry.example.com"), ca_file, realm)

    assert registry.authorize(REPOSITORY, ("pull",), GIVEN).answer.ok
    assert registry.ping().realm_refused == ""


@pytest.mark.parametrize("strict", [True, False])
def test_the_jobs_token_goes_to_the_registrys_own_host_only(
    serve: Serve, client: Client, server_context: Context, ca_file: str, strict: bool
) -> None:
    sibling = serve(lambda _: Reply(body=b'{"token":"x"}'), server_context("auth.example.com"))
    context = server_context("registry.example.com")
    served = serve(lambda _: challenge(f"https://auth.example.com:{sibling.port}/token"), context)
    registry = Registry(f"registry.example.com:{served.port}", client(registry_ca=ca_file), strict_realm=strict)
    job = Credential(facts=CredentialFacts(source=Source.JOB_TOKEN), secret=Secret("made-up-job-token"))

    grant = registry.authorize(REPOSITORY, ("pull",), GIVEN if strict else job)

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


# manifests


def test_all_four_manifest_types_are_accepted_in_one_header(serve: Serve, client: Client) -> None:
    headers = (("Content-Type", "application/vnd.oci.image.index.v1+json"), ("Docker-Content-Digest", DIGEST))
    twin = Twin(serve, lambda _: Reply(body=b"{}", headers=headers))
    registry = Registry(twin.served.host, client())

    answer = registry.manifest(REPOSITORY, DIGEST, granted(registry)).answer

    (asked,) = twin.asked("/v2/acme/app/manifests/")
    assert asked.headers["accept"] == MANIFEST_TYPES
    assert MANIFEST_TYPES.count("json") == 4
    assert answer.headers["docker-content-digest"] == DIGEST
    assert answer.headers["content-type"] == "application/vnd.oci.image.index.v1+json"


def test_a_refused_head_is_asked_again_with_get_for_its_words(serve: Serve, client: Client) -> None:
    body = b'{"errors":[{"code":"MANIFEST_UNKNOWN","message":"manifest unknown"}]}'
    twin = Twin(serve, lambda _: Reply(status=404, body=body))
    registry = Registry(twin.served.host, client())

    answer = registry.exists(REPOSITORY, DIGEST, granted(registry))

    assert (answer.method, answer.code) == ("GET", "MANIFEST_UNKNOWN")
    assert [request.method for request in twin.asked("/v2/acme/")] == ["HEAD", "GET"]


def test_an_allowed_head_is_enough(serve: Serve, client: Client) -> None:
    twin = Twin(serve, lambda _: Reply(headers=(("Docker-Content-Digest", DIGEST),)))
    registry = Registry(twin.served.host, client())

    answer = registry.exists(REPOSITORY, DIGEST, granted(registry))

    assert (answer.method, answer.headers["docker-content-digest"]) == ("HEAD", DIGEST)


# tags


def pages(*contents: tuple[bytes, str]) -> App:
    def app(request: Request) -> Reply:
        number = int(parse_qs(urlsplit(request.path).query).get("page", ["0"])[0])
        body, link = contents[number]
        return Reply(body=body, headers=(("Link", link),) if link else ())

    return app


def tag_list(*tags: object) -> bytes:
    return json.dumps({"name": REPOSITORY, "tags": tags}).encode()


def test_tags_follow_their_links(serve: Serve, client: Client) -> None:
    twin = Twin(
        serve,
        pages(
            (tag_list("a", "b"), '</v2/acme/app/tags/list?n=1000&page=1>; rel="next"'),
            (tag_list("c"), "<?n=1000&page=2>; rel=next"),
            (tag_list("d", 7, None), ""),
        ),
    )
    registry = Registry(twin.served.host, client())

    facts = registry.tags(REPOSITORY, granted(registry))

    assert (facts.tags, facts.complete) == (("a", "b", "c", "d"), True)
    assert facts.answer.url.endswith("/tags/list?n=1000")


def test_a_link_in_a_circle_ends(serve: Serve, client: Client) -> None:
    twin = Twin(serve, pages((tag_list("a"), '</v2/acme/app/tags/list?n=1000>; rel="next"')))
    registry = Registry(twin.served.host, client())

    facts = registry.tags(REPOSITORY, granted(registry))

    assert (facts.tags, facts.complete, len(twin.asked("/v2/acme/"))) == (("a",), False, 1)


def test_an_endless_chain_of_pages_ends(serve: Serve, client: Client) -> None:
    def app(request: Request) -> Reply:
        number = int(parse_qs(urlsplit(request.path).query).get("last", ["0"])[0]) + 1
        return Reply(body=tag_list(f"t{number}"), headers=(("Link", f'<?last={number}>; rel="next"'),))

    twin = Twin(serve, app)
    registry = Registry(twin.served.host, client())

    facts = registry.tags(REPOSITORY, granted(registry), pages=5)

    assert (len(facts.tags), facts.complete) == (5, False)


def test_a_link_to_another_host_is_not_followed(serve: Serve, client: Client) -> None:
    thief = serve(lambda _: Reply(body=tag_list("x")))
    twin = Twin(serve, pages((tag_list("a"), f'<{thief.url}/v2/acme/app/tags/list>; rel="next"')))
    registry = Registry(twin.served.host, client())

    facts = registry.tags(REPOSITORY, granted(registry))

    assert facts.tags == ("a",)
    assert thief.seen == []


def test_a_second_page_that_breaks_leaves_the_first_and_says_so(serve: Serve, client: Client) -> None:
    twin = Twin(serve, pages((tag_list("a"), '<?page=1>; rel="next"'), (b"<html>", "")))
    registry = Registry(twin.served.host, client())

    facts = registry.tags(REPOSITORY, granted(registry))

    assert (facts.tags, facts.complete, facts.answer.ok) == (("a",), False, True)


def test_an_empty_repository_has_no_tags(serve: Serve, client: Client) -> None:
    twin = Twin(serve, lambda _: Reply(body=b'{"name":"acme/app","tags":null}'))
    registry = Registry(twin.served.host, client())

    facts = registry.tags(REPOSITORY, granted(registry))

    assert (facts.tags, facts.complete, facts.answer.ok) == ((), True, True)


def test_a_refused_tag_list_is_told(serve: Serve, client: Client) -> None:
    twin = Twin(serve, lambda _: Reply(status=403, body=DENIED))
    registry = Registry(twin.served.host, client())

    facts = registry.tags(REPOSITORY, granted(registry))

    assert (facts.answer.status, facts.answer.code, facts.complete) == (403, "DENIED", False)


# blobs


def test_a_blobs_redirect_is_followed_without_the_authorization(serve: Serve, client: Client) -> None:
    store = serve(lambda _: Reply(body=b"config"))
    twin = Twin(serve, lambda _: Reply(status=307, headers=(("Location", f"{store.url}/b?sig=made-up"),)))
    registry = Registry(twin.served.host, client())

    facts, content = registry.blob(REPOSITORY, DIGEST, granted(registry))

    assert content == b"config"
    assert (facts.first.status, facts.host) == (307, store.host)
    assert facts.second is not None
    assert facts.second.url == f"{store.url}/b?sig=…"
    assert "authorization" not in store.seen[0].headers
    assert "made-up" not in repr(facts)


def test_a_blob_without_a_redirect_is_read_at_once(serve: Serve, client: Client) -> None:
    twin = Twin(serve, lambda _: Reply(body=b"config"))
    registry = Registry(twin.served.host, client())

    facts, content = registry.blob(REPOSITORY, DIGEST, granted(registry))

    assert (content, facts.host, facts.second) == (b"config", "", None)


def test_a_blob_host_that_is_gone_is_told_apart_from_the_registry(serve: Serve, client: Client) -> None:
    headers = (("Location", "https://nowhere.example/blob"),)
    twin = Twin(serve, lambda _: Reply(status=307, headers=headers))
    registry = Registry(twin.served.host, client())

    facts, content = registry.blob(REPOSITORY, DIGEST, granted(registry))

    assert facts.second is not None
    assert (facts.first.status, facts.second.trouble, content) == (307, Trouble.NAME_NOT_FOUND, b"")


def test_a_blob_over_its_cap_is_too_large(serve: Serve, client: Client) -> None:
    twin = Twin(serve, lambda _: Reply(body=b"x" * 2000))
    registry = Registry(twin.served.host, client())

    facts, content = registry.blob(REPOSITORY, DIGEST, granted(registry), cap=1000)

    assert (facts.first.trouble, content) == (Trouble.TOO_LARGE, b"")


# the push probe


def test_a_push_is_probed_by_starting_an_upload_and_cancelling_it(serve: Serve, client: Client) -> None:
    def app(request: Request) -> Reply:
        if request.method == "POST":
            return Reply(status=202, headers=(("Location", "/v2/acme/app/blobs/uploads/1?_state=made-up"),))
        return Reply(status=204)

    twin = Twin(serve, app)

    facts = Registry(twin.served.host, client()).probe_push(REPOSITORY, GIVEN)

    start, cancel = twin.asked("/v2/acme/")
    assert (start.method, start.path, start.headers["content-length"]) == ("POST", "/v2/acme/app/blobs/uploads/", "0")
    assert (cancel.method, cancel.path) == ("DELETE", "/v2/acme/app/blobs/uploads/1?_state=made-up")
    assert "scope=repository%3Aacme%2Fapp%3Apull%2Cpush" in twin.asked("/token")[0].path
    assert facts.start is not None
    assert facts.cancel is not None
    assert (facts.start.status, facts.cancel.status) == (202, 204)
    assert "made-up" not in repr(facts)


def test_a_refused_push_is_told_in_the_registrys_words(serve: Serve, client: Client) -> None:
    body = b'{"errors":[{"code":"DENIED","message":"permission_denied: write_package"}]}'
    twin = Twin(serve, lambda _: Reply(status=403, body=body))

    facts = Registry(twin.served.host, client()).probe_push(REPOSITORY, GIVEN)

    assert facts.start is not None
    assert (facts.start.status, facts.start.message) == (403, "permission_denied: write_package")
    assert facts.cancel is None


def test_an_upload_that_goes_on_elsewhere_gets_no_secret(serve: Serve, client: Client) -> None:
    thief = serve(lambda _: Reply())
    twin = Twin(serve, lambda _: Reply(status=202, headers=(("Location", f"{thief.url}/u/1"),)))

    facts = Registry(twin.served.host, client()).probe_push(REPOSITORY, GIVEN)

    assert facts.start is not None
    assert (facts.start.status, facts.cancel, thief.seen) == (202, None, [])


def test_a_refused_token_ends_the_push_probe(serve: Serve, client: Client) -> None:
    twin = Twin(serve, token=Reply(status=403, body=DENIED))

    facts = Registry(twin.served.host, client()).probe_push(REPOSITORY, GIVEN)

    assert facts.exchange is not None
    assert (facts.exchange.status, facts.start) == (403, None)
