"""A repository whose own configuration names programs, for whoever only looks at it."""

from __future__ import annotations

import subprocess
from pathlib import Path


def make_hostile(repository: Path, started: Path) -> None:
    """A partial clone on a commit that only a fetch would bring; what git would start for it leaves a mark."""
    for key, value in {
        "remote.origin.promisor": "true",
        "extensions.partialClone": "origin",
        "core.sshCommand": f"touch {started}; false",
        "core.fsmonitor": f"touch {started}",
        "core.repositoryFormatVersion": "1",
    }.items():
        subprocess.run(["git", "-C", str(repository), "config", key, value], check=True)
    (repository / ".git" / "refs" / "heads" / "main").write_text("b" * 40 + "\n")
