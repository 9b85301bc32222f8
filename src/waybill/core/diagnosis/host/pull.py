"""May this host have the image: what its engine or its client was told, why not, and what remains. Pure.

A refused pull is an error: whoever deploys by other means than a relay fails on it. Only where `transport: relay` is
wished it is a warning.
"""

from __future__ import annotations

import re
from dataclasses import replace

from waybill.core.diagnosis.host.logins import login_findings
from waybill.core.diagnosis.host.view import HostView
from waybill.core.diagnosis.moments import CLOCK_TOLERANCE, duration
from waybill.core.diagnosis.telling import BLOCKING, Findings, blocks, find, told
from waybill.core.evidence import Answer, Certificate, CredentialFacts, TokenKind, Trouble
from waybill.core.finding import Finding, Severity
from waybill.core.host.engine import Store
from waybill.core.host.evidence import PullFacts
from waybill.core.host.pull_words import CODES, ON_THE_WAY, Refusal, refusal_of

_KINDS = {
    TokenKind.FINE_GRAINED: "It is a fine-grained token: GitHub Packages takes classic ones only.",
    TokenKind.OAUTH: "It is a token of the GitHub CLI, which has no right to packages unless that was added.",
    TokenKind.INSTALLATION: "It is a job's or an app's token: the repository must be on the package's list.",
    TokenKind.APP_USER: "It is an app's token, which opens no private package.",
}
_LONG_DIGEST = re.compile(r"(sha256:[0-9a-f]{12})[0-9a-f]{52}")
_OF_LOGINS = frozenset({Refusal.LOGIN_MISSING, Refusal.LOGIN_DEAD, Refusal.HIDDEN, Refusal.DENIED})
_OF_UNBORN = frozenset({Refusal.ABSENT, Refusal.HIDDEN, Refusal.DENIED})
_DATES = frozenset({Trouble.TLS_EXPIRED, Trouble.TLS_NOT_YET_VALID})


def pull_findings(view: HostView) -> Findings:
    """Every finding about pulling from this host."""
    pull = view.evidence.pull
    if pull is None:
        return ()
    direct = (*_verdict(view, pull), *_blob_host(view, pull))
    if view.evidence.wish.transport == "relay":
        direct = tuple(_softened(finding) for finding in direct)
    return (*direct, *_relay(view, pull, needed=blocks(direct) or view.evidence.wish.transport == "relay"))


def _softened(finding: Finding) -> Finding:
    """By relay the host pulls nothing from the registry itself; the cause stays visible."""
    return replace(finding, severity=Severity.WARNING) if finding.severity in BLOCKING else finding


# The verdict


def _verdict(view: HostView, pull: PullFacts) -> Findings:
    way = _on_the_way(view, pull)
    if way is not None:
        return (way,)
    if pull.unasked or pull.answer is None:
        return _undecided(view, pull)
    if pull.answer.ok:
        return _allowed(view, pull)
    words = pull.words or f"{pull.answer.code} {pull.answer.message}".strip()
    refusal = refusal_of(words, with_login=_with_login(pull), status=pull.answer.status)
    if _is_foreseen(view, refusal):
        return ()
    if refusal in _OF_LOGINS and pull.credential is None and _told_by_logins(view):
        return ()
    return (_refused(view, pull, refusal, words, pull.answer),)


def _is_foreseen(view: HostView, refusal: Refusal | None) -> bool:
    """The host hears what the runner heard, and that is told of the image.

    A package comes with its first push; until then a registry speaks of it as of one that nobody may see.
    """
    wish = view.evidence.wish
    return (refusal is Refusal.ABSENT and wish.absent) or (refusal in _OF_UNBORN and wish.unborn)


def _undecided(view: HostView, pull: PullFacts) -> Findings:
    engine = view.evidence.engine
    if engine is not None and engine.trouble is not None:
        return ()  # why there is nobody to ask is told already
    if not pull.unasked:
        return ()  # whoever asks says why there is no answer: without that it was not asked at all
    facts = {"reason": pull.unasked, "as": "sudo " if view.evidence.wish.sudo else ""}
    return (find(view, "pull.unasked", _line(pull.engine), facts=facts),)


def _on_the_way(view: HostView, pull: PullFacts) -> Finding | None:
    """What keeps the engine from the registry, whoever asks."""
    engine = pull.engine
    if engine is None or engine.ok or not engine.message:
        return None
    refusal = refusal_of(engine.message, with_login=pull.credential is not None, status=engine.status)
    return _refused(view, pull, refusal, engine.message, engine) if refusal in ON_THE_WAY else None


