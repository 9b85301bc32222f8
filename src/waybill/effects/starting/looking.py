"""Reads what ``init`` wants to know of a repository. What it means is decided in ``core/starting``."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping, Sequence

from waybill.core.safe_git import SAFE, git_environment
from waybill.core.starting.compose import read_compose
from waybill.core.starting.look import ComposeFile, GitSeen, Look, SeenWorkflow
from waybill.core.starting.remote import read_git
from waybill.core.starting.tree import LONGEST_FILE
from waybill.core.starting.workflow import look_at_workflow
from waybill.effects.process import Problem, find_program, run, without_our_inputs
from waybill.effects.starting.tree import names_in, read_file, stands

_WORKFLOWS = ".github/workflows"
_EXAMPLES = "workflows-examples"
_COMPOSE = re.compile(r"(?:docker-)?compose(?:[._-][A-Za-z0-9._-]+)?\.ya?ml")
_DOCKERFILE = re.compile(r"Dockerfile|[A-Za-z0-9._-]+\.Dockerfile|Dockerfile\.[A-Za-z0-9_-]+")
_PASSED_OVER = frozenset({"node_modules", "vendor", "dist", "build", "target", "tests", "test"})
_MOST_FILES = 30  # of each kind
_MOST_FOLDERS = 100
_MOST_BYTES = 1024 * 1024  # of each kind together
_GIT_TIME = 10.0
_ASKED = ("--literal-pathspecs", *SAFE)
_QUESTIONS: Mapping[str, Sequence[str]] = {
    "top": ("rev-parse", "--show-cdup"),
    "remotes": ("config", "--get-regexp", r"^remote\..*\.url$"),
    "head": ("symbolic-ref", "-q", "refs/remotes/origin/HEAD"),
    "branch": ("symbolic-ref", "-q", "--short", "HEAD"),
    "tags": ("for-each-ref", "--count=50", "--sort=-creatordate", "--format=%(refname:short)", "refs/tags"),
    "commit": ("rev-parse", "--verify", "-q", "HEAD"),
    "pushed": ("for-each-ref", "--count=1", "--contains=HEAD", "--format=%(refname)", "refs/remotes"),
}


def look_around(directory: str, environ: Mapping[str, str], places: Sequence[str]) -> Look:
    """Everything that is wanted, of one directory. ``places`` are where files would be written."""
    notes: list[str] = []
    root = os.open(directory, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        found = list(_paths(root))
        compose = tuple(_compose(root, [path for path in found if _COMPOSE.fullmatch(_name(path))], notes))
        named = [file.path for file in compose]
        named += [
            path for file in compose for service in file.services for path in (*service.env_files, *service.binds)
        ]
        return Look(
            directory=os.path.basename(os.path.realpath(directory)),
            dockerfiles=tuple(path for path in found if _DOCKERFILE.fullmatch(_name(path)))[:_MOST_FILES],
            compose=compose,
            workflows=tuple(_workflows(root, notes)),
            git=ask_git(directory, environ),
            brought=_brought(root, directory, environ, named),
            present={path: _present(root, path) for path in places if stands(root, path)},
            notes=tuple(notes),
        )
    finally:
        os.close(root)


def ask_git(directory: str, environ: Mapping[str, str]) -> GitSeen:
    """What git says of a directory. Nothing that it is asked runs a program of the repository or uses a network."""
    git = find_program("git", environ)
    if not git:
        return GitSeen(problem="git is not installed here")
    answers: dict[str, str] = {}
    for name, words in _QUESTIONS.items():
        ended = run([git, "-C", directory, *_ASKED, *words], environ=_for_git(environ), timeout=_GIT_TIME)
        answers[name] = ended.stdout.decode("utf-8", "replace") if ended.code == 0 else ""
        if name == "top" and ended.code != 0:
            return GitSeen(problem="git knows no repository here, or does not trust its owner")
        if name == "top" and answers[name].strip():
            return GitSeen(above=answers[name].strip()[:200])
    return read_git(answers)


def _for_git(environ: Mapping[str, str]) -> Mapping[str, str]:
    return git_environment(without_our_inputs(environ))


def _name(path: str) -> str:
    return path.rpartition("/")[2]


def _paths(root: int) -> Iterator[str]:
    """Files at the top and in its folders, one step down."""
    files, folders = names_in(root, "")
    yield from files
    wanted = [name for name in folders if not name.startswith(".") and name not in _PASSED_OVER]
    for folder in wanted[:_MOST_FOLDERS]:
        yield from (f"{folder}/{name}" for name in names_in(root, folder)[0])


def _compose(root: int, paths: Sequence[str], notes: list[str]) -> Iterator[ComposeFile]:
    for path, text in _texts(root, paths, notes):
        file = read_compose(path, text)
        if file.problem:
            notes.append(f"{path}: {file.problem}")
        yield file


def _workflows(root: int, notes: list[str]) -> Iterator[SeenWorkflow]:
    paths = [f"{_WORKFLOWS}/{name}" for name in names_in(root, _WORKFLOWS)[0] if name.endswith((".yml", ".yaml"))]
    for path, text in _texts(root, paths, notes):
        workflow = look_at_workflow(path, text)
        if workflow.problem:
            notes.append(f"{path}: {workflow.problem}")
        yield workflow


def _texts(root: int, paths: Sequence[str], notes: list[str]) -> Iterator[tuple[str, str]]:
    if len(paths) > _MOST_FILES:
        notes.append(f"{len(paths) - _MOST_FILES} more files like {paths[0]}")
    room = _MOST_BYTES
    for path in paths[:_MOST_FILES]:
        if room <= 0:
            notes.append(f"{path}: there is more than {_MOST_BYTES // 1024} KiB of such files")
            continue
        try:
            data = read_file(root, path, LONGEST_FILE + 1)
            room -= len(data)
        except OSError as error:
            notes.append(f"{path}: {error.strerror or 'it cannot be read'}")
            continue
        yield path, data.decode("utf-8", "replace")


def _brought(root: int, directory: str, environ: Mapping[str, str], paths: Sequence[str]) -> frozenset[str]:
    """What a clone will bring: what git follows, or would once it is added. Without git: what is there."""
    there = [path for path in dict.fromkeys(paths) if stands(root, path)]
    git = find_program("git", environ)
    if not git or not there:
        return frozenset(there)
    words = ["ls-files", "-z", "--cached", "--others", "--exclude-standard", "--", *there]
    ended = run([git, "-C", directory, *_ASKED, *words], environ=_for_git(environ), timeout=_GIT_TIME)
    if ended.code != 0 and ended.problem is not Problem.TOO_MUCH_OUTPUT:
        return frozenset(there)
    listed = ended.stdout.decode("utf-8", "replace").split("\0")
    above = {name.rsplit("/", depth)[0] for name in listed for depth in range(name.count("/") + 1)}
    return frozenset(path for path in there if path in above)


def _present(root: int, path: str) -> str | None:
    try:
        return read_file(root, path, LONGEST_FILE).decode("utf-8")
    except (OSError, UnicodeDecodeError):
        return None


def read_example(checkout: str, name: str) -> str:
    """One of our own example workflows; empty where this installation brings none."""
    try:
        with open(os.path.join(checkout, _EXAMPLES, name), encoding="utf-8") as file:
            return file.read(LONGEST_FILE)
    except OSError:
        return ""


def own_checkout() -> str:
    """The checkout that this program is a part of."""
    return os.path.realpath(os.path.join(os.path.dirname(__file__), *[os.pardir] * 4))
