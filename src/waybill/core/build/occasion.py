"""What happened, as tags and labels follow from it: a git tag, a branch, a pull request, a schedule, a laptop. Pure.

The payload of an event is written by others in part, so it is read field by field, and nothing here raises.
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Any

from waybill.core.build.latest import is_release_name
from waybill.core.event import below, parsed, text_at
from waybill.core.protocol import printable
from waybill.frozen import dataclass

if TYPE_CHECKING:
    from waybill.core.build.git import GitFacts

_TAGS, _BRANCHES, _PULLS = "refs/tags/", "refs/heads/", "refs/pull/"
_LONGEST_REF = 300
_TEXT = 300


class Kind(Enum):
    """What started the run, as far as tags depend on it."""

    TAG = "tag"
    BRANCH = "branch"
    PULL_REQUEST = "pull-request"
    SCHEDULE = "schedule"
    OTHER = "other"
    LAPTOP = "laptop"


@dataclass(frozen=True, kw_only=True)
class Occasion:
    """What happened. ``commit`` is the one that must be built; ``other_commits`` are accepted in its place."""

    kind: Kind
    event: str = ""
    commit: str = ""
    other_commits: tuple[str, ...] = ()
    git_tag: str = ""
    branch: str = ""
    number: str = ""
    prerelease: bool = False
    default_branch: str = ""
    repository: str = ""
    server: str = ""
    description: str = ""
    license: str = ""
    page: str = ""
    reason: str = ""  # why kind or ref could not be told


def read_occasion(
    payload: bytes | None,
    *,
    event: str,
    ref: str,
    sha: str,
    repository: str,
    server: str,
    in_actions: bool,
    git: GitFacts,
) -> Occasion:
    """What happened, from the job and the event's payload; on a laptop from git."""
    if not in_actions:
        return _laptop(git)
    data = parsed(payload)
    facts = _facts_of_repository(data)
    facts.update(
        event=printable(event, _TEXT), repository=printable(repository, _TEXT), server=printable(server, _TEXT)
    )
    if payload is not None and not isinstance(data, dict):
        facts["reason"] = "the payload of the event could not be read"
    return Occasion(**{**facts, **_what_happened(data, event, ref[:_LONGEST_REF], sha.lower(), git)})


def expected_commit(occasion: Occasion, wished: str) -> str:
    """The commit that must be checked out: the input ``commit`` if it was given, else the event's."""
    return wished.lower() or occasion.commit


def _laptop(git: GitFacts) -> Occasion:
    tag = git.tags[0] if len(git.tags) == 1 else ""
    return Occasion(kind=Kind.LAPTOP, commit=git.commit, branch=git.branch, git_tag=tag)


def _facts_of_repository(data: Any) -> dict[str, Any]:
    repository = below(data, "repository")
    return {
        "default_branch": text_at(repository, "default_branch"),
        "description": text_at(repository, "description"),
        "license": _license(text_at(below(repository, "license"), "spdx_id")),
        "page": text_at(repository, "homepage"),
    }


def _license(identifier: str) -> str:
    return "" if identifier == "NOASSERTION" else identifier


def _what_happened(data: Any, event: str, ref: str, sha: str, git: GitFacts) -> dict[str, Any]:
    """Kind, commit and ref of the event."""
    if event == "pull_request_target":
        return _for_the_target(data, ref)
    if event.startswith("pull_request"):
        return _pull_request(data, ref, sha)
    if event == "workflow_run":
        return _after_a_run(data, git)
    if event == "release":
        return _release(data, ref, sha)
    found = _by_ref(ref, sha)
    if event == "schedule" and found["kind"] is Kind.BRANCH:
        return {**found, "kind": Kind.SCHEDULE}
    known = event in {"push", "create", "workflow_dispatch"}
    return found if known or found["kind"] is Kind.OTHER else {**found, "kind": Kind.OTHER}


def _by_ref(ref: str, sha: str) -> dict[str, Any]:
    if ref.startswith(_TAGS) and len(ref) > len(_TAGS):
        return {"kind": Kind.TAG, "commit": sha, "git_tag": printable(ref.removeprefix(_TAGS))}
    if ref.startswith(_BRANCHES) and len(ref) > len(_BRANCHES):
        return {"kind": Kind.BRANCH, "commit": sha, "branch": printable(ref.removeprefix(_BRANCHES))}
    reason = f"the ref `{printable(ref)}` is neither a tag nor a branch" if ref else "the job names no ref"
    return {"kind": Kind.OTHER, "commit": sha, "reason": reason}


def _pull_request(data: Any, ref: str, sha: str) -> dict[str, Any]:
    """Checked out is the merge (GITHUB_SHA) as a rule, or the head where somebody asked for it."""
    request = below(data, "pull_request")
    head = text_at(below(request, "head"), "sha").lower()
    number = below(request, "number")
    found = ref.removeprefix(_PULLS).partition("/")[0] if ref.startswith(_PULLS) else ""
    known = str(number) if isinstance(number, int) and not isinstance(number, bool) else ""
    told = known or (found if found.isdigit() else "")
    return {
        "kind": Kind.PULL_REQUEST,
        "commit": sha,
        "other_commits": (head,) if head else (),
        "number": told[:20],
        "branch": text_at(below(request, "head"), "ref"),
        "reason": "" if told else "the event names no pull request",
    }


def _for_the_target(data: Any, ref: str) -> dict[str, Any]:
    """GITHUB_SHA is the base there: built as `pr-N` it would be an image without the request. So the head counts."""
    request = below(data, "pull_request")
    head = text_at(below(request, "head"), "sha").lower()
    merge = text_at(request, "merge_commit_sha").lower()
    others = (merge,) if merge and head else ()
    return {**_pull_request(data, ref, head), "commit": head, "other_commits": others}


def _after_a_run(data: Any, git: GitFacts) -> dict[str, Any]:
    """GITHUB_SHA and GITHUB_REF are the default branch there, whatever that run was about: only the payload counts."""
    run = below(data, "workflow_run")
    commit, ref = text_at(run, "head_sha").lower(), text_at(run, "head_branch")
    if not commit:
        return {"kind": Kind.OTHER, "reason": "the event does not say which commit the run before it was about"}
    if text_at(run, "event").startswith("pull_request"):
        return {"kind": Kind.OTHER, "commit": commit}
    # A checkout of one commit has no tags. What is named like a release is taken for one: its tag is then never moved.
    if ref and ((ref in git.tags and git.commit == commit) or is_release_name(ref)):
        return {"kind": Kind.TAG, "commit": commit, "git_tag": ref}
    return {"kind": Kind.BRANCH if ref else Kind.OTHER, "commit": commit, "branch": ref}


def _release(data: Any, ref: str, sha: str) -> dict[str, Any]:
    release = below(data, "release")
    by_ref = _by_ref(ref, sha)
    tag = text_at(release, "tag_name") or by_ref.get("git_tag", "")
    if not tag:
        return {**by_ref, "kind": Kind.OTHER, "reason": "the release names no tag"}
    return {"kind": Kind.TAG, "commit": sha, "git_tag": tag, "prerelease": below(release, "prerelease") is True}
