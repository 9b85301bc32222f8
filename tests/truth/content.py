"""Contents by their hashes: a row's own text, and all that a score was made with.

A score counts for what was played. When the row's text is another one since, it is no longer the score of that row.
"""

from __future__ import annotations

import ast
import functools
import hashlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
PRODUCT = ("src", "bin/waybill", "vendor/manifest.sha256")
JUDGES = ("lab", "tests/faults", "tests/truth/score.py", "tests/integration/build/kit.py")
OTHERS = ("tests/faults/others.py", "tests/faults/pipelines")
TELLS = frozenset({"page.py", "fixed.py"})  # they judge nothing
ROWS = "_rows.py"  # each row of such a file is hashed by itself
DIGITS = 12


@dataclass(frozen=True, kw_only=True)
class File:
    """A file of Python: the text of each name that it defines, the names in that text, and names from other rows."""

    texts: Mapping[str, str]
    used: Mapping[str, tuple[str, ...]]
    elsewhere: Mapping[str, Path]


def of_row(set_up: Callable[..., Any]) -> str:
    """The hash of a row: its function with what it is registered with, and all of its own file that it uses.

    What it takes from another file of rows belongs to it too; all else is told by ``of_judges``.
    """
    wanted = [(Path(set_up.__code__.co_filename), set_up.__name__)]
    used: dict[tuple[str, str], str] = {}
    while wanted:
        path, name = wanted.pop()
        file = _file(path)
        if name in file.elsewhere:
            wanted.append((file.elsewhere[name], name))
        elif name in file.texts and (path.name, name) not in used:
            used[path.name, name] = file.texts[name]
            wanted += [(path, one) for one in file.used[name]]
    return _hash(f"{name}\0{text}\0".encode() for (_, name), text in sorted(used.items()))


@functools.cache
def _file(path: Path) -> File:
    source = path.read_text(encoding="utf-8")
    lines = source.splitlines()
    texts, used, elsewhere = dict[str, str](), dict[str, tuple[str, ...]](), dict[str, Path]()
    for node in ast.parse(source).body:
        if isinstance(node, ast.ImportFrom) and f"{node.module}.py".endswith(ROWS):
            beside = path.with_name(f"{str(node.module).rpartition('.')[2]}.py")
            elsewhere |= {alias.asname or alias.name: beside for alias in node.names}
        first = min([node.lineno, *(one.lineno for one in getattr(node, "decorator_list", ()))])
        for name in _defined(node):
            texts[name] = "\n".join(lines[first - 1 : node.end_lineno])
            used[name] = tuple(sorted({one.id for one in ast.walk(node) if isinstance(one, ast.Name)}))
    return File(texts=texts, used=used, elsewhere=elsewhere)


def _defined(node: ast.stmt) -> list[str]:
    if isinstance(node, (ast.FunctionDef, ast.ClassDef)):
        return [node.name]
    targets = node.targets if isinstance(node, ast.Assign) else [node.target] if isinstance(node, ast.AnnAssign) else []
    return [one.id for one in targets if isinstance(one, ast.Name)]


def of_product() -> str:
    """The hash of what is judged."""
    return _of_files(PRODUCT)


def of_judges(*, ours: bool = True) -> str:
    """The hash of what judges: the oracle, how rows are played, and the world. Rows have their own."""
    return _of_files(JUDGES, () if not ours else OTHERS)


@functools.cache
def _of_files(places: tuple[str, ...], but: tuple[str, ...] = ()) -> str:
    found = {str(path.relative_to(ROOT)): path for place in places for path in _files(ROOT / place)}
    names = sorted(name for name in found if not name.startswith(but or ("\0",)))
    return _hash(name.encode() + b"\0" + found[name].read_bytes() for name in names)


def _files(place: Path) -> Iterator[Path]:
    if place.is_file():
        yield place
        return
    for path in place.rglob("*"):
        if path.is_file() and "__pycache__" not in path.parts and not _is_no_judge(path):
            yield path


def _is_no_judge(path: Path) -> bool:
    """Rows, what only tells, how tests collect them, and the demo."""
    if path.parent == ROOT / "lab":
        return path.name.startswith("demo")
    is_rows = path.name.endswith(ROWS) or path.name.startswith("test_")
    return path.parent.name == "faults" and (path.name in TELLS or is_rows)


def _hash(pieces: Iterator[bytes]) -> str:
    made = hashlib.sha256()
    for piece in pieces:
        made.update(hashlib.sha256(piece).digest())
    return made.hexdigest()[:DIGITS]
