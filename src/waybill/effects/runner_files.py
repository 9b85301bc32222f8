"""Files of the run: the waybill, the outputs and the summary of the runner, the report directory. Decides nothing.

What goes wrong with a file comes back as a ``FileTrouble``, because a report that cannot be written must not hide the
verdict of the run. A wrong argument of ours (an output name that cannot exist) is a bug and raises.
"""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator, Mapping
from contextlib import suppress
from errno import ENOSPC

from waybill.frozen import dataclass

SUMMARY_FILE_LIMIT = 1024 * 1024  # GitHub drops the whole summary of a step that is larger
_OUTPUT_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_-]*")


@dataclass(frozen=True, kw_only=True)
class FileTrouble:
    """A file that could not be written, and why."""

    path: str
    problem: str

    def __str__(self) -> str:
        return f"{self.path}: {self.problem}"


def write_atomic(path: str, text: str) -> FileTrouble | None:
    """The file holds either all of the new text or what it held before. A symbolic link is replaced, not followed."""
    directory, name = os.path.split(path)
    try:
        folder = os.open(directory or ".", os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    except OSError as error:
        return _trouble(directory or ".", error)
    try:
        _replace_in(folder, name, text.encode("utf-8", "backslashreplace"))
    except OSError as error:
        return _trouble(path, error)
    finally:
        os.close(folder)
    return None


def append_outputs(path: str, values: Mapping[str, str]) -> FileTrouble | None:
    """Add outputs to the runner's file, each between its own random delimiter, all in one write."""
    return _append(path, "".join(_output(name, value) for name, value in values.items()), limit=None)


def append_summary(path: str, text: str) -> FileTrouble | None:
    """Add to the step summary, unless that would make the runner drop all of it."""
    return _append(path, text, limit=SUMMARY_FILE_LIMIT)


def make_report_directory(parent: str, verb: str, *, hide_from_git: bool = False) -> str | FileTrouble:
    """A new private directory ``<parent>/<verb>-<n>`` with the smallest unused number after the existing ones."""
    trouble = make_private_directory(parent)
    if trouble is None and hide_from_git:
        trouble = _write_gitignore(parent)
    if trouble is not None:
        return trouble
    try:
        return _make_numbered(parent, verb)
    except OSError as error:
        return _trouble(parent, error)


def make_private_directory(path: str) -> FileTrouble | None:
    """The directory exists, is not a link, and is ours alone if it had to be made."""
    try:
        os.makedirs(path, mode=0o700, exist_ok=True)
        if stat.S_ISLNK(os.lstat(path).st_mode):
            return FileTrouble(path=path, problem="is a symbolic link; the report directory must be a real one")
    except OSError as error:
        return _trouble(path, error)
    return None


def hand_over(directory: str, root: str) -> FileTrouble | None:
    """Give a directory, with all in it and with those that lead to it, to whoever owns ``root`` above it."""
    try:
        owner = os.stat(root)
        for path in (*_between(directory, root), *_below(directory)):
            os.chown(path, owner.st_uid, owner.st_gid, follow_symlinks=False)
    except OSError as error:
        return _trouble(directory, error)
    return None


def _between(directory: str, root: str) -> Iterator[str]:
    """The directory, and those above it up to the root, which is left out."""
    path, top = os.path.realpath(directory), os.path.realpath(root)
    while path.startswith(f"{top}/"):
        yield path
        path = os.path.dirname(path)


def _below(directory: str) -> Iterator[str]:
    for folder, folders, files in os.walk(directory):
        yield from (os.path.join(folder, name) for name in (*folders, *files))


def _replace_in(folder: int, name: str, data: bytes) -> None:
    temporary = f".{name[:100]}.{os.urandom(8).hex()}.tmp"
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC
    file = os.open(temporary, flags, 0o600, dir_fd=folder)
    try:
        try:
            _write_all(file, data)
            os.fsync(file)
        finally:
            os.close(file)
        os.rename(temporary, name, src_dir_fd=folder, dst_dir_fd=folder)
    except BaseException:
        with suppress(OSError):
            os.unlink(temporary, dir_fd=folder)
        raise
    with suppress(OSError):  # some file systems cannot sync a directory; the rename has happened all the same
        os.fsync(folder)


def _write_all(file: int, data: bytes) -> None:
    view = memoryview(data)
    while view:
        view = view[os.write(file, view) :]


def _output(name: str, value: str) -> str:
    if not _OUTPUT_NAME.fullmatch(name):
        raise ValueError(f"{name!r} cannot be the name of an output")
    delimiter = _delimiter()
    while delimiter in value:
        delimiter = _delimiter()
    return f"{name}<<{delimiter}\n{value}\n{delimiter}\n"


def _delimiter() -> str:
    return f"waybill_{os.urandom(16).hex()}"


def _append(path: str, text: str, limit: int | None) -> FileTrouble | None:
    """The file must exist: the runner makes it, and a wrong path would lose the text silently."""
    data = text.encode("utf-8", "backslashreplace")
    try:
        file = os.open(path, os.O_RDWR | os.O_APPEND | os.O_NOFOLLOW | os.O_CLOEXEC | os.O_NONBLOCK)
    except OSError as error:
        return _trouble(path, error)
    try:
        return _append_to(file, path, data, limit)
    except OSError as error:
        return _trouble(path, error)
    finally:
        os.close(file)


def _append_to(file: int, path: str, data: bytes, limit: int | None) -> FileTrouble | None:
    status = os.fstat(file)
    if not stat.S_ISREG(status.st_mode):
        return FileTrouble(path=path, problem="is not a regular file")
    before = status.st_size
    if limit is not None and before + len(data) > limit:
        return FileTrouble(path=path, problem=f"would grow beyond {limit} bytes, and GitHub would drop all of it")
    if before and os.pread(file, 1, before - 1) != b"\n":
        data = b"\n" + data  # an earlier writer left an open line; ours must not become part of it
    try:
        _write_all(file, data)
    except OSError:
        if os.fstat(file).st_size < before + len(data):
            os.ftruncate(file, before)  # half a value is worse than none
        raise
    return None


def _write_gitignore(parent: str) -> FileTrouble | None:
    path = os.path.join(parent, ".gitignore")
    return None if os.path.lexists(path) else write_atomic(path, "*\n")


def _make_numbered(parent: str, verb: str) -> str:
    number = _highest_number(parent, verb)
    while True:
        number += 1
        path = os.path.join(parent, f"{verb}-{number}")
        try:
            os.mkdir(path, 0o700)
        except FileExistsError:
            continue  # another run took it a moment ago
        return path


def _highest_number(parent: str, verb: str) -> int:
    numbers = [name[len(verb) + 1 :] for name in os.listdir(parent) if name.startswith(f"{verb}-")]
    return max((int(number) for number in numbers if number.isascii() and number.isdigit()), default=0)


def _trouble(path: str, error: OSError) -> FileTrouble:
    problem = os.strerror(error.errno) if error.errno else str(error)
    if error.errno == ENOSPC:
        problem += "; what the file held before is unchanged"
    return FileTrouble(path=path, problem=problem)
