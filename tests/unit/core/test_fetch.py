"""Which roads are tried, what the host is asked for, and the archives that it is sent."""

from __future__ import annotations

import io
import json
import tarfile
from typing import Any

import pytest

from waybill.core.chain import Chain, digest_of
from waybill.core.deploy.model import Road
from waybill.core.fetch import (
    FetchAsk,
    held_layers,
    is_member,
    left_names,
    parts_of,
    port_of_relayed,
    relayed_name,
    roads,
)
from waybill.core.fetch_archive import END, docker_archive, header, oci_archive, padding, tiny_image
from waybill.core.host.engine import Store
from waybill.core.identity import keep_tag
from waybill.core.manifest import Descriptor
from waybill.core.reference import Reference

CONFIG = b"{}"
BLOBS = {digest_of(content): content for content in (CONFIG, b"base", b"upper")}
OCI = "application/vnd.oci.image"
MANIFEST = json.dumps(
    {
        "schemaVersion": 2,
        "mediaType": f"{OCI}.manifest.v1+json",
        "config": {"mediaType": f"{OCI}.config.v1+json", "digest": digest_of(CONFIG), "size": len(CONFIG)},
        "layers": [
            {"mediaType": f"{OCI}.layer.v1.tar+gzip", "digest": digest_of(content), "size": len(content)}
            for content in (b"base", b"upper")
        ],
    }
).encode()
INDEX = "sha256:" + "1" * 64


def ask(**more: Any) -> FetchAsk:
    chain = Chain(index=INDEX, manifest=digest_of(MANIFEST), config=digest_of(CONFIG), contents=("one", "two"))
    reference = Reference(registry="ghcr.io", repository="acme/app", digest=INDEX)
    bodies = {digest_of(MANIFEST): MANIFEST}
    return FetchAsk(host="web1", reference=reference, chain=chain, bodies=bodies, **more)


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ({"transport": "direct"}, (Road.DIRECT,)),
        ({}, (Road.DIRECT, Road.RELAY, Road.LOAD)),
        ({"transport": "relay"}, (Road.RELAY, Road.LOAD)),
        ({"transport": "relay", "relay": "refused"}, (Road.LOAD,)),
        ({"transport": "relay", "rootless": True}, (Road.LOAD,)),
        ({"store": Store.PODMAN}, (Road.DIRECT, Road.LOAD)),
    ],
)
def test_roads(more: dict[str, Any], expected: tuple[Road, ...]) -> None:
    """A road that cannot lead there is not tried."""
    assert roads(ask(**more)) == expected


def test_names() -> None:
    """A keep tag has the first twelve digits, and a relay's name says whose it is."""
    assert ask().keep == "ghcr.io/acme/app:waybill-111111111111"
    assert keep_tag("localhost:5000/a", "2" * 64) == "localhost:5000/a:waybill-222222222222"
    assert relayed_name(4711, "acme/app") == "127.0.0.1:4711/waybill-relay/acme/app"


def test_names_that_were_left() -> None:
    """Only ours: somebody may have a registry of his own on loopback."""
    name = f"127.0.0.1:4711/waybill-relay/acme/app@{INDEX}"
    images: list[dict[str, object]] = [
        {"RepoTags": ["127.0.0.1:5000/acme/app:1"], "RepoDigests": [name]},
        {"RepoTags": None, "RepoDigests": [name, "ghcr.io/waybill-relay/x@sha256:0"]},
    ]

    assert left_names(images) == (name,)
    assert (port_of_relayed(name), port_of_relayed("127.0.0.1:x/waybill-relay/a")) == (4711, 0)


def test_members() -> None:
    """Engines name the index, the manifest or the configuration; podman without the algorithm."""
    chain = ask().chain

    assert [is_member(chain, one) for one in (INDEX, digest_of(CONFIG)[7:], "", "sha256:" + "2" * 64)] == [
        True,
        True,
        False,
        False,
    ]


@pytest.mark.parametrize(
    ("held", "count"),
    [
        ([], 0),
        ([("one", "x")], 1),
        ([("x", "two")], 0),
        ([("one", "two", "three")], 2),
        ([("one",), ("one", "two")], 2),
    ],
)
def test_layers_that_an_engine_has(held: list[tuple[str, ...]], count: int) -> None:
    """A layer counts with all below it the same."""
    layers = (Descriptor(media_type="", digest="a", size=1), Descriptor(media_type="", digest="b", size=1))

    assert held_layers(layers, ("one", "two"), held) == count
    assert held_layers(layers, (), held) == 0


def archive(entries: Any) -> dict[str, bytes]:
    """What any tar finds in it."""
    content = b"".join(
        header(entry) + (found := BLOBS[entry.blob.digest] if entry.blob else entry.content) + padding(len(found))
        for entry in entries
    )
    with tarfile.open(fileobj=io.BytesIO(content + END)) as tar:
        return {member.name: (tar.extractfile(member) or io.BytesIO()).read() for member in tar}


@pytest.mark.parametrize(("held", "layers"), [(0, 2), (1, 1), (2, 0)])
def test_an_archive_of_the_missing_layers(held: int, layers: int) -> None:
    """All names are there, and the layers from the first missing one up."""
    parts = parts_of(ask())
    assert parts is not None
    files = archive(docker_archive(parts, held))

    (described,) = json.loads(files["manifest.json"])
    assert len(described["Layers"]) == 2
    assert [name for name in described["Layers"] if name in files] == described["Layers"][held:]
    assert len([name for name in files if name.endswith(".tar.gz")]) == layers
    assert (files[described["Config"]], described["RepoTags"]) == (CONFIG, None)


def test_an_archive_of_the_whole_image() -> None:
    """Every blob stands under its digest, and the index names the platform's manifest."""
    parts = parts_of(ask())
    assert parts is not None
    files = archive(oci_archive(ask(), parts, name=ask().keep))

    (described,) = json.loads(files["index.json"])["manifests"]
    assert described["annotations"]["io.containerd.image.name"] == ask().keep
    assert files["blobs/" + described["digest"].replace(":", "/")] == MANIFEST
    assert {name for name in files if name.startswith("blobs/")} == {
        "blobs/" + digest.replace(":", "/") for digest in (*BLOBS, digest_of(MANIFEST))
    }


def test_a_header_holds_sizes_beyond_octal() -> None:
    """A layer above 8 GiB is written as every tar reads it."""
    from waybill.core.fetch_archive import Entry

    large = Descriptor(media_type="", digest="sha256:0", size=9 * 2**30)
    read = tarfile.TarInfo.frombuf(header(Entry(name="a", blob=large)), "ascii", "strict")

    assert (read.name, read.size) == ("a", 9 * 2**30)


def test_an_image_of_nothing() -> None:
    """It is a whole archive."""
    with tarfile.open(fileobj=io.BytesIO(tiny_image("a:b"))) as tar:
        assert sorted(tar.getnames())[-2:] == ["index.json", "oci-layout"]


def test_a_manifest_that_is_not_at_hand() -> None:
    """Then nothing is known of its parts."""
    assert parts_of(FetchAsk(host="", reference=ask().reference, chain=ask().chain, bodies={})) is None
