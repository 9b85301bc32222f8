"""What a builder says that it made. It is compared with the registry and never believed. Pure.

On the containerd store ``containerimage.config.digest`` repeats another digest, so only an equality says something.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from waybill.core.manifest import Unreadable, clean, parse_object
from waybill.core.reference import reference_of
from waybill.frozen import dataclass

_LARGEST = 16 * 1024 * 1024  # provenance stands in it as well
_MOST_WORDS = 200
_MOST_NAMES = 200
_DIGEST = re.compile(r"sha256:[0-9a-f]{64}")
_PUSHED = re.compile(r"(\S{1,256}): digest: (sha256:[0-9a-f]{64}) size: [0-9]{1,18}")
_OF_AN_IMAGE = "containerimage."


@dataclass(frozen=True, kw_only=True)
class BuilderWord:
    """One image by the builder's word."""

    digest: str = ""
    config: str = ""  # repeats another digest on the containerd store: that it differs says nothing
    names: tuple[str, ...] = ()
    reference: str = ""  # of the build, for `docker buildx history`
    media_type: str = ""
    target: str = ""  # of bake
    problem: str = ""


def read_metadata(text: str) -> tuple[BuilderWord, ...]:
    """The words of a metadata file: one of a build, one per target of a bake. Never raises."""
    if len(text) > _LARGEST:
        return (BuilderWord(problem="the metadata is larger than 16 MiB"),)
    try:
        body = parse_object(text.encode("utf-8", "replace"))
    except Unreadable as problem:
        return (BuilderWord(problem=f"the metadata is no JSON object: {problem}"),)
    if any(name.startswith((_OF_AN_IMAGE, "buildx.build.ref", "image.name")) for name in body):
        return (_word(body),)
    targets = [(name, value) for name, value in body.items() if isinstance(value, dict) and _is_target(value)]
    if not targets:
        return (BuilderWord(problem="the metadata names no image: it has no `containerimage.digest`"),)
    return tuple(_word(value, clean(name)) for name, value in targets[:_MOST_WORDS])


def one_word(words: Sequence[BuilderWord], image: str) -> BuilderWord:
    """The one about this image; with a problem when there is none or more than one.

    A single one counts without a name, since not every builder tells it; one that names others does not.
    """
    named = [word for word in words if image in {_name(text) for text in word.names}]
    nameless = [word for word in words if not word.names]
    found = named or (nameless if len(words) == 1 else [])
    if len({word.digest for word in found}) == 1:
        return found[0]
    if found:
        return BuilderWord(problem=f"{len(found)} targets of the metadata are named {image}")
    told = ", ".join(dict.fromkeys(name for word in words for name in word.names))
    problem = next((word.problem for word in words if word.problem), "")
    return BuilderWord(problem=problem or f"the metadata is not about {image}, but about {clean(told) or 'no image'}")


def read_push(lines: Iterable[str]) -> BuilderWord:
    """What `docker push` printed: ``TAG: digest: sha256:… size: N``. The last one counts."""
    found = [match for line in lines if (match := _PUSHED.fullmatch(line.strip()))]
    return BuilderWord(digest=found[-1][2]) if found else BuilderWord(problem="the push told no digest")


def _is_target(value: Mapping[str, Any]) -> bool:
    return any(name.startswith(_OF_AN_IMAGE) for name in value)


def _word(body: Mapping[str, Any], target: str = "") -> BuilderWord:
    digest = _digest(body, "containerimage.digest")
    described = body.get("containerimage.descriptor")
    inner = _digest(described, "digest") if isinstance(described, dict) else ""
    problem = "" if digest or inner else "the metadata has no `containerimage.digest`: nothing was pushed or exported"
    if digest and inner and digest != inner:
        problem = f"the metadata names two digests, {digest} and {inner}"
    return BuilderWord(
        digest="" if problem else digest or inner,
        config=_digest(body, "containerimage.config.digest"),
        names=_names(body.get("image.name")),
        reference=_text(body, "buildx.build.ref"),
        media_type=_text(described, "mediaType"),
        target=target,
        problem=problem,
    )


def _digest(value: Any, name: str) -> str:
    text = _text(value, name)
    return text if _DIGEST.fullmatch(text) else ""


def _text(value: Any, name: str) -> str:
    found = value.get(name) if isinstance(value, dict) else None
    return clean(found) if isinstance(found, str) else ""


def _names(value: object) -> tuple[str, ...]:
    parts = value.split(",") if isinstance(value, str) else ()
    return tuple(clean(part.strip()) for part in parts if part.strip())[:_MOST_NAMES]


def _name(text: str) -> str:
    """Registry and repository of a name that the builder tells."""
    reference = reference_of(text)
    return reference.name if reference else ""
