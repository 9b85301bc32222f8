"""Manifests, indexes and configurations as bytes, and their digests."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from waybill.core.manifest import OCI_MANIFEST

OCI_CONFIG = "application/vnd.oci.image.config.v1+json"
DOCKER_CONFIG = "application/vnd.docker.container.image.v1+json"
LAYER = "application/vnd.oci.image.layer.v1.tar+gzip"
IN_TOTO = "application/vnd.in-toto+json"


def raw(value: Any) -> bytes:
    return json.dumps(value, indent=1).encode()


def sha(content: bytes) -> str:
    return f"sha256:{hashlib.sha256(content).hexdigest()}"


def pointer(media_type: str, content: bytes = b"", **more: Any) -> dict[str, Any]:
    return {"mediaType": media_type, "digest": sha(content), "size": len(content), **more}


def config(architecture: str = "amd64", **more: Any) -> bytes:
    labels = {"org.opencontainers.image.revision": "0123abc"}
    return raw({"os": "linux", "architecture": architecture, "config": {"Labels": labels}, **more})


def manifest(
    about: bytes = b"", config_type: str = OCI_CONFIG, layers: tuple[str, ...] = (LAYER,), **more: Any
) -> bytes:
    entries = [pointer(layer, b"x" * 10) for layer in layers]
    return raw({"schemaVersion": 2, "config": pointer(config_type, about), "layers": entries, **more})


def entry(content: bytes, os: str = "linux", architecture: str = "amd64", **more: Any) -> dict[str, Any]:
    return pointer(OCI_MANIFEST, content, platform={"os": os, "architecture": architecture}, **more)


def index(*entries: dict[str, Any], **more: Any) -> bytes:
    return raw({"schemaVersion": 2, "manifests": list(entries), **more})


AMD64, ARM64 = manifest(config()), manifest(config("arm64"))
ATTESTATION = manifest(b"{}", layers=(IN_TOTO,))
IN_INDEX = entry(ATTESTATION, "unknown", "unknown", annotations={"vnd.docker.reference.type": "attestation-manifest"})
