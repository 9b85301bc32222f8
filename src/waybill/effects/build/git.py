"""Ask git about the checkout; what the answers mean is decided in ``core/build/git.py``."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from waybill.core.build.git import git_commands, superproject, takes_config, trusting_config
from waybill.effects.build.files import scratch
from waybill.effects.process import find_program, run

_OURS = {"LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0"}
_DEEPEST = 8  # submodules within one another
Answers = Mapping[str, "tuple[int | None, bytes]"]


def look_at_git(directory: str, environ: Mapping[str, str], timeout: float) -> Answers:
    """Exit code and output of each question; no code where git could not be run or did not end.

    Variables that would lead git elsewhere are not handed on: the checkout that is built is the one that is asked. Of
    a submodule it is the checkout that holds it: that one has the commit of the event.
    """
    git = find_program("git", environ)
    if not git:
        return {"head": (None, b"")}
    own = {**{name: value for name, value in environ.items() if not name.startswith("GIT_")}, **_OURS}
    with _trusting(git, own, timeout) as trusting:
        answers = _asked(git, directory or ".", trusting, timeout)
        for _ in range(_DEEPEST):
            above = superproject(answers)
            if not above:
                break
            answers = _asked(git, above, trusting, timeout, holds_it=True)
    return answers


def _asked(git: str, directory: str, environ: Mapping[str, str], timeout: float, *, holds_it: bool = False) -> Answers:
    answers: dict[str, tuple[int | None, bytes]] = {}
    for name, words in git_commands(holds_it=holds_it).items():
        ended = run([git, "-C", directory, *words], environ=environ, timeout=timeout)
        answers[name] = (ended.code, ended.stdout)
        if ended.code is None and name == "head":
            break  # no git, or one that hangs: the others would only hang too
    return answers


@contextmanager
def _trusting(git: str, environ: Mapping[str, str], timeout: float) -> Iterator[Mapping[str, str]]:
    """The environment in which git trusts a checkout of another owner. It is theirs where nothing can be written."""
    with scratch(environ) as folder:
        if not folder:
            yield environ
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
        elder = not takes_config(run([git, "version"], environ=environ, timeout=timeout).stdout)
        yield {**environ, "GIT_CONFIG_GLOBAL": path, **({"HOME": folder} if elder else {})}
