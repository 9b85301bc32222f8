"""A yard to build in, and what the registry really holds, read from its own disk by other code than the product's."""

from __future__ import annotations

import hashlib
import io
import json
import os
import shutil
import subprocess
import tarfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from lab.building import Context, older_client
from lab.github.model import Repository
from lab.world import CHECKOUT, World
from tests.support.ended import Answered

WAYBILL = CHECKOUT / "bin" / "waybill"
# Go looks its working directory up by its path, which is another one inside the world.
IN_FOLDER = ("sh", "-c", 'cd "$0" && exec "$@"')
NAME = "ghcr.io/acme/app"
REVISION = "org.opencontainers.image.revision"


class Disk:
    """What stands behind ghcr.io, as the registry's own files say."""

    def __init__(self, root: Path) -> None:
        self._root = root / "docker" / "registry" / "v2"

    def tags(self, repository: str = "acme/app") -> dict[str, str]:
        """Each tag and the digest that it leads to."""
        folder = self._root / "repositories" / repository / "_manifests" / "tags"
        links = {path.name: path / "current" / "link" for path in folder.iterdir()} if folder.is_dir() else {}
        return {tag: link.read_text().strip() for tag, link in links.items() if link.exists()}

    def content(self, digest: str) -> bytes:
        """The bytes of a blob, which must hash to its name."""
        algorithm, _, value = digest.partition(":")
        data = (self._root / "blobs" / algorithm / value[:2] / value / "data").read_bytes()
        assert f"sha256:{hashlib.sha256(data).hexdigest()}" == digest
        return data

    def manifest(self, digest: str) -> dict[str, Any]:
        """A manifest or an index."""
        return dict(json.loads(self.content(digest)))

    def config(self, digest: str) -> dict[str, Any]:
        """The configuration of an image manifest, or of the first image of an index."""
        manifest = self.manifest(digest)
        if "manifests" in manifest:
            return self.config(manifest["manifests"][0]["digest"])
        return dict(json.loads(self.content(manifest["config"]["digest"])))

    def files(self, digest: str) -> dict[str, bytes]:
        """Every file of the layers, later ones over earlier ones; of an index those of its first image."""
        found: dict[str, bytes] = {}
        manifest = self.manifest(digest)
        if "manifests" in manifest:
            return self.files(manifest["manifests"][0]["digest"])
        for layer in manifest["layers"]:
            with tarfile.open(fileobj=io.BytesIO(self.content(layer["digest"]))) as archive:
                for entry in archive:
                    file = archive.extractfile(entry) if entry.isfile() else None
                    found |= {entry.name: file.read()} if file else {}
        return found

    def whole(self, digest: str) -> bool:
        """Every part that a pull would fetch is there and hashes to its name."""
        manifest = self.manifest(digest)
        if "manifests" in manifest:
            return all(self.whole(entry["digest"]) for entry in manifest["manifests"])
        return all(self.content(entry["digest"]) for entry in (manifest["config"], *manifest["layers"]))

    def lose_layer(self, digest: str, repository: str = "acme/app") -> None:
        """Let the repository forget the last layer of an image."""
        algorithm, _, value = self.manifest(digest)["layers"][-1]["digest"].partition(":")
        shutil.rmtree(self._root / "repositories" / repository / "_layers" / algorithm / value)

    def lose_tag(self, tag: str, repository: str = "acme/app") -> None:
        """Take a tag away, as a cleanup does."""
        shutil.rmtree(self._root / "repositories" / repository / "_manifests" / "tags" / tag)

    def every_byte(self) -> bytes:
        """All blobs in one piece, and unpacked layers behind each: to look for what must not be there."""
        pieces: list[bytes] = []
        for path in self._root.glob("blobs/*/*/*/data"):
            data = path.read_bytes()
            pieces.append(data)
            if data[:2] == b"\x1f\x8b":
                with tarfile.open(fileobj=io.BytesIO(data)) as archive:
                    for entry in archive:
                        file = archive.extractfile(entry) if entry.isfile() else None
                        pieces.append(entry.name.encode() + (file.read() if file else b""))
        return b"\0".join(pieces)


class Ended(Answered):
    """How a run of ``build-push`` ended."""

    @property
    def outcome(self) -> str:
        """Its own word."""
        return str(self.answer["outcome"])

    @property
    def digest(self) -> str:
        """The digest that it hands on."""
        return str(self.answer["digest"])

    def codes(self, *severities: str) -> list[str]:
        """The codes of these severities, sorted."""
        return sorted(entry["code"] for entry in self.findings if entry["severity"] in (severities or ("error",)))

    @property
    def told(self) -> str:
        """All that people can read; a mask has to name what it hides."""
        said = "\n".join(line for line in self.stderr.splitlines() if not line.startswith("::add-mask::"))
        return f"exit {self.exit}\n{self.stdout}\n{said}"

    @property
    def waybill(self) -> dict[str, Any]:
        """The predicate of the waybill."""
        text = (self.place / self.answer["waybill"]).read_text()
        return dict(json.loads(text)["predicate"])

    def one(self, code: str) -> dict[str, Any]:
        """The finding with this code."""
        (found,) = [entry for entry in self.findings if entry["code"] == code]
        return dict(found)


@dataclass(frozen=True, kw_only=True)
class Job:
    """What GitHub says of a job."""

    ref: str = "refs/heads/main"
    event: str = "push"
    sha: str = ""  # empty: that of the checkout
    payload: Mapping[str, Any] = field(default_factory=dict)


