"""What a manifest's bytes are."""

from __future__ import annotations

import hashlib
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.images import (
    AMD64,
    ARM64,
    ATTESTATION,
    DOCKER_CONFIG,
    IN_INDEX,
    IN_TOTO,
    LAYER,
    OCI_CONFIG,
    config,
    entry,
    index,
    manifest,
    pointer,
    raw,
    sha,
)
from waybill.core.chain import blobs_of, digest_of, read_config, read_manifest, size_problem
from waybill.core.evidence import Child, ImageFacts, ImageKind
from waybill.core.manifest import (
    DOCKER_LIST,
    DOCKER_MANIFEST,
    NO_TYPE,
    OCI_INDEX,
    OCI_MANIFEST,
    SCHEMA1,
    SCHEMA1_SIGNED,
)


@pytest.mark.parametrize(
    ("header", "named"),
    [
        (OCI_INDEX, True),
        (OCI_INDEX, False),
        (f"{OCI_INDEX.upper()}; charset=utf-8", True),
        ("", True),
        ("", False),
    ],
)
def test_an_index_is_read_with_its_children(header: str, named: bool) -> None:
    content = index(
        entry(AMD64), entry(ARM64, architecture="arm64"), IN_INDEX, **({"mediaType": OCI_INDEX} if named else {})
    )

    facts = read_manifest(content, header, sha(content))

    assert facts == ImageFacts(
        kind=ImageKind.INDEX,
        digest=sha(content),
        media_type=OCI_INDEX,
        children=(
            Child(platform="linux/amd64", digest=sha(AMD64), media_type=OCI_MANIFEST, size=len(AMD64)),
            Child(platform="linux/arm64", digest=sha(ARM64), media_type=OCI_MANIFEST, size=len(ARM64)),
            Child(
                platform="unknown/unknown",
                digest=sha(ATTESTATION),
                media_type=OCI_MANIFEST,
                size=len(ATTESTATION),
                attestation=True,
            ),
        ),
    )


def test_a_docker_manifest_list_is_an_index() -> None:
    content = index(entry(AMD64, variant="v1"), mediaType=DOCKER_LIST)

    assert read_manifest(content, DOCKER_LIST).kind is ImageKind.INDEX


@pytest.mark.parametrize(
    ("media_type", "config_type", "layer"),
    [
        (OCI_MANIFEST, OCI_CONFIG, LAYER),
        (OCI_MANIFEST, OCI_CONFIG, "application/vnd.oci.image.layer.v1.tar+zstd"),
        (DOCKER_MANIFEST, DOCKER_CONFIG, "application/vnd.docker.image.rootfs.diff.tar.gzip"),
        (DOCKER_MANIFEST, DOCKER_CONFIG, "application/vnd.docker.image.rootfs.foreign.diff.tar.gzip"),
    ],
)
def test_a_manifest_is_read_with_its_configuration_and_size(media_type: str, config_type: str, layer: str) -> None:
    content = manifest(config(), config_type, (layer, layer), mediaType=media_type)

    facts = read_manifest(content, media_type)

    assert facts == ImageFacts(
        kind=ImageKind.MANIFEST,
        digest=sha(content),
        media_type=media_type,
        config_digest=sha(config()),
        config_size=len(config()),
        size=20,
    )


@pytest.mark.parametrize(
    "header", ["application/json", "text/plain; charset=utf-8", "application/octet-stream", NO_TYPE]
)
def test_a_vague_content_type_is_refused_as_every_client_refuses_it(header: str) -> None:
    facts = read_manifest(manifest(config(), mediaType=OCI_MANIFEST), header)

    assert facts.kind is ImageKind.UNREADABLE
    assert "clients know a manifest by that alone" in facts.problem


@pytest.mark.parametrize("media_type", [DOCKER_MANIFEST, DOCKER_LIST])
def test_docker_types_must_name_themselves(media_type: str) -> None:
    content = index(entry(AMD64)) if media_type == DOCKER_LIST else manifest(config(), DOCKER_CONFIG)

    facts = read_manifest(content, media_type)

    assert facts.kind is ImageKind.UNREADABLE
    assert "has no mediaType" in facts.problem


def test_the_blobs_of_a_manifest_are_those_that_its_registry_must_have() -> None:
    body = json.loads(manifest(config(), layers=(LAYER, LAYER)))
    body["layers"].append(
        {**body["layers"][0], "digest": "sha256:" + "9" * 64, "urls": ["https://elsewhere.example/x"]}
    )

    named = blobs_of(raw(body))

    assert named == (sha(config()), body["layers"][0]["digest"])
    assert blobs_of(b"{") == ()


def test_a_part_must_be_as_long_as_it_was_said_to_be() -> None:
    assert size_problem(b"abc", 3) == ""
    assert size_problem(b"abc", None) == ""
    assert size_problem(b"abc", 5) == "5 bytes were promised and 3 came"


