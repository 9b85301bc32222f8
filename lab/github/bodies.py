"""The bodies of GitHub's REST answers, as its own API description demands them."""

from __future__ import annotations

import base64
import zlib
from hashlib import sha1
from typing import Any

from lab.github.model import Account, Commit, Package, Repository, Run, RunJob, Version

API = "https://api.github.com"
WEB = "https://github.com"
WHEN = "2026-01-02T03:04:05Z"


def _words(text: str) -> list[str]:
    return text.split()


_USER_URLS = _words(
    "events followers following gists organizations received_events repos starred subscriptions avatar html"
)
_ORGANISATION_URLS = _words("repos events hooks issues members public_members avatar html")
_REPOSITORY_URLS = _words(
    "archive assignees blobs branches collaborators comments commits compare contents contributors deployments "
    "downloads events forks git_commits git_refs git_tags hooks html issue_comment issue_events issues keys labels "
    "languages merges milestones notifications pulls releases stargazers statuses subscribers subscription tags "
    "teams trees"
)
_RUN_URLS = _words("html jobs logs check_suite cancel rerun artifacts workflow")


def number(text: str) -> int:
    """A stable number for a name."""
    return zlib.crc32(text.lower().encode()) or 1


def _urls(names: list[str], base: str) -> dict[str, str]:
    return {f"{name}_url": f"{base}/{name}" for name in names}


def _node(text: str) -> str:
    return base64.b64encode(text.encode()).decode()


def simple_user(login: str, kind: str = "User") -> dict[str, Any]:
    """An account as other bodies embed it."""
    return {
        **_urls(_USER_URLS, f"{API}/users/{login}"),
        "html_url": f"{WEB}/{login}",
        "login": login,
        "id": number(login),
        "node_id": _node(login),
        "gravatar_id": "",
        "url": f"{API}/users/{login}",
        "type": kind,
        "site_admin": False,
    }


_NOBODY = dict.fromkeys(("name", "company", "location", "email", "hireable", "bio"))
_PRIVATE_COUNTS = ("private_gists", "total_private_repos", "owned_private_repos", "disk_usage", "collaborators")


def user(account: Account, *, private: bool = False) -> dict[str, Any]:
    """``GET /users/O``; with ``private`` what ``GET /user`` adds for a classic token with ``user`` scope."""
    counts = ("public_repos", "public_gists", "followers", "following")
    body = {**simple_user(account.login, account.kind), **_NOBODY, "blog": "", **dict.fromkeys(counts, 0)}
    body |= {"created_at": WHEN, "updated_at": WHEN}
    return {**body, **dict.fromkeys(_PRIVATE_COUNTS, 0), "two_factor_authentication": True} if private else body


def organisation(account: Account) -> dict[str, Any]:
    """``GET /orgs/O``."""
    base = f"{API}/orgs/{account.login}"
    flags = dict.fromkeys(("has_organization_projects", "has_repository_projects"), True)
    counts = dict.fromkeys(("public_repos", "public_gists", "followers", "following"), 0)
    return {
        **_urls(_ORGANISATION_URLS, base),
        **flags,
        **counts,
        "html_url": f"{WEB}/{account.login}",
        "login": account.login,
        "id": number(account.login),
        "node_id": _node(account.login),
        "url": base,
        "description": None,
        "type": "Organization",
        "created_at": WHEN,
        "updated_at": WHEN,
        "archived_at": None,
    }


def minimal_repository(repository: Repository, kind: str) -> dict[str, Any]:
    """A repository as packages and runs embed it; ``kind`` is that of its owner."""
    base = f"{API}/repos/{repository.full_name}"
    return {
        **_urls(_REPOSITORY_URLS, base),
        "html_url": f"{WEB}/{repository.full_name}",
        "id": number(repository.full_name),
        "node_id": _node(repository.full_name),
        "name": repository.name,
        "full_name": repository.full_name,
        "owner": simple_user(repository.owner, kind),
        "private": repository.private,
        "url": base,
        "description": None,
        "fork": False,
    }


def full_repository(repository: Repository, kind: str) -> dict[str, Any]:
    """``GET /repos/O/R``."""
    counts = _words(
        "forks forks_count open_issues open_issues_count size stargazers_count watchers watchers_count "
        "network_count subscribers_count"
    )
    flags = _words("has_issues has_projects has_wiki has_pages has_discussions archived disabled")
    web = f"{WEB}/{repository.full_name}"
    return {
        **minimal_repository(repository, kind),
        **dict.fromkeys(counts, 0),
        **dict.fromkeys(flags, False),
        "clone_url": f"{web}.git",
        "git_url": f"git://github.com/{repository.full_name}.git",
        "ssh_url": f"git@github.com:{repository.full_name}.git",
        "svn_url": web,
        "mirror_url": None,
        "homepage": None,
        "language": None,
        "license": None,
        "visibility": "private" if repository.private else "public",
        "default_branch": repository.default_branch,
        "pushed_at": WHEN,
        "created_at": WHEN,
        "updated_at": WHEN,
    }


