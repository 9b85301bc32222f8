"""docs/architecture.md, held to: who may import whom, who may touch the process, how large things may grow."""

from __future__ import annotations

import ast
import statistics
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "src" / "waybill"
SOURCES = sorted(PACKAGE.rglob("*.py"))
EVERYTHING = sorted(
    path
    for folder in ("src", "lab", "tests", "bench")
    for path in (ROOT / folder).rglob("*.py")
    if not {"__pycache__", ".lab"} & set(path.parts)
)

# What each room may import of the others. What is not named here may not be imported.
ROOMS = {
    "frozen": set[str](),
    "errors": set[str](),
    "secret": set[str](),
    "core": {"core", "errors", "frozen", "secret"},
    "config": {"config", "core", "errors", "frozen", "secret"},
    "effects": {"effects", "core", "errors", "frozen", "secret"},
    "report": {"report", "core", "errors", "frozen", "secret"},
    "flows": {"flows", "effects", "report", "config", "core", "errors", "frozen", "secret"},
    "cli": {"cli", "flows", "effects", "report", "config", "core", "errors", "frozen", "secret"},
    "start": {"cli"},
}

OUTSIDE = frozenset(
    {
        *(
            "asyncio",
            "ctypes",
            "ftplib",
            "glob",
            "http.client",
            "http.server",
            "io",
            "logging",
            "mmap",
            "multiprocessing",
        ),
        *("os", "os.path", "pathlib", "platform", "random", "resource", "secrets", "select", "selectors", "shutil"),
        *("signal", "smtplib", "socket", "socketserver", "ssl", "subprocess", "sys", "tempfile", "threading", "time"),
        *("urllib.request", "uuid"),
    }
)
# `io` reads a text that it is given, as YAML does; the sink of secrets is shared between threads.
ALLOWED_OUTSIDE = {"core": {"io", "yaml"}, "config": {"io", "yaml"}, "secret": {"threading"}}

LIBRARIES = {
    "certifi": {"effects"},
    "docker": {"effects"},
    "github": {"effects"},
    "requests": {"effects"},
    "urllib3": {"effects"},
    "yaml": {"config", "core", "effects"},
}

PROCESS = frozenset({"os.environ", "os.environb", "os.getenv", "os._exit", "sys.argv", "sys.exit"})