def test_an_image_without_layers_is_an_image() -> None:
    assert read_manifest(manifest(config(), layers=()), OCI_MANIFEST).kind is ImageKind.MANIFEST


@pytest.mark.parametrize(
    ("header", "body", "media_type"),
    [
        (SCHEMA1, {"schemaVersion": 1, "fsLayers": []}, SCHEMA1),
        (SCHEMA1_SIGNED, {"schemaVersion": 1, "signatures": []}, SCHEMA1_SIGNED),
        ("", {"schemaVersion": 1, "signatures": []}, SCHEMA1_SIGNED),
        ("application/json", {"schemaVersion": 1}, SCHEMA1),
    ],
)
def test_schema_1_is_refused_with_its_reason(header: str, body: Any, media_type: str) -> None:
    facts = read_manifest(raw(body), header, "sha256:" + "0" * 64)

    assert (facts.kind, facts.media_type) == (ImageKind.SCHEMA1, media_type)
    assert "build and push the image again" in facts.problem


@pytest.mark.parametrize(
    ("content", "kind", "problem"),
    [
        (ATTESTATION, ImageKind.ATTESTATION, ""),
        (
            manifest(
                b"{}",
                "application/vnd.oci.empty.v1+json",
                (IN_TOTO,),
                artifactType="application/vnd.docker.attestation.manifest.v1+json",
            ),
            ImageKind.ATTESTATION,
            "",
        ),
        (manifest(b"{}", "application/vnd.cncf.helm.config.v1+json"), ImageKind.ARTIFACT, "a Helm chart"),
        (
            manifest(layers=("application/vnd.dev.cosign.simplesigning.v1+json",)),
            ImageKind.ARTIFACT,
            "a signature",
        ),
        (manifest(b"{}", "application/vnd.oci.empty.v1+json"), ImageKind.ARTIFACT, "without a configuration"),
        (manifest(artifactType="application/vnd.acme.report"), ImageKind.ARTIFACT, "application/vnd.acme.report"),
        (index(), ImageKind.ARTIFACT, "the index is empty"),
        (index(IN_INDEX), ImageKind.ARTIFACT, "the index lists no image"),
        (
            raw({"mediaType": "application/vnd.oci.artifact.manifest.v1+json", "artifactType": "a/b", "blobs": []}),
            ImageKind.ARTIFACT,
            "a/b",
        ),
    ],
)
def test_what_is_no_image_is_told_apart(content: bytes, kind: ImageKind, problem: str) -> None:
    facts = read_manifest(content, "", sha(content))

    assert facts.kind is kind
    assert problem in facts.problem


def test_a_digest_that_is_not_that_of_the_bytes_is_never_believed() -> None:
    asked = "sha256:" + "0" * 64

    facts = read_manifest(AMD64, OCI_MANIFEST, asked)

    assert (facts.kind, facts.digest) == (ImageKind.UNREADABLE, sha(AMD64))
    assert facts.problem == f"digest mismatch: {asked} was asked for and the bytes are {sha(AMD64)}"


def test_sha512_is_checked_with_sha512() -> None:
    digest = f"sha512:{hashlib.sha512(AMD64).hexdigest()}"

    assert digest_of(AMD64, digest) == digest
    assert read_manifest(AMD64, OCI_MANIFEST, digest).kind is ImageKind.MANIFEST


WHOLE = pointer(OCI_CONFIG)


