"""GitHub's REST words for each reason to refuse."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from lab.github.access import Reason
from lab.github.model import Kind, Token

DOCUMENTATION = "https://docs.github.com/rest"
CREDENTIALS = "Although you appear to have the correct authorization credentials, the `{owner}` organization has "
NOT_FOR_PERSONS = "Resource not accessible by personal access token"
NOT_FOR_APPS = "Resource not accessible by integration"


@dataclass(frozen=True, kw_only=True)
class Reply:
    """One answer of the REST API before the headers that every answer carries."""

    status: int = 200
    body: Any = None
    headers: Mapping[str, str] = field(default_factory=dict)


def refuse(status: int, message: str, **headers: str) -> Reply:
    """An error body as GitHub writes it; header names are given with underscores."""
    body = {"message": message, "documentation_url": DOCUMENTATION, "status": str(status)}
    return Reply(status=status, body=body, headers={name.replace("_", "-"): text for name, text in headers.items()})


NOT_FOUND = refuse(404, "Not Found")
BAD_CREDENTIALS = refuse(401, "Bad credentials")
LOGIN_NEEDED = refuse(401, "Requires authentication")
LOCKED_OUT = refuse(403, "Maximum number of login attempts exceeded. Please try again later.")
INVALID_ARGUMENT = refuse(400, "Invalid argument.")
NO_USER_AGENT = refuse(
    403, "Request forbidden by administrative rules. Please make sure your request has a User-Agent."
)


def package_refusal(reason: Reason, token: Token, owner: str, days: int, what: str) -> Reply:
    """Why a package is not shown; ``what`` ends the sentence about the scope ("get a package")."""
    if reason is Reason.SCOPE:
        return refuse(403, f"You need at least read:packages scope to {what}.")
    if reason is Reason.KIND and token.kind is Kind.FINE_GRAINED:
        return refuse(403, NOT_FOR_PERSONS, x_accepted_github_permissions="packages=read")
    if reason is Reason.JOB_PERMISSION:
        return refuse(403, NOT_FOR_APPS, x_accepted_github_permissions="packages=read")
    return policy_refusal(reason, owner, days) or refuse(404, "Package not found.")


def policy_refusal(reason: Reason, owner: str, days: int) -> Reply | None:
    """What an organisation's policy makes GitHub say; ``None`` when the reason is no policy."""
    if reason is Reason.SSO:
        url = f"https://github.com/orgs/{owner}/sso?authorization_request=EXAMPLE"
        return refuse(403, _TEXTS[reason], x_github_sso=f"required; url={url}")
    text = _TEXTS.get(reason)
    return None if text is None else refuse(403, text.format(owner=owner, days=days))


_TEXTS = {
    Reason.SSO: "Resource protected by organization SAML enforcement. "
    "You must grant your Personal Access token access to this organization.",
    Reason.CLASSIC_FORBIDDEN: "`{owner}` forbids access via a personal access token (classic). "
    "Please use a GitHub App, OAuth App, or a personal access token with fine-grained permissions.",
    Reason.LIFETIME: "The '{owner}' organization forbids access via a personal access token (classic) if the token's "
    "lifetime is greater than {days} days. Please adjust your token's lifetime.",
    Reason.OAUTH_RESTRICTED: CREDENTIALS + "enabled OAuth App access restrictions, meaning that data access to "
    "third-parties is limited.",
    Reason.IP: CREDENTIALS + "an IP allow list enabled, and your IP address is not permitted to access this resource.",
}
