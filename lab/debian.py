"""A base image of Debian as the Dockerfile wants one, out of Debian's own packages, for builds without a network.

The machine's apt fetches everything, by its own sources and proxies. Beside a minimal system the image holds an archive
of the packages that the Dockerfile installs, and names it as its only source: so a build in a world, which has no way
out, runs the Dockerfile as it is.
"""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import re
import shutil
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from lab import debs, releases

RELEASE = "trixie"
ARCHIVE = "srv/archive"
KNOWN = ("bullseye", "bookworm", "trixie")
# What Debian's own slim images leave out too.
LEFT_OUT = ("doc", "groff", "info", "linda", "lintian", "locale", "man")
# As in Debian's own images: nothing to read, nothing kept of what was fetched, and no waiting for disks.
SETTINGS = {
    "dpkg/dpkg.cfg.d/docker": "".join(f"path-exclude /usr/share/{name}/*\n" for name in LEFT_OUT),
    "dpkg/dpkg.cfg.d/docker-apt-speedup": "force-unsafe-io\n",
    "apt/apt.conf.d/docker-clean": 'Dir::Cache::pkgcache "";\nDir::Cache::srcpkgcache "";\n',
}
_INSTALLS = re.compile(r"apt-get install (?:--\S+ |\\\n\s*)*((?:[a-z0-9][a-z0-9.+-]*\s*)+)")


@dataclass(frozen=True, kw_only=True)
class Base:
    """A root file system as a tar, and how large its layer would be as registries count."""

    tar: Path
    compressed: int


def can_be_made() -> bool:
    """Whether this machine's package sources lead to a Debian."""
    return releases.codename() in KNOWN


def installed_by(dockerfile: str) -> tuple[str, ...]:
    """The packages that a Dockerfile installs by apt-get, in their order."""
    found = _INSTALLS.search(dockerfile)
    return tuple(found[1].split()) if found else ()


def base(packages: Sequence[str], environ: Mapping[str, str]) -> Base:
    """The base image, out of the cache or made anew, which takes half a minute."""
    folder = debs.cache_directory(environ).parent / "images"
    folder.mkdir(parents=True, exist_ok=True)
    said = "\n".join([Path(__file__).read_text(), releases.codename(), *packages])
    place = folder / f"debian-{hashlib.sha256(said.encode()).hexdigest()[:16]}"
    with debs.lock(folder):
        if not place.exists():
            for old in folder.glob("debian-*"):
                shutil.rmtree(old, ignore_errors=True)
            _make(place, packages, environ)
    return Base(tar=place / "root.tar", compressed=int((place / "compressed").read_text()))


def _make(place: Path, packages: Sequence[str], environ: Mapping[str, str]) -> None:
    work = Path(tempfile.mkdtemp(prefix="waybill-debian-"))
    try:
        _bootstrap(work / "root", packages, environ)
        (work / "made").mkdir()
        size = _pack(work / "root", None)
        _hold(work / "root")
        _pack(work / "root", work / "made" / "root.tar")
        (work / "made" / "compressed").write_text(f"{size}\n")
        shutil.copytree(work / "made", place.with_suffix(".part"), dirs_exist_ok=True)
        place.with_suffix(".part").rename(place)
    finally:
        shutil.rmtree(work, ignore_errors=True)


