"""Container images made of bytes, without an engine: the same wish always gives the same digests."""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import struct
import tarfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

OCI = "application/vnd.oci.image"
DOCKER = "application/vnd.docker"
CREATED = "2026-01-02T03:04:05Z"
SCHEMA_1 = "application/vnd.docker.distribution.manifest.v1+prettyjws"


@dataclass(frozen=True, kw_only=True)
class Wish:
    """What image to make.

    ``index`` left open means: only when there are several platforms or a provenance. ``kind`` is "image", "artifact"
    (a Helm chart) or "schema1". ``architecture`` writes another one into every config than the platform says.
    ``content`` makes the layers differ between versions of one image. ``healthcheck`` is a shell command that the
    engine runs in the container every ``health_interval`` seconds. ``scripts`` and ``texts`` are more files, by path:
    those that can be run and those that cannot. ``foreign`` is the path of a program for another kind of machine.
    """

    platforms: tuple[str, ...] = ("linux/amd64",)
    provenance: bool = False
    index: bool | None = None
    docker_types: bool = False
    kind: str = "image"
    labels: Mapping[str, str] = field(default_factory=dict)
    annotations: Mapping[str, str] = field(default_factory=dict)
    environment: Mapping[str, str] = field(default_factory=dict)
    command: tuple[str, ...] = ("/hello",)
    architecture: str = ""
    content: str = "hello\n"
    size: int = 0  # bytes of incompressible ballast in the layer
    healthcheck: str = ""
    health_interval: float = 0.5
    entrypoint: tuple[str, ...] = ()
    user: str = ""
    volumes: tuple[str, ...] = ()  # paths, as VOLUME declares them
    scripts: Mapping[str, str] = field(default_factory=dict)
    texts: Mapping[str, str] = field(default_factory=dict)
    foreign: str = ""

    @property
    def wants_index(self) -> bool:
        """Is an index put over the platforms?"""
        return len(self.platforms) > 1 or self.provenance if self.index is None else self.index


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One file of a layer."""

    path: str
    content: bytes = b""
    mode: int = 0o755
    link: str = ""


@dataclass(frozen=True, kw_only=True)
class Document:
    """A manifest of any kind, ready to be pushed."""

    media_type: str
    content: bytes
    platform: str = ""  # "" for the index itself, "unknown/unknown" for an attestation
    config: str = ""

    @property
    def digest(self) -> str:
        """The digest of its bytes."""
        return sha256(self.content)


@dataclass(frozen=True, kw_only=True)
class Bundle:
    """All parts of an image; the last document is the one that a tag names."""

    blobs: tuple[bytes, ...]
    documents: tuple[Document, ...]

    @property
    def top(self) -> Document:
        """What a tag names."""
        return self.documents[-1]


def sha256(content: bytes) -> str:
    """The digest of bytes."""
    return "sha256:" + hashlib.sha256(content).hexdigest()


def layer(entries: tuple[Entry, ...]) -> tuple[bytes, str]:
    """A gzipped tar and the digest of its uncompressed form."""
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w", format=tarfile.USTAR_FORMAT) as archive:
        for entry in entries:
            archive.addfile(_tar_info(entry), io.BytesIO(entry.content))
    plain = buffer.getvalue()
    return gzip.compress(plain, 6, mtime=0), sha256(plain)


def _tar_info(entry: Entry) -> tarfile.TarInfo:
    info = tarfile.TarInfo(entry.path.strip("/"))
    info.mode = entry.mode
    info.size = len(entry.content)
    if entry.link:
        info.type, info.linkname = tarfile.SYMTYPE, entry.link
    elif entry.path.endswith("/"):
        info.type = tarfile.DIRTYPE
    return info


def build(wish: Wish, entries: tuple[Entry, ...] = ()) -> Bundle:
    """The parts of the wished image. ``entries`` are the lowest layer of every platform."""
    if wish.kind == "schema1":
        return Bundle(blobs=(), documents=(_schema1(),))
    if wish.kind == "artifact":
        return _artifact(wish)
    parts = [_platform_image(wish, platform, entries) for platform in wish.platforms]
    if wish.provenance:
        parts += [_attestation(document) for document, _ in parts]
    blobs = tuple(blob for _, mine in parts for blob in mine)
    documents = tuple(document for document, _ in parts)
    if wish.wants_index:
        documents += (_index(wish, documents),)
    return Bundle(blobs=blobs, documents=documents)


def _dump(value: Any) -> bytes:
    return json.dumps(value, indent=2).encode()


def _descriptor(media_type: str, content: bytes, **more: Any) -> dict[str, Any]:
    return {"mediaType": media_type, "digest": sha256(content), "size": len(content), **more}


def _ballast(size: int, seed: str) -> bytes:
    """Bytes that do not compress, and are the same on every run."""
    return hashlib.shake_128(seed.encode()).digest(size)


def _foreign_program(platform: str) -> bytes:
    """The header of an ELF program that no machine of this platform can run."""
    machine = 62 if "arm" in platform else 183  # x86-64, AArch64
    header = b"\x7fELF\x02\x01\x01" + bytes(9)
    return header + struct.pack("<HHIQQQIHHHHHH", 2, machine, 1, 0x400078, 64, 0, 0, 64, 56, 1, 64, 0, 0) + bytes(56)


def _platform(text: str) -> dict[str, str]:
    names = ("os", "architecture", "variant")
    return dict(zip(names, text.split("/"), strict=False))


def _health(wish: Wish) -> dict[str, Any]:
    """The health check as engines read it: times in nanoseconds."""
    if not wish.healthcheck:
        return {}
    times = {"Interval": int(wish.health_interval * 1e9), "Timeout": 2_000_000_000, "Retries": 3}
    return {"Healthcheck": {"Test": ["CMD-SHELL", wish.healthcheck], **times}}


def _start(wish: Wish) -> dict[str, Any]:
    """What else an image says of how it is started, as far as it was wished."""
    volumes: dict[str, dict[str, str]] = {path: {} for path in wish.volumes}
    said = {"Entrypoint": list(wish.entrypoint), "User": wish.user, "Volumes": volumes}
    return {name: value for name, value in said.items() if value}


def _config(wish: Wish, platform: str, diff_ids: list[str]) -> bytes:
    described = _platform(platform)
    if wish.architecture:
        described["architecture"] = wish.architecture
    return _dump(
        {
            "created": CREATED,
            **described,
            "config": {
                "Env": [
                    "PATH=/bin",
                    *(f"{name}={value}" for name, value in wish.environment.items()),
                ],
                "Cmd": list(wish.command),
                "Labels": dict(wish.labels),
                **_health(wish),
                **_start(wish),
            },
            "rootfs": {"type": "layers", "diff_ids": diff_ids},
            "history": [{"created": CREATED, "created_by": "lab"} for _ in diff_ids],
        }
    )


def _platform_image(wish: Wish, platform: str, entries: tuple[Entry, ...]) -> tuple[Document, tuple[bytes, ...]]:
    """The image of one platform: a layer that all versions share, if there is any, and one of its own on top."""
    own = [Entry(path="etc/content", content=f"{platform}\n{wish.content}".encode(), mode=0o644)]
    if wish.size:
        own.append(Entry(path="ballast", content=_ballast(wish.size, platform + wish.content), mode=0o644))
    own += [Entry(path=path, content=text.encode()) for path, text in wish.scripts.items()]
    own += [Entry(path=path, content=text.encode(), mode=0o644) for path, text in wish.texts.items()]
    if wish.foreign:
        own.append(Entry(path=wish.foreign, content=_foreign_program(platform)))
    layers = [layer(files) for files in (entries, tuple(own)) if files]
    config = _config(wish, platform, [diff_id for _, diff_id in layers])
    family = f"{DOCKER}.distribution.manifest.v2+json" if wish.docker_types else f"{OCI}.manifest.v1+json"
    config_type = f"{DOCKER}.container.image.v1+json" if wish.docker_types else f"{OCI}.config.v1+json"
    layer_type = f"{DOCKER}.image.rootfs.diff.tar.gzip" if wish.docker_types else f"{OCI}.layer.v1.tar+gzip"
    manifest = {
        "schemaVersion": 2,
        "mediaType": family,
        "config": _descriptor(config_type, config),
        "layers": [_descriptor(layer_type, compressed) for compressed, _ in layers],
        **({"annotations": dict(wish.annotations)} if wish.annotations else {}),
    }
    document = Document(media_type=family, content=_dump(manifest), platform=platform, config=sha256(config))
    return document, (config, *(compressed for compressed, _ in layers))


def _attestation(subject: Document) -> tuple[Document, tuple[bytes, ...]]:
    """A provenance as BuildKit stores it: an image of platform unknown/unknown that refers to another."""
    statement = _dump(
        {
            "_type": "https://in-toto.io/Statement/v0.1",
            "predicateType": "https://slsa.dev/provenance/v0.2",
            "subject": [{"name": "image", "digest": {"sha256": subject.digest[7:]}}],
            "predicate": {},
        }
    )
    config = _dump(
        {
            "architecture": "unknown",
            "os": "unknown",
            "config": {},
            "rootfs": {"type": "layers", "diff_ids": [sha256(statement)]},
        }
    )
    layer_type = "application/vnd.in-toto+json"
    manifest = {
        "schemaVersion": 2,
        "mediaType": f"{OCI}.manifest.v1+json",
        "config": _descriptor(f"{OCI}.config.v1+json", config),
        "layers": [
            _descriptor(
                layer_type, statement, annotations={"in-toto.io/predicate-type": "https://slsa.dev/provenance/v0.2"}
            )
        ],
    }
    document = Document(
        media_type=f"{OCI}.manifest.v1+json",
        content=_dump(manifest),
        platform=f"unknown/unknown {subject.digest}",
        config=sha256(config),
    )
    return document, (config, statement)


def _index(wish: Wish, documents: tuple[Document, ...]) -> Document:
    media_type = f"{DOCKER}.distribution.manifest.list.v2+json" if wish.docker_types else f"{OCI}.index.v1+json"
    entries = []
    for document in documents:
        platform, _, subject = document.platform.partition(" ")
        more: dict[str, Any] = {"platform": _platform(platform)}
        if subject:
            kind = "attestation-manifest"
            more["annotations"] = {"vnd.docker.reference.digest": subject, "vnd.docker.reference.type": kind}
        entries.append(_descriptor(document.media_type, document.content, **more))
    return Document(
        media_type=media_type, content=_dump({"schemaVersion": 2, "mediaType": media_type, "manifests": entries})
    )


def _artifact(wish: Wish) -> Bundle:
    """A Helm chart: an OCI manifest that is no container image."""
    config = _dump({"name": "app", "version": "1.0.0", "apiVersion": "v2"})
    chart, _ = layer((Entry(path="app/Chart.yaml", content=config, mode=0o644),))
    media_type = f"{OCI}.manifest.v1+json"
    manifest = {
        "schemaVersion": 2,
        "mediaType": media_type,
        "config": _descriptor("application/vnd.cncf.helm.config.v1+json", config),
        "layers": [_descriptor("application/vnd.cncf.helm.chart.content.v1.tar+gzip", chart)],
        "annotations": dict(wish.annotations),
    }
    document = Document(media_type=media_type, content=_dump(manifest), config=sha256(config))
    return Bundle(blobs=(config, chart), documents=(document,))


def _schema1() -> Document:
    """The shape of a manifest of 2016. The registry takes no such push; the front serves it all the same."""
    history = json.dumps({"id": "0" * 64, "created": CREATED, "architecture": "amd64", "os": "linux"})
    empty, _ = layer(())
    manifest = {
        "schemaVersion": 1,
        "name": "acme/app",
        "tag": "latest",
        "architecture": "amd64",
        "fsLayers": [{"blobSum": sha256(empty)}],
        "history": [{"v1Compatibility": history}],
        "signatures": [],
    }
    return Document(media_type=SCHEMA_1, content=_dump(manifest), platform="linux/amd64")
