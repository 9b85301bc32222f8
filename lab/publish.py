"""Putting images into the world's registries, and taking parts out again, past all rights."""

from __future__ import annotations

import json
import shutil
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from lab.backend import Registry
from lab.images import Bundle, Document, sha256
from lab.messages import Request, Response

Authorize = Callable[[str], "dict[str, str]"]


def no_authorization(_repository: str) -> dict[str, str]:
    """For a registry that asks nothing."""
    return {}


@dataclass(frozen=True, kw_only=True)
class Pushed:
    """What arrived. ``digest`` is what the tag names, of an index or of the only manifest."""

    reference: str
    digest: str
    media_type: str
    platforms: Mapping[str, str] = field(default_factory=dict)  # platform -> manifest digest
    configs: Mapping[str, str] = field(default_factory=dict)  # platform -> config digest
    attestations: tuple[str, ...] = ()
    layers: tuple[str, ...] = ()  # digests as they are pushed, each once; the last one is the image's own

    @property
    def pinned(self) -> str:
        """``name@digest``."""
        head, _, tail = self.reference.partition("/")
        return f"{head}/{tail.partition('@')[0].partition(':')[0]}@{self.digest}"


@dataclass(frozen=True, kw_only=True)
class Name:
    """A reference in its three parts. The lab's own references always name host and tag or digest."""

    host: str
    repository: str
    tag: str

    @classmethod
    def parse(cls, reference: str) -> Name:
        """Split ``host/repository:tag`` or ``host/repository@digest``; no tag means ``latest``."""
        host, _, rest = reference.partition("/")
        repository, at, digest = rest.partition("@")
        if at:
            return cls(host=host, repository=repository, tag=digest)
        repository, _, tag = rest.partition(":")
        return cls(host=host, repository=repository, tag=tag or "latest")


class Publisher:
    """Pushes to one registry."""

    def __init__(self, registry: Registry, authorize: Authorize = no_authorization) -> None:
        self._registry = registry
        self._authorize = authorize
        self._one_at_a_time = threading.Lock()

    def _ask(self, method: str, name: Name, path: str, *, body: bytes = b"", kind: str = "") -> Response:
        answer = self._answer(method, name, path, body=body, kind=kind)
        if answer.status >= 400:
            raise RuntimeError(f"{method} {path}: {answer.status} {answer.body.decode(errors='replace')}")
        return answer

    def _answer(
        self, method: str, name: Name, path: str, *, body: bytes = b"", kind: str = "", accept: str = ""
    ) -> Response:
        headers = {"host": name.host, **self._authorize(name.repository), **({"content-type": kind} if kind else {})}
        headers |= {"accept": accept} if accept else {}
        path, _, query = f"/v2/{name.repository}/{path}".partition("?")
        request = Request(method=method, host=name.host, path=path, query=query, headers=headers, body=body)
        return self._registry.forward(request)

    def push(self, name: Name, bundle: Bundle, extra_tags: tuple[str, ...] = ()) -> None:
        """Push blobs, then children by digest, then the top under its tag.

        What is there already is left alone: somebody may be pulling it, and the registry writes its links in place.
        """
        with self._one_at_a_time:
            for blob in dict.fromkeys(bundle.blobs):
                self._push_blob(name, blob)
            for document in bundle.documents[:-1]:
                self._push_manifest(name, document, document.digest)
            for tag in (name.tag, *extra_tags):
                self._push_manifest(name, bundle.top, tag)

    def _push_blob(self, name: Name, blob: bytes) -> None:
        if self._answer("HEAD", name, f"blobs/{sha256(blob)}").status == 200:
            return
        place = self._ask("POST", name, "blobs/uploads/").header("Location")
        _, _, rest = place.partition(f"/{name.repository}/")
        separator = "&" if "?" in rest else "?"
        path = f"{rest}{separator}digest={sha256(blob)}"
        self._ask("PUT", name, path, body=blob, kind="application/octet-stream")

    def _push_manifest(self, name: Name, document: Document, reference: str) -> None:
        there = self._answer("HEAD", name, f"manifests/{reference}", accept=document.media_type)
        if there.status != 200 or there.header("Docker-Content-Digest") != document.digest:
            self._ask("PUT", name, f"manifests/{reference}", body=document.content, kind=document.media_type)

    def delete_manifest(self, name: Name, digest: str) -> None:
        """Take a manifest out: an index that lists it stays as it is."""
        self._ask("DELETE", name, f"manifests/{digest}")

    def clear(self) -> None:
        """Forget all repositories. The registry reads its disk at every request, so nothing needs a restart."""
        shutil.rmtree(self._registry.repositories, ignore_errors=True)


def outcome(reference: str, bundle: Bundle) -> Pushed:
    """What a push of this bundle put there."""
    images = [document for document in bundle.documents if document.platform and " " not in document.platform]
    attestations = [document for document in bundle.documents if " " in document.platform]
    return Pushed(
        reference=reference,
        digest=bundle.top.digest,
        media_type=bundle.top.media_type,
        platforms={document.platform: document.digest for document in images},
        configs={document.platform: document.config for document in images},
        attestations=tuple(document.digest for document in attestations),
        layers=tuple(dict.fromkeys(digest for document in images for digest in _layers(document))),
    )


def _layers(document: Document) -> list[str]:
    return [entry["digest"] for entry in json.loads(document.content).get("layers", ())]
