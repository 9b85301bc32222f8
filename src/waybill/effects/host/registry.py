"""Asking a registry by the host's own road: for engines that cannot be asked, such as podman's.

The protocol and the TLS are the runner's; only the connection is made by the host. So a secret goes to the registry
alone, and the host does not see it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from waybill.core.evidence import Answer, CredentialFacts, Source, Trouble
from waybill.core.keychain import Credential
from waybill.effects.answers.read import LIMITS, trust_of
from waybill.effects.channel import Channel
from waybill.effects.clock import Clock
from waybill.effects.host.dial import HostDial, is_forbidden, names_of_the_host, trouble_of_words
from waybill.effects.http import Http
from waybill.effects.registry import Registry
from waybill.secret import Secret

_NOBODY = Credential(facts=CredentialFacts(source=Source.ANONYMOUS))
# In an engine's words, so that one reader sorts both.
_WORDS = {
    Trouble.NAME_NOT_FOUND: "no such host",
    Trouble.RESOLVER_SILENT: "server misbehaving",
    Trouble.CONNECTION_REFUSED: "connection refused",
    Trouble.UNREACHABLE: "no route to host",
    Trouble.CONNECTION_TIMEOUT: "i/o timeout",
    Trouble.TIMEOUT: "timed out",
    Trouble.RESET: "connection reset",
    Trouble.TLS_EXPIRED: "certificate has expired or is not yet valid",
    Trouble.TLS_NOT_YET_VALID: "certificate has expired or is not yet valid",
    Trouble.TLS_UNKNOWN_CA: "x509: certificate signed by unknown authority",
    Trouble.TLS_WRONG_NAME: "x509: certificate is valid for another name",
    Trouble.TLS_OTHER: "tls: handshake failure",
    Trouble.TLS_NOT_TLS: "server gave HTTP response to HTTPS client",
    Trouble.MALFORMED: "unable to decode token response",
}


def ask_through(
    channel: Channel,
    host: str,
    repository: str,
    reference: str,
    credential: Credential | None,
    *,
    environ: Mapping[str, str],
    registry_ca: str = "",
    clock: Clock | None = None,
    learn: Callable[[Secret], object] = bool,
) -> tuple[Answer, str]:
    """The answer to a question for this manifest, its message in an engine's words; and the digest that was named."""
    dial = HostDial(channel)
    http = Http(
        trust_of(environ),
        registry_ca=registry_ca,
        limits=LIMITS,
        clock=clock,
        resolver=names_of_the_host(),
        dial=dial,
    )
    try:
        with http:
            answer = _asked(Registry(host, http, learn=learn), repository, reference, credential or _NOBODY)
        words = dial.complaints() if answer.trouble is not None else ""
    finally:
        dial.drop()
    known = trouble_of_words(words)
    if is_forbidden(words) or (dial.refusal is not None and (dial.refusal.lost or known is None)):
        return replace(answer, status=None, trouble=None, message=words), ""
    if words:
        answer = replace(answer, trouble=known or answer.trouble, detail=words)
    return replace(answer, message=_in_words(answer)), answer.headers.get("docker-content-digest", "")


def _asked(registry: Registry, repository: str, reference: str, credential: Credential) -> Answer:
    grant = registry.authorize_twice(repository, ("pull",), credential)
    if not grant.answer.ok:
        return replace(grant.answer, code=f'Get "{grant.answer.url}": {grant.answer.code.lower()}'.rstrip(": "))
    return registry.exists(repository, reference, grant)


def _in_words(answer: Answer) -> str:
    if answer.trouble is not None:
        kind = _WORDS.get(answer.trouble, answer.trouble.value)
        return f"{kind} ({answer.detail})" if answer.detail else kind
    if answer.ok or answer.status is None:
        return ""
    said = ": ".join(word for word in (answer.code, answer.message) if word)
    if answer.status >= 500:
        return f"unexpected HTTP status: {answer.status}"
    return said or f"unexpected HTTP status: {answer.status}"
