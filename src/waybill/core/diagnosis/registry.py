"""The registry rung: is what answers really this registry, and may a credential be sent where it says."""

from __future__ import annotations

from waybill.core.diagnosis.network import failing
from waybill.core.diagnosis.telling import Findings, find
from waybill.core.diagnosis.view import View
from waybill.core.evidence import Answer, RegistryFacts, Trouble
from waybill.core.finding import Finding


def registry_findings(view: View) -> Findings:
    """Why the registry cannot be spoken to. An image that came settles that it can; a page with status 200 does not."""
    facts = view.evidence.registry
    if facts is None or view.was_read:
        return ()
    found = failing(view, facts.ping) or _identity(view, facts) or _realm(view, facts)
    return (found,) if found else ()


def looks_like_page(answer: Answer) -> bool:
    """True for a web page where JSON should be."""
    return "text/html" in answer.headers.get("content-type", "") or answer.excerpt.lstrip().startswith("<")


def _identity(view: View, facts: RegistryFacts) -> Finding | None:
    ping = facts.ping
    if looks_like_page(ping) or not (ping.ok or (ping.status == 401 and facts.challenge is not None)):
        return find(view, "registry.not-a-registry", ping)
    if facts.challenge is not None and facts.challenge.scheme.lower() not in {"bearer", "basic"}:
        return find(view, "registry.unknown-challenge", ping, scheme=facts.challenge.scheme)
    return None


def _realm(view: View, facts: RegistryFacts) -> Finding | None:
    if view.is_anonymous or not facts.realm_refused:
        return None
    return realm_elsewhere(view, facts.realm_refused) if _not_sent(view.evidence.exchange) else None


def _not_sent(exchange: Answer | None) -> bool:
    return exchange is None or exchange.trouble is Trouble.REDIRECT_REFUSED


def realm_elsewhere(view: View, reason: str) -> Finding:
    """The credential was held back, and why."""
    facts = view.evidence.registry
    realm = facts.challenge.realm if facts and facts.challenge else ""
    return find(view, "registry.realm-elsewhere", facts.ping if facts else None, realm=realm, reason=reason)


def token_problem(view: View, step: Answer) -> Finding | None:
    """A token step that is no refusal: without a usable answer, without a token, or never made for good reason."""
    if step.trouble is Trouble.MALFORMED and "no token" in step.detail:
        return find(view, "registry.token-missing", step)
    if step.trouble is Trouble.REDIRECT_REFUSED and "secret" in step.detail:
        return realm_elsewhere(view, step.detail)
    return failing(view, step)
