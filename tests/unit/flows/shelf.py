"""A registry of a few values, for tests of the flow of a build: what it says is put in, also what it says later."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from contextlib import contextmanager, nullcontext
from dataclasses import replace
from types import SimpleNamespace
from typing import Any

from tests.unit.core.build.made import COMMIT, IMAGE, answer, git, listed
from waybill.config.job import JobContext
from waybill.config.settings import BuildSettings
from waybill.core.build.evidence import BuildEvidence
from waybill.core.build.tags import TagPlan
from waybill.core.evidence import Answer, BlobFacts, CredentialFacts, RegistryFacts, Source, TagFacts
from waybill.core.keychain import Credential
from waybill.core.reference import parse_reference
from waybill.effects.http import Fetched
from waybill.effects.registry import Grant
from waybill.flows.building.scene import Call, Scene

_TYPE = "application/vnd.oci.image.manifest.v1+json"
_INDEX = "application/vnd.oci.image.index.v1+json"
_REVISION = "org.opencontainers.image.revision"


def digest_of(data: bytes) -> str:
    return f"sha256:{hashlib.sha256(data).hexdigest()}"


class Shelf:
    """``leads``: where a tag leads, one value for each question, the last for all further ones; empty: 404.

    ``fails``: a word of the question (``digest``, ``tag``, ``blob``, ``head``) and a digest or tag, with the answers
    that come instead, one for each question; a number of 0 is silence.
    """

    def __init__(self) -> None:
        self.blobs: dict[str, bytes] = {}
        self.leads: dict[str, list[str]] = {}
        self.fails: dict[tuple[str, str], list[int]] = {}
        self.listed = [listed()]
        self.asked: list[str] = []
        self.put: list[str] = []

    def index(self, **parts: str) -> str:
        """An index of images by their architecture; gives its digest."""
        entries = [
            {
                "mediaType": _TYPE,
                "digest": digest,
                "size": len(self.blobs[digest]),
                "platform": {"os": "linux", "architecture": architecture},
            }
            for architecture, digest in parts.items()
        ]
        body = {"schemaVersion": 2, "mediaType": _INDEX, "manifests": entries}
        return str(self._kept(json.dumps(body).encode())["digest"])

    def image(self, content: str, *, revision: str = COMMIT, layers: int = 1, architecture: str = "amd64") -> str:
        """An image of so many layers; gives its digest."""
        config = {
            "os": "linux",
            "architecture": architecture,
            "config": {"Labels": {_REVISION: revision, "content": content}},
            "rootfs": {"type": "layers", "diff_ids": [f"sha256:{number:064x}" for number in range(layers)]},
        }
        parts = [self._kept(f"{content} {number}".encode()) for number in range(layers)]
        manifest = {
            "schemaVersion": 2,
            "mediaType": _TYPE,
            "config": {
                "mediaType": "application/vnd.oci.image.config.v1+json",
                **self._kept(json.dumps(config).encode()),
            },
            "layers": [{"mediaType": "application/vnd.oci.image.layer.v1.tar+gzip", **part} for part in parts],
        }
        return str(self._kept(json.dumps(manifest).encode())["digest"])

    def _kept(self, data: bytes) -> dict[str, Any]:
        self.blobs[digest_of(data)] = data
        return {"digest": digest_of(data), "size": len(data)}

    # what the flow asks

    def ping(self) -> RegistryFacts:
        return RegistryFacts(host="ghcr.io", ping=answer())

    def authorize_twice(self, *_: object) -> Grant:
        return Grant(answer=answer())

    def manifest(self, _repository: str, identifier: str, _grant: Grant) -> Fetched:
        digest = identifier
        if not identifier.startswith("sha256:"):
            values = self.leads.get(identifier, [""])
            digest = values.pop(0) if len(values) > 1 else values[0]
        failed = self._failed("digest" if digest == identifier else "tag", identifier)
        if failed or digest not in self.blobs:
            return Fetched(answer=failed or answer(404))
        kind = {"content-type": json.loads(self.blobs[digest])["mediaType"]}
        return Fetched(answer=replace(answer(), headers=kind), content=self.blobs[digest], headers=kind)

    def exists(self, _repository: str, digest: str, _grant: Grant) -> Answer:
        return self._failed("exists", digest) or answer(200 if digest in self.blobs else 404)

    def blob(self, _repository: str, digest: str, _grant: Grant, _cap: int) -> tuple[BlobFacts, bytes]:
        failed = self._failed("blob", digest) or (None if digest in self.blobs else answer(404))
        return BlobFacts(first=failed or answer()), b"" if failed else self.blobs[digest]

    def holds(self, _repository: str, digest: str, _grant: Grant) -> Answer:
        return self._failed("head", digest) or answer(200 if digest in self.blobs else 404)

    def tags(self, *_: object) -> TagFacts:
        return self.listed.pop(0) if len(self.listed) > 1 else self.listed[0]

    def put_manifest(self, _repository: str, tag: str, _media_type: str, content: bytes, *_: object) -> Answer:
        self.put.append(tag)
        self.leads[tag] = [digest_of(content)]
        return answer(201, method="PUT")

    def _failed(self, what: str, which: str) -> Answer | None:
        self.asked.append(f"{what} {which}")
        for key in ((what, which), (what, "")):
            if self.fails.get(key):
                return answer(self.fails[key].pop(0) or None)
        return None


class Slept:
    """A clock that stands but for sleeping."""

    def __init__(self) -> None:
        self.now = 0.0

    def monotonic(self) -> float:
        return self.now

    def now_iso(self) -> str:
        return "2026-11-26T22:00:00Z"

    def sleep(self, seconds: float) -> None:
        self.now += seconds


class Quiet:
    """A log that nobody reads, and work that nobody cancels."""

    def __getattr__(self, _: str) -> Callable[..., Any]:
        return lambda *_, **__: nullcontext()


def scene_of(shelf: Shelf, plan: TagPlan, **facts: object) -> Scene:
    """A scene in which the build is over."""

    @contextmanager
    def within(_: float) -> Any:
        yield

    http = SimpleNamespace(clock=Slept(), within=within)
    hands: Any = SimpleNamespace(
        http=http,
        registry=lambda _: shelf,
        credential=lambda _: Credential(facts=CredentialFacts(source=Source.ANONYMOUS)),
        github_token=None,
        environ={},
        at_work=Quiet(),
    )
    settings = BuildSettings(images=(IMAGE,), **facts.pop("settings", {}))  # type: ignore[arg-type]
    quiet: Any = Quiet()
    usual: dict[str, Any] = {"name": IMAGE, "plan": plan, "git": git(), **facts}
    return Scene(
        call=Call(settings=settings, payload=None, job=JobContext(), hands=hands, log=quiet),
        evidence=BuildEvidence(**usual),
        reference=parse_reference(IMAGE),
    )
