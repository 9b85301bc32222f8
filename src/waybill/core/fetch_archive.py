"""The archives that engines load: what stands in them, and their headers. Pure.

Engines with the classic store take an archive in docker's own form, and read only those layers that they lack; the
names of the others must be there, the layers need not. Others want the whole image, in the form of the OCI.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from waybill.core.chain import digest_of
from waybill.core.fetch import FetchAsk, Parts
from waybill.core.manifest import Descriptor
from waybill.frozen import dataclass

_BLOCK = 512
END = bytes(2 * _BLOCK)
_OCI = "application/vnd.oci.image"
_OCI_LAYOUT = b'{"imageLayoutVersion":"1.0.0"}'


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One file of an archive: bytes that are at hand, or a blob that is to be fetched."""

    name: str
    content: bytes = b""
    blob: Descriptor | None = None

    @property
    def size(self) -> int:
        """Its length."""
        return self.blob.size if self.blob else len(self.content)


def docker_archive(parts: Parts, held: int) -> Iterator[Entry]:
    """An image without a name, whose lowest ``held`` layers are not in the archive."""
    names = [f"{_hex(layer)}.tar.gz" for layer in parts.layers]
    config = f"{_hex(parts.config)}.json"
    manifest = [{"Config": config, "RepoTags": None, "Layers": names}]
    yield Entry(name=config, blob=parts.config)
    lacking = dict(zip(names[held:], parts.layers[held:], strict=True))
    yield from (Entry(name=name, blob=layer) for name, layer in lacking.items())
    yield Entry(name="manifest.json", content=json.dumps(manifest).encode("ascii"))


def oci_archive(ask: FetchAsk, parts: Parts, *, name: str) -> Iterator[Entry]:
    """The whole image of this platform under a name. Its index is left out: engines miss the other platforms in it."""
    manifest = ask.bodies[ask.chain.manifest]
    yield Entry(name="oci-layout", content=_OCI_LAYOUT)
    yield Entry(name=_blob_path(ask.chain.manifest), content=manifest)
    yield from (Entry(name=_blob_path(part.digest), blob=part) for part in parts.blobs)
    yield Entry(name="index.json", content=_index(manifest, ask.chain.manifest, name))


def _index(manifest: bytes, digest: str, name: str) -> bytes:
    named = {"io.containerd.image.name": name, "org.opencontainers.image.ref.name": name}
    described = {"mediaType": _media_type(manifest), "digest": digest, "size": len(manifest), "annotations": named}
    return json.dumps({"schemaVersion": 2, "manifests": [described]}).encode("ascii")


def tiny_image(name: str) -> bytes:
    """An archive with an image of nothing at all, under a name."""
    config = b'{"architecture":"amd64","os":"linux","rootfs":{"type":"layers","diff_ids":[]}}'
    described = {"mediaType": f"{_OCI}.config.v1+json", "digest": digest_of(config), "size": len(config)}
    manifest = json.dumps(
        {"schemaVersion": 2, "mediaType": f"{_OCI}.manifest.v1+json", "config": described, "layers": []}
    ).encode("ascii")
    entries = (
        Entry(name="oci-layout", content=_OCI_LAYOUT),
        Entry(name=_blob_path(digest_of(config)), content=config),
        Entry(name=_blob_path(digest_of(manifest)), content=manifest),
        Entry(name="index.json", content=_index(manifest, digest_of(manifest), name)),
    )
    return b"".join(header(entry) + entry.content + padding(entry.size) for entry in entries) + END


def _media_type(manifest: bytes) -> str:
    kind = json.loads(manifest).get("mediaType")
    return kind if isinstance(kind, str) else f"{_OCI}.manifest.v1+json"


def _blob_path(digest: str) -> str:
    return f"blobs/{digest.replace(':', '/', 1)}"


def _hex(part: Descriptor) -> str:
    return part.digest.rpartition(":")[2]


def size_of(entries: Sequence[Entry]) -> int:
    """How many bytes of blobs an archive carries."""
    return sum(entry.size for entry in entries if entry.blob)


def header(entry: Entry) -> bytes:
    """The header of one file, in the form that every tar reads (ustar; sizes above 8 GiB in base 256)."""
    name = entry.name.encode("ascii")
    if len(name) > 100:
        raise ValueError(f"a name of {len(name)} bytes does not fit")
    size = entry.size
    field = b"%011o\0" % size if size < 8**11 else b"\x80" + size.to_bytes(11, "big")
    fields = (name.ljust(100, b"\0"), b"0000644\0", b"0000000\0" * 2, field, b"00000000000\0", b" " * 8, b"0")
    block = (b"".join(fields).ljust(257, b"\0") + b"ustar\x0000").ljust(_BLOCK, b"\0")
    return block[:148] + b"%06o\0 " % sum(block) + block[156:]


def padding(size: int) -> bytes:
    """What fills up the last block of a file."""
    return bytes(-size % _BLOCK)
