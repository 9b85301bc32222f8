"""Debian packages that the tests need. None of them starts a service."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from tests.harness.tell import answer, run, say
from tests.harness.trouble import TroubleError

# A command that is there already will do, wherever it came from. `busybox-static` would even replace `busybox`.
COMMANDS = {
    "busybox-static": "busybox",
    "git": "git",
    "iproute2": "ip",
    "skopeo": "skopeo",
    "util-linux": "unshare",
}


def ensure(root: Path) -> None:
    """Install what is missing when this is root; else say exactly what is."""
    missing = missing_of(wanted(root))
    if not missing:
        return
    line = f"apt-get install -y --no-install-recommends {' '.join(missing)}"
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        raise TroubleError(f"missing on this machine: {', '.join(missing)}; as root: {line}")
    say(f"installing with apt-get: {', '.join(missing)}")
    apt = {"DEBIAN_FRONTEND": "noninteractive"}
    if run(["apt-get", "update", "-qq"], root, apt) or run([*line.split(), "-qq"], root, apt):
        raise TroubleError(f"apt-get failed (see above): {line}")


def wanted(root: Path) -> list[str]:
    """Our own list and the lab's (``lab/packages.txt``, one package a line, ``#`` starts a remark)."""
    path = root / "lab" / "packages.txt"
    lines = path.read_text().splitlines() if path.exists() else []
    named = {line.partition("#")[0].strip() for line in lines}
    return sorted({*COMMANDS, *filter(None, named)})


def missing_of(
    packages: Iterable[str],
    is_installed: Callable[[str], bool] | None = None,
    commands: Mapping[str, str] = COMMANDS,
) -> list[str]:
    """Those of which neither the command nor the package is there."""
    ask = is_installed or installed
    return [name for name in packages if not (name in commands and shutil.which(commands[name])) and not ask(name)]


def installed(package: str) -> bool:
    """Whether dpkg has the package, whole."""
    return answer(["dpkg-query", "--show", "--showformat=${db:Status-Status}", package]) == "installed"
