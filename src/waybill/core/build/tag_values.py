"""What the places of a tag rule stand for in this run, and how any text becomes a tag. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping

from waybill.core.build.git import GitFacts
from waybill.core.build.latest import Version, semver
from waybill.core.build.occasion import Kind, Occasion
from waybill.frozen import dataclass

_STRANGE = re.compile(r"[^A-Za-z0-9_.-]+")
_LONGEST_TAG = 128
_SHORT = 7
_WITH_BRANCH = frozenset({Kind.BRANCH, Kind.SCHEDULE, Kind.LAPTOP, Kind.OTHER})


@dataclass(frozen=True, kw_only=True)
class Value:
    """What a place stands for; ``lack`` says why it stands for nothing."""

    text: str = ""
    lack: str = ""


def values_of(occasion: Occasion, git: GitFacts, day: str) -> Mapping[str, Value]:
    """Every place with its value in this run."""
    return {
        "git-tag": _git_tag(occasion),
        **_version_values(occasion),
        "branch": _branch(occasion),
        "pr": Value(text=occasion.number) if occasion.number else Value(lack="this run is about no pull request"),
        **_commit_values(occasion, git),
        "date": Value(text=day) if day else Value(lack="the day is not known"),
    }


def version_of(occasion: Occasion) -> Version | None:
    """The version that was released, if a tag with one was pushed."""
    return semver(occasion.git_tag) if occasion.kind is Kind.TAG else None


def is_prerelease(occasion: Occasion) -> bool:
    """By the version itself, or because the release was marked as one."""
    version = version_of(occasion)
    return occasion.prerelease or (version is not None and bool(version.prerelease))


def built_commit(occasion: Occasion, git: GitFacts) -> str:
    """The commit that is checked out, which is what is built; without a checkout that of the event."""
    return git.commit or occasion.commit


def sanitised(text: str) -> tuple[str, str]:
    """A tag that every registry takes, and why it is not the text that was given (empty: it is)."""
    plain = _STRANGE.sub("-", text)
    bare = plain.lstrip(".-")
    tag = bare[:_LONGEST_TAG]
    reasons = (
        (plain != text, "a tag holds only letters, digits, `_`, `.` and `-`"),
        (bare != plain, "it may not begin with `.` or `-`"),
        (tag != bare, f"it has at most {_LONGEST_TAG} characters"),
    )
    return tag, "; ".join(why for changed, why in reasons if changed)


def _git_tag(occasion: Occasion) -> Value:
    if occasion.kind is Kind.TAG and occasion.git_tag:
        return Value(text=occasion.git_tag)
    return Value(lack="no git tag was pushed")


def _version_values(occasion: Occasion) -> dict[str, Value]:
    version = version_of(occasion)
    if version is None:
        told = f"`{occasion.git_tag}` is no version" if occasion.kind is Kind.TAG else "no git tag was pushed"
        return dict.fromkeys(("version", "major", "minor", "patch"), Value(lack=told))
    whole = {"version": Value(text=str(version))}
    if is_prerelease(occasion):
        lack = Value(lack=f"{occasion.git_tag} is a prerelease")
        return {**whole, **dict.fromkeys(("major", "minor", "patch"), lack)}
    return {
        **whole,
        **{name: Value(text=part) for name, part in zip(("major", "minor", "patch"), version.parts, strict=True)},
    }


def _branch(occasion: Occasion) -> Value:
    """Of a pull request the branch is its author's, and a tag of that name would be taken for the branch itself."""
    if occasion.branch and occasion.kind in _WITH_BRANCH:
        return Value(text=occasion.branch)
    return Value(lack="this run is about no branch")


def _commit_values(occasion: Occasion, git: GitFacts) -> dict[str, Value]:
    commit = built_commit(occasion, git)
    if not commit:
        return dict.fromkeys(("sha", "short-sha"), Value(lack="the commit is not known"))
    dirty = "-dirty" if occasion.kind is Kind.LAPTOP and git.dirty_count else ""
    return {"sha": Value(text=commit + dirty), "short-sha": Value(text=commit[:_SHORT] + dirty)}
