"""What a host has in its /usr beside the machine's: unpacked packages, laid over it and copied nowhere."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path

from lab import debs, releases, sdist
from lab.hosts import podman
from lab.hosts.model import HostSpec

# The first release whose engine has the other image store, and where to find one for an older machine.
STORE_SINCE = 24
NEWER = {"bookworm": "trixie", "bullseye": "trixie"}
COMPOSE_PLUGINS = ("/usr/libexec/docker/cli-plugins/docker-compose", "/usr/lib/docker/cli-plugins/docker-compose")
PACKAGED_COMPOSE = "2.26"
LIBRARIES = {
    "libwrap0": "libwrap.so.0",
    "libpcre2-32-0": "libpcre2-32.so.0",
    "libyajl2": "libyajl.so.2",
    "libgpgme11": "libgpgme.so.11",
    "libassuan0": "libassuan.so.0",
    "libglib2.0-0": "libglib-2.0.so.0",
    "libffi8": "libffi.so.8",
    "libslirp0": "libslirp.so.0",
    "libsubid4": "libsubid.so",
}
PODMANS_LIBRARIES = ("libyajl2", "libgpgme11", "libassuan0", "libsubid4", "libglib2.0-0", "libffi8")
ROOTLESS_LIBRARIES = ("libslirp0", "libsubid4", "libglib2.0-0", "libffi8")
OPTIONAL = frozenset({*LIBRARIES, "tini"})


def of(spec: HostSpec, environ: Mapping[str, str]) -> tuple[str, ...]:
    """The folders to lay over /usr, first on top."""
    found = [_folder(package, environ, release) for package, release in _packages(spec, environ)]
    if spec.docker_client and spec.compose == sdist.VERSION.rpartition(".")[0]:
        found.append(sdist.compose(environ))
    return tuple(dict.fromkeys(str(folder / "usr") for folder in found if folder is not None))


def _folder(package: str, environ: Mapping[str, str], release: str) -> Path | None:
    folder = debs.package(package, environ, release)
    if folder is None and package in LIBRARIES:  # renamed when times grew to 64 bits
        return debs.package(f"{package}t64", environ, release)
    if folder is None and package not in OPTIONAL:
        raise debs.MissingProgramError(
            f"apt cannot download the package {package}{release and f' of {release}'}, which a host of the lab needs. "
            "Run `apt-get update` with a network once."
        )
    return folder


def _packages(spec: HostSpec, environ: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    if not _installed("sshd"):
        yield from _with_libraries("openssh-server", "libwrap0")
    if not _installed("sudo"):
        yield ("sudo", "")
    if any(Path(user.shell).name == "fish" for user in spec.users) and not _installed("fish"):
        yield from _with_libraries("fish", "fish-common", "libpcre2-32-0")
    if spec.rootless:
        yield from _with_libraries("rootlesskit", "slirp4netns", "uidmap", *ROOTLESS_LIBRARIES)
    if spec.store == "podman":
        yield from _with_libraries(*podman.PACKAGES, *PODMANS_LIBRARIES)
    elif spec.store:
        yield from _engine(spec.store, environ)
    if spec.docker_client and not _installed("docker"):
        yield from _client(environ, "")
    if spec.docker_client and spec.compose == PACKAGED_COMPOSE and not any(map(os.path.exists, COMPOSE_PLUGINS)):
        yield _compose(environ)


def _with_libraries(*packages: str) -> Iterator[tuple[str, str]]:
    """These packages, without the libraries among them that the machine has or whose names it does not know."""
    for package in packages:
        library = LIBRARIES.get(package, "")
        if not (library and any(Path("/usr/lib").glob(f"*/{library}*"))):
            yield (package, "")


def _installed(program: str) -> bool:
    """Whether the machine has it where its hosts will see it."""
    found = shutil.which(program, path=debs.SYSTEM_PATH)
    return found is not None and Path(found).resolve().is_relative_to("/usr")


def installed_engine_has_both_stores() -> bool:
    """Whether the machine's own engine can keep images in containerd's store too."""
    return _installed("dockerd") and _major(_installed_version()) >= STORE_SINCE


def _engine(store: str, environ: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    if _installed("dockerd") and (store == "classic" or installed_engine_has_both_stores()):
        return
    release = newer_release(environ) if store == "containerd" else ""
    yield from (*_client(environ, release), ("containerd", release), ("tini", release))
    # The newer release's runc wants a newer libc than the machine has; the older one serves both.
    yield ("runc", "")


def _client(environ: Mapping[str, str], release: str) -> Iterator[tuple[str, str]]:
    """Older releases have the client in the engine's package, newer ones beside it."""
    yield ("docker.io", release)
    engine = debs.package("docker.io", environ, release)
    if engine and not (engine / "usr/bin/docker").exists():
        yield ("docker-cli", release)


def _compose(environ: Mapping[str, str]) -> tuple[str, str]:
    """Debian calls it so from the newer release on; what Ubuntu calls so is the old program, the new one is "v2"."""
    release = NEWER.get(releases.codename(), "")
    if not release and debs.package("docker-compose-v2", environ):
        return ("docker-compose-v2", "")
    return ("docker-compose", release)


def newer_release(environ: Mapping[str, str]) -> str:
    """The release to take an engine with the containerd store from; nothing when the machine's own has it."""
    release = NEWER.get(releases.codename(), "")
    if not release:
        return ""
    own = debs.package("docker.io", environ)
    return "" if own and _major(own.name) >= STORE_SINCE else release


def _installed_version() -> str:
    return subprocess.run(["dockerd", "--version"], capture_output=True, text=True, check=False).stdout


def _major(text: str) -> int:
    found = re.search(r"(?:docker\.io_|version )(\d+)", text)
    return int(found.group(1)) if found else 0
