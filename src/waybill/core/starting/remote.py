"""Where a repository is at home, by the address of a git remote. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping

from waybill.core.starting.look import GitSeen, Remote

_HOST = r"(?P<host>[A-Za-z0-9](?:[A-Za-z0-9.-]{0,251}[A-Za-z0-9])?)"
_PATH = r"(?P<owner>[A-Za-z0-9](?:[A-Za-z0-9-]{0,99}))/(?P<name>[A-Za-z0-9._-]{1,100}?)(?:\.git)?/?"
_FORMS = (
    re.compile(rf"(?:https?|ssh|git|git\+ssh)://(?:[^@/\s]*@)?{_HOST}(?::[0-9]{{1,5}})?/{_PATH}"),
    re.compile(rf"(?:[^@/:\s]+@)?{_HOST}:{_PATH}"),
)
_COMMIT = re.compile(r"[0-9a-f]{40}")
_MOST_TAGS = 50
_CALLED = ("origin", "upstream")


def remote_of(url: str) -> Remote | None:
    """Host, owner and name; nothing for an address of another form. A login in it is dropped."""
    for form in _FORMS:
        if found := form.fullmatch(url.strip()):
            host = found["host"].lower()
            return Remote(
                host="github.com" if host == "ssh.github.com" else host, owner=found["owner"], name=found["name"]
            )
    return None


def read_git(answers: Mapping[str, str]) -> GitSeen:
    """From git's answers, by question: ``remotes``, ``head``, ``branch``, ``tags``, ``commit``, ``pushed``."""
    urls: dict[str, str] = {}
    for line in answers.get("remotes", "").splitlines():
        key, _, url = line.partition(" ")
        urls.setdefault(key.removeprefix("remote.").removesuffix(".url"), url)
    named = next((name for name in (*_CALLED, *urls) if name in urls), "")
    default = answers.get("head", "").strip().rpartition("refs/remotes/origin/")[2]
    commit = answers.get("commit", "").strip()
    tags = (line for line in answers.get("tags", "").splitlines() if line.isprintable() and len(line) <= 128)
    return GitSeen(
        remote=remote_of(urls[named]) if named else None,
        branch=_branch(default) or _branch(answers.get("branch", "").strip()),
        tags=tuple(tags)[:_MOST_TAGS],
        commit=commit if _COMMIT.fullmatch(commit) else "",
        pushed=bool(answers.get("pushed", "").strip()),
        problem=answers.get("problem", ""),
    )


def _branch(name: str) -> str:
    return name if re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9._/-]{0,127}", name) else ""
