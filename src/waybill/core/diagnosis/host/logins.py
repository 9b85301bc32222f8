"""Logins that lie on the host: which of them will die, which are dead, and which docker will not find."""

from __future__ import annotations

from collections.abc import Iterator

from waybill.core.diagnosis.host.view import HostView
from waybill.core.diagnosis.telling import find
from waybill.core.evidence import TokenKind
from waybill.core.finding import Finding, Severity
from waybill.core.host.machine import LoginTrouble, MachineFacts, StoredLogin
from waybill.core.pasted import pasted

_DYING = {
    TokenKind.OAUTH: "login.gh-token",
    TokenKind.INSTALLATION: "login.job-token",
    TokenKind.APP_USER: "login.app-user-token",
    TokenKind.REFRESH: "login.refresh-token",
    TokenKind.FINE_GRAINED: "login.fine-grained-token",
}
_KINDS = {
    TokenKind.CLASSIC: "a classic token",
    TokenKind.FINE_GRAINED: "a fine-grained token",
    TokenKind.OAUTH: "a token of the GitHub CLI, `gho_`",
    TokenKind.APP_USER: "an app's token, `ghu_`",
    TokenKind.INSTALLATION: "a job's token, `ghs_`",
    TokenKind.REFRESH: "a refresh token, `ghr_`",
    TokenKind.OTHER: "a password or another token",
    TokenKind.NONE: "kept by a helper",
}
_UNREADABLE = {
    LoginTrouble.UNREADABLE: "the login user may not read it, or it is no plain file",
    LoginTrouble.CANNOT_BE_TOLD: "the host has no means to read it",
}
_DAMAGED = {
    LoginTrouble.AUTH_UNDECODABLE: "`auth` is not base64",
    LoginTrouble.AUTH_WITHOUT_COLON: "`auth` holds no user name and colon before the token",
}
_MALFORMED = {LoginTrouble.MALFORMED: "no JSON that docker could read", LoginTrouble.EMPTY_FILE: "empty"}


def login_findings(view: HostView, machine: MachineFacts) -> Iterator[Finding]:
    """Everything about the logins of one host."""
    for login in machine.logins:
        yield from _kept(view, login)
        yield from _spoiled(view, login)
        yield from _spelling(view, machine, login)
        if login.open_to_others:
            yield _tell(view, "login.open-to-others", login)
    yield from _dead(view, machine)
    yield from _of_another(view, machine)


# How bad it is


def _relies(view: HostView, login: StoredLogin) -> bool:
    """Would a deploy pull with this one?"""
    pull = view.evidence.pull
    return pull is not None and pull.credential_place == login.path and view.evidence.wish.verb != "verify"


def _hurts(view: HostView, login: StoredLogin) -> bool:
    """Was the pull refused, with no other credential than what should have been there?"""
    pull = view.evidence.pull
    if pull is None or pull.answer is None or pull.answer.ok or view.evidence.wish.verb == "verify":
        return False
    return pull.credential_place in ("", login.path)


def _severity(bad: bool) -> Severity | None:
    return Severity.ERROR if bad else None


def _tell(
    view: HostView, code: str, login: StoredLogin, *seen: str, severity: Severity | None = None, **more: str
) -> Finding:
    facts = {"path": login.path, "owner": login.owner, "key": login.registry, **more}
    facts |= {"place": pasted(login.path, "PATH"), "name": pasted(login.registry, "NAME")}
    prepared = {
        "login-user": pasted(login.username, "USER"),
        "kind": _KINDS[login.kind],
        "as": "sudo " if login.owner == "root" and view.words.get("user") != "root" else "",
    }
    return find(view, code, _seen(login), *seen, severity=severity, facts=facts, prepared=prepared)


def _seen(login: StoredLogin) -> str:
    key = f", key {login.registry}" if login.registry else ""
    user = f", user {login.username}" if login.username else ""
    return f"{login.path} of {login.owner}{key}{user}: {_KINDS[login.kind] if login.registry else _trouble(login)}"


