"""Which commit is checked out, what was changed beside it, and whether it is the one that the event names. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from waybill.core.build.about import About, about
from waybill.core.build.occasion import Kind, Occasion, expected_commit
from waybill.core.diagnosis.telling import Findings, find, listed
from waybill.core.finding import Finding, Severity
from waybill.core.protocol import printable
from waybill.core.safe_git import SAFE
from waybill.core.text import quote_foreign
from waybill.frozen import dataclass

_OWN_CONFIG = (2, 32)  # from this release on git can be told where the user's configuration is
_MOST_INCLUDED = 4096
_COMMIT = re.compile(r"[0-9a-f]{40}|[0-9a-f]{64}")
_MOST_PATHS = 20
_MOST_TAGS = 1000
_LONGEST = 300
_MOST_LISTED = 5


@dataclass(frozen=True, kw_only=True)
class GitFacts:
    """What git says of the checkout. ``dirty`` holds the first paths that are not as the commit has them."""

    found: bool = False
    commit: str = ""
    branch: str = ""
    tags: tuple[str, ...] = ()  # those at HEAD
    dirty: tuple[str, ...] = ()
    dirty_count: int = 0
    time: int = 0  # committer time of HEAD, in seconds
    shallow: bool = False
    problem: str = ""  # why something of this could not be told


def trusting_config(theirs: Sequence[str]) -> str:
    """A configuration that is theirs, and trusts checkouts of other owners, as runners in containers have them.

    Before 2.38 git does not believe its command line in this.
    """
    included = (path for path in theirs if path and len(path) <= _MOST_INCLUDED and path.isprintable())
    quoted = (path.replace("\\", "\\\\").replace('"', '\\"') for path in included)
    return "".join(f'[include]\n\tpath = "{path}"\n' for path in quoted) + "[safe]\n\tdirectory = *\n"


def takes_config(version: bytes) -> bool:
    """Whether this git (by its own ``git version``) reads the file that GIT_CONFIG_GLOBAL names."""
    found = re.search(rb"([0-9]{1,4})\.([0-9]{1,4})", version[:200])
    return found is not None and (int(found[1]), int(found[2])) >= _OWN_CONFIG


def superproject(answers: Mapping[str, tuple[int | None, bytes]]) -> str:
    """The checkout that this one is a submodule of; empty when it is none."""
    code, said = answers.get("above", (None, b""))
    path = said.decode("utf-8", "surrogateescape").removesuffix("\n") if code == 0 else ""
    return path if path.startswith("/") and "\n" not in path else ""


def git_commands(*, holds_it: bool = False) -> Mapping[str, tuple[str, ...]]:
    """What to ask git, by name: the words after ``git``. No hook and no helper of the repository is run.

    ``holds_it``: of the checkout that holds the one that is built, which counts as changed whatever is configured.
    """
    unhidden = ("--ignore-submodules=none",) if holds_it else ()
    questions = {
        "head": ("rev-parse", "--verify", "HEAD^{commit}"),
        "branch": ("symbolic-ref", "--quiet", "--short", "HEAD"),
        "tags": ("tag", "--points-at", "HEAD"),
        "above": ("rev-parse", "--show-superproject-working-tree"),
        "status": ("status", "--porcelain=v1", "-z", "--untracked-files=normal", *unhidden),
        "time": ("show", "--no-patch", "--no-show-signature", "--format=%ct", "HEAD"),
        "shallow": ("rev-parse", "--is-shallow-repository"),
    }
    return {name: (*SAFE, *words) for name, words in questions.items()}


def read_git(answers: Mapping[str, tuple[int | None, bytes]]) -> GitFacts:
    """The facts in git's answers: exit code (None: it did not run or did not end) and standard output. Never raises."""
    head = _line(answers, "head")
    if not _COMMIT.fullmatch(head):
        return GitFacts(problem=_why_no_head(answers))
    dirty = _changed(answers.get("status", (None, b""))[1])
    return GitFacts(
        found=True,
        commit=head,
        branch=_line(answers, "branch"),
        tags=_tags(answers),
        dirty=tuple(dirty[:_MOST_PATHS]),
        dirty_count=len(dirty),
        time=_seconds(_line(answers, "time")),
        shallow=_line(answers, "shallow") == "true",
        problem="" if _exit(answers, "status") == 0 else "`git status` did not answer",
    )


