"""Who may do what with a package: one authoriser for the REST twin and the registry twin.

``judge`` finds the reason; the registry's words for it stand here, the REST words in ``lab/github/refusals.py``.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import Enum
from typing import TYPE_CHECKING

from lab.github.model import Account, Kind, Package, Policy, Token, parse_time

if TYPE_CHECKING:
    from lab.github.state import State

NOT_ALLOWED = "requested access to the resource is denied"
WRONG_SCOPES = "permission_denied: The token provided does not match expected scopes."


class Reason(Enum):
    """Why an action is allowed or not."""

    ALLOWED = "allowed"
    DEAD = "dead"  # the credential is unknown, expired or revoked
    ABSENT = "absent"  # no such package
    LOGIN_NEEDED = "login-needed"  # private and anonymous
    SCOPE = "scope"  # a classic or OAuth token lacks the scope
    KIND = "kind"  # this kind of token has no way to packages
    JOB_PERMISSION = "job-permission"  # the job's ``permissions:`` lack packages
    NO_ROLE = "no-role"  # alive, and nobody gave it access
    CREATION = "creation"  # the owner does not let this one create packages
    SSO = "sso"
    CLASSIC_FORBIDDEN = "classic-forbidden"
    LIFETIME = "lifetime"
    OAUTH_RESTRICTED = "oauth-restricted"
    IP = "ip"


@dataclass(frozen=True, kw_only=True)
class Decision:
    """The reason, and what the registry answers because of it."""

    reason: Reason
    status: int = 200
    code: str = ""
    message: str = ""

    @property
    def allowed(self) -> bool:
        """True when the action may go on."""
        return self.reason is Reason.ALLOWED


@dataclass(frozen=True, kw_only=True)
class ExchangeResult:
    """The token step. On 200 ``token`` (``None``: anonymous) is what later requests are judged by."""

    status: int
    code: str = ""
    message: str = ""
    token: Token | None = None
    repository: str = ""
    actions: tuple[str, ...] = ()


ALLOWED = Decision(reason=Reason.ALLOWED)


def exchange(state: State, username: str, secret: str, repository: str, actions: tuple[str, ...]) -> ExchangeResult:
    """A live credential always gets a token, whatever it may do: the registry refuses later."""
    if not username and not secret:
        return _exchange_anonymous(state, repository, actions)
    token = state.live_token(secret)
    if token is None:
        return ExchangeResult(status=403, code="DENIED", message="denied", repository=repository)
    return ExchangeResult(status=200, token=token, repository=repository, actions=actions)


def _exchange_anonymous(state: State, repository: str, actions: tuple[str, ...]) -> ExchangeResult:
    if not repository:
        return ExchangeResult(status=200)
    decision = judge(state, None, repository, "pull")
    if not decision.allowed:
        return ExchangeResult(
            status=decision.status, code=decision.code, message=decision.message, repository=repository
        )
    return ExchangeResult(status=200, repository=repository, actions=tuple(a for a in actions if a == "pull"))


def judge(state: State, token: Token | None, repository: str, action: str) -> Decision:
    """The decision for one action on the image ``acme/app``, which may not exist yet."""
    package = state.package(repository)
    if token is None:
        return _judge_anonymous(package, action)
    if action == "pull" and package is not None and package.visibility == "public":
        return ALLOWED
    owner = repository.partition("/")[0]
    reason = _reason(state, token, package, owner, action)
    return ALLOWED if reason is Reason.ALLOWED else _registry_words(reason, token, action, exists=package is not None)


def _judge_anonymous(package: Package | None, action: str) -> Decision:
    if package is not None and package.visibility == "public" and action == "pull":
        return ALLOWED
    if package is None or action != "pull":
        reason = Reason.ABSENT if package is None else Reason.LOGIN_NEEDED
        return Decision(reason=reason, status=403, code="DENIED", message=NOT_ALLOWED)
    return Decision(reason=Reason.LOGIN_NEEDED, status=401, code="UNAUTHORIZED", message="authentication required")


def _reason(state: State, token: Token, package: Package | None, owner: str, action: str) -> Reason:
    checks = (
        _kind_reason(token, action),
        policy_reason(state, token, owner),
        _creation_reason(state, token, owner, action)
        if package is None
        else _role_reason(state, token, package, action),
    )
    return next((reason for reason in checks if reason is not Reason.ALLOWED), Reason.ALLOWED)


def _kind_reason(token: Token, action: str) -> Reason:
    """Is this kind of token, with its scopes or permissions, good for packages at all?"""
    if token.kind in {Kind.FINE_GRAINED, Kind.APP_USER, Kind.INSTALLATION}:
        return Reason.KIND
    if token.kind is Kind.JOB:
        held = token.permissions.get("packages", "none")
        return Reason.ALLOWED if held == "write" or (held == "read" and action == "pull") else Reason.JOB_PERMISSION
    return Reason.ALLOWED if scopes_allow(token.scopes, action) else Reason.SCOPE


def scopes_allow(scopes: tuple[str, ...], action: str) -> bool:
    """``write:packages`` includes reading; deleting needs its own scope beside reading."""
    reads = {"read:packages", "write:packages"} & set(scopes)
    if action == "delete":
        return bool(reads) and "delete:packages" in scopes
    return bool(reads) if action == "pull" else "write:packages" in scopes


def policy_reason(state: State, token: Token, owner: str) -> Reason:
    """What an organisation's policy says about this token. A job's own token is beyond all but the address list."""
    account = state.account(owner)
    if account is None or account.kind != "Organization":
        return Reason.ALLOWED
    if account.policy.ip_refused:
        return Reason.IP
    return Reason.ALLOWED if token.is_bot else _token_policy(account, token)


def _token_policy(account: Account, token: Token) -> Reason:
    policy, kind = account.policy, token.kind
    if kind is Kind.CLASSIC and policy.classic_tokens_forbidden:
        return Reason.CLASSIC_FORBIDDEN
    if kind is Kind.CLASSIC and policy.token_lifetime_days and _outlives(token, policy):
        return Reason.LIFETIME
    if kind is Kind.OAUTH and policy.oauth_apps_restricted:
        return Reason.OAUTH_RESTRICTED
    return Reason.SSO if policy.sso_required and account.login not in token.sso_authorized else Reason.ALLOWED


def _outlives(token: Token, policy: Policy) -> bool:
    if not token.expires or not token.created:
        return True
    return parse_time(token.expires) - parse_time(token.created) > timedelta(days=policy.token_lifetime_days)


_RANK = {"read": 1, "write": 2, "admin": 3}
_NEEDED = {"pull": "read", "push": "write", "delete": "admin"}


def _role_reason(state: State, token: Token, package: Package, action: str) -> Reason:
    held = job_role(package, token.repository) if token.is_bot else user_role(state, package, token.owner)
    return Reason.ALLOWED if _RANK.get(held, 0) >= _RANK[_NEEDED[action]] else Reason.NO_ROLE


def job_role(package: Package, repository: str) -> str:
    """What *Manage Actions access*, or the link to the job's own repository, gives."""
    granted = {name.lower(): role for name, role in package.actions_access.items()}
    inherited = "write" if package.inherits and package.repository.lower() == repository.lower() else ""
    return granted.get(repository.lower(), inherited)


