"""The access rung: a refusal of the image, and which of its many reasons the observations speak for."""

from __future__ import annotations

from collections.abc import Callable

from waybill.core.diagnosis.absence import absence_findings
from waybill.core.diagnosis.config import config_root_cause
from waybill.core.diagnosis.network import failing, unexpected
from waybill.core.diagnosis.policy import asked_with_same, policy_finding, seen_steps
from waybill.core.diagnosis.registry import token_problem
from waybill.core.diagnosis.telling import Findings, find, told
from waybill.core.diagnosis.view import View
from waybill.core.evidence import Answer, Source, TokenKind
from waybill.core.finding import Finding

_REFUSALS = frozenset({401, 403})
Rule = Callable[[View], "Finding | None"]


def access_findings(view: View) -> Findings:
    """Why the manifest could not be had; nothing when it came, or when it was never asked for."""
    manifest = view.evidence.manifest
    step = view.evidence.anonymous if view.is_anonymous else None
    if manifest is None or (step is not None and not step.ok and not manifest.ok):
        found = _no_anonymous_token(view, step) if step is not None and not step.ok else None
        return (found,) if found else ()
    if manifest.ok:
        return ()
    if manifest.status == 404 or view.is_blob_digest:
        return absence_findings(view, manifest)
    if manifest.status in _REFUSALS:
        return (_refused(view),)
    return (failing(view, manifest) or unexpected(view, manifest),)


def _no_anonymous_token(view: View, step: Answer) -> Finding:
    if step.status in _REFUSALS:
        return _refused_anonymous(view)
    return token_problem(view, step) or unexpected(view, step)


def _refused(view: View) -> Finding:
    if view.is_anonymous:
        return _refused_anonymous(view)
    rules = _GITHUB_RULES if view.is_github else _OTHER_RULES
    found = next((found for rule in rules if (found := rule(view)) is not None), None)
    return found or _hidden(view)


def _refused_anonymous(view: View) -> Finding:
    rules: tuple[Rule, ...] = (config_root_cause,)
    if view.is_github:
        rules = (_other_tenant, _owner_absent, config_root_cause, _private, _absent_anonymously)
    found = next((found for rule in rules if (found := rule(view)) is not None), None)
    return found or _hidden(view)


# What the GitHub API knows


def api_status(view: View) -> int | None:
    """The status of the package in the GitHub API."""
    package = view.evidence.package
    return package.answer.status if package is not None else None


def _seen(view: View) -> tuple[Answer, ...]:
    package, user = view.evidence.package, view.evidence.user
    asked = (user.answer if user else None, package.answer if package else None, package.owner if package else None)
    return (*seen_steps(view), *(answer for answer in asked if answer is not None))


def _deciding(view: View) -> str:
    """What the GitHub API adds, said exactly: its 404 never means absent alone."""
    package = view.evidence.package
    if package is None:
        return "The GitHub API was not asked; its answer to an account that may see the package decides."
    if package.answer.ok:
        return f"The GitHub API shows it ({package.visibility or 'visibility unknown'})."
    if package.answer.status == 404:
        asker = "this account" if asked_with_same(view) else f"the account of the {package.asked_with.value}"
        return f"The GitHub API says 404 to {asker}, which means absent or hidden from this account."
    return f"The GitHub API did not settle it ({told(package.answer)[-120:]})."


def _other_tenant(view: View) -> Finding | None:
    """Only where the image seems absent: a tenant's job may well read an image of github.com with a token for it."""
    package, step = view.evidence.package, view.evidence.anonymous
    no_owner = package is not None and package.owner is not None and package.owner.status == 404
    absent = no_owner or (step is not None and step.status == 403)
    foreign = "tenant" in view.words and view.reference.registry == "ghcr.io"
    return find(view, "access.other-tenant", *_seen(view)) if foreign and absent else None


def _owner_absent(view: View) -> Finding | None:
    package = view.evidence.package
    if package is None or package.owner is None or package.owner.status != 404:
        return None
    return find(view, "registry.owner-absent", *_seen(view), tenant="")


# Without a credential


def _private(view: View) -> Finding | None:
    package, step = view.evidence.package, view.evidence.anonymous
    known = package is not None and package.answer.ok and package.visibility in {"private", "internal"}
    if known:
        return find(view, "registry.package-private", *_seen(view), surely="", deciding=_deciding(view))
    if step is None or step.status != 401:
        return None
    deciding = f"The registry answers 401 without a login, which speaks for private. {_deciding(view)}"
    return find(view, "registry.package-private", *_seen(view), surely="likely", deciding=deciding)


def _absent_anonymously(view: View) -> Finding | None:
    step = view.evidence.anonymous
    return _likely_absent(view) if step is not None and step.status == 403 else None


def _likely_absent(view: View) -> Finding:
    deciding = (
        "The registry answers 403 without a login, which speaks for absent; some private packages give it too. "
        + _deciding(view)
    )
    return find(view, "registry.package-absent", *_seen(view), surely="likely", deciding=deciding)


def _hidden(view: View) -> Finding:
    whom = "without a login" if view.is_anonymous else f"with the credential from {view.words['origin']}"
    deciding = _deciding(view) if view.is_github else ""
    log_in = f"Log in: docker login {view.reference.registry} -u USER" if view.is_anonymous else ""
    return find(view, "registry.absent-or-hidden", *_seen(view), as_whom=whom, deciding=deciding, log_in=log_in)