def commit_findings(occasion: Occasion, git: GitFacts, wished: str) -> Findings:
    """Whether the checkout is the commit that was meant, and holds nothing else."""
    wanted = expected_commit(occasion, wished)
    view = _about(occasion, git, wanted)
    if not git.found or not wanted:
        return (_unknown(view, occasion, git, wished),)
    accepted = {wanted} if wished else {wanted, *occasion.other_commits}
    other = () if git.commit in accepted else (_other(view, occasion, git),)
    return (*other, *_beside(view, git))


def _exit(answers: Mapping[str, tuple[int | None, bytes]], name: str) -> int | None:
    return answers.get(name, (None, b""))[0]


def _line(answers: Mapping[str, tuple[int | None, bytes]], name: str) -> str:
    """The first line of an answer, where git was content."""
    code, said = answers.get(name, (None, b""))
    first = said[:4096].decode("utf-8", "replace").split("\n")[0].strip() if code == 0 else ""
    return printable(first, _LONGEST)


def _tags(answers: Mapping[str, tuple[int | None, bytes]]) -> tuple[str, ...]:
    code, said = answers.get("tags", (None, b""))
    lines = said.decode("utf-8", "replace").split("\n") if code == 0 else []
    return tuple(printable(line.strip(), _LONGEST) for line in lines if line.strip())[:_MOST_TAGS]


def _changed(said: bytes) -> list[str]:
    """Paths of `status -z`: of a rename the old path follows by itself and is no change of its own."""
    parts = iter(said.decode("utf-8", "replace").split("\0"))
    paths = []
    for part in parts:
        if len(part) < 4:
            continue
        if "R" in part[:2] or "C" in part[:2]:
            next(parts, "")
        paths.append(printable(part[3:], _LONGEST))
    return paths


def _seconds(text: str) -> int:
    return int(text) if re.fullmatch(r"[0-9]{1,10}", text) else 0


def _why_no_head(answers: Mapping[str, tuple[int | None, bytes]]) -> str:
    if _exit(answers, "head") is None:
        return "git is not there, or did not answer"
    return "this is no git checkout, or one without a commit"


def _in_actions(occasion: Occasion) -> bool:
    return occasion.kind is not Kind.LAPTOP


def _about(occasion: Occasion, git: GitFacts, wanted: str) -> About:
    return about(
        occasion.repository or "this checkout",
        wanted=wanted,
        wanted_short=wanted[:7],
        commit=git.commit,
        event=occasion.event or "a laptop",
    )


def _unknown(view: About, occasion: Occasion, git: GitFacts, wished: str) -> Finding:
    reason = git.problem or occasion.reason or "the event names no commit"
    severity = Severity.UNSETTLED if wished or _in_actions(occasion) else Severity.NOTE
    return find(view, "build.commit-unknown", severity=severity, reason=reason)


def _other(view: About, occasion: Occasion, git: GitFacts) -> Finding:
    ref = occasion.git_tag or occasion.branch
    named = f"{occasion.event or 'the input'}{f' of {ref}' if ref else ''}"
    shallow = "the checkout is shallow" if git.shallow else ""
    return find(view, "build.other-commit", f"checked out: {git.commit} ({git.branch or 'no branch'})", named, shallow)


def _beside(view: About, git: GitFacts) -> Findings:
    """What lies beside the commit, or that it could not be told."""
    if git.problem:
        return (find(view, "build.commit-unknown", severity=Severity.WARNING, reason=git.problem),)
    if not git.dirty_count:
        return ()
    paths = tuple(quote_foreign(path) for path in git.dirty)
    more = git.dirty_count - len(paths)
    shown = listed(paths) + (f" and {more} more" if more > 0 and len(paths) <= _MOST_LISTED else "")
    return (find(view, "build.dirty", prepared={"paths": shown, "count": str(git.dirty_count)}),)
