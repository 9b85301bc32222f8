"""Manifests, tags, blobs and the push probe, against a scripted registry."""

from __future__ import annotations

import json
from urllib.parse import parse_qs, urlsplit

from tests.integration.registry.kit import Client, Serve
from tests.integration.registry.servers import App, Reply, Request
from tests.integration.registry.twin import DENIED, DIGEST, GIVEN, REPOSITORY, Twin, granted
from waybill.core.evidence import Trouble
from waybill.effects.registry import MANIFEST_TYPES, Registry


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
    twin = Twin(serve, pages((tag_list("a"), f'<http://localhost:{thief.port}/tags/list>; rel="next"')))
    registry = Registry(twin.served.host, client())

    facts = registry.tags(REPOSITORY, granted(registry))

    assert (facts.tags, facts.complete) == (("a",), False)
    assert thief.seen == []


def test_a_second_page_that_breaks_leaves_the_first_and_says_so(serve: Serve, client: Client) -> None:
    twin = Twin(serve, pages((tag_list("a"), '<?page=1>; rel="next"'), (b"<html>", "")))
    registry = Registry(twin.served.host, client())

    facts = registry.tags(REPOSITORY, granted(registry))

    assert (facts.tags, facts.complete, facts.answer.ok) == (("a",), False, True)
    assert facts.cut is not None
    assert facts.cut.detail == "status 200: the body is not a tag list"


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
    twin = Twin(serve, lambda _: Reply(status=202, headers=(("Location", f"http://localhost:{thief.port}/u/1"),)))

    facts = Registry(twin.served.host, client()).probe_push(REPOSITORY, GIVEN)

    assert facts.start is not None
    assert (facts.start.status, facts.cancel, thief.seen) == (202, None, [])


def test_an_upload_named_by_an_inner_port_is_cancelled_where_we_came_from(serve: Serve, client: Client) -> None:
    headers = (("Location", "http://127.0.0.1:1/v2/acme/app/blobs/uploads/1?_state=x"),)
    twin = Twin(serve, lambda request: Reply(status=202 if request.method == "POST" else 204, headers=headers))

    facts = Registry(twin.served.host, client()).probe_push(REPOSITORY, GIVEN)

    assert facts.cancel is not None
    assert facts.cancel.status == 204
    assert twin.asked("/v2/acme/")[1].path == "/v2/acme/app/blobs/uploads/1?_state=x"


def test_a_refused_token_ends_the_push_probe(serve: Serve, client: Client) -> None:
    twin = Twin(serve, token=Reply(status=403, body=DENIED))

    facts = Registry(twin.served.host, client()).probe_push(REPOSITORY, GIVEN)

    assert facts.exchange is not None
    assert (facts.exchange.status, facts.start) == (403, None)