# With a live credential


def _registry_token(view: View) -> Finding | None:
    """401 after a token was given: the registry does not know its own token."""
    manifest, step = view.evidence.manifest, view.evidence.exchange
    if manifest is None or manifest.status != 401 or step is None or not step.ok:
        return None
    return find(view, "auth.registry-token-rejected", *_seen(view))


def _public_and_refused(view: View) -> Finding | None:
    return find(view, "auth.refused-at-registry", *_seen(view)) if view.is_public else None


def _fine_grained(view: View) -> Finding | None:
    if view.credential.kind is not TokenKind.FINE_GRAINED:
        return None
    return find(view, "auth.fine-grained-token", *_seen(view), effect="This image is refused.")


_APP_PREFIX = {TokenKind.INSTALLATION: "`ghs_`", TokenKind.APP_USER: "`ghu_`"}


def _app_token(view: View) -> Finding | None:
    kind, manifest = view.credential.kind, view.evidence.manifest
    said_so = manifest is not None and "installation not allowed" in manifest.message.lower()
    if kind not in _APP_PREFIX or (view.is_job_token and not said_so):
        return None
    return find(view, "auth.app-token", *_seen(view), prefix=_APP_PREFIX[kind])


def _scope_missing(view: View) -> Finding | None:
    user = view.evidence.user
    if user is not None and user.scopes is not None and not {"read:packages", "write:packages"} & set(user.scopes):
        return find(view, "auth.scope-missing", *_seen(view), scopes=", ".join(user.scopes) or "none at all")
    package = view.evidence.package if asked_with_same(view) else None
    if package is not None and package.answer.status == 403 and "read:packages scope" in package.answer.message:
        return find(view, "auth.scope-missing", *_seen(view), scopes="others; the GitHub API asks for read:packages")
    return None


def _absent(view: View) -> Finding | None:
    """Nobody sees it: anonymous 403, and nothing in the GitHub API."""
    step = view.evidence.anonymous
    if step is None or step.status != 403 or api_status(view) == 200:
        return None
    manifest = view.evidence.manifest
    if manifest is not None and "read_package" in manifest.message:
        return None
    return _likely_absent(view)


def _job_token(view: View) -> Finding | None:
    if not view.is_job_token:
        return None
    return find(view, "auth.job-token-no-access", *_seen(view), likely=_job_likely(view))


def _job_likely(view: View) -> str:
    package, manifest = view.evidence.package, view.evidence.manifest
    linked, own = package.repository if package else "", view.evidence.job.repository
    if manifest is not None and "read_package" in manifest.message:
        return "The registry says `read_package`: the `permissions:` block is the likely reason."
    if linked and linked.lower() == own.lower():
        return "The package belongs to this repository: the `permissions:` block is the likely reason."
    if linked:
        return f"The package belongs to {linked}, not to {own}: the package's list is the likely reason."
    other_app = (
        "Another app's token reads no private package at all. " if view.credential.source is Source.INPUT else ""
    )
    return other_app + _deciding(view)


def _unlinked(view: View) -> Finding | None:
    package = view.evidence.package
    if package is None:
        return None
    if package.answer.ok and not package.repository:
        deciding = "The GitHub API shows the package without a repository."
        if not _sees_repositories(view):
            deciding += " It may be hidden: this token reads no private repository."
        surely = "" if _sees_repositories(view) else "likely"
        return find(view, "registry.package-unlinked", *_seen(view), surely=surely, deciding=deciding)
    reads = package.repository_answer if asked_with_same(view) else None
    if package.answer.status == 404 and reads is not None and reads.ok:
        deciding = f"This account reads the repository and not the package. {_deciding(view)}"
        return find(view, "registry.package-unlinked", *_seen(view), reads, surely="likely", deciding=deciding)
    return None


def _sees_repositories(view: View) -> bool:
    """A link to a private repository is shown only to a token that may read it."""
    user = view.evidence.user
    return user is None or user.scopes is None or "repo" in user.scopes


def _no_role(view: View) -> Finding | None:
    step = view.evidence.anonymous
    exists = step is not None and step.status == 401
    if not exists and api_status(view) != 200:
        return None
    user = view.evidence.user
    account = user.login if user and user.login else view.credential.username
    deciding = _deciding(view)
    if api_status(view) != 200:
        deciding = f"It is likely there: the registry answers 401 without a login. {deciding}"
    return find(view, "access.denied", *_seen(view), deciding=deciding, account=account or "the account")


_GITHUB_RULES: tuple[Rule, ...] = (
    _other_tenant,
    _owner_absent,
    policy_finding,
    _registry_token,
    _public_and_refused,
    _fine_grained,
    _app_token,
    _scope_missing,
    _absent,
    _job_token,
    _unlinked,
    _no_role,
)


def _basic_login(view: View) -> Finding | None:
    """Basic credentials go along with each request, so a 401 is about them."""
    manifest = view.evidence.manifest
    challenge = view.evidence.registry.challenge if view.evidence.registry else None
    basic = challenge is not None and challenge.scheme.lower() == "basic"
    if manifest is None or manifest.status != 401 or not basic:
        return None
    return find(view, "auth.login-refused", *_seen(view))


_OTHER_RULES: tuple[Rule, ...] = (_basic_login,)
