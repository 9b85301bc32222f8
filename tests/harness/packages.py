"""Debian packages that the tests need. None of them starts a service."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from tests.harness import apt
from tests.harness.tell import answer
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
    if not apt.can_install():
        line = f"apt-get install -y --no-install-recommends {' '.join(missing)}"
        raise TroubleError(f"missing on this machine: {', '.join(missing)}; as root: {line}")
    apt.install(root, missing)


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
