"""The identity chain, from bytes: configurations, and the chain for one host."""

from __future__ import annotations

from typing import Any

import pytest

from tests.support.images import (
    AMD64,
    ARM64,
    ATTESTATION,
    IN_INDEX,
    config,
    entry,
    index,
    manifest,
    raw,
    sha,
)
from waybill.core.chain import Chain, ConfigFacts, build_chain, read_config, read_manifest, select
from waybill.core.evidence import Child, ImageFacts, ImageKind
from waybill.core.manifest import OCI_MANIFEST


def test_a_configuration_completes_the_facts_of_its_manifest() -> None:
    content = config("arm64", variant="v8")

    facts = read_config(content, sha(content))

    assert facts == ConfigFacts(digest=sha(content), platform="linux/arm64", revision="0123abc")
    image = facts.into(read_manifest(manifest(content), OCI_MANIFEST))
    assert (image.kind, image.platform, image.revision) == (ImageKind.MANIFEST, "linux/arm64", "0123abc")


@pytest.mark.parametrize("inner", [None, [], {"Labels": None}, {"Labels": {"org.opencontainers.image.revision": 5}}])
def test_a_configuration_without_labels_is_fine(inner: Any) -> None:
    content = raw({"os": "linux", "architecture": "amd64", "config": inner})

    assert read_config(content, sha(content)) == ConfigFacts(digest=sha(content), platform="linux/amd64")


@pytest.mark.parametrize(
    ("content", "expected", "problem"),
    [
        (b"{}", "sha256:" + "0" * 64, "digest mismatch"),
        (b"{", sha(b"{"), "is not JSON"),
        (b"[]", sha(b"[]"), "not an object"),
    ],
)
def test_a_configuration_that_cannot_be_believed_spoils_the_image(content: bytes, expected: str, problem: str) -> None:
    image = read_config(content, expected).into(ImageFacts(kind=ImageKind.MANIFEST, digest=sha(AMD64)))

    assert image.kind is ImageKind.UNREADABLE
    assert image.problem.startswith("its configuration: ")
    assert problem in image.problem


def test_foreign_text_in_facts_is_made_safe_to_print() -> None:
    labels = {"org.opencontainers.image.revision": "\x1b[31m\u202e" + "x" * 1000}

    revision = read_config(raw({"config": {"Labels": labels}}), "").revision

    assert revision.isascii()
    assert revision.isprintable()
    assert len(revision) == 200


def bodies(*contents: bytes) -> dict[str, bytes]:
    return {sha(content): content for content in contents}


def test_the_chain_of_an_index_leads_to_the_configuration_of_the_hosts_platform() -> None:
    top = index(entry(AMD64), IN_INDEX, entry(ARM64, architecture="arm64"))

    chain = build_chain(sha(top), bodies(top, ARM64), "linux/arm64/v8")

    assert chain == Chain(
        index=sha(top),
        manifest=sha(ARM64),
        config=sha(config("arm64")),
        platform="linux/arm64",
        sizes={sha(top): len(top), sha(ARM64): len(ARM64)},
    )
    assert chain.members == {sha(top), sha(ARM64), sha(config("arm64"))}


def test_the_chain_of_a_single_manifest_has_no_index() -> None:
    chain = build_chain(sha(AMD64), bodies(AMD64), "linux/amd64")

    assert (chain.index, chain.manifest, chain.config, chain.problem) == ("", sha(AMD64), sha(config()), "")


TOP = index(entry(AMD64), IN_INDEX)


@pytest.mark.parametrize(
    ("top", "held", "platform", "problem"),
    [
        (TOP, (TOP,), "linux/s390x", "nothing in the index runs on linux/s390x; it has linux/amd64"),
        (TOP, (TOP,), "nonsense", "nothing in the index runs on nonsense; it has linux/amd64"),
        (TOP, (TOP,), "linux/amd64", f"{sha(AMD64)} is unreadable: its bytes are not at hand"),
        (TOP, (), "linux/amd64", f"{sha(TOP)} is unreadable: its bytes are not at hand"),
        (ATTESTATION, (ATTESTATION,), "linux/amd64", f"{sha(ATTESTATION)} is attestation: nothing to run"),
    ],
)
def test_a_broken_chain_says_where(top: bytes, held: tuple[bytes, ...], platform: str, problem: str) -> None:
    chain = build_chain(sha(top), bodies(*held), platform)

    assert (chain.config, chain.problem) == ("", problem)


def test_a_body_under_a_wrong_digest_breaks_the_chain() -> None:
    chain = build_chain(sha(AMD64), {sha(AMD64): ARM64}, "linux/amd64")

    assert "digest mismatch" in chain.problem
    assert chain.config == ""


@pytest.mark.parametrize(
    ("host", "offered", "taken"),
    [
        ("linux/arm/v7", ["linux/arm/v5", "linux/arm/v7", "linux/arm/v6"], 1),
        ("linux/arm/v7", ["linux/arm/v5", "linux/arm/v6", "linux/arm64"], 1),
        ("linux/arm64", ["linux/arm/v7", "linux/amd64"], 0),
        ("linux/amd64", ["linux/386", "linux/amd64", "linux/amd64"], 1),
        ("linux/arm/v6", ["linux/arm/v7"], None),
        ("linux/amd64", ["unknown/unknown", ""], None),
    ],
)
def test_a_host_takes_the_nearest_entry_that_runs(host: str, offered: list[str], taken: int | None) -> None:
    children = [Child(platform=platform, digest=f"sha256:{place:064d}") for place, platform in enumerate(offered)]

    assert select(children, host) == (None if taken is None else children[taken])
