"""What registries, token servers and proxies say over HTTP, read defensively. Pure: text and bytes in, values out.

Everything here comes from the other side of a wire. Nothing raises on hostile input: what cannot be read is empty.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import datetime, timezone
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import SplitResult, parse_qsl, quote, urljoin, urlsplit

from waybill.core.evidence import Challenge
from waybill.frozen import dataclass
from waybill.secret import Secret

HIDDEN = "…"
_LINE = 1024  # longest header value or message that is kept
_EXCERPT = 400
_SHOWN_QUERY = frozenset({"service", "scope", "n", "last", "digest"})
_SHOWN_HEADERS = frozenset(
    {
        "content-length",
        "content-type",
        "date",
        "docker-content-digest",
        "docker-distribution-api-version",
        "etag",
        "location",
        "proxy-authenticate",
        "ratelimit-limit",
        "ratelimit-remaining",
        "retry-after",
        "server",
        "via",
        "www-authenticate",
        "x-accepted-github-permissions",
        "x-accepted-oauth-scopes",
        "x-github-request-id",
        "x-github-sso",
        "x-oauth-scopes",
        "x-ratelimit-limit",
        "x-ratelimit-remaining",
        "x-ratelimit-reset",
        "x-ratelimit-resource",
        "x-ratelimit-used",
        "github-authentication-token-expiration",
    }
)
_DEFAULT_PORTS = {"http": 80, "https": 443}


def split_url(url: str) -> SplitResult | None:
    """The parts of a URL, or None when it cannot be read (a bad port, a broken IPv6 address)."""
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError:
        return None
    return parts if parts.hostname else None


def origin(url: str) -> tuple[str, str, int | None] | None:
    """Scheme, host and port: what must be equal for an ``Authorization`` to go along."""
    parts = split_url(url)
    if parts is None:
        return None
    return parts.scheme, parts.hostname or "", parts.port or _DEFAULT_PORTS.get(parts.scheme)


def host_of(url: str) -> str:
    """The host (and port, if the URL names one), without userinfo; ``""`` when it cannot be read."""
    parts = split_url(url)
    return "" if parts is None else parts.netloc.rpartition("@")[2]


def name_of(host: str) -> str:
    """A ``host[:port]`` without its port and brackets; ``""`` when it cannot be read."""
    parts = split_url(f"//{host}")
    return (parts.hostname or "") if parts else ""


def resolve(base: str, reference: str) -> str:
    """A ``Location`` or ``Link`` against the URL that sent it; ``""`` when it cannot be read."""
    try:
        return urljoin(base, reference)
    except ValueError:
        return ""


def safe_url(url: str) -> str:
    """A URL fit to be shown: no userinfo, no fragment, and only those query values that are known to be harmless."""
    parts = split_url(url)
    if parts is None:
        return HIDDEN
    query = "&".join(
        f"{quote(name)}={quote(value, safe=':/,') if name in _SHOWN_QUERY else HIDDEN}"
        for name, value in parse_qsl(parts.query, keep_blank_values=True)
    )
    return printable(f"{parts.scheme}://{host_of(url)}{parts.path}" + (f"?{query}" if query else ""))


def safe_headers(headers: Mapping[str, str]) -> dict[str, str]:
    """The headers that may be kept, with lower-case names, one line each."""
    kept = {name.lower(): value for name, value in headers.items() if name.lower() in _SHOWN_HEADERS}
    if "location" in kept:
        kept["location"] = safe_url(kept["location"]) if "://" in kept["location"] else kept["location"].split("?")[0]
    return {name: printable(value) for name, value in sorted(kept.items())}


def printable(text: str, limit: int = _LINE) -> str:
    """One line of text in which control, format and surrogate characters are escaped, cut at ``limit``."""
    line = text[:limit]
    if line.isprintable():
        return line
    return "".join(char if char.isprintable() else _escaped(char) for char in line)[:limit]


def _escaped(char: str) -> str:
    return " " if char in "\t\r\n" else char.encode("unicode_escape").decode("ascii")


def excerpt(body: bytes) -> str:
    """The start of a foreign body on one line."""
    return printable(" ".join(body[: 4 * _EXCERPT].decode("utf-8", "replace").split()), _EXCERPT)


def load_json(body: bytes | str) -> Any:
    """The JSON value of a body, or None."""
    try:
        return json.loads(body)
    except (ValueError, RecursionError):
        return None


def load_object(body: bytes | str) -> dict[str, Any] | None:
    """The JSON object of a body, or None where it is none."""
    value = load_json(body)
    return value if isinstance(value, dict) else None


def read_error(body: bytes) -> tuple[str, str]:
    """Code and message of an error body: the distribution spec's list, GitHub's ``message``, the Hub's ``details``."""
    value = load_json(body)
    if isinstance(value, str):
        return "", printable(value)
    if not isinstance(value, dict):
        return "", ""
    errors = value.get("errors")
    first = errors[0] if isinstance(errors, list) and errors else errors
    if isinstance(first, dict):
        return _text(first.get("code")), _text(first.get("message"))
    if isinstance(first, str) and first:
        return "", printable(first)
    message = value.get("message") or value.get("details") or value.get("error_description")
    return _text(value.get("code") or value.get("error")), _text(message)


def _text(value: object) -> str:
    return printable(str(value)) if isinstance(value, (str, int)) and not isinstance(value, bool) else ""


_TOKEN = r"[!#$%&'*+.^_`|~0-9A-Za-z-]+"  # noqa: S105  # RFC 9110's word for such a name, not a secret
_CHALLENGE_PART = re.compile(
    rf'[\s,]*(?:(?P<name>{_TOKEN})\s*=\s*(?:"(?P<quoted>(?:[^"\\]|\\.)*)"?|(?P<plain>[^\s,]*))|(?P<scheme>{_TOKEN})|(?P<junk>.))'
)