@pytest.mark.parametrize(
    ("header", "content", "problem"),
    [
        (OCI_MANIFEST, b"", "line 1, column 1 is not JSON: Expecting value"),
        ("text/html; charset=utf-8", b"<html>", "text/html is no manifest's media type"),
        (OCI_MANIFEST, b'{"a": "\xff"}', "byte 7 is not UTF-8"),
        (OCI_MANIFEST, b'\xef\xbb\xbf{"schemaVersion": 2}', "is not JSON"),
        (OCI_MANIFEST, AMD64[:-5], "is not JSON"),
        (OCI_MANIFEST, b"[" * 500_000, "nested too deeply"),
        (OCI_MANIFEST, b'{"a":' * 200_000, "nested too deeply"),
        (OCI_MANIFEST, b"[]", "it is JSON and not an object"),
        (OCI_MANIFEST, b'{"a": 1, "a": 2}', 'the key "a" stands there twice'),
        (OCI_MANIFEST, b'{"a": NaN}', "NaN is not a JSON number"),
        (OCI_MANIFEST, b'{"a": ' + b"9" * 10_000 + b"}", "a number of 10000 digits is no size"),
        (OCI_MANIFEST, index(entry(AMD64), mediaType=OCI_INDEX), "Content-Type is"),
        (OCI_INDEX, manifest(mediaType=OCI_MANIFEST), "and the body's mediaType is"),
        (OCI_INDEX, manifest(), "an index and an image manifest at once"),
        (OCI_MANIFEST, index(entry(AMD64)), "an image manifest and an index at once"),
        ("", raw({"manifests": [], "layers": []}), "an index and an image manifest at once"),
        ("", raw({"mediaType": "a/b"}), "a/b is no manifest"),
        ("", raw({"hello": "world"}), "bytes without a media type is no manifest"),
        ("", raw({"mediaType": 5}), "mediaType is not a text"),
        (OCI_INDEX, raw({"manifests": {}}), "manifests is not a list"),
        (OCI_INDEX, raw({}), "manifests is not a list"),
        (OCI_INDEX, raw({"manifests": ["x"]}), "manifests[0] is not an object"),
        (OCI_INDEX, raw({"manifests": [{}]}), "manifests[0] has no mediaType"),
        (OCI_INDEX, raw({"manifests": [{**WHOLE, "digest": "sha256:abc"}]}), "manifests[0] has no digest"),
        (OCI_MANIFEST, raw({"layers": []}), "config is not an object"),
        (OCI_MANIFEST, raw({"config": WHOLE}), "layers is not a list"),
        (OCI_MANIFEST, raw({"config": {**WHOLE, "size": -1}, "layers": []}), "config has no size"),
        (OCI_MANIFEST, raw({"config": {**WHOLE, "size": True}, "layers": []}), "config has no size"),
        (OCI_MANIFEST, raw({"config": {**WHOLE, "size": 1.5}, "layers": []}), "config has no size"),
        (OCI_MANIFEST, raw({"config": {**WHOLE, "mediaType": ""}, "layers": []}), "config has no mediaType"),
        (OCI_MANIFEST, raw({"config": WHOLE, "layers": [None]}), "layers[0] is not an object"),
    ],
)
def test_bytes_that_cannot_be_trusted_say_why(header: str, content: bytes, problem: str) -> None:
    facts = read_manifest(content, header)

    assert (facts.kind, facts.children, facts.digest) == (ImageKind.UNREADABLE, (), sha(content))
    assert problem in facts.problem


@pytest.mark.parametrize(
    ("platform", "text"),
    [
        ({"os": "linux", "architecture": "arm64", "variant": "v8"}, "linux/arm64"),
        ({"os": "linux", "architecture": "arm"}, "linux/arm/v7"),
        ({"os": "windows", "architecture": "amd64", "os.version": "10.0"}, "windows/amd64"),
        ({"os": "linux"}, ""),
        ({"os": 5, "architecture": "amd64"}, ""),
        ({"os": "linux\n::error::", "architecture": "amd64"}, ""),
        ("linux/amd64", ""),
        (None, ""),
    ],
)
def test_the_platform_of_a_child_is_in_normal_form_or_not_said(platform: Any, text: str) -> None:
    content = index(pointer(OCI_MANIFEST, AMD64, platform=platform))

    assert read_manifest(content, OCI_INDEX).children[0].platform == text


def test_an_artifact_beside_the_platforms_is_nothing_to_run() -> None:
    content = index(
        entry(AMD64), pointer(OCI_MANIFEST, b"s", artifactType="application/vnd.dev.sigstore.bundle.v0.3+json")
    )

    assert [child.attestation for child in read_manifest(content, OCI_INDEX).children] == [False, True]


_json = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(), st.just(sha(b"")), st.just(OCI_CONFIG)),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(st.sampled_from([*WHOLE, "platform", "os", "architecture", "annotations"]), inner, max_size=4),
    ),
    max_leaves=10,
)
_names = st.sampled_from(["schemaVersion", "mediaType", "manifests", "config", "layers", "artifactType", "os"])
_documents = st.dictionaries(_names, _json, max_size=6).map(raw)
_headers = st.one_of(st.sampled_from(["", OCI_INDEX, OCI_MANIFEST, DOCKER_LIST, DOCKER_MANIFEST, SCHEMA1]), st.text())


@given(st.one_of(st.binary(), _documents), _headers)
def test_no_bytes_raise(content: bytes, header: str) -> None:
    facts = read_manifest(content, header, sha(content))

    assert facts.digest == sha(content)
    assert bool(facts.problem) or facts.kind not in (ImageKind.UNREADABLE, ImageKind.SCHEMA1, ImageKind.ARTIFACT)
    for text in (facts.problem, facts.media_type, *(child.platform for child in facts.children)):
        assert text.isprintable()


@given(st.one_of(st.binary(), _documents))
def test_no_configuration_raises(content: bytes) -> None:
    facts = read_config(content, sha(content))

    assert f"{facts.platform}{facts.revision}{facts.problem}".isprintable()
