"""What the tests of a build share: facts with all that is usual."""

from __future__ import annotations

from waybill.core.build.git import GitFacts
from waybill.core.build.occasion import Kind, Occasion
from waybill.core.build.tags import TagPlan, plan_tags
from waybill.core.evidence import Answer, TagFacts

IMAGE = "ghcr.io/acme/app"
COMMIT = "4f9c1de0b7a34c2d8e5f60718293a4b5c6d7e8f9"
OTHER = "aa11bb22cc33dd44ee55ff66778899aabbccddee"
DAY = "20261126"
URL = "https://ghcr.io/v2/acme/app"


def git(**facts: object) -> GitFacts:
    usual = {"found": True, "commit": COMMIT, "time": 1764190000}
    return GitFacts(**{**usual, **facts})  # type: ignore[arg-type]


def occasion(kind: Kind = Kind.BRANCH, **facts: object) -> Occasion:
    usual = {"event": "push", "commit": COMMIT, "repository": "acme/app", "server": "https://github.com"}
    return Occasion(kind=kind, **{**usual, **facts})  # type: ignore[arg-type]


def release(tag: str, **facts: object) -> Occasion:
    return occasion(Kind.TAG, git_tag=tag, **facts)


def listed(*tags: str, status: int = 200, complete: bool = True) -> TagFacts:
    return TagFacts(answer=answer(status, "tags/list"), tags=tags, complete=complete)


def answer(status: int | None = 200, what: str = "manifests/v1", method: str = "GET") -> Answer:
    return Answer(method=method, url=f"{URL}/{what}", status=status)


def plan(
    *lines: str,
    about: Occasion | None = None,
    existing: TagFacts | None = None,
    checkout: GitFacts | None = None,
    own_builder: bool = False,
) -> TagPlan:
    event = about or occasion(branch="main")
    return plan_tags(lines, event, checkout or git(), day=DAY, image=IMAGE, existing=existing, own_builder=own_builder)


def tags(found: TagPlan) -> list[str]:
    return [wish.tag for wish in found.wishes]
