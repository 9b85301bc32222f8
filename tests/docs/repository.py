"""The repository as a reader meets it: its files, its pages, the workflows in them."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterator
from importlib.machinery import SourceFileLoader
from importlib.util import module_from_spec, spec_from_loader
from pathlib import Path
from types import ModuleType
from typing import Any

import yaml

from tests.harness.stages import workflow_files

ROOT = Path(__file__).resolve().parents[2]
_FENCE = re.compile(r"^( *)(`{3,})([\w-]*)[^\n]*\n(.*?)^\1\2 *$", re.MULTILINE | re.DOTALL)


def tracked() -> list[str]:
    """Every file that a clone brings. An unpacked archive brings the same, and whatever has been put beside it."""
    if not (ROOT / ".git").exists() or shutil.which("git") is None:
        return sorted(not_ignored(ROOT))
    words = ["git", "-c", "safe.directory=*", "ls-files", "-z"]
    listed = subprocess.run(words, cwd=ROOT, capture_output=True, check=True, text=True).stdout
    return [name for name in listed.split("\0") if name and (ROOT / name).is_file()]


def not_ignored(folder: Path) -> Iterator[str]:
    """Every file below it that `.gitignore` does not name."""
    patterns = [line.strip("/") for line in (ROOT / ".gitignore").read_text().splitlines()]
    for path in folder.iterdir():
        if path.name == ".git" or any(path.match(pattern) for pattern in patterns):
            continue
        if path.is_dir():
            yield from not_ignored(path)
        else:
            yield str(path.relative_to(ROOT))


def script(name: str) -> ModuleType:
    """A command of bin/ as a module; it has no suffix."""
    loader = SourceFileLoader(name, str(ROOT / "bin" / name))
    spec = spec_from_loader(name, loader)
    assert spec is not None
    module = module_from_spec(spec)
    loader.exec_module(module)
    return module


def pages() -> list[str]:
    """Our own pages of Markdown."""
    return [name for name in tracked() if name.endswith(".md") and not name.startswith("vendor/")]


def text(name: str) -> str:
    """One file."""
    return (ROOT / name).read_text(encoding="utf-8")


def fences(name: str, language: str) -> Iterator[str]:
    """The blocks of a page in that language."""
    for match in _FENCE.finditer(text(name)):
        if match.group(3) == language:
            yield match.group(4)


def prose(name: str) -> str:
    """A page without its blocks of code."""
    return _FENCE.sub("", text(name))


def actions() -> dict[str, Any]:
    """Every action.yml by its path."""
    return {str(path): load(text(str(path))) for path in workflow_files(ROOT) if path.name == "action.yml"}


def workflows() -> dict[str, Any]:
    """Every whole workflow by its place: files, examples, and blocks of pages."""
    found = {str(path): load(text(str(path))) for path in workflow_files(ROOT) if path.name != "action.yml"}
    for page in pages():
        for number, block in enumerate(fences(page, "yaml"), start=1):
            content = load(block)
            if isinstance(content, dict) and "jobs" in content:
                found[f"{page} block {number}"] = content
    return found


def load(content: str) -> Any:
    """YAML with every scalar as text, as GitHub's `on` is no boolean."""
    return yaml.load(content, Loader=yaml.BaseLoader)  # noqa: S506  # it makes texts, lists and mappings only


def steps(workflow: Any) -> Iterator[dict[str, Any]]:
    """Every step of every job."""
    for job in workflow["jobs"].values():
        yield from job.get("steps", ())


def scripts() -> Iterator[tuple[str, str]]:
    """Every `run:` of every action and workflow, with its place."""
    for path, action in actions().items():
        yield from ((path, step["run"]) for step in action["runs"].get("steps", ()) if "run" in step)
    for path, workflow in workflows().items():
        yield from ((path, step["run"]) for step in steps(workflow) if "run" in step)
