"""The twin of GitHub's REST API: requests in, answers out, no socket.

``handle`` takes the path as it stood on the wire (still percent-encoded), with or without ``/api/v3`` before it.
"""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple
from urllib.parse import parse_qs, unquote, urlencode

from lab.github import bodies
from lab.github.access import policy_reason, scopes_allow, user_role
from lab.github.history import ancestry, resolve
from lab.github.model import Account, Kind, Package, Repository, Token, parse_time
from lab.github.refusals import (
    BAD_CREDENTIALS,
    INVALID_ARGUMENT,
    LOCKED_OUT,
    LOGIN_NEEDED,
    NO_USER_AGENT,
    NOT_FOR_APPS,
    NOT_FOUND,
    Reply,
    package_refusal,
    policy_refusal,
    refuse,
)
from lab.github.state import Reason, State


class Response(NamedTuple):
    """What goes back on the wire."""

    status: int
    headers: dict[str, str]
    body: bytes


@dataclass(frozen=True, kw_only=True)
class Request:
    """One request after its token was found alive (or absent)."""

    path: str
    token: Token | None
    query: Mapping[str, str] = field(default_factory=dict)

    def number(self, name: str, default: int) -> int:
        """A positive number of the query."""
        text = self.query.get(name, "")
        return max(int(text), 1) if text.isdigit() else default


Handler = Callable[..., Reply]


