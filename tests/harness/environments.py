"""Virtual environments below ``.tools/``, one for each Python and lock, made once."""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path

from tests.harness import apt
from tests.harness.pythons import Python
from tests.harness.tell import answer, run, run_aside, say
from tests.harness.trouble import TroubleError


def environment_for(root: Path, python: Python, lock: str, installer: Path | None = None) -> Path:
    """The interpreter of the environment, made when it is not there or not whole. ``installer``: a Python with pip."""
    requirements = root / "requirements" / f"{lock}.txt"
    folder = root / ".tools" / name_of(python, lock, requirements.read_bytes())
    interpreter = folder / "bin" / "python3"
    if is_whole(folder, python):
        return interpreter
    say(f"installing {requirements.relative_to(root)} for Python {python.name} into {folder.relative_to(root)}")
    remove_older(root / ".tools", python, lock)
    make(root, python, folder)
    install(root, requirements, pip_for(root, python, interpreter, installer))
    (folder / f"lib/python{python.minor}/site-packages/waybill-vendor.pth").write_text(f"{root / 'vendor'}\n")
    (folder / "whole").write_text(mark(python))
    return interpreter


def name_of(python: Python, lock: str, requirements: bytes) -> str:
    """A new lock makes a new environment."""
    return f"{lock}-{python.minor}-{hashlib.sha256(requirements).hexdigest()[:12]}"


def mark(python: Python) -> str:
    """Written last; an environment whose Python was upgraded or moved away is made anew."""
    return f"{python.name} {python.path}\n"


def is_whole(folder: Path, python: Python) -> bool:
    """Whether the environment was made to its end, of this very Python, in this very place."""
    try:
        made = (folder / "whole").read_text()
        settings = (folder / "pyvenv.cfg").read_text()
    except OSError:
        return False
    return made == mark(python) and str(folder) in settings + (folder / "place").read_text()


def remove_older(tools: Path, python: Python, lock: str) -> None:
    """Environments of earlier locks would only fill the disk."""
    for old in tools.glob(f"{lock}-{python.minor}-*"):
        shutil.rmtree(old)


def make(root: Path, python: Python, folder: Path) -> None:
    """An empty environment."""
    if run([python.path, "-I", "-m", "venv", "--without-pip", folder], root):
        raise TroubleError(f"{python.path} cannot make a virtual environment: apt-get install python3-venv")
    (folder / "place").write_text(str(folder))


def pip_for(root: Path, python: Python, interpreter: Path, installer: Path | None) -> list[str | Path]:
    """The words of a pip that installs into the environment. Debian leaves ensurepip out of its python3."""
    if installer:
        return [installer, "-I", "-m", "pip", "--python", interpreter]
    if has_module(interpreter, "ensurepip"):
        code, printed = run_aside([interpreter, "-I", "-m", "ensurepip", "--default-pip"], root)
        if code:
            raise TroubleError(f"ensurepip of {python.path} failed:\n{printed}")
        return [interpreter, "-I", "-m", "pip"]
    if has_module(python.path, "pip"):
        return [python.path, "-I", "-m", "pip", "--python", interpreter]
    return install_ensurepip(root, python, interpreter)


def install_ensurepip(root: Path, python: Python, interpreter: Path) -> list[str | Path]:
    """On Debian and Ubuntu as root, fetch what they left out; once."""
    package = f"python{python.minor}-venv"
    if not apt.can_install() or not python.path.startswith("/usr/bin/"):
        raise TroubleError(f"{python.path} has neither ensurepip nor pip; as root: apt-get install {package}")
    apt.install(root, [package])
    if not has_module(interpreter, "ensurepip"):
        raise TroubleError(f"{python.path} has no ensurepip even with {package}")
    return pip_for(root, python, interpreter, None)


def has_module(python: str | Path, module: str) -> bool:
    """Whether that Python can import the module."""
    return answer([python, "-I", "-c", f"import {module}"]) is not None


def install(root: Path, requirements: Path, pip: list[str | Path]) -> None:
    """Install exactly the locked files. Only wheels: no code of a package runs while it is installed."""
    words = [*pip, "install", "--quiet", "--disable-pip-version-check", "--no-warn-script-location", "--no-deps"]
    words += ["--no-cache-dir"]  # it would stay in the home directory
    words += ["--require-hashes", "--only-binary", ":all:", "--requirement", requirements]
    extra = {"PIP_ROOT_USER_ACTION": "ignore", "PIP_NO_INPUT": "1"}
    if run(words, root, extra):
        raise TroubleError(f"pip could not install {requirements.name} (see above)")
