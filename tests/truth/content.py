"""Contents by their hashes: a row's own text, and all that a score was made with.

A score counts for what was played. When the row's text is another one since, it is no longer the score of that row.
"""

from __future__ import annotations

import ast
import functools
import hashlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
PRODUCT = ("src", "bin/waybill", "vendor/manifest.sha256")
TELLS = frozenset({"page.py"})  # it judges nothing
JUDGES = ("lab", "tests/faults", "tests/truth/score.py", "tests/integration/build/kit.py")
DIGITS = 12


def of_row(set_up: Callable[..., Any]) -> str:
    """The hash of a row: its function with what it is registered with, and all of its own file that it uses."""
    texts = _texts(Path(set_up.__code__.co_filename))
    wanted, used = [set_up.__name__], dict[str, str]()
    while wanted:
        name = wanted.pop()
        if name in texts and name not in used:
            text, names = texts[name]
            used[name] = text
            wanted += names
    return _hash(f"{name}\0{text}\0".encode() for name, text in sorted(used.items()))


@functools.cache
def _texts(path: Path) -> dict[str, tuple[str, tuple[str, ...]]]:
    """Each name that a file defines, with its text and the names in it."""
    source = path.read_text(encoding="utf-8")
    lines, found = source.splitlines(), dict[str, tuple[str, tuple[str, ...]]]()
    for node in ast.parse(source).body:
        names = tuple(sorted({one.id for one in ast.walk(node) if isinstance(one, ast.Name)}))
        first = min([node.lineno, *(one.lineno for one in getattr(node, "decorator_list", ()))])
        for name in _defined(node):
            found[name] = "\n".join(lines[first - 1 : node.end_lineno]), names
    return found


def _defined(node: ast.stmt) -> list[str]:
    if isinstance(node, (ast.FunctionDef, ast.ClassDef)):
        return [node.name]
    targets = node.targets if isinstance(node, ast.Assign) else [node.target] if isinstance(node, ast.AnnAssign) else []
    return [one.id for one in targets if isinstance(one, ast.Name)]


def of_product() -> str:
    """The hash of what is judged."""
    return _of_files(PRODUCT)


def of_judges() -> str:
    """The hash of what judges: the rows, the oracle, and the world in which they are played."""
    return _of_files(JUDGES)


@functools.cache
def _of_files(places: tuple[str, ...]) -> str:
    paths = sorted(path for place in places for path in _files(ROOT / place))
    return _hash(str(path.relative_to(ROOT)).encode() + b"\0" + path.read_bytes() for path in paths)


def _files(place: Path) -> Iterator[Path]:
    if place.is_file():
        yield place
        return
    yield from (
        path
        for path in place.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts and path.name not in TELLS
    )


def _hash(pieces: Iterator[bytes]) -> str:
    made = hashlib.sha256()
    for piece in pieces:
        made.update(hashlib.sha256(piece).digest())
    return made.hexdigest()[:DIGITS]
