"""The push rung: an upload was started and cancelled, and the registry's words say why it was refused."""

from __future__ import annotations

from waybill.core.diagnosis.network import failing
from waybill.core.diagnosis.policy import policy_finding
from waybill.core.diagnosis.telling import Findings, find
from waybill.core.diagnosis.view import View
from waybill.core.evidence import Answer, PushFacts, TokenKind
from waybill.core.finding import Finding

_WORDS = (
    ("does not match expected scopes", "push.denied-scopes"),
    ("not allowed to create", "push.denied-create"),
    ("not allowed to write", "push.denied-job-permission"),
    ("write_package", "push.denied-write-package"),
    ("read_package", "push.denied-read-package"),
)
_REFUSALS = frozenset({400, 401, 403})


def push_findings(view: View) -> Findings:
    """Why a push would be refused; nothing when it is not wished or an upload was let in."""
    if not view.evidence.wish.push:
        return ()
    push = view.evidence.push
    if push is None or (push.start is None and push.exchange is None):
        return (_not_made(view, None, "it was not asked"),)
    if push.exchange is not None and not push.exchange.ok:
        return (_refused(view, push, push.exchange),)
    if push.start is None:
        return (_not_made(view, push.exchange, "no upload was started"),)
    return () if push.start.ok else (_refused(view, push, push.start),)


def _not_made(view: View, seen: Answer | None, reason: str) -> Finding:
    return find(view, "check.not-made", seen, what="a push will be let in", reason=reason)


def _refused(view: View, push: PushFacts, answer: Answer) -> Finding:
    if answer.status not in _REFUSALS:
        facts = {"status": str(answer.status), "message": answer.message}
        return failing(view, answer) or find(view, "push.refused-status", push.exchange, answer, facts=facts)
    if view.is_anonymous:
        return find(view, "push.anonymous", answer)
    if view.is_github and view.credential.kind is TokenKind.FINE_GRAINED:
        return find(view, "auth.fine-grained-token", answer, effect="This push is refused.")
    policy = policy_finding(view)
    return policy or find(view, _code(view, answer), answer, facts=_facts(view, answer))


def _code(view: View, answer: Answer) -> str:
    said = answer.message.lower()
    for words, code in _WORDS:
        if words in said:
            return code
    lacking = view.evidence.user is not None and view.evidence.user.scopes is not None
    return "push.denied-scopes" if lacking and "write:packages" not in _scopes(view) else "push.denied"


def _scopes(view: View) -> tuple[str, ...]:
    user = view.evidence.user
    return (user.scopes or ()) if user is not None else ()


def _facts(view: View, answer: Answer) -> dict[str, str]:
    user = view.evidence.user
    known = user is not None and user.scopes is not None
    return {
        "pusher": "repository" if view.is_job_token else "account",
        "scopes_seen": f"It has: {', '.join(_scopes(view)) or 'none at all'}." if known else "",
        "message": f"It says: {answer.message.rstrip('.')}." if answer.message else "",
    }
