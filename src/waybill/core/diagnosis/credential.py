"""The credential rung: a credential that is damaged, dead, or of no use for a login."""

from __future__ import annotations

from collections.abc import Callable

from waybill.core.diagnosis.moments import seconds_until
from waybill.core.diagnosis.network import unexpected
from waybill.core.diagnosis.policy import policy_finding, seen_steps
from waybill.core.diagnosis.registry import token_problem
from waybill.core.diagnosis.telling import Findings, find
from waybill.core.diagnosis.view import STORED, View
from waybill.core.evidence import Answer, Damage, Source, TokenKind
from waybill.core.finding import Finding, Severity

_REFUSALS = frozenset({400, 401, 403})
_NO_SUCH_STEP = frozenset({404, 405})  # an identity token is sent by POST, which not every registry knows
_PLACE = {Damage.OUTER_WHITESPACE: "at an end", Damage.INNER_WHITESPACE: "inside"}
_SENT_TRIMMED = frozenset({Source.INPUT, Source.JOB_TOKEN})  # white space at an end cannot be why these were refused
_TEMPLATES = {Damage.PLACEHOLDER: "a template that was never filled in", Damage.EMPTY: "empty"}
_DAMAGES = {
    Damage.CHECKSUM: "its checksum does not match",
    Damage.CHARACTERS: "it has characters that such a token never has",
    Damage.LENGTH: "it is too short or too long",
    Damage.QUOTED: "it is still wrapped in quotes",
    Damage.BASE64_OF_LOGIN: "it is base64 of `user:token`, and the token itself is needed",
}


def credential_findings(view: View) -> Findings:
    """Why the credential itself is of no use here; nothing when it is alive."""
    step = view.evidence.exchange
    if view.is_anonymous:
        return ()
    if step is None:
        found = None if view.was_read else (damage_finding(view) or _refresh_token(view))
    elif step.ok:
        found = None
    elif step.status in _REFUSALS or (step.status in _NO_SUCH_STEP and view.credential.identity_token):
        found = _dead(view)
    else:
        found = token_problem(view, step) or unexpected(view, step)
    return (found,) if found else ()


def damage_finding(view: View) -> Finding | None:
    """What is visibly wrong with the credential's text."""
    for damage in view.credential.damage:
        if damage is Damage.OUTER_WHITESPACE and view.credential.source in _SENT_TRIMMED:
            continue
        if damage in _PLACE:
            return find(view, "auth.whitespace", *seen_steps(view), severity=Severity.ERROR, place=_PLACE[damage])
        if damage in _TEMPLATES:
            return find(view, "auth.placeholder", *seen_steps(view), what=_TEMPLATES[damage])
        return find(view, "auth.damaged-token", *seen_steps(view), what=_DAMAGES[damage])
    return None


def _dead(view: View) -> Finding:
    rules: tuple[Callable[[View], Finding | None], ...] = (
        damage_finding,
        _refresh_token,
        _identity_token,
        policy_finding,
        _expired,
        _elsewhere,
        _alive_at_github,
        _job_token,
        _stale_login,
        _short_lived,
    )
    found = next((found for rule in rules if (found := rule(view)) is not None), None)
    return found or find(view, "auth.token-dead", *_seen(view), also=_also(view))


def _seen(view: View) -> tuple[Answer, ...]:
    user = view.evidence.user
    return (*seen_steps(view), *((user.answer,) if user else ()))


def _refresh_token(view: View) -> Finding | None:
    return find(view, "auth.refresh-token", *seen_steps(view)) if view.credential.kind is TokenKind.REFRESH else None


def _identity_token(view: View) -> Finding | None:
    if not (view.credential.identity_token and view.is_github):
        return None
    return find(view, "auth.identity-token", *seen_steps(view))


def _expired(view: View) -> Finding | None:
    user, step = view.evidence.user, view.evidence.exchange
    left = seconds_until(user.expires, view.evidence) if user else None
    if user and left is not None and left <= 0:
        return find(view, "auth.token-expired", *_seen(view), expires=user.expires)
    if step is not None and "expired" in step.message.lower():
        return find(view, "auth.token-expired", *_seen(view), expires="some time ago; the registry says so")
    return None


def _elsewhere(view: View) -> Finding | None:
    return None if view.is_github else find(view, "auth.login-refused", *seen_steps(view))


def _alive_at_github(view: View) -> Finding | None:
    user = view.evidence.user
    known = user is not None and (user.answer.ok or "not accessible by integration" in user.answer.message)
    return find(view, "auth.refused-at-registry", *_seen(view)) if known else None


def _job_token(view: View) -> Finding | None:
    """Handed over by the job itself: it can only be over, or of another server."""
    if view.credential.source is not Source.JOB_TOKEN:
        return None
    return find(view, "auth.job-token-dead", *_seen(view))


def _stale_login(view: View) -> Finding | None:
    if not (view.is_public and view.credential.source in STORED):
        return None
    return find(view, "auth.stale-login", *_seen(view))


def _short_lived(view: View) -> Finding | None:
    kind = view.credential.kind
    if kind is TokenKind.OAUTH:
        effect = "It is dead now."
        return find(view, "auth.gh-cli-token", *_seen(view), severity=Severity.ERROR, effect=effect)
    if kind in KIND_WORDS:
        effect = "It is dead now."
        facts = {"kind": KIND_WORDS[kind], "effect": effect}
        return find(view, "auth.short-lived-token", *_seen(view), severity=Severity.ERROR, facts=facts)
    return None


KIND_WORDS = {
    TokenKind.INSTALLATION: "an installation token (`ghs_`): a job's GITHUB_TOKEN dies with its job, an app's after "
    "one hour",
    TokenKind.APP_USER: "a user token of a GitHub App (`ghu_`): it dies after eight hours",
}


def _also(view: View) -> str:
    if view.is_public:
        return "The image is public and needs no credential: leave it out, and the pull works."
    if view.credential.kind is TokenKind.FINE_GRAINED:
        return "It is a fine-grained token, which reads no private package even when alive."
    return "One run sees one moment: when a second run differs, it was a passing fault."
