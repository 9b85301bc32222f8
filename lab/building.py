"""What building needs: engines of both stores, the plugin that drives BuildKit, and contexts as values."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from lab import application, debs, releases
from lab.hosts import layers

PLUGIN = "docker-buildx"
PLUGINS = tuple(f"/usr/{place}/docker/cli-plugins/{PLUGIN}" for place in ("libexec", "lib", "local/lib"))
HUGE = 2_100_000_000
FOLDERS = ("usr/sbin", "usr/bin")


def engine(store: str, environ: Mapping[str, str]) -> debs.Programs:
    """The programs of an engine with that store: the machine's own where they can have it, else a newer release's."""
    release = layers.newer_release(environ) if store == "containerd" else ""
    if not release or layers.installed_engine_has_both_stores():
        return debs.find(debs.ENGINE, environ)
    packages = {"dockerd": "docker.io", "docker": "docker-cli", "containerd": "containerd"}
    found = {program: _in_package(package, program, environ, release) for program, package in packages.items()}
    # The newer release's runc wants a newer libc than the machine has; the older one serves both.
    found["runc"] = debs.find(("runc",), environ).found["runc"]
    return debs.Programs(found={**found, debs.INIT: _in_package("tini", debs.INIT, environ, release)})


def _in_package(package: str, program: str, environ: Mapping[str, str], release: str) -> str:
    folder = debs.package(package, environ, release)
    for place in FOLDERS if folder else ():
        if folder and (folder / place / program).exists():
            return str(folder / place / program)
    raise debs.MissingProgramError(f"{program} is not in the package {package} of {release}")


def buildx(environ: Mapping[str, str]) -> Path:
    """The plugin: the machine's own, or out of the package of the first release that has it."""
    own = next((Path(path) for path in PLUGINS if os.access(path, os.X_OK)), None)
    if own is not None:
        return own
    folder = debs.package(PLUGIN, environ, layers.NEWER.get(releases.codename(), ""))
    if folder is None:
        raise debs.MissingProgramError(f"apt cannot download the package {PLUGIN}")
    return folder / "usr" / "libexec" / "docker" / "cli-plugins" / PLUGIN


def older_client(environ: Mapping[str, str]) -> Path | None:
    """The folder of a docker client that holds BuildKit itself; nothing where the packages have none so old."""
    folder = debs.package("docker.io", environ)
    client = folder / "usr" / "bin" / "docker" if folder else None
    if folder is None or client is None or not client.exists():
        return None
    major = folder.name.partition("_")[2].partition(".")[0]
    return client.parent if major.isdigit() and int(major) < 23 else None


@dataclass(frozen=True, kw_only=True)
class Context:
    """A context to build from. ``busybox`` puts that program and a shell into ``rootfs/``."""

    dockerfile: str
    files: Mapping[str, str] = field(default_factory=dict)
    busybox: bool = True
    huge: str = ""  # the name of a file that takes no room on the disk and is larger than anybody wants to send

    def write(self, folder: Path, environ: Mapping[str, str] = os.environ) -> Path:
        """Lay it out below a folder, which is made."""
        for name, text in {"Dockerfile": self.dockerfile, **self.files}.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)
        if self.busybox:
            (folder / "rootfs" / "bin").mkdir(parents=True, exist_ok=True)
            shutil.copy(debs.find(("busybox",), environ).found["busybox"], folder / "rootfs" / "bin" / "busybox")
            (folder / "rootfs" / "bin" / "sh").unlink(missing_ok=True)
            (folder / "rootfs" / "bin" / "sh").symlink_to("busybox")
        if self.huge:
            with (folder / self.huge).open("wb") as file:
                file.truncate(HUGE)
        return folder


def lay_out(folder: Path) -> None:
    """The files of the sample application, as a context has them that is built `FROM scratch`."""
    (busybox,) = debs.find(("busybox",), os.environ).found.values()
    for entry in application.entries(Path(busybox)):
        path = folder / entry.path
        path.parent.mkdir(parents=True, exist_ok=True)
        if entry.link:
            path.symlink_to(entry.link)
        elif not entry.path.endswith("/"):
            path.write_bytes(entry.content)
            path.chmod(0o755)
    (folder / "tmp").mkdir()
    (folder / "tmp" / ".keep").touch()


FROM_SCRATCH = "FROM scratch\nCOPY rootfs/ /\n"
PLAIN = Context(dockerfile=FROM_SCRATCH + 'COPY greeting /greeting\nCMD ["/bin/sh"]\n', files={"greeting": "hello\n"})
RUNS = Context(dockerfile=FROM_SCRATCH + 'ARG GREETING\nRUN echo "built for $GREETING"\nCMD ["/bin/sh"]\n')
FAILS = Context(dockerfile=FROM_SCRATCH + "RUN echo before; echo the pot boils over >&2; exit 7\nRUN echo never\n")
SECRET = Context(dockerfile=FROM_SCRATCH + "RUN --mount=type=secret,id=tok,required=true wc -c </run/secrets/tok\n")
