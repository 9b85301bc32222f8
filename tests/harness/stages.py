"""The stages, in the order in which they run: what is cheap and tells most comes first."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TypeVar

from tests.harness import packages
from tests.harness.environments import environment_for
from tests.harness.pythons import Python
from tests.harness.results import Result, of_pytest, of_tool
from tests.harness.tell import Words, answer, run, run_aside, say
from tests.harness.trouble import TroubleError

SKIPPED_FOLDERS = frozenset({".git", ".tools", ".lab", ".waybill", ".hypothesis", "vendor", "node_modules"})
SHARED_BY_EXAMPLES = frozenset({"waybill.yml", "docker-compose.server.yml"})
STAND_INS = ("vendor/nacl", "vendor/charset_normalizer")


@dataclass(frozen=True)
class Run:
    """What every stage is given."""

    root: Path
    python: Python
    others: Sequence[Python] = ()
    arguments: Sequence[str] = field(default=())

    def interpreter(self) -> Path:
        """The one with the developers' tools, made at the first question."""
        return environment_for(self.root, self.python, "dev")

    def tool(self, name: str) -> Path:
        """A program of the developers' tools."""
        return self.interpreter().parent / name


AT_ONCE = 2  # unit tests keep one core busy
# Folders, and a stage, in which each file runs by itself; how long they take for their size, beside the others.
SLOW = {"pilot": 20, "fetch": 20, "rollout": 20, "examples": 20, "faults": 200}
WORLDS_AT_ONCE = 3  # tests in worlds wait half of the time, for daemons and settle windows

T = TypeVar("T")
Stage = Callable[[Run], Iterator[Result]]


def vendor(this: Run) -> Iterator[Result]:
    """vendor/ is what its manifest says."""
    words: Words = [this.python.path, "-I", this.root / "bin" / "vendor", "--check", "--offline"]
    yield of_tool("vendor", "bin/vendor --check --offline", run(words, this.root))


def lint(this: Run) -> Iterator[Result]:
    """ruff, shellcheck and zizmor have nothing to say."""
    ruff = this.tool("ruff")
    ours = (".", *STAND_INS, *python_scripts(this.root))
    yield check(this, "lint", "ruff check", [ruff, "check", "--quiet", "--output-format=concise", *ours])
    yield check(
        this, "lint", "ruff format --check", [ruff, "format", "--check", "--quiet", "--output-format=concise", *ours]
    )
    shells = list(shell_files(this.root))
    yield check(this, "lint", "shellcheck", [this.tool("shellcheck"), *shells])
    workflows = list(workflow_files(this.root))
    if workflows:
        words: Words = [this.tool("zizmor"), "--offline", "--quiet", "--no-progress", *workflows]
        yield check(this, "lint", "zizmor", words)


def types(this: Run) -> Iterator[Result]:
    """mypy, strict, over product, lab and tests."""
    folders = [name for name in ("src", "lab", "tests", "bench") if any((this.root / name).rglob("*.py"))]
    interpreter = this.interpreter()
    what = (*folders, *python_scripts(this.root))
    words: Words = [interpreter, "-I", "-m", "mypy", "--python-executable", interpreter, *what]
    yield check(this, "types", "mypy", words)


def check(this: Run, stage: str, tool: str, words: Words) -> Result:
    """Run one tool that passes or fails as a whole."""
    say(f"--- {tool}")
    return of_tool(stage, tool, run(words, this.root))


def unit(this: Run) -> Iterator[Result]:
    """The unit tests alone."""
    yield from in_python(this, ["unit"])


def in_python(this: Run, names: Sequence[str]) -> Iterator[Result]:
    """Stages that need Python alone, side by side. Unit tests: under the oldest and the newest other Python."""
    runs: dict[str, Path] = {}
    for name in names:
        runs |= pythons_of_unit(this) if name == "unit" else {name: this.interpreter()}
    yield from beside(AT_ONCE, lambda name: tests_aside(this, name, runs[name]), list(runs))


