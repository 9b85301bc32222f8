"""One question to an application, followed where it may be, and written down as evidence."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from waybill.core.answering import BODY_CAP, header_of, page_title, read_identity, status_fits
from waybill.core.evidence import Trouble
from waybill.core.host.answer import AppAnswer
from waybill.core.host.evidence import HealthWish
from waybill.core.protocol import excerpt, printable, safe_url
from waybill.effects.answers.ask import Raw
from waybill.effects.http import Call, Fetched, Http, Limits
from waybill.effects.tls import describe

LIMITS = Limits(connect=5.0, read=10.0, attempt=10.0, whole=12.0, attempts=1)
_MOST_REDIRECTS = 5
_EXCERPT = 200
_SHOWN = ("server", "via", "content-type", "retry-after", "cf-ray", "cf-mitigated", "x-cache")
_TRUST = ("SSL_CERT_FILE", "SSL_CERT_DIR")
Ask = Callable[[str, str], Raw]  # a URL, and the one that named it


def trust_of(environ: Mapping[str, str]) -> dict[str, str]:
    """What of an environment says whom to trust: no proxy of the runner stands between a host and itself."""
    return {name: environ[name] for name in _TRUST if name in environ}


def fetch(http: Http, url: str, named_by: str = "") -> Raw:
    """One request over a connection of its own, without any credential. The start of the body is enough."""
    call = Call(
        method="GET",
        url=url,
        headers={"Connection": "close"},
        cap=BODY_CAP,
        cut=True,
        alone=True,
        follow=False,
        named_by=named_by,
    )
    return _raw(http.send(call, retry=False))


def _raw(fetched: Fetched) -> Raw:
    answer = fetched.answer
    return Raw(
        status=answer.status,
        headers=fetched.headers,
        body=fetched.content,
        longer=fetched.longer,
        location=fetched.location,
        trouble=answer.trouble,
        detail=answer.detail,
        certificate=answer.certificate or (describe(fetched.peer) if fetched.peer else None),
    )


def follow(ask: Ask, url: str, health: HealthWish, may: Callable[[str, str], bool]) -> Raw:
    """Ask, and follow redirects as far as they may lead. One whose status is the wished one is the answer."""
    raw, here = ask(url, ""), url
    redirects = [*raw.redirects]
    while raw.location and not (health.status and status_fits(raw.status, health.status)):
        redirects.append(f"{raw.status} {safe_url(raw.location)}")
        if not may(here, raw.location):
            break
        if len(redirects) > _MOST_REDIRECTS:
            words = f"more than {_MOST_REDIRECTS} redirects"
            return replace(raw, status=None, trouble=Trouble.REDIRECT_REFUSED, detail=words, redirects=(*redirects,))
        raw, here = ask(raw.location, here), raw.location
    return replace(raw, redirects=tuple(redirects))


def answer_of(url: str, raw: Raw, health: HealthWish) -> AppAnswer:
    """The evidence of one question."""
    answer = AppAnswer(
        url=safe_url(url),
        road=raw.road,
        trouble=raw.trouble,
        detail=printable(raw.detail, 300),
        redirects=raw.redirects,
        certificate=raw.certificate,
    )
    if raw.trouble is not None or raw.status is None:
        return answer
    headers = {name: printable(value, 200) for name, value in (raw.headers or {}).items()}
    reading = read_identity(health.identity, headers, raw.body, cut=raw.longer) if health.identity else None
    shown = {*_SHOWN, header_of(health.identity)}
    return replace(
        answer,
        status=raw.status,
        headers={name: headers[name] for name in sorted(headers) if name in shown},
        body=excerpt(raw.body)[:_EXCERPT],
        body_bytes=len(raw.body),
        cut=raw.longer,
        body_matches=health.body.encode() in raw.body if health.body else None,
        identity=reading.values if reading else None,
        identity_problem=reading.problem if reading else "",
        title=page_title(raw.body),
    )
