"""Writes new files into a repository: all of them or none, and never over anything.

Each is written whole under another name first and then given its own by a hard link, which fails where something
stands. So a full disk is met before the first file has its name, and a reader never sees half a file.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Mapping
from contextlib import ExitStack, suppress

from waybill.effects.starting.tree import opened_folder
from waybill.frozen import dataclass

_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC
_NO_LINKS = frozenset({errno.EPERM, errno.EOPNOTSUPP, errno.ENOTSUP, errno.EMLINK, errno.ENOSYS})
_MODE = 0o666  # less what the user's umask takes away, as every editor does


@dataclass(frozen=True, kw_only=True)
class _Placed:
    folder: int
    name: str


def write_new(directory: str, files: Mapping[str, str]) -> str:
    """Write all of them. What went wrong, as a sentence; empty when all of them stand."""
    with ExitStack() as stack:
        root = os.open(directory, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
        stack.callback(os.close, root)
        made: list[str] = []
        stack.callback(_remove_empty, root, made)
        path = ""
        placed: list[_Placed] = []
        try:
            drafts: list[tuple[str, _Placed, str]] = []
            for path, text in files.items():
                drafts.append((path, *_draft(stack, root, path, text, made)))
            for path, target, temporary in drafts:  # noqa: B007  # told when it goes wrong
                _give_name(target, temporary)
                placed.append(target)
        except BaseException as error:
            for target in placed:
                _gone(target.name, target.folder)
            if isinstance(error, OSError):
                return f"{path}: {os.strerror(error.errno) if error.errno else error}"
            raise
    return ""


def _draft(stack: ExitStack, root: int, path: str, text: str, made: list[str]) -> tuple[_Placed, str]:
    """The whole text beside the place where it will stand, gone again at the end in any case."""
    folder_path, _, name = path.rpartition("/")
    _make_folders(root, folder_path, made)
    folder = stack.enter_context(opened_folder(root, folder_path))
    temporary = f".{name}.{os.urandom(8).hex()}.tmp"
    file = os.open(temporary, _NEW, _MODE, dir_fd=folder)
    stack.callback(_gone, temporary, folder)
    try:
        data = text.encode()
        while data:
            data = data[os.write(file, data) :]
        os.fsync(file)
    finally:
        os.close(file)
    return _Placed(folder=folder, name=name), temporary


def _give_name(target: _Placed, temporary: str) -> None:
    try:
        os.link(temporary, target.name, src_dir_fd=target.folder, dst_dir_fd=target.folder, follow_symlinks=False)
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        # A file system without hard links: the name is taken first, then the whole draft comes under it.
        os.close(os.open(target.name, _NEW, _MODE, dir_fd=target.folder))
        try:
            os.rename(temporary, target.name, src_dir_fd=target.folder, dst_dir_fd=target.folder)
        except OSError:
            _gone(target.name, target.folder)
            raise


def _make_folders(root: int, path: str, made: list[str]) -> None:
    below = ""
    for step in (step for step in path.split("/") if step):
        with opened_folder(root, below) as parent, suppress(FileExistsError):
            os.mkdir(step, dir_fd=parent)
            made.append(f"{below}/{step}".lstrip("/"))
        below = f"{below}/{step}".lstrip("/")


def _remove_empty(root: int, made: list[str]) -> None:
    """Folders that were made and hold nothing now; those that hold a file cannot be removed so."""
    for path in reversed(made):
        folder, _, name = path.rpartition("/")
        with suppress(OSError), opened_folder(root, folder) as parent:
            os.rmdir(name, dir_fd=parent)


def _gone(name: str, folder: int) -> None:
    with suppress(OSError):
        os.unlink(name, dir_fd=folder)
