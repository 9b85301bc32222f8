"""How git is asked about a repository that may be hostile: nothing that its settings name is run or fetched. Pure."""

from __future__ import annotations

from collections.abc import Mapping

# The last: of a partial clone git would fetch what it lacks, by a program that the repository's configuration names.
SAFE = ("-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null", "-c", "protocol.allow=never")
_OURS = {"LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0", "GIT_NO_LAZY_FETCH": "1"}


def git_environment(environ: Mapping[str, str]) -> dict[str, str]:
    """The environment to ask in. Variables that would lead git elsewhere are not handed on."""
    return {name: value for name, value in environ.items() if not name.startswith("GIT_")} | _OURS
