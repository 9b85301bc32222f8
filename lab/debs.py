"""Daemons out of the distribution's own packages: downloaded by apt, unpacked into a cache, never installed.

Installing these packages would start services and replace what is on a workstation. What is on ``PATH`` comes first.
A package of another release of the distribution comes by the machine's own sources, with that release's name put in.
"""

from __future__ import annotations

import fcntl
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from lab import releases

SYSTEM_PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
# program -> packages that may hold it, in the order of trying; distributions cut them differently.
PACKAGES: Mapping[str, tuple[str, ...]] = {
    "docker-registry": ("docker-registry",),
    "dockerd": ("docker.io",),
    "docker": ("docker.io", "docker-cli"),
    "containerd": ("containerd",),
    "runc": ("runc",),
    "busybox": ("busybox-static",),
}
WITHOUT_HOME = Path(__file__).resolve().parent.parent / ".lab" / "debs"
INIT = "tini-static"  # what the engine puts first into a container that wants one
ENGINE = ("dockerd", "docker", "containerd", "runc")


@dataclass(frozen=True, kw_only=True)
class Programs:
    """Where each program was found, as folders for ``PATH``."""

    found: Mapping[str, str]

    @property
    def path(self) -> str:
        """A ``PATH`` that finds them, and the system's after them."""
        folders = dict.fromkeys(str(Path(program).parent) for program in self.found.values())
        return ":".join([*folders, SYSTEM_PATH])


class MissingProgramError(RuntimeError):
    """A program is neither on the machine nor to be had from its packages."""


def cache_directory(environ: Mapping[str, str]) -> Path:
    """Where unpacked packages stay between runs: in the user's cache, or below the checkout where that is closed.

    Never in a folder that others can write to: what lies here is run as root.
    """
    home = environ.get("HOME")
    base = environ.get("XDG_CACHE_HOME") or (home and str(Path(home) / ".cache"))
    place = Path(base) / "waybill-lab" / "debs" if base else WITHOUT_HOME
    try:
        place.mkdir(parents=True, exist_ok=True)
    except OSError:
        return WITHOUT_HOME
    return place if os.access(place, os.W_OK) else WITHOUT_HOME


def find(names: tuple[str, ...], environ: Mapping[str, str]) -> Programs:
    """Find every program: on ``PATH``, in the cache, or by downloading its package."""
    cache = cache_directory(environ)
    path = f"{environ.get('PATH', '')}:{SYSTEM_PATH}"
    # Debian's busybox on PATH may be the dynamic one, which cannot run in an image of its own.
    return Programs(
        found={name: (name != "busybox" and shutil.which(name, path=path)) or _unpacked(name, cache) for name in names}
    )


def _unpacked(name: str, cache: Path) -> str:
    cached = _in_cache(name, cache)
    if cached is not None:
        return cached
    cache.mkdir(parents=True, exist_ok=True)
    with lock(cache):
        for package in PACKAGES[name]:
            if _in_cache(name, cache) is None:
                _fetch(package, cache)
    cached = _in_cache(name, cache)
    if cached is None:
        raise MissingProgramError(
            f"{name} is not on PATH, and apt cannot download any of its packages ({', '.join(PACKAGES[name])}). "
            f"Run `apt-get update` with a network once, or put {name} on PATH."
        )
    return cached


def _in_cache(name: str, cache: Path) -> str | None:
    """The newest unpacked copy."""
    folders = ("usr/bin", "usr/sbin", "bin", "sbin")
    found = [
        path
        for package in PACKAGES[name]
        for folder in folders
        for path in cache.glob(f"{package}_*/{folder}/{name}")
        if os.access(path, os.X_OK)
    ]
    return str(max(found, key=lambda path: path.stat().st_mtime)) if found else None


def package(name: str, environ: Mapping[str, str], release: str = "") -> Path | None:
    """The folder of an unpacked package, downloaded if need be; nothing when no source has it.

    ``release`` names another release of this distribution than the machine's. Everything stands below ``usr``.
    """
    cache = cache_directory(environ) / release
    if (there := _newest(name, cache)) is not None:
        return there
    cache.mkdir(parents=True, exist_ok=True)
    with lock(cache):
        if _newest(name, cache) is None:
            _fetch(name, cache, release)
    return _newest(name, cache)


def _newest(package: str, cache: Path) -> Path | None:
    return max(cache.glob(f"{package}_*"), key=lambda path: path.stat().st_mtime, default=None)


@contextmanager
def lock(cache: Path) -> Iterator[None]:
    """One download at a time, of all processes that use this cache."""
    with (cache / "lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def _fetch(package: str, cache: Path, release: str = "") -> None:
    """Download one package and unpack it under its versioned name. Failing leaves nothing behind."""
    sys.stderr.write(f"lab: downloading {package} to {cache}, without installing it\n")
    work = cache / f".{package}.part"
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    try:
        if not _downloaded(package, work, cache, release):
            return
        (archive,) = work.glob("*.deb")
        subprocess.run(["dpkg", "-x", archive, work / "root"], check=True, stdin=subprocess.DEVNULL)
        _tidy(work / "root")
        target = cache / archive.stem
        shutil.rmtree(target, ignore_errors=True)
        (work / "root").rename(target)
    finally:
        shutil.rmtree(work, ignore_errors=True)


def _tidy(root: Path) -> None:
    """Move what stands beside ``usr`` into it, and take away the bits that would make a cached ``sudo`` work."""
    for folder in ("bin", "sbin", "lib", "lib64"):
        if (root / folder).is_dir():
            shutil.copytree(root / folder, root / "usr" / folder, symlinks=True, dirs_exist_ok=True)
            shutil.rmtree(root / folder)
    for path in root.rglob("*"):
        if path.is_file() and not path.is_symlink():
            path.chmod(path.stat().st_mode & 0o777)


def _downloaded(package: str, work: Path, cache: Path, release: str) -> bool:
    own = _own_lists(cache)
    if release:
        own += releases.options(cache, release)
    elif _download(package, work, ()):
        return True
    # On a machine whose package lists are empty: lists of our own, the system's stay as they are.
    return _download(package, work, own) or (_apt((*own, "update"), work) and _download(package, work, own))


def _apt(arguments: tuple[str, ...], directory: Path) -> bool:
    command = ("apt-get", "-qq", "-o", "APT::Sandbox::User=", *arguments)
    if shutil.which("apt-get") is None:
        return False
    result = subprocess.run(command, cwd=directory, stdin=subprocess.DEVNULL, capture_output=True, check=False)
    return result.returncode == 0


def _download(package: str, work: Path, options: tuple[str, ...]) -> bool:
    return _apt((*options, "download", package), work) and any(work.glob("*.deb"))


def _own_lists(cache: Path) -> tuple[str, ...]:
    lists = cache / "lists"
    (lists / "partial").mkdir(parents=True, exist_ok=True)
    places = {
        "Dir::State::Lists": lists,
        "Dir::Cache::pkgcache": cache / "pkgcache.bin",
        "Dir::Cache::srcpkgcache": cache / "srcpkgcache.bin",
    }
    return tuple(word for name, place in places.items() for word in ("-o", f"{name}={place}"))
