"""Ask git about the checkout; what the answers mean is decided in ``core/build/git.py``."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import partial

from waybill.core.build.git import git_commands, superproject, takes_config, trusting_config
from waybill.core.safe_git import git_environment
from waybill.effects.build.files import scratch
from waybill.effects.process import Leash, find_program, run, run_all

_DEEPEST = 8  # submodules within one another
Answers = Mapping[str, "tuple[int | None, bytes]"]


def look_at_git(directory: str, environ: Mapping[str, str], timeout: float, leash: Leash | None = None) -> Answers:
    """Exit code and output of each question; no code where git could not be run or did not end.

    Variables that would lead git elsewhere are not handed on: the checkout that is built is the one that is asked. Of
    a submodule it is the checkout that holds it: that one has the commit of the event.
    """
    git = find_program("git", environ)
    if not git:
        return {"head": (None, b"")}
    own = git_environment(environ)
    asked = partial(_asked, git, timeout=timeout, leash=leash)
    with _trusting(own) as (trusting, elder):
        chosen = trusting
        answers = asked(directory or ".", chosen)
        if _says_no(answers) and not _takes_config(git, own, timeout, leash):
            chosen = elder
            answers = asked(directory or ".", chosen)
        for _ in range(_DEEPEST):
            above = superproject(answers)
            if not above:
                break
            answers = asked(above, chosen, holds_it=True)
    return answers


def _takes_config(git: str, environ: Mapping[str, str], timeout: float, leash: Leash | None) -> bool:
    return takes_config(run([git, "version"], environ=environ, timeout=timeout, leash=leash).stdout)


def _asked(
    git: str,
    directory: str,
    environ: Mapping[str, str],
    *,
    timeout: float,
    leash: Leash | None,
    holds_it: bool = False,
) -> Answers:
    """All questions at once: a git that hangs hangs once."""
    words = {name: (git, "-C", directory, *words) for name, words in git_commands(holds_it=holds_it).items()}
    ended = run_all(words, environ=environ, timeout=timeout, leash=leash)
    return {name: (ended[name].code, ended[name].stdout) for name in words}


def _says_no(answers: Answers) -> bool:
    """No commit, or no trust: an elder git did not read the file that says whom to trust."""
    return answers["head"][0] not in (0, None)


@contextmanager
def _trusting(environ: Mapping[str, str]) -> Iterator[tuple[Mapping[str, str], Mapping[str, str]]]:
    """The environment in which git trusts a checkout of another owner, and the one for an elder git, which finds the
    file in its home only. It is theirs where nothing can be written.
    """
    with scratch(environ) as folder:
        if not folder:
            yield environ, environ
            return
        home = environ.get("HOME", "")
        shared = environ.get("XDG_CONFIG_HOME") or (os.path.join(home, ".config") if home else "")
        theirs = [
            os.path.join(shared, "git", "config") if shared else "",
            os.path.join(home, ".gitconfig") if home else "",
        ]
        path = os.path.join(folder, ".gitconfig")
        with open(path, "w", encoding="utf-8", errors="surrogateescape") as file:
            file.write(trusting_config(theirs))
        trusting = {**environ, "GIT_CONFIG_GLOBAL": path}
        yield trusting, {**trusting, "HOME": folder}