def parse_challenges(header: str) -> tuple[Challenge, ...]:
    """Every challenge of a ``WWW-Authenticate`` value; several headers may have been joined with commas."""
    found: list[tuple[str, dict[str, str]]] = []
    for part in _CHALLENGE_PART.finditer(header[: 8 * _LINE]):
        if part["scheme"]:
            found.append((part["scheme"].lower(), {}))
        elif part["name"] and found:
            value = part["plain"] if part["quoted"] is None else re.sub(r"\\(.)", r"\1", part["quoted"])
            found[-1][1].setdefault(part["name"].lower(), value)
    return tuple(
        Challenge(scheme=scheme, **{name: printable(values.get(name, "")) for name in _CHALLENGE_FIELDS})
        for scheme, values in found
    )


_CHALLENGE_FIELDS = ("realm", "service", "scope", "error")


def choose_challenge(header: str) -> Challenge | None:
    """The challenge that we can answer: bearer before basic before whatever else was there."""
    challenges = parse_challenges(header)
    for scheme in ("bearer", "basic"):
        for challenge in challenges:
            if challenge.scheme == scheme:
                return challenge
    return challenges[0] if challenges else None


def clock_offset(date: str, now: float) -> float | None:
    """Our clock minus the other side's ``Date`` header, in seconds."""
    moment = _http_date(date)
    return None if moment is None else round(now - moment, 1)


def _http_date(text: str) -> float | None:
    try:
        moment = parsedate_to_datetime(text)
    except (TypeError, ValueError, IndexError, OverflowError):
        return None
    return (moment if moment.tzinfo else moment.replace(tzinfo=timezone.utc)).timestamp()


_DURATION = re.compile(r"(\d{1,9}(?:\.\d{1,9})?)(h|ms|m|s|us|µs|μs|ns)")
_UNITS = {"h": 3600.0, "m": 60.0, "s": 1.0, "ms": 1e-3, "us": 1e-6, "µs": 1e-6, "μs": 1e-6, "ns": 1e-9}
_ASKED_WAIT = re.compile(rf"retry-after:\s*((?:{_DURATION.pattern})+)", re.IGNORECASE)


def asked_wait(headers: Mapping[str, str], message: str, now: float) -> float | None:
    """How many seconds an answer asks us to wait: ``Retry-After``, or ghcr.io's ``retry-after: 1.16ms, allowed: …``."""
    header = headers.get("retry-after", "").strip()
    if re.fullmatch(r"\d{1,9}", header):
        return float(header)
    moment = _http_date(header) if header else None
    if moment is not None:
        # Both times are the other side's, so that a wrong clock of ours does not matter.
        return max(0.0, moment - (_http_date(headers.get("date", "")) or now))
    asked = _ASKED_WAIT.search(message)
    return sum(float(number) * _UNITS[unit] for number, unit in _DURATION.findall(asked[1])) if asked else None


_LINK = re.compile(r'<([^>]*)>((?:\s*;\s*[^;,"=]+(?:=(?:"[^"]*"|[^";,]*))?)*)')


def at_home(url: str, target: str) -> str:
    """A target on the host of ``url``, at that one's scheme and port; ``""`` on any other host.

    A registry behind a proxy that ends TLS often names itself with ``http://`` or its inner port.
    """
    ours, theirs = split_url(url), split_url(target)
    if ours is None or theirs is None or ours.hostname != theirs.hostname or "@" in theirs.netloc:
        return ""
    return theirs._replace(scheme=ours.scheme, netloc=ours.netloc, fragment="").geturl()


def next_page(link: str, url: str) -> str | None:
    """The URL of the next page by a ``Link`` header; None when there is none, ``""`` when it is on another host."""
    for target, parameters in _LINK.findall(link[: 8 * _LINE]):
        if re.search(r';\s*rel="?next"?\s*(?:;|$)', parameters, re.IGNORECASE):
            return at_home(url, resolve(url, target))
    return None


def read_tags(body: bytes) -> tuple[str, ...] | None:
    """The tags of one page; ``null`` is none (an empty repository). None when the body is not a tag list."""
    value = load_json(body)
    if not isinstance(value, dict) or not isinstance(value.get("tags", []) or [], list) or "tags" not in value:
        return None
    return tuple(tag for tag in value["tags"] or [] if isinstance(tag, str))


_LONGEST_LIFE = 1e9  # seconds; more is a mistake of the other side


@dataclass(frozen=True, kw_only=True)
class RegistryToken:
    """What a token endpoint gave: an opaque value and how long it lives."""

    value: Secret
    seconds: float = 60.0  # the token spec's default when none is named


def read_token(body: bytes) -> RegistryToken | None:
    """The token of a token answer (``token`` or ``access_token``). None when there is none that can go in a header."""
    value = load_json(body)
    if not isinstance(value, dict):
        return None
    token = value.get("token") or value.get("access_token")
    if not isinstance(token, str) or not re.fullmatch(r"[\x21-\x7e]{1,65536}", token):
        return None
    seconds = value.get("expires_in")
    if isinstance(seconds, bool) or not isinstance(seconds, (int, float)) or not 0 < seconds < _LONGEST_LIFE:
        return RegistryToken(value=Secret(token))
    return RegistryToken(value=Secret(token), seconds=float(seconds))


def now_iso(moment: float) -> str:
    """Seconds since the epoch as ISO 8601 in UTC."""
    return datetime.fromtimestamp(moment, timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")