def _allowed(view: HostView, pull: PullFacts) -> Findings:
    wanted = view.evidence.wish.digest
    if wanted and pull.digest and pull.digest != wanted:
        return (find(view, "pull.other-digest", _line(pull.answer), got=pull.digest),)
    history = (pull.answer.history if pull.answer else ()) or pull.stored_history
    if history and (pull.way == "client") == bool(pull.stored_history):
        return (find(view, "pull.transient", *history[:3], said=" ".join(history[:3])),)
    return ()


def _with_login(pull: PullFacts) -> bool:
    return pull.credential is not None or bool(pull.credential_place)


def _told_by_logins(view: HostView) -> bool:
    """What is wrong with a login that lies on the host is the cause, and is told with its place."""
    machine = view.evidence.machine
    return machine is not None and blocks(tuple(login_findings(view, machine)))


def _refused(view: HostView, pull: PullFacts, refusal: Refusal, words: str, answer: Answer) -> Finding:
    facts = {
        "said": _LONG_DIGEST.sub(r"\1…", words.rstrip(".")),
        "with": _with(pull),
        "place": _place(pull),
        "proxies": ", ".join(pull.proxies) or "not named by `docker info`",
        "also": _also(view, pull, refusal),
        "kind_hint": _kind_hint(pull.credential),
        "as": "sudo " if view.evidence.wish.sudo else "",
    }
    history = tuple(f"before that: {item}" for item in (*answer.history, *pull.stored_history)[:3])
    return find(view, CODES.get(refusal, "pull.refused"), _line(answer), *history, *_seen(pull), facts=facts)


def _line(answer: Answer | None) -> str:
    return told(replace(answer, history=())) if answer is not None else ""


def _seen(pull: PullFacts) -> tuple[str, ...]:
    """The same way as the host itself sees it, with what TLS shows to the runner."""
    if pull.registry is None:
        return ()
    certificate = pull.registry.certificate or Certificate()
    issuer = f"its certificate is of {certificate.issuer}" if certificate.issuer else ""
    return (f"from the host: {told(pull.registry)}", issuer)


def _with(pull: PullFacts) -> str:
    if pull.way == "client":
        return f"with the login stored in {pull.credential_place}"
    if pull.credential is None:
        return "without a login"
    return f"with the credential of {pull.credential_place or 'the run'}"


def _place(pull: PullFacts) -> str:
    return pull.credential_place or "the secret that holds it"


def _kind_hint(credential: CredentialFacts | None) -> str:
    return _KINDS.get(credential.kind, "") if credential else ""


def _also(view: HostView, pull: PullFacts, refusal: Refusal) -> str:
    """What else was seen that tells one cause from another."""
    if refusal is Refusal.CLOCK:
        return _about_clock(view, pull)
    if refusal is Refusal.LOGIN_MISSING and view.evidence.wish.sudo:
        return "Docker is called through sudo, so only root's login counts."
    if pull.registry is None or refusal not in ON_THE_WAY:
        return ""
    if pull.registry.status is not None:
        return "The host itself gets an answer there, so it is the daemon's own resolver, proxy, trust or network."
    return "The host itself does not get an answer there either."


def _about_clock(view: HostView, pull: PullFacts) -> str:
    machine = view.evidence.machine
    offset = machine.clock_offset if machine else None
    if offset is not None and abs(offset) > CLOCK_TOLERANCE:
        return f"The host's clock is {duration(offset)} {'ahead' if offset > 0 else 'behind'}."
    if pull.registry is not None and pull.registry.trouble in _DATES:
        return "For the runner's clock it is out of its dates as well: the certificate itself is."
    return "The host's clock agrees with the runner's." if offset is not None else ""


# The host of the layers


def _blob_host(view: HostView, pull: PullFacts) -> Findings:
    answer = pull.blob_host
    if answer is None or answer.status is not None:
        return ()
    host = answer.url.partition("://")[2].partition("/")[0]
    facts = {"blob_host": host, "said": answer.detail or (answer.trouble.value if answer.trouble else "no answer")}
    return (find(view, "pull.blob-host", _line(answer), facts=facts),)


# The relay


def _relay(view: HostView, pull: PullFacts, *, needed: bool) -> Findings:
    if pull.relay == "not loopback":
        severity = Severity.ERROR if needed else Severity.WARNING
        return (find(view, "pull.relay-open", pull.relay_words, severity=severity, said=pull.relay_words),)
    if pull.relay == "not asked" and view.evidence.wish.transport == "relay":
        return (find(view, "pull.relay-unasked", pull.relay_words, reason=pull.relay_words or "it was not asked"),)
    if pull.relay != "refused" or not needed:
        return ()
    return (find(view, "pull.relay-refused", pull.relay_words, said=pull.relay_words, second=_second_road(view)),)


def _second_road(view: HostView) -> str:
    engine = view.evidence.engine
    if engine is not None and engine.store is Store.CONTAINERD:
        return "the whole image crosses, because this engine's image store takes no part of one"
    return "only the layers that the host lacks cross"
