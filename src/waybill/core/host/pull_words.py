"""What an engine or a docker client says when a pull is refused, sorted by cause. Pure.

The engine says the same on both image stores when it is asked by ``/distribution``; the client's words differ a little.
An error of the token step names the request (``Head "https://…": denied``), one of the registry itself does not.
"""

from __future__ import annotations

import re
from enum import Enum

from waybill.frozen import dataclass


class Refusal(Enum):
    """Why a pull would fail."""

    NAME_NOT_FOUND = "name-not-found"
    UNREACHABLE = "unreachable"
    TIMEOUT = "timeout"
    CUT = "cut"
    PROXY = "proxy"
    CERTIFICATE = "certificate"
    CLOCK = "clock"
    NOT_TLS = "not-tls"
    PORTAL = "portal"
    UNAVAILABLE = "unavailable"
    RATE_LIMITED = "rate-limited"
    HELPER = "helper"
    ABSENT = "absent"
    LOGIN_MISSING = "login-missing"
    LOGIN_DEAD = "login-dead"
    HIDDEN = "hidden"  # asked without a login: absent or private
    DENIED = "denied"  # asked with a living login: no right
    NOT_SUPPORTED = "not-supported"  # the engine has no such question
    OTHER = "other"


# The way to the registry: whoever asks, with whatever credential.
ON_THE_WAY = frozenset(
    {
        *(Refusal.NAME_NOT_FOUND, Refusal.UNREACHABLE, Refusal.TIMEOUT, Refusal.CUT, Refusal.PROXY),
        *(Refusal.CERTIFICATE, Refusal.CLOCK, Refusal.NOT_TLS, Refusal.PORTAL, Refusal.UNAVAILABLE),
        Refusal.RATE_LIMITED,
    }
)
# What may be another answer a moment later.
ASK_AGAIN = frozenset({Refusal.LOGIN_MISSING, Refusal.LOGIN_DEAD, Refusal.HIDDEN, Refusal.DENIED, Refusal.UNAVAILABLE})

# The catalogue's code of each cause; what is not here is `pull.refused`.
CODES = {
    Refusal.NAME_NOT_FOUND: "pull.name-not-found",
    Refusal.UNREACHABLE: "pull.unreachable",
    Refusal.TIMEOUT: "pull.no-answer",
    Refusal.CUT: "pull.no-answer",
    Refusal.PROXY: "pull.proxy",
    Refusal.CERTIFICATE: "pull.certificate",
    Refusal.CLOCK: "pull.clock",
    Refusal.NOT_TLS: "pull.not-tls",
    Refusal.PORTAL: "pull.portal",
    Refusal.UNAVAILABLE: "pull.registry-unavailable",
    Refusal.RATE_LIMITED: "pull.rate-limited",
    Refusal.HELPER: "pull.helper",
    Refusal.ABSENT: "pull.manifest-absent",
    Refusal.LOGIN_MISSING: "pull.login-missing",
    Refusal.LOGIN_DEAD: "pull.login-dead",
    Refusal.HIDDEN: "pull.absent-or-hidden",
    Refusal.DENIED: "pull.denied",
}


@dataclass(frozen=True, kw_only=True)
class _Rule:
    pattern: str
    refusal: Refusal


# First match wins: what a proxy or a certificate says stands inside the words of a failed request.
_WAY = tuple(
    _Rule(pattern=pattern, refusal=refusal)
    for pattern, refusal in (
        (r"error getting credentials|docker-credential-", Refusal.HELPER),
        (r"toomanyrequests|too many requests|rate limit|\b429\b", Refusal.RATE_LIMITED),
        (r"proxyconnect|proxy authentication required|\b407\b", Refusal.PROXY),
        (r"has expired or is not yet valid", Refusal.CLOCK),
        (r"x509|certificate|tls: handshake failure|bad certificate", Refusal.CERTIFICATE),
        (
            r"server gave http response to https client|first record does not look like a tls|https response to http",
            Refusal.NOT_TLS,
        ),
        (r"no such host|server misbehaving|temporary failure in name|lookup [^ ]+.*(refused|timeout)|try again",
         Refusal.NAME_NOT_FOUND),
        (r"unable to decode token response|did not include a token|invalid character '<'", Refusal.PORTAL),
        (r"connection refused|no route to host|network is unreachable|i/o timeout|dial tcp", Refusal.UNREACHABLE),
        (r"^silent|client\.timeout|handshake timeout|deadline exceeded|request canceled|timed out|timeout",
         Refusal.TIMEOUT),
        (r"unexpected http status: 5\d\d|\b50[0234] [a-z]+ ?[a-z]*|service unavailable|bad gateway",
         Refusal.UNAVAILABLE),
        (r"\beof\b|connection reset|broken pipe|stream error", Refusal.CUT),
    )
)  # fmt: skip
_ABSENT = re.compile(r"manifest unknown|no such manifest|: not found|name unknown|repository name not known")
_AT_TOKEN = re.compile(r"(head|get|post) \"?https?://[^ ]*\"?: |failed to fetch oauth token")


def refusal_of(words: str, *, with_login: bool, status: int | None = None) -> Refusal:
    """The cause behind the words. ``with_login``: a credential was sent along."""
    text = words.strip().lower()
    for rule in _WAY:
        if re.search(rule.pattern, text):
            return rule.refusal
    if _ABSENT.search(text):
        return Refusal.ABSENT
    if status == 404:
        return Refusal.NOT_SUPPORTED
    return _of_rights(text, with_login=with_login)


def _of_rights(text: str, *, with_login: bool) -> Refusal:
    if "no basic auth credentials" in text:
        return Refusal.LOGIN_MISSING
    if "denied: denied" in text or "incorrect username or password" in text or "bad credentials" in text:
        return Refusal.LOGIN_DEAD if with_login else Refusal.HIDDEN
    unauthorized = re.search(r"unauthorized|authentication required|\b401\b", text) is not None
    if not unauthorized and not re.search(r"denied|forbidden|insufficient_scope|\b403\b", text):
        return Refusal.OTHER
    if not with_login:
        return Refusal.LOGIN_MISSING if unauthorized else Refusal.HIDDEN
    return Refusal.LOGIN_DEAD if unauthorized or _AT_TOKEN.search(text) else Refusal.DENIED