class GitHubTwin:
    """Answers the REST calls that Waybill makes, out of a ``State``."""

    def __init__(self, state: State) -> None:
        self.state = state
        self.calls: list[str] = []  # "GET /user", "GET /orgs/acme/packages?page=2": what was asked, for tests
        self._routes: list[tuple[re.Pattern[str], Handler]] = [
            (_pattern(template), handler) for template, handler in self._table().items()
        ]

    def _table(self) -> dict[str, Handler]:
        return {
            "/user": self._user,
            "/user/packages": self._my_packages,
            "/users/{owner}": self._account,
            "/orgs/{owner}": self._organisation,
            "/{folder:users|orgs}/{owner}/packages": self._packages,
            "/{folder:users|orgs}/{owner}/packages/container/{name}": self._package,
            "/{folder:users|orgs}/{owner}/packages/container/{name}/versions": self._versions,
            "/repos/{owner}/{name}": self._repository,
            "/repos/{owner}/{name}/git/ref/{ref*}": self._git_ref,
            "/repos/{owner}/{name}/commits/{ref*}": self._commit,
            "/repos/{owner}/{name}/compare/{ends}": self._compare,
            "/repos/{owner}/{name}/contents/{path*}": self._contents,
            "/repos/{owner}/{name}/actions/runs": self._runs,
            "/repos/{owner}/{name}/actions/runs/{ident}/jobs": self._jobs,
            "/rate_limit": self._rate_limit,
        }

    def handle(self, method: str, path: str, query: str, headers: Mapping[str, str], _body: bytes = b"") -> Response:
        """Answer one request. The lab's edge mounts this at ``api.github.com``."""
        path = path.removeprefix("/api/v3")
        self.calls.append(f"{method} {path}" + (f"?{query}" if query else ""))
        fault = self.state.take_fault(path)
        if fault is not None:
            return Response(fault.status, dict(fault.headers), fault.body.encode())
        sent = {name.lower(): text for name, text in headers.items()}
        token, refusal = self._authenticate(sent)
        asked = {name: values[-1] for name, values in parse_qs(query).items()}
        reply = refusal or self._dispatch(method, Request(path=path, token=token, query=asked))
        return Response(reply.status, self._headers(reply, token, path), json.dumps(reply.body).encode())

    def _authenticate(self, headers: Mapping[str, str]) -> tuple[Token | None, Reply | None]:
        if not headers.get("user-agent"):
            return None, NO_USER_AGENT
        secret = _secret(headers.get("authorization", ""))
        if not secret:
            return None, self._limited()
        state = self.state
        if state.lockout_after and state.bad_credentials >= state.lockout_after:
            return None, LOCKED_OUT
        token = state.live_token(secret)
        if token is None:
            state.bad_credentials += 1
            return None, BAD_CREDENTIALS
        return token, self._limited()

    def _limited(self) -> Reply | None:
        limits = self.state.limits
        if limits.secondary_retry_after:
            text = "You have exceeded a secondary rate limit. Please wait a few minutes before you try again."
            return refuse(403, text, retry_after=str(limits.secondary_retry_after))
        return refuse(403, "API rate limit exceeded for user ID 1.") if limits.remaining <= 0 else None

    def _dispatch(self, method: str, request: Request) -> Reply:
        for pattern, handler in self._routes:
            match = pattern.fullmatch(request.path)
            if match:
                parts = {name: unquote(text) for name, text in match.groupdict().items()}
                return handler(request, **parts) if method == "GET" else NOT_FOUND
        return NOT_FOUND

    def _headers(self, reply: Reply, token: Token | None, path: str) -> dict[str, str]:
        limits, now = self.state.limits, self.state.now()
        limit = limits.limit if token else 60
        remaining = min(limits.remaining, limit)
        headers = {
            "content-type": "application/json; charset=utf-8",
            "date": now.strftime("%a, %d %b %Y %H:%M:%S GMT"),
            "x-github-request-id": f"C0DE:{len(self.calls):04X}",
            "x-github-media-type": "github.v3; format=json",
            "x-ratelimit-limit": str(limit),
            "x-ratelimit-remaining": str(remaining),
            "x-ratelimit-used": str(limit - remaining),
            "x-ratelimit-reset": str(int(now.timestamp()) + limits.reset_seconds),
            "x-ratelimit-resource": "core",
        }
        return {**headers, **_token_headers(path, token), **reply.headers}

    def _user(self, request: Request) -> Reply:
        token = request.token
        if token is None:
            return LOGIN_NEEDED
        if token.is_bot:
            return refuse(403, NOT_FOR_APPS)
        account = self.state.account(token.owner) or Account(login=token.owner)
        return Reply(body=bodies.user(account, private="user" in token.scopes))

    def _account(self, _request: Request, owner: str) -> Reply:
        account = self.state.account(owner)
        return NOT_FOUND if account is None else Reply(body=bodies.user(account))

    def _organisation(self, _request: Request, owner: str) -> Reply:
        account = self.state.account(owner)
        found = account is not None and account.kind == "Organization"
        return Reply(body=bodies.organisation(account)) if found and account else NOT_FOUND

    def _rate_limit(self, _request: Request) -> Reply:
        limits = self.state.limits
        reset = int(self.state.now().timestamp()) + limits.reset_seconds
        return Reply(body=bodies.rate_limits(limits.limit, limits.remaining, reset))

    def _my_packages(self, request: Request) -> Reply:
        token = request.token
        if token is None:
            return LOGIN_NEEDED
        if token.is_bot:
            return refuse(403, NOT_FOR_APPS)
        return self._list_packages(request, token, token.owner)

    def _packages(self, request: Request, folder: str, owner: str) -> Reply:
        if request.token is None:
            return LOGIN_NEEDED
        if self._kind(owner) != folder:
            return NOT_FOUND
        return self._list_packages(request, request.token, owner)

    def _list_packages(self, request: Request, token: Token, owner: str) -> Reply:
        if token.kind is Kind.JOB or request.query.get("package_type") != "container":
            return INVALID_ARGUMENT
        if _has_scopes(token) and not scopes_allow(token.scopes, "pull"):
            return package_refusal(Reason.SCOPE, token, owner, 0, "list packages")
        reason = policy_reason(self.state, token, owner)
        refusal = policy_refusal(reason, owner, self._days(owner))
        if refusal is not None:
            return refusal
        visible = [p for p in self.state.packages(owner) if self.state.may(token, p.full_name, "pull").allowed]
        return self._page(request, [self._package_body(package, token) for package in visible])

    def _package(self, request: Request, folder: str, owner: str, name: str) -> Reply:
        found = self._visible_package(request, folder, owner, name, "get a package")
        return found if isinstance(found, Reply) else Reply(body=self._package_body(found, request.token))

    def _versions(self, request: Request, folder: str, owner: str, name: str) -> Reply:
        found = self._visible_package(request, folder, owner, name, "get a package's versions")
        if isinstance(found, Reply):
            return found
        kind = self._account_kind(owner)
        newest_first = list(reversed(found.versions))
        return self._page(request, newest_first, lambda version: bodies.version(version, found, kind))

    def _visible_package(self, request: Request, folder: str, owner: str, name: str, what: str) -> Package | Reply:
        token = request.token
        if token is None:
            return LOGIN_NEEDED
        if _has_scopes(token) and not scopes_allow(token.scopes, "pull"):
            return package_refusal(Reason.SCOPE, token, owner, 0, what)
        package = self.state.package(f"{owner}/{name}") if self._kind(owner) == folder else None
        decision = self.state.may(token, f"{owner}/{name}", "pull")
        if package is None or not decision.allowed:
            return package_refusal(decision.reason, token, owner, self._days(owner), what)
        return package

    def _package_body(self, package: Package, token: Token | None) -> dict[str, Any]:
        linked = self.state.repository(package.repository) if package.repository else None
        shown = linked if linked is not None and self._may_read(token, linked) else None
        return bodies.package(package, self._account_kind(package.owner), shown)

    def _account_kind(self, owner: str) -> str:
        account = self.state.account(owner)
        return account.kind if account else "User"

    def _kind(self, owner: str) -> str:
        return "orgs" if self._account_kind(owner) == "Organization" else "users"

    def _days(self, owner: str) -> int:
        account = self.state.account(owner)
        return account.policy.token_lifetime_days if account else 0

    def _repository(self, request: Request, owner: str, name: str) -> Reply:
        found = self._visible_repository(request, owner, name, "metadata")
        if isinstance(found, Reply):
            return found
        return Reply(body=bodies.full_repository(found, self._account_kind(owner)))

    def _visible_repository(self, request: Request, owner: str, name: str, permission: str) -> Repository | Reply:
        repository = self.state.repository(f"{owner}/{name}")
        token = request.token
        if repository is None or not self._may_read(token, repository):
            return NOT_FOUND
        if token is None or not repository.private:
            return repository
        refusal = policy_refusal(policy_reason(self.state, token, owner), owner, self._days(owner))
        if refusal is not None:
            return refusal
        if permission != "metadata" and not _has_scopes(token) and token.permissions.get(permission, "none") == "none":
            return refuse(403, NOT_FOR_APPS, x_accepted_github_permissions=f"{permission}=read")
        return repository

    def _may_read(self, token: Token | None, repository: Repository) -> bool:
        if not repository.private:
            return True
        if token is None:
            return False
        if token.is_bot:
            return token.repository.lower() == repository.full_name.lower()
        stand_in = Package(owner=repository.owner, name=repository.name, repository=repository.full_name)
        known = bool(user_role(self.state, stand_in, token.owner))
        return known and (not _has_scopes(token) or "repo" in token.scopes)

    def _git_ref(self, request: Request, owner: str, name: str, ref: str) -> Reply:
        found = self._visible_repository(request, owner, name, "contents")
        if isinstance(found, Reply):
            return found
        shelf, _, short = ref.partition("/")
        sha = {"tags": found.tags, "heads": found.branches}.get(shelf, {}).get(short)
        if sha is None:
            return NOT_FOUND
        kind = "tag" if shelf == "tags" and short in found.annotated else "commit"
        return Reply(body=bodies.git_ref(found, ref, sha, kind))

    def _commit(self, request: Request, owner: str, name: str, ref: str) -> Reply:
        found = self._visible_repository(request, owner, name, "contents")
        if isinstance(found, Reply):
            return found
        commit = resolve(found, ref)
        if commit is None:
            return refuse(422, f"No commit found for SHA: {ref}")
        return self._page(
            request, commit.changed, default=300, wrap=lambda page: bodies.commit(found, commit, tuple(page))
        )

    def _compare(self, request: Request, owner: str, name: str, ends: str) -> Reply:
        found = self._visible_repository(request, owner, name, "contents")
        if isinstance(found, Reply):
            return found
        base, head = (resolve(found, ref) for ref in ends.partition("...")[::2])
        if base is None or head is None:
            return NOT_FOUND
        old, new = ancestry(found, base), ancestry(found, head)
        parting = next((one for one in new if one in old), None)
        if parting is None:
            return refuse(404, f"No common ancestor between {base.sha} and {head.sha}.")
        ahead = [one for one in reversed(new) if one not in old]
        counts = (len(ahead), sum(one not in new for one in old))
        return self._page(
            request,
            ahead,
            wrap=lambda page: bodies.comparison(found, (base, head, parting), counts, tuple(page)),
            default=250,
        )

    def _contents(self, request: Request, owner: str, name: str, path: str) -> Reply:
        found = self._visible_repository(request, owner, name, "contents")
        if isinstance(found, Reply):
            return found
        commit = resolve(found, request.query.get("ref", found.default_branch))
        if commit is None:
            return refuse(404, f"No commit found for the ref {request.query.get('ref', '')}")
        if path in commit.files:
            return Reply(body=bodies.content_file(found, commit.sha, path, commit.files[path]))
        below = {name: text for name, text in commit.files.items() if name.rpartition("/")[0] == path.rstrip("/")}
        entries = [bodies.content_entry(found, commit.sha, name, text) for name, text in sorted(below.items())]
        return Reply(body=entries) if entries else NOT_FOUND

    def _runs(self, request: Request, owner: str, name: str) -> Reply:
        found = self._visible_repository(request, owner, name, "actions")
        if isinstance(found, Reply):
            return found
        wanted = request.query.get("head_sha", "")
        runs = [run for run in found.runs if not wanted or run.head_sha == wanted]
        kind = self._account_kind(owner)
        each = [bodies.run_body(found, run, kind) for run in runs]
        return self._page(request, each, wrap=lambda page: {"total_count": len(runs), "workflow_runs": list(page)})

    def _jobs(self, request: Request, owner: str, name: str, ident: str) -> Reply:
        found = self._visible_repository(request, owner, name, "actions")
        if isinstance(found, Reply):
            return found
        run = next((run for run in found.runs if str(bodies.run_id(found, run)) == ident), None)
        if run is None:
            return NOT_FOUND
        jobs = [bodies.job_body(found, run, job) for job in run.jobs]
        return self._page(request, jobs, wrap=lambda page: {"total_count": len(jobs), "jobs": list(page)})

    def _page(
        self,
        request: Request,
        things: Sequence[Any],
        each: Callable[[Any], Any] = lambda thing: thing,
        *,
        wrap: Callable[[Sequence[Any]], Any] = list,
        default: int = 30,
    ) -> Reply:
        """One page of a list, with the ``Link`` that leads on."""
        size = min(request.number("per_page", default), max(default, 100))
        page = request.number("page", 1)
        part = things[(page - 1) * size : page * size]
        links = {"next": page + 1} if page * size < len(things) else {}
        if page > 1:
            links |= {"prev": page - 1, "first": 1}
        header = ", ".join(f'<{_page_url(request, at)}>; rel="{name}"' for name, at in links.items())
        return Reply(body=wrap([each(thing) for thing in part]), headers={"link": header} if header else {})