class Yard:
    """A world with an engine, the organisation acme, and a token that may push."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.root = world.directory / "yard"
        self.runtime = world.directory / "runtime"  # where private folders are made: /dev/shm is shared with others
        self.runtime.mkdir(exist_ok=True)
        self.disk = Disk(world.directory / "ghcr" / "data")
        self.token = ""
        self.folder = self.root
        self._count = 0

    def begin(self) -> None:
        """Everything as at the start. Images and caches stay in the engine."""
        self.world.reset()
        (self.world.home / ".docker" / "config.json").unlink(missing_ok=True)
        self.world.state.add_account("octo")
        self.world.state.add_account("acme", kind="Organization", owners=("octo",))
        self.world.state.put(Repository(owner="acme", name="app"))
        self.token = self.world.state.add_token(owner="octo", scopes=("write:packages",))

    def end(self) -> None:
        """Take all checkouts away."""
        self.world.reset()
        shutil.rmtree(self.root, ignore_errors=True)

    def checkout(self, context: Context, *, tag: str = "") -> str:
        """Lay a context out as a checkout with one commit, and stand in it; gives the commit."""
        self._count += 1
        self.folder = self.root / f"checkout {self._count}"
        context.write(self.folder)
        self.git("init", "--quiet", "--initial-branch=main")
        return self.commit(f"context {self._count}", tag=tag)

    def commit(self, message: str, *, tag: str = "") -> str:
        """Commit all that is there; gives the commit."""
        self.git("add", "--all")
        who = ("-c", "user.name=octo", "-c", "user.email=octo@example.com")
        self.git(*who, "commit", "--quiet", "--allow-empty", "--message", message)
        if tag:
            self.git("tag", tag)
        return self.git("rev-parse", "HEAD")

    def git(self, *words: str) -> str:
        """Run git in the checkout."""
        environ = {"PATH": os.environ["PATH"], "HOME": str(self.world.home), "GIT_CONFIG_NOSYSTEM": "1"}
        done = subprocess.run(["git", *words], cwd=self.folder, env=environ, check=True, capture_output=True, text=True)
        return done.stdout.strip()

    def environ(self, job: Job | None = None, *, token: str | None = None, old_client: bool = False) -> dict[str, str]:
        """The environment of a run: on a laptop, or in a job."""
        given = self.token if token is None else token
        environ = {"WAYBILL_REGISTRY_TOKEN": given, "WAYBILL_REGISTRY_USERNAME": "octo"} if given else {}
        older = older_client(os.environ) if old_client else None
        if older is not None:
            environ["PATH"] = f"{older}:{self.world.environment()['PATH']}"
        return {"XDG_RUNTIME_DIR": str(self.runtime), **environ, **(self._job(job) if job else {})}

    def _job(self, job: Job) -> dict[str, str]:
        payload = self.root / "payload.json"
        payload.write_text(json.dumps(job.payload or {"repository": {"default_branch": "main"}}))
        temp = self.root / "temp"
        temp.mkdir(exist_ok=True)
        for name in ("summary.md", "output"):
            (self.root / name).write_text("")  # the runner makes them for each step
        return {
            "GITHUB_ACTIONS": "true",
            "GITHUB_REPOSITORY": "acme/app",
            "GITHUB_SERVER_URL": "https://github.com",
            "GITHUB_API_URL": "https://api.github.com",
            "GITHUB_EVENT_NAME": job.event,
            "GITHUB_EVENT_PATH": str(payload),
            "GITHUB_REF": job.ref,
            "GITHUB_SHA": job.sha or self.git("rev-parse", "HEAD"),
            "GITHUB_RUN_ID": "7",
            "GITHUB_RUN_ATTEMPT": "1",
            "GITHUB_ACTOR": "octo",
            "RUNNER_TEMP": str(temp),
            "GITHUB_STEP_SUMMARY": str(self.root / "summary.md"),
            "GITHUB_OUTPUT": str(self.root / "output"),
        }

    def argv(self, *words: str, builds: bool = True) -> list[str | Path]:
        """The command line of a run. The engine of the lab has no bridge."""
        network = ("--network=host",) if builds else ()
        return [*IN_FOLDER, self.folder, WAYBILL, "build-push", "--json", *network, *words]

    def run(self, *words: str, environ: Mapping[str, str] | None = None, job: Job | None = None, **more: Any) -> Ended:
        """Run to the end."""
        env = {**self.environ(job, **more), **(environ or {})}
        builds = "WAYBILL_METADATA" not in env and not any(word.startswith("--digest") for word in words)
        done = self.world.run(self.argv(*words, builds=builds), env=env, cwd=self.folder, timeout=180)
        return Ended(exit=done.returncode, stdout=done.stdout, stderr=done.stderr, place=self.folder)

    def build(self, context: Context, *words: str, **more: Any) -> Ended:
        """A checkout of this context, and a run in it."""
        self.checkout(context)
        return self.run(*words, **more)

    def images(self) -> list[str]:
        """The names of images that the engine has."""
        done = self.world.docker("images", "--format", "{{.Repository}}:{{.Tag}}")
        return done.stdout.split()


def left_behind(world: World) -> list[str]:
    """Private folders of runs, and builders that still run."""
    places = [str(path) for path in (world.directory / "runtime").iterdir()]
    builders = []
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            words = path.read_bytes()
        except OSError:
            continue
        if b"buildx" in words and str(world.directory).encode() in words:
            builders.append(words.decode(errors="replace"))
    return places + builders


def lines(text: str) -> Sequence[str]:
    """The lines of an output."""
    return [line for line in text.splitlines() if line]