def user_role(state: State, package: Package, login: str) -> str:
    """The best of: owner, role on the package, role on the linked repository, membership of an internal package."""
    account = state.account(package.owner)
    if login.lower() == package.owner.lower() or (account is not None and login in account.owners):
        return "admin"
    roles = [package.collaborators.get(login, "")]
    linked = state.repository(package.repository) if package.inherits and package.repository else None
    if linked is not None:
        roles.append(linked.collaborators.get(login, ""))
    if package.visibility == "internal" and account is not None and login in account.members:
        roles.append("read")
    return max(roles, key=lambda role: _RANK.get(role, 0))


def _creation_reason(state: State, token: Token, owner: str, action: str) -> Reason:
    if action != "push":
        return Reason.ABSENT
    account = state.account(owner)
    if account is None:
        return Reason.NO_ROLE
    if token.is_bot:
        same_owner = token.repository.partition("/")[0].lower() == owner.lower()
        return Reason.ALLOWED if same_owner and account.policy.actions_create_packages else Reason.CREATION
    if account.kind == "User":
        return Reason.ALLOWED if token.owner.lower() == owner.lower() else Reason.NO_ROLE
    inside = token.owner in account.owners + account.members
    return Reason.ALLOWED if inside and account.policy.members_create_packages else Reason.NO_ROLE


def _registry_words(reason: Reason, token: Token, action: str, *, exists: bool) -> Decision:
    words = _pull_words(reason, token) if action == "pull" else _push_words(reason, token, exists=exists)
    return Decision(reason=reason, status=403, code="DENIED", message=words)


def _pull_words(reason: Reason, token: Token) -> str:
    if reason is Reason.JOB_PERMISSION:
        return "permission_denied: read_package"
    if reason is Reason.KIND and token.kind is Kind.INSTALLATION:
        return "installation not allowed to Read organization package"
    return NOT_ALLOWED


def _push_words(reason: Reason, token: Token, *, exists: bool) -> str:
    if reason is Reason.CREATION or (token.is_bot and not exists):
        return "installation not allowed to Create organization package"
    if token.kind is Kind.INSTALLATION or (
        reason is Reason.JOB_PERMISSION and token.permissions.get("packages", "none") == "none"
    ):
        return "installation not allowed to Write organization package"
    if reason in {Reason.SCOPE, Reason.KIND}:
        return WRONG_SCOPES
    return "permission_denied: write_package"


def new_package(token: Token, repository: str, source: str) -> Package:
    """A first push makes a private package; pushed by a job or labelled with its source, it is linked."""
    owner, _, name = repository.partition("/")
    linked = token.repository if token.is_bot else source
    access = {token.repository: "admin"} if token.is_bot else {}
    return Package(owner=owner, name=name, repository=linked, actions_access=access)