def _package_home(package: Package, kind: str) -> tuple[str, str]:
    """The package's page for people, and its place in the API."""
    folder = "orgs" if kind == "Organization" else "users"
    escaped = package.name.replace("/", "%2F")
    page = f"{WEB}/{folder}/{package.owner}/packages/container/package/{escaped}"
    return page, f"{API}/{folder}/{package.owner}/packages/container/{escaped}"


def package(thing: Package, kind: str, linked: Repository | None) -> dict[str, Any]:
    """One package; ``repository`` is missing when it is not linked, or when the caller may not see it."""
    page, place = _package_home(thing, kind)
    body: dict[str, Any] = {
        "id": number(thing.full_name),
        "name": thing.name,
        "package_type": "container",
        "owner": simple_user(thing.owner, kind),
        "version_count": len(thing.versions),
        "visibility": thing.visibility,
        "url": place,
        "html_url": page,
        "created_at": thing.created_at,
        "updated_at": thing.versions[-1].created_at if thing.versions else thing.created_at,
    }
    return body if linked is None else {**body, "repository": minimal_repository(linked, kind)}


def version(thing: Version, parent: Package, kind: str) -> dict[str, Any]:
    """One package version."""
    page, place = _package_home(parent, kind)
    ident = number(thing.digest)
    return {
        "id": ident,
        "name": thing.digest,
        "url": f"{place}/versions/{ident}",
        "package_html_url": page,
        "html_url": f"{page}/{ident}",
        "created_at": thing.created_at,
        "updated_at": thing.created_at,
        "metadata": {"package_type": "container", "container": {"tags": list(thing.tags)}},
    }


def git_ref(repository: Repository, ref: str, sha: str, kind: str) -> dict[str, Any]:
    """``GET /repos/O/R/git/ref/tags/v1``; ``kind`` is "commit", or "tag" for an annotated tag."""
    base = f"{API}/repos/{repository.full_name}/git"
    target = {"type": kind, "sha": sha, "url": f"{base}/{kind}s/{sha}"}
    return {"ref": f"refs/{ref}", "node_id": _node(ref), "url": f"{base}/refs/{ref}", "object": target}


_GIT_USER = {"name": "Octo", "email": "octo@example.com", "date": WHEN}


def commit(repository: Repository, thing: Commit, changed: tuple[str, ...]) -> dict[str, Any]:
    """One commit with one page of its changed files."""
    place = f"{API}/repos/{repository.full_name}/commits/{thing.sha}"
    tree = {"sha": _blob_sha(thing.sha), "url": f"{API}/repos/{repository.full_name}/git/trees/{thing.sha}"}
    details = {"author": _GIT_USER, "committer": _GIT_USER, "message": thing.message, "comment_count": 0}
    return {
        "url": place,
        "sha": thing.sha,
        "node_id": _node(thing.sha),
        "html_url": f"{WEB}/{repository.full_name}/commit/{thing.sha}",
        "comments_url": f"{place}/comments",
        "commit": {**details, "tree": tree, "url": place},
        "author": simple_user(repository.owner),
        "committer": simple_user(repository.owner),
        "parents": [{"sha": sha, "url": f"{place[: -len(thing.sha)]}{sha}"} for sha in thing.parents],
        "stats": {"additions": len(changed), "deletions": 0, "total": len(changed)},
        "files": [_changed_file(repository, thing.sha, path) for path in changed],
    }


def comparison(
    repository: Repository, ends: tuple[Commit, Commit, Commit], counts: tuple[int, int], shown: tuple[Commit, ...]
) -> dict[str, Any]:
    """Base, head and where they part; how many commits each has for itself; one page of those of the head."""
    base, head, parting = ends
    ahead, behind = counts
    web = f"{WEB}/{repository.full_name}/compare/{base.sha}...{head.sha}"
    words = {(True, True): "diverged", (True, False): "ahead", (False, True): "behind", (False, False): "identical"}
    return {
        "url": f"{API}/repos/{repository.full_name}/compare/{base.sha}...{head.sha}",
        "html_url": web,
        "permalink_url": web,
        "diff_url": f"{web}.diff",
        "patch_url": f"{web}.patch",
        "base_commit": commit(repository, base, ()),
        "merge_base_commit": commit(repository, parting, ()),
        "status": words[bool(ahead), bool(behind)],
        "ahead_by": ahead,
        "behind_by": behind,
        "total_commits": ahead,
        "commits": [commit(repository, one, ()) for one in shown],
        "files": [],
    }


