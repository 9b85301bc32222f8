"""What one wrong answer means, as a finding. Pure."""

from __future__ import annotations

from waybill.core.answering import (
    ABSENT,
    BODY,
    CUT,
    FOREIGN,
    LONG,
    NOT_A_WORD,
    NOT_JSON,
    OTHER,
    REDIRECT,
    STATUS,
    UNASKED,
    UNREAD,
    Expected,
    default_page,
    expected_of,
)
from waybill.core.diagnosis.host.answers_docker import said_by_docker
from waybill.core.diagnosis.host.answers_ports import port_of, published_words, publishers
from waybill.core.diagnosis.host.answers_series import Judged
from waybill.core.diagnosis.host.view import HostView
from waybill.core.diagnosis.telling import find
from waybill.core.evidence import Certificate, Trouble
from waybill.core.finding import Finding
from waybill.core.host.answer import HOST, PUBLIC, AppAnswer

_WHO = {HOST: "the host itself", PUBLIC: "the runner"}
_NOT_ASKED = frozenset(
    {Trouble.RESOLVER_SILENT, Trouble.PROXY_NEEDS_LOGIN, Trouble.PROXY_REFUSED, Trouble.PROXY_UNREACHABLE}
)
_PROXY_LOGIN = 407
_NO_CONNECTION = frozenset({Trouble.CONNECTION_REFUSED, Trouble.UNREACHABLE, Trouble.CONNECTION_TIMEOUT})
_SIMPLY = {
    Trouble.NAME_NOT_FOUND: "health.name-not-found",
    Trouble.TLS_NOT_TLS: "health.not-tls",
    Trouble.TIMEOUT: "health.silent",
}
_CERTIFICATE = {
    Trouble.TLS_UNKNOWN_CA: "it is not signed by an authority that is trusted here",
    Trouble.TLS_WRONG_NAME: "it is for another name",
    Trouble.TLS_EXPIRED: "it has expired",
    Trouble.TLS_NOT_YET_VALID: "it is not valid yet",
    Trouble.TLS_OTHER: "the TLS handshake failed",
}
_PROBLEMS = {
    NOT_JSON: "the body is no JSON",
    ABSENT: "nothing stands there",
    NOT_A_WORD: "what stands there is no text",
    CUT: "the body is longer than the 64 KiB that are read",
    LONG: "what stands there is longer than any version, tag or commit",
}


def shown(answer: AppAnswer) -> str:
    """One question and what came of it, in one line. The text is foreign."""
    at = f" at {answer.peer}" if answer.peer else ""
    road = f" by {answer.road}" if answer.road and answer.road != "direct" else ""
    led = f", redirected: {', '.join(answer.redirects)}" if answer.redirects else ""
    return f"GET {answer.url}{at}{road}: {came(answer)}{led}"


def came(answer: AppAnswer) -> str:
    """What came, without saying of which question."""
    if answer.trouble is not None or answer.status is None:
        what = answer.trouble.value if answer.trouble else "not asked"
        return f"{what} ({answer.detail})" if answer.detail else what
    said = f", identity {', '.join(answer.identity)}" if answer.identity else ""
    page = f", page titled {answer.title}" if answer.title else f", body begins {answer.body[:80]}"
    return f"{answer.status}{said}" + (page if answer.body or answer.title else "")


def who(answer: AppAnswer) -> str:
    """Who asked."""
    return _WHO.get(answer.view, "the host itself")


def flaw_finding(view: HostView, one: Judged, *seen: str) -> Finding:
    """The finding for an answer that was not as wished."""
    tell = {
        UNASKED: _unasked,
        STATUS: _status,
        REDIRECT: _redirect,
        FOREIGN: _foreign,
        BODY: _body,
        OTHER: _other,
        UNREAD: _unread,
    }.get(one.flaw, _lost)
    return tell(view, one.answer, seen)


def _facts(view: HostView, answer: AppAnswer) -> dict[str, str]:
    docker = said_by_docker(view) if answer.view == HOST else ""
    return {"url": answer.url, "who": who(answer), "docker": docker, "said": answer.detail}


def _find(view: HostView, code: str, answer: AppAnswer, seen: tuple[str, ...], **more: str) -> Finding:
    return find(view, code, shown(answer), *seen, facts={**_facts(view, answer), **more})


