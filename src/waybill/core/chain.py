"""The identity chain, from bytes: index, platform manifest, configuration. Whoever hashes need not trust the transport.

Nothing here raises. Bytes that are no image are told apart by kind, and bytes that cannot be trusted are UNREADABLE
with the reason, because two programs that read the same bytes differently would run two different images.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import field, replace
from typing import Any

from waybill.core.evidence import Child, ImageFacts, ImageKind
from waybill.core.manifest import (
    ATTESTATION_TYPES,
    IMAGE_CONFIGS,
    INDEXES,
    LAYER_FAMILIES,
    MANIFESTS,
    OLD_ARTIFACT,
    SCHEMA1_REASON,
    SCHEMAS1,
    Descriptor,
    Unreadable,
    artifact_name,
    clean,
    descriptor,
    descriptors,
    media_type_of,
    parse_object,
    platform_text,
    refuse_other_types,
    text_of,
)
from waybill.core.platform import PlatformProblem, parse_platform, rank
from waybill.frozen import dataclass

REVISION = "org.opencontainers.image.revision"
_VERSION = "org.opencontainers.image.version"
_SOURCE = "org.opencontainers.image.source"
_REFERENCE_TYPE = "vnd.docker.reference.type"


def digest_of(content: bytes, like: str = "") -> str:
    """The digest of these bytes, by the algorithm of the digest ``like``: sha512 where that is one, else sha256."""
    algorithm = "sha512" if like.startswith("sha512:") else "sha256"
    return f"{algorithm}:{hashlib.new(algorithm, content, usedforsecurity=True).hexdigest()}"


def read_manifest(content: bytes, media_type: str, expected_digest: str = "") -> ImageFacts:
    """What a manifest's bytes are. ``media_type`` is the answer's Content-Type, ``expected_digest`` what was asked."""
    digest = digest_of(content, expected_digest)
    try:
        refuse_other_types(media_type)
        body = parse_object(content)
        kind = media_type_of(media_type, body)
        if kind in SCHEMAS1:
            return ImageFacts(kind=ImageKind.SCHEMA1, digest=digest, media_type=kind, problem=SCHEMA1_REASON)
        _refuse_mismatch(digest, expected_digest)
        facts = _read_index(body, digest) if kind in INDEXES else _read_image(body, digest, kind)
    except Unreadable as problem:
        return ImageFacts(kind=ImageKind.UNREADABLE, digest=digest, media_type=clean(media_type), problem=str(problem))
    return replace(facts, media_type=kind)


@dataclass(frozen=True, kw_only=True)
class ConfigFacts:
    """What an image's configuration says of itself; ``problem`` when it cannot be believed."""

    digest: str
    platform: str = ""
    revision: str = ""
    version: str = ""
    source: str = ""
    contents: tuple[str, ...] = ()  # the diff ids of its layers, from the bottom up
    problem: str = ""

    def into(self, image: ImageFacts) -> ImageFacts:
        """The facts of a single manifest completed by its configuration, or made unreadable by it."""
        if self.problem:
            return replace(image, kind=ImageKind.UNREADABLE, problem=f"its configuration: {self.problem}")
        revisions = (self.revision,) if self.revision else ()
        return replace(
            image,
            platform=self.platform,
            revision=self.revision,
            revisions=revisions,
            version=self.version,
            source=self.source,
        )


def read_config(content: bytes, expected_digest: str) -> ConfigFacts:
    """Platform and labels of an image's configuration."""
    digest = digest_of(content, expected_digest)
    try:
        _refuse_mismatch(digest, expected_digest)
        body = parse_object(content)
    except Unreadable as problem:
        return ConfigFacts(digest=digest, problem=str(problem))
    inner = body.get("config")
    labels = inner.get("Labels") if isinstance(inner, dict) else None
    return ConfigFacts(
        digest=digest,
        platform=platform_text(body),
        revision=text_of(labels, REVISION),
        version=text_of(labels, _VERSION),
        source=text_of(labels, _SOURCE),
        contents=_contents(body),
    )


def _contents(config: dict[str, Any]) -> tuple[str, ...]:
    filesystem = config.get("rootfs")
    identifiers = filesystem.get("diff_ids") if isinstance(filesystem, dict) else None
    return tuple(str(one) for one in identifiers) if isinstance(identifiers, list) else ()


def size_problem(content: bytes, said: int | None) -> str:
    """What is wrong with the length of these bytes; engines refuse a part that is not as long as it was said to be."""
    return "" if said is None or len(content) == said else f"{said} bytes were promised and {len(content)} came"


def blobs_of(manifest: bytes) -> tuple[str, ...]:
    """The digests of configuration and layers that the registry must have; none where the bytes are no manifest."""
    try:
        body = parse_object(manifest)
        parts = (descriptor(body.get("config"), "config"), *descriptors(body, "layers"))
    except Unreadable:
        return ()
    return tuple(dict.fromkeys(part.digest for part in parts if not part.elsewhere))


def _refuse_mismatch(digest: str, expected: str) -> None:
    if expected and digest != expected:
        raise Unreadable(f"digest mismatch: {clean(expected)} was asked for and the bytes are {digest}")


# The two shapes of a manifest.


def _read_index(body: dict[str, Any], digest: str) -> ImageFacts:
    if "config" in body or "layers" in body:
        raise Unreadable("it is an index and an image manifest at once, and programs would disagree about it")
    children = tuple(_child(entry) for entry in descriptors(body, "manifests"))
    if any(not child.attestation for child in children):
        return ImageFacts(kind=ImageKind.INDEX, digest=digest, children=children)
    problem = "the index lists no image" if children else "the index is empty"
    return ImageFacts(kind=ImageKind.ARTIFACT, digest=digest, children=children, problem=problem)