def pythons_of_unit(this: Run) -> dict[str, Path]:
    """A row of the table for each Python that the unit tests run under; the chosen one, where there is no other."""
    ends = list(dict.fromkeys([*this.others[:1], *this.others[-1:]]))
    made = {other: environment_for(this.root, other, "unit", this.interpreter()) for other in ends}
    return {f"unit {other.minor}": path for other, path in made.items()} or {"unit": this.interpreter()}


def beside(at_once: int, work: Callable[[T], tuple[str, Result]], items: Sequence[T]) -> Iterator[Result]:
    """Run several at a time, and say what each printed when it has ended. A stop starts none that waits."""
    with ThreadPoolExecutor(at_once) as pool:
        try:
            for said, result in pool.map(work, items):
                say(said)
                yield result
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise


def in_world(name: str) -> Stage:
    """A stage that may use the lab and the machine's own programs."""

    def stage(this: Run) -> Iterator[Result]:
        if this.arguments:
            packages.ensure(this.root)
            yield tests(this, name, this.interpreter())
            return
        yield from in_worlds(this, [name])

    return stage


def in_worlds(this: Run, names: Sequence[str]) -> Iterator[Result]:
    """Several of them: the folders of all run side by side, each in worlds of its own, the longest first."""
    packages.ensure(this.root)
    interpreter = this.interpreter()
    weighed = [(weight, name, part) for name in names for part, weight in parts(this.root, name).items()]
    queue = [(name, part) for _, name, part in sorted(weighed, key=lambda one: (-one[0], *one[1:]))]
    yield from beside(WORLDS_AT_ONCE, lambda one: part_aside(this, *one, interpreter), queue)


def parts(root: Path, stage: str) -> dict[str, int]:
    """The folders and files of a stage that hold tests, and how long each may take beside the others."""
    folder = root / "tests" / stage
    files = [path for path in folder.rglob("test_*.py") if "__pycache__" not in path.parts]
    weights: dict[str, int] = {}
    for path in files:
        first, *rest = path.relative_to(folder).parts
        slow = SLOW.get(stage) or SLOW.get(first)
        part = "/".join((first, *rest)) if slow else first
        weights[part] = weights.get(part, 0) + path.stat().st_size * (slow or 1)
    return weights


def part_aside(this: Run, stage: str, part: str, interpreter: Path) -> tuple[str, Result]:
    """One part of a stage beside others: what it prints is returned, whole, and its time is its own."""
    report = fresh_report(this.root, f"{stage} {part}")
    started = time.monotonic()
    with scratch() as folder:
        words = pytest_words(this, stage, interpreter, report, folder)
        words = [*words[:-1], f"--override-ini=cache_dir={report}.cache", f"tests/{stage}/{part}"]
        code, printed = run_aside(words, this.root)
    result = of_pytest(stage, code, report)
    return f"--- tests/{stage}/{part}\n{printed}", replace(result, seconds=time.monotonic() - started)


def pure(name: str) -> Stage:
    """A stage that needs Python alone."""

    def stage(this: Run) -> Iterator[Result]:
        yield tests(this, name, this.interpreter())

    return stage


def tests(this: Run, stage: str, interpreter: Path) -> Result:
    """Run the folder of a stage with pytest."""
    report = fresh_report(this.root, stage)
    say(title(stage, interpreter))
    with scratch() as folder:
        return of_pytest(stage, run(pytest_words(this, stage, interpreter, report, folder), this.root), report)


def tests_aside(this: Run, stage: str, interpreter: Path) -> tuple[str, Result]:
    """The same beside others: what it prints is returned, whole, and its time is its own."""
    report = fresh_report(this.root, stage)
    started = time.monotonic()
    with scratch() as folder:
        words = pytest_words(this, stage, interpreter, report, folder)
        code, printed = run_aside([*words, f"--override-ini=cache_dir={report}.cache"], this.root)
    result = of_pytest(stage, code, report)
    said = f"{title(stage, interpreter)}\n{printed}"
    return said, replace(result, seconds=time.monotonic() - started)


