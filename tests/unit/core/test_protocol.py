"""Foreign headers, URLs and bodies, hostile ones included."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from waybill.core import protocol
from waybill.core.evidence import Challenge

GHCR = 'Bearer realm="https://ghcr.io/token",service="ghcr.io",scope="repository:user/image:pull"'
CHALLENGES = {
    "ghcr": (
        GHCR,
        (
            Challenge(
                scheme="bearer", realm="https://ghcr.io/token", service="ghcr.io", scope="repository:user/image:pull"
            ),
        ),
    ),
    "commas inside quotes": (
        'Bearer realm="https://a.example/t",scope="repository:a/b:pull,push",error="insufficient_scope"',
        (
            Challenge(
                scheme="bearer",
                realm="https://a.example/t",
                scope="repository:a/b:pull,push",
                error="insufficient_scope",
            ),
        ),
    ),
    "two joined": (
        'Basic realm="Registry", Bearer realm="https://a.example/t"',
        (Challenge(scheme="basic", realm="Registry"), Challenge(scheme="bearer", realm="https://a.example/t")),
    ),
    "a scheme alone": (
        "Negotiate, Basic realm=x",
        (Challenge(scheme="negotiate"), Challenge(scheme="basic", realm="x")),
    ),
    "case and blanks": (
        'BEARER  Realm = "https://a.example/t" , SERVICE=reg',
        (Challenge(scheme="bearer", realm="https://a.example/t", service="reg"),),
    ),
    "escaped quote": (r'Basic realm="a \"b\" c"', (Challenge(scheme="basic", realm='a "b" c'),)),
    "never closed": ('Bearer realm="https://a.example/t', (Challenge(scheme="bearer", realm="https://a.example/t"),)),
    "first value counts": ('Bearer realm="a",realm="b"', (Challenge(scheme="bearer", realm="a"),)),
    "no realm": ("Bearer", (Challenge(scheme="bearer"),)),
    "nothing": ("", ()),
    "only values": ('realm="x"', ()),
}


@pytest.mark.parametrize(("header", "expected"), CHALLENGES.values(), ids=CHALLENGES.keys())
def test_challenges(header: str, expected: tuple[Challenge, ...]) -> None:
    assert protocol.parse_challenges(header) == expected


def test_bearer_is_chosen_before_basic_before_the_rest() -> None:
    def scheme(header: str) -> str:
        found = protocol.choose_challenge(header)
        return found.scheme if found else ""

    assert scheme('Negotiate, Basic realm="x", Bearer realm="y"') == "bearer"
    assert scheme('Negotiate, Basic realm="x"') == "basic"
    assert scheme("Negotiate") == "negotiate"
    assert scheme("") == ""


@given(st.text(max_size=300))
def test_no_header_breaks_the_readers(text: str) -> None:
    protocol.parse_challenges(text)
    protocol.next_page(text, "https://ghcr.io/v2/a/tags/list")
    protocol.asked_wait({"retry-after": text, "date": text}, text, 0.0)
    protocol.clock_offset(text, 0.0)
    protocol.safe_url(text)
    protocol.resolve("https://ghcr.io/v2/", text)
    protocol.name_of(text)


@given(st.binary(max_size=300))
def test_no_body_breaks_the_readers(body: bytes) -> None:
    protocol.read_error(body)
    protocol.read_tags(body)
    protocol.read_token(body)
    assert protocol.excerpt(body).isprintable()


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                ["errors", "code", "message", "details", "token", "access_token", "expires_in", "tags", "x"]
            ),
            inner,
            max_size=4,
        )
    ),
    max_leaves=8,
)


@given(json_values)
def test_no_json_breaks_the_readers(value: object) -> None:
    body = json.dumps(value).encode()

    code, message = protocol.read_error(body)
    protocol.read_tags(body)
    token = protocol.read_token(body)

    assert (code + message).isprintable()
    assert token is None or 0 < token.seconds < 1e9


ERRORS = {
    "spec": (b'{"errors":[{"code":"DENIED","message":"denied","detail":null}]}', ("DENIED", "denied")),
    "several": (b'{"errors":[{"code":"A","message":"a"},{"code":"B"}]}', ("A", "a")),
    "text in the list": (b'{"errors":["no"]}', ("", "no")),
    "an object": (b'{"errors":{"code":"A","message":"a"}}', ("A", "a")),
    "a text": (b'{"errors":"no"}', ("", "no")),
    "empty list": (b'{"errors":[]}', ("", "")),
    "null in the list": (b'{"errors":[null]}', ("", "")),
    "github": (b'{"message":"Bad credentials","documentation_url":"x"}', ("", "Bad credentials")),
    "docker hub": (b'{"details":"incorrect username or password"}', ("", "incorrect username or password")),
    "oauth": (b'{"error":"invalid_grant","error_description":"gone"}', ("invalid_grant", "gone")),
    "odd types": (b'{"errors":[{"code":5,"message":["a"]}]}', ("5", "")),
    "html": (b"<html>", ("", "")),
    "no object": (b"[1]", ("", "")),
    "a json text": (b'"denied"', ("", "denied")),
    "control characters": (
        b'{"errors":[{"code":"A","message":"a\\n::error::\\u001b[2J\\u202e"}]}',
        ("A", "a ::error::\\x1b[2J\\u202e"),
    ),
}


@pytest.mark.parametrize(("body", "expected"), ERRORS.values(), ids=ERRORS.keys())
def test_error_bodies(body: bytes, expected: tuple[str, str]) -> None:
    assert protocol.read_error(body) == expected


WAITS = {
    "seconds": ({"retry-after": "7"}, "", 7.0),
    "a date by the other clock": (
        {"retry-after": "Sat, 21 Nov 2026 10:00:09 GMT", "date": "Sat, 21 Nov 2026 10:00:00 GMT"},
        "",
        9.0,
    ),
    "a date of the past": (
        {"retry-after": "Sat, 21 Nov 2026 09:00:00 GMT", "date": "Sat, 21 Nov 2026 10:00:00 GMT"},
        "",
        0.0,
    ),
    "ghcr": ({}, "retry-after: 1.5ms, allowed: 44000/minute", 0.0015),
    "ghcr, long": ({}, "toomanyrequests: retry-after: 1m2.5s, allowed: 2000/minute", 62.5),
    "micro": ({}, "retry-after: 250µs, allowed: 1/minute", 0.00025),
    "the header wins": ({"retry-after": "3"}, "retry-after: 9s", 3.0),
    "none": ({}, "too many", None),
    "nonsense": ({"retry-after": "soon"}, "retry-after: soon", None),
    "negative": ({"retry-after": "-5"}, "", None),
}


@pytest.mark.parametrize(("headers", "message", "expected"), WAITS.values(), ids=WAITS.keys())
def test_asked_waits(headers: dict[str, str], message: str, expected: float | None) -> None:
    assert protocol.asked_wait(headers, message, 0.0) == (None if expected is None else pytest.approx(expected))


URLS = {
    "https://ghcr.io/v2/": "https://ghcr.io/v2/",
    "https://octo:word@ghcr.io:8443/x#f": "https://ghcr.io:8443/x",
    "https://ghcr.io/token?service=ghcr.io&scope=repository:a/b:pull": (
        "https://ghcr.io/token?service=ghcr.io&scope=repository:a/b:pull"
    ),
    "https://b.example/x?se=1&sig=c2ln&digest=sha256:aa": "https://b.example/x?se=…&sig=…&digest=sha256:aa",
    "https://[::1]:5000/v2/": "https://[::1]:5000/v2/",
    "https://[::1": "…",
    "https://a.example:port/": "…",
    "/relative": "…",
}


@pytest.mark.parametrize(("url", "expected"), URLS.items())
def test_shown_urls_hold_no_secret(url: str, expected: str) -> None:
    assert protocol.safe_url(url) == expected


LINKS: dict[str, str | None] = {
    '</v2/a/tags/list?last=b&n=100>; rel="next"': "https://ghcr.io/v2/a/tags/list?last=b&n=100",
    "<?last=b>; rel=next": "https://ghcr.io/v2/a/tags/list?last=b",
    '<https://ghcr.io/v2/x>; title="a, b"; rel="next"': "https://ghcr.io/v2/x",
    '</first>; rel="first", </n>; rel="next"': "https://ghcr.io/n",
    '<https://ghcr.io:443/v2/x>; rel="next"': "https://ghcr.io/v2/x",
    '<http://ghcr.io:8080/v2/x?n=1>; rel="next"': "https://ghcr.io/v2/x?n=1",
    '<https://evil.example/v2/x>; rel="next"': "",
    '<//evil.example/x>; rel="next"': "",
    '<https://octo@ghcr.io/x>; rel="next"': "",
    '</x>; rel="prev"': None,
    "no link": None,
    "": None,
}


@pytest.mark.parametrize(("link", "expected"), LINKS.items())
def test_the_next_page_is_on_the_same_host(link: str, expected: str | None) -> None:
    assert protocol.next_page(link, "https://ghcr.io/v2/a/tags/list") == expected


@pytest.mark.parametrize(
    ("body", "tags"),
    [
        (b'{"tags":["a","b"]}', ("a", "b")),
        (b'{"tags":null}', ()),
        (b'{"tags":[1,null,"a"]}', ("a",)),
        (b'{"tags":"a"}', None),
        (b'{"tags":{"a":1}}', None),
        (b'{"name":"x"}', None),
        (b"[]", None),
        (b"", None),
    ],
)
def test_tag_lists(body: bytes, tags: tuple[str, ...] | None) -> None:
    assert protocol.read_tags(body) == tags


@pytest.mark.parametrize(
    ("more", "seconds"),
    [
        ({}, 60.0),
        ({"expires_in": 300}, 300.0),
        ({"expires_in": "300"}, 60.0),
        ({"expires_in": -1}, 60.0),
        ({"expires_in": True}, 60.0),
        ({"expires_in": 1e300}, 60.0),
    ],
)
def test_a_token_lives_a_minute_unless_it_says_otherwise(more: dict[str, object], seconds: float) -> None:
    token = protocol.read_token(json.dumps({"token": "x", **more}).encode())

    assert token is not None
    assert token.seconds == seconds
