"""The commits of a repository: what a name leads to, and what came before what."""

from __future__ import annotations

import re

from lab.github.model import Commit, Repository


def resolve(repository: Repository, ref: str) -> Commit | None:
    """The commit that a SHA (whole or its start), a branch or a tag names."""
    short = ref.removeprefix("refs/")
    named = {
        **{f"tags/{name}": sha for name, sha in repository.tags.items()},
        **{f"heads/{name}": sha for name, sha in repository.branches.items()},
        **repository.tags,
        **repository.branches,
    }
    sha = named.get(short, short)
    long_enough = re.fullmatch(r"[0-9a-f]{7,40}", sha)
    return next((commit for commit in repository.commits if long_enough and commit.sha.startswith(sha)), None)


def ancestry(repository: Repository, start: Commit) -> list[Commit]:
    """The commit and all that came before it, each once, the nearest first."""
    known = {commit.sha: commit for commit in repository.commits}
    found = [start]
    for commit in found:
        found += [known[sha] for sha in commit.parents if sha in known and known[sha] not in found]
    return found