def _trouble(login: StoredLogin) -> str:
    words = (login.trouble.value if login.trouble else f"helper {login.helper}", login.detail)
    return ", ".join(word for word in words if word)


# What is in it


def _kept(view: HostView, login: StoredLogin) -> Iterator[Finding]:
    code = _DYING.get(login.kind)
    if code is None:
        return
    pull = view.evidence.pull
    works = login.kind is TokenKind.FINE_GRAINED and pull is not None and pull.answer is not None and pull.answer.ok
    yield _tell(view, code, login, severity=_severity(_relies(view, login) and not works))


def _spoiled(view: HostView, login: StoredLogin) -> Iterator[Finding]:
    trouble, severity = login.trouble, _severity(_hurts(view, login))
    where = f" ({login.detail})" if login.detail else ""
    if trouble in _MALFORMED:
        yield _tell(view, "login.config-malformed", login, severity=severity, fault=_MALFORMED[trouble] + where)
    elif trouble in _UNREADABLE:
        yield _tell(view, "login.config-unreadable", login, severity=severity, fault=_UNREADABLE[trouble] + where)
    elif trouble in _DAMAGED:
        yield _tell(view, "login.auth-undecodable", login, severity=severity, fault=_DAMAGED[trouble] + where)
    elif trouble is LoginTrouble.HELPER_MISSING:
        yield _tell(view, "login.helper-missing", login, severity=severity, helper=login.helper or "…")
    elif trouble is LoginTrouble.EMPTY_ENTRY:
        detail = "A token stands where the user name belongs." if login.token_as_user else ""
        yield _tell(view, "login.empty-entry", login, severity=severity, detail=detail)
    elif trouble is LoginTrouble.NO_RIGHT and view.evidence.wish.sudo:
        yield _tell(view, "login.root-unreadable", login)


def _spelling(view: HostView, machine: MachineFacts, login: StoredLogin) -> Iterator[Finding]:
    registry = view.words.get("registry", "")
    if any(other.path == login.path and other.registry == registry for other in machine.logins):
        return
    if login.trouble is LoginTrouble.KEY_NOT_READ:
        fault = f"Docker does not take that for `{registry}`, and pulls without a login."
        yield _tell(view, "login.key-spelling", login, severity=_severity(_hurts(view, login)), fault=fault)
    elif login.registry.startswith(f"{registry}/"):
        fault = "Docker takes it for the whole registry; podman and Kubernetes only for what lies below that path."
        yield _tell(view, "login.key-spelling", login, severity=Severity.NOTE, fault=fault)


# Alive, and found?


def _dead(view: HostView, machine: MachineFacts) -> Iterator[Finding]:
    """Whether it is dead was asked of the login that docker would read: root's when it is called through sudo."""
    pull = view.evidence.pull
    if pull is None or pull.stored != "dead":
        return
    puller = _puller(view, machine)
    for login in _usable(machine):
        if login.path == pull.stored_place or (not pull.stored_place and login.owner == puller):
            severity = _severity(_relies(view, login))
            yield _tell(view, "login.dead", login, pull.stored_words, severity=severity)


def _usable(machine: MachineFacts) -> list[StoredLogin]:
    """Those that docker would take for this registry."""
    held = (login for login in machine.logins if login.registry and login.trouble is not LoginTrouble.KEY_NOT_READ)
    return [login for login in held if login.kind is not TokenKind.NONE]


def _puller(view: HostView, machine: MachineFacts) -> str:
    return "root" if view.evidence.wish.sudo else machine.user or view.words.get("user", "")


def _of_another(view: HostView, machine: MachineFacts) -> Iterator[Finding]:
    puller = _puller(view, machine)
    usable = _usable(machine)
    blind = any(login.owner == puller and not login.registry and not login.helper for login in machine.logins)
    if not puller or blind or any(login.owner == puller for login in usable):
        return
    if any(login.owner == puller and login.helper for login in machine.logins):
        return
    for login in usable[:1]:
        prefix = "sudo " if puller == "root" else ""
        more = {"puller": puller, "pull_as": prefix}
        yield _tell(view, "login.other-user", login, severity=_severity(_hurts(view, login)), **more)
