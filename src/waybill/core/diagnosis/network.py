"""The connection rung: a request that brought no answer, or one that says nothing but "not now"."""

from __future__ import annotations

from waybill.core.diagnosis.moments import CLOCK_TOLERANCE, clock_offset, duration, read_moment, true_now
from waybill.core.diagnosis.telling import Findings, find
from waybill.core.diagnosis.view import View
from waybill.core.evidence import Answer, Certificate, Trouble
from waybill.core.finding import Finding, Severity
from waybill.core.protocol import host_of

_CODES = {
    Trouble.NAME_NOT_FOUND: "network.name-not-found",
    Trouble.RESOLVER_SILENT: "network.resolver-silent",
    Trouble.CONNECTION_REFUSED: "network.refused",
    Trouble.CONNECTION_TIMEOUT: "network.timeout",
    Trouble.UNREACHABLE: "network.unreachable",
    Trouble.TIMEOUT: "network.timeout",
    Trouble.RESET: "network.reset",
    Trouble.TOO_LARGE: "network.answer-unusable",
    Trouble.REDIRECT_REFUSED: "network.answer-unusable",
    Trouble.MALFORMED: "network.answer-unusable",
    Trouble.TLS_UNKNOWN_CA: "tls.unknown-ca",
    Trouble.TLS_WRONG_NAME: "tls.wrong-name",
    Trouble.TLS_NOT_TLS: "tls.not-tls",
    Trouble.TLS_OTHER: "tls.failed",
    Trouble.PROXY_UNREACHABLE: "proxy.unreachable",
    Trouble.PROXY_NEEDS_LOGIN: "proxy.needs-login",
    Trouble.PROXY_REFUSED: "proxy.refused",
}
_DATES = {Trouble.TLS_EXPIRED: "tls.expired", Trouble.TLS_NOT_YET_VALID: "tls.not-yet-valid"}


def failing(view: View, answer: Answer | None) -> Finding | None:
    """The finding for a request without a usable answer; ``None`` when the answer means something."""
    if answer is None:
        return None
    if answer.trouble is not None:
        return trouble_finding(view, answer, answer.trouble)
    if answer.status is None:
        return find(view, "network.answer-unusable", answer, host=_host(view, answer), detail="no status")
    if answer.status == 407:
        return find(view, "proxy.needs-login", answer, host=_host(view, answer))
    if answer.status == 429:
        return rate_limited(view, answer)
    return find(view, "registry.unavailable", answer, facts=_status(view, answer)) if answer.status >= 500 else None


def unexpected(view: View, answer: Answer) -> Finding:
    """A status that no rule knows: a pull would fail on it too."""
    return find(view, "registry.unexpected-answer", answer, facts=_status(view, answer))


def _status(view: View, answer: Answer) -> dict[str, str]:
    return {"host": _host(view, answer), "status": str(answer.status)}


def _host(view: View, answer: Answer) -> str:
    return host_of(answer.url) or view.reference.registry


def trouble_finding(view: View, answer: Answer, trouble: Trouble) -> Finding:
    """The finding for a request that brought no answer."""
    if trouble in _DATES:
        return _date_finding(view, answer, trouble)
    facts = {"host": _host(view, answer), "detail": answer.detail or trouble.value}
    return find(
        view, _CODES[trouble], answer, _shown(answer.certificate), facts={**facts, **_certificate_words(answer)}
    )


def _certificate_words(answer: Answer) -> dict[str, str]:
    certificate = answer.certificate or Certificate()
    return {
        "issued": f"issued by `{certificate.issuer}`" if certificate.issuer else "of an unknown issuer",
        "names": ", ".join(certificate.names[:5]) or certificate.subject or "another name",
        "not_after": certificate.not_after or "a date in the past",
        "not_before": certificate.not_before or "a date in the future",
    }


def _shown(certificate: Certificate | None) -> str | None:
    if certificate is None:
        return None
    dates = f"valid {certificate.not_before or '?'} to {certificate.not_after or '?'}"
    return f"certificate: subject {certificate.subject}, issuer {certificate.issuer}, {dates}"


def _date_finding(view: View, answer: Answer, trouble: Trouble) -> Finding:
    """A certificate out of its dates: either it is, or this clock is wrong."""
    offset = clock_offset(view.evidence)
    if offset is not None and abs(offset) > CLOCK_TOLERANCE and _clock_explains(view, answer, trouble, offset):
        effect = "So a certificate that is good looks as if it were out of its dates."
        return clock_finding(view, offset, effect, Severity.ERROR, answer, _shown(answer.certificate))
    sure = (
        "This machine's clock agrees with the registry's."
        if offset is not None and abs(offset) <= CLOCK_TOLERANCE
        else f"This machine's clock says {view.evidence.now}; if that is wrong, the clock is the cause."
    )
    facts = {"host": _host(view, answer), "sure": sure, **_certificate_words(answer)}
    return find(view, _DATES[trouble], answer, _shown(answer.certificate), facts=facts)


def _clock_explains(view: View, answer: Answer, trouble: Trouble, offset: float) -> bool:
    now = true_now(view.evidence)
    certificate = answer.certificate or Certificate()
    start, end = read_moment(certificate.not_before), read_moment(certificate.not_after)
    if now is None or (start is None and end is None):
        return (offset > 0) == (trouble is Trouble.TLS_EXPIRED)
    return (start is None or start <= now) and (end is None or now <= end)


def clock_finding(view: View, offset: float, effect: str, severity: Severity, *seen: Answer | str | None) -> Finding:
    """The clock, and by how much."""
    side = "ahead of" if offset > 0 else "behind"
    words = f"{duration(offset)} {side}"
    shown = f"our clock is {words} the registry's Date header"
    return find(view, "network.clock-wrong", shown, *seen, severity=severity, offset=words, effect=effect)


def clock_findings(view: View) -> Findings:
    """A wrong clock that has not broken anything yet."""
    offset = clock_offset(view.evidence)
    if offset is None or abs(offset) <= CLOCK_TOLERANCE:
        return ()
    effect = "Certificates and signed addresses fail when it goes further."
    return (clock_finding(view, offset, effect, Severity.WARNING),)


def rate_limited(view: View, answer: Answer) -> Finding:
    """A 429 that outlasted the retries."""
    wait = answer.headers.get("retry-after", "")
    limit = answer.message or answer.headers.get("ratelimit-limit", "")
    return find(
        view,
        "registry.rate-limited",
        answer,
        host=_host(view, answer),
        limit=f"It says: {limit.rstrip('.')}." if limit else "",
        wait=f"{wait} seconds" if wait.isdigit() else "some minutes",
    )


def transient_findings(view: View) -> Findings:
    """Requests that succeeded after a repeat: seen, and no verdict."""
    evidence = view.evidence
    asked = (evidence.registry.ping if evidence.registry else None, evidence.exchange, evidence.manifest)
    return tuple(_transient(view, answer) for answer in asked if answer is not None and answer.ok and answer.history)


def _transient(view: View, answer: Answer) -> Finding:
    refused = any(step[:3] in {"401", "403"} for step in answer.history)
    severity = Severity.WARNING if refused else Severity.NOTE
    facts = {"host": _host(view, answer), "history": ", ".join(answer.history[:5])}
    return find(view, "registry.transient", answer, severity=severity, facts=facts)
