"""The GitHub API's refusals, by their words: what an organisation's rules say about a token."""

from __future__ import annotations

import re

from waybill.core.diagnosis.telling import find
from waybill.core.diagnosis.view import View
from waybill.core.evidence import Answer
from waybill.core.finding import Finding

_RULES = (
    (re.compile(r"number of login attempts", re.IGNORECASE), "auth.locked-out"),
    (re.compile(r"SAML enforcement", re.IGNORECASE), "auth.sso-required"),
    (re.compile(r"OAuth App access restrictions", re.IGNORECASE), "auth.oauth-restricted"),
    # Before the next: that refusal begins with the words of the next one.
    (re.compile(r"token.{0,40}lifetime", re.IGNORECASE), "auth.token-lifetime"),
    (re.compile(r"forbids access via a personal access token \(classic\)", re.IGNORECASE), "auth.classic-forbidden"),
    (re.compile(r"IP allow list", re.IGNORECASE), "auth.ip-not-allowed"),
)
_SSO_URL = re.compile(r"url=(https://[^\s;,]+)")


def policy_finding(view: View) -> Finding | None:
    """The rule that a refusal of the GitHub API names, if it names one."""
    for answer in _own_answers(view):
        code = _rule(answer) if answer.status == 403 else ""
        if code:
            return find(view, code, *seen_steps(view), answer, sso_url=_sso_url(view, answer))
    return None


def api_answers(view: View) -> tuple[Answer, ...]:
    """What the GitHub API said about the account and about the package, as far as it was asked."""
    user, package = view.evidence.user, view.evidence.package
    asked = (user.answer if user else None, package.answer if package else None)
    return tuple(answer for answer in asked if answer is not None)


def asked_with_same(view: View) -> bool:
    """True when the package was asked for with the registry's credential: only then a refusal speaks of it."""
    package = view.evidence.package
    return package is not None and package.asked_with is view.credential.source


def _own_answers(view: View) -> tuple[Answer, ...]:
    answers = api_answers(view)
    return answers if asked_with_same(view) or view.evidence.package is None else answers[:-1]


def seen_steps(view: View) -> tuple[Answer, ...]:
    """The registry's answers that a finding about access rests on."""
    evidence = view.evidence
    steps = (evidence.anonymous, evidence.exchange, evidence.manifest)
    return tuple(step for step in steps if step is not None)


def is_rate_limited(answer: Answer) -> bool:
    """True for the GitHub API's primary and secondary limits."""
    if answer.status == 429:
        return True
    spent = answer.headers.get("x-ratelimit-remaining") == "0" or "rate limit" in answer.message.lower()
    return answer.status == 403 and spent


def _rule(answer: Answer) -> str:
    for pattern, code in _RULES:
        if pattern.search(answer.message):
            return code
    return "auth.sso-required" if answer.headers.get("x-github-sso", "").startswith("required") else ""


def _sso_url(view: View, answer: Answer) -> str:
    user = view.evidence.user
    text = answer.headers.get("x-github-sso", "") or (user.sso if user else "")
    found = _SSO_URL.search(text)
    return f"Or, within the hour, open {found[1]}" if found else ""