def _child(entry: Descriptor) -> Child:
    """Attestations and other artifacts stand in the index beside the platforms; they are nothing to run."""
    beside = entry.annotations.get(_REFERENCE_TYPE) == "attestation-manifest" or entry.platform == "unknown/unknown"
    artifact = bool(entry.artifact_type) and entry.artifact_type not in IMAGE_CONFIGS and not entry.platform
    return Child(
        platform=entry.platform,
        digest=entry.digest,
        media_type=entry.media_type,
        size=entry.size,
        attestation=beside or artifact,
    )


def _read_image(body: dict[str, Any], digest: str, media_type: str) -> ImageFacts:
    if media_type == OLD_ARTIFACT:
        return ImageFacts(kind=ImageKind.ARTIFACT, digest=digest, problem=artifact_name(text_of(body, "artifactType")))
    if media_type not in MANIFESTS:
        raise Unreadable(f"{media_type or 'bytes without a media type'} is no manifest")
    if "manifests" in body:
        raise Unreadable("it is an image manifest and an index at once, and programs would disagree about it")
    config, layers = descriptor(body.get("config"), "config"), descriptors(body, "layers")
    kind, problem = _kind_of(text_of(body, "artifactType"), config, layers)
    return ImageFacts(
        kind=kind,
        digest=digest,
        config_digest=config.digest,
        config_size=config.size,
        size=sum(layer.size for layer in layers),
        problem=problem,
    )


def _kind_of(artifact_type: str, config: Descriptor, layers: tuple[Descriptor, ...]) -> tuple[ImageKind, str]:
    types = {layer.media_type for layer in layers}
    if artifact_type in ATTESTATION_TYPES or (types and types <= ATTESTATION_TYPES):
        return ImageKind.ATTESTATION, ""
    if artifact_type and artifact_type not in IMAGE_CONFIGS:
        return ImageKind.ARTIFACT, artifact_name(artifact_type)
    if config.media_type not in IMAGE_CONFIGS:
        return ImageKind.ARTIFACT, artifact_name(config.media_type)
    if types and not any(name.startswith(LAYER_FAMILIES) for name in types):
        return ImageKind.ARTIFACT, artifact_name(min(types))
    return ImageKind.MANIFEST, ""


# The chain for one host.


@dataclass(frozen=True, kw_only=True)
class Chain:
    """The digests that are one image for one host. ``index`` is empty when a single manifest was named."""

    index: str = ""
    manifest: str = ""
    config: str = ""
    platform: str = ""
    sizes: Mapping[str, int] = field(default_factory=dict)  # bytes of each body that was hashed
    contents: tuple[str, ...] = ()  # the diff ids in the configuration, where its bytes were hashed too
    problem: str = ""  # why there is no whole chain

    @property
    def members(self) -> frozenset[str]:
        """Every digest by which an engine may know this image."""
        return frozenset(digest for digest in (self.index, self.manifest, self.config) if digest)


def chain_for(digest: str, chain: Chain | None) -> Chain | None:
    """The chain that may be compared with what runs: of this very digest, and without one the bare digest."""
    if chain is None and digest:
        return Chain(manifest=digest, problem="its bytes are not at hand")
    if chain and digest and digest not in (chain.index, chain.manifest):
        return Chain(manifest=digest, problem="the bytes that are at hand are of another digest")
    return chain


def build_chain(top: str, bodies: Mapping[str, bytes], platform: str) -> Chain:
    """The chain from the digest ``top`` to the configuration, for a host of this platform, from bodies by digest."""
    image, sizes = _hashed(top, bodies)
    if image.kind is not ImageKind.INDEX:
        return _finish(Chain(manifest=top, sizes=sizes), image)
    index = Chain(index=top, sizes=sizes)
    child = select(image.children, platform)
    if child is None:
        offered = ", ".join(entry.platform or "?" for entry in image.children if not entry.attestation)
        return replace(index, problem=f"nothing in the index runs on {clean(platform)}; it has {offered}")
    below, size = _hashed(child.digest, bodies)
    index = replace(index, manifest=child.digest, platform=child.platform, sizes={**sizes, **size})
    return _finish(index, below)


def select(children: Iterable[Child], platform: str) -> Child | None:
    """The entry that a host of this platform takes: the nearest that runs, the first among equals."""
    try:
        host = parse_platform(platform)
    except PlatformProblem:
        return None
    best: tuple[int, Child] | None = None
    for child in children:
        near = None if child.attestation else _rank(host, child.platform)
        if near is not None and (best is None or near < best[0]):
            best = (near, child)
    return best[1] if best else None


def _hashed(digest: str, bodies: Mapping[str, bytes]) -> tuple[ImageFacts, dict[str, int]]:
    content = bodies.get(digest)
    if content is None:
        return ImageFacts(kind=ImageKind.UNREADABLE, digest=digest, problem="its bytes are not at hand"), {}
    return read_manifest(content, "", digest), {digest: len(content)}


def _finish(chain: Chain, image: ImageFacts) -> Chain:
    if image.kind is ImageKind.MANIFEST:
        return replace(chain, config=image.config_digest)
    return replace(chain, problem=f"{image.digest} is {image.kind.value}: {image.problem or 'nothing to run'}")


def _rank(host: Any, platform: str) -> int | None:
    try:
        return rank(host, parse_platform(platform))
    except PlatformProblem:
        return None
