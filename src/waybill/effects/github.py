"""GitHub's REST API: what a token is, what it may see, and why an image was never built.

Every method returns the evidence it gathered and raises nothing for the network's or GitHub's sake.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timezone
from typing import Any
from urllib.parse import quote

from waybill.core.comparison import Comparison, Relation
from waybill.core.evidence import Answer, CommitFacts, PackageFacts, Source, UserFacts
from waybill.core.protocol import printable
from waybill.effects.github_api import Api, Got
from waybill.effects.github_commit import CommitStory
from waybill.frozen import dataclass

NOT_FOUND = 404
PAGE = 100
_OFFSETS = {"UTC": "+0000", "Z": "+0000"}


@dataclass(frozen=True, kw_only=True)
class PackageVersion:
    """One version of a package: a manifest digest and the tags on it."""

    digest: str
    tags: tuple[str, ...] = ()
    created_at: str = ""


@dataclass(frozen=True, kw_only=True)
class VersionList:
    """The newest versions of a package, newest first."""

    answer: Answer
    versions: tuple[PackageVersion, ...] = ()
    complete: bool = True


@dataclass(frozen=True, kw_only=True)
class RateLimit:
    """How much of the hour's calls is left."""

    answer: Answer
    limit: int | None = None
    remaining: int | None = None
    reset: int | None = None  # seconds since the epoch


class GitHub:
    """GitHub's REST API as one token sees it."""

    def __init__(self, api: Api) -> None:
        self._api = api
        self._owners: dict[str, Got] = {}

    def user(self) -> UserFacts:
        """``GET /user``: is the token alive, whose is it, which scopes has it, when does it end."""
        got = self._api.get("/user").expect(dict)
        headers = got.answer.headers
        return UserFacts(
            answer=got.answer,
            login=got.text("login"),
            scopes=_scopes(headers.get("x-oauth-scopes")),
            expires=iso_expiry(headers.get("github-authentication-token-expiration", "")),
            sso=headers.get("x-github-sso", ""),
        )

    def package(self, owner: str, name: str, source: Source) -> PackageFacts:
        """The package by its owner's kind. When it is not there, also whether a repository of that name can be seen."""
        who = self._owner(owner)
        if not who.answer.ok:
            return PackageFacts(answer=who.answer, asked_with=source, owner=who.answer)
        kind = who.text("type")
        got = self._api.get(package_path(owner, kind, name)).expect(dict)
        missing = got.answer.status == NOT_FOUND
        return PackageFacts(
            answer=got.answer,
            asked_with=source,
            owner_kind=kind,
            owner=who.answer,
            visibility=got.text("visibility"),
            repository=got.text("repository", "full_name"),
            repository_answer=self._repository(owner, name) if missing else None,
        )

    def versions(self, owner: str, owner_kind: str, name: str, limit: int = 1000) -> VersionList:
        """The newest ``limit`` versions of a package."""
        found: list[PackageVersion] = []
        path = f"{package_path(owner, owner_kind, name)}/versions"
        for page in self._api.pages(path, most=-(-limit // PAGE), per_page=str(PAGE)):
            found += [version for item in page.items() if (version := _version(item))]
            whole = VersionList(answer=page.answer, versions=tuple(found[:limit]), complete=not page.more)
        return replace(whole, complete=whole.complete and len(found) <= limit)

    def why_absent(self, repository: str, ref_names: Sequence[str], image: str) -> CommitFacts:
        """The commit that should have made a tag, its workflow files, and what ran for it."""
        return CommitStory(self._api, repository, image).tell(ref_names)

    def compare(self, repository: str, base: str, head: str) -> Comparison:
        """How ``head`` stands to ``base``: ahead of it, behind it, the same, or neither."""
        path = f"/repos/{quote(repository, safe='/')}/compare/{quote(base, safe='')}...{quote(head, safe='')}"
        got = self._api.get(path, per_page="1").expect(dict)
        return Comparison(
            base=base,
            head=head,
            relation=next((relation for relation in Relation if relation.value == got.text("status")), None),
            ahead=got.number("ahead_by") or 0,
            behind=got.number("behind_by") or 0,
            answer=got.answer,
        )

    def rate_limit(self) -> RateLimit:
        """How many calls are left; asking costs none."""
        got = self._api.get("/rate_limit").expect(dict)
        core = [got.number("resources", "core", name) for name in ("limit", "remaining", "reset")]
        return RateLimit(answer=got.answer, limit=core[0], remaining=core[1], reset=core[2])

    def _owner(self, owner: str) -> Got:
        if owner not in self._owners:
            got = self._api.get(f"/users/{quote(owner, safe='')}").expect(dict)
            if not got.answer.ok and got.answer.status != NOT_FOUND:
                return got  # may be better the next time
            self._owners[owner] = got
        return self._owners[owner]

    def _repository(self, owner: str, name: str) -> Answer:
        first = name.partition("/")[0]
        return self._api.get(f"/repos/{quote(owner, safe='')}/{quote(first, safe='')}").answer


def package_path(owner: str, owner_kind: str, name: str) -> str:
    """Where a container package stands in the API; a slash in its name is escaped."""
    folder = "orgs" if owner_kind == "Organization" else "users"
    return f"/{folder}/{quote(owner, safe='')}/packages/container/{quote(name, safe='')}"


def iso_expiry(text: str) -> str:
    """``2021-10-07 19:07:53 UTC`` or ``… +0000`` as ISO 8601 in UTC; empty when it is neither."""
    moment, _, zone = text.strip().rpartition(" ")
    try:
        when = datetime.strptime(f"{moment} {_OFFSETS.get(zone, zone)}", "%Y-%m-%d %H:%M:%S %z")
        return when.astimezone(timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")
    except (ValueError, OverflowError):
        return ""


def _scopes(header: str | None) -> tuple[str, ...] | None:
    if header is None:
        return None
    return tuple(scope for scope in re.split(r"[,\s]+", header) if scope)


def _version(item: Mapping[str, Any]) -> PackageVersion | None:
    digest, created = item.get("name"), item.get("created_at")
    if not isinstance(digest, str):
        return None
    return PackageVersion(
        digest=printable(digest, 200),
        tags=tuple(_tags(item)),
        created_at=printable(created, 40) if isinstance(created, str) else "",
    )


def _tags(item: Mapping[str, Any]) -> Iterator[str]:
    tags: Any = item
    for key in ("metadata", "container", "tags"):
        tags = tags.get(key) if isinstance(tags, dict) else None
    for tag in tags if isinstance(tags, list) else ():
        if isinstance(tag, str):
            yield printable(tag, 200)
