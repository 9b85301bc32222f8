"""What is worth saying although it decides nothing today: logins that will die, rights that are too wide."""

from __future__ import annotations

from waybill.core.diagnosis.credential import KIND_WORDS
from waybill.core.diagnosis.moments import duration, seconds_until
from waybill.core.diagnosis.policy import api_answers, is_rate_limited
from waybill.core.diagnosis.telling import Findings, find, outcome
from waybill.core.diagnosis.view import STORED, View
from waybill.core.evidence import Answer, Damage, Source, TokenKind, UserFacts
from waybill.core.finding import Finding, Severity

_DATED = frozenset({TokenKind.CLASSIC, TokenKind.FINE_GRAINED, TokenKind.OAUTH})
_BROAD = ("repo", "delete_repo", "workflow", "delete:packages", "write:org", "site_admin", "codespace", "user")


def credential_notes(view: View) -> Findings:
    """Warnings and notes about a credential that is alive."""
    if not _is_alive(view):
        return ()
    rules = (_expiry, _whitespace, _fine_grained, _gh_cli, _short_lived, _identity, _no_name, _broad)
    return tuple(found for rule in rules if (found := rule(view)) is not None)


def _is_alive(view: View) -> bool:
    step = view.evidence.exchange
    return not view.is_anonymous and (view.was_read if step is None else step.ok)


def _expiry(view: View) -> Finding | None:
    user = view.evidence.user
    left = seconds_until(user.expires, view.evidence) if user else None
    if user is None or left is None:
        return None
    if left <= 0:
        effect = "That is past, and it still works: this machine's clock is likely to be wrong."
        return _expiring(view, user, left, Severity.WARNING, effect)
    if left < view.evidence.job.limit_seconds:
        limit = duration(view.evidence.job.limit_seconds)
        return _expiring(view, user, left, Severity.ERROR, f"This job may take {limit}, so it can die in the middle.")
    if left < view.evidence.wish.expiry_warning_days * 86400:
        return _expiring(view, user, left, Severity.WARNING, "After that every pull and push with it fails.")
    return None


def _expiring(view: View, user: UserFacts, left: float, severity: Severity, effect: str) -> Finding:
    seen = f"github-authentication-token-expiration: {user.expires}"
    facts = {"expires": user.expires, "left": duration(left), "effect": effect}
    return find(view, "auth.token-expiring", seen, severity=severity, facts=facts)


def _whitespace(view: View) -> Finding | None:
    spaces = {Damage.OUTER_WHITESPACE: "at an end", Damage.INNER_WHITESPACE: "inside"}
    place = next((spaces[damage] for damage in view.credential.damage if damage in spaces), None)
    return None if place is None else find(view, "auth.whitespace", place=place)


def _fine_grained(view: View) -> Finding | None:
    if not view.is_github or view.credential.kind is not TokenKind.FINE_GRAINED:
        return None
    manifest = view.evidence.manifest
    if manifest is None or not (manifest.ok or manifest.status == 404):
        return None
    effect = "It works here because the image is public."
    return find(view, "auth.fine-grained-token", severity=Severity.WARNING, effect=effect)


def _gh_cli(view: View) -> Finding | None:
    if not view.is_github or view.credential.kind is not TokenKind.OAUTH:
        return None
    return find(view, "auth.gh-cli-token", effect="It works today.")


def _short_lived(view: View) -> Finding | None:
    """In a job such a token is in its place, wherever it was put; on a server it is a login that will die."""
    kind = view.credential.kind
    if not view.is_github or kind not in KIND_WORDS or view.credential.source is Source.JOB_TOKEN:
        return None
    if kind is TokenKind.INSTALLATION and view.evidence.job.in_actions:
        return None
    return find(view, "auth.short-lived-token", kind=KIND_WORDS[kind], effect="It works now, and not tomorrow.")


def _identity(view: View) -> Finding | None:
    if not (view.is_github and view.credential.identity_token):
        return None
    return find(view, "auth.identity-token", severity=Severity.WARNING)


def _no_name(view: View) -> Finding | None:
    facts = view.credential
    if facts.username or facts.identity_token or facts.source not in STORED:
        return None
    return find(view, "auth.username-missing")


def _broad(view: View) -> Finding | None:
    user = view.evidence.user
    if user is None or not user.scopes or view.credential.kind is not TokenKind.CLASSIC:
        return None
    broad = [scope for scope in user.scopes if scope in _BROAD or scope.startswith("admin:")]
    if not broad:
        return None
    return find(view, "auth.scope-broad", f"X-OAuth-Scopes: {', '.join(user.scopes)}", scopes=", ".join(broad))


# The GitHub API itself


def api_notes(view: View) -> Findings:
    """Questions that the GitHub API left open. None of them decides over the pull."""
    troubled = [answer for answer in api_answers(view) if _is_troubled(answer)]
    if troubled:
        return (_troubled(view, troubled[0]),)
    return _expiry_unread(view)


def _is_troubled(answer: Answer) -> bool:
    silent = answer.trouble is not None or answer.status is None or answer.status >= 500
    return silent or is_rate_limited(answer)


def _troubled(view: View, answer: Answer) -> Finding:
    if not is_rate_limited(answer):
        return find(view, "github.unreachable", answer, detail=outcome(answer))
    wait, reset = answer.headers.get("retry-after", ""), answer.headers.get("x-ratelimit-reset", "")
    when = f"in {wait} seconds" if wait else f"after {reset} (Unix time)" if reset else "in some minutes"
    return find(view, "github.rate-limited", answer, limit=f"It says: {answer.message.rstrip('.')}.", reset=when)


def _expiry_unread(view: View) -> Findings:
    """A live token of a kind that may have a date, and an answer without one that we could read."""
    user = view.evidence.user
    if user is None or user.answer.ok or view.credential.kind not in _DATED or not _is_alive(view):
        return ()
    return (find(view, "auth.expiry-unread", user.answer),)
