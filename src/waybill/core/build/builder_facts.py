"""What there is to build with: the client, its plugin, the engine, the builder. Plain values."""

from __future__ import annotations

from enum import Enum

from waybill.frozen import dataclass


class Road(Enum):
    """The three ways to build."""

    BUILDX = "buildx"
    BUILDKIT = "buildkit"
    CLASSIC = "classic"


@dataclass(frozen=True, kw_only=True)
class EngineSummary:
    """The engine that the client reaches."""

    version: str = ""
    api: str = ""
    os: str = ""
    architecture: str = ""
    store: str = ""  # "classic", "containerd", or empty where it was not told
    rootless: bool = False
    buildkit: bool = False  # it can do BuildKit by itself (18.09 and later)
    free_bytes: int | None = None

    @property
    def platform(self) -> str:
        """``linux/amd64``; empty where it was not told."""
        return f"{self.os}/{self.architecture}" if self.os and self.architecture else ""


@dataclass(frozen=True, kw_only=True)
class BuilderFacts:
    """What there is to build with. Empty text: it is not there."""

    docker: str = ""  # path of the client
    client: str = ""  # its version
    buildx: str = ""  # version of the plugin
    engine: EngineSummary | None = None
    driver: str = ""
    builder: str = ""  # the name of the buildx builder
    builder_platforms: tuple[str, ...] = ()
    buildkit: str = ""  # version of BuildKit that the builder told
    trouble: str = ""  # what the client said where it reached no engine or no builder


def numbers(version: str) -> tuple[int, int]:
    """The first two numbers of a version, so that they can be compared; zeros where it says none."""
    parts = version.strip().removeprefix("v").split(".")
    digits = ["".join(c for c in part[:6] if c.isdecimal() and c.isascii()) for part in (*parts, "", "")[:2]]
    return int(digits[0] or 0), int(digits[1] or 0)