def title(stage: str, interpreter: Path) -> str:
    """The line above a run of pytest."""
    return f"--- tests/{stage.partition(' ')[0]} under {answer([interpreter, '-I', '-S', '--version'])}"


def scratch() -> tempfile.TemporaryDirectory[str]:
    """A place for the tests' folders that is gone at the end: pytest itself would keep those of three runs."""
    return tempfile.TemporaryDirectory(prefix="waybill-test-", ignore_cleanup_errors=True)


def pytest_words(this: Run, stage: str, interpreter: Path, report: Path, folder: str) -> Words:
    """The command line of one run."""
    words: list[str | Path] = [interpreter, "-m", "pytest", f"--junitxml={report}", f"--basetemp={folder}/t"]
    return [*words, "--quiet", *this.arguments, f"tests/{stage.partition(' ')[0]}"]


def fresh_report(root: Path, stage: str) -> Path:
    """Where pytest will count; what an earlier run left there must not count again."""
    report = root / ".tools" / "reports" / f"{stage.replace(' ', '-').replace('/', '-')}.xml"
    report.unlink(missing_ok=True)
    return report


STAGES: dict[str, Stage] = {
    "vendor": vendor,
    "lint": lint,
    "types": types,
    "unit": unit,
    "cases": pure("cases"),
    "docs": pure("docs"),
    "integration": in_world("integration"),
    "actions": in_world("actions"),
    "faults": in_world("faults"),
}
TOOLS_ONLY = frozenset({"vendor", "lint", "types"})
IN_WORLDS = frozenset({"integration", "actions", "faults"})
TOGETHER = {frozenset({"unit", "cases", "docs"}): in_python, IN_WORLDS: in_worlds}  # stages that run beside each other


def listed(root: Path) -> list[str]:
    """The stages of this checkout. A folder that holds anything must hold tests: nothing run is never a pass."""
    return [name for name in STAGES if name in TOOLS_ONLY or has_tests(root / "tests" / name)]


def has_tests(folder: Path) -> bool:
    """Whether there is something to run; files without a test are a mistake."""
    files = [path for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts]
    if files and not any(path.name.startswith("test_") and path.suffix == ".py" for path in files):
        raise TroubleError(f"tests/{folder.name} holds files and no test_*.py: nothing would run")
    return bool(files)


def shell_files(root: Path) -> Iterator[Path]:
    """Every shell script, by its suffix or its first line."""
    for path in our_files(root):
        if path.suffix == ".sh" or (not path.suffix and is_shell(path)):
            yield path.relative_to(root)


def python_scripts(root: Path) -> list[str]:
    """The commands in bin/ that are written in Python: without a suffix no tool finds them."""
    scripts = (path for path in sorted((root / "bin").iterdir()) if path.is_file() and not path.suffix)
    return [f"bin/{path.name}" for path in scripts if b"python" in first_line(path)]


def is_shell(path: Path) -> bool:
    """Whether the first line asks for a shell."""
    words = first_line(path).split()
    return bool(words) and words[0].startswith(b"#!") and any(word.endswith(b"sh") for word in words)


def first_line(path: Path) -> bytes:
    """The start of the first line."""
    with path.open("rb") as file:
        return file.readline(64)


def workflow_files(root: Path) -> Iterator[Path]:
    """Every action and every workflow, examples included, but not what the examples share."""
    patterns = ("action.yml", "actions/*/action.yml", ".github/workflows/*.yml", "workflows-examples/*.yml")
    for pattern in patterns:
        found = (path.relative_to(root) for path in sorted(root.glob(pattern)))
        yield from (path for path in found if path.name not in SHARED_BY_EXAMPLES)


def our_files(root: Path) -> Iterator[Path]:
    """Every file that is ours."""
    for path in sorted(root.iterdir()):
        if path.name in SKIPPED_FOLDERS or path.is_symlink():
            continue
        yield from our_files(path) if path.is_dir() else [path]