def _unasked(view: HostView, answer: AppAnswer, seen: tuple[str, ...]) -> Finding:
    return _find(view, "health.no-way", answer, seen, reason=answer.detail or "no way to it was found")


# No answer


def _lost(view: HostView, answer: AppAnswer, seen: tuple[str, ...]) -> Finding:
    trouble = answer.trouble or Trouble.MALFORMED
    code = _SIMPLY.get(trouble)
    if trouble in _NOT_ASKED or (trouble is Trouble.UNREACHABLE and answer.view == PUBLIC):
        return _find(view, "health.no-way", answer, seen, reason=answer.detail or trouble.value)
    if code is not None:
        return _find(view, code, answer, seen)
    if trouble in _CERTIFICATE:
        return _certificate(view, answer, seen, _CERTIFICATE[trouble])
    if trouble in _NO_CONNECTION:
        return _no_connection(view, answer, seen)
    if trouble is Trouble.RESET and answer.view == HOST and publishers(view.chosen, port_of(answer.url)):
        return _find(view, "health.nobody-behind-port", answer, seen, published=published_words(view))
    return _find(view, "health.answer-unusable", answer, seen, what=answer.detail or trouble.value)


def _no_connection(view: HostView, answer: AppAnswer, seen: tuple[str, ...]) -> Finding:
    if answer.view == PUBLIC:
        return _find(view, "health.public-unreachable", answer, seen)
    published = published_words(view)
    return _find(view, "health.refused", answer, (*seen, published), port=str(port_of(answer.url)), published=published)


def _certificate(view: HostView, answer: AppAnswer, seen: tuple[str, ...], problem: str) -> Finding:
    certificate = answer.certificate or Certificate()
    names = ", ".join(certificate.names[:5]) or certificate.subject
    dates = f"valid {certificate.not_before or '?'} to {certificate.not_after or '?'}"
    line = f"certificate for {names}, issuer {certificate.issuer}, {dates}" if names else ""
    return _find(view, "health.certificate", answer, (*seen, line), fault=problem)


# A wrong answer


def _status(view: HostView, answer: AppAnswer, seen: tuple[str, ...]) -> Finding:
    if answer.status == _PROXY_LOGIN:
        return _find(view, "health.no-way", answer, seen, reason="the runner's proxy wants a login")
    wished = ", ".join(view.evidence.wish.health.status) or "2xx"
    return _find(view, "health.status", answer, seen, status=str(answer.status), wished=wished)


def _redirect(view: HostView, answer: AppAnswer, seen: tuple[str, ...]) -> Finding:
    ended = answer.redirects[-1].partition(" ")[2]
    return _find(view, "health.redirected", answer, seen, ended=ended, count=str(len(answer.redirects)))


def _foreign(view: HostView, answer: AppAnswer, seen: tuple[str, ...]) -> Finding:
    return _find(view, "health.foreign-page", answer, seen, page=default_page(answer))


def _body(view: HostView, answer: AppAnswer, seen: tuple[str, ...]) -> Finding:
    cut = " in its first 64 KiB" if answer.cut else ""
    return _find(view, "health.body", answer, seen, wished=view.evidence.wish.health.body, cut=cut)


def _unread(view: HostView, answer: AppAnswer, seen: tuple[str, ...]) -> Finding:
    problem = _PROBLEMS.get(answer.identity_problem, "nothing stands there")
    page = f" What came is a page for people (`{answer.title}`)." if answer.title else ""
    return _find(view, "health.identity-absent", answer, seen, pointer=_pointer(view), fault=problem, titled=page)


def _other(view: HostView, answer: AppAnswer, seen: tuple[str, ...]) -> Finding:
    found = ", ".join(answer.identity or ())
    expected = expected_of(view.evidence.wish)
    if not (expected.tag or expected.version or expected.commit):
        return _find(view, "health.identity-wordless", answer, seen, pointer=_pointer(view), found=found)
    wanted = words_of(expected)
    return _find(view, "health.identity-other", answer, seen, pointer=_pointer(view), found=found, wanted=wanted)


def _pointer(view: HostView) -> str:
    return view.evidence.wish.health.identity


def words_of(expected: Expected) -> str:
    """The words of which one must be carried, in words."""
    return ", ".join(f"{kind} {word}" for kind, word in expected.named()) or "nothing that is known"
