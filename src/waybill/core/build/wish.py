"""What one call of a builder shall make. It holds secrets, so no evidence and no record ever holds it. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from waybill.frozen import dataclass
from waybill.secret import Secret


@dataclass(frozen=True, kw_only=True)
class BuildWish:
    """One build: everything that the words and the environment of the builder follow from."""

    name: str  # registry and repository
    tag: str
    push: bool = True
    context: str = "."
    dockerfile: str = ""
    target: str = ""
    platforms: tuple[str, ...] = ()
    args: tuple[tuple[str, str], ...] = ()
    secrets: tuple[tuple[str, Secret], ...] = ()
    contexts: tuple[str, ...] = ()
    ssh: tuple[str, ...] = ()
    network: str = ""
    no_cache: bool = False
    pull: bool = False
    cache_from: tuple[str, ...] = ()
    cache_to: tuple[str, ...] = ()
    labels: Mapping[str, str] = field(default_factory=dict)
    annotations: tuple[str, ...] = ()  # words for --annotation, as image_annotations() makes them
    sbom: bool = False
    provenance: str = "auto"
    epoch: int | None = None
    builder: str = ""

    @property
    def reference(self) -> str:
        """``NAME:TAG``."""
        return f"{self.name}:{self.tag}"