def _bootstrap(root: Path, packages: Sequence[str], environ: Mapping[str, str]) -> None:
    """A minimal system, and beside it every package that would be installed."""
    unpacked = debs.package("mmdebstrap", environ)
    if unpacked is None:
        raise debs.MissingProgramError("apt cannot download the package mmdebstrap")
    sources = debs.cache_directory(environ) / RELEASE / "sources"
    releases.options(sources.parent, RELEASE)
    fetch = f'chroot "$1" apt-get -qq install --yes --no-install-recommends --download-only {" ".join(packages)}'
    words: list[str | Path] = ["perl", unpacked / "usr/bin/mmdebstrap", "--quiet", "--mode=root", "--variant=apt"]
    words += ["--format=directory", "--skip=cleanup/apt,check/empty"]
    words += [f"--aptopt={line}" for line in _proxies()]
    words += [f"--customize-hook={fetch}", RELEASE, root, *sorted(sources.iterdir())]
    done = subprocess.run(words, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise debs.MissingProgramError(f"no minimal {RELEASE} can be made: {done.stderr[-2000:]}")
    for name in LEFT_OUT:
        shutil.rmtree(root / "usr/share" / name, ignore_errors=True)


def _proxies() -> Iterator[str]:
    """How the machine's own apt reaches its sources."""
    done = subprocess.run(["apt-config", "dump"], stdin=subprocess.DEVNULL, capture_output=True, text=True, check=True)
    yield from (line for line in done.stdout.splitlines() if re.match(r"Acquire::https?::.*[Pp]roxy", line))


def _hold(root: Path) -> None:
    """Move what was fetched into an archive, and name that as the only source."""
    archive = root / ARCHIVE
    archive.mkdir()
    entries = []
    for number, fetched in enumerate(sorted((root / "var/cache/apt/archives").glob("*.deb"))):
        held = archive / f"{number}.deb"
        shutil.move(fetched, held)
        control = subprocess.run(["dpkg-deb", "-f", held], capture_output=True, text=True, check=True).stdout
        digest = hashlib.sha256(held.read_bytes()).hexdigest()
        entries.append(f"{control}Filename: ./{held.name}\nSize: {held.stat().st_size}\nSHA256: {digest}\n")
    (archive / "Packages").write_text("\n".join(entries))
    for place in ("var/lib/apt/lists", "etc/apt/sources.list.d", "var/cache/apt"):
        shutil.rmtree(root / place)
        (root / place).mkdir()
    (root / "var/lib/apt/lists/partial").mkdir()
    (root / "var/cache/apt/archives/partial").mkdir(parents=True)
    for name, text in SETTINGS.items():
        (root / "etc" / name).write_text(text)
    (root / "etc/apt/sources.list").write_text(f"deb [trusted=yes] file:/{ARCHIVE} ./\n")
    for path in (root / "etc/apt/apt.conf.d").glob("*mmdebstrap"):
        path.unlink()


def _pack(root: Path, target: Path | None) -> int:
    """The tree as a tar; without a target only its compressed size, without what apt has fetched so far."""
    left_out = (
        () if target else ("--exclude=./var/lib/apt/lists", "--exclude=./var/cache/apt", f"--exclude=./{ARCHIVE}")
    )
    words = ["tar", "--numeric-owner", "-C", root, *left_out, "-cf", target or "-", "--exclude=./dev/*", "."]
    if target:
        subprocess.run(words, check=True, stdin=subprocess.DEVNULL)
        return target.stat().st_size
    with subprocess.Popen(words, stdout=subprocess.PIPE) as tar:
        return compressed_size(_pieces(tar.stdout))


def _pieces(file: IO[bytes] | None) -> Iterator[bytes]:
    """What can be read, some at a time."""
    while file is not None and (piece := file.read(1 << 20)):
        yield piece


class _Counter(io.RawIOBase):
    """Counts what is written to it."""

    size = 0

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        self.size += len(data)
        return len(data)


def compressed_size(pieces: Iterator[bytes]) -> int:
    """How large a layer is as registries count."""
    counter = _Counter()
    with gzip.GzipFile(fileobj=counter, mode="wb", compresslevel=6, mtime=0) as file:
        for piece in pieces:
            file.write(piece)
    return counter.size


def layers_of(saved: Path) -> Iterator[int]:
    """The compressed size of each layer of an image that ``docker save`` wrote, the lowest first."""
    with tarfile.open(saved) as archive:
        (described,) = json.loads(b"".join(_pieces(archive.extractfile("manifest.json"))))
        for name in described["Layers"]:
            yield compressed_size(_pieces(archive.extractfile(name)))
