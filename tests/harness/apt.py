"""Installing Debian packages: quiet when it works, with all that apt said when it does not."""

from __future__ import annotations

import os
import shutil
from collections.abc import Sequence
from pathlib import Path

from tests.harness.tell import run_aside, say
from tests.harness.trouble import TroubleError

# A machine that has just started often updates itself, which holds dpkg's lock for a while.
QUIET = ("-y", "-qq", "--no-install-recommends", "-o", "Dpkg::Use-Pty=0", "-o", "DPkg::Lock::Timeout=300")
# Ubuntu's needrestart would restart the machine's own services after an installation that nobody watches.
UNATTENDED = {"DEBIAN_FRONTEND": "noninteractive", "NEEDRESTART_SUSPEND": "1"}


def can_install() -> bool:
    """Whether this is root on Debian or one of its children."""
    return os.geteuid() == 0 and shutil.which("apt-get") is not None


def install(root: Path, packages: Sequence[str]) -> None:
    """Install them. Lists that could not be renewed are told only when the installation fails for it."""
    say(f"installing with apt-get: {', '.join(packages)}")
    _, listed = run_aside(["apt-get", "update", "-qq"], root, UNATTENDED)
    code, printed = run_aside(["apt-get", "install", *QUIET, *packages], root, UNATTENDED)
    if code:
        said = "\n".join(filter(None, (listed, printed)))
        raise TroubleError(f"apt-get install {' '.join(packages)} failed:\n{said}")
