from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from waybill.core.host.pull_words import Refusal, refusal_of

HEAD = 'Head "https://ghcr.io/v2/acme/app/manifests/1": '
GET = 'Get "https://ghcr.io/v2/acme/app/manifests/1": '
PING = 'failed to configure transport: error pinging v2 registry: Get "https://ghcr.io/v2/": '


# Engines of both stores and the client, as they were heard; then other registries, as people report them.
@pytest.mark.parametrize(
    ("words", "with_login", "refusal"),
    [
        (f"{HEAD}unauthorized", False, Refusal.LOGIN_MISSING),
        (f"{GET}unauthorized", False, Refusal.LOGIN_MISSING),
        (f"{HEAD}denied", False, Refusal.HIDDEN),
        (f"{HEAD}denied: denied", True, Refusal.LOGIN_DEAD),
        (f"{GET}denied: denied", True, Refusal.LOGIN_DEAD),
        (f"{HEAD}unauthorized", True, Refusal.LOGIN_DEAD),
        ("error from registry: denied", True, Refusal.DENIED),
        ("denied", True, Refusal.DENIED),
        ("denied: permission_denied: read_package", True, Refusal.DENIED),
        ("manifest unknown", False, Refusal.ABSENT),
        ('failed to resolve reference "ghcr.io/a/b:1": ghcr.io/a/b:1: not found', True, Refusal.ABSENT),
        ("toomanyrequests: retry-after: 1.16676ms, allowed: 44000/minute", True, Refusal.RATE_LIMITED),
        (f"{PING}dial tcp: lookup ghcr.io on 10.77.0.1:53: no such host", False, Refusal.NAME_NOT_FOUND),
        ("lookup ghcr.io: Try again", False, Refusal.NAME_NOT_FOUND),
        ("dial tcp: lookup ghcr.io on [::1]:53: read udp [::1]:5->[::1]:53: read: connection refused", False,
         Refusal.NAME_NOT_FOUND),
        (f"{PING}dial tcp 140.82.112.254:443: connect: connection refused", False, Refusal.UNREACHABLE),
        (f"{PING}dial tcp 140.82.112.254:443: i/o timeout", False, Refusal.UNREACHABLE),
        (f"{PING}tls: failed to verify certificate: x509: certificate signed by unknown authority", False,
         Refusal.CERTIFICATE),
        (f"{PING}x509: certificate is valid for proxy.example.net, not ghcr.io", False, Refusal.CERTIFICATE),
        (f"{PING}x509: certificate has expired or is not yet valid: current time X is after Y", False, Refusal.CLOCK),
        (f"{PING}http: server gave HTTP response to HTTPS client", False, Refusal.NOT_TLS),
        (f"{PING}tls: first record does not look like a TLS handshake", False, Refusal.NOT_TLS),
        (f"{HEAD}unable to decode token response: invalid character '<' looking for beginning of value", True,
         Refusal.PORTAL),
        ("authorization server did not include a token in the response", True, Refusal.PORTAL),
        ("received unexpected HTTP status: 502 Bad Gateway", True, Refusal.UNAVAILABLE),
        (f"{PING}EOF", False, Refusal.CUT),
        (f"{PING}read tcp 10.0.0.1:5->10.0.0.2:443: read: connection reset by peer", False, Refusal.CUT),
        (f"{PING}net/http: TLS handshake timeout", False, Refusal.TIMEOUT),
        (f"{PING}context deadline exceeded (Client.Timeout exceeded while awaiting headers)", False, Refusal.TIMEOUT),
        ("silent: no answer within 60 s", True, Refusal.TIMEOUT),
        (f"{PING}proxyconnect tcp: dial tcp 192.0.2.9:3128: connect: connection refused", False, Refusal.PROXY),
        (f"{PING}Proxy Authentication Required", False, Refusal.PROXY),
        ('error getting credentials - err: exec: "docker-credential-desktop": executable file not found', True,
         Refusal.HELPER),
        ("pull access denied for acme/app, repository does not exist or may require 'docker login': denied", False,
         Refusal.HIDDEN),
        (f"{HEAD}no basic auth credentials", False, Refusal.LOGIN_MISSING),
        (f"{GET}unauthorized: incorrect username or password", True, Refusal.LOGIN_DEAD),
        ("the flux capacitor is offline", True, Refusal.OTHER),
        ("", True, Refusal.OTHER),
    ],
)  # fmt: skip
def test_words_are_sorted_by_cause(words: str, with_login: bool, refusal: Refusal) -> None:
    assert refusal_of(words, with_login=with_login) is refusal


def test_an_engine_without_that_question() -> None:
    for words in ("404 page not found", "Not Found", ""):
        assert refusal_of(words, with_login=True, status=404) is Refusal.NOT_SUPPORTED
    assert refusal_of("manifest unknown", with_login=True, status=404) is Refusal.ABSENT


@given(st.text(), st.booleans())
def test_any_words_have_a_cause(words: str, with_login: bool) -> None:
    assert refusal_of(words, with_login=with_login) in Refusal