def _page_url(request: Request, page: int) -> str:
    return f"{bodies.API}{request.path}?{urlencode({**request.query, 'page': page})}"


def _pattern(template: str) -> re.Pattern[str]:
    """``{name}`` is one segment, ``{name*}`` the rest, ``{name:a|b}`` one of these."""
    text = re.sub(r"\{(\w+)\*\}", r"(?P<\1>.+)", template)
    text = re.sub(r"\{(\w+):([^}]+)\}", r"(?P<\1>\2)", text)
    return re.compile(re.sub(r"\{(\w+)\}", r"(?P<\1>[^/]+)", text))


def _has_scopes(token: Token) -> bool:
    return token.kind in {Kind.CLASSIC, Kind.OAUTH}


def _secret(authorization: str) -> str:
    scheme, _, rest = authorization.partition(" ")
    if scheme.lower() == "basic":
        return base64.b64decode(rest + "==").decode(errors="replace").partition(":")[2]
    return rest.strip() if scheme.lower() in {"bearer", "token"} else ""


def _token_headers(path: str, token: Token | None) -> dict[str, str]:
    if token is None:
        return {}
    headers = {}
    if _has_scopes(token):
        accepted = "read:packages" if "/packages" in path else "repo" if path.startswith("/repos/") else ""
        headers = {"x-oauth-scopes": ", ".join(token.scopes), "x-accepted-oauth-scopes": accepted}
    if token.expires:
        expires = parse_time(token.expires).strftime("%Y-%m-%d %H:%M:%S UTC")
        headers["github-authentication-token-expiration"] = expires
    return headers
