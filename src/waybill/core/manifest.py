"""The grammar of manifests: media types, descriptors, and strict JSON. ``core/chain.py`` says what they mean."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import field
from typing import Any, NoReturn

from waybill.core.platform import normalise
from waybill.frozen import dataclass

_OCI = "application/vnd.oci.image."
_DOCKER = "application/vnd.docker.distribution.manifest"
OCI_INDEX = f"{_OCI}index.v1+json"
OCI_MANIFEST = f"{_OCI}manifest.v1+json"
DOCKER_LIST = f"{_DOCKER}.list.v2+json"
DOCKER_MANIFEST = f"{_DOCKER}.v2+json"
SCHEMA1 = f"{_DOCKER}.v1+json"
SCHEMA1_SIGNED = f"{_DOCKER}.v1+prettyjws"
OLD_ARTIFACT = "application/vnd.oci.artifact.manifest.v1+json"

INDEXES = frozenset({OCI_INDEX, DOCKER_LIST})
MANIFESTS = frozenset({OCI_MANIFEST, DOCKER_MANIFEST})
SCHEMAS1 = frozenset({SCHEMA1, SCHEMA1_SIGNED})
_KNOWN = INDEXES | MANIFESTS | SCHEMAS1 | {OLD_ARTIFACT}
_NAMES_ITSELF = frozenset({DOCKER_LIST, DOCKER_MANIFEST})
NO_TYPE = "a missing content-type"  # of an answer; the empty text stands for bytes that came with no answer
_SAYS_NOTHING = frozenset({NO_TYPE, "application/json", "application/octet-stream", "text/plain"})

IMAGE_CONFIGS = frozenset({f"{_OCI}config.v1+json", "application/vnd.docker.container.image.v1+json"})
LAYER_FAMILIES = (f"{_OCI}layer.", "application/vnd.docker.image.rootfs.")
ATTESTATION_TYPES = frozenset(
    {"application/vnd.in-toto+json", "application/vnd.docker.attestation.manifest.v1+json"},
)
SCHEMA1_REASON = (
    "Docker image manifest version 2, schema 1: current engines have removed it, and its digest covers neither the "
    "platform nor the configuration; build and push the image again with a current builder"
)
_ARTIFACTS = {
    "application/vnd.cncf.helm.config.v1+json": "a Helm chart",
    "application/vnd.dev.cosign.simplesigning.v1+json": "a signature",
    "application/vnd.dev.sigstore.bundle.v0.3+json": "a signature",
    "application/vnd.docker.plugin.v1+json": "a Docker plugin",
    "application/vnd.oci.empty.v1+json": "an artifact without a configuration",
}
_DIGEST = re.compile(r"sha256:[0-9a-f]{64}|sha512:[0-9a-f]{128}")
_WORD = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,31}")
_LONGEST_TEXT = 200
_LONGEST_NUMBER = 18


class Unreadable(ValueError):
    """These bytes are not to be trusted as a manifest; the text says why and is safe to print."""


@dataclass(frozen=True, kw_only=True)
class Descriptor:
    """What one document says about another."""

    media_type: str
    digest: str
    size: int
    platform: str = ""
    artifact_type: str = ""
    elsewhere: bool = False  # it names addresses of its own: a base layer that registries need not keep
    annotations: Mapping[str, str] = field(default_factory=dict)


def clean(text: str) -> str:
    """Foreign text for one line: escapes for what is not plain ASCII, cut to a bearable length."""
    return text[:_LONGEST_TEXT].encode("unicode_escape").decode("ascii")[:_LONGEST_TEXT]


def parse_object(content: bytes) -> dict[str, Any]:
    """The JSON object in these bytes. Doubtful JSON, such as a key that stands twice, is ``Unreadable``."""
    try:
        value = json.loads(
            content.decode("utf-8"),
            object_pairs_hook=_once,
            parse_constant=_no_constant,
            parse_int=_short_integer,
        )
    except UnicodeDecodeError as error:
        raise Unreadable(f"byte {error.start} is not UTF-8") from None
    except json.JSONDecodeError as error:
        message = error.msg.partition(":")[0]
        raise Unreadable(f"line {error.lineno}, column {error.colno} is not JSON: {message}") from None
    except RecursionError:
        raise Unreadable("it is nested too deeply to be read") from None
    if not isinstance(value, dict):
        raise Unreadable("it is JSON and not an object")
    return value


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    united: dict[str, Any] = {}
    for key, value in pairs:
        if key in united:
            raise Unreadable(f'the key "{clean(key)}" stands there twice, and programs would disagree about it')
        united[key] = value
    return united


def _no_constant(name: str) -> NoReturn:
    raise Unreadable(f"{name} is not a JSON number")


def _short_integer(digits: str) -> int:
    if len(digits) > _LONGEST_NUMBER:
        raise Unreadable(f"a number of {len(digits)} digits is no size")
    return int(digits)


def refuse_other_types(header: str) -> None:
    """Refuse an answer whose Content-Type is something else altogether, such as a web page."""
    outer = _bare(header)
    if outer and outer not in _KNOWN | _SAYS_NOTHING:
        raise Unreadable(f"{clean(outer)} is no manifest's media type")


def media_type_of(header: str, body: Mapping[str, Any]) -> str:
    """The one media type on which header, ``mediaType`` and shape agree; ``Unreadable`` when they do not."""
    outer = _bare(header)
    inner = body.get("mediaType", "")
    if not isinstance(inner, str):
        raise Unreadable("mediaType is not a text")
    if outer in SCHEMAS1:
        return outer
    if body.get("schemaVersion") == 1:
        return SCHEMA1_SIGNED if "signatures" in body else SCHEMA1
    if outer in _SAYS_NOTHING:  # docker, containerd and skopeo guess schema 1 then, and fail
        raise Unreadable(f"{outer} is no manifest's media type, and clients know a manifest by that alone")
    if inner and inner != outer and outer in _KNOWN:
        raise Unreadable(f"the answer's Content-Type is {outer} and the body's mediaType is {clean(inner)}")
    if outer in _NAMES_ITSELF and not inner:
        raise Unreadable(f"it has no mediaType, and clients take no {outer} without one")
    return (outer if outer in _KNOWN else clean(inner)) or _by_shape(body)


def _bare(header: str) -> str:
    return header.partition(";")[0].strip().lower()


def _by_shape(body: Mapping[str, Any]) -> str:
    """OCI documents need not name their type; their members tell it."""
    if "manifests" in body:
        return OCI_INDEX
    return OCI_MANIFEST if "config" in body and "layers" in body else ""


def descriptors(body: Mapping[str, Any], name: str) -> tuple[Descriptor, ...]:
    """The list of descriptors under this name; every entry must be whole."""
    entries = body.get(name)
    if not isinstance(entries, list):
        raise Unreadable(f"{name} is not a list")
    return tuple(descriptor(entry, f"{name}[{place}]") for place, entry in enumerate(entries))


def descriptor(value: object, where: str) -> Descriptor:
    """One descriptor: media type, digest and size must be there and make sense."""
    if not isinstance(value, dict):
        raise Unreadable(f"{where} is not an object")
    media_type, digest, size = value.get("mediaType"), value.get("digest"), value.get("size")
    if not (isinstance(media_type, str) and media_type):
        raise Unreadable(f"{where} has no mediaType")
    if not (isinstance(digest, str) and _DIGEST.fullmatch(digest)):
        raise Unreadable(f"{where} has no digest of sha256 or sha512")
    if not isinstance(size, int) or isinstance(size, bool) or size < 0:
        raise Unreadable(f"{where} has no size")
    return Descriptor(
        media_type=clean(media_type),
        digest=digest,
        size=size,
        platform=platform_text(value.get("platform")),
        artifact_type=text_of(value, "artifactType"),
        elsewhere=bool(value.get("urls")),
        annotations=_annotations(value.get("annotations")),
    )


def _annotations(value: object) -> dict[str, str]:
    pairs = value.items() if isinstance(value, dict) else ()
    return {key: text for key, text in pairs if isinstance(text, str)}


def platform_text(value: object) -> str:
    """``os/architecture[/variant]`` in normal form, or an empty text when it is not said or makes no sense."""
    if not isinstance(value, dict):
        return ""
    words = [value.get(name) or "" for name in ("os", "architecture", "variant")]
    if not all(isinstance(word, str) for word in words) or not all(_WORD.fullmatch(word) for word in words[:2]):
        return ""
    return str(normalise(*words)) if not words[2] or _WORD.fullmatch(words[2]) else ""


def text_of(value: object, name: str) -> str:
    """A member's text, made safe to print, or an empty text."""
    found = value.get(name) if isinstance(value, dict) else None
    return clean(found) if isinstance(found, str) else ""


def artifact_name(media_type: str) -> str:
    """What an artifact is, in words where they are known."""
    known = _ARTIFACTS.get(media_type)
    return f"{known} ({media_type})" if known else media_type or "an artifact of an unnamed type"
