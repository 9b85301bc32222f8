"""Which layers a host would fetch: those of the manifest whose content its engine does not hold yet. Pure."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from waybill.core.manifest import Descriptor, Unreadable, descriptors, parse_object
from waybill.frozen import dataclass


@dataclass(frozen=True, kw_only=True)
class Missing:
    """What would be fetched: bytes as they are compressed in the registry, and how many layers."""

    bytes: int
    layers: int


def missing_layers(manifest: bytes, contents: Sequence[str], held: Collection[Sequence[str]]) -> Missing | None:
    """``contents`` are the diff ids of the image's configuration, ``held`` those of each image on the host.

    An engine keeps a layer together with all below it: a layer counts as held only with the same ones under it. With
    no configuration at hand every layer counts as missing. ``None``: the bytes are no manifest.
    """
    try:
        layers = descriptors(parse_object(manifest), "layers")
    except Unreadable:
        return None
    shared = _shared(contents, held) if len(contents) == len(layers) else 0
    return Missing(bytes=_size(layers[shared:]), layers=len(layers) - shared)


def _shared(contents: Sequence[str], held: Collection[Sequence[str]]) -> int:
    return max((_common(contents, image) for image in held), default=0)


def _common(one: Sequence[str], other: Sequence[str]) -> int:
    count = 0
    for first, second in zip(one, other, strict=False):
        if first != second:
            break
        count += 1
    return count


def _size(layers: Sequence[Descriptor]) -> int:
    """Each blob is fetched once, however often it stands in the manifest."""
    return sum({layer.digest: layer.size for layer in layers}.values())
