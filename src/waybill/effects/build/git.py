"""Ask git about the checkout; what the answers mean is decided in ``core/build/git.py``."""

from __future__ import annotations

from collections.abc import Mapping

from waybill.core.build.git import git_commands
from waybill.effects.process import run

_OURS = {"LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0"}


def look_at_git(directory: str, environ: Mapping[str, str], timeout: float) -> Mapping[str, tuple[int | None, bytes]]:
    """Exit code and output of each question; no code where git could not be run or did not end.

    Variables that would lead git elsewhere are not handed on: the checkout that is built is the one that is asked.
    """
    own = {**{name: value for name, value in environ.items() if not name.startswith("GIT_")}, **_OURS}
    answers: dict[str, tuple[int | None, bytes]] = {}
    for name, words in git_commands().items():
        ended = run(["git", "-C", directory or ".", *words], environ=own, timeout=timeout)
        answers[name] = (ended.code, ended.stdout)
        if ended.code is None and name == "head":
            break  # no git, or one that hangs: the others would only hang too
    return answers
