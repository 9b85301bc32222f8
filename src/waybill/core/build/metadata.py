"""What a builder says that it made. It is compared with the registry and never believed. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from waybill.frozen import dataclass


@dataclass(frozen=True, kw_only=True)
class BuilderWord:
    """One image by the builder's word."""

    digest: str = ""
    config: str = ""  # repeats another digest on the containerd store: kept, never compared
    names: tuple[str, ...] = ()
    reference: str = ""  # of the build, for `docker buildx history`
    media_type: str = ""
    target: str = ""  # of bake
    problem: str = ""


def read_metadata(text: str) -> tuple[BuilderWord, ...]:
    """The words of a metadata file: one of a build, one per target of a bake. Never raises."""
    raise NotImplementedError


def one_word(words: Sequence[BuilderWord], image: str) -> BuilderWord:
    """The one about this image; with a problem when there is none or more than one."""
    raise NotImplementedError


def read_push(lines: Iterable[str]) -> BuilderWord:
    """What `docker push` printed: ``TAG: digest: sha256:… size: N``."""
    raise NotImplementedError
