"""A copy of what an action ships, and a caller's machine that tries to get into it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

# Takes the place of cli.py: imports what verbs import, and tells how it was started.
TELLING_CLI = """
import os
import sys

def main(argv, environ):
    import json, ssl, requests, yaml, github
    loaded = {name: getattr(module, "__file__", None) for name, module in list(sys.modules.items())}
    print(json.dumps({
        "argv": argv, "pid": os.getpid(), "executable": sys.executable, "version": list(sys.version_info[:2]),
        "path": sys.path, "loaded": {name: file for name, file in loaded.items() if file},
        "encoding": sys.stdout.encoding, "stdin": sys.stdin.read() if "READ" in environ else "",
    }))
    return int(environ.get("END_WITH", "0"))
"""
PLANTED = ("json", "requests", "ssl", "sitecustomize", "usercustomize", "cli", "start", "typing_extensions", "os", "re")
PLANTED_PACKAGES = ("yaml", "waybill", "github", "encodings", "urllib3", "importlib")


@dataclass(frozen=True)
class Ended:
    """A run that has ended."""

    code: int
    out: str
    err: str

    def told(self) -> Any:
        """What the telling command line said, after a run with nothing to complain about."""
        assert (self.code, self.err) == (0, "")
        return json.loads(self.out)


def ship(checkout: Path, into: Path, cli: str | None = TELLING_CLI) -> Path:
    """Copy launcher, sources and libraries, without bytecode; with another command line if one is given."""
    for folder in ("bin", "src", "vendor"):
        shutil.copytree(checkout / folder, into / folder, ignore=shutil.ignore_patterns("__pycache__"))
    if cli is not None:
        shutil.rmtree(into / "src" / "waybill" / "cli")
        (into / "src" / "waybill" / "cli.py").write_text(cli)
    return into


def run(words: Sequence[str | Path], environ: Mapping[str, str], cwd: Path, stdin: str = "") -> Ended:
    """Run to the end with exactly this environment."""
    done = subprocess.run(
        [str(word) for word in words],
        env=dict(environ),
        cwd=cwd,
        input=stdin.encode(),
        capture_output=True,
        check=False,
    )
    return Ended(done.returncode, done.stdout.decode(), done.stderr.decode())


def script(path: Path, text: str) -> Path:
    """An executable sh script."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\n{text}\n")
    path.chmod(0o755)
    return path


def pythons() -> dict[str, str]:
    """The Pythons of this machine that we support, by minor version."""
    from tests.harness.pythons import installed

    return {minor: python.path for minor, python in installed().items()}


@dataclass(frozen=True)
class Caller:
    """A workspace, a home and an environment full of things that must not reach us."""

    workspace: Path
    home: Path
    marker: Path

    def plant(self) -> None:
        """Put a module that leaves a mark wherever a Python might look for one."""
        sites = [self.home / ".local" / "lib" / f"python3.{minor}" / "site-packages" for minor in range(10, 15)]
        for folder in (self.workspace, *sites):
            self.plant_modules(folder)
            (folder / "planted.pth").write_text(f"import os; open({str(self.marker)!r}, 'a').write('pth')\n")
        (self.workspace / "env.sh").write_text(f"echo env >> '{self.marker}'\n")

    def plant_modules(
        self, folder: Path, modules: Sequence[str] = PLANTED, packages: Sequence[str] = PLANTED_PACKAGES
    ) -> None:
        """Modules and packages named like those that are imported."""
        leave_a_mark = f"open({str(self.marker)!r}, 'a').write(__name__ + ' ')\n"
        folder.mkdir(parents=True, exist_ok=True)
        for name in modules:
            (folder / f"{name}.py").write_text(leave_a_mark)
        for name in packages:
            (folder / name).mkdir()
            (folder / name / "__init__.py").write_text(leave_a_mark)

    def environ(self, **more: str) -> dict[str, str]:
        """``PATH`` as it is, and everything else turned against us."""
        workspace = str(self.workspace)
        hostile = {
            **dict.fromkeys(("PYTHONPATH", "PYTHONHOME", "PYTHONUSERBASE", "PYTHONPYCACHEPREFIX", "CDPATH"), workspace),
            **dict.fromkeys(("PYTHONINSPECT", "PYTHONVERBOSE", "PYTHONDEBUG", "PYTHONPROFILEIMPORTTIME"), "1"),
            **dict.fromkeys(("PYTHONDEVMODE", "PYTHONDUMPREFS", "PYTHONUNBUFFERED"), "1"),
            **dict.fromkeys(("ENV", "BASH_ENV", "PYTHONSTARTUP"), f"{workspace}/env.sh"),
            **dict.fromkeys(("PIP_CONFIG_FILE", "PIP_TARGET", "UV_TOOL_DIR", "VIRTUAL_ENV"), workspace),
            **dict.fromkeys(("PIP_INDEX_URL", "PIP_EXTRA_INDEX_URL", "UV_INDEX_URL"), "http://192.0.2.1/"),
            "PYTHONWARNINGS": "error",
            "PYTHONOPTIMIZE": "2",
            "PYTHONIOENCODING": "ascii:strict",
            "PYTHONUTF8": "0",
            "PYTHONCOERCECLOCALE": "0",
            "PYTHONPLATLIBDIR": "nowhere",
            "PYTHONBREAKPOINT": "cli.main",
            "PYTHONEXECUTABLE": f"{workspace}/python3",
            "__PYVENV_LAUNCHER__": f"{workspace}/python3",
            "IFS": "/.-",
        }
        return {"PATH": os.environ["PATH"], "HOME": str(self.home), "LANG": "C", **hostile, **more}

    def marks(self) -> str:
        """The names of the planted things that ran."""
        return self.marker.read_text() if self.marker.exists() else ""