def _changed_file(repository: Repository, sha: str, path: str) -> dict[str, Any]:
    base = f"{WEB}/{repository.full_name}"
    counts = {"additions": 1, "deletions": 0, "changes": 1}
    return {
        "sha": _blob_sha(path),
        "filename": path,
        "status": "modified",
        **counts,
        "blob_url": f"{base}/blob/{sha}/{path}",
        "raw_url": f"{base}/raw/{sha}/{path}",
        "contents_url": f"{API}/repos/{repository.full_name}/contents/{path}?ref={sha}",
    }


def _blob_sha(text: str) -> str:
    return sha1(text.encode(), usedforsecurity=False).hexdigest()


def content_entry(repository: Repository, sha: str, path: str, text: str) -> dict[str, Any]:
    """One file in a directory listing."""
    base = f"{API}/repos/{repository.full_name}"
    place, blob = f"{base}/contents/{path}?ref={sha}", _blob_sha(text)
    page, git = f"{WEB}/{repository.full_name}/blob/{sha}/{path}", f"{base}/git/blobs/{blob}"
    return {
        "type": "file",
        "name": path.rpartition("/")[2],
        "path": path,
        "sha": blob,
        "size": len(text.encode()),
        "url": place,
        "html_url": page,
        "git_url": git,
        "download_url": f"https://raw.githubusercontent.com/{repository.full_name}/{sha}/{path}",
        "_links": {"self": place, "git": git, "html": page},
    }


def content_file(repository: Repository, sha: str, path: str, text: str) -> dict[str, Any]:
    """One file with its content: base64 in lines, as GitHub sends it."""
    encoded = base64.encodebytes(text.encode()).decode()
    return {**content_entry(repository, sha, path, text), "encoding": "base64", "content": encoded}


def run_id(repository: Repository, run: Run) -> int:
    """A stable number for a run."""
    return number(f"{repository.full_name}/{run.path}/{run.head_sha}/{run.event}/{run.name}")


def run_body(repository: Repository, run: Run, kind: str) -> dict[str, Any]:
    """One workflow run."""
    ident = run_id(repository, run)
    place = f"{API}/repos/{repository.full_name}/actions/runs/{ident}"
    small = minimal_repository(repository, kind)
    person = {"name": "Octo", "email": "octo@example.com"}
    head = {"id": run.head_sha, "tree_id": run.head_sha, "message": "Change", "timestamp": WHEN}
    return {
        **_urls(_RUN_URLS, place),
        "html_url": f"{WEB}/{repository.full_name}/actions/runs/{ident}",
        "id": ident,
        "name": run.name,
        "node_id": _node(str(ident)),
        "head_branch": run.head_branch,
        "head_sha": run.head_sha,
        "path": run.path,
        "display_title": run.name,
        "run_number": 1,
        "run_attempt": 1,
        "event": run.event,
        "status": run.status,
        "conclusion": run.conclusion if run.status == "completed" else None,
        "workflow_id": number(run.path),
        "url": place,
        "pull_requests": [],
        "created_at": WHEN,
        "updated_at": WHEN,
        "head_commit": {**head, "author": person, "committer": person},
        "repository": small,
        "head_repository": small,
    }


def job_body(repository: Repository, run: Run, job: RunJob) -> dict[str, Any]:
    """One job of a run with its steps."""
    ident, parent = number(f"{run_id(repository, run)}/{job.name}"), run_id(repository, run)
    place = f"{API}/repos/{repository.full_name}/actions"
    steps = [
        {"name": step.name, "status": "completed", "conclusion": step.conclusion, "number": index}
        for index, step in enumerate(job.steps, start=1)
    ]
    return {
        "id": ident,
        "run_id": parent,
        "run_url": f"{place}/runs/{parent}",
        "node_id": _node(str(ident)),
        "head_sha": run.head_sha,
        "head_branch": run.head_branch,
        "workflow_name": run.name,
        "url": f"{place}/jobs/{ident}",
        "html_url": f"{WEB}/{repository.full_name}/actions/runs/{parent}/job/{ident}",
        "check_run_url": f"{API}/repos/{repository.full_name}/check-runs/{ident}",
        "status": "completed",
        "conclusion": job.conclusion,
        "created_at": WHEN,
        "started_at": WHEN,
        "completed_at": WHEN,
        "name": job.name,
        "steps": steps,
        "labels": ["ubuntu-latest"],
        "runner_id": None,
        "runner_name": None,
        "runner_group_id": None,
        "runner_group_name": None,
    }


def rate_limits(limit: int, remaining: int, reset: int) -> dict[str, Any]:
    """``GET /rate_limit``."""
    core = {"limit": limit, "remaining": remaining, "used": limit - remaining, "reset": reset}
    search = {"limit": 30, "remaining": 30, "used": 0, "reset": reset}
    return {"resources": {"core": core, "search": search}, "rate": core}
