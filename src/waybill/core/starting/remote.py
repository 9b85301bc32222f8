"""Where a repository is at home, by the address of a git remote. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping

from waybill.core.starting.look import GitSeen, Remote

_HOST = r"(?P<host>[A-Za-z0-9](?:[A-Za-z0-9.-]{0,251}[A-Za-z0-9])?)"
_PATH = r"(?P<owner>[A-Za-z0-9][A-Za-z0-9_-]{0,99})/(?P<name>[A-Za-z0-9._-]{1,100}?)(?:\.git)?/?"
_FORMS = (
    re.compile(rf"(?:https?|ssh|git|git\+ssh)://(?:[^@/\s]*@)?{_HOST}(?::[0-9]{{1,5}})?/{_PATH}"),
    re.compile(rf"(?:[^@/:\s]+@)?{_HOST}:{_PATH}"),
)
_COMMIT = re.compile(r"[0-9a-f]{40}")
_MOST_TAGS = 50
_CALLED = ("origin", "upstream")
_OTHERS = re.compile(
    r"gitlab|bitbucket|codeberg|gitea|forgejo|gitee|azure|visualstudio|sourcehut|(?:^|\.)sr\.ht$|heroku"
)
# What people call github.com in their own settings of ssh, to have several keys: github.com-work, github-work, github.
_ALIAS = re.compile(r"github(?:\.com)?(?:[-_.][A-Za-z0-9_-]+)?")


def remote_of(url: str) -> Remote | None:
    """Host, owner and name; nothing for an address of another form. A login in it is dropped."""
    for form in _FORMS:
        if found := form.fullmatch(url.strip()):
            host = found["host"].lower()
            known = "github.com" if _is_github(host) else host
            return Remote(host=known, owner=found["owner"], name=found["name"])
    return None


def _is_github(host: str) -> bool:
    return host in ("ssh.github.com", "www.github.com") or _is_alias(host)


def _is_alias(host: str) -> bool:
    """A name without a domain, or with none that is one: ssh's settings say which server that is."""
    last = host.rpartition(".")[2]
    return host != "github.com" and bool(_ALIAS.fullmatch(host)) and ("." not in host or last.startswith("com-"))


def read_git(answers: Mapping[str, str]) -> GitSeen:
    """From git's answers, by question: ``remotes``, ``head``, ``tags``, ``commit``, ``pushed``."""
    urls: dict[str, str] = {}
    for line in answers.get("remotes", "").splitlines():
        key, _, url = line.partition(" ")
        urls.setdefault(key.removeprefix("remote.").removesuffix(".url"), url)
    named = next((name for name in (*_CALLED, *urls) if name in urls), "")
    remote, problem = _home(urls.get(named, ""))
    default = answers.get("head", "").strip().rpartition("refs/remotes/origin/")[2]
    commit = answers.get("commit", "").strip()
    tags = (line for line in answers.get("tags", "").splitlines() if line.isprintable() and len(line) <= 128)
    return GitSeen(
        remote=remote,
        unsure=_doubt(named, urls) if remote else "",
        branch=_branch(default),
        tags=tuple(tags)[:_MOST_TAGS],
        commit=commit if _COMMIT.fullmatch(commit) else "",
        pushed=bool(answers.get("pushed", "").strip()),
        problem=answers.get("problem", "") or problem,
    )


def _home(url: str) -> tuple[Remote | None, str]:
    remote = remote_of(url)
    if remote and _OTHERS.search(remote.host):
        return None, f"the remote is at {remote.host}, which is no server of GitHub: no workflow would run there"
    if remote and "." not in remote.host:
        return None, f"the remote is at {remote.host}, a name of this machine: nothing says which server that is"
    return remote, ""


def _doubt(named: str, urls: Mapping[str, str]) -> str:
    """Why the remote may be another than was read."""
    remote = remote_of(urls[named])
    host = next((found["host"].lower() for form in _FORMS if (found := form.fullmatch(urls[named].strip()))), "")
    if _is_alias(host):
        return f"{host} is taken for github.com, as ssh's own settings say elsewhere"
    if remote and remote.host != "github.com" and not remote.host.endswith(".ghe.com"):
        return f"if {remote.host} is a GitHub server, and keeps images"
    other = remote_of(urls["upstream"]) if named == "origin" and "upstream" in urls else None
    if remote and other and other.slug.lower() != remote.slug.lower():
        return f"there is also the remote upstream, {other.slug}, if that one is meant"
    return ""


def _branch(name: str) -> str:
    return name if re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9._/-]{0,127}", name) else ""
