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
# Not what lies beside one: Dockerfile.dockerignore, Dockerfile.md, Dockerfile.j2.
_DOCKERFILE = re.compile(
    r"(?:[A-Za-z0-9._-]+[._-])?Dockerfile(?:[._-](?!dockerignore$|md$|txt$|j2$|tmpl$|tpl$|in$|bak$|orig$)[A-Za-z0-9_-]+)?"
)
_PASSED_OVER = frozenset(
    {"node_modules", "vendor", "third_party", "dist", "target", "tests", "test", "testdata", "fixtures"}
    | {"examples", "docs", "__pycache__"}
)
_MOST_FILES = 30  # of each kind
_MOST_FOLDERS = 300
_DEEPEST = 3  # apps/web/docker/Dockerfile
_DEEPEST_COMPOSE = 2
_MOST_BYTES = 512 * 1024  # of each kind together: some seconds of reading
_GIT_TIME = 10.0
_ASKED = ("--literal-pathspecs", *SAFE)
_QUESTIONS: Mapping[str, Sequence[str]] = {
    "top": ("rev-parse", "--is-inside-work-tree", "--show-cdup"),
    "remotes": ("config", "--get-regexp", r"^remote\..*\.url$"),
    "head": ("symbolic-ref", "-q", "refs/remotes/origin/HEAD"),
    "tags": ("for-each-ref", "--count=50", "--sort=-creatordate", "--format=%(refname:short)", "refs/tags"),
    "commit": ("rev-parse", "--verify", "-q", "HEAD"),
    "pushed": ("for-each-ref", "--count=1", "--contains=HEAD", "--format=%(refname)", "refs/remotes"),
}

_LINES = {
    "submodules: true": (".gitmodules", "[submodule", "the repository has submodules, which are not checked out"),
    "lfs: true": (".gitattributes", "filter=lfs", "some files lie in Git LFS, and only their pointers are checked out"),
}


def look_around(
    directory: str,
    environ: Mapping[str, str],
    places: Sequence[str],
    compose: Sequence[str] = (),
    others: Sequence[str] = (),
) -> Look:
    """Everything that is wanted, of one directory. ``places`` are where files would be written.

    ``compose`` and ``others`` are files that were named, wherever they lie.
    """
    notes: list[str] = []
    root = os.open(directory, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        found = list(_paths(root, notes))
        near = [path for path in found if path.count("/") <= _DEEPEST_COMPOSE and _COMPOSE.fullmatch(_name(path))]
        read = list(_compose(root, [*near, *(path for path in compose if path not in near)], notes))
        read += _compose(root, _unread(read), notes)
        dockerfiles = tuple(path for path in found if _DOCKERFILE.fullmatch(_name(path)))[:_MOST_FILES]
        named = [*places, *dockerfiles, *others, *compose, *_named(read)]
        brought, folders, uncommitted = _brought(root, directory, environ, named)
        return Look(
            directory=os.path.basename(os.path.realpath(directory)),
            dockerfiles=tuple(path for path in dockerfiles if path in brought),
            compose=tuple(read),
            workflows=tuple(_workflows(root, notes)),
            git=ask_git(directory, environ),
            brought=brought,
            folders=folders,
            uncommitted=uncommitted,
            present={path: _present(root, path) for path in places if stands(root, path)},
            notes=(*notes, *_checkout_notes(root)),
        )
    finally:
        os.close(root)


def _checkout_notes(root: int) -> Iterator[str]:
    """What a plain checkout leaves out."""
    for line, (path, word, what) in _LINES.items():
        text = _present(root, path) if stands(root, path) else None
        if text and word in text:
            yield f"{what}: where the image needs them, add `{line}` to the `with:` of each actions/checkout"


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
        inside, _, above = answers["top"].strip().partition("\n")
        if inside != "true" or above:
            return GitSeen(no_checkout=inside != "true", above=above[:200])
    return read_git(answers)


def _for_git(environ: Mapping[str, str]) -> Mapping[str, str]:
    return git_environment(without_our_inputs(environ))


def _name(path: str) -> str:
    return path.rpartition("/")[2]


def _paths(root: int, notes: list[str]) -> Iterator[str]:
    """Files at the top and in its folders, the nearest first."""
    waiting = [""]
    for number, folder in enumerate(waiting):  # it grows on the way
        if number > _MOST_FOLDERS:
            notes.append(f"{folder} and further folders were not looked into: there are more than {_MOST_FOLDERS}")
            return
        files, folders = names_in(root, folder)
        start = f"{folder}/" if folder else ""
        yield from (f"{start}{name}" for name in files)
        if start.count("/") < _DEEPEST:
            wanted = [name for name in folders if not name.startswith(".") and name not in _PASSED_OVER]
            waiting += [f"{start}{name}" for name in wanted]


def _named(compose: Sequence[ComposeFile]) -> Iterator[str]:
    for file in compose:
        yield from (file.path, *file.files)
        for service in file.services:
            yield from (*service.env_files, *service.binds)


def _unread(compose: Sequence[ComposeFile]) -> list[str]:
    """What is included or extended, and not called as a compose file is."""
    read = {file.path for file in compose}
    parts = dict.fromkeys(path for file in compose for path in (*file.included, *file.extended))
    return [path for path in parts if path not in read]


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
    for number, path in enumerate(paths[:_MOST_FILES]):
        if room <= 0:
            unread = ", ".join(paths[number:_MOST_FILES])
            notes.append(
                f"{unread}: there is more than {_MOST_BYTES // 1024} KiB of such files, so these were not read"
            )
            return
        try:
            data = read_file(root, path, LONGEST_FILE + 1)
            room -= len(data)
        except OSError as error:
            notes.append(f"{path}: {error.strerror or 'it cannot be read'}")
            continue
        yield path, data.decode("utf-8", "replace")


def _brought(
    root: int, directory: str, environ: Mapping[str, str], paths: Sequence[str]
) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """What a clone will bring: what git follows, or would once it is added. Of that: the folders, and what is to be
    added first. Without git: what is there.
    """
    there = [path for path in dict.fromkeys(paths) if stands(root, path)]
    followed = _listed(there, directory, environ, "--cached") if there else []
    others = _listed(there, directory, environ, "--others", "--exclude-standard") if there else []
    if followed is None or others is None:
        return frozenset(there), frozenset(), frozenset()
    below_others = _folders_of(others)
    above = _folders_of(followed) | below_others
    brought = frozenset(path for path in there if path in above or path in {*followed, *others})
    uncommitted = frozenset(path for path in there if path in below_others or path in set(others))
    return brought, frozenset(path for path in there if path in above), uncommitted


def _listed(paths: Sequence[str], directory: str, environ: Mapping[str, str], *which: str) -> list[str] | None:
    """Files below these paths; nothing where git cannot tell."""
    git = find_program("git", environ)
    if not git:
        return None
    words = ["ls-files", "-z", *which, "--", *paths]
    ended = run([git, "-C", directory, *_ASKED, *words], environ=_for_git(environ), timeout=_GIT_TIME)
    if ended.code != 0 and ended.problem is not Problem.TOO_MUCH_OUTPUT:
        return None
    return [name for name in ended.stdout.decode("utf-8", "replace").split("\0") if name]


def _folders_of(files: Sequence[str]) -> set[str]:
    return {name.rsplit("/", depth)[0] for name in files for depth in range(1, name.count("/") + 1)}


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