LONGEST_FUNCTION = 60
MEDIAN_FUNCTION = 10
LONGEST_FILE = 400


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def place(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def room(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def in_rooms(*names: str) -> list[Path]:
    return [path for path in SOURCES if room(path) in names]


def body(path: Path) -> ast.Module:
    """The file without its `if __name__ == "__main__"`: that part is a developer's command, not the product."""
    module = tree(path)
    module.body = [node for node in module.body if not (isinstance(node, ast.If) and "__main__" in ast.dump(node.test))]
    return module


def imported(path: Path) -> Iterator[tuple[int, str]]:
    """Every module a file imports, late imports included; of `from a import b` both `a` and `a.b`."""
    for node in ast.walk(body(path)):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{place(path)}:{node.lineno}: imports are absolute"
            assert node.module is not None
            yield node.lineno, node.module
            yield from ((node.lineno, f"{node.module}.{alias.name}") for alias in node.names)


def own_room(module: str) -> str | None:
    parts = module.split(".")
    return parts[1] if parts[0] == "waybill" and len(parts) > 1 and parts[1] != "VERSION" else None


def functions(paths: Iterable[Path]) -> Iterator[tuple[Path, ast.FunctionDef | ast.AsyncFunctionDef]]:
    for path in paths:
        for node in ast.walk(tree(path)):
            if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
                yield path, node


def length(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1


def test_every_module_stands_in_a_room_of_the_picture() -> None:
    assert {room(path) for path in SOURCES} - ROOMS.keys() <= {"__init__"}


@pytest.mark.parametrize("path", SOURCES, ids=place)
def test_imports_go_one_way(path: Path) -> None:
    allowed = ROOMS.get(room(path), set())
    wrong = [
        f"{place(path)}:{line} imports {module}"
        for line, module in imported(path)
        if (target := own_room(module)) in ROOMS and target not in allowed
    ]

    assert wrong == []


@pytest.mark.parametrize("path", in_rooms("core", "config", "errors", "secret"), ids=place)
def test_thinking_imports_nothing_that_reaches_outside(path: Path) -> None:
    allowed = ALLOWED_OUTSIDE.get(room(path), set())
    wrong = [
        f"{place(path)}:{line} imports {module}"
        for line, module in imported(path)
        if module in OUTSIDE - allowed or (module.split(".")[0] in LIBRARIES and module.split(".")[0] not in allowed)
    ]

    assert wrong == []


@pytest.mark.parametrize("path", in_rooms("core", "config"), ids=place)
def test_thinking_opens_no_file(path: Path) -> None:
    calls = [node for node in ast.walk(tree(path)) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)]

    assert [
        f"{place(path)}:{call.lineno}" for call in calls if called(call) in {"open", "input", "print", "exec"}
    ] == []


def called(call: ast.Call) -> str:
    return call.func.id if isinstance(call.func, ast.Name) else ""


@pytest.mark.parametrize("path", SOURCES, ids=place)
def test_each_library_is_imported_only_where_it_belongs(path: Path) -> None:
    wrong = [
        f"{place(path)}:{line} imports {module}"
        for line, module in imported(path)
        if (library := module.split(".")[0]) in LIBRARIES and room(path) not in LIBRARIES[library]
    ]

    assert wrong == []


@pytest.mark.parametrize("path", SOURCES, ids=place)
def test_only_the_standard_library_and_what_is_vendored_is_imported(path: Path) -> None:
    known = {*sys.stdlib_module_names, *LIBRARIES, "waybill"}

    assert {module.split(".")[0] for _, module in imported(path)} <= known


@pytest.mark.parametrize("path", SOURCES, ids=place)
def test_only_the_command_line_reads_the_environment_and_ends_the_process(path: Path) -> None:
    if path in {PACKAGE / "start.py", PACKAGE / "cli" / "program.py"}:
        return
    wrong = [f"{place(path)}:{line}" for line in touches_of_the_process(body(path))]

    assert wrong == []


def touches_of_the_process(module: ast.Module) -> Iterator[int]:
    for node in ast.walk(module):
        if (isinstance(node, ast.Name) and node.id in {"SystemExit", "exit", "quit"}) or (
            isinstance(node, ast.Attribute) and ast.unparse(node) in PROCESS
        ):
            yield node.lineno


def test_the_command_line_starts_without_the_slow_libraries() -> None:
    """requests, PyGithub, docker and yaml are imported by the verb that needs them, not by starting."""
    late = {"requests", "urllib3", "docker", "github", "yaml"}
    reached = reachable(PACKAGE / "start.py")

    assert sorted(f"{place(path)} -> {name}" for path, name in reached if name.split(".")[0] in late) == []


def reachable(start: Path) -> set[tuple[Path, str]]:
    """What importing `start` imports at once, and from where."""
    seen: set[tuple[Path, str]] = set()
    todo = [start, *files_of("waybill.cli")]
    done: set[Path] = set()
    while todo:
        path = todo.pop()
        done.add(path)
        for name in at_import(path):
            seen.add((path, name))
            todo += [found for found in files_of(name) if found not in done]
    return seen


def at_import(path: Path) -> Iterator[str]:
    """The modules that are imported while the file itself is: not those inside functions or for type checkers."""
    todo: list[ast.AST] = list(tree(path).body)
    while todo:
        node = todo.pop()
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)) or is_for_type_checkers(node):
            continue
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from (node.module, *(f"{node.module}.{alias.name}" for alias in node.names))
        todo += ast.iter_child_nodes(node)


def is_for_type_checkers(node: ast.AST) -> bool:
    return isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"


def files_of(module: str) -> list[Path]:
    base = ROOT / "src" / Path(*module.split("."))
    return [
        path
        for path in (base.with_suffix(".py"), base / "__init__.py")
        if module.startswith("waybill") and path.exists()
    ]


def test_no_function_is_longer_than_a_screen() -> None:
    long = [
        f"{place(path)}:{node.lineno} {node.name}: {length(node)}"
        for path, node in functions(EVERYTHING)
        if length(node) > LONGEST_FUNCTION
    ]

    assert long == []


def test_most_functions_of_the_product_are_small() -> None:
    lengths = [length(node) for _, node in functions(SOURCES)]

    assert statistics.median(lengths) <= MEDIAN_FUNCTION


@pytest.mark.parametrize("path", [path for path in EVERYTHING if "cases" not in path.parts], ids=place)
def test_no_file_is_too_long_to_be_read_at_once(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST_FILE


@pytest.mark.parametrize("path", SOURCES, ids=place)
def test_every_public_name_says_its_behaviour(path: Path) -> None:
    assert [f"{place(path)}: {name}" for name in without_docstring(tree(path))] == []


def without_docstring(node: ast.Module | ast.ClassDef) -> Iterator[str]:
    """The module, its public classes and functions, and the public methods of those classes."""
    if not ast.get_docstring(node):
        yield getattr(node, "name", "the module")
    for child in node.body:
        name = getattr(child, "name", "_")
        if name.startswith("_"):
            continue
        if isinstance(child, ast.ClassDef):
            yield from without_docstring(child)
        elif isinstance(child, (ast.FunctionDef, ast.AsyncFunctionDef)) and not said(child):
            yield name


def said(node: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    overload = any(isinstance(mark, ast.Name) and mark.id == "overload" for mark in node.decorator_list)
    return overload or bool(ast.get_docstring(node))


def test_the_rules_see_what_they_forbid() -> None:
    """The tests above would pass on nothing; this one shows that they look."""
    assert len(SOURCES) > 10
    assert "waybill.core.outcome" in {module for path in in_rooms("core") for _, module in imported(path)}
    assert any(node.name == "main" for _, node in functions([PACKAGE / "start.py"]))
